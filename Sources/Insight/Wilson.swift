/// The Wilson score interval of a share: `k` of `n` (Wilson 1927). Unlike the usual interval it is
/// right for few cases and never leaves 0…1.
package enum Wilson {
  /// The normal quantile of a two-sided 95 %.
  package static let z = 1.959964

  /// (p̂ + z²/2n ± z√(p̂(1−p̂)/n + z²/4n²)) / (1 + z²/n); nil where `n` is no count or `k` none of it.
  package static func interval(_ k: Double, of n: Double) -> (low: Double, high: Double)? {
    guard n >= 1, k >= 0, k <= n else { return nil }
    let p = k / n
    let center = p + z * z / (2 * n)
    let spread = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    // None and all reach the ends exactly, where rounding would miss them by a hair.
    return (k == 0 ? 0 : (center - spread) / scale, k == n ? 1 : (center + spread) / scale)
  }
}
