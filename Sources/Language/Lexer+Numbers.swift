extension Lexer {
  /// The longest time span that is read, in its unit; keeps calendar arithmetic from overflow.
  private static let longestDuration = 1_000_000

  /// A number, a duration, a date, or a word that begins with a digit.
  mutating func scanNumeral() -> Token.Kind {
    let start = position
    guard let kind = takeNumeral(isSigned: false) else { return scanWordOfDigits() }
    if bytes.byte(position) == UInt8(ascii: "/"), case .number = kind {
      let second = bytes.digitsEnd(position + 1)
      if second > position + 1, bytes.byte(second) == UInt8(ascii: "/"),
        bytes.byte(second + 1).isDigit
      {
        position = bytes.digitsEnd(second + 1)
        return wrongDate(from: start)
      }
    }
    return .element(kind)
  }

  /// `-3`, `+6w`: a sign with its number; nil where the sign is an operator.
  mutating func scanSigned() -> Token.Kind? {
    guard isSignAllowed, bytes.byte(position + 1).isDigit else { return nil }
    return takeNumeral(isSigned: true).map { .element($0) }
  }

  private mutating func takeNumeral(isSigned: Bool) -> Element.Kind? {
    let start = position
    let digits = isSigned ? start + 1 : start
    let digitsEnd = bytes.digitsEnd(digits)
    if !isSigned, let date = takeDate(digitsEnd) { return date }
    if let unit = Self.unit(bytes.byte(digitsEnd)), isWordEnd(digitsEnd + 1) {
      position = digitsEnd + 1
      return duration(from: start, count: digits..<digitsEnd, unit, isSigned: isSigned)
    }
    var end = digitsEnd
    if bytes.byte(end) == UInt8(ascii: "."), bytes.byte(end + 1).isDigit {
      end = bytes.digitsEnd(end + 1)
    }
    if bytes.byte(end) | 0x20 == UInt8(ascii: "e") {
      let sign = bytes.byte(end + 1)
      let isExponentSigned = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
      let exponent = end + (isExponentSigned ? 2 : 1)
      if bytes.byte(exponent).isDigit {
        end = bytes.digitsEnd(exponent)
      } else if exponent == bytes.count, isSigned || end > digitsEnd {
        // No word begins like this, so it is a number that was cut short.
        position = exponent
        report(
          "the number ends in its exponent", at: Span(start, exponent),
          help: ["a number looks like this: 1.5e6"], mendedByMore: true)
        return .number(NumberLiteral(value: 0, spelling: text(from: start), isSigned: isSigned))
      }
    }
    guard isWordEnd(end) else { return nil }
    position = end
    let spelling = text(from: start)
    let value = Double(spelling) ?? .infinity
    if !value.isFinite {
      report(
        "the number is too large", at: Span(start, end), help: ["numbers go up to about 1e308"])
    }
    return .number(
      NumberLiteral(value: value.isFinite ? value : 0, spelling: spelling, isSigned: isSigned))
  }

  private mutating func takeDate(_ yearEnd: Int) -> Element.Kind? {
    let start = position
    guard yearEnd == start + 4, bytes.byte(yearEnd) == UInt8(ascii: "-"),
      bytes.digitsEnd(yearEnd + 1) == yearEnd + 3, bytes.byte(yearEnd + 3) == UInt8(ascii: "-"),
      bytes.digitsEnd(yearEnd + 4) == yearEnd + 6, isWordEnd(yearEnd + 6)
    else { return nil }
    position = yearEnd + 6
    return .date(
      year: number(start..<yearEnd), month: number((yearEnd + 1)..<(yearEnd + 3)),
      day: number((yearEnd + 4)..<position))
  }

  private mutating func duration(
    from start: Int, count range: Range<Int>, _ unit: DurationLiteral.Unit, isSigned: Bool
  ) -> Element.Kind {
    var count = number(range)
    if count > Self.longestDuration {
      report(
        "the time span is too long", at: Span(start, position),
        help: ["at most \(Self.longestDuration)\(unit.rawValue)"])
      count = 0
    }
    let isNegative = bytes[start] == UInt8(ascii: "-")
    return .duration(
      DurationLiteral(count: isNegative ? -count : count, unit: unit, isSigned: isSigned))
  }

  /// The value of a run of digits, held below overflow.
  private func number(_ range: Range<Int>) -> Int {
    var value = 0
    for byte in bytes[range] { value = min(value * 10 + Int(byte - 0x30), 1 << 50) }
    return value
  }

  private static func unit(_ byte: UInt8) -> DurationLiteral.Unit? {
    switch byte {
    case UInt8(ascii: "d"): .day
    case UInt8(ascii: "w"): .week
    case UInt8(ascii: "m"): .month
    case UInt8(ascii: "y"): .year
    default: nil
    }
  }

  /// Whether a word that reaches `offset` ends there.
  private func isWordEnd(_ offset: Int) -> Bool {
    if bytes.byte(offset) == UInt8(ascii: ".") { return bytes.wordLength(at: offset + 1) == 0 }
    return bytes.wordLength(at: offset) == 0 && wordGoesOn(at: offset) == nil
  }
}
