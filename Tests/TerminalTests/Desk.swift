import CLibedit
import Foundation
import Screens

@testable import Terminal

/// An editor and a terminal in one thread: each thing a person does is done, and drawn, before
/// the next.
final class Desk {
  enum Act {
    /// Bytes that come at once.
    case type(String)
    case signal(Int32)
    case resize(Int, Int)
    /// The idle time passes once.
    case wait
    case look((Desk) -> Void)
  }

  private(set) var screen: Emulator
  let editor: LineEditor
  private let terminal: PseudoTerminal
  private let state: State

  /// What the console works on; the editor holds it.
  private final class State {
    var emulator: Emulator
    var acts: [Act] = []
    var bytes: [UInt8] = []
    var signals: Set<Int32> = []
    var hasEnded = false
    var sent = ""
    weak var desk: Desk?

    init(_ emulator: Emulator) { self.emulator = emulator }

    func wait(_ milliseconds: Int) -> Interrupts.Wake {
      if !signals.isEmpty { return .signal }
      if !bytes.isEmpty { return .input }
      if milliseconds == 0 || milliseconds == 50 { return .timeOut }
      while !acts.isEmpty {
        switch acts.removeFirst() {
        case .type(let text):
          bytes = Array(text.utf8)
          return .input
        case .signal(let number):
          signals = [number]
          return .signal
        case .resize(let columns, let rows):
          emulator.resize(columns: columns, rows: rows)
          signals = [SIGWINCH]
          return .signal
        case .wait:
          if milliseconds > 0 { return .timeOut }
        case .look(let look): if let desk { look(desk) }
        }
      }
      hasEnded = true
      return .input
    }
  }

  init(columns: Int = 40, rows: Int = 12, usesColour: Bool = false, editrc: String? = nil) throws {
    let terminal = try PseudoTerminal(columns: UInt16(columns), rows: UInt16(rows))
    let state = State(Emulator(columns: columns, rows: rows))
    let console = Console(
      write: {
        state.emulator.feed($0)
        state.sent += $0
      },
      wait: { state.wait($0) },
      read: { most in
        if state.hasEnded { return nil }
        defer { state.bytes.removeFirst(min(most, state.bytes.count)) }
        return Array(state.bytes.prefix(most))
      },
      signals: {
        defer { state.signals = [] }
        return state.signals
      },
      size: { (state.emulator.columns, state.emulator.height) },
      suspend: { state.emulator.feed("elsewhere\r\n") })
    if let editrc { setenv("EDITRC", editrc, 1) }
    setenv("TERM", "xterm", 1)
    guard
      let editor = LineEditor(
        program: "test", input: terminal.slave, output: terminal.slave, error: terminal.slave,
        options: .init(readsEditrc: editrc != nil), usesColour: usesColour, console: console)
    else { throw PseudoTerminal.Failure(what: "no editor") }
    (self.terminal, self.state, self.editor, screen) = (terminal, state, editor, state.emulator)
    state.desk = self
  }

  /// What is seen now.
  var shown: String { state.emulator.screen }
  var shownWithStyles: String { state.emulator.styledScreen }
  var emulator: Emulator { state.emulator }
  /// Bytes that were sent since this was asked last.
  func sent() -> String {
    defer { state.sent = "" }
    return state.sent
  }

  func read(
    _ acts: [Act], prompt: String = "> ", initial: String = "", isHidden: Bool = false
  ) -> LineEditor.Outcome {
    state.acts = acts
    state.hasEnded = false
    return editor.readLine(prompt: prompt, initial: initial, isHidden: isHidden)
  }

  /// What a person does next; the first of it has happened already.
  func prepare(_ acts: [Act]) {
    state.acts = acts
    state.hasEnded = false
    if case .type(let text)? = acts.first {
      state.acts.removeFirst()
      state.bytes = Array(text.utf8)
    }
  }

  func page(_ text: String, _ acts: [Act]) -> Bool {
    if !acts.isEmpty { (state.acts, state.hasEnded) = (acts, false) }
    return editor.page(text)
  }

  /// Reads a line, with what was left over typed first.
  func go(on acts: [Act]) -> LineEditor.Outcome {
    state.acts = acts
    state.hasEnded = false
    return editor.readLine(prompt: "> ")
  }

  /// Types key after key and returns the line; the screen can be looked at before Enter.
  func enter(
    _ keys: [String], initial: String = "", look: @escaping (Desk) -> Void = { _ in }
  ) -> LineEditor.Outcome {
    read(keys.map { .type($0) } + [.look(look), .type("\r")], initial: initial)
  }

  /// The screen after these keys; the line is then dropped.
  func screen(after keys: [String], initial: String = "") -> String {
    var seen = ""
    _ = read(keys.map { .type($0) } + [.look { seen = $0.shown }], initial: initial)
    return seen
  }
}

/// Knows a few words: brackets continue a line, digits are coloured.
final class Helper: LineAssistant {
  var words: [String] = []
  var notes: [String: String] = [:]
  var ghost: (String) -> String? = { _ in nil }
  var hint: (String) -> String? = { _ in nil }
  var helpText: String? = "help for"
  var edited: String?

  func completion(of line: String, at cursor: Int) -> Completion {
    let head = String(decoding: Array(line.utf8)[..<cursor], as: UTF8.self)
    let word =
      head.split(separator: " ", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    let fitting = words.filter { $0.lowercased().hasPrefix(word.lowercased()) }
    return Completion(
      replace: (cursor - word.utf8.count)..<cursor,
      candidates: fitting.map { .init($0, note: notes[$0] ?? "") })
  }

  func isUnfinished(_ text: String) -> Bool {
    text.count { $0 == "(" } > text.count { $0 == ")" }
  }

  func continuation(after text: String) -> String { "  (> " }

  func styles(of line: String) -> [StyledRange] {
    Array(line.utf8).enumerated().compactMap { index, byte in
      (0x30...0x39).contains(byte) ? StyledRange(index..<(index + 1), .cyan) : nil
    }
  }

  func suggestion(for line: String, history: History?) -> String? { ghost(line) }
  func signature(of line: String, at cursor: Int) -> String? { hint(line) }
  func help(on line: String, at cursor: Int) -> String? { helpText }
  func isOpenToHelp(_ line: String) -> Bool { line.count { $0 == "\"" } % 2 == 0 }
  func editElsewhere(_ line: String) -> String? { edited }
}
