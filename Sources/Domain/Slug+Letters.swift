extension Slug {
  /// Base letters of U+00C0 … U+017F in order; `.` where the scalar has none.
  private static let latin = Array(
    ("aaaaaaaceeeeiiiidnooooo.ouuuuyts" + "aaaaaaaceeeeiiiidnooooo.ouuuuyty"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllln"
      + "nnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").unicodeScalars)

  /// The same of U+0180 … U+024F; `.` where the letter is one of its own.
  private static let extended = Array(
    ("................................oo.............uu..............."
      + ".............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa...."
      + "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............"
      + "................").unicodeScalars)

  /// The same of U+1E00 … U+1EFF, which Vietnamese needs.
  private static let additional = Array(
    ("aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
      + "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
      + "wwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
      + "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......").unicodeScalars)

  /// Apostrophes, combining accents and joiners: they belong to the word they stand in and leave
  /// no trace.
  static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
    ["'", "\u{2019}", "`"].contains(scalar) || (0x300...0x36F).contains(scalar.value)
      || (scalar.value > 0x7F && scalar.properties.isDefaultIgnorableCodePoint)
  }

  /// A vowel sign or the like, of scripts that write them after a letter.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value > 0x7F else { return false }
    let category = scalar.properties.generalCategory
    return category == .nonspacingMark || category == .spacingMark
  }

  /// What a handle has for a scalar; empty for all that parts words.
  static func fold(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: return [scalar]
    case 0x41...0x5A: return Unicode.Scalar(scalar.value + 32).map { [$0] } ?? []
    case ..<0x80: return []
    case 0xDF, 0x1E9E: return ["s", "s"]
    case 0xC6, 0xE6: return ["a", "e"]
    case 0x152, 0x153: return ["o", "e"]
    case 0xC0...0x17F: return base(scalar, latin, from: 0xC0).map { [$0] } ?? []
    case 0x180...0x24F: return base(scalar, extended, from: 0x180).map { [$0] } ?? lowered(scalar)
    case 0x1E00...0x1EFF:
      return base(scalar, additional, from: 0x1E00).map { [$0] } ?? lowered(scalar)
    default: return lowered(scalar)
    }
  }

  private static func base(
    _ scalar: Unicode.Scalar, _ letters: [Unicode.Scalar], from first: UInt32
  ) -> Unicode.Scalar? {
    let index = Int(scalar.value - first)
    return index < letters.count && letters[index] != "." ? letters[index] : nil
  }

  /// A letter or digit of any script in lower case. What the language takes for no part of a word
  /// parts words here too.
  private static func lowered(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    let properties = scalar.properties
    guard properties.isIDContinue,
      properties.isAlphabetic || properties.numericType != nil || isMark(scalar)
    else { return [] }
    let lower = Array(properties.lowercaseMapping.unicodeScalars)
    // `Å` the unit of length becomes the letter `å`, and that loses its ring.
    return lower == [scalar] ? lower : lower.filter { !isSilent($0) }.flatMap(fold)
  }
}
