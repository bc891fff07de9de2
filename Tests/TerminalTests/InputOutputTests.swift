import Foundation
import Testing

@testable import Terminal

@Suite struct LineReaderTests {
  private func lines(of text: String) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "input")
    let fd = open(folder.path("input"), O_RDONLY)
    defer { close(fd) }
    let reader = LineReader(fd)
    var lines: [String] = []
    while case .line(let bytes) = reader.next() {
      lines.append(String(decoding: bytes, as: UTF8.self))
    }
    return lines
  }

  @Test func linesOfEverySort() throws {
    #expect(try lines(of: "") == [])
    #expect(try lines(of: "\n") == [""])
    #expect(try lines(of: "a\n\nb") == ["a", "", "b"])
    #expect(try lines(of: "a\r\nb\rc\n\r\n") == ["a", "b\rc", ""])
    let long = String(repeating: "ë", count: 200_000)
    #expect(try lines(of: "x\n\(long)\n\(long)") == ["x", long, long])
  }

  @Test func aBadDescriptorIsAnError() {
    #expect(LineReader(-7).next() != .endOfFile)
  }
}

@Suite(.serialized) struct PagerTests {
  let folder: TemporaryFolder
  let output: Int32

  init() throws {
    folder = try TemporaryFolder()
    output = open(folder.path("output"), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
  }

  private let environment = ["PATH": "/usr/bin:/bin"]

  @Test func textGoesThroughThePager() throws {
    let pager = try #require(
      Pager.open("tr a-z A-Z", environment: environment, output: output))
    #expect(pager.write("one "))
    #expect(pager.write("two\n"))
    #expect(pager.finish())
    #expect(try folder.read("output") == "ONE TWO\n")
  }

  @Test func theOwnVariableComesFirst() {
    #expect(Pager.Choice([:]) == .own)
    #expect(Pager.Choice(["PAGER": "less", "RAPPORT_PAGER": "rapport"]) == .own)
    #expect(Pager.Choice(["PAGER": "more"]) == .program("more"))
    #expect(Pager.Choice(["PAGER": "more", "RAPPORT_PAGER": "less -S"]) == .program("less -S"))
    for name in ["", "  ", "cat"] { #expect(Pager.Choice(["RAPPORT_PAGER": name]) == .none) }
  }

  /// `less` is told its words and its limits by variables, which the user's own follow.
  @Test func lessSaysHowToLeave() throws {
    var variables = environment
    variables["LESS"] = "-S"
    let pager = try #require(
      Pager.open("echo \"$LESS $LESSSECURE\"; cat", environment: variables, output: output))
    #expect(pager.write("text\n"))
    #expect(pager.finish())
    #expect(
      try folder.read("output")
        == "-R -PsSpace\\: more   q\\: back to the prompt$ -S 1\ntext\n")
  }

  @Test(arguments: [1, 40_000])
  func withoutThePagerTheTextIsStillShown(count: Int) throws {
    let pager = try #require(
      Pager.open("no-such-pager 2>&-", environment: environment, output: output))
    let text = (0..<count).map { "line \($0)\n" }.joined()
    for line in text.split(separator: "\n") { #expect(pager.write(line + "\n")) }
    #expect(pager.finish())
    let shown = try folder.read("output")
    #expect(shown.hasSuffix(text) && shown.count < text.count + 200)
  }

  @Test func leavingThePagerEndsTheText() throws {
    let pager = try #require(Pager.open("head -n 1", environment: environment, output: output))
    var accepted = 0
    while pager.write("line \(accepted)\n"), accepted < 1_000_000 { accepted += 1 }
    #expect(accepted < 1_000_000)
    #expect(pager.finish())
    #expect(try folder.read("output") == "line 0\n")
  }
}

@Suite struct ScreenTests {
  @Test func whatIsNoTerminalHasNoColour() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    let fd = open(folder.path("file"), O_RDONLY)
    defer { close(fd) }
    #expect(!Screen.isTerminal(fd))
    #expect(!Screen.supportsColor(fd, environment: ["TERM": "xterm"]))
    #expect(Screen.size(fd).columns > 0)
  }

  @Test func aTerminalHasSizeAndColour() throws {
    let terminal = try PseudoTerminal(columns: 91, rows: 17)
    #expect(Screen.size(terminal.slave) == (91, 17))
    let has = { Screen.supportsColor(terminal.slave, environment: $0) }
    #expect(has(["TERM": "xterm"]))
    #expect(has(["TERM": "xterm", "NO_COLOR": ""]))
    #expect(!has(["TERM": "xterm", "NO_COLOR": "1"]))
    #expect(!has(["TERM": "dumb"]))
    #expect(!has([:]))
  }
}
