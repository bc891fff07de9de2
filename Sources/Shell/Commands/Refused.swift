import Book
import Domain
import Language
import Query

extension Command {
  static let refused = Command(
    name: "refused", summary: "expects that the lines up to `end` are turned down, and says why",
    syntax: [.optional([.value("words", .text)])],
    examples: ["refused \"which goal\"; accept crm-upgrade; end"],
    details: [
      "Nothing of them is kept. Where they are not turned down, or with other words than those "
        + "given, that is an error: a script shows, and proves, what a rule refuses."
    ],
    opensBlock: true,
    check: { invocation, checker in checker.checkRefused(invocation) }
  ) { invocation, session in
    if let clause = invocation.statement.clauses.dropFirst().first {
      throw Problem("`refused` has no `else`", at: clause.keyword.span)
    }
    let refusal = try session.refusal(of: invocation)
    let place = invocation.statement.pipeline.span
    guard let refusal else { throw Problem("this was not refused", at: place) }
    let words = invocation.arguments.text("words") ?? ""
    guard refusal.contains(words) else {
      throw Problem(
        "this was refused in other words", at: place,
        help: ["expected: \(words)", "found: \(refusal)"])
    }
    try session.io.say("refused: \(refusal)")
  }
}

extension Session {
  /// Why the lines of a block are turned down; nil where they are not. Nothing of them is kept.
  fileprivate func refusal(of invocation: Invocation) throws -> String? {
    struct Done: Error {}
    let before = (me, meeting, isRoomOn, variables)
    defer { (me, meeting, isRoomOn, variables) = before }
    // It ends by throwing either way, so that the book takes everything back.
    let body: () throws -> Void = {
      for clause in invocation.statement.clauses {
        try self.run(clause.body, in: invocation.source)
      }
      throw Done()
    }
    do {
      if book.change == nil {
        _ = try book.step(note(invocation.words)) { _ in try body() }
      } else {
        try book.attempt(body)
      }
    } catch is Done {
      return nil
    } catch let failure as Failure {
      return failure.diagnostics.first.map(\.message)
    }
    return nil
  }
}
