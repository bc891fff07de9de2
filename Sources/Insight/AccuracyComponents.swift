/// Cronbach's components of the accuracy of guesses (Cronbach 1955): the mean squared difference of
/// guesses `x` and truths `y` of targets (rows) on items (columns), in squared points.
///
/// It answers whether an error is about this person (`differentialAccuracy`, `differentialElevation`)
/// or about people like them.
package struct AccuracyComponents: Sendable, Equatable {
  package var elevation: Double
  package var differentialElevation: Double
  package var stereotypeAccuracy: Double
  package var differentialAccuracy: Double

  /// They sum up to the mean squared difference exactly.
  package var sum: Double {
    elevation + differentialElevation + stereotypeAccuracy + differentialAccuracy
  }

  /// Nil where there is nothing, or where rows differ in length: the parts are defined for a full
  /// table only.
  package init?(guesses x: [[Double]], truths y: [[Double]]) {
    guard let width = x.first?.count, width > 0, x.count == y.count,
      (x + y).allSatisfy({ $0.count == width })
    else { return nil }
    // All four are parts of the differences d = x − y.
    let d = zip(x, y).map { zip($0, $1).map { $0 - $1 } }
    let grand = d.map(\.mean).mean
    let rows = d.map { $0.mean - grand }
    let columns = (0..<width).map { column in d.map { $0[column] }.mean - grand }
    elevation = grand * grand
    differentialElevation = rows.map { $0 * $0 }.mean
    stereotypeAccuracy = columns.map { $0 * $0 }.mean
    differentialAccuracy =
      d.enumerated().map { row, values in
        values.enumerated().map { column, value in
          let rest = value - grand - rows[row] - columns[column]
          return rest * rest
        }.mean
      }.mean
  }
}

/// Empathic accuracy of guesses in words (Ickes, Stinson, Bissonnette & Garcia 1990).
package enum EmpathicAccuracy {
  /// Raters compare guess and truth: 0 different, 1 similar, 2 the same. 100·Σ/(2n), a percentage.
  package static func percent(_ ratings: [Double]) -> Measure {
    guard !ratings.isEmpty else { return .tooFew(count: 0, needed: 1) }
    guard ratings.allSatisfy({ (0...2).contains($0) }) else {
      return .undefined("ratings are 0, 1 or 2")
    }
    return .value(100 * ratings.sum / (2 * Double(ratings.count)))
  }
}
