import Domain
import Language

extension ArraySlice<Element> {
  /// How many elements at the head are a date: `2026-11-30`, `next monday`, `today + 2w`, `$start`.
  package var datePrefix: Int {
    guard let first else { return 0 }
    var count: Int
    switch first.kind {
    case .word("next"), .word("last"): count = 2
    case .word("start"), .word("end"): count = dropFirst(2).first?.word == "next" ? 4 : 3
    case .word(let word): count = DateWords.firstWords.contains(word) ? 1 : 0
    case .date, .variable, .duration, .group: count = 1
    default: count = 0
    }
    guard count > 0 else { return 0 }
    count = Swift.min(count, self.count)
    // `+ 2w`, `- 30d`, `+2w` behind a date.
    while let next = dropFirst(count).first {
      switch next.kind {
      case .symbol(.plus), .symbol(.minus):
        guard case .duration? = dropFirst(count + 1).first?.kind else { return count }
        count += 2
      case .duration(let duration) where duration.isSigned: count += 1
      default: return count
      }
    }
    return count
  }
}
