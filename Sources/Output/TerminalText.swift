/// Makes text from elsewhere harmless to a terminal.
package enum TerminalText {
  /// Shows what would act instead of being read: C0 controls and DEL as control pictures
  /// (`␛`), C1 controls and bidirectional overrides and isolates as `�`.
  ///
  /// - Parameter keepingLines: leaves line feeds as they are, for text of several lines.
  package static func safe(_ text: String, keepingLines: Bool = false) -> String {
    guard text.utf8.contains(where: mayAct) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(keepingLines && scalar == "\n" ? scalar : visible(scalar))
    }
    return String(result)
  }

  /// One line of safe text: every line break becomes `⏎`.
  package static func singleLine(_ text: String) -> String {
    guard text.utf8.contains(where: mayAct) else { return text }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if isLineBreak(scalar) {
        if !(previous == "\r" && scalar == "\n") { result.append("⏎") }
      } else {
        result.append(visible(scalar))
      }
      previous = scalar
    }
    return String(result)
  }

  static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case _ where isUnsafe(scalar): "\u{FFFD}"
    default: scalar
    }
  }

  /// DEL, C1 and the bidirectional controls; of C0 the caller knows more.
  static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Whether a UTF-8 byte can belong to a scalar that is replaced: a control, or the first
  /// byte of U+0080…U+00BF or of U+2000…U+2FFF.
  static func mayAct(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2
  }
}
