import Testing

@testable import Insight

/// What a grouped workshop tells: figures that a set of answers gives in which no cell is of one
/// mind, and none from which fewer than five answers could be computed.
@Suite struct DisclosedAccuracyTests {
  /// Unit 1 guesses unit 2, and that guesses back what it thinks itself: of one side alone nothing
  /// is told.
  private static func rows(
    _ own: [[Double?]], _ other: [[Double?]], _ guesses: [[[Double?]]], rounds: [Int: Int] = [:]
  ) -> [AccuracyRow] {
    let width = own[0].count
    return WorkshopAccuracy((0..<width).map { (id: Int64($0), scale: (1, 5)) }) { add in
      for (unit, sheets) in [(1, own), (2, other)] as [(Int64, [[Double?]])] {
        for (rater, sheet) in sheets.enumerated() {
          for (item, score) in sheet.enumerated() {
            guard let score else { continue }
            add(
              WorkshopRating(
                statement: Int64(item), rater: unit * 100 + Int64(rater), unit: unit,
                isGuess: false, target: nil, round: unit == 1 ? rounds[rater] ?? 1 : 1,
                score: score))
          }
        }
      }
      for (round, sheets) in guesses.enumerated() {
        for (unit, sheets) in [(1, sheets), (2, other)] as [(Int64, [[Double?]])] {
          for (rater, sheet) in sheets.enumerated() {
            for (item, score) in sheet.enumerated() {
              guard let score else { continue }
              add(
                WorkshopRating(
                  statement: Int64(item), rater: unit * 100 + Int64(rater), unit: unit,
                  isGuess: true, target: 3 - unit, round: round + 1, score: score))
            }
          }
        }
      }
    }.disclosedRows()
  }

  private static func own(_ rows: [AccuracyRow], _ unit: Int64?, _ item: Int64 = 0) -> Double? {
    rows.first { $0.level == .room && $0.by == unit && $0.statement == item }?.own
  }

  /// All of one mind read one answer short of it, and the room fits its units.
  @Test func oneMindIsOneAnswerShort() throws {
    let marketing: [[Double?]] = [[1], [2], [3], [4], [5], [3]]
    for (said, told) in [(5.0, 29.0 / 6), (1, 7.0 / 6), (3, 19.0 / 6)] {
      let rows = Self.rows([[Double?]](repeating: [said], count: 6), marketing, [])
      let (unit, room) = (try #require(Self.own(rows, 1)), try #require(Self.own(rows, nil)))
      #expect(abs(unit - told) < 1e-9 && Self.own(rows, 2) == 3)
      #expect(abs(room * 12 - unit * 6 - 18) < 1e-9, "the room gives it away")
    }
  }

  /// Who of six did not guess again is not told by what the two rounds differ in.
  @Test func whoLeavesIsNotTheDifference() throws {
    let own: [[Double?]] = [[5, 2, 4], [1, 3, 3], [2, 2, 5], [4, 1, 1], [3, 5, 2], [5, 4, 3]]
    let first: [[Double?]] = [
      [1, 2, 3], [2, 3, 4], [3, 4, 5], [4, 5, 1], [5, 1, 2], [1, 3, 5],
    ]
    var second = first.map { $0.map { $0.map { 6 - $0 } } }
    second[5] = [nil, nil, nil]
    let rows = Self.rows(own, own.reversed(), [first, second])
    let units = rows.filter { $0.level == .unit && $0.by == 1 }
    try #require(units.map(\.count) == [6, 5])
    #expect(units[0].agreement != nil && units[0].agreement == units[1].agreement)
    #expect(units[0].congruency != nil && units[1].congruency == nil && units[1].gain == nil)
  }

  /// A mean and a mean distance of one statement often have one solution.
  @Test func oneStatementHasNoDistances() throws {
    let own: [[Double?]] = [[5, 2], [1, 3], [2, 2], [4, 1], [3, 5]]
    let rows = Self.rows(own, own.reversed(), [own.map { $0.map { $0.map { 6 - $0 } } }])
    let guesses = rows.filter { $0.level != .room }
    #expect(guesses.count == 6)
    for row in guesses {
      #expect(row.guess != nil && row.truth != nil && row.bias != nil)
      // Two statements are too few for the unit's row, too.
      #expect([row.agreement, row.congruency, row.accuracy, row.gain].allSatisfy { $0 == nil })
    }
  }

  /// Who answers first in a later round would be what the room's mean changes by.
  @Test func ownViewsOfALaterRoundStayOut() throws {
    let own: [[Double?]] = [[5], [1], [2], [4], [3], [5]]
    let all = Self.rows(own, own, [], rounds: [5: 2])
    let without = Self.rows(Array(own.dropLast()), own, [])
    #expect(all == without)
    #expect(all.first { $0.level == .room && $0.by == 1 }?.count == 5)
  }

  /// The figures of drawn answers, of one mind in some cells: from the same answers, softened, and
  /// with every sum as it should be.
  @Test(arguments: 1...200) func everyFigureFitsTheOthers(_ seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    func sheets(_ people: Int) -> [[Double?]] {
      let minds = (0..<3).map { _ in next(3) == 0 ? Double(next(5) + 1) : nil }
      return (0..<people).map { _ in minds.map { $0 ?? Double(next(5) + 1) } }
    }
    let (one, two) = (sheets(5 + next(3)), sheets(5 + next(3)))
    let guesses = next(4) == 0 ? one : sheets(one.count)
    let rows = Self.rows(one, two, [guesses])
    for item in 0..<3 {
      let (a, b) = (
        try #require(Self.own(rows, 1, Int64(item))), try #require(Self.own(rows, 2, Int64(item)))
      )
      let room = try #require(Self.own(rows, nil, Int64(item)))
      let (m, n) = (Double(one.count), Double(two.count))
      #expect(abs(room * (m + n) - a * m - b * n) < 1e-9, "seed \(seed)")
      for (mean, count) in [(a, m), (b, n)] {
        #expect(mean >= 1 + 1 / count - 1e-9 && mean <= 5 - 1 / count + 1e-9, "seed \(seed)")
        // Whole answers make a whole sum.
        #expect(abs((mean * count).rounded() - mean * count) < 1e-9, "seed \(seed)")
      }
      let row = try #require(
        rows.first { $0.level == .statement && $0.statement == Int64(item) && $0.by == 1 })
      let guess = try #require(row.guess)
      #expect(guess >= 1 + 1 / m - 1e-9 && guess <= 5 - 1 / m + 1e-9, "seed \(seed)")
      #expect(row.truth == b && row.own == a, "seed \(seed)")
    }
    let unit = try #require(rows.first { $0.level == .unit && $0.by == 1 })
    for case let distance? in [unit.agreement, unit.congruency, unit.accuracy] {
      #expect(distance > 0, "seed \(seed)")
    }
  }

