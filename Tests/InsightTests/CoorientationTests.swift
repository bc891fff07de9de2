import Insight
import Testing

@Suite struct CoorientationTests {
  @Test func threeNumbersOfAPair() {
    let pair = Coorientation(
      own: [5, 4, 2], guess: [3, 4, 4], otherOwn: [1, 4, 5], otherGuess: [5, 2, 2])
    #expect(pair.agreement.meanAbsoluteDifference == .value(7.0 / 3))
    #expect(pair.congruency.a.meanAbsoluteDifference == .value(4.0 / 3))
    #expect(pair.congruency.b.meanAbsoluteDifference == .value(9.0 / 3))
    #expect(pair.accuracy.a.meanAbsoluteDifference == .value(1))
    #expect(pair.accuracy.b.meanAbsoluteDifference == .value(2.0 / 3))
    #expect(pair.accuracy.a.bias == .value(1.0 / 3))
    #expect(pair.accuracy.b.distance == .value(2))
    #expect(pair.accuracy.b.rootMeanSquare == .value((4.0 / 3).squareRoot()))
  }

  @Test func profilesNeedThreeItemsAndVariance() {
    #expect(Comparison([1, 2], [1, 2]).profile == .tooFew(count: 2, needed: 3))
    #expect(Comparison([1, 1, 1], [1, 2, 3]).profile.words == "n/a")
    #expect(Comparison([2, 3, 4], [1, 2, 3]).profile == .value(1))
    #expect(Comparison([], []).meanAbsoluteDifference.words == "too few")
  }

  @Test func statesOfAPairOnAnItem() {
    func state(_ own: Double, _ guess: Double, _ truth: Double) -> Coorientation.State {
      .init(own: own, guess: guess, truth: truth, threshold: 1)
    }
    #expect(state(4, 5, 4) == .trueConsensus)
    #expect(state(5, 1, 2) == .trueDissensus)
    #expect(state(5, 4, 1) == .falseConsensus)
    #expect(state(5, 2, 4) == .falseConflict)
    #expect(Coorientation.sameView(least: 1, most: 5) == 1)
    #expect(Coorientation.sameView(least: 0, most: 10) == 2)
  }

  @Test func gainIsPositiveWhereTheSecondGuessIsBetter() {
    #expect(Coorientation.gain(first: [1, 1], second: [3, 4], truth: [3, 5]) == .value(2.5))
    #expect(Coorientation.gain(first: [3], second: [1], truth: [3]) == .value(-2))
    #expect(Coorientation.gain(first: [], second: [], truth: []).words == "too few")
  }

  @Test func unitAccuracyIsTheMeanOverRaters() {
    let accuracy = Coorientation.unitAccuracy(
      guesses: [[3, 5], [2, nil], [nil, nil]], truth: [2.5, 4])
    #expect(accuracy == .value((0.75 + 0.5) / 2))
    #expect(Coorientation.unitAccuracy(guesses: [], truth: [1]).words == "too few")
  }

  /// The four components are the mean squared difference, whatever the numbers.
  @Test(arguments: 1...40) func componentsAreAnIdentity(_ seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ bound: UInt64) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double((state >> 33) % bound)
    }
    let (rows, columns) = (Int(next(6)) + 1, Int(next(6)) + 1)
    func table() -> [[Double]] { (0..<rows).map { _ in (0..<columns).map { _ in next(9) } } }
    let (x, y) = (table(), table())
    let parts = try #require(AccuracyComponents(guesses: x, truths: y))
    let squares = zip(x.joined(), y.joined()).map { ($0 - $1) * ($0 - $1) }
    #expect(abs(parts.sum - squares.mean) < 1e-9, "seed \(seed)")
  }
}

@Suite struct DisclosureTests {
  @Test(arguments: [
    // Three parts, the third too small: with both others shown it would be the difference.
    ([6, 6, 2], true, [1]), ([6, 6], true, [0, 1]), ([18, 3, 3], true, [0]),
    ([20, 3], true, []), ([4], false, []), ([5], true, []), ([9, 4, 4], true, [0]),
    ([5, 5, 5, 4], true, [1, 2]), ([], false, []),
  ])
  func whatIsLeftIsNothingOrEnough(_ sizes: [Int], _ whole: Bool, _ parts: [Int]) {
    let shown = Disclosure.shown(
      Dictionary(uniqueKeysWithValues: sizes.enumerated().map { ($0, $1) }))
    #expect(shown.whole == whole)
    #expect(shown.parts.sorted() == parts, "\(sizes)")
  }

  /// No sum or difference of what is shown stands for fewer than five answers.
  @Test(arguments: 1...200) func nothingSmallCanBeComputed(_ seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    let sizes = Dictionary(uniqueKeysWithValues: (0..<(next(6) + 1)).map { ($0, next(12)) })
    let (whole, parts) = Disclosure.shown(sizes)
    let total = sizes.values.reduce(0, +)
    #expect(whole == (total >= 5))
    let known = parts.sorted()
    for choice in 0..<(1 << known.count) {
      let sum = known.enumerated().filter { choice & (1 << $0.offset) != 0 }
        .reduce(0) { $0 + (sizes[$1.element] ?? 0) }
      #expect(sum == 0 || sum >= 5, "seed \(seed): \(sizes) \(known)")
      #expect(total == sum || total - sum >= 5 || !whole, "seed \(seed): \(sizes) \(known)")
    }
  }
}
