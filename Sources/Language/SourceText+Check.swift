extension SourceText {
  /// Reports bytes that are not UTF-8 and control characters, wherever they stand; at most one of
  /// them a line, since a file in another encoding is full of them.
  func check(into findings: inout Findings) {
    var offset = 0
    var isQuiet = false
    while offset < bytes.count, !findings.isFull {
      let byte = bytes[offset]
      if byte == 0x0A { isQuiet = false }
      if byte &- 0x20 < 0x5F || byte == 0x0A || byte == 0x09 {
        offset += 1
        continue
      }
      let found = bytes.scalar(at: offset)
      let length = found?.length ?? 1
      if !isQuiet, let problem = problem(with: found?.value, at: Span(offset, offset + length)) {
        findings.add(problem)
        isQuiet = true
      }
      offset += length
    }
  }

  private func problem(with scalar: Unicode.Scalar?, at span: Span) -> Diagnostic? {
    guard let scalar else {
      let value = String(bytes[span.lower], radix: 16, uppercase: true)
      return Diagnostic(
        "the byte 0x\(value) is not UTF-8 text", at: span, help: ["save the file as UTF-8"])
    }
    if scalar == "\r", span.upper == bytes.count || bytes[span.upper] == 0x0A { return nil }
    guard scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) else { return nil }
    let name = Self.controlNames[scalar.value].map { $0 + ", " } ?? ""
    let help =
      scalar.value == 0
      ? "a file full of them is likely UTF-16; save it as UTF-8"
      : "delete it; in text a tab is written \\t and a line break \\n"
    return Diagnostic(
      "there is a control character here (\(name)\(scalar.codePoint))", at: span, help: [help])
  }

  private static let controlNames: [UInt32: String] = [
    0x00: "NUL", 0x07: "bell", 0x08: "backspace", 0x0B: "vertical tab", 0x0C: "form feed",
    0x0D: "carriage return without line feed", 0x1B: "escape", 0x7F: "delete",
  ]
}
