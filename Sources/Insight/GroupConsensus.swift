/// Group-informed consensus on a statement (Small et al. 2021, Polis): the product over groups of
/// (A+1)/(S+2), A who agree, S who saw it, those who passed included. From 0 to 1; it is high only
/// where every group agrees.
package enum GroupConsensus {
  package static func value(_ groups: [(agrees: Int, seen: Int)]) -> Measure {
    guard !groups.isEmpty else { return .tooFew(count: 0, needed: 1) }
    return .value(
      groups.reduce(1) { $0 * Double($1.agrees + 1) / Double($1.seen + 2) })
  }
}
