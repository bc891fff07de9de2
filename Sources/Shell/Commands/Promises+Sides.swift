import Book
import Domain
import Language
import Query

/// The two sides of a promise, and what each may say about it.
enum Side: String { case promiser, promisee }

extension Session {
  /// Whose side somebody is on: the party itself, or anyone of its unit; nil for a third person, or
  /// where both are of the same unit.
  func side(of person: RecordID?, _ promise: Draft) throws -> Side? {
    guard let person, case .record(let by)? = promise["by"], case .record(let to)? = promise["to"]
    else { return nil }
    if by == person { return .promiser }
    if to == person { return .promisee }
    // The main unit decides; where it does not, further ones do.
    for isMain in [true, false] {
      switch (try isOf(by, person, isMain: isMain), try isOf(to, person, isMain: isMain)) {
      case (true, false): return .promiser
      case (false, true): return .promisee
      case (true, true): return nil
      case (false, false): continue
      }
    }
    return nil
  }

  /// Whether a person is of the unit that a party is or belongs to.
  func isOf(_ party: RecordID, _ person: RecordID, isMain: Bool = false) throws -> Bool {
    if party == person { return true }
    let subject = isMain ? "$person.in" : "$person"
    return try holds("\(subject) within $party.unit", ["person": person, "party": party])
  }

  /// A promise that `me` enters for others waits until they confirm it.
  func isForOthers(_ promise: Draft) throws -> Bool {
    guard let me, case .record(let by)? = promise["by"] else { return false }
    return try !isOf(by, me)
  }

  /// Signs a verdict, a confirmation or a withdrawal; says what follows from it.
  func sign(
    _ draft: inout Draft, _ id: RecordID, _ before: Draft, _ transition: Transition,
    _ invocation: Invocation
  ) throws -> String? {
    let side = try side(of: me, before)
    let place = invocation.arguments.span("records")
    let isUnconfirmed = before["status"] == .text("unconfirmed")
    if transition.verb == "confirm" || (transition.isVerdict && isUnconfirmed) {
      guard side == .promiser else { throw try unconfirmed(id, before, at: place) }
    }
    if transition.verb == "confirm" { return nil }
    if transition.verb == "withdraw" {
      guard let side else {
        throw Problem(
          "who withdraws `\(try handle(id))`, its promiser or its promisee?", at: place,
          help: try sides(before) + ["say who speaks: me HANDLE"])
      }
      draft["withdrawn-by"] = .text(side.rawValue)
      return side == .promiser ? "counts as broken, for its promiser withdrew it" : nil
    }
    return try judge(&draft, id, before, side, at: place)
  }

  private func judge(
    _ draft: inout Draft, _ id: RecordID, _ before: Draft, _ side: Side?, at place: Span
  ) throws -> String? {
    guard case .text(let verdict)? = draft["status"], case .text(let status)? = before["status"]
    else { return nil }
    let isSettled = ["kept", "broken"].contains(status)
    guard let side else {
      guard !isSettled else {
        throw Problem(
          "`\(try handle(id))` is \(status); another verdict comes from one of its sides",
          at: place,
          help: try sides(before) + ["say who speaks: me HANDLE"])
      }
      return nil
    }
    draft["\(side.rawValue)-says"] = .text(verdict)
    guard isSettled else { return nil }
    let other = before[side == .promiser ? "promisee-says" : "promiser-says"] ?? .missing
    if other == .missing || other == .text(verdict) {
      // It stays closed on the day it was, unless the verdict changes.
      if verdict == status { draft["closed"] = before["closed"] }
      return nil
    }
    draft["status"] = .text(status)
    draft["closed"] = before["closed"]
    draft["judge"] = before["judge"]
    return "disputed, for the other side says \(try book.text(of: other))"
  }

  private func unconfirmed(_ id: RecordID, _ promise: Draft, at place: Span) throws -> Problem {
    Problem(
      "`\(try handle(id))` was entered for its promiser, whose side confirms it", at: place,
      help: try sides(promise) + ["say who speaks: me HANDLE"])
  }

  private func sides(_ promise: Draft) throws -> [String] {
    guard case .record(let by)? = promise["by"], case .record(let to)? = promise["to"] else {
      return []
    }
    return ["promised by \(try handle(by)) to \(try handle(to))"]
  }

  /// What a move does to the date that a promise is judged by.
  func agree(
    _ draft: inout Draft, _ id: RecordID, _ before: Draft, to day: Day, _ invocation: Invocation
  ) throws -> String {
    guard case .day(let due)? = before["due"] else {
      draft["first-due"] = .day(day)
      draft["agreed-due"] = .day(day)
      return ""
    }
    if before["first-due"] == .missing { draft["first-due"] = .day(due) }
    var judged = due
    for field in ["first-due", "agreed-due"] {
      if case .day(let date)? = before[field] { judged = date }
    }
    draft["agreed-due"] = .day(judged)
    draft["agreed"] = .missing
    guard let agreed = try agreement(before, invocation) else {
      return day == judged ? "" : "; nobody agreed, so it is judged by \(judged)"
    }
    draft["agreed"] = .record(agreed)
    guard clock.today <= judged else {
      return "; it was due by then, so it is judged by \(judged)"
    }
    draft["agreed-due"] = .day(day)
    return ", as agreed by \(try handle(agreed))"
  }

  /// Who of the promisee's side agrees.
  private func agreement(_ promise: Draft, _ invocation: Invocation) throws -> RecordID? {
    guard let given = invocation.arguments.record("agreed") else {
      return try side(of: me, promise) == .promisee ? me : nil
    }
    guard case .record(let to)? = promise["to"] else { return nil }
    let isTheirs =
      try given == to || holds("$given within $to.unit", ["given": given, "to": to])
    guard isTheirs else {
      throw Problem(
        "`\(try handle(given))` is not of the promisee's side, which is `\(try handle(to))`",
        at: invocation.arguments.span("agreed"))
    }
    return given
  }
}
