/// How far several raters agree.
package enum RaterAgreement {
  /// r_wg of one item (James, Demaree & Wolf 1984): 1 − s²/((A²−1)/12), s² with n − 1 below, A the
  /// number of points of the scale. Below 0 it reads 0, and the raw value stands beside it.
  package static func withinGroup(
    _ ratings: [Double], points: Int
  ) -> (shown: Measure, raw: Measure) {
    guard ratings.count >= 2 else {
      let few = Measure.tooFew(count: ratings.count, needed: 2)
      return (few, few)
    }
    guard points >= 2 else {
      let none = Measure.undefined("a scale has two points or more")
      return (none, none)
    }
    let mean = ratings.mean
    let variance = ratings.map { ($0 - mean) * ($0 - mean) }.sum / Double(ratings.count - 1)
    let raw = 1 - variance / (Double(points * points - 1) / 12)
    return (.value(max(0, raw)), .value(raw))
  }

  /// Kendall's W with ties, 0 to 1: how far m raters (rows) rank n items (columns) alike.
  /// χ² = m(n−1)W has n − 1 degrees of freedom.
  package static func concordance(_ ratings: [[Double]]) -> (w: Measure, chiSquare: Measure) {
    let m = ratings.count
    let n = ratings.first?.count ?? 0
    guard m >= 2, n >= 2, ratings.allSatisfy({ $0.count == n }) else {
      let few = Measure.tooFew(count: min(m, n), needed: 2)
      return (few, few)
    }
    let ranks = ratings.map(Correlation.ranks)
    let sums = (0..<n).map { item in ranks.map { $0[item] }.sum }
    var ties = 0.0
    for row in ratings {
      for (_, count) in row.reduce(into: [Double: Double](), { $0[$1, default: 0] += 1 }) {
        ties += count * count * count - count
      }
    }
    let (raters, items) = (Double(m), Double(n))
    let above =
      12 * sums.map { $0 * $0 }.sum - 3 * raters * raters * items * (items + 1) * (items + 1)
    let below = raters * raters * items * (items * items - 1) - raters * ties
    let w = Measure.ratio(above, below, "every rater ties all items")
    return (w, w.value.map { .value(raters * (items - 1) * $0) } ?? w)
  }
}
