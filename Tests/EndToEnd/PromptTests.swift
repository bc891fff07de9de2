import Samples
import Screens
import Testing

/// What only a person at a terminal can do.
@Suite(.serialized) struct PromptTests {
  private static func started(
    _ program: Program? = nil, environment: [String: String] = [:], columns: UInt16 = 200,
    rows: UInt16 = 200
  ) throws -> Terminal {
    let terminal = try Terminal(
      program ?? Program.onSampleBook(), environment: environment, columns: columns, rows: rows)
    #expect(try terminal.prompt() == "test> ")
    return terminal
  }

  private static func leave(_ terminal: Terminal) throws {
    terminal.type("\u{4}")
    #expect(try terminal.end() == 0)
  }

  @Test func greetsAndLeaves() throws {
    let terminal = try Terminal(Program.onSampleBook())
    let greeting = try terminal.shown(before: "test> ")
    #expect(greeting.hasPrefix("Rapport: book test. `help` tells what can be said; Ctrl-D leaves."))
    try Self.leave(terminal)
  }

  @Test func quitLeaves() throws {
    let terminal = try Self.started()
    terminal.type("quit\r")
    #expect(try terminal.end() == 0)
  }

  @Test func interruptCancelsTheLineAndStays() throws {
    let terminal = try Self.started()
    terminal.type("add unit \"Lega")
    try terminal.shown(before: "Lega")
    terminal.type("\u{3}")
    #expect(try terminal.answer() == "")
    #expect(try terminal.enter("units | count") == "count\n─────\n    3\n")
    // A whole entry is cancelled, not only its last line.
    terminal.type("for each p in (promises)\r")
    try terminal.window(with: " for> ▏")
    terminal.type("\u{3}")
    #expect(try terminal.answer() == "")
    #expect(try terminal.enter("say \"here\"") == "here\n")
    try Self.leave(terminal)
  }

  @Test func interruptStopsALongQuestion() throws {
    let program = try Program.onSampleBook()
    let names = (1...3000).map { "Person \($0)" }.joined(separator: "\n")
    try program.folder.write("many.csv", "title\n\(names)\n")
    let script = "import \"many.csv\" into people by title"
    #expect(try program.run(script: script).status == 0)
    let terminal = try Self.started(program)
    // Each row is compared with every other.
    terminal.type("people | show handle, count(people where title ~ this.title) as n\r")
    try terminal.waitUntilBusy()
    terminal.type("\u{3}")
    let answer = try terminal.shown(before: "\u{1B}[?2004h")
    #expect(answer.contains("interrupted"))
    #expect(try terminal.enter("units | count") == "count\n─────\n    3\n")
    try Self.leave(terminal)
  }

  @Test func interruptedChangeLeavesNothing() throws {
    let program = try Program.onSampleBook()
    let rows = (1...200_000).map { "Person \($0)" }.joined(separator: "\n")
    try program.folder.write("many.csv", "title\n\(rows)\n")
    let terminal = try Self.started(program)
    terminal.type("import \"\(program.folder.path("many.csv"))\" into people by title\r")
    try terminal.waitUntilBusy()
    terminal.type("\u{3}")
    let answer = try terminal.shown(before: "\u{1B}[?2004h")
    #expect(answer.contains("nothing of it was kept"))
    #expect(try terminal.enter("people | count") == "count\n─────\n    3\n")
    try Self.leave(terminal)
  }

  @Test(arguments: [
    ("promises where (", "("), ("say \"two", "\""), ("for each p in (promises)", "for"),
    ("if (units | count) > 1", "if"), ("promises |", "|"), ("promises where overdue and", "and"),
    ("promises | show title,", ","), ("promises where (status = open and (due < today", "( ("),
    ("expect (units | count) =", "="), ("set (goals where due <", "( <"), ("say “curly", "\""),
  ])
  func goesOnWithWhatIsOpen(_ line: String, _ open: String) throws {
    let terminal = try Self.started()
    terminal.type(line + "\r")
    let indent = String(repeating: " ", count: 4 - open.count)
    try terminal.window(with: "\n\(indent)\(open)> ▏")
    try terminal.cancel()
    try terminal.shown(before: "test> ")
    try Self.leave(terminal)
  }

