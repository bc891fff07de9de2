/// What one rater's own views and guesses come to beside what was guessed at, over the statements of
/// which both a guess and a truth are there; the definitions are those of `Coorientation`. One pass
/// gathers all of it, for there are as many profiles as raters times statements.
struct RaterProfile {
  private(set) var own = RunningMean(), guess = RunningMean(), truth = RunningMean()
  /// Mean absolute differences: own and truth, own and guess, guess and truth.
  private(set) var agreement = RunningMean(), congruency = RunningMean(), accuracy = RunningMean()
  /// Mean of guess − truth.
  private(set) var bias = RunningMean()
  /// Share of guesses that are the same view as the truth.
  private(set) var same = RunningMean()
  /// Errors of the first guess and of this one, over the statements that both speak of.
  private var firstError = RunningMean(), secondError = RunningMean()
  /// In the order of `Coorientation.State`.
  private var stateCounts = SIMD4<Double>(repeating: 0)

  /// - Parameters:
  ///   - first: The same guess in the first round, of one in a later round.
  ///   - thresholds: The largest difference that counts as the same view, by statement.
  ///   - items: The statements that count.
  init(
    own: WorkshopRatings.Profile, guess: WorkshopRatings.Profile, truth: WorkshopRatings.Profile,
    first: WorkshopRatings.Profile?, thresholds: [Double], items: Range<Int>
  ) {
    for item in items where item < truth.count {
      guard let guessed = guess[item], let actual = truth[item] else { continue }
      let error = abs(guessed - actual)
      self.guess.add(guessed)
      self.truth.add(actual)
      accuracy.add(error)
      bias.add(guessed - actual)
      same.add(error <= thresholds[item] ? 1 : 0)
      if let before = first?[item] {
        firstError.add(abs(before - actual))
        secondError.add(error)
      }
      guard let own = own[item] else { continue }
      self.own.add(own)
      agreement.add(abs(own - actual))
      congruency.add(abs(own - guessed))
      let state = Coorientation.State(
        own: own, guess: guessed, truth: actual, threshold: thresholds[item])
      stateCounts[state.place] += 1
    }
  }

  /// Statements that count.
  var count: Int { guess.count }

  /// Shares of the four states, of the statements on which the rater has a view.
  var states: SIMD4<Double>? { own.count == 0 ? nil : stateCounts / Double(own.count) }

  /// Against the first guess: above 0, this one is better.
  var gain: Double? { firstError.mean.flatMap { first in secondError.mean.map { first - $0 } } }
}

/// Means over raters of what each of their profiles comes to.
struct Parts {
  private var own = RunningMean(), guess = RunningMean(), truth = RunningMean()
  private var agreement = RunningMean(), congruency = RunningMean(), accuracy = RunningMean()
  private var bias = RunningMean(), same = RunningMean(), gain = RunningMean()
  private var states = SIMD4<Double>(repeating: 0)
  private var statesCount = 0

  mutating func add(_ profile: RaterProfile) {
    guard profile.count > 0 else { return }
    own.add(profile.own.mean)
    guess.add(profile.guess.mean)
    truth.add(profile.truth.mean)
    agreement.add(profile.agreement.mean)
    congruency.add(profile.congruency.mean)
    accuracy.add(profile.accuracy.mean)
    bias.add(profile.bias.mean)
    same.add(profile.same.mean)
    gain.add(profile.gain)
    if let shares = profile.states {
      states += shares
      statesCount += 1
    }
  }

  func fill(_ row: inout AccuracyRow) {
    (row.own, row.guess, row.truth) = (own.mean, guess.mean, truth.mean)
    (row.agreement, row.congruency, row.accuracy) = (agreement.mean, congruency.mean, accuracy.mean)
    (row.bias, row.same, row.gain) = (bias.mean, same.mean, gain.mean)
    if statesCount > 0 { row.states = (0..<4).map { states[$0] / Double(statesCount) } }
  }
}
