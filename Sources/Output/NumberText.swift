/// Numbers as text, without the exponent and the `.0` that Swift's own description has.
package enum NumberText {
  /// The shortest digits that read back as the same number; an integer has no fraction, and
  /// an exponent appears only from 1e16 on and below 1e-15.
  package static func exact(_ number: Double) -> String {
    special(number) ?? plain(number, fraction: .max) ?? Decimal(number).text
  }

  /// The same for people: the fraction is rounded to ten significant digits, so that
  /// 0.1 + 0.2 reads 0.3.
  package static func readable(_ number: Double) -> String {
    if let text = special(number) ?? plain(number, fraction: 10) { return text }
    var decimal = Decimal(number)
    decimal.roundFraction(to: 10)
    return decimal.text
  }

  /// Swift's description of a number that is no integer, where it has no exponent and no more
  /// digits behind the point than wanted.
  private static func plain(_ number: Double, fraction: Int) -> String? {
    guard (1e-4..<1e15).contains(number.magnitude) else { return nil }
    let text = number.description
    guard fraction < 17, let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) else {
      return text
    }
    return text.utf8.distance(from: point, to: text.utf8.endIndex) - 1 <= fraction ? text : nil
  }

  private static func special(_ number: Double) -> String? {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    if let integer = Int64(exactly: number), abs(number) < 1e16 { return String(integer) }
    return nil
  }
}

/// Decimal digits and where the point stands: `digits` "125", `point` 1 is 1.25.
private struct Decimal {
  private var isNegative: Bool
  private var digits: [UInt8]
  /// Digits before the point; zero or negative when the number is below 0.1 … 1.
  private var point: Int

  /// From a finite number's own description, which is the shortest that reads back.
  init(_ number: Double) {
    isNegative = number.sign == .minus
    digits = []
    point = 0
    var exponent = 0
    var seenPoint = false
    var rest = number.magnitude.description.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits.append(byte &- 0x30)
        if !seenPoint { point += 1 }
      case UInt8(ascii: "."): seenPoint = true
      default:
        exponent = Int(String(Substring(rest)).drop { $0 == "+" }) ?? 0
        rest = rest[rest.endIndex...]
      }
    }
    point += exponent
    normalize()
  }

  private mutating func normalize() {
    while digits.last == 0 { digits.removeLast() }
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    point -= zeros
    if digits.isEmpty {
      point = 0
      isNegative = false
    }
  }

  /// Keeps `count` digits of the fraction, not counting the zeros it begins with when nothing
  /// stands before the point.
  mutating func roundFraction(to count: Int) {
    let kept = max(0, point) + count
    guard digits.count > kept else { return }
    let roundsUp = digits[kept] >= 5
    digits.removeLast(digits.count - kept)
    if roundsUp {
      var index = kept - 1
      while index >= 0, digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits.insert(1, at: 0)
        point += 1
      }
    }
    normalize()
  }

  var text: String {
    let sign = isNegative ? "-" : ""
    let text = String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
    switch point {
    case _ where digits.isEmpty: return "0"
    case ..<(-14), 17...:
      let fraction = text.count > 1 ? "." + text.dropFirst() : ""
      return sign + text.prefix(1) + fraction + "e\(point - 1)"
    case ...0: return sign + "0." + String(repeating: "0", count: -point) + text
    case digits.count...: return sign + text + String(repeating: "0", count: point - digits.count)
    default: return sign + text.prefix(point) + "." + text.dropFirst(point)
    }
  }
}
