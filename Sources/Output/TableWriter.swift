/// A table for people: header, rule, and rows with two spaces between the columns.
///
/// The first rows are held back to learn the widths; later ones stream. Text wider than its
/// column is broken over a few lines where a window asks for it, and ends in `…` when that is not
/// enough; a wider number or date pushes what follows to the right. Where not even the narrowest
/// columns fit the window, each row becomes a block of `name: value` lines; so does a single row
/// that fits only with its headers cut.
final class TableWriter: RowWriter {
  private let sink: ByteSink
  private let presentation: Presentation
  private var columns: [Column] = []
  private var measures: [TableLayout.Measure] = []
  private var sample: [[Piece]] = []
  private var sampleBytes = 0
  private var body: Body?
  private var isAfterBlock = false

  private enum Body { case lines(TableLayout), blocks }

  /// Columns that the window had no room for.
  private(set) var leftOut: [String] = []
  /// Some text is not there to its end.
  private(set) var hasShortened = false

  /// Text is broken over at most so many lines.
  static let mostLines = 3

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
      if measures[index].canBeCut { measures[index].word = max(measures[index].word, piece.word) }
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
    if let layout = TableLayout(
      measures, window: presentation.width, leavesOut: presentation.leavesOut),
      !presentation.isWhole || layout.widths.elementsEqual(measures.map(\.natural)),
      sample.count != 1 || !layout.cutsHeaders(measures)
    {
      body = .lines(layout)
      let drawn = Set(layout.columns)
      leftOut = columns.indices.filter { !drawn.contains($0) }.map { columns[$0].name }
      try writeHeader(layout)
    } else {
      body = .blocks
      // Nothing else would tell that there are columns but no rows.
      if sample.isEmpty { try writeBlock(columns.map { _ in Piece("") }) }
    }
    self.body = body
    for pieces in sample { try write(pieces, as: body) }
    sample = []
  }

  private func writeHeader(_ layout: TableLayout) throws(OutputError) {
    let rule = layout.widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    try sink.emit { out in
      styled("1", &out) {
        appendLine(
          zip(layout.columns, layout.widths).map { Piece(columns[$0].name).shortened(to: $1) },
          layout, &$0)
      }
      out.append("\n")
      styled("2", &out) { $0.append(rule) }
      out.append("\n")
    }
  }

  private func write(_ pieces: [Piece], as body: Body) throws(OutputError) {
    switch body {
    case .blocks: try writeBlock(pieces)
    case .lines(let layout):
      let cells = zip(layout.columns, layout.widths).map { column, width in
        presentation.width != nil && columns[column].canBeCut
          ? pieces[column].broken(to: width, lines: Self.mostLines) : [pieces[column]]
      }
      if cells.contains(where: { $0.last?.text.last == "…" }) { hasShortened = true }
      try sink.emit { out in
        for line in 0..<(cells.map(\.count).max() ?? 1) {
          appendLine(cells.map { line < $0.count ? $0[line] : Piece("") }, layout, &out)
          out.append("\n")
        }
      }
    }
  }

  private func appendLine(_ pieces: [Piece], _ layout: TableLayout, _ out: inout ByteBuffer) {
    // Spaces wait until something follows them, so that no line ends in one.
    var spaces = 0
    for (index, piece) in pieces.enumerated() {
      let alignsRight = columns[layout.columns[index]].alignsRight
      let width = layout.widths[index]
      let padding = max(0, width - piece.width)
      if piece.text.isEmpty {
        spaces += width
      } else {
        out.append(spaces: spaces + (alignsRight ? padding : 0))
        out.append(piece.text)
        spaces = alignsRight ? 0 : padding
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
          out.append(" " + value(piece, column, beside: name.width + 2))
        }
        out.append("\n")
      }
    }
    isAfterBlock = true
  }

  private func value(_ piece: Piece, _ column: Column, beside indent: Int) -> String {
    guard let width = presentation.width else { return piece.text }
    let room = max(TableLayout.narrowText, width - indent)
    guard presentation.isWhole || column.canBeCut else { return piece.text }
    let gap = String(repeating: " ", count: min(indent, max(0, width - room)))
    let lines = piece.broken(to: room, lines: presentation.isWhole ? .max : Self.mostLines)
    if lines.last?.text.last == "…" { hasShortened = true }
    return lines.map(\.text).joined(separator: "\n" + gap)
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
