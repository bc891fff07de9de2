import Book
import Domain
import Language
import Query

/// What holds of records however they are entered or changed: by `add`, `set`, `link` or an import
/// that does not say `as history`. The verbs that lead a record on have rules of their own.
extension Session {
  /// - Parameters:
  ///   - draft: What is to be entered, or the fields that are to change.
  ///   - before: The record as it is; nil for a new one.
  func uphold(_ draft: Draft, of id: RecordID? = nil, before: Draft? = nil, at span: Span) throws {
    switch draft.kind.name {
    case "initiative": try upholdGoal(of: draft, before, at: span)
    case "request": try upholdClarity(of: draft, before, "accepted", at: span)
    case "offer": try upholdClarity(of: draft, before, "taken", at: span)
    case "promise": try upholdWord(draft, id, before, at: span)
    case "embed": try upholdCapacity(draft, id, before, at: span)
    case "view": try upholdQuestion(draft, before, at: span)
    default: break
    }
  }

  /// An initiative is no way round the question which goal a request serves.
  private func upholdGoal(of draft: Draft, _ before: Draft?, at span: Span) throws {
    for (field, status, verb) in [("request", "accepted", "accept"), ("offer", "taken", "take")] {
      guard case .record(let origin)? = draft[field] ?? before?[field] else { continue }
      let now = try book.values(of: origin)
      if before?[field] != .record(origin), now?["status"] != .text(status) {
        throw Problem(
          "`\(try handle(origin))` is not \(status), and no initiative answers it before that",
          at: span, help: ["`\(verb) \(try handle(origin))` asks for its goal and makes one"])
      }
      if case .records(let serves)? = draft["for"] ?? before?["for"], serves.isEmpty {
        throw Problem(
          "an initiative that answers `\(try handle(origin))` serves a goal or a driver", at: span,
          help: ["example: for \(try goals(of: now).first ?? "a-goal")"])
      }
    }
  }

  private func goals(of origin: Draft?) throws -> [String] {
    guard case .records(let serves)? = origin?["for"] else { return [] }
    return try serves.map { try handle($0) }
  }

  /// What was accepted for a goal keeps one, and what is clear says why it is.
  private func upholdClarity(
    of draft: Draft, _ before: Draft?, _ settled: String, at span: Span
  ) throws {
    guard let before else { return }
    func isEmpty(_ field: String) -> Bool {
      switch draft[field] ?? before[field] {
      case nil, .missing?, .records([])?, .text("")?: true
      default: false
      }
    }
    guard draft["for"] != nil || draft["problem"] != nil, isEmpty("for") else { return }
    if before["status"] == .text(settled) {
      throw Problem(
        "it was \(settled) for what it serves, and keeps one goal or driver", at: span,
        help: ["name another: link HANDLE for a-goal"])
    }
    if before["status"] == .text("clear"), isEmpty("problem") {
      throw Problem(
        "it is clear for what it serves or solves; one of the two stays", at: span,
        help: ["example: for a-goal, or problem \"…\""])
    }
  }

  /// A promise's date moves by `move`, and what was judged is not made another promise.
  private func upholdWord(
    _ draft: Draft, _ id: RecordID?, _ before: Draft?, at span: Span
  ) throws {
    guard let before, let id else { return }
    if let due = draft["due"], due != before["due"], before["due"] != .missing {
      throw Problem(
        "the date of a promise is not set; it moves by `move`", at: span,
        help: ["example: move \(try handle(id)) due +2w agreed by HANDLE"])
    }
    let isOpen = [.text("open"), .text("unconfirmed")].contains(before["status"] ?? .missing)
    for field in ["by", "to", "made", "due"] where !isOpen {
      if let new = draft[field], new != before[field] {
        throw Problem(
          "`\(try handle(id))` was judged; its `\(field)` stays", at: span,
          help: ["a promise entered wrongly is taken back with `undo step`, or removed"])
      }
    }
  }

  /// Nobody is embedded with more time than there is, on any day.
  private func upholdCapacity(
    _ draft: Draft, _ id: RecordID?, _ before: Draft?, at span: Span
  ) throws {
    func value(_ field: String) -> Value { draft[field] ?? before?[field] ?? .missing }
    guard case .record(let person) = value("person"), case .number(let share) = value("share"),
      share > 0, let capacity = try book.values(of: person)?["capacity"],
      case .number(let capacity) = capacity
    else { return }
    let period = Period(value("start"), value("until"))
    let others = try commitments(of: person).filter { $0.id != id && $0.period.overlaps(period) }
    // The load rises only where something begins.
    let days = [period.first] + others.map { max($0.period.first, period.first) }
    for day in days.sorted() {
      let then = others.filter { $0.period.contains(day) }
      let taken = then.map(\.share).reduce(0, +)
      guard taken + share > capacity else { continue }
      let parts = try then.map { "\(try handle($0.id)) \(NumberSpelling.of($0.share)) %" }
      let since = day == Day.range.lowerBound ? "" : " on \(day)"
      throw Problem(
        "`\(try handle(person))` has \(NumberSpelling.of(max(0, capacity - taken))) % free\(since), not \(NumberSpelling.of(share)) %",
        at: span,
        help: [
          "capacity \(NumberSpelling.of(capacity)) %"
            + (parts.isEmpty ? "" : ", taken by \(parts.joined(separator: ", "))")
        ])
    }
  }

  private struct Period {
    var first = Day.range.lowerBound
    var last = Day.range.upperBound

    init(_ first: Value, _ last: Value) {
      if case .day(let day) = first { self.first = day }
      if case .day(let day) = last { self.last = day }
    }

    func overlaps(_ other: Period) -> Bool { first <= other.last && other.first <= last }
    func contains(_ day: Day) -> Bool { first <= day && day <= last }
  }

  /// What takes a person's time: embeds, and initiatives being led that have not ended. One past
  /// its date still goes on.
  private func commitments(
    of person: RecordID
  ) throws -> [(id: RecordID, share: Double, period: Period)] {
    var environment = environment
    environment.variables["person"] = Variable(
      .record(person), book.schema.kind(of: person).map { .reference([$0]) })
    let embeds = try records("embeds where person = $person and share > 0", in: environment)
    let leads = try records(
      "initiatives where lead = $person and share > 0 and status in (proposed, active)",
      in: environment)
    return try (embeds + leads).compactMap { id in
      guard let draft = try book.values(of: id), case .number(let share)? = draft["share"] else {
        return nil
      }
      var end = draft["until"] ?? draft["due"] ?? .missing
      if draft.kind.name == "initiative", case .day(let due) = end, due < clock.today {
        end = .missing
      }
      return (id, share, Period(draft["start"] ?? .missing, end))
    }
  }
}
