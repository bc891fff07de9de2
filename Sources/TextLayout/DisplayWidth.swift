/// How many columns of a terminal text takes.
package enum DisplayWidth {
  /// The columns of a text without line breaks, by grapheme cluster: East Asian wide and
  /// fullwidth characters and emoji take two, combining and zero-width ones none.
  package static func of(_ text: String) -> Int {
    if isASCII(text) {
      return text.utf8.reduce(0) { $0 + ($1 < 0x20 || $1 == 0x7F ? 0 : 1) }
    }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The columns of one grapheme cluster.
  package static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    let firstWidth = of(first)
    guard scalars.count > 1 else { return firstWidth }
    // A flag is two regional indicators; the selector U+FE0F asks for the picture.
    if isRegionalIndicator(first) { return 2 }
    if scalars.contains(where: { $0 == "\u{FE0F}" }), first.properties.isEmoji { return 2 }
    if scalars.contains(where: { $0 == "\u{200D}" }), firstWidth == 2 { return 2 }
    // A skin tone makes its base a picture, whatever that is alone.
    if scalars.dropFirst().contains(where: { $0.properties.isEmojiModifier }) { return 2 }
    return scalars.reduce(0) { $0 + of($1) }
  }

  /// The columns of a scalar standing alone.
  package static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x20, 0x7F..<0xA0: return 0
    case ..<0x300: return 1
    case 0x1160...0x11FF: return 0
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator: return 0
    case .format where scalar.properties.isDefaultIgnorableCodePoint: return 0
    default: return isWide(scalar.value) ? 2 : 1
    }
  }

  /// Cuts text to at most `width` columns, ending in `…` when something was cut.
  package static func shorten(_ text: String, to width: Int) -> String {
    if text.utf8.count <= width || of(text) <= width { return text }
    guard width > 0 else { return "" }
    var used = 0
    var end = text.startIndex
    while end < text.endIndex {
      let next = used + of(text[end])
      if next > width - 1 { break }
      used = next
      end = text.index(after: end)
    }
    return text[..<end] + "…"
  }

  static func isASCII(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { $0.allSatisfy { $0 < 0x80 } }
      ?? text.utf8.allSatisfy { $0 < 0x80 }
  }

  private static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }
}
