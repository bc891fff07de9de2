/// The rows an editor has drawn, and the characters that turn them into others.
struct Display {
  private(set) var shown: Frame?

  /// What must be sent for `frame` to stand where the last one did, or on the row the cursor
  /// is on. Only what differs is sent.
  mutating func draw(_ frame: Frame) -> String {
    var output = ""
    let old = shown ?? Frame(rows: [[]])
    if shown == nil { output += "\r\u{1B}[J" }
    var at = old.cursor
    for (index, row) in frame.rows.enumerated() {
      if index >= old.rows.count {
        output += Display.move(from: at, to: .init(row: index - 1, column: 0)) + "\r\n"
        at = .init(row: index, column: 0)
        output += Display.text(row[...], from: &at)
        continue
      }
      let before = old.rows[index]
      let same = zip(before, row).prefix { $0 == $1 }.count
      guard same < before.count || same < row.count else { continue }
      let start = Frame.Place(row: index, column: Frame.width(row[..<same]))
      output += Display.move(from: at, to: start)
      at = start
      output += Display.text(row[same...], from: &at)
      if Frame.width(row) < Frame.width(before) { output += "\u{1B}[K" }
    }
    if old.rows.count > frame.rows.count {
      let start = Frame.Place(row: frame.rows.count, column: 0)
      output += Display.move(from: at, to: start) + "\u{1B}[J"
      at = start
    }
    output += Display.move(from: at, to: frame.cursor)
    shown = frame
    return output
  }

  /// Takes away what stands there, and leaves the cursor where it began.
  mutating func erase() -> String {
    guard let old = shown else { return "" }
    shown = nil
    return Display.move(from: old.cursor, to: .init()) + "\r\u{1B}[J"
  }

  /// The same after the window got another width: terminals break rows that no longer fit.
  mutating func erase(nowWide columns: Int) -> String {
    guard let old = shown else { return "" }
    shown = nil
    let columns = max(1, columns)
    let above = old.rows.prefix(old.cursor.row).reduce(0) {
      $0 + max(1, (Frame.width($1) + columns - 1) / columns)
    }
    // A cursor behind the last character of a full row stays on it.
    let isBehind = old.cursor.column >= Frame.width(old.rows[old.cursor.row])
    let up = above + max(0, old.cursor.column - (isBehind ? 1 : 0)) / columns
    return (up > 0 ? "\u{1B}[\(up)A" : "") + "\r\u{1B}[J"
  }

  /// Goes below what was drawn, which stays.
  mutating func leave() -> String {
    guard let old = shown else { return "" }
    shown = nil
    let last = Frame.Place(row: old.rows.count - 1, column: 0)
    return Display.move(from: old.cursor, to: last) + "\r\n"
  }

  /// The rows are no longer where they were.
  mutating func forget() { shown = nil }

  private static func text(_ cells: ArraySlice<Frame.Cell>, from at: inout Frame.Place) -> String {
    var output = ""
    var style = Style.plain
    for cell in cells {
      if cell.style != style {
        if style != .plain { output += "\u{1B}[0m" }
        if cell.style != .plain { output += "\u{1B}[\(cell.style.parameters)m" }
        style = cell.style
      }
      output += cell.text
      at.column += cell.width
      if cell.isDoubtful { output += "\u{1B}[\(at.column + 1)G" }
    }
    if style != .plain { output += "\u{1B}[0m" }
    return output
  }

  private static func move(from: Frame.Place, to: Frame.Place) -> String {
    var output = ""
    if to.row < from.row { output += "\u{1B}[\(from.row - to.row)A" }
    if to.row > from.row { output += "\u{1B}[\(to.row - from.row)B" }
    guard to.column != from.column else { return output }
    if to.column == 0 { return output + "\r" }
    // Behind the last column the cursor's place is the terminal's secret: begin at the margin.
    return output + "\r\u{1B}[\(to.column)C"
  }
}
