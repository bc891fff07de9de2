import TextLayout

extension Cell {
  /// What people read in a table: booleans are `yes` and `no`, a list's members are joined by
  /// `, `, numbers are rounded. The text is not yet safe for a terminal.
  package var readable: String {
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

  /// The columns of its longest word.
  var word: Int {
    width == 0 ? 0 : text.split(separator: " ").map { DisplayWidth.of(String($0)) }.max() ?? 0
  }

  func shortened(to limit: Int) -> Piece {
    width <= limit ? self : Piece(DisplayWidth.shorten(text, to: limit))
  }

  /// Over several lines, the last of which is shortened where there would be more.
  func broken(to limit: Int, lines most: Int) -> [Piece] {
    guard width > limit, limit > 0 else { return [self] }
    return text.broken(to: limit, lines: most).map { Piece($0).shortened(to: limit) }
  }
}
