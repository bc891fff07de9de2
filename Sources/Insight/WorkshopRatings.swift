/// One rating of a workshop, its records as numbers that tell them apart.
package struct WorkshopRating: Sendable {
  package var statement: Int64
  package var rater: Int64
  package var unit: Int64?
  package var isGuess: Bool
  /// Whose view is guessed: a rater or a unit.
  package var target: Int64?
  package var round: Int
  package var score: Double

  package init(
    statement: Int64, rater: Int64, unit: Int64?, isGuess: Bool, target: Int64?, round: Int,
    score: Double
  ) {
    self.statement = statement
    self.rater = rater
    self.unit = unit
    self.isGuess = isGuess
    self.target = target
    self.round = round
    self.score = score
  }
}

/// The ratings of one workshop by rater and statement, ready to be reckoned with.
struct WorkshopRatings {
  /// Own views and guesses, a place for each statement.
  typealias Profile = [Double?]

  struct Guess: Hashable {
    var rater: Int
    var target: Int64
    var round: Int
  }

  private(set) var statements: [Int64]
  private(set) var raters: [Int64] = []
  private(set) var units: [Int64?] = []
  var own: [Profile] = []
  var guesses: [(key: Guess, scores: Profile)] = []
  private(set) var ownRounds: [[Int]] = []
  private var raterPlaces: [Int64: Int] = [:]
  private var statementPlaces: [Int64: Int]
  private var guessPlaces: [Guess: Int] = [:]
  /// Ratings often come rater by rater, so most stand where the one before stood, or beside it.
  private var lastStatement = 0
  private var lastRater: (rater: Int64, place: Int)?
  private var lastGuess: (key: Guess, place: Int)?

  init(_ statements: [Int64]) {
    self.statements = statements
    statementPlaces = Dictionary(
      statements.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func place(ofRater rater: Int64) -> Int? { raterPlaces[rater] }

  /// Of several own views of one statement the earliest round counts: it was locked before anybody
  /// talked. Within a round the last one stands, as a correction.
  mutating func add(_ rating: WorkshopRating) {
    guard let statement = place(ofStatement: rating.statement) else { return }
    let rater = place(rating)
    if rating.isGuess {
      guard let target = rating.target else { return }
      let key = Guess(rater: rater, target: target, round: rating.round)
      guesses[place(key)].scores[statement] = rating.score
    } else if own[rater][statement] == nil || rating.round <= ownRounds[rater][statement] {
      own[rater][statement] = rating.score
      ownRounds[rater][statement] = rating.round
    }
  }

  private mutating func place(ofStatement id: Int64) -> Int? {
    if lastStatement < statements.count, statements[lastStatement] == id { return lastStatement }
    if lastStatement + 1 < statements.count, statements[lastStatement + 1] == id {
      lastStatement += 1
      return lastStatement
    }
    guard let place = statementPlaces[id] else { return nil }
    lastStatement = place
    return place
  }

  private mutating func place(_ rating: WorkshopRating) -> Int {
    if let lastRater, lastRater.rater == rating.rater { return lastRater.place }
    let place = raterPlaces[rating.rater] ?? raters.count
    lastRater = (rating.rater, place)
    guard place == raters.count else { return place }
    raterPlaces[rating.rater] = place
    raters.append(rating.rater)
    units.append(rating.unit)
    own.append(Profile(repeating: nil, count: statements.count))
    ownRounds.append([Int](repeating: 0, count: statements.count))
    return place
  }

  private mutating func place(_ key: Guess) -> Int {
    if let lastGuess, lastGuess.key == key { return lastGuess.place }
    let place = guessPlaces[key] ?? guesses.count
    lastGuess = (key, place)
    guard place == guesses.count else { return place }
    guessPlaces[key] = place
    guesses.append((key, Profile(repeating: nil, count: statements.count)))
    return place
  }

  func scores(of key: Guess) -> Profile? { guessPlaces[key].map { guesses[$0].scores } }

  /// What a unit's raters said on average, and how many of them, by statement.
  func means(of unit: Int64?, everyone: Bool = false) -> [(mean: Double, count: Int)?] {
    var sums = [Double](repeating: 0, count: statements.count)
    var counts = [Int](repeating: 0, count: statements.count)
    for rater in raters.indices where everyone || units[rater] == unit {
      for place in statements.indices {
        guard let score = own[rater][place] else { continue }
        sums[place] += score
        counts[place] += 1
      }
    }
    return zip(sums, counts).map { $1 == 0 ? nil : ($0 / Double($1), $1) }
  }

  var allUnits: [Int64?] {
    var seen: Set<Int64?> = []
    return units.filter { seen.insert($0).inserted }
      .sorted { ($0 ?? .max) < ($1 ?? .max) }
  }
}
