/// Breaks a prompt, a line and what stands behind it into the rows of a window.
struct LineLayout {
  let columns: Int
  private var rows: [[Frame.Cell]] = [[]]
  private var column = 0
  private var cursor: Frame.Place?

  init(columns: Int) { self.columns = max(2, columns) }

  struct Line {
    var prompt: [Frame.Cell]
    /// Before each further line of the text.
    var continuations: [[Frame.Cell]] = []
    var text: String
    /// In Unicode scalars.
    var cursor: Int
    var styles: [StyledRange] = []
    /// Shown behind the text.
    var ghost = ""
    /// Rows below, as wide as the window at most.
    var below: [[Frame.Cell]] = []
  }

  static func frame(_ line: Line, columns: Int) -> Frame {
    var layout = LineLayout(columns: columns)
    layout.add(line)
    var rows = layout.rows
    rows += line.below
    return Frame(rows: rows, cursor: layout.cursor ?? layout.place)
  }

  private var place: Frame.Place { .init(row: rows.count - 1, column: column) }

  private mutating func add(_ line: Line) {
    line.prompt.forEach { add($0) }
    var styles = StyleCursor(line.styles)
    var scalars = 0
    var bytes = 0
    var lines = 0
    for character in line.text {
      if line.cursor < scalars + character.unicodeScalars.count, cursor == nil { markCursor() }
      scalars += character.unicodeScalars.count
      let style = styles.style(at: bytes)
      bytes += character.utf8.count
      switch character {
      case "\n", "\r\n":
        breakRow()
        let prompt = lines < line.continuations.count ? line.continuations[lines] : []
        prompt.forEach { add($0) }
        lines += 1
      case "\t":
        for _ in 0..<(8 - column % 8) { add(Frame.Cell(text: " ", width: 1, style: style)) }
      default: add(Frame.Cell(character, style: style))
      }
    }
    if cursor == nil { markCursor() }
    for character in line.ghost { add(Frame.Cell(character, style: .dim)) }
  }

  /// The cursor may stand behind a full row only on the next one.
  private mutating func markCursor() {
    if column >= columns { breakRow() }
    cursor = place
  }

  private mutating func add(_ cell: Frame.Cell) {
    if column + cell.width > columns { breakRow() }
    rows[rows.count - 1].append(cell)
    column += cell.width
  }

  private mutating func breakRow() {
    rows.append([])
    column = 0
  }
}

/// Styles of a line in the order of its bytes; where ranges overlap, the later one counts.
private struct StyleCursor {
  private let ranges: [StyledRange]
  private var next = 0
  private var active: [StyledRange] = []

  init(_ ranges: [StyledRange]) {
    self.ranges = ranges.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  mutating func style(at offset: Int) -> Style {
    while next < ranges.count, ranges[next].range.lowerBound <= offset {
      active.append(ranges[next])
      next += 1
    }
    active.removeAll { $0.range.upperBound <= offset }
    return active.last?.style ?? .plain
  }
}
