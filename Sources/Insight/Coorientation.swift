/// Coorientation of two sides over the same items (McLeod & Chaffee 1973): what each thinks, and
/// what each thinks the other thinks.
package struct Coorientation: Sendable {
  /// A's own view, A's guess of B's, B's own view, B's guess of A's; each item by item.
  package var own: [Double]
  package var guess: [Double]
  package var otherOwn: [Double]
  package var otherGuess: [Double]

  package init(own: [Double], guess: [Double], otherOwn: [Double], otherGuess: [Double]) {
    (self.own, self.guess, self.otherOwn, self.otherGuess) = (own, guess, otherOwn, otherGuess)
  }

  /// Own against own: one for a pair.
  package var agreement: Comparison { Comparison(own, otherOwn) }
  /// Own against own guess of the other: one for each side.
  package var congruency: (a: Comparison, b: Comparison) {
    (Comparison(own, guess), Comparison(otherOwn, otherGuess))
  }
  /// The guess against what the other said: one for each side.
  package var accuracy: (a: Comparison, b: Comparison) {
    (Comparison(guess, otherOwn), Comparison(otherGuess, own))
  }

  /// How one side stands to the other on one item.
  package enum State: String, Sendable, CaseIterable {
    case trueConsensus = "true consensus"
    case trueDissensus = "true dissensus"
    /// They think they agree, and do not.
    case falseConsensus = "false consensus"
    /// They think they differ, and do not.
    case falseConflict = "false conflict"

    /// - Parameter threshold: the largest difference, in points, that counts as agreeing.
    package init(own: Double, guess: Double, truth: Double, threshold: Double) {
      let agrees = abs(own - truth) <= threshold
      let thinksSo = abs(own - guess) <= threshold
      self =
        switch (agrees, thinksSo) {
        case (true, true): .trueConsensus
        case (false, false): .trueDissensus
        case (false, true): .falseConsensus
        case (true, false): .falseConflict
        }
    }

    /// In the order of all cases.
    var place: Int {
      switch self {
      case .trueConsensus: 0
      case .trueDissensus: 1
      case .falseConsensus: 2
      case .falseConflict: 3
      }
    }
  }

  /// The largest difference that counts as the same view: a point on a scale from 1 to 5, a fifth
  /// of the range elsewhere.
  package static func sameView(least: Double, most: Double) -> Double {
    least == 1 && most == 5 ? 1 : (most - least) / 5
  }

  /// Mean absolute error of the first guess less that of the second, in points: above 0 the second
  /// is better. The three stand for the same items, and the truth was not shown in between.
  package static func gain(first: [Double], second: [Double], truth: [Double]) -> Measure {
    guard let before = Comparison(first, truth).meanAbsoluteDifference.value,
      let after = Comparison(second, truth).meanAbsoluteDifference.value
    else { return .tooFew(count: truth.count, needed: 1) }
    return .value(before - after)
  }

  /// Each rater's guesses of a unit (rater × item) against the unit's mean own answers: the mean
  /// over raters of their mean absolute differences. An item without a truth, or that a rater left
  /// out, does not count for them.
  package static func unitAccuracy(guesses: [[Double?]], truth: [Double?]) -> Measure {
    let errors = guesses.compactMap { guess -> Double? in
      let both = zip(guess, truth).compactMap { x, y in x.flatMap { x in y.map { (x, $0) } } }
      return Comparison(both.map(\.0), both.map(\.1)).meanAbsoluteDifference.value
    }
    return errors.isEmpty ? .tooFew(count: 0, needed: 1) : .value(errors.mean)
  }
}
