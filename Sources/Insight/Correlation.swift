/// Correlations of two series of the same length, from −1 to 1.
package enum Correlation {
  /// Pearson's r; two values and variance on both sides are asked for.
  package static func pearson(_ x: [Double], _ y: [Double]) -> Measure {
    guard x.count >= 2 else { return .tooFew(count: x.count, needed: 2) }
    // A series of equal numbers may have a mean that rounding moved off them.
    guard x.contains(where: { $0 != x[0] }), y.contains(where: { $0 != y[0] }) else {
      return .undefined("no variance on one side")
    }
    let (meanX, meanY) = (x.mean, y.mean)
    let above = zip(x, y).map { ($0 - meanX) * ($1 - meanY) }.sum
    let squaresX = x.map { ($0 - meanX) * ($0 - meanX) }.sum
    let squaresY = y.map { ($0 - meanY) * ($0 - meanY) }.sum
    return .ratio(above, (squaresX * squaresY).squareRoot(), "no variance on one side")
  }

  /// Spearman's ρ: Pearson's r of the ranks, equal values sharing the mean of theirs.
  package static func spearman(_ x: [Double], _ y: [Double]) -> Measure {
    pearson(ranks(x), ranks(y))
  }

  /// Kendall's τ_b = (P − Q) / √((P+Q+T)(P+Q+U)), T and U the pairs tied in `x` or in `y` alone.
  package static func kendall(_ x: [Double], _ y: [Double]) -> Measure {
    guard x.count >= 2 else { return .tooFew(count: x.count, needed: 2) }
    var (difference, untiedX, untiedY) = (0.0, 0.0, 0.0)
    for i in x.indices {
      for j in x.indices where j > i {
        let signX = (x[i] - x[j]).sign(of: 1), signY = (y[i] - y[j]).sign(of: 1)
        difference += signX * signY
        untiedX += abs(signX)
        untiedY += abs(signY)
      }
    }
    return .ratio(difference, (untiedX * untiedY).squareRoot(), "all tied on one side")
  }

  /// 1 for the smallest; equal values share the mean of their ranks.
  package static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in start..<end { ranks[order[place]] = Double(start + 1 + end) / 2 }
      start = end
    }
    return ranks
  }
}

extension Double {
  /// `unit` with this number's sign, 0 for 0.
  fileprivate func sign(of unit: Double) -> Double { self > 0 ? unit : self < 0 ? -unit : 0 }
}
