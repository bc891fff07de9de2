import Book
import Domain
import Language
import Query

extension Command {
  static let link = Command(
    name: "link", summary: "adds members to a list field",
    syntax: [.value("record", .record([])), .value("members", .members(of: "record"))],
    examples: ["link lead-router with marketing", "link crm-upgrade for qualified-leads"]
  ) { invocation, session in
    try session.relink(invocation, "linked") { old, given in
      old + given.filter { !old.contains($0) }
    }
  }

  static let unlink = Command(
    name: "unlink", summary: "takes members out of a list field",
    syntax: [.value("record", .record([])), .value("members", .members(of: "record"))],
    examples: ["unlink lead-router for qualified-leads"]
  ) { invocation, session in
    try session.relink(invocation, "unlinked") { old, given in
      old.filter { !given.contains($0) }
    }
  }
}

extension Session {
  fileprivate func relink(
    _ invocation: Invocation, _ verb: String,
    _ change: ([RecordID], [RecordID]) -> [RecordID]
  ) throws {
    guard let id = invocation.arguments.record("record"),
      let (field, given) = invocation.arguments.members("members"),
      let before = try book.values(of: id), case .records(let old)? = before[field.name]
    else { return }
    let new = change(old, given)
    guard !field.isRequired || !new.isEmpty else {
      throw Problem(
        "`\(field.name)` may not be empty", at: invocation.arguments.span("members"))
    }
    var draft = Draft(before.kind)
    draft[field.name] = .records(new)
    try uphold(draft, of: id, before: before, at: invocation.arguments.span("members"))
    try self.change(invocation) { change in
      _ = try change.set(id, draft)
      return "\(verb) \(try handle(id)) \(field.name) \(try handles(given))"
    }
  }
}
