import Book
import Domain
import Language
import Query

/// The verbs that lead a record through its life, made from what the kinds declare.
extension Command {
  static let transitions: [Command] = {
    let all = Schema.standard.kinds.flatMap { kind in kind.transitions.map { (kind, $0) } }
    let verbs = all.map(\.1.verb).uniqued()
    return verbs.map { verb in
      let moves = all.filter { $0.1.verb == verb }
      return transition(verb, moves.map { ($0.0, $0.1) })
    }
  }()

  private static func transition(
    _ verb: String, _ moves: [(kind: Kind, transition: Transition)]
  ) -> Command {
    let first = moves[0].transition
    var clauses: [[Syntax]] = []
    if moves.contains(where: { $0.transition.dated != nil }) {
      clauses.append([.word("on"), .value("day", .date)])
    }
    let keywords = moves.compactMap { $0.transition.words?.keyword }.uniqued()
    clauses += keywords.map { [.word($0), .value("words", .text)] }
    let example = moves[0].kind.sampleHandle(for: verb)
    // Who says so matters there.
    let speaker = ["confirm", "withdraw"].contains(verb) ? "me sam-osei; " : ""
    return Command(
      name: verb, summary: first.help,
      syntax: [.value("records", .records(moves.map(\.kind.name)))]
        + (clauses.isEmpty ? [] : [.anyOrder(clauses)]),
      examples: [
        [
          "\(speaker)\(verb) \(example)",
          first.words.map { "\($0.keyword) \"\(sampleWords(for: verb))\"" },
        ]
        .compactMap { $0 }.joined(separator: " ")
      ],
      details: moves.map {
        "\($0.kind.name): from \($0.transition.from.joined(separator: " or ")) to \($0.transition.to)"
      }
    ) { invocation, session in
      try session.lead(invocation, moves)
    }
  }
}

private func sampleWords(for verb: String) -> String {
  switch verb {
  case "answer": "a second queue takes over at night"
  case "uphold": "it did lose two on Friday"
  case "decline": "the portal does it already"
  default: "the vendor slipped"
  }
}

extension Kind {
  /// A record of this kind in the sample book that the verb can take.
  fileprivate func sampleHandle(for verb: String) -> String {
    switch name {
    case "request": "crm-upgrade"
    case "offer": "reporting-sandbox"
    // The one that is unconfirmed.
    case "promise": verb == "confirm" ? "p6" : "p1"
    default: "o1"
    }
  }
}

extension Session {
  fileprivate func lead(
    _ invocation: Invocation, _ moves: [(kind: Kind, transition: Transition)]
  ) throws {
    let ids = invocation.arguments.records("records") ?? []
    let words = invocation.arguments.text("words")
    var drafts: [(RecordID, Draft)] = []
    var remarks: [String] = []
    for id in ids {
      guard let before = try book.values(of: id),
        let transition = moves.first(where: { $0.kind.code == id.kindCode })?.transition
      else { continue }
      var draft = try draft(id, before, transition, words, invocation)
      if before.kind.name == "promise" {
        if let remark = try sign(&draft, id, before, transition, invocation) {
          remarks.append(remark)
        }
      }
      drafts.append((id, draft))
    }
    try change(invocation) { change in
      for (id, draft) in drafts { _ = try change.set(id, draft) }
      var state: String?
      if let id = ids.first, let status = try book.values(of: id)?["status"] {
        state = try book.text(of: status)
      }
      return (["\(try handles(ids)): \(state ?? "")"] + remarks).joined(separator: "; ")
    }
  }

  private func draft(
    _ id: RecordID, _ before: Draft, _ transition: Transition, _ words: String?,
    _ invocation: Invocation
  ) throws -> Draft {
    let isSettled = [.text("kept"), .text("broken")].contains(before["status"] ?? .missing)
    guard case .text(let status)? = before["status"],
      transition.from.contains(status) || (transition.isVerdict && isSettled)
    else {
      let now = try before["status"].map { try book.text(of: $0) } ?? "without a status"
      throw Problem(
        "`\(try handle(id))` is \(now); `\(transition.verb)` takes what is "
          + transition.from.joined(separator: " or "),
        at: invocation.arguments.span("records"), help: ["nothing was changed"])
    }
    var draft = Draft(before.kind)
    draft["status"] = .text(transition.to)
    if let field = transition.dated {
      let day = invocation.arguments.day("day") ?? clock.today
      if let begins = before.kind.timeline.begins, case .day(let begin)? = before[begins],
        day < begin
      {
        throw Problem(
          "`\(try handle(id))` was made on \(begin); it is not \(transition.to) before that",
          at: invocation.arguments.span(invocation.arguments.has("day") ? "day" : "records"),
          help: ["a date entered wrongly is taken back with `undo`; nothing was changed"])
      }
      draft[field] = .day(day)
      if let me { draft["judge"] = .record(me) }
    } else if invocation.arguments.has("day") {
      throw Problem(
        "`on` does not go with \(before.kind.withArticle)", at: invocation.arguments.span("day"))
    }
    if let wanted = transition.words {
      if let words { draft[wanted.field] = .text(words) }
      guard words != nil || !wanted.isRequired else {
        throw Problem(
          "`\(transition.verb)` needs words: `\(wanted.keyword) \"…\"`",
          at: invocation.statement.pipeline.span.end,
          expected: .words([wanted.keyword]),
          help: ["example: \(transition.verb) \(try handle(id)) \(wanted.keyword) \"…\""],
          isIncomplete: true)
      }
    } else if words != nil {
      throw Problem(
        "\(before.kind.withArticle) takes no reason here", at: invocation.arguments.span("words"))
    }
    return draft
  }
}
