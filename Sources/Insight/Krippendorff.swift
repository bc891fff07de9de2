/// Krippendorff's α = 1 − D_o/D_e (Krippendorff 2011): agreement of any number of raters, with
/// missing values. 1 is perfect, 0 what chance would give; it may be below 0.
package enum Krippendorff {
  /// How far two values are apart.
  package enum Level: String, Sendable, CaseIterable { case nominal, ordinal, interval }

  /// - Parameter units: the values each unit was given; units with fewer than two do not count.
  package static func alpha(_ units: [[Double]], _ level: Level) -> Measure {
    let pairable = units.filter { $0.count >= 2 }
    let values = Set(pairable.joined()).sorted()
    guard !pairable.isEmpty else { return .tooFew(count: 0, needed: 2) }
    guard values.count > 1 else { return .undefined("all values are equal") }
    let place = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, $0) })
    let k = values.count
    // The matrix of coincidences.
    var pairs = [[Double]](repeating: [Double](repeating: 0, count: k), count: k)
    for unit in pairable {
      var counts = [Int: Double]()
      for value in unit { counts[place[value, default: 0], default: 0] += 1 }
      let weight = 1 / Double(unit.count - 1)
      for (c, many) in counts {
        for (d, others) in counts { pairs[c][d] += weight * many * (c == d ? many - 1 : others) }
      }
    }
    let totals = pairs.map(\.sum)
    let n = totals.sum
    var (observed, expected) = (0.0, 0.0)
    for c in 0..<k {
      for d in 0..<k where c != d {
        let delta = difference(c, d, values, totals, level)
        observed += pairs[c][d] * delta
        expected += totals[c] * totals[d] * delta
      }
    }
    return .value(1 - (n - 1) * observed / expected)
  }

  /// The squared difference of two of the values.
  private static func difference(
    _ c: Int, _ d: Int, _ values: [Double], _ totals: [Double], _ level: Level
  ) -> Double {
    switch level {
    case .nominal: return 1
    case .interval: return (values[c] - values[d]) * (values[c] - values[d])
    case .ordinal:
      let between = totals[min(c, d)...max(c, d)].sum - (totals[c] + totals[d]) / 2
      return between * between
    }
  }
}
