import Foundation
import Samples
import Screens
import Testing

/// What the prompt remembers, and what it does with more than a line.
@Suite(.serialized) struct PromptHistoryTests {
  private func started(
    _ program: Program, _ arguments: [String] = [], environment: [String: String] = [:],
    columns: UInt16 = 120, rows: UInt16 = 40, name: String = "test"
  ) throws -> Terminal {
    let terminal = try Terminal(
      program, arguments, environment: environment, columns: columns, rows: rows)
    #expect(try terminal.prompt() == "\(name)> ")
    return terminal
  }

  private func leave(_ terminal: Terminal) throws {
    terminal.type("\u{4}")
    #expect(try terminal.end() == 0)
  }

  @Test func tenPastedCommandsRunAsTen() throws {
    let terminal = try started(Program.onSampleBook())
    let ten = (1...10).map { "add unit \"U\($0)\"" }.joined(separator: "\r")
    terminal.type("\u{1B}[200~\(ten)\u{1B}[201~")
    try terminal.window(with: "add unit \"U10\"▏")
    // Nothing runs before Enter.
    #expect(!terminal.screen.screen.contains("added"))
    terminal.type("\r")
    let answer = try terminal.answer()
    for number in 1...10 { #expect(answer.contains("added unit u-\(number) (step \(number + 1))")) }
    #expect(try terminal.enter("undo").contains("took back step 11"))
    #expect(try terminal.enter("units | count").hasSuffix("   12\n"))
    // The whole of it is one entry, recalled as it was.
    terminal.type("\u{1B}[A\u{1B}[A\u{1B}[A")
    try terminal.window(with: "add unit \"U10\"▏")
    try terminal.cancel()
    try terminal.shown(before: "test> ")
    try leave(terminal)
  }

  @Test func eachBookHasAHistoryAndPrivateEntriesStayOut() throws {
    let program = try Program.onSampleBook()
    let terminal = try started(program)
    _ = try terminal.enter("say \"here\"")
    _ = try terminal.enter(" say \"blank before\"")
    _ = try terminal.enter("prompt history off")
    _ = try terminal.enter("say \"secret\"")
    _ = try terminal.enter("prompt history on")
    let entries = try terminal.enter("entries | show words")
    #expect(entries.contains("say \"here\""))
    #expect(!entries.contains("blank before") && !entries.contains("secret"))
    try leave(terminal)
    let other = try started(program, [program.folder.path("other.book")], name: "other")
    #expect(try other.enter("entries | count").hasSuffix("    1\n"))
    #expect(try other.enter("open \"\(program.folder.path("test.book"))\"").contains("test"))
    #expect(try other.enter("entries | show words").contains("say \"here\""))
    try leave(other)
    // Without a prompt they can be asked too.
    #expect(program.ask("entries where words ~ \"here\" | count") == "count\n1\n")
    let folder = program.folder.path(".local/state/rapport/entries")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(files.count == 2 && files.allSatisfy { $0.hasSuffix(".jsonl") })
    for (path, mode) in [(folder, 0o700)] + files.map({ ("\(folder)/\($0)", 0o600) }) {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == mode)
    }
  }

  @Test func twoShellsAtOnceLoseNothing() throws {
    let program = try Program.onSampleBook()
    let (one, two) = (try started(program), try started(program))
    for number in 1...5 {
      _ = try one.enter("say \"one \(number)\"")
      _ = try two.enter("say \"two \(number)\"")
    }
    try leave(one)
    try leave(two)
    #expect(program.ask("entries | count") == "count\n10\n")
  }

  @Test func anotherProgramEditsTheLine() throws {
    let program = try Program.onSampleBook()
    try program.folder.write("edit", "#!/bin/sh\necho 'units | count' > \"$1\"\n")
    let path = program.folder.path("edit")
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    let terminal = try started(
      program, environment: ["EDITOR": path, "TMPDIR": program.folder.path])
    terminal.type("goals\u{1B}e")
    try terminal.window(with: "units | count▏")
    _ = try terminal.answer()
    #expect(try terminal.enter("").hasSuffix("    3\n"))
    #expect(!program.folder.names.contains { $0.hasSuffix(".rap") && $0.hasPrefix("rapport-") })
    try leave(terminal)
  }

