/// Handles made from titles.
package enum Slug {
  /// Longest handle made from a title, in Unicode scalars; cut at a word.
  static let limit = 60

  /// `Dana Reyès` → `dana-reyes`. Latin letters lose their accents, other letters stay. What would
  /// read as something else in the language is altered: `p17` → `p-17`, `2026` → `x-2026`,
  /// `today` → `today-1`. A title without letters or digits gives `unnamed`.
  package static func make(_ title: String) -> String {
    var scalars: [Unicode.Scalar] = []
    var pendingBreak = false
    var lastBreak = 0
    for scalar in title.composed.unicodeScalars {
      if isSilent(scalar) { continue }
      let folded = fold(scalar)
      // A mark belongs to the letter before it and begins no word.
      if folded.isEmpty || (isMark(scalar) && (pendingBreak || scalars.isEmpty)) {
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
      return shortened("\(slug.prefix(slug.count - digits.count))-\(digits)")
    }
    if looksLikeNumberOrDate(slug) { return shortened("x-\(slug)") }
    return reserved.contains(slug) ? "\(slug)-1" : slug
  }

  private static func shortened(_ slug: String) -> String {
    String(slug.unicodeScalars.prefix(limit))
  }

  /// Words the language reads as something else where a handle may stand.
  static let reserved: Set<String> = [
    "and", "or", "not", "no", "this", "none", "within", "in", "today", "tomorrow", "yesterday",
    "me", "where",
  ]

  /// Whether a person may choose this word as a handle.
  package static func isValid(_ word: String) -> Bool { make(word) == word.composed }

  private static func looksNumbered(_ slug: String) -> Bool {
    let letters = slug.prefix { $0.isLetter }
    let rest = slug.dropFirst(letters.count)
    return letters.count == 1 && !rest.isEmpty && rest.allSatisfy { ("0"..."9").contains($0) }
  }

  /// Digits alone, a duration (`30d`), a power (`1e6`, `1e-7`) or a date (`2026-01-31`).
  private static func looksLikeNumberOrDate(_ slug: String) -> Bool {
    let rest = slug.drop { ("0"..."9").contains($0) }
    guard rest.count < slug.count else { return false }
    if rest.isEmpty || ["d", "w", "m", "y"].contains(rest) { return true }
    if rest.first == "e" {
      let exponent = rest.dropFirst()
      let digits = exponent.first == "-" ? exponent.dropFirst() : exponent
      if digits.allSatisfy({ ("0"..."9").contains($0) }) { return true }
    }
    return slug.utf8.count == 10
      && slug.utf8.enumerated().allSatisfy { index, byte in
        index == 4 || index == 7 ? byte == 0x2D : (0x30...0x39).contains(byte)
      }
  }
}
