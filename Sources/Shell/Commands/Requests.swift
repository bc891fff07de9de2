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
        "which goal does it serve, or which problem is behind it?",
        at: invocation.statement.pipeline.span.end,
        expected: .words(["for", "problem"]),
        help: ["example: clarify \(try session.handle(id)) for a-goal because \"…\""],
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

  static let accept = Command(
    name: "accept", summary: "makes a request an initiative; it must serve a goal or a driver",
    syntax: [
      .value("record", .record(["request"])),
      .optional([.word("as"), .value("title", .text)]),
      .value("fields", .fields(of: "kind")),
    ],
    examples: ["accept faster-quotes as \"Quote desk\" lead sam-osei due 2027-02-01"],
    details: ["Fields are those of the initiative; what it serves it takes from the request."],
    allowsField: { field, _ in
      ["request", "offer"].contains(field.name) ? "`\(field.name)` is the request itself" : nil
    },
    fixedKind: "initiative",
    check: { invocation, checker in
      if let (draft, _) = invocation.arguments.draft("fields") {
        var draft = draft
        draft["title"] = .text(invocation.arguments.text("title") ?? "")
        checker.willAdd(draft, invocation)
      }
    }
  ) { invocation, session in
    guard let id = invocation.arguments.record("record"),
      let before = try session.book.values(of: id),
      var (draft, _) = invocation.arguments.draft("fields")
    else { return }
    try session.require(id, before, ["asked", "clear"], invocation)
    guard case .records(let serves)? = before["for"], !serves.isEmpty else {
      throw try session.unclear(id, before, invocation)
    }
    draft["title"] = invocation.arguments.value("title") ?? before["title"]
    draft["request"] = .record(id)
    if draft["for"] == nil { draft["for"] = .records(serves) }
    if case .records(let given)? = draft["for"], given.isEmpty {
      throw Problem(
        "an initiative that answers a request serves what the request serves",
        at: invocation.arguments.span("fields"))
    }
    let complete = try draft.completed(
      today: session.clock.today, at: invocation.statement.pipeline.span.end)
    var request = Draft(before.kind)
    request["status"] = .text("accepted")
    try session.change(invocation) { change in
      let made = try change.add(complete)
      _ = try change.set(id, request)
      return "accepted \(try session.handle(id)) as initiative \(try session.handle(made))"
    }
  }
}

extension Session {
  fileprivate func require(
    _ id: RecordID, _ before: Draft, _ statuses: [String], _ invocation: Invocation
  ) throws {
    guard case .text(let status)? = before["status"], statuses.contains(status) else {
      let now = try before["status"].map { try book.text(of: $0) } ?? ""
      throw Problem(
        "`\(try handle(id))` is \(now) already", at: invocation.arguments.span("record"),
        help: ["`\(invocation.command.name)` takes what is \(statuses.joined(separator: " or "))"])
    }
  }

  /// Goals come before technology: an unclear request is not accepted, and the goals of the asker's
  /// unit are offered.
  fileprivate func unclear(
    _ id: RecordID, _ before: Draft, _ invocation: Invocation
  ) throws -> Problem {
    var help = ["example: clarify \(try handle(id)) for a-goal because \"…\""]
    if case .record(let asker)? = before["from"] {
      var unit = asker
      if book.schema.kind(of: asker)?.name == "person",
        case .record(let main)? = try book.values(of: asker)?["in"]
      {
        unit = main
      }
      var environment = environment
      environment.variables["unit"] = Variable(
        .record(unit), book.schema.kind(of: unit).map { .reference([$0]) })
      let goals = try records(
        "goals where of within $unit and status in (proposed, agreed) | first 5", in: environment)
      if !goals.isEmpty { help.insert("their goals: \(try handles(goals))", at: 0) }
    }
    return Problem(
      "which goal does `\(try handle(id))` serve, or which driver? It is not accepted before that is said",
      at: invocation.arguments.span("record"), help: help)
  }
}
