extension Lexer {
  /// `3d-printing`, `2024h2.title`; and what looks like a number or a date but is neither.
  mutating func scanWordOfDigits() -> Token.Kind {
    let start = position
    let kind = scanWord()
    guard case .element(.path(let names)) = kind,
      names[0].text.utf8.allSatisfy(\.isDigit), names[1].text.utf8.first?.isDigit == true
    else { return kind }
    if names.count > 2, names.allSatisfy({ $0.text.utf8.allSatisfy(\.isDigit) }) {
      return wrongDate(from: start)
    }
    let shown = text(from: start)
    report(
      "`\(shown)` is neither a number nor a name", at: Span(start, position),
      help: ["a number looks like this: 1.5", "a time span is a whole number and a unit: 6w"])
    return .element(.word(shown))
  }

  /// Reports a date written with slashes or points, from `start` up to here.
  mutating func wrongDate(from start: Int) -> Token.Kind {
    let shown = text(from: start)
    let readings = Self.readings(of: shown)
    let example = readings.isEmpty ? "2025-04-03" : readings.joined(separator: " or ")
    report(
      "`\(shown)` is not a date", at: Span(start, position),
      help: [
        "a date is written year-month-day: \(example)", "to divide, put spaces around `/`",
      ])
    return .element(.word(shown))
  }

  /// The days that a date such as `03/04/25` may mean, in ISO form.
  private static func readings(of text: String) -> [String] {
    let parts = text.split { $0 == "/" || $0 == "." }
    let numbers = parts.compactMap { $0.utf8.count <= 4 ? Int($0) : nil }
    guard parts.count == 3, numbers.count == 3 else { return [] }
    let orders =
      parts[0].utf8.count == 4
      ? [(numbers[0], numbers[1], numbers[2])]
      : [(numbers[2], numbers[1], numbers[0]), (numbers[2], numbers[0], numbers[1])]
    var readings: [String] = []
    for (year, month, day) in orders {
      guard (1...12).contains(month), (1...31).contains(day) else { continue }
      let reading = "\(year < 100 ? year + 2000 : year)-\(twoDigits(month))-\(twoDigits(day))"
      if !readings.contains(reading) { readings.append(reading) }
    }
    return readings
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
