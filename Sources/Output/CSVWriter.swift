package import Domain

/// Comma- or tab-separated text as RFC 4180 has it, with line feeds.
///
/// A missing value is nothing, an empty text is `""`. In a row of one column a missing value
/// is `""` as well, for an empty line would be no row. Text is exact, except on a terminal,
/// where controls are shown instead of sent, and where formulas are guarded against.
package final class CSVWriter: RowWriter {
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

  package func begin(_ columns: [Column]) throws(OutputError) {
    columnCount = columns.count
    try row(columns.map { .text($0.name) })
  }

  package func row(_ cells: [Cell]) throws(OutputError) {
    try line { fields in
      for index in 0..<columnCount { fields.append(cells.cell(index)) }
    }
  }

  /// A row whose fields `write` appends one after the other, as many as there are columns: from
  /// where they lie, with no text in between for each.
  package func row(_ write: (inout Fields) throws -> Void) throws {
    var failure: (any Error)?
    try line { fields in
      do { try write(&fields) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  private func line(_ write: (inout Fields) -> Void) throws(OutputError) {
    guard columnCount > 0 else { return }
    try sink.emit { out in
      var fields = Fields(
        out: ByteBuffer(), delimiter: delimiter, isForTerminal: isForTerminal,
        guardsFormulas: guardsFormulas, isAlone: columnCount == 1)
      swap(&fields.out, &out)
      write(&fields)
      swap(&fields.out, &out)
      out.append(UInt8(ascii: "\n"))
    }
  }

  package func finish() throws(OutputError) { try sink.flush() }
}

extension CSVWriter {
  /// The fields of one row.
  package struct Fields {
    fileprivate var out: ByteBuffer
    fileprivate let delimiter: UInt8
    fileprivate let isForTerminal: Bool
    fileprivate let guardsFormulas: Bool
    /// There is one column.
    fileprivate let isAlone: Bool
    private var isFirst = true

    fileprivate init(
      out: ByteBuffer, delimiter: UInt8, isForTerminal: Bool, guardsFormulas: Bool, isAlone: Bool
    ) {
      self.out = out
      self.delimiter = delimiter
      self.isForTerminal = isForTerminal
      self.guardsFormulas = guardsFormulas
      self.isAlone = isAlone
    }

    private mutating func begin() {
      if !isFirst { out.append(delimiter) }
      isFirst = false
    }

    package mutating func appendMissing() {
      begin()
      if isAlone { append(exact: "") }
    }

    /// - Parameter text: UTF-8.
    package mutating func append(text: UnsafeBufferPointer<UInt8>) {
      guard !isForTerminal else { return append(.text(String(decoding: text, as: UTF8.self))) }
      if guardsFormulas, Formula.isRun(text) {
        return append(.text(String(decoding: text, as: UTF8.self)))
      }
      begin()
      append(exact: text)
    }

    package mutating func append(_ day: Day) {
      begin()
      out.append(day.description)
    }

    package mutating func append(_ cell: Cell) {
      switch cell {
      case .missing: return appendMissing()
      case .list(let members) where members.isEmpty: return appendMissing()
      default: begin()
      }
      switch cell {
      // Digits need no quotes.
      case .number, .integer: out.append(cell.exact)
      case .text(let text) where guardsFormulas: append(exact: Formula.guarded(text))
      case .list where guardsFormulas: append(exact: Formula.guarded(cell.exact))
      default: append(exact: cell.exact)
      }
    }

    private mutating func append(exact field: String) {
      var text = isForTerminal ? TerminalText.safe(field, keepingLines: true) : field
      text.withUTF8 { append(exact: $0) }
    }

    private mutating func append(exact bytes: UnsafeBufferPointer<UInt8>) {
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
}