  @Test(arguments: [
    "promises where (overdu", "prommises where (", "add unti \"two", "for every p in (promises)",
    "say (", "promises where (overdue) | sortt (",
  ])
  func tellsAtOnceWhatNothingCouldMend(_ line: String) throws {
    let terminal = try Self.started()
    #expect(try terminal.enter(line).contains(": error: "))
    #expect(try terminal.enter("say \"next\"") == "next\n")
    try Self.leave(terminal)
  }

  @Test(arguments: [
    ("prom", "ise"), ("promises where over", "due "), ("add per", "son "),
    ("set lead-router stat", "us "), ("keep p1 o", "n "), ("promises where by = sam", "-osei "),
    ("add person \"A\" in mark", "eting "), ("promises | summ", "arize "),
  ])
  func completes(_ line: String, _ rest: String) throws {
    let terminal = try Self.started()
    terminal.type(line)
    try terminal.shown(before: line)
    terminal.type("\t")
    try terminal.shown(before: rest.split(separator: " ").joined())
    try terminal.cancel()
    try terminal.shown(before: "test> ")
    try Self.leave(terminal)
  }

  @Test func completesWhatIsLeftOpen() throws {
    let terminal = try Self.started()
    terminal.type("promises where (\r")
    try terminal.window(with: "   (> ▏")
    terminal.type("overd\t) | count\r")
    #expect(try terminal.answer() == "count\n─────\n    1\n")
    terminal.type("people where in = \t\t")
    try terminal.shown(before: "marketing")
    try terminal.shown(before: "sales")
    terminal.type("\u{3}")
    // The list of names was followed by a prompt too; the one to wait for comes after the `^C`.
    try terminal.shown(before: "^C")
    try terminal.shown(before: "test> ")
    try Self.leave(terminal)
  }

  @Test func acceptsAUniqueBeginningOnlyHere() throws {
    let terminal = try Self.started()
    #expect(try terminal.enter("set sam role \"Lead\"") == "changed sam-osei (step 2)\n")
    let answer = try terminal.enter("set l role \"Lead\"")
    #expect(answer.contains("`l` could be 2 records"))
    #expect(answer.contains("initiative:lead-router, series:leads-weekly"))
    #expect(try terminal.enter("log | count") == "count\n─────\n    2\n")
    try Self.leave(terminal)
    let piped = terminal.program.run([], input: "set sam role \"Lead\"\n")
    #expect(piped.status == 3)
  }

  @Test func recallsWhatWasTypedAlsoNextTime() throws {
    let terminal = try Self.started()
    #expect(try terminal.enter("say \"once\"") == "once\n")
    #expect(try terminal.enter("\u{1B}[A") == "once\n")
    try Self.leave(terminal)
    let again = try Self.started(terminal.program)
    #expect(try again.enter("\u{1B}[A") == "once\n")
    try Self.leave(again)
  }

  @Test func colourOnlyWhereItIsWanted() throws {
    let plain = try Self.started()
    #expect(try !plain.enter("units").contains("\u{1B}"))
    #expect(try !plain.enter("unitz").contains("\u{1B}"))
    try Self.leave(plain)
    let colored = try Self.started(environment: ["NO_COLOR": ""])
    #expect(try colored.enter("units").contains("\u{1B}[1m"))
    #expect(try colored.enter("unitz").contains("\u{1B}[31m"))
    try Self.leave(colored)
  }

  @Test func aTableFitsTheWindow() throws {
    let terminal = try Self.started(columns: 60)
    let table = try terminal.enter("promises")
    #expect(table.split(separator: "\n").allSatisfy { $0.count <= 60 })
    try Self.leave(terminal)
  }

  @Test func longAnswersGoThroughThePager() throws {
    let terminal = try Self.started(
      environment: ["PAGER": "sed 's/^/paged: /'"], rows: 8)
    #expect(try terminal.enter("units | show handle").hasPrefix("handle\n"))
    let long = try terminal.enter("promises | show handle")
    #expect(long.split(separator: "\n").allSatisfy { $0.hasPrefix("paged: ") })
    #expect(long.contains("paged: p6"))
    try Self.leave(terminal)
    let none = try Self.started(rows: 8)
    #expect(try none.enter("promises | show handle").hasPrefix("handle\n"))
    try Self.leave(none)
  }

