import CLibedit

/// A terminal's window in memory, as xterm and tmux behave: what is sent to it can be looked at
/// as a whole screen. Rows that were broken by the margin are joined again when it is resized.
package struct Emulator {
  struct Cell: Equatable {
    var text = " "
    /// 0 is the right half of a wide character.
    var width = 1
    var style = ""
  }

  struct Row: Equatable {
    var cells: [Cell]
    /// Goes on in the next row.
    var isWrapped = false
  }

  package private(set) var columns: Int
  package private(set) var height: Int
  var rows: [Row]
  /// Rows that left the window at its top.
  var past: [Row] = []
  package private(set) var cursor = (row: 0, column: 0)
  /// The last column was written to; the next character goes to the next row.
  private var isPending = false
  private var style = ""
  private var saved = (row: 0, column: 0)
  /// What stands on the usual screen while the other one is shown.
  private var usual: (rows: [Row], cursor: (row: Int, column: Int))?
  package private(set) var bracketsPaste = false
  package private(set) var bells = 0
  /// Sequences that it does not know.
  package private(set) var unknown: [String] = []
  private var rest: [UInt8] = []
  private var scroll: ClosedRange<Int>

  package init(columns: Int, rows height: Int) {
    (self.columns, self.height) = (columns, height)
    rows = (0..<height).map { _ in Row(cells: Emulator.blank(columns)) }
    scroll = 0...(height - 1)
    _ = cle_use_utf8()
  }

  private static func blank(_ columns: Int) -> [Cell] { Array(repeating: Cell(), count: columns) }

  package mutating func feed(_ text: String) { feed(Array(text.utf8)) }

  package mutating func feed(_ bytes: [UInt8]) {
    rest += bytes
    var index = 0
    while index < rest.count {
      guard let count = take(at: index) else { break }
      index += count
    }
    rest.removeFirst(index)
  }

  /// Bytes used; nil where more are needed.
  private mutating func take(at index: Int) -> Int? {
    let byte = rest[index]
    switch byte {
    case 0x1B: return escape(at: index)
    case 0x07: bells += 1
    case 0x08:
      cursor.column = max(0, cursor.column - 1)
      isPending = false
    case 0x09: move(to: cursor.row, min(columns - 1, (cursor.column / 8 + 1) * 8))
    case 0x0A: lineFeed()
    case 0x0D: move(to: cursor.row, 0)
    case 0..<0x20, 0x7F: break
    default:
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      guard index + length <= rest.count else { return nil }
      put(String(decoding: rest[index..<(index + length)], as: UTF8.self))
      return length
    }
    return 1
  }

  private mutating func put(_ text: String) {
    guard let scalar = text.unicodeScalars.first else { return }
    let width = max(0, Int(cle_width(wchar_t(scalar.value))))
    if width == 0 {
      // A mark belongs to what stands before it.
      var column = isPending ? cursor.column : cursor.column - 1
      while column > 0, rows[cursor.row].cells[column].width == 0 { column -= 1 }
      if column >= 0 { rows[cursor.row].cells[column].text += text }
      return
    }
    if isPending || cursor.column + width > columns {
      rows[cursor.row].isWrapped = true
      cursor.column = 0
      isPending = false
      lineFeed()
    }
    clearHalves(cursor.column, cursor.column + width)
    rows[cursor.row].cells[cursor.column] = Cell(text: text, width: width, style: style)
    if width == 2 {
      rows[cursor.row].cells[cursor.column + 1] = Cell(text: "", width: 0, style: style)
    }
    if cursor.column + width >= columns {
      cursor.column = columns - 1
      isPending = true
    } else {
      cursor.column += width
    }
  }

  /// Half of a wide character that is written over leaves a blank.
  private mutating func clearHalves(_ from: Int, _ to: Int) {
    let row = cursor.row
    if from < columns, rows[row].cells[from].width == 0, from > 0 {
      rows[row].cells[from - 1] = Cell()
    }
    if to < columns, rows[row].cells[to].width == 0 { rows[row].cells[to] = Cell() }
  }

  private mutating func lineFeed() {
    isPending = false
    if cursor.row < scroll.upperBound {
      cursor.row += 1
    } else if cursor.row == scroll.upperBound {
      let gone = rows.remove(at: scroll.lowerBound)
      if scroll.lowerBound == 0 { past.append(gone) }
      rows.insert(Row(cells: Emulator.blank(columns)), at: scroll.upperBound)
    } else {
      cursor.row = min(height - 1, cursor.row + 1)
    }
  }

  private mutating func move(to row: Int, _ column: Int) {
    cursor = (max(0, min(height - 1, row)), max(0, min(columns - 1, column)))
    isPending = false
  }

  private mutating func escape(at index: Int) -> Int? {
    guard index + 1 < rest.count else { return nil }
    switch rest[index + 1] {
    case UInt8(ascii: "["):
      guard let end = rest[(index + 2)...].firstIndex(where: { (0x40..<0x7F).contains($0) }) else {
        return nil
      }
      control(String(decoding: rest[(index + 2)..<end], as: UTF8.self), rest[end])
      return end + 1 - index
    case UInt8(ascii: "]"):
      guard let end = rest[index...].firstIndex(of: 0x07) else { return nil }
      return end + 1 - index
    case UInt8(ascii: "7"): saved = cursor
    case UInt8(ascii: "8"): move(to: saved.row, saved.column)
    default: unknown.append("ESC \(Character(Unicode.Scalar(rest[index + 1])))")
    }
    return 2
  }

  private mutating func control(_ parameters: String, _ final: UInt8) {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map {
      Int($0) ?? 0
    }
    let count = max(1, numbers.first ?? 1)
    switch final {
    case UInt8(ascii: "A"): move(to: cursor.row - count, cursor.column)
    case UInt8(ascii: "B"): move(to: cursor.row + count, cursor.column)
    case UInt8(ascii: "C"): move(to: cursor.row, cursor.column + count)
    case UInt8(ascii: "D"): move(to: cursor.row, cursor.column - count)
    case UInt8(ascii: "G"): move(to: cursor.row, count - 1)
    case UInt8(ascii: "d"): move(to: count - 1, cursor.column)
    case UInt8(ascii: "H"):
      move(to: count - 1, max(1, numbers.count > 1 ? numbers[1] : 1) - 1)
    case UInt8(ascii: "J"): eraseScreen(numbers.first ?? 0)
    case UInt8(ascii: "K"): eraseLine(numbers.first ?? 0)
    case UInt8(ascii: "m"):
      style =
        parameters.isEmpty || parameters == "0"
        ? "" : style.isEmpty ? parameters : style + ";" + parameters
    case UInt8(ascii: "r"):
      let bottom = numbers.count > 1 && numbers[1] > 0 ? numbers[1] : height
      scroll = min(count, bottom) - 1...min(bottom, height) - 1
      move(to: 0, 0)
    case UInt8(ascii: "s"): saved = cursor
    case UInt8(ascii: "u"): move(to: saved.row, saved.column)
    case UInt8(ascii: "h"), UInt8(ascii: "l"):
      let isOn = final == UInt8(ascii: "h")
      if parameters == "?2004" { bracketsPaste = isOn }
      if parameters == "?1049" { showOther(isOn) }
    default: unknown.append("CSI \(parameters) \(Character(Unicode.Scalar(final)))")
    }
  }

  /// The other screen is empty at first; the usual one comes back as it was left.
  private mutating func showOther(_ isOn: Bool) {
    if isOn, usual == nil {
      usual = (rows, cursor)
      rows = (0..<height).map { _ in Row(cells: Emulator.blank(columns)) }
    } else if !isOn, let usual {
      (rows, self.usual) = (usual.rows, nil)
      move(to: usual.cursor.row, usual.cursor.column)
    }
  }

  private mutating func eraseLine(_ kind: Int) {
    let range =
      kind == 0 ? cursor.column..<columns : kind == 1 ? 0..<(cursor.column + 1) : 0..<columns
    for column in range { rows[cursor.row].cells[column] = Cell() }
    if kind != 1 { rows[cursor.row].isWrapped = false }
  }

  private mutating func eraseScreen(_ kind: Int) {
    let blank = Row(cells: Emulator.blank(columns))
    switch kind {
    case 0:
      eraseLine(0)
      for row in (cursor.row + 1)..<max(height, cursor.row + 1) { rows[row] = blank }
    case 1:
      eraseLine(1)
      for row in 0..<cursor.row { rows[row] = blank }
    case 2: for row in rows.indices { rows[row] = blank }
    default: past = []
    }
  }
}

