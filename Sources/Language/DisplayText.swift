import TextLayout

/// Text as a terminal shows it, one cell column at a time.
enum DisplayText {
  /// What is shown for a scalar, and how many columns it takes. A tab has a fixed width so that
  /// what stands below it can be aligned; what would steer the terminal is shown as a mark.
  static func cell(_ scalar: Unicode.Scalar) -> (text: String, width: Int) {
    if scalar == "\t" { return ("    ", 4) }
    if scalar.isControl { return ("\u{FFFD}", 1) }
    return (String(scalar), DisplayWidth.of(scalar))
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
}
