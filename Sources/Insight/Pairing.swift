/// Draws pairs for the rounds of an exercise. The same seed draws the same pairs.
///
/// Nobody meets the same partner twice while a round without that is possible. Where it is, partners
/// come from different sides. One of an odd number joins a pair, another one in every round.
package struct Pairing {
  package struct Seat: Sendable {
    package var id: Int64
    /// People of the same side are paired last.
    package var side: Int64?
    package init(id: Int64, side: Int64?) {
      self.id = id
      self.side = side
    }
  }

  private let seats: [Seat]
  private var met: Set<Set<Int>> = []
  private var thirds: [Int] = []

  package init(_ seats: [Seat], seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    self.seats = seats.sorted { $0.id < $1.id }.shuffled(using: &generator)
  }

  /// Groups of two, and one of three where the number is odd.
  package mutating func next() -> [[Int64]] {
    guard seats.count >= 2 else { return seats.isEmpty ? [] : [[seats[0].id]] }
    let odd = seats.count % 2 == 1
    // Who was third least often; among those the first.
    let counts = seats.indices.map { seat in thirds.count { $0 == seat } }
    let candidates = odd ? seats.indices.sorted { (counts[$0], $0) < (counts[$1], $1) } : [-1]
    var pairs: [[Int]] = []
    var third = candidates[0]
    search: for allowed in 0...1 {
      for candidate in candidates where candidate < 0 || counts[candidate] == counts[candidates[0]]
      {
        var steps = 0
        let free = seats.indices.filter { $0 != candidate }
        if let found = match(free[...], mayRepeat: allowed == 1, &steps) {
          pairs = found
          third = candidate
          break search
        }
      }
    }
    for pair in pairs { met.insert(Set(pair)) }
    if third >= 0 {
      thirds.append(third)
      let place = pairs.indices.min {
        familiar(third, pairs[$0]) < familiar(third, pairs[$1])
      }
      if let place {
        for other in pairs[place] { met.insert([third, other]) }
        pairs[place].append(third)
      }
    }
    return pairs.map { $0.map { seats[$0].id } }
  }

  private func familiar(_ seat: Int, _ pair: [Int]) -> Int {
    pair.count { met.contains([seat, $0]) }
  }

  /// The first seat with each it has not met, other sides first, then the rest in the same way.
  private func match(_ free: ArraySlice<Int>, mayRepeat: Bool, _ steps: inout Int) -> [[Int]]? {
    guard let first = free.first else { return [] }
    steps += 1
    guard steps < 200_000 else { return nil }
    let others = free.dropFirst()
    let fresh = others.filter { mayRepeat || !met.contains([first, $0]) }
    let ordered =
      fresh.filter { seats[$0].side != seats[first].side && !met.contains([first, $0]) }
      + fresh.filter { seats[$0].side == seats[first].side && !met.contains([first, $0]) }
      + fresh.filter { met.contains([first, $0]) }
    for other in ordered {
      let rest = others.filter { $0 != other }
      if let found = match(rest[...], mayRepeat: mayRepeat, &steps) {
        return [[first, other]] + found
      }
    }
    return nil
  }
}

/// SplitMix64: small, and the same on every machine.
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  package init(seed: UInt64) { state = seed }
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
