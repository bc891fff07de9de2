/// Draws rows as a tree: the first column is how deep a row stands, the second by what way it was come
/// to, and the others stand beside it. Rows come in the order in which a tree is read.
package final class TreeWriter: RowWriter {
  private let sink: ByteSink
  private let presentation: Presentation
  private var rows: [(depth: Int, cells: [Cell])] = []

  package init(to sink: ByteSink, as presentation: Presentation) {
    self.sink = sink
    self.presentation = presentation
  }

  package func begin(_ columns: [Column]) {}

  package func row(_ cells: [Cell]) {
    var depth = 0
    if case .number(let number) = cells.cell(0) { depth = max(0, Int(number)) }
    rows.append((depth, Array(cells.dropFirst())))
  }

  package func finish() throws(OutputError) {
    let top = rows.map(\.depth).min() ?? 0
    // For each depth, whether a branch goes on below the row at hand.
    var goesOn: [[Bool]] = []
    var open: [Bool] = []
    for row in rows.reversed() {
      let depth = row.depth - top
      while open.count <= depth { open.append(false) }
      goesOn.append(Array(open[...depth]))
      open = Array(open[..<depth]) + [true]
    }
    for (row, branches) in zip(rows, goesOn.reversed()) { try write(row.cells, branches) }
    try sink.flush()
  }

  private func write(_ cells: [Cell], _ branches: [Bool]) throws(OutputError) {
    var line = ""
    for (depth, more) in branches.enumerated() where depth > 0 {
      let isLast = depth == branches.count - 1
      line += isLast ? (more ? "├─ " : "└─ ") : more ? "│  " : "   "
    }
    let texts = cells.map { Piece($0).text }
    if let way = texts.first, !way.isEmpty { line += "\(way): " }
    line += texts.dropFirst().filter { !$0.isEmpty }.joined(separator: "  ")
    let piece = Piece(line)
    let text = presentation.width.map { piece.shortened(to: $0) } ?? piece
    try sink.write(text.text + "\n")
  }
}
