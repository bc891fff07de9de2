/// Comma- or tab-separated text as RFC 4180 has it, with line feeds.
///
/// A missing value is nothing, an empty text is `""`. In a row of one column a missing value
/// is `""` as well, for an empty line would be no row. Text is exact, except on a terminal,
/// where controls are shown instead of sent, and where formulas are guarded against.
final class CSVWriter: RowWriter {
  private let sink: ByteSink
  private let delimiter: UInt8
  private let isForTerminal: Bool
  private let guardsFormulas: Bool
  private var columnCount = 0

  init(to sink: ByteSink, delimiter: UInt8, as presentation: Presentation) {
    self.sink = sink
    self.delimiter = delimiter
    isForTerminal = presentation.width != nil
    guardsFormulas = presentation.guardsFormulas
  }

  func begin(_ columns: [Column]) throws(OutputError) {
    columnCount = columns.count
    try row(columns.map { .text($0.name) })
  }

  func row(_ cells: [Cell]) throws(OutputError) {
    guard columnCount > 0 else { return }
    try sink.emit { out in
      for index in 0..<columnCount {
        if index > 0 { out.append(delimiter) }
        let cell = cells.cell(index)
        switch cell {
        case .missing where columnCount > 1: break
        case .list(let members) where members.isEmpty && columnCount > 1: break
        // Digits need no quotes.
        case .number, .integer: out.append(cell.exact)
        case .text(let text) where guardsFormulas: append(field: Formula.guarded(text), to: &out)
        case .list where guardsFormulas: append(field: Formula.guarded(cell.exact), to: &out)
        default: append(field: cell.exact, to: &out)
        }
      }
      out.append(UInt8(ascii: "\n"))
    }
  }

  func finish() throws(OutputError) { try sink.flush() }

  private func append(field: String, to out: inout ByteBuffer) {
    var text = isForTerminal ? TerminalText.safe(field, keepingLines: true) : field
    text.withUTF8 { bytes in
      guard needsQuotes(bytes) else { return out.append(contentsOf: bytes) }
      let quote = UInt8(ascii: "\"")
      out.append(quote)
      var start = 0
      for index in bytes.indices where bytes[index] == quote {
        out.append(contentsOf: bytes[start...index])
        start = index
      }
      out.append(contentsOf: bytes[start...])
      out.append(quote)
    }
  }

  private func needsQuotes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return true }
    if isBlank(first) || isBlank(last) { return true }
    // White space beyond ASCII begins with one of these.
    if [0xC2, 0xE1, 0xE2, 0xE3].contains(first) || last >= 0x80, isPadded(bytes) { return true }
    // U+FEFF at the head of a file would be taken for its byte-order mark.
    if first == 0xEF, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return true }
    return bytes.contains {
      $0 == delimiter || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
        || $0 == UInt8(ascii: "\r")
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private func isPadded(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let ends = [
      String(decoding: bytes.prefix(3), as: UTF8.self).unicodeScalars.first,
      String(decoding: bytes.suffix(3), as: UTF8.self).unicodeScalars.last,
    ]
    return ends.contains { $0?.properties.isWhitespace == true }
  }
}
