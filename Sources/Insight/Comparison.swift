/// Two series of ratings side by side, item by item: how far `x` is from `y`.
///
/// Sources: Cronbach & Gleser 1953 for the profile distances, McLeod & Chaffee 1973 for their use.
package struct Comparison: Sendable {
  package let x: [Double]
  package let y: [Double]

  /// The series have the same length.
  package init(_ x: [Double], _ y: [Double]) {
    precondition(x.count == y.count)
    (self.x, self.y) = (x, y)
  }

  package var count: Int { x.count }
  private var differences: [Double] { zip(x, y).map { $0 - $1 } }
  private var none: Measure { .tooFew(count: count, needed: 1) }

  /// Σ|x−y|/k, in points of the scale; 0 is the same.
  package var meanAbsoluteDifference: Measure {
    count == 0 ? none : .value(differences.map(abs).mean)
  }

  /// Σ(x−y)/k: above 0, `x` is higher.
  package var bias: Measure { count == 0 ? none : .value(differences.mean) }

  /// D = √Σ(x−y)².
  package var distance: Measure {
    count == 0 ? none : .value(differences.map { $0 * $0 }.sum.squareRoot())
  }

  /// D/√k.
  package var rootMeanSquare: Measure {
    count == 0 ? none : .value(differences.map { $0 * $0 }.mean.squareRoot())
  }

  /// Pearson's r of the profiles. It is blind to level, so a bias and a mean absolute difference
  /// stand beside it. Three items and variance on both sides are asked for.
  package var profile: Measure {
    guard count >= 3 else { return .tooFew(count: count, needed: 3) }
    return Correlation.pearson(x, y)
  }
}
