/// A table for people: header, rule, and rows with two spaces between the columns.
///
/// The first rows are held back to learn the widths; later ones stream. A later value wider
/// than its column is cut only where text may be cut and a window asks for it; otherwise it
/// pushes what follows to the right. Where not even the narrowest columns fit the window, each
/// row becomes a block of `name: value` lines.
final class TableWriter: RowWriter {
  private let sink: ByteSink
  private let presentation: Presentation
  private var columns: [Column] = []
  private var measures: [TableLayout.Measure] = []
  private var sample: [[Piece]] = []
  private var sampleBytes = 0
  private var body: Body?
  private var isAfterBlock = false

  private enum Body { case lines([Int]), blocks }

  static let sampleRows = 1000
  static let sampleLimit = 4 << 20

  init(to sink: ByteSink, as presentation: Presentation) {
    self.sink = sink
    self.presentation = presentation
  }

  func begin(_ columns: [Column]) {
    self.columns = columns
    measures = columns.map {
      TableLayout.Measure(header: Piece($0.name).width, canBeCut: $0.canBeCut)
    }
  }

  func row(_ cells: [Cell]) throws(OutputError) {
    guard !columns.isEmpty else { return }
    let pieces = columns.indices.map { Piece(cells.cell($0)) }
    if let body { return try write(pieces, as: body) }
    for (index, piece) in pieces.enumerated() {
      measures[index].values = max(measures[index].values, piece.width)
      sampleBytes += piece.text.utf8.count
    }
    sample.append(pieces)
    if sample.count >= Self.sampleRows || sampleBytes >= Self.sampleLimit { try settle() }
  }

  func finish() throws(OutputError) {
    if body == nil, !columns.isEmpty { try settle() }
    try sink.flush()
  }

  /// Fixes the widths and writes what was held back.
  private func settle() throws(OutputError) {
    let body: Body
    if let widths = TableLayout.widths(measures, window: presentation.width) {
      body = .lines(widths)
      try writeHeader(widths)
    } else {
      body = .blocks
      // Nothing else would tell that there are columns but no rows.
      if sample.isEmpty { try writeBlock(columns.map { _ in Piece("") }) }
    }
    self.body = body
    for pieces in sample { try write(pieces, as: body) }
    sample = []
  }

  private func writeHeader(_ widths: [Int]) throws(OutputError) {
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    try sink.emit { out in
      styled("1", &out) { appendLine(columns.map { Piece($0.name) }, widths, isHeader: true, &$0) }
      out.append("\n")
      styled("2", &out) { $0.append(rule) }
      out.append("\n")
    }
  }

  private func write(_ pieces: [Piece], as body: Body) throws(OutputError) {
    switch body {
    case .blocks: try writeBlock(pieces)
    case .lines(let widths):
      try sink.emit { out in
        appendLine(pieces, widths, isHeader: false, &out)
        out.append("\n")
      }
    }
  }

  private func appendLine(
    _ pieces: [Piece], _ widths: [Int], isHeader: Bool, _ out: inout ByteBuffer
  ) {
    // Spaces wait until something follows them, so that no line ends in one.
    var spaces = 0
    for (index, column) in columns.enumerated() {
      let width = widths[index]
      let cuts = presentation.width != nil && (isHeader || column.canBeCut)
      let piece = cuts ? pieces[index].shortened(to: width) : pieces[index]
      let padding = max(0, width - piece.width)
      if piece.text.isEmpty {
        spaces += width
      } else {
        out.append(spaces: spaces + (column.alignsRight ? padding : 0))
        out.append(piece.text)
        spaces = column.alignsRight ? 0 : padding
      }
      spaces += TableLayout.gap
    }
  }

  private func writeBlock(_ pieces: [Piece]) throws(OutputError) {
    try sink.emit { out in
      if isAfterBlock { out.append("\n") }
      for (column, piece) in zip(columns, pieces) {
        let name = Piece(column.name)
        styled("1", &out) { $0.append(name.text + ":") }
        if !piece.text.isEmpty {
          let room = presentation.width.map { max(TableLayout.leastText, $0 - name.width - 2) }
          let value = column.canBeCut ? piece.shortened(to: room ?? piece.width) : piece
          out.append(" " + value.text)
        }
        out.append("\n")
      }
    }
    isAfterBlock = true
  }

  /// Appends in the style of an escape sequence, where colour is wanted.
  private func styled(
    _ code: String, _ out: inout ByteBuffer, _ append: (inout ByteBuffer) -> Void
  ) {
    if presentation.color { out.append("\u{1B}[\(code)m") }
    append(&out)
    if presentation.color { out.append("\u{1B}[0m") }
  }
}
