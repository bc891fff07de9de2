/// The words that name a day relative to another: `today`, `next monday`, `end of quarter`.
package enum DateWords {
  package static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  package static let spans = ["week", "month", "quarter", "year"]

  /// Every phrase that `day(_:today:)` understands, for completion and for errors.
  package static let phrases: [String] =
    ["today", "tomorrow", "yesterday"]
    + weekdays.flatMap { ["next \($0)", "last \($0)"] }
    + spans.flatMap {
      ["start of \($0)", "end of \($0)", "start of next \($0)", "end of next \($0)"]
    }

  /// The words that can begin such a phrase.
  package static let firstWords: Set<String> = [
    "today", "tomorrow", "yesterday", "next", "last", "start", "end",
  ]

  /// The day a phrase names, seen from `today`; nil where it is no such phrase. `next monday` is
  /// never today; weeks begin on Monday.
  package static func day(_ words: [String], today: Day) -> Day? {
    switch words.count {
    case 1:
      switch words[0] {
      case "today": return today
      case "tomorrow": return Day(number: today.number + 1)
      case "yesterday": return Day(number: today.number - 1)
      default: return nil
      }
    case 2:
      guard let index = weekdays.firstIndex(of: words[1]) else { return nil }
      let ahead = (index + 1 - today.weekday + 7) % 7
      switch words[0] {
      case "next": return Day(number: today.number + (ahead == 0 ? 7 : ahead))
      case "last": return Day(number: today.number + (ahead == 0 ? -7 : ahead - 7))
      default: return nil
      }
    case 3, 4:
      let isNext = words.count == 4
      guard words[1] == "of", let span = words.last, !isNext || words[2] == "next",
        let start = start(of: span, holding: today)
      else { return nil }
      let after = start.adding(length(span))
      guard let base = isNext ? after : start else { return nil }
      switch words[0] {
      case "start": return base
      case "end": return base.adding(length(span)).map { Day(number: $0.number - 1) }
      default: return nil
      }
    default: return nil
    }
  }

  private static func start(of span: String, holding today: Day) -> Day? {
    let (year, month, _) = today.parts
    switch span {
    case "week": return Day(number: today.number - (today.weekday - 1))
    case "month": return Day(year: year, month: month, day: 1)
    case "quarter": return Day(year: year, month: (month - 1) / 3 * 3 + 1, day: 1)
    case "year": return Day(year: year, month: 1, day: 1)
    default: return nil
    }
  }

  private static func length(_ span: String) -> Period {
    switch span {
    case "week": Period(days: 7)
    case "month": Period(months: 1)
    case "quarter": Period(months: 3)
    default: Period(months: 12)
    }
  }
}
