/// Which parts of a whole may be shown without giving away what a few people said.
package enum Disclosure {
  /// The fewest answers a cell, and what is left of the room without it, must have.
  package static let least = 5

  /// The parts that may be shown beside the whole; their answers are counted to one statement.
  ///
  /// A part is shown when it has enough answers and the rest of the room has them too. Beyond that,
  /// what is left when all shown parts are taken from the whole must be nothing or enough: else the
  /// smallest shown part is held back as well, until it is. Nothing is shown of a whole that is too
  /// small.
  package static func shown<Part: Hashable & Comparable>(
    _ parts: [Part: Int], least: Int = Disclosure.least
  ) -> (whole: Bool, parts: Set<Part>) {
    let total = parts.values.reduce(0, +)
    guard total >= least else { return (false, []) }
    var shown = parts.filter { $0.value >= least && total - $0.value >= least }
    while !shown.isEmpty {
      let left = total - shown.values.reduce(0, +)
      if left == 0 || left >= least { break }
      // Equal sizes are told apart by name, so that the choice depends on nothing else.
      guard let smallest = shown.min(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { break }
      shown[smallest.key] = nil
    }
    // A single part with all answers is the whole under another name.
    return (true, Set(shown.keys))
  }
}
