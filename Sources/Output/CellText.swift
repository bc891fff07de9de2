extension Cell {
  /// What people read in a table: booleans are `yes` and `no`, a list's members are joined by
  /// `, `, numbers are rounded. The text is not yet safe for a terminal.
  var readable: String {
    switch self {
    case .missing: ""
    case .text(let text), .date(let text): text
    case .number(let number): NumberText.readable(number)
    case .integer(let integer): String(integer)
    case .boolean(let isTrue): isTrue ? "yes" : "no"
    case .list(let members): members.map(\.readable).joined(separator: ", ")
    }
  }

  /// What programs read: `true` and `false`, all digits, a list's members joined by `;`.
  var exact: String {
    switch self {
    case .missing: ""
    case .text(let text), .date(let text): text
    case .number(let number): NumberText.exact(number)
    case .integer(let integer): String(integer)
    case .boolean(let isTrue): isTrue ? "true" : "false"
    case .list(let members): members.map(\.exact).joined(separator: ";")
    }
  }
}

/// One line of safe text and the columns it takes.
struct Piece {
  var text: String
  var width: Int

  init(_ text: String) {
    self.text = TerminalText.singleLine(text)
    width = DisplayWidth.of(self.text)
  }

  init(_ cell: Cell) { self.init(cell.readable) }

  func shortened(to limit: Int) -> Piece {
    width <= limit ? self : Piece(DisplayWidth.shorten(text, to: limit))
  }
}
