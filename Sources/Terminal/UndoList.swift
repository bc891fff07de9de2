/// What the line was, change by change.
struct UndoList {
  private var states: [EditedLine]
  private var isTyping = false

  init(_ first: EditedLine = EditedLine()) { states = [first] }

  private static let most = 1000

  /// Called with the line before every key. Letters of one word typed one after the other are
  /// one change.
  mutating func note(_ line: EditedLine) {
    guard let last = states.last else { return }
    guard last.scalars != line.scalars else {
      if last.cursor != line.cursor {
        states[states.count - 1].cursor = line.cursor
        isTyping = false
      }
      return
    }
    let typed = line.scalars.count == last.scalars.count + 1 && line.cursor == last.cursor + 1
    let isBlank = typed && line.scalars[last.cursor].properties.isWhitespace
    if typed, isTyping, !isBlank {
      states[states.count - 1] = line
    } else {
      states.append(line)
      if states.count > UndoList.most { states.removeFirst() }
    }
    isTyping = typed
  }

  /// The line before the last change.
  mutating func undo() -> EditedLine? {
    guard states.count > 1 else { return nil }
    states.removeLast()
    isTyping = false
    return states.last
  }
}

/// What was cut out, for Ctrl-Y and Alt-Y.
struct KillRing {
  private(set) var texts: [String] = []
  /// The line as the last cut left it: the next one there goes on with the same text.
  private var left: EditedLine?
  /// What a yank put in, and how it found the line.
  private var yanked: (result: EditedLine, before: EditedLine, index: Int)?

  private static let most = 60

  var isEmpty: Bool { texts.isEmpty }

  mutating func cut(_ range: Range<Int>, of line: EditedLine) -> EditedLine {
    let text = EditedLine.string(line.scalars[range])
    var result = line
    result.scalars.removeSubrange(range)
    result.cursor = range.lowerBound
    guard !text.isEmpty else { return line }
    if left == line, let last = texts.last {
      texts[texts.count - 1] = range.upperBound == line.cursor ? text + last : last + text
    } else {
      texts.append(text)
      if texts.count > KillRing.most { texts.removeFirst() }
    }
    left = result
    return result
  }

  mutating func yank(into line: EditedLine) -> EditedLine? {
    put(texts.count - 1, into: line)
  }

  /// The text before, where the last thing done was a yank.
  mutating func yankPrevious(into line: EditedLine) -> EditedLine? {
    guard let yanked, yanked.result == line else { return nil }
    return put((yanked.index + texts.count - 1) % texts.count, into: yanked.before)
  }

  private mutating func put(_ index: Int, into line: EditedLine) -> EditedLine? {
    guard texts.indices.contains(index) else { return nil }
    let added = Array(texts[index].unicodeScalars)
    var result = line
    result.scalars.insert(contentsOf: added, at: line.cursor)
    result.cursor += added.count
    yanked = (result, line, index)
    return result
  }
}
