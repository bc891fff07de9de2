/// Candidates as rows below a line, a page at a time.
struct CandidateList {
  let candidates: [Completion.Candidate]
  var selected: Int?
  /// The first candidate of the page that is shown.
  private(set) var first = 0

  init(_ candidates: [Completion.Candidate]) { self.candidates = candidates }

  private struct Shape {
    var perRow: Int
    var rows: Int
    var cell: Int
    var page: Int { perRow * rows }
  }

  /// Few candidates stand one a row with their notes, many in columns, read downwards.
  private func shape(_ columns: Int, _ room: Int) -> Shape {
    let widest = candidates.map { DisplayText.width(DisplayText.inert($0.text)) }.max() ?? 1
    let hasNotes = candidates.contains { !$0.note.isEmpty }
    let cell = min(widest + 2, max(1, columns + 2))
    let perRow = hasNotes ? 1 : max(1, (columns + 2) / cell)
    let needed = (candidates.count + perRow - 1) / perRow
    // One row tells where one is, where not all fit.
    return Shape(perRow: perRow, rows: needed <= room ? needed : max(1, room - 1), cell: cell)
  }

  mutating func select(_ index: Int?, columns: Int, room: Int) {
    selected = index
    guard let index else { return }
    let page = shape(columns, room).page
    first = index / page * page
  }

  /// Moves on by pages and goes round.
  mutating func turn(_ pages: Int, columns: Int, room: Int) {
    let page = shape(columns, room).page
    let count = (candidates.count + page - 1) / page
    first = ((first / page + pages) % count + count) % count * page
    if selected != nil { selected = first }
  }

  func rows(columns: Int, room: Int, hintStyle: Style) -> [[Frame.Cell]] {
    let shape = shape(columns, room)
    let last = min(candidates.count, first + shape.page)
    let count = (last - first + shape.perRow - 1) / shape.perRow
    var rows = (0..<count).map { row in
      var cells = stride(from: first + row, to: last, by: count).flatMap { index in
        entry(index, shape, columns, hintStyle)
      }
      while cells.last?.text == " ", cells.last?.style == .plain { cells.removeLast() }
      return cells
    }
    if last - first < candidates.count {
      let place =
        "\(first + 1)–\(last) of \(candidates.count): Tab goes through them, PgDn turns the page"
      rows.append(Frame.cells(place, style: hintStyle, columns: columns))
    }
    return rows
  }

  private func entry(
    _ index: Int, _ shape: Shape, _ columns: Int, _ hintStyle: Style
  ) -> [Frame.Cell] {
    let candidate = candidates[index]
    let isSelected = index == selected
    let note = DisplayText.inert(candidate.note)
    let room = shape.perRow > 1 ? shape.cell - 2 : note.isEmpty ? columns : max(1, columns * 2 / 3)
    var cells = Frame.cells(
      DisplayText.inert(candidate.text), style: isSelected ? .reversed : .plain,
      columns: min(room, columns))
    let left = columns - Frame.width(cells)
    if shape.perRow == 1 {
      guard !note.isEmpty, left > 2 else { return cells }
      let gap = min(left, max(2, min(shape.cell, room + 2) - Frame.width(cells)))
      cells += Frame.cells(String(repeating: " ", count: gap))
      return cells + Frame.cells(note, style: hintStyle, columns: columns - Frame.width(cells))
    }
    let gap = min(left, shape.cell - Frame.width(cells))
    return cells + Frame.cells(String(repeating: " ", count: max(0, gap)))
  }
}
