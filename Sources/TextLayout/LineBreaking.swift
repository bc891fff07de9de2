/// Breaks a line of text to fit a window.
///
/// A line ends at a blank. Only a word longer than a whole line is broken inside: behind a hyphen or
/// a slash where it has one, else between two grapheme clusters.
package struct LineBreaking {
  /// Columns of the window.
  private let columns: Int
  /// Columns taken before the first line.
  private let start: Int
  /// Columns left free before each further line; at most half the window.
  let indent: Int
  /// Further lines than these are left in the last one.
  private let most: Int

  package init(to columns: Int, behind start: Int = 0, indent: Int = 0, lines most: Int = .max) {
    self.columns = max(1, columns)
    self.start = start
    self.indent = min(indent, self.columns / 2)
    self.most = most
  }

  /// The lines, as ranges of characters; blanks at which a line was broken are in none of them.
  ///
  /// - Parameter widths: The columns of each character.
  package func ranges(of characters: [Character], widths: [Int]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var line = 0..<0
    var used = start
    var place = 0

    func next(at place: Int) {
      ranges.append(line)
      line = place..<place
      used = indent
    }

    while place < characters.count {
      if ranges.count == most - 1 {
        let end = characters.lastIndex { $0 != " " }.map { $0 + 1 } ?? place
        return ranges + [line.lowerBound..<max(line.lowerBound, end)]
      }
      let word = characters[place...].firstIndex { $0 != " " } ?? characters.count
      let end = characters[word...].firstIndex(of: " ") ?? characters.count
      // Blanks at the very end go with the line.
      guard word < end else { break }
      let blanks = widths[place..<word].reduce(0, +)
      let width = widths[word..<end].reduce(0, +)
      if used + blanks + width <= columns {
        line = line.lowerBound..<end
        used += blanks + width
        place = end
      } else if indent + width <= columns {
        next(at: word)
        place = word
      } else if let cut = cut(characters, widths, word..<end, room: columns - used - blanks) {
        place = cut
        line = line.lowerBound..<cut
        next(at: cut)
      } else if used > indent {
        next(at: word)
        place = word
      } else {
        // One character wider than the window still has to stand somewhere.
        place = word + 1
        line = line.lowerBound..<place
        next(at: place)
      }
    }
    return line.isEmpty && !ranges.isEmpty ? ranges : ranges + [line]
  }

  /// Where a long word is broken for its beginning to take this room; nil where that would leave
  /// a scrap.
  private func cut(
    _ characters: [Character], _ widths: [Int], _ word: Range<Int>, room: Int
  ) -> Int? {
    var used = 0
    var end = word.lowerBound
    var good: Int?
    while end < word.upperBound, used + widths[end] <= room {
      used += widths[end]
      end += 1
      let isJoint = characters[end - 1] == "-" || characters[end - 1] == "/"
      if isJoint, end - word.lowerBound > 1, end < word.upperBound { good = end }
    }
    // What follows may be the mark of the last one.
    if let good, used - widths[word.lowerBound..<good].reduce(0, +) <= columns / 2 { return good }
    return end > word.lowerBound && room * 3 >= columns ? end : good
  }
}

extension String {
  /// Lines of at most so many columns: each line of the text begins one, and goes on below its own
  /// beginning; where a name stands before two blanks or more, below what it is followed by.
  ///
  /// - Parameter width: The columns of a character.
  package func lines(
    within columns: Int, width: (Character) -> Int = { DisplayWidth.of($0) }
  ) -> [String] {
    split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      // What stands far to the right begins in the middle.
      let characters = Array(line.dropFirst(max(0, line.prefix { $0 == " " }.count - columns / 2)))
      return characters.lines(
        LineBreaking(to: columns, indent: characters.hangingIndent(within: columns / 2)), width)
    }
  }

  /// One line, broken to stand behind `start` columns, further lines indented.
  package func broken(
    to columns: Int, behind start: Int = 0, indent: Int = 0, lines most: Int = .max
  ) -> [String] {
    Array(self).lines(
      LineBreaking(to: columns, behind: start, indent: indent, lines: most),
      { DisplayWidth.of($0) })
  }
}

extension [Character] {
  fileprivate func lines(_ breaking: LineBreaking, _ width: (Character) -> Int) -> [String] {
    let ranges = breaking.ranges(of: self, widths: map(width))
    let indent = String(repeating: " ", count: breaking.indent)
    return ranges.enumerated().map { ($0.offset == 0 ? "" : indent) + String(self[$0.element]) }
  }

  /// The columns before its first word, or before what follows a name and a gap.
  fileprivate func hangingIndent(within limit: Int) -> Int {
    let blanks = prefix { $0 == " " }.count
    guard let gap = self[blanks...].firstIndex(of: " "), gap + 1 < count, self[gap + 1] == " "
    else { return Swift.min(blanks, limit) }
    let text = gap + self[gap...].prefix { $0 == " " }.count
    return text <= limit && text < count ? text : Swift.min(blanks, limit)
  }
}
