/// What a measure comes to: a number, or why there is none. Never NaN, and never made to fit a range.
package enum Measure: Hashable, Sendable {
  case value(Double)
  /// Its rule asks for at least `needed`, and there are `count`.
  case tooFew(count: Int, needed: Int)
  /// Not defined for these numbers; the reason in words.
  case undefined(String)

  package var value: Double? {
    if case .value(let value) = self { value } else { nil }
  }

  /// For a table: the number, `too few` or `n/a`.
  package var words: String? {
    switch self {
    case .value: nil
    case .tooFew: "too few"
    case .undefined: "n/a"
    }
  }

  /// A quotient; without a denominator it is not defined.
  static func ratio(_ above: Double, _ below: Double, _ why: String) -> Measure {
    below == 0 ? .undefined(why) : .value(above / below)
  }
}

extension Sequence where Element == Double {
  var sum: Double { reduce(0, +) }
}

extension Collection where Element == Double {
  /// Of none it is 0; callers ask for at least one.
  package var mean: Double { isEmpty ? 0 : sum / Double(count) }
}
