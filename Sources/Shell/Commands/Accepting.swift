import Book
import Domain
import Language
import Query

/// What was asked or offered becomes an initiative, once it is known what for.
extension Command {
  static let accept = accepting(
    name: "accept", summary: "makes a request an initiative; it must serve a goal or a driver",
    kind: "request", from: ["asked", "clear"], to: "accepted",
    examples: ["accept faster-quotes as \"Quote desk\" lead sam-osei due 2027-02-01"])

  static let take = accepting(
    name: "take", summary: "makes an offer an initiative; it must serve a goal or a driver",
    kind: "offer", from: ["made"], to: "taken",
    examples: ["take reporting-sandbox as \"Numbers for the board\" lead sam-osei"])

  private static func accepting(
    name: String, summary: String, kind: String, from: [String], to status: String,
    examples: [String]
  ) -> Command {
    Command(
      name: name, summary: summary,
      syntax: [
        .value("record", .record([kind])),
        .optional([.word("as"), .value("title", .text)]),
        .value("fields", .fields(of: "kind")),
      ],
      examples: examples,
      details: ["Fields are those of the initiative; what it serves it takes from the \(kind)."],
      allowsField: { field, _ in
        ["request", "offer"].contains(field.name)
          ? "`\(field.name)` is what `\(name)` fills in itself" : nil
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
      try session.require(id, before, from, invocation)
      guard case .records(let serves)? = before["for"], !serves.isEmpty else {
        throw try session.unclear(id, before, invocation)
      }
      draft["title"] = invocation.arguments.value("title") ?? before["title"]
      draft[kind] = .record(id)
      if draft["for"] == nil { draft["for"] = .records(serves) }
      if case .records(let given)? = draft["for"], given.isEmpty {
        throw Problem(
          "the initiative serves what the \(kind) serves; it cannot serve nothing",
          at: invocation.arguments.span("fields"))
      }
      let complete = try draft.completed(
        today: session.clock.today, at: invocation.statement.pipeline.span.end)
      if let chosen = complete.handle, try session.book.isTaken(handle: chosen, complete.kind) {
        throw Problem(
          "there is \(complete.kind.withArticle) `\(chosen)` already",
          at: invocation.arguments.span("fields"))
      }
      var origin = Draft(before.kind)
      origin["status"] = .text(status)
      try session.change(invocation) { change in
        let made = try change.add(complete)
        _ = try change.set(id, origin)
        return
          "\(status == "taken" ? "took" : status) \(try session.handle(id)) as initiative \(try session.handle(made))"
      }
    }
  }
}

extension Session {
  /// Goals come before technology: what is unclear is not accepted, and the goals of those who ask
  /// are offered.
  fileprivate func unclear(
    _ id: RecordID, _ before: Draft, _ invocation: Invocation
  ) throws -> Problem {
    let name = try handle(id)
    let isOffer = before.kind.name == "offer"
    return Problem(
      "which goal does `\(name)` serve, or which problem of theirs? It is not \(isOffer ? "taken" : "accepted") before that is said",
      at: invocation.arguments.span("record"),
      help: try candidates(for: before) + problemInWords(name, before) + [
        isOffer
          ? "example: link \(name) for \(try goal(for: before) ?? "a-goal")"
          : "example: \(try clarifying(name, before))"
      ])
  }

  /// A problem that is told in words has to become a driver before anything is accepted for it.
  private func problemInWords(_ name: String, _ before: Draft) throws -> [String] {
    guard case .text(let problem)? = before["problem"], case .record(let asking)? = before["from"]
    else { return [] }
    let driver = "driver \(problem.quoted) of \(try handle(asking)) type challenge"
    return ["its problem is in words so far: \(driver), then clarify \(name) for its handle"]
  }

  /// How a request is made clear: for a goal of theirs, else by the problem.
  func clarifying(_ handle: String, _ draft: Draft) throws -> String {
    guard let goal = try goal(for: draft) else { return "clarify \(handle) problem \"…\"" }
    return "clarify \(handle) for \(goal) because \"…\""
  }

  /// The goal it serves most likely.
  private func goal(for draft: Draft) throws -> String? {
    let goals = try goals(near: draft)
    let any = goals.isEmpty ? "goals where status in (proposed, agreed) | first 1" : ""
    return try (goals + (any.isEmpty ? [] : records(any, in: environment))).first.map(handle)
  }

  /// The goals and challenges of whoever asks, of their unit or else of what it is part of.
  func candidates(for draft: Draft) throws -> [String] {
    var lines: [String] = []
    let goals = try goals(near: draft)
    if !goals.isEmpty { lines.append("their goals: \(try titled(goals))") }
    let drivers = try records(
      "drivers where of within $asker.unit and type != motivation and basis != assumed",
      near: draft)
    if !drivers.isEmpty { lines.append("their challenges and needs: \(try titled(drivers))") }
    return lines
  }

  private func goals(near draft: Draft) throws -> [RecordID] {
    let own = try records(
      "goals where of within $asker.unit and status in (proposed, agreed)", near: draft)
    return own.isEmpty
      ? try records("goals where $asker within .of and status in (proposed, agreed)", near: draft)
      : own
  }

  /// The first few that a question about whoever asks yields.
  private func records(_ question: String, near draft: Draft) throws -> [RecordID] {
    guard case .record(let asker)? = draft[draft.kind.name == "offer" ? "to" : "from"] else {
      return []
    }
    var environment = environment
    environment.variables["asker"] = Variable(
      .record(asker), book.schema.kind(of: asker).map { .reference([$0]) })
    return try records(question + " | first 5", in: environment)
  }

  private func titled(_ ids: [RecordID]) throws -> String {
    try ids.map { id in
      guard case .text(let title)? = try book.values(of: id)?["title"] else {
        return try handle(id)
      }
      return "\(try handle(id)) (\(title))"
    }.joined(separator: ", ")
  }
}