  @Test(arguments: ["dumb", "", "no-such-terminal"])
  func aTerminalThatOnlyPrintsWorks(name: String) throws {
    let program = try Program.onSampleBook()
    let terminal = try Terminal(program, environment: ["TERM": name])
    try terminal.shown(before: "test> ")
    terminal.type("goals where (\r")
    try terminal.shown(before: "(> ")
    terminal.type("overdue) | count\r")
    try terminal.shown(before: "    1\n".replacing("\n", with: "\r\n"))
    terminal.type("prom\t")
    try terminal.shown(before: "promises")
    try terminal.cancel()
    try terminal.shown(before: "test> ")
    terminal.type("quit\r")
    #expect(try terminal.end() == 0)
  }

  @Test func aNarrowWindowShowsEverything() throws {
    let terminal = try started(Program.onSampleBook(), columns: 20, rows: 12)
    terminal.type("promises where status = ke\t")
    let screen = try terminal.window(with: "kept ▏")
    #expect(screen.contains("test> promises where\n status = kept ▏"))
    let answer = try terminal.enter("")
    #expect(answer.contains("Field list"))
    try leave(terminal)
  }

  @Test func helpAndSignatureAreBelowTheLine() throws {
    let terminal = try started(Program.onSampleBook())
    terminal.type("promise \"X\" ")
    try terminal.window(with: "▏\nstill needed!, or possible: by! · to!")
    terminal.type("by?")
    try terminal.window(with: "by▏\nby of promises: who promises")
    terminal.type("\u{1B}")
    try terminal.window(with: "by▏\nstill needed!")
    terminal.type(" it to sales")
    try terminal.window(with: "promise \"X\" by it to sales▏")
    #expect(try terminal.enter("") == "added promise p7 (step 2)\n")
    try leave(terminal)
  }

  @Test func hintsComeTwiceAndStayQuietOnceKnown() throws {
    let program = try Program.onSampleBook()
    try program.folder.makeFolder(".local")
    let terminal = try started(program)
    let ways = "hint: `promises where overdue` lists those past their `due`\n"
    #expect(try terminal.enter("add unit \"A\"").hasSuffix(ways))
    #expect(try !terminal.enter("promises where overdue").contains("hint"))
    #expect(try terminal.enter("add unit \"B\"").hasSuffix("hint: `undo` takes it back\n"))
    _ = try terminal.enter("undo")
    let next = try terminal.enter("add unit \"B\"")
    #expect(!next.contains("`undo`"))
    _ = try terminal.enter("prompt hints off")
    #expect(try !terminal.enter("units").contains("hint"))
    try leave(terminal)
  }

  /// An empty book is filled step by step without a manual.
  @Test func eachStepTellsOfTheNext() throws {
    let program = try Program()
    try program.folder.makeFolder(".local")
    let terminal = try Terminal(program, columns: 200, rows: 50)
    #expect(try terminal.shown(before: "test> ").contains("Begin with: add unit"))
    #expect(
      try terminal.enter("goals").hasPrefix(
        "none: no goals are recorded yet; enter one with `add goal \"TITLE\" [FIELD VALUE …]`\n"))
    let steps = [
      ("add unit \"Marketing\"", "add person \"Dana Reyes\" in marketing"),
      ("add person \"Dana Reyes\" in Marketing", "add goal \"TITLE\" of marketing"),
      ("add goal \"More leads\" of marketing", "add unit \"IT\" side it"),
      ("add unit \"IT\" side it", "promise \"TITLE\" by it to marketing due +2w"),
      ("promise \"A list\" by it to dana due yesterday", "`promises where overdue`"),
    ]
    for (line, hint) in steps {
      let answer = try terminal.enter(line)
      #expect(answer.split(separator: "\n").last?.hasPrefix("hint: ") == true, "\(answer)")
      #expect(answer.contains(hint), "\(answer)")
    }
    #expect(try terminal.enter("overdue").contains("`promises where overdue`"))
    #expect(try terminal.enter("what is overdue").contains("`promises where overdue`"))
    #expect(
      try terminal.enter("what did we promise marketing").contains(
        "`promises where to within marketing`"))
    #expect(try terminal.enter("promises where overdue").contains("p1      A list"))
    #expect(try terminal.enter("marketing").contains("that is a unit: `show marketing` tells all"))
    #expect(try terminal.enter("undo").hasPrefix("took back step 5"))
    try leave(terminal)
  }
}