extension Emulator {
  /// Gives the window another size, as a terminal that keeps its text does: rows too long are
  /// broken, and rows it broke itself are joined.
  package mutating func resize(columns new: Int, rows newHeight: Int) {
    if let usual {
      var behind = self
      (behind.usual, behind.rows, behind.cursor) = (nil, usual.rows, usual.cursor)
      behind.resize(columns: new, rows: newHeight)
      // The other screen is cut, and never broken anew.
      var rows = rows.prefix(newHeight).map {
        Row(cells: Array(($0.cells + Emulator.blank(new)).prefix(new)))
      }
      while rows.count < newHeight { rows.append(Row(cells: Emulator.blank(new))) }
      self.usual = (behind.rows, behind.cursor)
      (past, columns, height, self.rows) = (behind.past, new, newHeight, rows)
      scroll = 0...(newHeight - 1)
      return move(to: cursor.row, cursor.column)
    }
    var lines: [[Cell]] = [[]]
    var place = (line: 0, offset: 0)
    let all = past + rows
    let cursorRow = past.count + cursor.row
    let last = max(cursorRow, all.lastIndex { $0.cells.contains { $0 != Cell() } } ?? 0)
    for (index, row) in all[...last].enumerated() {
      if index == cursorRow {
        place = (lines.count - 1, lines[lines.count - 1].count + cursor.column)
      }
      var cells = row.cells[...]
      if !row.isWrapped { while cells.last == Cell() { cells.removeLast() } }
      lines[lines.count - 1] += cells
      if !row.isWrapped, index < last { lines.append([]) }
    }
    var made: [Row] = []
    var cursorAt = (row: 0, column: 0)
    for (index, line) in lines.enumerated() {
      var row: [Cell] = []
      var offset = 0
      func note() {
        guard index == place.line, offset <= place.offset else { return }
        cursorAt = (made.count, min(new - 1, row.count + place.offset - offset))
      }
      note()
      for cell in line where cell.width > 0 {
        if row.count + cell.width > new {
          made.append(Row(cells: row + Emulator.blank(new - row.count), isWrapped: true))
          row = []
        }
        note()
        row.append(cell)
        offset += 1
        if cell.width == 2 {
          row.append(Cell(text: "", width: 0, style: cell.style))
          offset += 1
        }
      }
      note()
      made.append(Row(cells: row + Emulator.blank(max(0, new - row.count))))
    }
    let above = max(0, cursorAt.row - newHeight + 1, 0)
    past = Array(made[..<above])
    var window = Array(made[above...].prefix(newHeight))
    while window.count < newHeight { window.append(Row(cells: Emulator.blank(new))) }
    (columns, height, rows) = (new, newHeight, window)
    scroll = 0...(newHeight - 1)
    move(to: cursorAt.row - above, cursorAt.column)
  }

