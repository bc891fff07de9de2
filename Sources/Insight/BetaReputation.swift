/// The beta reputation with forgetting (Jøsang & Ismail 2002): what happened lately counts most.
package struct BetaReputation: Sendable {
  /// What is left of each case when the next one comes.
  package static let forgetting = 0.9

  package let forgetting: Double
  /// r and s: kept and broken, the older the less.
  package private(set) var kept = 0.0
  package private(set) var broken = 0.0

  package init(forgetting: Double = Self.forgetting) { self.forgetting = forgetting }

  /// The next case, oldest first.
  package mutating func add(kept isKept: Bool) {
    kept = forgetting * kept + (isKept ? 1 : 0)
    broken = forgetting * broken + (isKept ? 0 : 1)
  }

  /// (r + 1)/(r + s + 2); one half where nothing has happened.
  package var expectation: Double { (kept + 1) / (kept + broken + 2) }
}
