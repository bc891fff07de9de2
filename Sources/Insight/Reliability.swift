/// How promises went, gathered one after the other, the oldest first.
package struct Reliability: Sendable {
  /// What has become of a promise at a cut-off date.
  package enum Outcome: Int, Sendable, CaseIterable {
    case kept, late, broken, open, disputed, withdrawn, unconfirmed
  }

  /// Under so many settled ones no rate is told.
  package static let least = 5

  /// By outcome; a vector, as there are very many of these.
  private var counts = SIMD8<Int32>()
  /// Days that those kept late were late, in all.
  package private(set) var daysLate = 0
  package private(set) var moved = 0
  private var reputation = BetaReputation()

  package init() {}

  package mutating func add(_ outcome: Outcome, daysLate days: Int, isMoved: Bool) {
    counts[outcome.rawValue] += 1
    if isMoved { moved += 1 }
    switch outcome {
    case .kept: reputation.add(kept: true)
    case .late:
      reputation.add(kept: true)
      daysLate += days
    case .broken: reputation.add(kept: false)
    default: break
    }
  }

  package subscript(outcome: Outcome) -> Int { Int(counts[outcome.rawValue]) }
  /// Those kept late included.
  package var kept: Int { self[.kept] + self[.late] }
  /// Settled: kept or broken.
  package var n: Int { kept + self[.broken] }
  package var isEnough: Bool { n >= Self.least }
  package var rate: Double? { isEnough ? Double(kept) / Double(n) : nil }
  package var interval: (low: Double, high: Double)? {
    isEnough ? Wilson.interval(Double(kept), of: Double(n)) : nil
  }
  package var trend: Double? { isEnough ? reputation.expectation : nil }
  /// The mean over those kept late.
  package var averageDaysLate: Double? {
    self[.late] > 0 ? Double(daysLate) / Double(self[.late]) : nil
  }
}
