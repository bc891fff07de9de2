import Samples
import Testing

/// Records typed in by hand, field after field, at a terminal.
@Suite(.serialized) struct EntryTests {
  private let terminal: Terminal

  init() throws {
    terminal = try Terminal(Program.onSampleBook(), columns: 120, rows: 100)
    #expect(try terminal.prompt() == "test> ")
  }

  /// Each line is typed once the one before it was taken.
  private func enter(_ lines: String..., until shown: String) throws {
    for line in lines { _ = try terminal.enter(line) }
    try see(shown)
  }

  private func see(_ text: String) throws { _ = try terminal.window(with: text) }

  /// Leaves the program, and asks the book.
  private func ask(_ question: String) throws -> String {
    try see("test> ▏")
    terminal.type("\u{4}")
    _ = try terminal.end()
    return terminal.program.ask(question)
  }

  private static let columns = "enter promises with title, by, to, due"

  @Test func rowsAreKeptAsOneStepOnceTheyWereLookedOver() throws {
    let steps = terminal.program.steps
    try enter(
      Self.columns, "Zoë’s 領導 report", "dana-reyes", "it", "+2w", "Second", "=", "=", "", "",
      until: "Keep 2 promises? Enter yes")
    try see("1  Zoë’s 領導 report  dana-reyes  it  2026-12-07")
    #expect(terminal.program.steps == steps)
    try enter("", until: "added 2 promises")
    let kept = try ask("promises where made = today | show title, by, to, due")
    #expect(
      kept == """
        title,by,to,due
        Zoë’s 領導 report,dana-reyes,it,2026-12-07
        Second,dana-reyes,it,

        """)
    #expect(terminal.program.ask("log | count") != steps)
  }

  @Test func aMistakeIsToldAtOnceAndStandsThereToBeMended() throws {
    try enter(
      Self.columns, "A", "dana-reyes", "markting",
      until: "there is no unit or person `markting`; did you mean `marketing`?")
    try see("1 to!: markting▏")
    try enter("\u{15}Marketing", until: "1 due: ▏")
    try enter("soon", until: "a date was expected here")
    // Back a field and forward again: what was typed is still there.
    try enter("\u{15}<", until: "1 to!: Marketing▏")
    try enter("", until: "1 due: soon▏")
    try enter("\u{15}+1w", "", "", until: "added 1 promise")
  }

  @Test func aNeededFieldIsInsistedOn() throws {
    try enter(Self.columns, "A", "", until: "a promise needs `by`: who promises")
    try see("1 by!: ▏")
  }

  @Test func whatARuleRefusesIsNamedAndNothingIsKept() throws {
    try enter(
      "enter embeds with person, in, share", "dana-reyes", "it", "60", "dana-reyes", "sales", "60",
      "", until: "Keep 2 embeds?")
    // Together they are more than there is.
    try enter("", until: "nothing was kept: row 2 is refused")
    try see("To be mended or dropped: 2.")
    try enter("drop 2", until: "Keep 1 embed?")
    try enter("", until: "added 1 embed")
    #expect(try ask("embeds where share = 60 | show in") == "in\nit\n")
  }

  @Test func rowsOfASpreadsheetComeInAtOnce() throws {
    try enter(Self.columns + " dates \"dd/mm/yyyy\"", until: "1 title!: ▏")
    let rows =
      "Due\tPromise\tWho\tCustomer\n05/01/2027\tOne\tDana Reyes\tIT\n"
      + "06/01/2027\t\"two\nlines\"\tit\tmarketing\nlater\tThree\tjon\tmarketing\n"
    terminal.type("\u{1B}[200~\(rows)\u{1B}[201~\r")
    try see("3 rows pasted, 1 to be mended")
    try enter("", until: "To be mended or dropped: 3.")
    try see("row 3, due: a date was expected here")
    try see("row 3, by: there is no unit or person `jon`")
    // Mending begins at the first field that is wrong.
    try enter("3", until: "3 by!: jon▏")
    try enter("\u{15}it", until: "3 to!: marketing▏")
    try enter("", until: "3 due: later▏")
    try enter("\u{15}+1w", until: "Keep 3 promises?")
    try enter("drop 2", until: "Keep 2 promises?")
    try enter("", until: "added 2 promises")
    let kept = try ask("promises where made = today | show title, by, to, due")
    #expect(
      kept == """
        title,by,to,due
        One,dana-reyes,it,2027-01-05
        Three,it,marketing,2026-11-30

        """)
  }

  @Test func interruptsLoseNoMoreThanARow() throws {
    try enter(
      Self.columns, "A", "dana-reyes", "it", "", "B", "dana-reyes", until: "2 to!: ▏")
    terminal.type("\u{3}")
    try see("row 2 was dropped")
    try see("2 title!: ▏")
    // With no row begun it ends the typing, not the rows.
    terminal.type("\u{3}")
    try see("Keep 1 promise?")
    terminal.type("\u{3}")
    try see("Drop it? [y/N]")
    try enter("", "no", "y", until: "nothing was kept")
    #expect(try ask("promises where made = today | count") == "count\n0\n")
  }

  @Test func endOfInputGoesToTheEnd() throws {
    try enter(Self.columns, "A", "dana-reyes", "it", "", "B", until: "2 by!: ▏")
    terminal.type("\u{4}")
    try see("row 2 is not complete and was left out")
    try see("Keep 1 promise?")
    try enter("more", until: "2 title!: ▏")
  }

  @Test func theFieldIsCompleted() throws {
    try enter(Self.columns, "A", until: "1 by!: ▏")
    terminal.type("dana\t")
    try see("1 by!: dana-reyes")
    try enter("", until: "1 to!: ▏")
    terminal.type("market\t")
    try see("1 to!: marketing")
  }

  @Test func enterBehindAQuestionMarkEndsNothing() throws {
    try enter(Self.columns, until: "1 title!: ▏")
    terminal.type("?")
    try see("title: what was promised")
    try enter("", until: "1 title!: ▏")
    try enter("A", until: "1 by!: ▏")
  }

  @Test func twentyFieldsAreAskedForInTheirOrder() throws {
    let names = (1...17).map { "f\($0)x" }
    for name in names { _ = try terminal.enter("define field \(name) of promises text") }
    try enter(
      "enter promises with title, by, to, " + names.joined(separator: ", "), "T", "it", "sales",
      until: "1 f1x: ▏")
    for name in names { _ = try terminal.enter("v-\(name)") }
    try enter("", "", until: "added 1 promise")
    #expect(try ask("promises where made = today | show f1x, f17x") == "f1x,f17x\nv-f1x,v-f17x\n")
  }
}

/// The same where the terminal can do no more than print.
@Suite(.serialized) struct DumbEntryTests {
  @Test func rowsAreKept() throws {
    let program = try Program.onSampleBook()
    let terminal = try Terminal(program, environment: ["TERM": "dumb"], columns: 80, rows: 24)
    for (prompt, line) in [
      ("test> ", "enter promises with title, by, to, due"), ("1 title!: ", "Plain"),
      ("1 by!: ", "dana-reyes"), ("1 to!: ", "it"), ("1 due: ", "+2w"), ("2 title!: ", ""),
      ("drop NUMBER, more, no: ", ""), ("test> ", "quit"),
    ] {
      try terminal.shown(before: prompt)
      terminal.type(line + "\r")
    }
    #expect(try terminal.end() == 0)
    #expect(program.ask("promises where title = \"Plain\" | show due") == "due\n2026-12-07\n")
  }
}
