/// Handles made from titles.
package enum Slug {
  /// Longest handle made from a title, in characters; cut at a word.
  static let limit = 60

  /// `Dana Reyès` → `dana-reyes`. Latin letters lose their accents, other letters stay. What would
  /// read as something else in the language is altered: `p17` → `p-17`, `2026` → `x-2026`,
  /// `today` → `today-1`. A title without letters or digits gives `unnamed`.
  package static func make(_ title: String) -> String {
    var scalars: [Unicode.Scalar] = []
    var pendingBreak = false
    var lastBreak = 0
    for scalar in title.unicodeScalars {
      // Apostrophes and combining marks belong to the word they stand in.
      if ["'", "\u{2019}", "`"].contains(scalar) || (0x300...0x36F).contains(scalar.value) {
        continue
      }
      let folded = fold(scalar)
      if folded.isEmpty {
        pendingBreak = !scalars.isEmpty
        continue
      }
      if pendingBreak {
        lastBreak = scalars.count
        scalars.append("-")
        pendingBreak = false
      }
      scalars.append(contentsOf: folded)
      if scalars.count > limit {
        scalars.removeSubrange((lastBreak > limit / 2 ? lastBreak : limit)...)
        break
      }
    }
    var slug = String(String.UnicodeScalarView(scalars))
    if slug.isEmpty { slug = "unnamed" }
    if looksNumbered(slug) {
      let digits = slug.drop { $0.isLetter }
      return "\(slug.prefix(slug.count - digits.count))-\(digits)"
    }
    if looksLikeNumberOrDate(slug) { return "x-\(slug)" }
    return reserved.contains(slug) ? "\(slug)-1" : slug
  }

  /// Words the language reads as something else where a handle may stand.
  static let reserved: Set<String> = [
    "and", "or", "not", "no", "this", "none", "within", "in", "today", "tomorrow", "yesterday",
    "me", "where",
  ]

  /// Whether a person may choose this word as a handle.
  package static func isValid(_ word: String) -> Bool { make(word) == word }

  private static func looksNumbered(_ slug: String) -> Bool {
    let letters = slug.prefix { $0.isLetter }
    let rest = slug.dropFirst(letters.count)
    return letters.count == 1 && !rest.isEmpty && rest.allSatisfy { ("0"..."9").contains($0) }
  }

  /// Digits alone, a duration (`30d`), a power (`1e6`) or a date (`2026-01-31`).
  private static func looksLikeNumberOrDate(_ slug: String) -> Bool {
    let rest = slug.drop { ("0"..."9").contains($0) }
    guard rest.count < slug.count else { return false }
    if rest.isEmpty || ["d", "w", "m", "y"].contains(rest) { return true }
    if rest.first == "e", rest.dropFirst().allSatisfy({ ("0"..."9").contains($0) }) { return true }
    return slug.utf8.count == 10
      && slug.utf8.enumerated().allSatisfy { index, byte in
        index == 4 || index == 7 ? byte == 0x2D : (0x30...0x39).contains(byte)
      }
  }

  /// Base letters of U+00C0 … U+017F in order; `.` where the scalar has none.
  private static let latin = Array(
    ("aaaaaaaceeeeiiiidnooooo.ouuuuyts" + "aaaaaaaceeeeiiiidnooooo.ouuuuyty"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllln"
      + "nnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").unicodeScalars)

  private static func fold(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: return [scalar]
    case 0x41...0x5A: return Unicode.Scalar(scalar.value + 32).map { [$0] } ?? []
    case 0xDF: return ["s", "s"]
    case 0xC6, 0xE6: return ["a", "e"]
    case 0x152, 0x153: return ["o", "e"]
    case 0xC0...0x17F:
      let index = Int(scalar.value) - 0xC0
      return index < latin.count && latin[index] != "." ? [latin[index]] : []
    default:
      guard scalar.value > 0x7F,
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      else { return [] }
      return Array(scalar.properties.lowercaseMapping.unicodeScalars)
    }
  }
}
