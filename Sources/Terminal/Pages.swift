import TextLayout

/// Long text a window at a time, and where in it the window stands.
struct Pages {
  enum Movement: Equatable { case rows(Int), pages(Int), start, end }

  private struct Place: Comparable {
    var line = 0
    /// Of the rows that the line is broken into.
    var row = 0

    static func < (left: Place, right: Place) -> Bool {
      (left.line, left.row) < (right.line, right.row)
    }
  }

  private let lines: [Substring]
  private let keepsColour: Bool
  /// What comes once it is left.
  var next = "back"
  private var top = Place()
  private var columns = 80
  /// Rows of text: the last one of the window tells where it stands.
  private var height = 23

  init(_ text: String, keepsColour: Bool) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    (self.lines, self.keepsColour) = (lines, keepsColour)
  }

  /// How many rows of a window the text takes; no more than `most` are counted.
  static func rows(of text: String, columns: Int, most: Int) -> Int {
    var pages = Pages(text, keepsColour: false)
    pages.columns = max(2, columns)
    var count = 0
    for line in pages.lines.indices where count < most { count += pages.rows(of: line).count }
    return min(count, most)
  }

  var isAtEnd: Bool { top >= lastTop }

  mutating func fit(columns: Int, rows: Int) {
    guard (columns, rows - 1) != (self.columns, height) else { return }
    (self.columns, height) = (max(2, columns), max(1, rows - 1))
    top.row = 0
    top = min(top, lastTop)
  }

  mutating func move(_ movement: Movement) {
    switch movement {
    case .start: top = Place()
    case .end: top = lastTop
    // The last page begins where the one before ended, and need not fill the window.
    case .pages(let count) where count > 0 && !isAtEnd: top = place(count * height, below: top)
    case .pages(let count): top = place(max(0, -count) * height, above: top)
    case .rows(let count) where count > 0 && !isAtEnd: top = place(count, below: top)
    case .rows(let count): top = place(max(0, -count), above: top)
    }
  }

  /// The window: rows of text, and below them where they stand and which keys lead on.
  func frame(style: Style) -> Frame {
    var rows: [[Frame.Cell]] = []
    var place = top
    while rows.count < height, place.line < lines.count {
      let part = self.rows(of: place.line).dropFirst(place.row)
      rows += part.prefix(height - rows.count).map { Array($0) }
      place = Place(line: place.line + 1)
    }
    let shown = "\(top.line + 1)–\(max(top.line + 1, place.line)) of \(lines.count)"
    while rows.count < height { rows.append([]) }
    let keys =
      isAtEnd
      ? [
        "\(shown), the end · Space or q: \(next) · ↑: up", "\(shown) · Space: \(next)",
        "Space: \(next)",
      ]
      : [
        "\(shown) · Space: more · q: \(next) · ↑ ↓, or just type on",
        "\(shown) · Space: more · q: \(next)", "Space: more · q: \(next)", "Space, q",
      ]
    let fitting = keys.first { DisplayText.width($0) < columns } ?? ""
    rows.append(Frame.cells(fitting, style: style, columns: columns - 1))
    let cursor = Frame.Place(row: height, column: Frame.width(rows[height]))
    return Frame(rows: rows, cursor: cursor)
  }

  /// The place from which the end of the text fills the window.
  private var lastTop: Place {
    let last = lines.count - 1
    return place(height - 1, above: Place(line: last, row: rows(of: last).count - 1))
  }

  private func place(_ count: Int, above place: Place) -> Place {
    var place = place
    var left = count
    while left > place.row, place.line > 0 {
      left -= place.row + 1
      place = Place(line: place.line - 1, row: rows(of: place.line - 1).count - 1)
    }
    return Place(line: place.line, row: max(0, place.row - left))
  }

  /// At the last row at most.
  private func place(_ count: Int, below place: Place) -> Place {
    var place = place
    for _ in 0..<count {
      let isLast = place.row + 1 >= rows(of: place.line).count
      if isLast, place.line + 1 >= lines.count { break }
      place = isLast ? Place(line: place.line + 1) : Place(line: place.line, row: place.row + 1)
    }
    return place
  }

  /// A line broken between words; never empty.
  private func rows(of line: Int) -> [[Frame.Cell]] {
    let text = String(lines[line]).replacing("\t", with: "    ")
    let cells = PromptText(text, keepsColour: keepsColour).cells
    guard Frame.width(cells) > columns else { return [cells] }
    return LineBreaking(to: columns).ranges(
      of: cells.map { $0.text.first ?? " " }, widths: cells.map(\.width)
    ).map { Array(cells[$0]) }
  }
}
