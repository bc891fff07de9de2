import Foundation

/// What is typed and what comes of it, as a person would see it:
///
///     > units | count
///     count
///     > for each p in (promises)
///     . say "{$p}"
///     . end
///
/// A line after a mark (`>`, and in the error gallery `%` and `$`) begins an entry, lines after `.`
/// go on with it; all others are what was shown.
struct Transcript {
  struct Entry: Equatable {
    var mark: Character
    var lines: [String]
    var shown: String

    var text: String { lines.joined(separator: "\n") }

    /// At a terminal a word stands in place of a heading without rows.
    var shownToPeople: String {
      shown.wholeMatch(of: /[^\n]+\n[─ ]+(\n?)/).map { "none\($0.1)" } ?? shown
    }
  }

  var entries: [Entry]

  init(_ text: String, marks: Set<Character> = [">"]) {
    var entries: [Entry] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isMarked = line == line.prefix(1) || line.dropFirst().first == " "
      let rest = String(line.dropFirst(2))
      if isMarked, let mark = line.first, marks.contains(mark) {
        entries.append(Entry(mark: mark, lines: [rest], shown: ""))
      } else if isMarked, line.first == ".", !entries.isEmpty {
        entries[entries.count - 1].lines.append(rest)
      } else if !entries.isEmpty {
        entries[entries.count - 1].shown += line + "\n"
      }
    }
    if let last = entries.indices.last, entries[last].shown.hasSuffix("\n") {
      entries[last].shown.removeLast()
    }
    self.entries = entries
  }

  var input: String { entries.map { $0.text + "\n" }.joined() }

  /// All that is shown, without the line numbers that differ with the way it was entered.
  var shown: String { Transcript.unplaced(entries.map(\.shown).joined()) }

  var hasErrors: Bool { entries.contains { $0.shown.contains(": error: ") } }

  /// The first line that is not as it should be, and what should be there.
  func difference(from shown: String) -> String? {
    Transcript.difference(Transcript.unplaced(shown), from: self.shown)
  }

  static func difference(_ found: String, from wanted: String) -> String? {
    func lines(_ text: String) -> [Substring] {
      text.split(separator: "\n", omittingEmptySubsequences: false)
    }
    let (found, wanted) = (lines(found), lines(wanted))
    for index in 0..<max(found.count, wanted.count) {
      let one = index < found.count ? found[index] : "(nothing)"
      let other = index < wanted.count ? wanted[index] : "(nothing)"
      if one != other { return "line \(index + 1): `\(one)` instead of `\(other)`" }
    }
    return nil
  }

  /// `prompt:1:5: error: …` and the number of the line shown below say where the input came from.
  static func unplaced(_ text: String) -> String {
    trimmed(text).replacing(/(?m)^(prompt|standard input|-c):\d+:/, with: "input:")
      .replacing(/(?m)^ +\d+ \|/, with: "  # |").replacing(/(?m)^ +\|/, with: "    |")
  }

  /// As if it had been typed at the prompt.
  static func asTyped(_ text: String) -> String {
    text.replacing(/(?m)^standard input:\d+:/, with: "prompt:1:")
      .replacing(/(?m)^ +\d+ \|/, with: "  1 |").replacing(/(?m)^ +\|/, with: "    |")
  }

  /// Without the spaces at the ends of lines, which nobody sees.
  static func trimmed(_ text: String) -> String { text.replacing(/(?m)[ \t]+$/, with: "") }

  /// With `RAPPORT_ACCEPT=1` the files are written anew with what is shown now, to be read as a
  /// difference before it is kept.
  static let accepts = ProcessInfo.processInfo.environment["RAPPORT_ACCEPT"] != nil

  static func accept(_ entries: [Entry], _ name: String, in folder: String) throws {
    let text = entries.map { entry in
      let typed = entry.lines.enumerated().map { index, line in
        let mark = index == 0 ? String(entry.mark) : "."
        return line.isEmpty ? "\(mark)\n" : "\(mark) \(line)\n"
      }
      return typed.joined() + trimmed(entry.shown)
    }.joined()
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(place(folder))/\(name).txt"))
  }

  private static func place(_ folder: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/" + folder
  }

  /// The files of a folder beside the tests, by their names without the ending.
  static func texts(in folder: String) -> [String: String] {
    let here = place(folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: here)) ?? []
    var texts: [String: String] = [:]
    for name in names where name.hasSuffix(".txt") {
      let data = FileManager.default.contents(atPath: here + "/" + name) ?? Data()
      texts[String(name.dropLast(4))] = String(decoding: data, as: UTF8.self)
    }
    return texts
  }
}
