/// What is typed and what comes of it, as a person would see it:
///
///     > units | count
///     count
///     > for each p in (promises)
///     . say "{$p}"
///     . end
///
/// A line after `>` begins an entry, lines after `.` go on with it; all others are what was shown.
struct Transcript {
  struct Entry: Equatable {
    var lines: [String]
    var shown: String
  }

  var entries: [Entry]

  init(_ text: String) {
    var entries: [Entry] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("> ") || line == ">" {
        entries.append(Entry(lines: [String(line.dropFirst(2))], shown: ""))
      } else if line.hasPrefix(". ") || line == ".", !entries.isEmpty {
        entries[entries.count - 1].lines.append(String(line.dropFirst(2)))
      } else if !entries.isEmpty {
        entries[entries.count - 1].shown += line + "\n"
      }
    }
    self.entries = entries
  }

  var input: String { entries.map { $0.lines.joined(separator: "\n") + "\n" }.joined() }

  /// All that is shown, without the line numbers that differ with the way it was entered.
  var shown: String { Transcript.unplaced(entries.map(\.shown).joined()) }

  /// The first line that is not as it should be, and what should be there.
  func difference(from shown: String) -> String? {
    func lines(_ text: String) -> [Substring] {
      text.split(separator: "\n", omittingEmptySubsequences: false)
    }
    let found = lines(Transcript.unplaced(shown))
    let wanted = lines(self.shown)
    for index in 0..<max(found.count, wanted.count) {
      let one = index < found.count ? found[index] : "(nothing)"
      let other = index < wanted.count ? wanted[index] : "(nothing)"
      if one != other { return "line \(index + 1): `\(one)` instead of `\(other)`" }
    }
    return nil
  }

  var hasErrors: Bool { entries.contains { $0.shown.contains(": error: ") } }

  /// `prompt:1:5: error: …` and the number of the line shown below say where the input came from.
  static func unplaced(_ text: String) -> String {
    text.replacing(/(?m)^(prompt|standard input|-c):\d+:/, with: "input:")
      .replacing(/(?m)^( +)\d+ \|/) { $0.1 + "# |" }
      .replacing(/(?m)[ \t]+$/, with: "")
  }
}
