/// How well some know what others think: one row of what a workshop came to. Numbers are in points
/// of the scale; what cannot be told is nil.
package struct AccuracyRow: Sendable, Equatable {
  package enum Level: String, Sendable, CaseIterable {
    /// All who answered one statement, or the answers of one unit to it.
    case room
    /// A unit's raters and the unit or the people they guessed, over all statements.
    case unit
    /// The same, for one statement.
    case statement
    /// One rater and one other person, over all statements.
    case pair
  }

  package var level: Level
  package var by: Int64?
  package var of: Int64?
  package var statement: Int64?
  /// 0 for own views alone.
  package var round = 0
  /// Raters; of a pair, the statements both speak of.
  package var count: Int
  /// Mean own view of the raters, their mean guess, and the mean own view of those they guessed.
  package var own: Double?
  package var guess: Double?
  package var truth: Double?
  /// Mean absolute differences: own and truth, own and guess, guess and truth.
  package var agreement: Double?
  package var congruency: Double?
  package var accuracy: Double?
  /// Mean of guess − truth.
  package var bias: Double?
  /// Correlation of the profiles of guess and truth over the statements.
  package var profile: Double?
  /// Share of guesses that are the same view as the truth, 0 to 1.
  package var same: Double?
  /// Against the first guess, of those who gave both.
  package var gain: Double?
  /// Shares of true consensus, true dissensus, false consensus and false conflict.
  package var states: [Double]?

  package init(level: Level, count: Int) {
    self.level = level
    self.count = count
  }
}

/// A mean that is being gathered.
struct RunningMean {
  private(set) var sum = 0.0
  private(set) var count = 0

  mutating func add(_ value: Double) {
    sum += value
    count += 1
  }

  mutating func add(_ value: Double?) {
    if let value { add(value) }
  }

  var mean: Double? { count == 0 ? nil : sum / Double(count) }
}
