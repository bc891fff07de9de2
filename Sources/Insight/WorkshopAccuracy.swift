/// What the ratings of a workshop come to where everything may be shown.
package struct WorkshopAccuracy {
  /// A scale's ends.
  package typealias Scale = (least: Double, most: Double)

  let ratings: WorkshopRatings
  let scales: [Scale]
  private let thresholds: [Double]
  private var unitMeans: [Int64: [(mean: Double, count: Int)?]] = [:]
  private var unitTruths: [Int64: WorkshopRatings.Profile] = [:]

  /// - Parameters:
  ///   - statements: With the ends of their scales, in their order.
  ///   - read: Hands over every rating, one after the other.
  package init(
    _ statements: [(id: Int64, scale: Scale)],
    read: ((WorkshopRating) -> Void) throws -> Void
  ) rethrows {
    var ratings = WorkshopRatings(statements.map(\.id))
    try read { ratings.add($0) }
    self.init(ratings, statements.map(\.scale))
  }

  init(_ ratings: WorkshopRatings, _ scales: [Scale]) {
    self.ratings = ratings
    self.scales = scales
    thresholds = scales.map { Coorientation.sameView(least: $0.least, most: $0.most) }
    for case let unit? in ratings.allUnits {
      let means = ratings.means(of: unit)
      unitMeans[unit] = means
      unitTruths[unit] = means.map { $0?.mean }
    }
  }

  /// What is true of a target: a rater's own views, or a unit's means.
  func truth(_ target: Int64) -> WorkshopRatings.Profile {
    if let rater = ratings.place(ofRater: target) { return ratings.own[rater] }
    return unitTruths[target] ?? []
  }

  /// The unit of a target; a unit's is itself.
  func unit(_ target: Int64) -> Int64? {
    ratings.place(ofRater: target).map { ratings.units[$0] } ?? target
  }

  func means(_ unit: Int64) -> [(mean: Double, count: Int)?] { unitMeans[unit] ?? [] }

  /// Rows of every level, in a settled order.
  package func rows() -> [AccuracyRow] {
    let sides = sides()
    return roomRows() + sides.flatMap { unitRow($0.key, $0.value) }
      + sides.flatMap { statementRows($0.key, $0.value) } + pairRows()
  }

  // MARK: Raters of one unit and whom they guessed

  struct Side: Hashable {
    var by: Int64?
    var of: Int64?
    var round: Int
  }

  /// Guesses by the units of rater and target, and by round.
  func sides() -> [(key: Side, value: [Int])] {
    var sides: [Side: [Int]] = [:]
    for (place, guess) in ratings.guesses.enumerated() {
      let side = Side(
        by: ratings.units[guess.key.rater], of: unit(guess.key.target), round: guess.key.round)
      sides[side, default: []].append(place)
    }
    return sides.sorted {
      ($0.key.round, $0.key.by ?? .max, $0.key.of ?? .max)
        < ($1.key.round, $1.key.by ?? .max, $1.key.of ?? .max)
    }
  }

  private func unitRow(_ side: Side, _ places: [Int]) -> [AccuracyRow] {
    var row = AccuracyRow(
      level: .unit, count: Set(places.map { ratings.guesses[$0].key.rater }).count)
    (row.by, row.of, row.round) = (side.by, side.of, side.round)
    var parts = Parts()
    var guesses = [RunningMean](repeating: RunningMean(), count: scales.count)
    var truths = guesses
    for place in places {
      let (key, scores) = ratings.guesses[place]
      let truth = truth(key.target)
      parts.add(profile(key, scores, truth, scores.indices))
      for item in scores.indices where item < truth.count {
        guard let score = scores[item], let actual = truth[item] else { continue }
        guesses[item].add(score)
        truths[item].add(actual)
      }
    }
    parts.fill(&row)
    let both = zip(guesses, truths).compactMap { x, y in
      x.mean.flatMap { x in y.mean.map { (x, $0) } }
    }
    row.profile = Comparison(both.map(\.0), both.map(\.1)).profile.value
    return [row]
  }

  private func statementRows(_ side: Side, _ places: [Int]) -> [AccuracyRow] {
    var parts = [Parts](repeating: Parts(), count: scales.count)
    var raters = [Set<Int>](repeating: [], count: scales.count)
    for place in places {
      let (key, scores) = ratings.guesses[place]
      let truth = truth(key.target)
      for item in scores.indices where scores[item] != nil {
        raters[item].insert(key.rater)
        parts[item].add(profile(key, scores, truth, item..<item + 1))
      }
    }
    return scales.indices.compactMap { item in
      guard !raters[item].isEmpty else { return nil }
      var row = AccuracyRow(level: .statement, count: raters[item].count)
      (row.by, row.of, row.round) = (side.by, side.of, side.round)
      row.statement = ratings.statements[item]
      parts[item].fill(&row)
      return row
    }
  }

  private func pairRows() -> [AccuracyRow] {
    ratings.guesses.compactMap { key, scores in
      guard ratings.place(ofRater: key.target) != nil else { return nil }
      let truth = truth(key.target)
      let profile = profile(key, scores, truth, scores.indices)
      var row = AccuracyRow(level: .pair, count: profile.count)
      (row.by, row.of, row.round) = (ratings.raters[key.rater], key.target, key.round)
      var parts = Parts()
      parts.add(profile)
      parts.fill(&row)
      let both = zip(scores, truth).compactMap { x, y in x.flatMap { x in y.map { (x, $0) } } }
      row.profile = Comparison(both.map(\.0), both.map(\.1)).profile.value
      return row
    }.sorted {
      ($0.round, $0.by ?? 0, $0.of ?? 0) < ($1.round, $1.by ?? 0, $1.of ?? 0)
    }
  }

  private func profile(
    _ key: WorkshopRatings.Guess, _ guess: WorkshopRatings.Profile,
    _ truth: WorkshopRatings.Profile, _ items: Range<Int>
  ) -> RaterProfile {
    RaterProfile(
      own: ratings.own[key.rater], guess: guess, truth: truth, first: ratings.firstGuess(of: key),
      thresholds: thresholds, items: items)
  }

  // MARK: Own views

  /// The answers of the room and of each unit, statement by statement.
  private func roomRows() -> [AccuracyRow] {
    let parts: [(unit: Int64?, means: [(mean: Double, count: Int)?])] =
      [(nil, ratings.means(of: nil, everyone: true))]
      + ratings.allUnits.compactMap { unit in unit.map { ($0, means($0)) } }
    return scales.indices.flatMap { item in
      parts.compactMap { unit, means in
        guard let cell = means[item] else { return nil }
        var row = AccuracyRow(level: .room, count: cell.count)
        (row.by, row.statement, row.own) = (unit, ratings.statements[item], cell.mean)
        return row
      }
    }
  }
}

extension WorkshopRatings {
  func firstGuess(of key: Guess) -> Profile? {
    guard key.round > 1 else { return nil }
    return scores(of: Guess(rater: key.rater, target: key.target, round: 1))
  }
}
