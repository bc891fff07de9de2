import CLibedit

extension LineEditor {
  /// Tab: what is certain is inserted, and what is not is listed below the line.
  func complete(backward: Bool) -> UInt8 {
    guard let assistant else { return Answer.failed }
    let line = line
    let completion = assistant.completion(of: line.text, at: line.offset)
    switch completion.step(in: line.text) {
    case .nothing: return Answer.failed
    case .insert(let text, let range):
      setLine(line.replacing(range, by: text))
      // What is common to several is not the end of it.
      guard Set(completion.candidates.map(\.text)).count > 1,
        case .list(let candidates, let range) = completion.after(text).step(in: self.line.text)
      else { return Answer.redraw }
      return choose(candidates, for: range, backward: false, begins: false)
    case .list(let candidates, let range):
      return choose(candidates, for: range, backward: backward, begins: backward)
    }
  }

  /// Tab and the arrows go through the list; every other key is the line's again.
  private func choose(
    _ candidates: [Completion.Candidate], for range: Range<Int>, backward: Bool, begins: Bool
  ) -> UInt8 {
    if isPlain { return print(candidates) }
    let original = line
    var list = CandidateList(candidates)
    defer { overlay = nil }
    func select(_ index: Int?) {
      let window = console.size()
      list.select(index, columns: max(2, window.columns), room: roomBelow)
      setLine(index.map { original.replacing(range, by: candidates[$0].text) } ?? original)
    }
    if begins { select(candidates.count - 1) }
    while true {
      let columns = max(2, console.size().columns)
      overlay = .below { [list, hintStyle] columns, room in
        list.rows(columns: columns, room: room, hintStyle: hintStyle)
      }
      guard let key = nextKey(endsEscape: true) else { return Answer.none }
      let count = candidates.count
      switch KeyMeaning(key) {
      case .tab, .down: select(list.selected.map { ($0 + 1) % count } ?? 0)
      case .backTab: select(list.selected.map { ($0 + count - 1) % count } ?? count - 1)
      // Before anything is chosen, up is the history's.
      case .up where list.selected != nil:
        select(list.selected.map { ($0 + count - 1) % count })
      case .pageDown, .pageUp:
        list.turn(KeyMeaning(key) == .pageDown ? 1 : -1, columns: columns, room: roomBelow)
        if let selected = list.selected { select(selected) }
      case .escape:
        setLine(original)
        return Answer.redraw
      case .enter where list.selected != nil, .right where list.selected != nil:
        finish(candidates[list.selected ?? 0])
        return Answer.redraw
      default:
        keys.insert(key, at: 0)
        return Answer.redraw
      }
    }
  }

  private func finish(_ candidate: Completion.Candidate) {
    let line = line
    guard candidate.isFinal else { return }
    if line.cursor < line.scalars.count, line.scalars[line.cursor] == " " {
      moveCursor(to: line.cursor + 1)
    } else {
      insert(" ")
    }
  }

  private func print(_ candidates: [Completion.Candidate]) -> UInt8 {
    let window = console.size()
    let rows = CandidateList(candidates).rows(
      columns: max(2, window.columns), room: max(2, window.rows - 2), hintStyle: .plain)
    print("\n" + rows.map { $0.map(\.text).joined() }.joined(separator: "\n"))
    cle_refresh(editor)
    return Answer.none
  }
}

extension EditedLine {
  /// Other text for a range of scalars, and the cursor behind it.
  func replacing(_ range: Range<Int>, by text: String) -> EditedLine {
    var result = self
    let added = Array(text.unicodeScalars)
    result.scalars.replaceSubrange(range, with: added)
    result.cursor = range.lowerBound + added.count
    return result
  }
}
