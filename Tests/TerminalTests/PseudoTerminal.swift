import CLibedit
import Foundation
import Testing

@testable import Terminal

private func readBytes(_ fd: Int32, _ space: UnsafeMutableRawPointer, _ size: Int) -> Int {
  read(fd, space, size)
}

/// A pseudo-terminal: the test types and looks at one end, the editor has the other.
final class PseudoTerminal: @unchecked Sendable {
  let master: Int32
  let slave: Int32
  let path: String
  /// Everything shown so far; `seen` of it was expected already.
  private(set) var shown: [UInt8] = []
  private var seen = 0

  struct Failure: Error { var what: String }

  init(columns: UInt16 = 60, rows: UInt16 = 20) throws {
    var name = [CChar](repeating: 0, count: 128)
    master = cle_pseudo_terminal(&name, name.count)
    guard master >= 0 else { throw Failure(what: "no pseudo-terminal") }
    path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard slave >= 0 else { throw Failure(what: "cannot open \(path)") }
    resize(columns: columns, rows: rows)
  }

  deinit {
    close(master)
    close(slave)
  }

  func resize(columns: UInt16, rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(slave, UInt(TIOCSWINSZ), &size)
  }

  func type(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = Array(bytes).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Waits until `text` is shown after what was expected before; false after ten seconds.
  func shows(_ text: String) -> Bool {
    let deadline = Date().addingTimeInterval(10)
    let wanted = Array(text.utf8)
    while true {
      if let end = find(wanted) {
        seen = end
        return true
      }
      guard Date() < deadline else { return false }
      read(milliseconds: 100)
    }
  }

  /// Whether `text` was shown at all so far.
  func hasShown(_ text: String) -> Bool {
    String(decoding: shown, as: UTF8.self).contains(text)
  }

  var isCanonical: Bool {
    var modes = termios()
    return tcgetattr(slave, &modes) == 0 && modes.c_lflag & tcflag_t(ICANON) != 0
  }

  func read(milliseconds: Int32) {
    var polled = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, milliseconds) > 0 else { return }
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = readBytes(master, &chunk, chunk.count)
    if count > 0 { shown += chunk[..<count] }
  }

  private func find(_ wanted: [UInt8]) -> Int? {
    guard shown.count - seen >= wanted.count else { return nil }
    return (seen...(shown.count - wanted.count)).first {
      shown[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }.map { $0 + wanted.count }
  }
}

/// An editor that reads line after line on a thread of its own until its input ends.
final class EditorSession: @unchecked Sendable {
  let terminal: PseudoTerminal
  private let lock = NSCondition()
  private var outcomes: [LineEditor.Outcome] = []
  private var hasEnded = false
  private var awaited = 0

  /// The prompt of the line that is read now. Each is another one: moving the cursor may draw
  /// a prompt again.
  var prompt: String { "\(awaited)> " }

  init(
    _ terminal: PseudoTerminal, initial: String = "",
    setUp: @escaping @Sendable (LineEditor) -> Void = { _ in },
    after: @escaping @Sendable (LineEditor, LineEditor.Outcome) -> Void = { _, _ in }
  ) {
    self.terminal = terminal
    Thread.detachNewThread { [self] in
      run(initial, setUp, after)
      lock.withLock { hasEnded = true }
      lock.signal()
    }
  }

  private func run(
    _ initial: String, _ setUp: (LineEditor) -> Void,
    _ after: (LineEditor, LineEditor.Outcome) -> Void
  ) {
    guard
      let editor = LineEditor(
        program: "test", input: terminal.slave, output: terminal.slave, error: terminal.slave,
        options: .init(readsEditrc: false))
    else { return }
    setUp(editor)
    for number in 1... {
      let outcome = editor.readLine(prompt: "\(number)> ", initial: initial)
      after(editor, outcome)
      lock.withLock { outcomes.append(outcome) }
      lock.signal()
      if outcome == .endOfFile { return }
    }
  }

  /// Waits for the next prompt. What is typed before it, the terminal itself would take.
  func isReady() -> Bool {
    awaited += 1
    return terminal.shows(prompt)
  }

  /// Types at the next prompt, and returns what was read; nil after ten seconds.
  func enter(_ text: String) -> LineEditor.Outcome? {
    guard isReady() else { return nil }
    terminal.type(text)
    return next()
  }

  func next() -> LineEditor.Outcome? {
    let deadline = Date().addingTimeInterval(10)
    while Date() < deadline {
      if let outcome = lock.withLock({ outcomes.isEmpty ? nil : outcomes.removeFirst() }) {
        return outcome
      }
      terminal.read(milliseconds: 10)
    }
    return nil
  }

  /// Ends the input at the next prompt and waits for the thread.
  func end() -> Bool {
    guard isReady() else { return false }
    terminal.type("\u{15}\u{4}")
    let deadline = Date().addingTimeInterval(10)
    while Date() < deadline {
      if lock.withLock({ hasEnded }) { return true }
      terminal.read(milliseconds: 10)
    }
    return false
  }
}
