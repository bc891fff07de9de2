import CLibedit

/// How text stands in a terminal's cells. Widths follow the system's tables, as the editor's.
enum DisplayText {
  /// Columns of text without line breaks; what cannot be printed counts nothing.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + max(0, Int(cle_width(wchar_t($1.value)))) }
  }

  /// Without characters that act on a terminal or reorder its line; line breaks and tabs
  /// become blanks.
  static func inert(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: result.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
        result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// At most `columns` wide, with an ellipsis where something is missing.
  static func fitted(_ text: String, to columns: Int) -> String {
    guard width(text) > columns else { return text }
    var result = ""
    var used = 0
    for character in text {
      let next = width(String(character))
      if used + next > columns - 1 { break }
      result.append(character)
      used += next
    }
    return columns > 0 ? result + "…" : ""
  }

  /// Rows below the first one, of the place behind `text`, which begins at `column` and is
  /// drawn as the editor draws it: it wraps at `columns`, shows `^X` and ends rows at `\n`.
  static func row(after text: some Sequence<wchar_t>, from column: Int, columns: Int) -> Int {
    let columns = max(1, columns)
    var row = column / columns
    var column = column % columns
    for character in text {
      if character == 0x0A {
        (row, column) = (row + 1, 0)
        continue
      }
      let width = character == 0x09 ? 8 - column % 8 : editedWidth(character)
      if column + width > columns { (row, column) = (row + 1, 0) }
      column += width
      if column >= columns { (row, column) = (row + column / columns, column % columns) }
    }
    return row
  }

  private static func editedWidth(_ character: wchar_t) -> Int {
    if (0..<0x20).contains(character) || (0x7F..<0xA0).contains(character) { return 2 }
    let width = Int(cle_width(character))
    if width >= 0 { return width }
    return character > 0xFFFF ? 8 : 7
  }
}
