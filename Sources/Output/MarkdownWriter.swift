/// A table in GitHub's Markdown, a line a row. Characters that Markdown would act on are
/// escaped, line breaks are `<br>`, controls are shown.
final class MarkdownWriter: RowWriter {
  private let sink: ByteSink
  private var columnCount = 0

  init(to sink: ByteSink) { self.sink = sink }

  func begin(_ columns: [Column]) throws(OutputError) {
    columnCount = columns.count
    guard columnCount > 0 else { return }
    try line(columns.map(\.name))
    let rule = columns.map { $0.alignsRight ? " ---: |" : " --- |" }
    try sink.write("|" + rule.joined() + "\n")
  }

  func row(_ cells: [Cell]) throws(OutputError) {
    guard columnCount > 0 else { return }
    try line((0..<columnCount).map { cells.cell($0).readable })
  }

  func finish() throws(OutputError) { try sink.flush() }

  private func line(_ texts: [String]) throws(OutputError) {
    try sink.emit { out in
      out.append("|")
      for text in texts {
        out.append(" ")
        out.appendMarkdown(text)
        out.append(text.isEmpty ? "|" : " |")
      }
      out.append("\n")
    }
  }
}

extension ByteBuffer {
  fileprivate mutating func appendMarkdown(_ text: String) {
    guard text.utf8.contains(where: { TerminalText.mayAct($0) || Self.isMarkup($0) }) else {
      return append(text)
    }
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case _ where TerminalText.isLineBreak(scalar): append("<br>")
      case _ where scalar.isASCII && Self.isMarkup(UInt8(ascii: scalar)):
        append(UInt8(ascii: "\\"))
        append(UInt8(ascii: scalar))
      default: append(TerminalText.visible(scalar))
      }
      previous = scalar
    }
  }

  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "|"), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: "`"),
      UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["):
      true
    default: false
    }
  }
}
