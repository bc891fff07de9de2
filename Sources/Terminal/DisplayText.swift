import CLibedit
import TextLayout

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

  /// Lines of at most so many columns, broken between words.
  static func lines(_ text: String, within columns: Int) -> [String] {
    text.lines(within: columns) { width(String($0)) }
  }

  /// A printable character that the system's tables do not have.
  static func isUnknown(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0xA0 && cle_width(wchar_t(scalar.value)) < 0
  }
}
