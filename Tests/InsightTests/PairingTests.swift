import Testing

@testable import Insight

@Suite struct PairingTests {
  /// Nobody meets the same partner twice while a round without that is possible: of an even number
  /// of people whose rounds are drawn one after the other, at least as long as any drawing can be
  /// sure of it, and where a round repeats a pair, none without one was left.
  @Test(arguments: 1...150) func noPairTwiceWhileAnotherIsPossible(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 2...9, using: &generator)
    let seats = (0..<count).map {
      Pairing.Seat(id: Int64($0), side: Bool.random(using: &generator) ? 1 : 2)
    }
    var pairing = Pairing(seats, seed: seed)
    var met: Set<Set<Int64>> = []
    for round in 1...count + 1 {
      let groups = pairing.next()
      #expect(groups.joined().sorted() == seats.map(\.id), "seed \(seed): everybody, once")
      #expect(groups.count { $0.count == 3 } == (count > 1 ? count % 2 : 0), "seed \(seed)")
      // Of a group of three the first two were drawn; the third joined them.
      let pairs = groups.map { Set($0.prefix(2)) }
      if pairs.contains(where: met.contains) {
        let third = groups.first { $0.count == 3 }?.last
        #expect(
          !Self.isPossible(seats.map(\.id).filter { $0 != third }, met),
          "seed \(seed), round \(round): a round without \(met) was possible")
      }
      for group in groups {
        for one in group { for other in group where other > one { met.insert([one, other]) } }
      }
    }
  }

  /// Whether all can be paired with somebody they have not met, by trying every way.
  private static func isPossible(_ free: [Int64], _ met: Set<Set<Int64>>) -> Bool {
    guard let first = free.first else { return true }
    return free.dropFirst().contains { other in
      !met.contains([first, other])
        && isPossible(free.filter { $0 != first && $0 != other }, met)
    }
  }

  @Test(arguments: 1...30) func theSameSeedDrawsTheSame(_ seed: UInt64) {
    let seats = (0..<9).map { Pairing.Seat(id: $0, side: $0 % 2) }
    var (one, same) = (Pairing(seats, seed: seed), Pairing(seats.reversed(), seed: seed))
    for _ in 0..<5 { #expect(one.next() == same.next(), "seed \(seed)") }
  }

  /// The one of an odd number who joins a pair is another one in every round.
  @Test(arguments: 1...30) func whoIsThirdTakesTurns(_ seed: UInt64) {
    var pairing = Pairing((0..<7).map { Pairing.Seat(id: $0, side: $0 % 2) }, seed: seed)
    let thirds = (0..<7).compactMap { _ in pairing.next().first { $0.count == 3 }?.last }
    #expect(Set(thirds).count == 7, "seed \(seed): \(thirds)")
  }
}
