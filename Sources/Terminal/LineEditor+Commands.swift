import CLibedit

extension LineEditor {
  /// Does what a key is bound to, and answers libedit.
  func perform(_ command: EditorCommand, key: wint_t) -> UInt8 {
    let line = line
    switch command {
    case .insertText:
      let text = insertion
      insertion = []
      if !text.isEmpty { el_winsertstr(editor, text + [0]) }
    case .completeWord: return isHidden ? Answer.failed : complete(backward: false)
    case .completePrevious: return isHidden ? Answer.failed : complete(backward: true)
    case .acceptLine: return accept()
    case .insertLine: insert("\n")
    case .previousCharacter: moveCursor(to: line.previousCharacter)
    case .nextCharacter:
      if !takeSuggestion() { moveCursor(to: line.nextCharacter) }
    case .previousWord: moveCursor(to: line.previousWord)
    case .nextWord:
      if !takeSuggestedWord() { moveCursor(to: line.nextWord) }
    case .beginningOfLine: moveCursor(to: line.lineStart)
    case .endOfLine:
      if !takeSuggestion() { moveCursor(to: line.lineEnd) }
    case .previousLine: recallOrMove(-1, to: line.above)
    case .nextLine: recallOrMove(1, to: line.below)
    case .previousEntry: walk(-1)
    case .nextEntry: walk(1)
    case .firstEntry: setLine(EditedLine(history?.entries.first ?? line.text))
    case .lastEntry: if let recall { setLine(recall.draft) }
    case .deleteNext: delete(line.cursor..<line.nextCharacter)
    case .deleteOrEnd:
      if line.scalars.isEmpty { return Answer.endOfFile }
      delete(line.cursor..<line.nextCharacter)
    case .deletePrevious: delete(line.previousCharacter..<line.cursor)
    case .killNextWord: cut(line.cursor..<line.nextWord)
    case .killPreviousWord: cut(line.previousWord..<line.cursor)
    case .killPreviousBlank: cut(line.previousBlank..<line.cursor)
    case .killToEnd:
      let end = line.lineEnd
      cut(line.cursor..<(end == line.cursor && !line.isAtEnd ? end + 1 : end))
    case .killToBeginning: cut(line.lineStart..<line.cursor)
    case .yank:
      if let yanked = kills.yank(into: line) { setLine(yanked) }
    case .yankPrevious: if let yanked = kills.yankPrevious(into: line) { setLine(yanked) }
    case .searchHistory: return search()
    case .clearScreen:
      if isPlain { return Answer.failed }
      display.forget()
      write("\u{1B}[H\u{1B}[2J")
    case .undo: if let before = undoing.undo() { setLine(before) }
    case .showHelp: return showHelp()
    case .questionMark:
      guard !isPlain, !isHidden, line.isAtEnd, let assistant, assistant.isOpenToHelp(line.text)
      else {
        insert("?")
        return Answer.redraw
      }
      return showHelp()
    case .showSignature:
      wantsSignature.toggle()
      forgetAdvice()
    case .editElsewhere: editElsewhere()
    }
    return Answer.redraw
  }

  private func accept() -> UInt8 {
    let line = line
    if !isPlain, !isHidden, let assistant, assistant.isUnfinished(line.text) {
      insert("\n")
      return Answer.redraw
    }
    moveCursor(to: line.scalars.count)
    finishDisplay()
    if isPlain, cle_edits(editor) != 0 { write("\n") }
    insert("\n")
    return Answer.newline
  }

  private func cut(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    // What is hidden must not come out of a later line.
    if isHidden { delete(range) } else { setLine(kills.cut(range, of: line)) }
  }

  // MARK: The suggestion

  private func takeSuggestion() -> Bool {
    let suggestion = suggestion
    guard !suggestion.isEmpty else { return false }
    insert(suggestion)
    return true
  }

  private func takeSuggestedWord() -> Bool {
    let line = line
    let suggestion = Array(suggestion.unicodeScalars)
    guard !suggestion.isEmpty else { return false }
    let whole = EditedLine(line.scalars + suggestion, cursor: line.cursor)
    insert(EditedLine.string(suggestion[..<(whole.nextWord - line.cursor)]))
    return true
  }

  // MARK: The history

  /// Up and down move inside an entry of several lines, and beyond it through the history.
  private func recallOrMove(_ direction: Int, to place: Int?) {
    let isWalking = recall.map { $0.shown == line } ?? false
    if let place, !isWalking { return moveCursor(to: place) }
    walk(direction)
  }

