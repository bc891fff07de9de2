import Book
import Domain
import Language
import Query
import Terminal

extension Command {
  static let forget = Command(
    name: "forget", summary: "replaces a person by a pseudonym, in every version and for good",
    syntax: [
      .value("person", .record(["person"])),
      .anyOrder([
        [.word("also"), .list("also", [.value("word", .text)])],
        [.word("for"), .value("good", .choice(["good"]))],
      ]),
    ],
    examples: ["forget zoe-marsh for good", "forget zoe-marsh also \"ZM\", \"Zoë\" for good"],
    details: [
      "The name goes from records and from all their earlier versions, from every text it stands in, "
        + "from the log's words, from the file's free pages and from what was typed at the prompt.",
      "It is the only change that cannot be undone. At the prompt it is confirmed twice; elsewhere "
        + "`for good` has to stand there.",
      "Further words that stand for the person go after `also`. Copies made before keep the name.",
    ]
  ) { invocation, session in
    let place = invocation.statement.pipeline.span
    guard let id = invocation.arguments.record("person") else { return }
    guard session.book.change == nil else {
      throw Problem(
        "nobody is forgotten within a script, which is one step and may be taken back", at: place,
        help: ["`forget` stands at the prompt, in -c or on standard input"])
    }
    guard try session.isSure(id, invocation) else {
      return try session.io.remark("nothing was changed")
    }
    let words = invocation.arguments.rounds("also").compactMap { $0.text("word") }
    for (word, round) in zip(words, invocation.arguments.rounds("also")) {
      let letters = word.filter { $0.isLetter || $0.isNumber }
      guard letters.count < 2 else { continue }
      throw Problem("a word to be forgotten has two letters or more", at: round.span("word"))
    }
    let forgotten = try session.book.forget(
      id, also: words, session.note(invocation.words))
    session.remember(forgotten.step)
    if !session.options.isDryRun,
      let message = session.history.remove(where: forgotten.isHeld)
    {
      try session.io.remark(message)
    }
    guard session.options.reports else { return }
    try session.io.remark(
      "forgotten: from now on and ever before, this is \(forgotten.handle) (\(session.stepWords(forgotten.step)))"
    )
    if !forgotten.holdingParts.isEmpty {
      try session.io.remark(
        "a part of the name still stands in \(session.handles(forgotten.holdingParts)); "
          + "if it is meant there: forget \(forgotten.handle) also \"…\"")
    }
    try session.io.remark("copies made before, and files that were imported, still hold the name")
  }
}

extension Session {
  /// Asked twice at the prompt; elsewhere said in the command.
  fileprivate func isSure(_ id: RecordID, _ invocation: Invocation) throws -> Bool {
    guard options.isInteractive, let ask = io.ask else {
      guard invocation.arguments.has("good") else {
        throw Problem(
          "this cannot be undone; say that it is meant", at: invocation.statement.pipeline.span.end,
          expected: .words(["for"]), help: ["example: forget \(try handle(id)) for good"])
      }
      return true
    }
    let handle = try handle(id)
    let answer = try ask("forget \(handle) in every version, for good? [y/N] ")
    guard ["y", "yes"].contains(answer?.lowercased() ?? "") else { return false }
    return try ask("this cannot be undone. Type \(handle) to go on: ") == handle
  }
}
