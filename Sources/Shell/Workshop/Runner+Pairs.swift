import Book
import Domain
import Insight

/// Who talks to whom.
extension Runner {
  /// Draws the groups of a block once. Earlier blocks are drawn again first, so that nobody meets
  /// the same partner twice while another is possible.
  func draw(_ plan: BlockPlan) throws {
    guard plan.mode == .pair || plan.mode == .rotate else { return }
    // A pair stays together until the next block that rotates.
    if plan.mode == .pair, let drawn = state.drawn, state.groups[drawn] != nil {
      if state.groups[state.block] == nil { state.groups[state.block] = state.groups[drawn] }
      state.drawn = state.block
      return
    }
    if state.groups[state.block] == nil {
      var pairing = Pairing(
        participants.map { Pairing.Seat(id: $0.id.raw, side: $0.unit?.raw) }, seed: state.seed)
      let rounds = plans[..<state.block].indices.count { index in
        state.groups[index] != nil && isDrawn(index)
      }
      for _ in 0..<rounds { _ = pairing.next() }
      state.groups[state.block] = pairing.next()
    }
    state.drawn = state.block
  }

  /// Whether groups were drawn for a block rather than kept from the one before.
  private func isDrawn(_ index: Int) -> Bool {
    plans[index].mode == .rotate
      || plans[..<index].allSatisfy { $0.mode != .pair && $0.mode != .rotate }
  }

  func sayGroups(_ plan: BlockPlan) throws {
    guard plan.mode == .pair || plan.mode == .rotate, let groups = state.groups[state.block] else {
      return
    }
    let names = Dictionary(
      participants.map { ($0.id.raw, $0.title) }, uniquingKeysWith: { first, _ in first })
    try room.say(
      "Drawn with seed \(state.seed):\n"
        + groups.map { "  " + $0.compactMap { names[$0] }.joined(separator: " and ") }
        .joined(separator: "\n"))
  }
}