  /// What is typed at a long answer is the next line, and the screen is as it was before.
  @Test func theOwnPagerGivesWayToTheNextLine() throws {
    let terminal = try Self.started(
      environment: ["RAPPORT_PAGER": "rapport"], columns: 80, rows: 9)
    // Two lines fewer than the window has, but not with the prompt and what is said below.
    terminal.type("promises | show handle | first 5\r")
    try terminal.window(with: "1–7 of 7, the end")
    terminal.type("units | count\r")
    try terminal.window(with: "    3\ntest> ▏")
    #expect(
      terminal.screen.screen.hasSuffix(
        "test> promises | show handle | first 5\ntest> units | count\ncount\n─────\n    3\ntest> ▏")
    )
    terminal.type("\u{4}")
    #expect(try terminal.end() == 0)
  }

  @Test func changesToManyAreAskedFor() throws {
    let program = try Program.onSampleBook()
    let rows = (1...21).map { "Person \($0)" }.joined(separator: "\n")
    try program.folder.write("many.csv", "title\n\(rows)\n")
    let script = "import \"many.csv\" into people by title"
    #expect(try program.run(script: script).status == 0)
    let terminal = try Self.started(program)
    terminal.type("set (people) capacity 50\r")
    try terminal.shown(before: "this would change 24 records")
    try terminal.shown(before: "change them? [y/N] ")
    terminal.type("n\r")
    try terminal.shown(before: "nothing was changed")
    try terminal.shown(before: "test> ")
    terminal.type("set (people) capacity 50\r")
    try terminal.shown(before: "change them? [y/N] ")
    terminal.type("y\r")
    try terminal.shown(before: "(step 3)")
    try terminal.shown(before: "test> ")
    try Self.leave(terminal)
  }

  @Test func parametersAreAskedFor() throws {
    let program = try Program.onSampleBook()
    try program.folder.write(
      "ask.rap",
      """
      param unit of units "Which unit?"
      say "{$unit}"
      """)
    let terminal = try Terminal(program, ["run", program.folder.path("ask.rap")])
    try terminal.shown(before: "Which unit? ")
    terminal.type("markting\r")
    try terminal.shown(before: "there is no unit `markting`")
    try terminal.shown(before: "did you mean `marketing`?")
    try terminal.shown(before: "Which unit? ")
    terminal.type("marketing\r")
    try terminal.shown(before: "\u{1B}[?2004l")
    try terminal.shown(before: "marketing")
    #expect(try terminal.end() == 0)
  }

  @Test func theStartUpFileIsRead() throws {
    let program = try Program.onSampleBook()
    var environment = program.environment
    environment["XDG_CONFIG_HOME"] = program.folder.path
    try program.folder.makeFolder("rapport")
    try program.folder.write("rapport/startup.rap", "me dana-reyes\nlet n = (units | count)\n")
    let terminal = try Self.started(program, environment: environment)
    #expect(try terminal.enter("say \"{$n}\"") == "3\n")
    #expect(try terminal.enter("me") == "you are dana-reyes\n")
    try Self.leave(terminal)
  }

  /// The question that follows a request takes a goal, a problem or nothing; the next command is
  /// not taken for the problem.
  @Test func aRequestIsAskedAbout() throws {
    let terminal = try Self.started()
    let question = "(Enter: not yet) "
    terminal.type("add request \"New CRM\" from dana-reyes\r")
    try terminal.shown(before: question)
    terminal.type("accept new-crm\r")
    let remark = try terminal.shown(before: question)
    #expect(remark.contains("that reads like the command `accept`"))
    terminal.type("qualified-leads\r")
    try terminal.shown(before: "added request new-crm")
    try terminal.shown(before: "test> ")
    #expect(
      try terminal.enter("requests where handle = \"new-crm\" | show for, problem, status")
        .hasSuffix("qualified-leads           clear\n"))
    try Self.leave(terminal)
  }

  /// Of commands pasted at once none is the answer to a question, and those after a mistake are
  /// spoken of.
  @Test func pastedCommandsAreNoAnswers() throws {
    let terminal = try Self.started()
    let lines = [
      "add request \"New CRM\" from dana-reyes", "accept new-crm", "units | count",
      "say \"last\"",
    ].joined(separator: "\r")
    terminal.type("\u{1B}[200~\(lines)\u{1B}[201~\r")
    let shown = try terminal.shown(before: "after it were not run")
    #expect(shown.contains("added request new-crm"))
    #expect(shown.contains("which goal does `new-crm` serve"))
    #expect(!shown.contains("Enter: not yet"))
    #expect(shown.hasSuffix("the 2 commands "))
    try terminal.shown(before: "test> ")
    try Self.leave(terminal)
  }
}
