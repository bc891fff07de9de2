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

  /// Over several lines, broken at blanks and behind hyphens where possible.
  func broken(to limit: Int, lines most: Int) -> [Piece] {
    guard width > limit, limit > 0 else { return [self] }
    var lines: [Piece] = []
    var rest = text[...]
    while !rest.isEmpty {
      if lines.count == most - 1 || DisplayWidth.of(String(rest)) <= limit {
        return lines + [Piece(DisplayWidth.shorten(rest.trimmingBlanks, to: limit))]
      }
      let end = Piece.breakPlace(rest, limit)
      lines.append(Piece(rest[..<end].trimmingBlanks))
      rest = rest[end...].drop { $0 == " " }
    }
    return lines
  }

  private static func breakPlace(_ text: Substring, _ limit: Int) -> String.Index {
    var used = 0
    var end = text.startIndex
    var good: String.Index?
    while end < text.endIndex {
      let next = used + DisplayWidth.of(text[end])
      if text[end] == " ", used <= limit, end > text.startIndex { good = end }
      if next > limit { break }
      used = next
      let after = text.index(after: end)
      if text[end] == "-" || text[end] == "/", end > text.startIndex { good = after }
      end = after
    }
    // One character wider than the column still has to go somewhere.
    let least = text.index(after: text.startIndex)
    guard let good,
      text.distance(from: text.startIndex, to: good) * 3
        >= text.distance(from: text.startIndex, to: end)
    else { return max(end, least) }
    return good
  }
}

extension String {
  /// Lines of at most so many columns, broken between words where possible.
  package func brokenLines(to columns: Int) -> [String] {
    Piece(self).broken(to: columns, lines: .max).map(\.text)
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
