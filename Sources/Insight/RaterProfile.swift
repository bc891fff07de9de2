/// One rater's own views, guesses, and what they guessed at, for the statements of which both a
/// guess and a truth are there.
struct RaterProfile {
  var places: [Int] = []
  var own: [Double?] = []
  var guess: [Double] = []
  var truth: [Double] = []
  var thresholds: [Double] = []

  init(
    own: WorkshopRatings.Profile, guess: WorkshopRatings.Profile, truth: WorkshopRatings.Profile,
    scales: [WorkshopAccuracy.Scale], only item: Int?
  ) {
    for place in item.map({ $0..<($0 + 1) }) ?? guess.indices where place < truth.count {
      guard let score = guess[place], let actual = truth[place] else { continue }
      places.append(place)
      self.own.append(own[place])
      self.guess.append(score)
      self.truth.append(actual)
      let scale = scales[place]
      thresholds.append(Coorientation.sameView(least: scale.least, most: scale.most))
    }
  }

  private func distance(_ x: [Double?], _ y: [Double?]) -> Double? {
    var mean = RunningMean()
    for (x, y) in zip(x, y) {
      if let x, let y { mean.add(abs(x - y)) }
    }
    return mean.mean
  }

  var agreement: Double? { distance(own, truth) }
  var congruency: Double? { distance(own, guess) }
  var accuracy: Double? { distance(guess, truth) }
  var bias: Double? { Comparison(guess, truth).bias.value }

  var same: Double? {
    guard !guess.isEmpty else { return nil }
    let near = guess.indices.count { abs(guess[$0] - truth[$0]) <= thresholds[$0] }
    return Double(near) / Double(guess.count)
  }

  var states: [Double]? {
    var counts = [Double](repeating: 0, count: Coorientation.State.allCases.count)
    var n = 0.0
    for index in guess.indices {
      guard let own = own[index] else { continue }
      let state = Coorientation.State(
        own: own, guess: guess[index], truth: truth[index], threshold: thresholds[index])
      counts[Coorientation.State.allCases.firstIndex(of: state) ?? 0] += 1
      n += 1
    }
    return n == 0 ? nil : counts.map { $0 / n }
  }

  /// Against the first guess, over the statements that both rounds speak of.
  func gain(first: WorkshopRatings.Profile?) -> Double? {
    guard let first else { return nil }
    let both = places.indices.filter { first[places[$0]] != nil }
    return Coorientation.gain(
      first: both.compactMap { first[places[$0]] }, second: both.map { guess[$0] },
      truth: both.map { truth[$0] }
    ).value
  }
}

/// Means over raters of what each of their profiles comes to.
struct Parts {
  private var own = RunningMean(), guess = RunningMean(), truth = RunningMean()
  private var agreement = RunningMean(), congruency = RunningMean(), accuracy = RunningMean()
  private var bias = RunningMean(), same = RunningMean(), gain = RunningMean()
  private var states = [RunningMean](
    repeating: RunningMean(), count: Coorientation.State.allCases.count)

  mutating func add(_ profile: RaterProfile, first: WorkshopRatings.Profile?) {
    guard !profile.guess.isEmpty else { return }
    own.add(profile.own.compactMap { $0 }.nonEmptyMean)
    guess.add(profile.guess.mean)
    truth.add(profile.truth.mean)
    agreement.add(profile.agreement)
    congruency.add(profile.congruency)
    accuracy.add(profile.accuracy)
    bias.add(profile.bias)
    same.add(profile.same)
    gain.add(profile.gain(first: first))
    for (place, share) in (profile.states ?? []).enumerated() { states[place].add(share) }
  }

  func fill(_ row: inout AccuracyRow) {
    (row.own, row.guess, row.truth) = (own.mean, guess.mean, truth.mean)
    (row.agreement, row.congruency, row.accuracy) = (agreement.mean, congruency.mean, accuracy.mean)
    (row.bias, row.same, row.gain) = (bias.mean, same.mean, gain.mean)
    let shares = states.compactMap(\.mean)
    row.states = shares.count == states.count ? shares : nil
  }
}

extension Collection where Element == Double {
  fileprivate var nonEmptyMean: Double? { isEmpty ? nil : mean }
}
