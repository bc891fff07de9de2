import CLibedit

/// The line as libedit has it, in Unicode scalars.
struct EditedLine: Equatable {
  var scalars: [Unicode.Scalar]
  /// From 0 to `scalars.count`.
  var cursor: Int

  init(_ scalars: [Unicode.Scalar] = [], cursor: Int = 0) {
    self.scalars = scalars
    self.cursor = cursor
  }

  /// With the cursor at its end, or behind so many bytes of it.
  init(_ text: String, cursor: Int? = nil) {
    scalars = Array(text.unicodeScalars)
    if let cursor {
      let head = String(decoding: Array(text.utf8.prefix(cursor)), as: UTF8.self)
      self.cursor = min(scalars.count, head.unicodeScalars.count)
    } else {
      self.cursor = scalars.count
    }
  }

  var text: String { EditedLine.string(scalars[...]) }
  var before: String { EditedLine.string(scalars[..<cursor]) }
  var isAtEnd: Bool { cursor == scalars.count }
  /// The cursor as an offset into the text's UTF-8.
  var offset: Int { scalars[..<cursor].reduce(0) { $0 + $1.utf8.count } }

  static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

/// Places that the cursor moves to.
extension EditedLine {
  /// The start of the character before the cursor, its marks included.
  var previousCharacter: Int {
    guard let last = before.last else { return 0 }
    return cursor - last.unicodeScalars.count
  }

  var nextCharacter: Int {
    guard let first = EditedLine.string(scalars[cursor...]).first else { return cursor }
    return cursor + first.unicodeScalars.count
  }

  /// Letters, digits and what belongs to them make a word.
  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.canonicalCombiningClass != .notReordered || scalar == "_"
  }

  var previousWord: Int {
    var place = cursor
    while place > 0, !EditedLine.isWord(scalars[place - 1]) { place -= 1 }
    while place > 0, EditedLine.isWord(scalars[place - 1]) { place -= 1 }
    return place
  }

  /// The end of the word at or behind the cursor.
  var nextWord: Int {
    var place = cursor
    while place < scalars.count, !EditedLine.isWord(scalars[place]) { place += 1 }
    while place < scalars.count, EditedLine.isWord(scalars[place]) { place += 1 }
    return place
  }

  var previousBlank: Int {
    var place = cursor
    while place > 0, scalars[place - 1].properties.isWhitespace { place -= 1 }
    while place > 0, !scalars[place - 1].properties.isWhitespace { place -= 1 }
    return place
  }

  /// Of the line the cursor is on, where the text has several.
  var lineStart: Int { (scalars[..<cursor].lastIndex(of: "\n") ?? -1) + 1 }
  var lineEnd: Int { scalars[cursor...].firstIndex(of: "\n") ?? scalars.count }

  /// The same column of the line above, as far as it goes; nil on the first one.
  var above: Int? {
    guard lineStart > 0 else { return nil }
    let end = lineStart - 1
    let start = (scalars[..<end].lastIndex(of: "\n") ?? -1) + 1
    return min(end, start + cursor - lineStart)
  }

  var below: Int? {
    guard lineEnd < scalars.count else { return nil }
    let start = lineEnd + 1
    let end = scalars[start...].firstIndex(of: "\n") ?? scalars.count
    return min(end, start + cursor - lineStart)
  }
}

extension LineEditor {
  var line: EditedLine {
    guard let line = el_wline(editor)?.pointee, let start = line.buffer,
      let cursor = line.cursor, let end = line.lastchar
    else { return EditedLine() }
    // Keys of our own may stand there while libedit reads a search; they are no text.
    let space = UnsafeBufferPointer(start: start, count: max(0, end - start))
    let scalars = space.map { Unicode.Scalar(UInt32(bitPattern: $0)) ?? "\u{FFFD}" }
    return EditedLine(scalars, cursor: min(scalars.count, max(0, cursor - start)))
  }

  /// Puts another line in place of what stands there; only what differs is changed.
  func setLine(_ new: EditedLine) {
    let old = line
    let head = zip(old.scalars, new.scalars).prefix { $0 == $1 }.count
    let rest = min(old.scalars.count, new.scalars.count) - head
    let tail = zip(old.scalars.reversed(), new.scalars.reversed()).prefix { $0 == $1 }.count
    let kept = min(tail, rest)
    let oldEnd = old.scalars.count - kept
    let newEnd = new.scalars.count - kept
    el_cursor(editor, Int32(clamping: oldEnd - old.cursor))
    if oldEnd > head {
      el_deletestr(editor, Int32(clamping: oldEnd - head))
      // libedit keeps what was deleted last for vi's `p`; what was hidden must not come out there.
      if isHidden, el_winsertstr(editor, [0x20, 0]) == 0 { el_deletestr(editor, 1) }
    }
    let added = new.scalars[head..<newEnd].map { wchar_t($0.value) }
    if !added.isEmpty { el_winsertstr(editor, added + [0]) }
    el_cursor(editor, Int32(clamping: new.cursor - newEnd))
  }

  func moveCursor(to place: Int) { el_cursor(editor, Int32(clamping: place - line.cursor)) }

  func insert(_ text: String) {
    let characters = LineEditor.insertable(text)
    if !characters.isEmpty { el_winsertstr(editor, characters + [0]) }
  }

  /// Takes a part of the line away.
  func delete(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    var changed = line
    changed.scalars.removeSubrange(range)
    changed.cursor = range.lowerBound
    setLine(changed)
  }

  /// Characters that may stand in a line: line breaks as `\n`, no other control characters
  /// but tabs.
  static func insertable(_ text: String) -> [wchar_t] {
    var result: [wchar_t] = []
    var wasReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0D: result.append(0x0A)
      case 0x0A: if !wasReturn { result.append(0x0A) }
      case 0x09, 0x20..<0x7F, 0xA0...: result.append(wchar_t(scalar.value))
      default: break
      }
      wasReturn = scalar == "\r"
    }
    return result
  }
}
