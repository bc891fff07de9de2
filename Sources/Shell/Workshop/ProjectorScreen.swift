import Book
import Domain
import Language
import Output
import Query
import Terminal
import TextLayout

/// The window for the projector: where the workshop is, in large plain type, and nothing else.
struct ProjectorScreen {
  let session: Session

  /// Draws anew whenever something has changed, until Ctrl-C.
  func run(isOnce: Bool) throws {
    var last = ""
    var workshop: RecordID?
    while true {
      // One that has just ended thanks everybody until the next begins.
      workshop = try session.book.ids(of: WorkshopStatements.underWay).first ?? workshop
      let text = try frame(workshop)
      if text != last {
        try session.io.wipe?()
        try session.io.say(text)
        last = text
      }
      guard !isOnce else { return }
      guard Interrupts.pause(milliseconds: 500) else { throw Ending.interrupted }
      try session.book.refresh()
    }
  }

  private func frame(_ workshop: RecordID?) throws -> String {
    let width = session.io.width() ?? 80
    guard let workshop, let values = try session.book.values(of: workshop),
      let state = WorkshopState(values["state"])
    else { return centered(["", "No workshop is under way."], width) }
    let prompt = state.prompt.lines(within: min(width, max(20, width * 2 / 3)))
    if !state.reveal.isEmpty, state.isRevealed {
      let head = [state.heading] + prompt + [""]
      return centered(head, width) + "\n" + revealed(state, width, below: head.count)
    }
    var drawn = ["", state.heading, ""] + prompt + [""]
    if state.isPaused {
      drawn += ["", "pause"]
    } else if state.minutes > 0, state.phase != .done {
      let ends = state.began + Int64(state.minutes * 60_000)
      // Seconds are shown; parts of them would only flicker.
      drawn += [""] + BigDigits.lines(Countdown.text(ends - session.clock.now))
    }
    if state.expected > 0 { drawn += ["", "\(state.answered) of \(state.expected)"] }
    if state.tells == true, case .text(let privacy)? = values["privacy"] {
      let told = WorkshopPrivacy.words(privacy)
      drawn += ["", ""] + told.lines(within: min(width, max(20, width * 4 / 5)))
    }
    return centered(drawn, width)
  }

  /// As much as fits below the heading, a statement never cut in two; `more` shows the next part.
  private func revealed(_ state: WorkshopState, _ width: Int, below: Int) -> String {
    guard session.io.width() != nil else { return state.reveal }
    var lines = state.reveal.split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    // A legend, and an empty line below it, stand above every part.
    let legend = lines.count > 1 && lines[1].isEmpty ? Array(lines[..<2]) : []
    lines.removeFirst(legend.count)
    let room = max(4, Screen.size(1).rows - below - legend.count - 2)
    var parts: [(lines: [String], rows: Int)] = []
    for statement in Self.statements(lines) {
      let rows = statement.reduce(0) { $0 + max(1, (DisplayWidth.of($1) + width - 1) / width) }
      if let last = parts.indices.last, parts[last].rows + rows <= room {
        parts[last].lines += statement
        parts[last].rows += rows
      } else {
        parts.append((statement, rows))
      }
    }
    guard !parts.isEmpty else { return state.reveal }
    let page = (state.page ?? 0) % parts.count
    let foot = parts.count == 1 ? [] : [centered(["\(page + 1) of \(parts.count)"], width)]
    return (legend + parts[page].lines + foot).joined(separator: "\n")
  }

  /// A statement, and what is drawn below it.
  private static func statements(_ lines: [String]) -> [[String]] {
    lines.reduce(into: []) { found, line in
      if line.hasPrefix(" "), !found.isEmpty {
        found[found.count - 1].append(line)
      } else {
        found.append([line])
      }
    }
  }

  private func centered(_ lines: [String], _ width: Int) -> String {
    lines.map { line in
      let line = TerminalText.singleLine(line)
      return String(repeating: " ", count: max(0, (width - DisplayWidth.of(line)) / 2)) + line
    }.joined(separator: "\n")
  }
}

/// Digits five rows high, as a terminal has no larger type.
enum BigDigits {
  private static let shapes: [Character: [String]] = [
    "0": ["███", "█ █", "█ █", "█ █", "███"], "1": [" █ ", "██ ", " █ ", " █ ", "███"],
    "2": ["███", "  █", "███", "█  ", "███"], "3": ["███", "  █", "███", "  █", "███"],
    "4": ["█ █", "█ █", "███", "  █", "  █"], "5": ["███", "█  ", "███", "  █", "███"],
    "6": ["███", "█  ", "███", "█ █", "███"], "7": ["███", "  █", " █ ", " █ ", " █ "],
    "8": ["███", "█ █", "███", "█ █", "███"], "9": ["███", "█ █", "███", "  █", "███"],
    ":": [" ", "█", " ", "█", " "], "-": ["   ", "   ", "███", "   ", "   "],
  ]

  static func lines(_ text: String) -> [String] {
    (0..<5).map { row in
      text.compactMap { shapes[$0]?[row] }.joined(separator: "  ")
    }
  }
}
