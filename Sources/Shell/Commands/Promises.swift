import Book
import Domain
import Query

extension Command {
  static let promise = shortForm(
    "promise", "records what one party promises another",
    "promise \"Leads routed within the hour\" by it to marketing for lead-router due +6w",
    ". `keep`, `break`, `move` and `withdraw` lead it on.")

  static let move = Command(
    name: "move", summary: "gives a promise another due date; the first one is kept",
    syntax: [
      .value("record", .record(["promise"])), .word("due"), .value("day", .date),
      .anyOrder([
        [.word("agreed"), .word("by"), .value("agreed", .record(Group.party))],
        [.word("because"), .value("words", .text)],
      ]),
    ],
    examples: [
      "move p1 due 2027-02-15", "move p1 due +2w because \"the vendor slipped\"",
      "move p1 due +2w agreed by dana-reyes",
    ],
    details: [
      "Moved before it was due, and as the promisee agrees, a promise is judged by its new date; "
        + "otherwise by the one it had. `me` of the promisee's side agrees by moving it."
    ]
  ) { invocation, session in
    guard let id = invocation.arguments.record("record"), let day = invocation.arguments.day("day"),
      let before = try session.book.values(of: id)
    else { return }
    guard let status = before["status"], [.text("open"), .text("unconfirmed")].contains(status)
    else {
      throw Problem(
        "`\(try session.handle(id))` is no longer open", at: invocation.arguments.span("record"),
        help: ["only an open promise is moved"])
    }
    var draft = Draft(before.kind)
    draft["due"] = .day(day)
    let remark = try session.agree(&draft, id, before, to: day, invocation)
    if let words = invocation.arguments.text("words") { draft["because"] = .text(words) }
    try session.change(invocation) { change in
      _ = try change.set(id, draft)
      return "\(try session.handle(id)) is due \(day)\(remark)"
    }
  }
}
