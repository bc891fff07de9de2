import Book
import Domain
import Language
import Output
import Query

/// Where a workshop asks and shows: a terminal, lines of standard input, or nobody.
struct Room {
  let session: Session
  /// Nobody is asked: answers come from a file, or are invented.
  var isAlone = false

  private var io: Streams { session.io }

  /// A line that may be seen; nil at the end of input, or where nobody can be asked.
  func ask(_ prompt: String) throws -> String? {
    try io.checkInterrupt()
    guard !isAlone else { return nil }
    if let ask = io.ask { return try ask(prompt) }
    guard let next = io.nextLine else { return nil }
    try say(prompt.trimmed)
    return try next()
  }

  /// A line that nobody sees: not echoed, not remembered.
  func askBlind(_ prompt: String) throws -> String? {
    try io.checkInterrupt()
    guard !isAlone else { return nil }
    if let ask = io.askBlind { return try ask(prompt) }
    guard let next = io.nextLine else { return nil }
    try say(prompt.trimmed)
    return try next()
  }

  func say(_ text: String) throws {
    if let collected {
      collected.text += (collected.text.isEmpty ? "" : "\n") + text
    } else {
      try io.say(text)
    }
  }

  /// Says what may be longer than the window, from its beginning on.
  func show(_ text: String) throws {
    let safe = TerminalText.safe(text, keepingLines: true)
    if collected == nil, let page = io.page, io.width() != nil {
      try io.output.flush()
      if page(safe + "\n", 1) { return }
    }
    try say(text)
  }

  /// What is said while a line is being typed, to be shown above it.
  final class Collected { var text = "" }
  var collected: Collected?

  /// Nothing of what was on the screen stays.
  func wipe() throws { try io.wipe?() }

  func countdown(_ countdown: Countdown?, end: (() -> String)? = nil) {
    io.countdown?(countdown, end)
  }

  var width: Int { min(io.width() ?? 80, 100) }
  var color: Bool { io.usesColor }
}
