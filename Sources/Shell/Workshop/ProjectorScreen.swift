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
    while true {
      let text = try frame()
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

  func frame() throws -> String {
    let width = session.io.width() ?? 80
    guard let id = try session.book.ids(of: WorkshopStatements.underWay).first,
      let values = try session.book.values(of: id), let state = WorkshopState(values["state"])
    else { return centered(["", "No workshop is under way."], width) }
    var lines = ["", state.heading, ""]
    lines += state.prompt.lines(within: min(width, max(20, width * 2 / 3)))
    if !state.reveal.isEmpty, state.isRevealed {
      return centered(lines, width) + "\n\n" + state.reveal
    }
    lines += ["", ""]
    if state.isPaused {
      lines.append("pause")
    } else {
      let ends = state.began + Int64(state.minutes * 60_000)
      // Seconds are shown; parts of them would only flicker.
      lines += BigDigits.lines(Countdown.text(ends - session.clock.now))
    }
    if state.expected > 0 { lines += ["", "", "\(state.answered) of \(state.expected)"] }
    return centered(lines, width)
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
