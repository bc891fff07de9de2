/// Walking through the history by ↑ and ↓.
struct Recall {
  /// What was typed before the walk began.
  let draft: EditedLine
  /// Only entries that begin so are met.
  let beginning: String
  /// The entry that is shown; `entries.count` is the draft.
  private var index: Int
  private(set) var shown: EditedLine

  init(_ line: EditedLine, entries: [String]) {
    draft = line
    beginning = line.before
    index = entries.count
    shown = line
  }

  /// The next entry in a direction, −1 for older ones; nil where there is none.
  mutating func step(_ direction: Int, through entries: [String]) -> EditedLine? {
    var place = min(index, entries.count) + direction
    while entries.indices.contains(place) {
      let entry = entries[place]
      if entry.hasPrefix(beginning), entry != shown.text {
        index = place
        shown = EditedLine(entry)
        return shown
      }
      place += direction
    }
    guard direction > 0, index != entries.count else { return nil }
    index = entries.count
    shown = draft
    return shown
  }
}
