/// Guesses which name was meant: "did you mean `promises`?"
package enum Nearest {
  /// Longer names are no typing slips of known ones.
  private static let longest = 64

  /// The name nearest to `typed` without regard to case: at most a third of its letters changed,
  /// left out, added or swapped, or two letters or more of its beginning. Nil if none is near.
  package static func name(to typed: String, among names: some Sequence<String>) -> String? {
    let typed = letters(typed)
    guard !typed.isEmpty, typed.count <= longest else { return nil }
    var best: (name: String, score: Int, difference: Int)?
    for name in names {
      let candidate = letters(name)
      guard !candidate.isEmpty, candidate.count <= longest else { continue }
      let difference = abs(candidate.count - typed.count)
      guard let score = score(typed, candidate) else { continue }
      if let best, (best.score, best.difference, best.name) <= (score, difference, name) {
        continue
      }
      best = (name, score, difference)
    }
    return best?.name
  }

  private static func letters(_ name: String) -> [Unicode.Scalar] {
    Array(name.prefix(longest + 1).lowercased().unicodeScalars)
  }

  /// Smaller is nearer; a beginning is nearer than any slip.
  private static func score(_ typed: [Unicode.Scalar], _ candidate: [Unicode.Scalar]) -> Int? {
    if typed == candidate { return 0 }
    if typed.count >= 2, candidate.starts(with: typed) { return 1 }
    let allowed = max(typed.count, candidate.count) / 3
    guard abs(typed.count - candidate.count) <= allowed else { return nil }
    let distance = distance(typed, candidate)
    return distance <= allowed ? 1 + distance : nil
  }

  /// Damerau–Levenshtein distance in which no letter is touched twice (optimal string alignment).
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    var current = last
    for row in 1...left.count {
      current[0] = row
      for column in 1...right.count {
        let isSame = left[row - 1] == right[column - 1]
        var cost = min(
          last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          cost = min(cost, beforeLast[column - 2] + 1)
        }
        current[column] = cost
      }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[right.count]
  }
}
