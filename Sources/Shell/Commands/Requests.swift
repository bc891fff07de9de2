import Book
import Domain
import Language
import Query

extension Command {
  static let clarify = Command(
    name: "clarify", summary: "names the goal, the driver or the problem behind a request",
    syntax: [
      .value("record", .record(["request"])),
      .anyOrder([
        [.word("for"), .value("serves", .records(Group.serves))],
        [.word("problem"), .value("problem", .text)],
        [.word("because"), .value("words", .text)],
      ]),
    ],
    examples: [
      "clarify crm-upgrade for qualified-leads because \"reps lose leads in the old queue\"",
      "clarify crm-upgrade problem \"reps lose leads in the old queue\"",
    ]
  ) { invocation, session in
    guard let id = invocation.arguments.record("record"),
      let before = try session.book.values(of: id)
    else { return }
    try session.require(id, before, ["asked", "clear"], invocation)
    var draft = Draft(before.kind)
    guard invocation.arguments.has("serves") || invocation.arguments.has("problem") else {
      throw Problem(
        "which goal does it serve, or which problem does it solve?",
        at: invocation.statement.pipeline.span.end,
        expected: .words(["for", "problem"]),
        help: try session.candidates(for: before)
          + ["example: \(try session.clarifying(session.handle(id), before))"],
        isIncomplete: true)
    }
    if let serves = invocation.arguments.records("serves") {
      if case .records(let old)? = before["for"] {
        draft["for"] = .records(old + serves.filter { !old.contains($0) })
      }
    }
    if let problem = invocation.arguments.text("problem") { draft["problem"] = .text(problem) }
    if let words = invocation.arguments.text("words") { draft["because"] = .text(words) }
    draft["status"] = .text("clear")
    try session.change(invocation) { change in
      _ = try change.set(id, draft)
      return "\(try session.handle(id)) is clear"
    }
  }
}

extension Session {
  func require(
    _ id: RecordID, _ before: Draft, _ statuses: [String], _ invocation: Invocation
  ) throws {
    guard case .text(let status)? = before["status"], statuses.contains(status) else {
      let now = try before["status"].map { try book.text(of: $0) } ?? ""
      throw Problem(
        "`\(try handle(id))` is \(now) already", at: invocation.arguments.span("record"),
        help: ["`\(invocation.command.name)` takes what is \(statuses.joined(separator: " or "))"])
    }
  }
}
