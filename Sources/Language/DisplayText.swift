/// Text as a terminal shows it, one cell column at a time.
enum DisplayText {
  /// What is shown for a scalar, and how many columns it takes. A tab has a fixed width so that
  /// what stands below it can be aligned; what would steer the terminal is shown as a mark.
  static func cell(_ scalar: Unicode.Scalar) -> (text: String, width: Int) {
    if scalar == "\t" { return ("    ", 4) }
    if scalar.isControl { return ("\u{FFFD}", 1) }
    return (String(scalar), width(scalar))
  }

  /// One line without control characters.
  static func plain(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      if scalar.isControl { shown += "\u{FFFD}" } else { shown.unicodeScalars.append(scalar) }
    }
    return shown
  }

  /// A message that quotes something endless, without its middle.
  static func shortened(_ text: String) -> String {
    guard text.utf8.count > 1000 else { return text }
    let scalars = text.unicodeScalars
    guard scalars.count > 1000 else { return text }
    return String(scalars.prefix(300)) + "…" + String(scalars.suffix(100))
  }

  /// Broken between words where it would pass the window's last column.
  ///
  /// - Parameters:
  ///   - start: The columns taken before it.
  ///   - indent: The blanks before each further line.
  static func wrapped(_ text: String, behind start: Int, indent: Int, to columns: Int?) -> String {
    guard let columns, columns > indent + 20 else { return text }
    var result = ""
    var column = start
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let width = word.unicodeScalars.reduce(0) { $0 + cell($1).width }
      if column + 1 + width > columns, column > indent, !result.isEmpty {
        result += "\n" + String(repeating: " ", count: indent) + word
        column = indent + width
      } else {
        result += (result.isEmpty ? "" : " ") + word
        column += width + (result.isEmpty ? 0 : 1)
      }
    }
    return result
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(scalar.value) ? 2 : 1
    }
  }

  /// East Asian wide and full-width blocks and the emoji blocks (Unicode annex 11, simplified).
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x231A...0x231B, 0x23E9...0x23EC, 0x2614...0x2615, 0x26A1, 0x2705,
      0x274C, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x1F1E6...0x1F1FF, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
      0x1FA70...0x1FAFF, 0x2_0000...0x3_FFFD:
      true
    default: false
    }
  }
}
