import Foundation
import Testing

@testable import Terminal

/// Signals, and what a process has once, are the same for every test that edits lines.
@Suite(.serialized) struct LineEditorTests {
  @Test func typedLinesAndEndOfInput() throws {
    let session = EditorSession(try PseudoTerminal())
    #expect(session.enter("goals | count\r") == .line("goals | count"))
    #expect(session.enter("\r") == .line(""))
    #expect(session.enter("  spaced  \r") == .line("  spaced  "))
    #expect(session.enter("\u{4}") == .endOfFile)
    #expect(session.terminal.isCanonical)
  }

  @Test(arguments: [
    ("abc\u{1}X", "Xabc"),  // ^A
    ("abc\u{1}\u{5}X", "abcX"),  // ^E
    ("abc\u{1B}[HX\u{1B}[FY", "XabcY"),
    ("abc\u{1B}[1~X\u{1B}[4~Y", "XabcY"),
    ("abc\u{1B}[D\u{1B}[3~X", "abX"),
    ("ab\u{7F}c", "ac"),
    ("one two\u{17}six", "one six"),  // ^W
    ("one two\u{1}\u{B}x", "x"),  // ^K
    ("one two\u{1B}[1;5DX", "one Xtwo"),
    ("one two\u{1}\u{1B}[1;3CX", "oneX two"),
    ("one two\u{1B}bX", "one Xtwo"),
    ("abc\u{1B}ODX", "abXc"),
  ])
  func editingKeys(typed: String, line: String) throws {
    let session = EditorSession(try PseudoTerminal())
    #expect(session.enter(typed + "\r") == .line(line))
    #expect(session.end())
  }

  @Test func sequencesWithoutAMeaningAreSwallowed() throws {
    let session = EditorSession(try PseudoTerminal())
    let unknown = [
      "\u{1B}[15~", "\u{1B}[15;2~", "\u{1B}OP", "\u{1B}[[A", "\u{1B}[1;2P", "\u{1B}[Z",
      "\u{1B}[?1;2c", "\u{1B}]11;rgb:00/00/00\u{7}", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[<0;1;1M",
    ]
    for sequence in unknown {
      #expect(session.enter("a\(sequence)b\r") == .line("ab"), "\(sequence.dropFirst())")
    }
    #expect(session.end())
  }

  @Test func textBeyondASCIIPassesThrough() throws {
    let session = EditorSession(try PseudoTerminal())
    #expect(session.enter("Zoë Müller “née” 李 😀 ł\r") == .line("Zoë Müller “née” 李 😀 ł"))
    #expect(session.enter("é李x\u{7F}\u{7F}y\r") == .line("éy"))
    #expect(session.end())
  }

  @Test func aPasteIsInsertedAndWaits() throws {
    let session = EditorSession(try PseudoTerminal())
    let block = "add unit \"A\"\radd unit \"B\"\r\tgoals"
    #expect(
      session.enter("x \u{1B}[200~\(block)\u{1B}[201~!\r")
        == .line("x add unit \"A\"\nadd unit \"B\"\n\tgoals!"))
    #expect(session.enter("\u{1B}[200~a\u{1B}[31mb\u{1}\u{7}c\u{1B}[201~\r") == .line("a[31mbc"))
    #expect(session.end())
  }

  @Test func aLargePasteIsWhole() throws {
    let session = EditorSession(try PseudoTerminal())
    let block = (1...400).map { "promise \"number \($0)\" by it to marketing" }
      .joined(separator: "\n")
    #expect(session.enter("\u{1B}[200~\(block)\u{1B}[201~\r") == .line(block))
    #expect(session.end())
  }

  @Test func initialTextCanBeEdited() throws {
    let session = EditorSession(try PseudoTerminal(), initial: "due tomorrow")
    #expect(session.enter("\u{17}today\r") == .line("due today"))
    #expect(session.end())
  }

  @Test func historyIsRecalledAndSearched() throws {
    let session = EditorSession(
      try PseudoTerminal(),
      setUp: { $0.history = History(path: nil) },
      after: { editor, outcome in
        if case .line(let line) = outcome { _ = editor.history?.add(line) }
      })
    #expect(session.enter("first one\r") == .line("first one"))
    #expect(session.enter(" hidden\r") == .line(" hidden"))
    #expect(session.enter("\u{1B}[200~a\rb\u{1B}[201~\r") == .line("a\nb"))
    #expect(session.enter("\u{1B}[A\r") == .line("a\nb"))
    #expect(session.enter("\u{1B}[A\u{1B}[A\r") == .line("first one"))
    #expect(session.enter("\u{12}b\u{5}!\r") == .line("a\nb!"))
    #expect(session.enter("fir\u{1B}[5~\r") == .line("first one"))
    #expect(session.enter("draft\u{1B}[A\u{1B}[B\r") == .line("draft"))
    #expect(session.end())
  }

  @Test func nothingButATerminalIsEdited() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let terminal = try PseudoTerminal()
    #expect(LineEditor(program: "test", input: ends[0], output: terminal.slave) == nil)
    #expect(LineEditor(program: "test", input: terminal.slave, output: ends[1]) == nil)
    for end in ends { close(end) }
  }
}

extension LineEditorTests {
  private static func completing(_ words: [String], notes: Bool) -> @Sendable (LineEditor) -> Void {
    { editor in
      let helper = Helper()
      helper.words = words
      if notes { for word in words { helper.notes[word] = "about \(word)" } }
      editor.assistant = helper
    }
  }

  @Test func tabInsertsWhatIsCertain() throws {
    let words = ["promise", "promises", "goals", "Zoë"]
    let session = EditorSession(
      try PseudoTerminal(), setUp: LineEditorTests.completing(words, notes: true))
    #expect(session.enter("go\tx\r") == .line("goals x"))
    #expect(session.enter("pr\t\r") == .line("promise"))
    #expect(session.enter("zo\t\r") == .line("Zoë "))
    #expect(session.enter("Zoë go\u{1}\u{6}\u{6}\u{6}\t!\r") == .line("Zoë !go"))
    #expect(session.enter("nothing\t\r") == .line("nothing"))
    #expect(session.end())
  }
}
