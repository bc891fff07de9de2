import Domain
import Language
import Query

/// How a file writes its dates: `yyyy-mm-dd`, `d.m.yy`, `mmmm d, yyyy`.
///
/// `yyyy` is a year of four digits, `yy` one of this century; `m` and `d` take one or two digits,
/// `mm` and `dd` two, `mmm` and `mmmm` an English month's name; a `*` at the end passes over what
/// follows, as a time of day. All else stands as it is.
struct DatePattern: Sendable {
  private enum Part: Equatable {
    case year4, year2, month, monthName, day
    case twoDigitMonth, twoDigitDay
    case literal(Character)
    /// Whatever follows, or nothing.
    case rest
  }

  let text: String
  private let parts: [Part]

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  init(_ text: String, at span: Span) throws {
    self.text = text
    var parts: [Part] = []
    var rest = text.lowercased()[...]
    while let first = rest.first {
      let run = rest.prefix { $0 == first }
      rest = rest.dropFirst(run.count)
      switch (first, run.count) {
      case ("y", 4): parts.append(.year4)
      case ("y", 2): parts.append(.year2)
      case ("m", 1): parts.append(.month)
      case ("m", 2): parts.append(.twoDigitMonth)
      case ("m", 3), ("m", 4): parts.append(.monthName)
      case ("d", 1): parts.append(.day)
      case ("d", 2): parts.append(.twoDigitDay)
      case ("y", _), ("m", _), ("d", _):
        throw Self.unclear(text, span)
      case ("*", 1) where rest.isEmpty: parts.append(.rest)
      default: parts += run.map { .literal($0) }
      }
    }
    let count = { (wanted: [Part]) in parts.filter(wanted.contains).count }
    guard count([.year4, .year2]) == 1, count([.day, .twoDigitDay]) == 1,
      count([.month, .twoDigitMonth, .monthName]) == 1
    else { throw Self.unclear(text, span) }
    self.parts = parts
  }

  private static func unclear(_ text: String, _ span: Span) -> Problem {
    Problem(
      "`\(text)` does not say how a date is written", at: span,
      help: [
        "year, month and day once each: dates \"dd/mm/yyyy\", \"d.m.yy\", \"mmmm d, yyyy\", \"yyyy-mm-dd*\""
      ])
  }

  /// Nil where the text is not written so, or is no day there is.
  func day(_ text: String) -> Day? {
    if self.text == "yyyy-mm-dd" { return Day(iso: text) }
    return numbers(text).flatMap { Day(year: $0.year, month: $0.month, day: $0.day) }
  }

  /// Whether the text is written so; it may still be no day there is: 2027-02-30.
  func isWritten(_ text: String) -> Bool { numbers(text) != nil }

  /// What a person is told of a text that is no day.
  func problem(_ text: String) -> CellProblem {
    let meant = Self.usual.first { $0.day(text) != nil }
    guard meant == nil, let numbers = numbers(text) else {
      return CellProblem(
        "this is no date written \(self.text)",
        help: self.text == "yyyy-mm-dd"
          ? meant.map { "say how the file writes them: dates \"\($0.text)\"" } : nil)
    }
    let isMonth = (1...12).contains(numbers.month) && (1...9999).contains(numbers.year)
    return CellProblem(
      "there is no such day",
      help: isMonth
        ? "\(Self.months[numbers.month - 1]) \(numbers.year) has "
          + "\(Day.length(ofMonth: numbers.month, year: numbers.year)) days" : nil)
  }

  private func numbers(_ text: String) -> (year: Int, month: Int, day: Int)? {
    var rest = text[...]
    var (year, month, day) = (0, 0, 0)
    for part in parts {
      switch part {
      case .literal(let character):
        guard rest.first.map({ String($0).lowercased() }) == String(character) else { return nil }
        rest = rest.dropFirst()
      case .rest:
        // A day of three digits is none.
        guard rest.first?.isNumber != true else { return nil }
        rest = ""
      case .year4:
        guard let number = Self.digits(&rest, 4...4) else { return nil }
        year = number
      case .year2:
        guard let number = Self.digits(&rest, 2...2) else { return nil }
        year = 2000 + number
      case .month, .twoDigitMonth:
        guard let number = Self.digits(&rest, part == .month ? 1...2 : 2...2) else { return nil }
        month = number
      case .day, .twoDigitDay:
        guard let number = Self.digits(&rest, part == .day ? 1...2 : 2...2) else { return nil }
        day = number
      case .monthName:
        let word = rest.prefix { $0.isLetter }.lowercased()
        guard word.count >= 3,
          let index = Self.months.firstIndex(where: { $0.lowercased().hasPrefix(word) })
        else { return nil }
        month = index + 1
        rest = rest.dropFirst(word.count)
        if rest.first == "." { rest = rest.dropFirst() }
      }
    }
    return rest.isEmpty ? (year, month, day) : nil
  }

  private static func digits(_ rest: inout Substring, _ count: ClosedRange<Int>) -> Int? {
    let run = rest.prefix { ("0"..."9").contains($0) }.prefix(count.upperBound)
    guard count.contains(run.count) else { return nil }
    rest = rest.dropFirst(run.count)
    return Int(run)
  }
}