  /// The rows without what is blank at their ends and below, and the cursor as `▏`.
  package var screen: String { text(of: rows, showsCursor: true, showsStyles: false) }

  /// The same with styles: `⟨1;34:add⟩`.
  package var styledScreen: String { text(of: rows, showsCursor: true, showsStyles: true) }

  /// All that was ever shown.
  package var transcript: String { text(of: past + rows, showsCursor: false, showsStyles: false) }

  private func text(of rows: [Row], showsCursor: Bool, showsStyles: Bool) -> String {
    let first = rows.count - self.rows.count
    var lines: [String] = []
    for (index, row) in rows.enumerated() {
      var end = row.cells.count
      while end > 0, row.cells[end - 1] == Cell() { end -= 1 }
      let hasCursor = showsCursor && index - first == cursor.row
      let at = isPending ? columns : cursor.column
      if hasCursor { end = max(end, min(at, row.cells.count)) }
      var line = ""
      var open = ""
      for column in 0..<end {
        let cell = row.cells[column]
        let changes = showsStyles && cell.style != open
        if changes, !open.isEmpty { line += "⟩" }
        if hasCursor, column == at { line += "▏" }
        if changes {
          if !cell.style.isEmpty { line += "⟨\(cell.style):" }
          open = cell.style
        }
        line += cell.text
      }
      if !open.isEmpty { line += "⟩" }
      if hasCursor, at >= end { line += "▏" }
      lines.append(line)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
