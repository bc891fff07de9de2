/// An object a row, its keys in the order of the columns: as one array with a row a line, or
/// a line each (JSON Lines). Numbers that JSON has no form for are null.
final class JSONWriter: RowWriter {
  private let sink: ByteSink
  private let isArray: Bool
  /// `"name":` of each column, escaped once.
  private var keys: [[UInt8]] = []
  private var rowCount = 0

  init(to sink: ByteSink, isArray: Bool) {
    self.sink = sink
    self.isArray = isArray
  }

  func begin(_ columns: [Column]) throws(OutputError) {
    keys = columns.map { column in
      var key = ByteBuffer()
      key.appendJSON(column.name)
      key.append(UInt8(ascii: ":"))
      return key.bytes
    }
    if isArray { try sink.write("[") }
  }

  func row(_ cells: [Cell]) throws(OutputError) {
    try sink.emit { out in
      if isArray { out.append(rowCount == 0 ? "\n" : ",\n") }
      out.append(UInt8(ascii: "{"))
      for (index, key) in keys.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        out.append(contentsOf: key)
        out.appendJSON(cells.cell(index))
      }
      out.append(isArray ? "}" : "}\n")
    }
    rowCount += 1
  }

  func finish() throws(OutputError) {
    if isArray { try sink.write(rowCount == 0 ? "]\n" : "\n]\n") }
    try sink.flush()
  }
}

extension ByteBuffer {
  fileprivate mutating func appendJSON(_ cell: Cell) {
    switch cell {
    case .text(let text), .date(let text): appendJSON(text)
    case .integer, .boolean: append(cell.exact)
    case .number(let number) where number.isFinite: append(cell.exact)
    case .missing, .number: append("null")
    case .list(let members):
      append(UInt8(ascii: "["))
      for (index, member) in members.enumerated() {
        if index > 0 { append(UInt8(ascii: ",")) }
        appendJSON(member)
      }
      append(UInt8(ascii: "]"))
    }
  }

  /// A JSON string in its quotes. Controls are escaped beyond what RFC 8259 asks, C1 and
  /// bidirectional ones too: the value is the same and a terminal stays as it is.
  fileprivate mutating func appendJSON(_ text: String) {
    append(UInt8(ascii: "\""))
    if text.utf8.contains(where: { TerminalText.mayAct($0) || $0 == 0x22 || $0 == 0x5C }) {
      for scalar in text.unicodeScalars { appendJSON(scalar) }
    } else {
      append(text)
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func appendJSON(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": append("\\\"")
    case "\\": append("\\\\")
    case "\n": append("\\n")
    case "\r": append("\\r")
    case "\t": append("\\t")
    case _ where scalar.value < 0x20 || TerminalText.isUnsafe(scalar):
      let digits = String(scalar.value, radix: 16)
      append("\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
    default: append(scalar)
    }
  }
}