  /// A mean distance that only one set of answers gives tells each of them.
  @Test(arguments: [
    // All at the ends; all but nobody at the ends of one statement; all together.
    [[1.0, 1, 1], [1, 1, 1], [1, 1, 1], [5, 5, 5], [5, 5, 5], [5, 5, 5]],
    [[1, 1, 1], [1, 1, 1], [1, 1, 2], [5, 5, 5], [5, 5, 5], [5, 5, 4]],
    [[3, 3, 3], [3, 3, 3], [3, 3, 3], [3, 3, 3], [4, 4, 4], [4, 4, 4]],
    // One statement beside two that all were told to answer alike.
    [[1, 3, 3], [2, 3, 3], [3, 3, 3], [5, 3, 3], [4, 3, 3], [2, 3, 3]],
    [[1, 1, 5], [2, 1, 5], [3, 1, 5], [5, 1, 5], [4, 1, 5], [2, 1, 5]],
  ])
  func distancesThatOneSetOfAnswersGivesAreNotTold(_ own: [[Double]]) throws {
    let sheets: [[Double?]] = own.map { sheet in sheet.map { $0 } }
    let guesses: [[Double?]] = own.map { sheet in sheet.map { 6 - $0 } }
    let rows = Self.rows(sheets, sheets.reversed(), [guesses])
    let unit = try #require(rows.first { $0.level == .unit && $0.by == 1 })
    #expect(unit.agreement == nil && unit.own != nil && unit.truth != nil, "\(unit)")
  }

  /// Where all said five on a scale of ten the moved answer stays where answers were given.
  @Test func whatIsMovedStaysAmongTheAnswers() throws {
    let scores: [Double] = [5, 5, 5, 5, 5, 5, 1, 2, 3, 4, 5, 1]
    let rows = WorkshopAccuracy([(id: 0, scale: (0, 10))]) { add in
      for (rater, score) in scores.enumerated() {
        add(
          WorkshopRating(
            statement: 0, rater: Int64(rater), unit: rater < 6 ? 1 : 2, isGuess: false,
            target: nil, round: 1, score: score))
      }
    }.disclosedRows()
    let own = try #require(Self.own(rows, 1))
    #expect(abs(own - 29.0 / 6) < 1e-9, "\(own)")
  }

  /// Answers as people give them, around what their unit thinks, are told mostly: of six statements
  /// that six people answer, four distances of five.
  @Test func distancesOfUsualAnswersAreTold() {
    var state: UInt64 = 4711
    func next(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    var told = 0
    for _ in 0..<200 {
      func sheets() -> [[Double?]] {
        let minds = (0..<6).map { _ in next(5) + 1 }
        return (0..<6).map { _ in
          minds.map { Double(Swift.min(5, Swift.max(1, $0 + next(3) + next(3) - 2))) }
        }
      }
      let rows = Self.rows(sheets(), sheets(), [sheets()])
      let unit = rows.first { $0.level == .unit && $0.by == 1 }
      told += [unit?.agreement, unit?.congruency, unit?.accuracy].count { $0 != nil }
    }
    #expect(told > 450, "\(told) of 600")
  }
}
