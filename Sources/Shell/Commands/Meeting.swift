import Book
import Domain
import Language
import Query

/// A meeting being held: what is entered bears its number, and is about its goal where nothing else
/// is said.
struct OpenMeeting {
  var id: RecordID
  var goal: RecordID?

  /// Fills in what follows from the meeting.
  func stamp(_ draft: inout Draft) {
    if draft.kind.field("at") != nil, draft["at"] == nil { draft["at"] = .record(id) }
    guard let goal else { return }
    switch draft.kind.name {
    case "contribution" where draft["for"] == nil: draft["for"] = .records([goal])
    case "promise" where draft["for"] == nil: draft["for"] = .record(goal)
    case "objection" where draft["about"] == nil: draft["about"] = .record(goal)
    case "driver":
      if draft["about"] == nil { draft["about"] = .record(goal) }
      // It was said there.
      if draft["basis"] == nil { draft["basis"] = .text("stated") }
    default: break
    }
  }
}

extension Command {
  static let meet = Command(
    name: "meet", summary: "opens a meeting on one goal; `adjourn` ends it",
    syntax: [
      .value("goal", .record(["goal"])), .value("fields", .fields(of: "kind")),
    ],
    examples: [
      "meet qualified-leads with marketing, sam-osei; adjourn",
      "meet qualified-leads of leads-weekly form review; note \"all were there\"; adjourn",
    ],
    details: [
      "While it is open, what is entered bears its number and is about its goal: "
        + "`contribution \"…\"`, `promise \"…\" by … to …`, `objection \"…\" by …`, "
        + "`driver \"…\" of … type …`, `note \"…\"`. The prompt shows it, and the room looks on: "
        + "private fields are withheld.",
      "Where one series is about the goal, the meeting is of that series, with those who take part. "
        + "A meeting on the goal that was opened today already goes on.",
    ],
    allowsField: { field, _ in
      ["about", "notes"].contains(field.name) ? "`\(field.name)` is not given here" : nil
    },
    fixedKind: "meeting",
    check: { invocation, checker in
      guard let kind = checker.environment.schema.kind("meeting"),
        let goal = invocation.arguments.record("goal")
      else { return }
      checker.willAdd(Draft(kind), invocation)
      checker.meeting = OpenMeeting(id: RecordID(kind: kind.code, number: 0), goal: goal)
    }
  ) { invocation, session in try session.meet(invocation) }

  static let adjourn = Command(
    name: "adjourn", summary: "ends the meeting: shows what it brought, and when the next one is",
    syntax: [], examples: ["meet qualified-leads; adjourn"],
    details: ["The room still looks on until `room off`."],
    check: { _, checker in checker.meeting = nil }
  ) { invocation, session in
    guard let meeting = session.meeting else { throw session.noMeeting(invocation) }
    session.meeting = nil
    try session.show(.recap, of: meeting.id, invocation)
    try session.tellNext(meeting.id)
    if session.isRoomOn, session.options.reports {
      try session.io.remark("the room still looks on: `room off` when it has left")
    }
  }

  static let note = Command(
    name: "note", summary: "adds a line to the notes of the meeting that is open",
    syntax: [.value("text", .text)],
    examples: ["meet qualified-leads; note \"numbers on the wall by friday\"; adjourn"]
  ) { invocation, session in
    guard let meeting = session.meeting else { throw session.noMeeting(invocation) }
    guard let before = try session.book.values(of: meeting.id) else { return }
    var lines: [String] = []
    if case .text(let notes)? = before["notes"] { lines.append(notes) }
    lines.append(invocation.arguments.text("text") ?? "")
    var draft = Draft(before.kind)
    draft["notes"] = .text(lines.joined(separator: "\n"))
    try session.change(invocation) { change in
      _ = try change.set(meeting.id, draft)
      return "noted"
    }
  }

  private static let inMeeting = "; in a meeting it bears the meeting, and is about its goal."

  static let contribution = shortForm(
    "contribution", "records something done that helped a goal or answered a driver",
    "contribution \"Half of the leads are routed\" for qualified-leads by lead-router",
    inMeeting)
  static let objection = shortForm(
    "objection", "records a doubt; it stays until it is answered, upheld or withdrawn",
    "objection \"Nobody will look at it\" by zoe-marsh about lead-router",
    inMeeting)
  static let driver = shortForm(
    "driver", "records what moves a person or a unit",
    "driver \"Quotes go out too late\" of zoe-marsh type challenge weight 4",
    inMeeting)
}

extension Session {
  fileprivate func noMeeting(_ invocation: Invocation) -> Problem {
    Problem(
      "no meeting is open", at: invocation.statement.pipeline.span,
      help: ["example: meet qualified-leads with marketing"])
  }

  fileprivate func meet(_ invocation: Invocation) throws {
    if let meeting {
      throw Problem(
        "`\(try handle(meeting.id))` is open", at: invocation.statement.pipeline.span,
        help: ["`adjourn` ends it"])
    }
    guard let goal = invocation.arguments.record("goal"),
      var (draft, _) = invocation.arguments.draft("fields")
    else { return }
    isRoomOn = true
    var environment = environment
    environment.variables["goal"] = Variable(
      .record(goal), book.schema.kind(of: goal).map { .reference([$0]) })
    if let going = try records(
      "meetings where about = $goal and date = today | sort handle desc | first 1", in: environment
    ).first, invocation.arguments.draft("fields")?.order.isEmpty ?? true {
      meeting = OpenMeeting(id: going, goal: goal)
      return try tellOpen(going, goal, "goes on")
    }
    let series = try records(
      "series where about = $goal and (no until or until >= today)", in: environment)
    if draft["of"] == nil, series.count == 1 { draft["of"] = .record(series[0]) }
    if draft["with"] == nil, case .record(let series)? = draft["of"] {
      draft["with"] = try book.values(of: series)?["with"]
    }
    draft["about"] = .record(goal)
    if draft["title"] == nil {
      let named: RecordID = if case .record(let series)? = draft["of"] { series } else { goal }
      draft["title"] = try book.values(of: named)?["title"]
    }
    let complete = try draft.completed(
      today: clock.today, at: invocation.statement.pipeline.span.end)
    try change(invocation) { change in
      let id = try change.add(complete)
      meeting = OpenMeeting(id: id, goal: goal)
      return "meeting \(try handle(id)) on \(try handle(goal)) is open"
    }
    if options.reports, let id = meeting?.id { try tellOpen(id, goal, nil) }
  }

  private func tellOpen(_ id: RecordID, _ goal: RecordID, _ state: String?) throws {
    guard options.reports else { return }
    if let state { try io.remark("meeting \(try handle(id)) on \(try handle(goal)) \(state)") }
    try io.remark(
      "say contribution, promise, objection, driver or note; `adjourn` ends it; the room looks on")
  }

  fileprivate func tellNext(_ id: RecordID) throws {
    var environment = environment
    environment.variables["meeting"] = Variable(
      .record(id), book.schema.kind(of: id).map { .reference([$0]) })
    let source = SourceText(name: "question", "$meeting | show next")
    guard
      let pipeline = Parser.parse(source, blocks: Command.blocks).program.statements.first?.pipeline
    else { return }
    let next = try book.value(of: Question(pipeline, in: environment).statement, .date)
    if case .day(let day) = next {
      try io.say("Next: \(day)")
    } else {
      try io.say("Next: not said; that takes a series: add series \"…\" about GOAL cadence monthly")
    }
  }
}
