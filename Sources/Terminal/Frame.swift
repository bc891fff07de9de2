/// Rows of cells as they are to stand in the window, and where the cursor is among them.
struct Frame: Equatable {
  /// What one position of the cursor shows: a character with its marks, one or more columns wide.
  struct Cell: Equatable {
    var text: String
    var width: Int
    var style = Style.plain
    /// Terminals differ about its width.
    var isDoubtful = false
  }

  var rows: [[Cell]] = [[]]
  var cursor = Place()

  struct Place: Equatable {
    var row = 0
    /// 0 is the first column.
    var column = 0
  }

  static func width(_ row: some Sequence<Cell>) -> Int { row.reduce(0) { $0 + $1.width } }

  /// The text of one row as cells; what is beyond `columns` is left off, with an ellipsis.
  static func cells(_ text: String, style: Style = .plain, columns: Int? = nil) -> [Cell] {
    var cells = text.map { Cell($0, style: style) }
    guard let columns, width(cells) > columns else { return cells }
    while width(cells) > max(0, columns - 1) { cells.removeLast() }
    if columns > 0 { cells.append(Cell(text: "…", width: 1, style: style)) }
    return cells
  }

  /// The rows of a window of this height that show the cursor, and below it as much of the last
  /// rows as there is room for.
  func clipped(to height: Int, keepingBelow below: Int) -> Frame {
    guard rows.count > height, height > 0 else { return self }
    let wanted = max(0, cursor.row - height + 1 + below)
    let first = min(wanted, rows.count - height, cursor.row)
    return Frame(
      rows: Array(rows[first..<(first + height)]),
      cursor: Place(row: cursor.row - first, column: cursor.column))
  }
}

extension Frame.Cell {
  /// Control characters are shown as `^X`, and what cannot be printed as `�`.
  init(_ character: Character, style: Style = .plain) {
    self.style = style
    let scalars = character.unicodeScalars
    guard let first = scalars.first else {
      (text, width) = ("", 0)
      return
    }
    switch first.value {
    case 0..<0x20:
      (text, width) = ("^" + String(Character(Unicode.Scalar(UInt8(first.value) + 0x40))), 2)
    case 0x7F: (text, width) = ("^?", 2)
    case 0x80..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
      (text, width) = ("\u{FFFD}", 1)
    default:
      text = String(character)
      width = DisplayText.width(text)
      // The system's tables may be older than the character.
      let isUnknown = scalars.contains { DisplayText.isUnknown($0) }
      if isUnknown { width = max(width, (0x1F000..<0x20000).contains(first.value) ? 2 : 1) }
      isDoubtful = isUnknown || scalars.count > 1 && scalars.contains { $0.value >= 0x1100 }
      if width == 0 {
        // A mark that stands on nothing.
        text = "\u{25CC}" + text
        width = 1
      }
    }
  }
}
