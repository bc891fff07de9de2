/// Where a cell's text comes from: one column, or a pattern that joins several.
///
/// `{a}` must be filled, or the whole text counts as empty; `{a?}` may be empty; `{a|b}` is the
/// first of them that is filled. Without braces it is a column's name as it stands.
struct ColumnText {
  enum Piece: Equatable {
    case plain(String)
    /// What stands in the braces, or the bare name.
    case columns(String, isPattern: Bool)
  }

  let pieces: [Piece]
  let text: String

  init(_ text: String) {
    self.text = text
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.plain(String(rest[..<open]))) }
      pieces.append(.columns(String(rest[rest.index(after: open)..<close]), isPattern: true))
      rest = rest[rest.index(after: close)...]
    }
    if pieces.isEmpty {
      self.pieces = [.columns(text, isPattern: false)]
    } else {
      if !rest.isEmpty { pieces.append(.plain(String(rest))) }
      self.pieces = pieces
    }
  }

  /// The names in a pair of braces, and whether all of them may be empty.
  static func names(in pattern: String) -> (names: [String], isOptional: Bool) {
    let isOptional = pattern.hasSuffix("?")
    let names = (isOptional ? pattern.dropLast() : pattern[...]).split(
      separator: "|", omittingEmptySubsequences: false)
    return (names.map { String($0).trimmed }, isOptional)
  }
}

extension String {
  /// Without white space at either end.
  var trimmed: String {
    guard let first = unicodeScalars.first, let last = unicodeScalars.last,
      first.properties.isWhitespace || last.properties.isWhitespace
    else { return self }
    let scalars = unicodeScalars
    guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let end = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[start...end])
  }

  /// Every run of white space as one space: no-break spaces and line breaks within a name.
  var singleSpaced: String {
    var isPlain = true
    var wasSpace = false
    for byte in utf8 {
      if byte >= 0x80 || byte < 0x20 || byte == 0x20 && wasSpace {
        isPlain = false
        break
      }
      wasSpace = byte == 0x20
    }
    return isPlain ? self : split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
