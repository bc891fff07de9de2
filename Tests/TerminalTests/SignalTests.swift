import Foundation
import Testing

@testable import Terminal

/// Each in a process of its own: a signal is for all of it.
@Suite struct SignalTests {
  /// A key that Ctrl-C has thrown away between the question whether there is one and the reading.
  @Test func aKeyThatIsGoneIsNotWaitedFor() throws {
    let terminal = try PseudoTerminal()
    let console = Console.descriptors(terminal.slave, terminal.slave)
    #expect(console.read(1) == [])
    // The descriptor that was given still waits, as whoever shares it expects.
    #expect(fcntl(terminal.slave, F_GETFL) & O_NONBLOCK == 0)
    terminal.type("a\n")
    var read: [UInt8]? = []
    for _ in 0..<500 where read?.isEmpty == true {
      read = console.read(8)
      usleep(2_000)
    }
    #expect(read == Array("a\n".utf8))
  }

  @Test func interruptDropsTheLineAndNothingElse() async {
    await #expect(processExitsWith: .success) {
      let session = EditorSession(
        try PseudoTerminal(), setUp: { $0.history = History(path: nil) })
      #expect(session.isReady())
      session.terminal.type("half a li")
      #expect(session.terminal.shows("half a li"))
      kill(getpid(), SIGINT)
      #expect(session.next() == .interrupted)
      #expect(session.terminal.shows("^C"))
      #expect(!Interrupts.isRaised)
      #expect(session.enter("whole\r") == .line("whole"))
      // In a search, too.
      #expect(session.isReady())
      session.terminal.type("\u{12}")
      #expect(session.terminal.shows("search:"))
      kill(getpid(), SIGINT)
      #expect(session.next() == .interrupted)
      #expect(session.enter("\u{4}") == .endOfFile)
    }
  }

  @Test func interruptOutsideTheEditorIsAFlag() async {
    await #expect(processExitsWith: .success) {
      Interrupts.install()
      #expect(!Interrupts.isRaised)
      kill(getpid(), SIGINT)
      #expect(!Interrupts.pause(milliseconds: 10_000))
      #expect(Interrupts.isRaised)
      Interrupts.clear()
      #expect(!Interrupts.isRaised)
      #expect(Interrupts.pause(milliseconds: 5))
      Interrupts.leftToOthers { _ = kill(getpid(), SIGINT) }
      #expect(!Interrupts.isRaised)
    }
  }

  @Test func interruptEndsReadingAPipe() async {
    await #expect(processExitsWith: .success) {
      Interrupts.install()
      var ends: [Int32] = [0, 0]
      #expect(pipe(&ends) == 0)
      let reader = LineReader(ends[0])
      write(ends[1], "one\ntw", 6)
      #expect(reader.next() == .line(Array("one".utf8)))
      kill(getpid(), SIGINT)
      #expect(reader.next() == .interrupted)
      Interrupts.clear()
      write(ends[1], "o\n", 2)
      #expect(reader.next() == .line(Array("two".utf8)))
    }
  }

  @Test func resizingKeepsTheText() async {
    await #expect(processExitsWith: .success) {
      let terminal = try PseudoTerminal(columns: 40)
      let session = EditorSession(terminal)
      #expect(session.isReady())
      let text = String(repeating: "0123456789", count: 9)
      terminal.type(text)
      #expect(terminal.shows("789"))
      for columns in [20, 100, 30] as [UInt16] {
        terminal.resize(columns: columns, rows: 20)
        kill(getpid(), SIGWINCH)
        #expect(terminal.shows(session.prompt))
      }
      terminal.type("!\r")
      #expect(session.next() == .line(text + "!"))
      #expect(session.end())
    }
  }

  @Test func everyLocaleTakesEveryName() async {
    await #expect(processExitsWith: .success) {
      for name in ["LANG", "LC_ALL", "LC_CTYPE"] { setenv(name, "C", 1) }
      let session = EditorSession(try PseudoTerminal())
      #expect(session.enter("Zoë “李”\r") == .line("Zoë “李”"))
      #expect(session.terminal.shows("Zoë “李”"))
      #expect(session.end())
    }
  }

  @Test(arguments: ["no-such-terminal", "dumb", ""])
  func everyTerminalWorksInSilence(name: String) async {
    await #expect(processExitsWith: .success) { [name = name as String] in
      setenv("TERM", name, 1)
      let session = EditorSession(try PseudoTerminal())
      #expect(session.enter("abc\u{1}X\r") == .line("Xabc"))
      #expect(session.end())
      #expect(!session.terminal.hasShown("terminal"))
      #expect(!session.terminal.hasShown("\u{1B}"))
    }
  }

  @Test func pastesAreBracketedOnlyWhileReading() async {
    await #expect(processExitsWith: .success) {
      setenv("TERM", "xterm", 1)
      let session = EditorSession(try PseudoTerminal())
      #expect(session.terminal.shows("\u{1B}[?2004h"))
      #expect(session.enter("a\r") == .line("a"))
      #expect(session.terminal.shows("\u{1B}[?2004l"))
      #expect(session.terminal.shows("\u{1B}[?2004h"))
      #expect(session.enter("\u{4}") == .endOfFile)
      #expect(session.terminal.shows("\u{1B}[?2004l"))
    }
  }

  @Test func theUsersBindingsHold() async throws {
    let folder = try TemporaryFolder()
    let file = folder.path("editrc")
    try "bind \"^[[15~\" ed-move-to-beg\nbind \"^T\" ed-delete-prev-char\n"
      .write(toFile: file, atomically: true, encoding: .utf8)
    await #expect(processExitsWith: .success) { [file = file as String] in
      setenv("EDITRC", file, 1)
      let terminal = try PseudoTerminal()
      let editing = Thread {
        let editor = LineEditor(
          program: "test", input: terminal.slave, output: terminal.slave, error: terminal.slave)
        #expect(editor?.readLine(prompt: "") == .line("Xab"))
        exit(EXIT_SUCCESS)
      }
      terminal.type("abc\u{14}\u{1B}[15~X\n")
      editing.start()
      while true { terminal.read(milliseconds: 100) }
    }
  }

  @Test func aSuddenEndLeavesTheTerminalAsItWas() async throws {
    let terminal = try PseudoTerminal()
    let path = terminal.path
    await #expect(processExitsWith: .signal(SIGTERM)) { [path = path as String] in
      let slave = open(path, O_RDWR | O_NOCTTY)
      let editor = LineEditor(program: "test", input: slave, output: slave, error: slave)
      Thread.detachNewThread {
        var modes = termios()
        repeat { tcgetattr(slave, &modes) } while modes.c_lflag & tcflag_t(ICANON) != 0
        kill(getpid(), SIGTERM)
      }
      _ = editor?.readLine(prompt: "> ")
    }
    #expect(terminal.isCanonical)
  }
}