  private func walk(_ direction: Int) {
    guard let history, !isHidden else { return }
    var walk = recall ?? Recall(line, entries: history.entries)
    if walk.shown != line { walk = Recall(line, entries: history.entries) }
    if let next = walk.step(direction, through: history.entries) { setLine(next) }
    recall = walk
  }

  // MARK: Elsewhere

  private func editElsewhere() {
    guard !isHidden, let assistant else { return }
    leaveTerminal(isErased: true)
    let edited = assistant.editElsewhere(line.text)
    takeTerminal()
    if let edited { setLine(EditedLine(edited)) }
  }

  /// Help below the line, page by page, until a key that is not about it.
  private func showHelp() -> UInt8 {
    let line = line
    guard let text = assistant?.help(on: line.text, at: line.offset) else { return Answer.none }
    if isPlain {
      print("\n" + text)
      return Answer.redraw
    }
    return read(text)
  }

  private func read(_ text: String) -> UInt8 {
    var page = HelpPage(text)
    defer { overlay = nil }
    while true {
      let columns = max(2, console.size().columns)
      page.fit(columns, roomBelow)
      overlay = .below { [page] columns, room in
        var page = page
        return page.rows(columns, room)
      }
      guard let key = nextKey(endsEscape: true) else { return Answer.none }
      switch KeyMeaning(key) {
      case .pageDown where page.isPart: page.first += page.height
      case .pageUp where page.isPart: page.first -= page.height
      case .character(" ") where page.isPart && !page.isAtEnd: page.first += page.height
      case .down where page.isPart: page.first += 1
      case .up where page.isPart: page.first -= 1
      case .character("q") where page.isPart, .character(" ") where page.isPart:
        return Answer.redraw
      case .escape, .help: return Answer.redraw
      default:
        keys.insert(key, at: 0)
        return Answer.redraw
      }
    }
  }
}

/// A text below the line, as much of it as there is room for.
private struct HelpPage {
  private let text: String
  private var lines: [String] = []
  /// The first line that is shown.
  var first = 0
  private(set) var height = 1

  init(_ text: String) { self.text = text }

  var isPart: Bool { lines.count > height }
  var isAtEnd: Bool { first + height >= lines.count }

  mutating func fit(_ columns: Int, _ room: Int) {
    lines = DisplayText.lines(text, within: columns)
    height = lines.count <= room ? room : max(1, room - 1)
    first = max(0, min(first, lines.count - height))
  }

  mutating func rows(_ columns: Int, _ room: Int) -> [[Frame.Cell]] {
    fit(columns, room)
    var rows = lines[first...].prefix(height).map {
      Frame.cells(DisplayText.inert($0), columns: columns)
    }
    if isPart {
      let last = min(lines.count, first + height)
      let place = "lines \(first + 1)–\(last) of \(lines.count): space, PgUp, PgDn; Esc closes"
      rows.append(Frame.cells(place, style: .reversed, columns: columns))
    }
    return rows
  }
}

/// What a key means in a list, a search or a page.
enum KeyMeaning: Equatable {
  case character(Unicode.Scalar)
  case up, down, left, right, pageUp, pageDown, tab, backTab, enter, escape, backspace, older, newer
  case help
  case other

  init(_ key: KeyDecoder.Key) {
    switch key {
    case .escape, .character("\u{7}"): self = .escape
    case .character("\t"): self = .tab
    case .character("\r"), .character("\n"): self = .enter
    case .character("\u{8}"), .character("\u{7F}"): self = .backspace
    case .character("\u{12}"): self = .older
    case .character("\u{13}"): self = .newer
    case .character("\u{10}"): self = .up
    case .character("\u{E}"): self = .down
    case .character(let scalar) where scalar.value >= 0x20: self = .character(scalar)
    case .sequence(let bytes):
      switch EditorCommand(sequence: String(decoding: bytes.dropFirst(), as: UTF8.self)) {
      case .previousLine: self = .up
      case .nextLine: self = .down
      case .previousCharacter: self = .left
      case .nextCharacter: self = .right
      case .previousEntry: self = .pageUp
      case .nextEntry: self = .pageDown
      case .completePrevious: self = .backTab
      case .showHelp: self = .help
      default: self = .other
      }
    default: self = .other
    }
  }
}
