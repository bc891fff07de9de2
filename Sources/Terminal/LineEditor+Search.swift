import CLibedit

extension LineEditor {
  /// Ctrl-R: entries that have all the typed words, the newest first, below the line.
  func search() -> UInt8 {
    guard let history, !isHidden, !isPlain else {
      return isPlain ? plainSearch() : Answer.failed
    }
    var pattern = ""
    var selected = 0
    var matches = HistorySearch.matches(pattern, in: history.entries)
    defer { overlay = nil }
    while true {
      selected = max(0, min(selected, matches.count - 1))
      overlay = .instead(prompt: "search: ", text: pattern) { [unowned self] columns, _ in
        rows(of: matches, pattern, selected, columns)
      }
      guard let key = nextKey(endsEscape: true) else { return Answer.none }
      switch KeyMeaning(key) {
      case .character(let scalar):
        pattern.unicodeScalars.append(scalar)
        (matches, selected) = (HistorySearch.matches(pattern, in: history.entries), 0)
      case .backspace:
        if !pattern.isEmpty { pattern.removeLast() }
        (matches, selected) = (HistorySearch.matches(pattern, in: history.entries), 0)
      case .older, .up: selected += 1
      case .newer, .down: selected -= 1
      case .pageUp: selected += 5
      case .pageDown: selected -= 5
      case .escape: return Answer.redraw
      case let meaning:
        if matches.indices.contains(selected) { setLine(EditedLine(matches[selected])) }
        // Another key also does what it does in the line.
        if ![.enter, .tab, .right].contains(meaning) { keys.insert(key, at: 0) }
        return Answer.redraw
      }
    }
  }

  /// libedit's own search draws where nothing else is drawn.
  private func plainSearch() -> UInt8 {
    cle_bind(editor, [0x9E, 0], wide("em-inc-search-prev"))
    characters = [0x9E]
    return Answer.none
  }

  /// The selected entry stands among its neighbours, the newest at the top.
  private func rows(
    of matches: [String], _ pattern: String, _ selected: Int, _ columns: Int
  ) -> [[Frame.Cell]] {
    let room = min(10, max(1, console.size().rows - 3))
    guard !matches.isEmpty else {
      return [Frame.cells("nothing typed before has that", style: hintStyle, columns: columns)]
    }
    let first = max(0, min(selected - room / 2, matches.count - room))
    var rows = matches[first...].prefix(room).enumerated().map { offset, entry in
      let text = DisplayText.inert(entry.replacing("\n", with: " ⏎ "))
      let cells = Frame.cells(
        text, style: first + offset == selected ? .reversed : .plain, columns: columns)
      return usesColour
        ? HistorySearch.highlighted(cells, pattern, isSelected: first + offset == selected) : cells
    }
    rows.append(
      Frame.cells(
        "\(selected + 1) of \(matches.count): ↑ ↓ or Ctrl-R go through them, Enter takes one, Esc leaves",
        style: hintStyle, columns: columns))
    return rows
  }

  var hintStyle: Style { usesColour ? .dim : .plain }
}

/// Finding what was typed before.
enum HistorySearch {
  /// Entries in which every word of the pattern occurs, in any case unless the pattern has
  /// capitals; each once, the newest first.
  static func matches(_ pattern: String, in entries: [String]) -> [String] {
    let words = pattern.split(separator: " ").map(String.init)
    let isExact = pattern.contains { $0.isUppercase }
    var seen: Set<String> = []
    return entries.reversed().filter { entry in
      let text = isExact ? entry : entry.lowercased()
      return words.allSatisfy { text.contains($0) } && seen.insert(entry).inserted
    }
  }

  static func highlighted(
    _ cells: [Frame.Cell], _ pattern: String, isSelected: Bool
  ) -> [Frame.Cell] {
    var result = cells
    let texts = cells.map { $0.text.lowercased() }
    for word in pattern.split(separator: " ") {
      let letters = word.lowercased().map(String.init)
      guard !letters.isEmpty, texts.count >= letters.count else { continue }
      for start in 0...(texts.count - letters.count)
      where texts[start..<(start + letters.count)].elementsEqual(letters) {
        for index in start..<(start + letters.count) {
          result[index].style = isSelected ? Style.reversed.with(.bold) : .bold
        }
      }
    }
    return result
  }
}
