import Samples
import Screens
import Testing

/// An import of which nothing is said is proposed, and asked about.
@Suite(.serialized) struct ProposalPromptTests {
  private static func started(_ rows: String) throws -> Terminal {
    let program = try Program.onSampleBook()
    try program.folder.write("f.csv", rows)
    let terminal = try Terminal(program, columns: 160, rows: 100)
    #expect(try terminal.prompt() == "test> ")
    _ = try terminal.enter("import \"\(program.folder.path("f.csv"))\" into people")
    return terminal
  }

  private static func leave(_ terminal: Terminal) throws {
    try terminal.window(with: "test> ▏")
    terminal.type("\u{4}")
    #expect(try terminal.end() == 0)
  }

  @Test func itIsShownAndDoneWhenAgreedTo() throws {
    let terminal = try Self.started("Name,Team,Fax\nAda Moss,Legal,1\nBo,Marketing,2\n")
    try terminal.window(with: "Import so?")
    let window = try terminal.window(with: "adds 1 unit: Legal; 1 there")
    #expect(window.contains("(left out)  no field is called so"))
    #expect(window.contains("1  Ada Moss  + Legal"))
    #expect(terminal.program.ask("people where title = \"Bo\" | count") == "count\n0\n")
    _ = try terminal.enter("s staff")
    try terminal.window(with: "defined mapping staff")
    _ = try terminal.enter("w \(terminal.program.folder.path("f.rap"))")
    try terminal.window(with: "to run it: rapport run")
    _ = try terminal.enter("y")
    try terminal.window(with: "2 rows: 2 added, 0 updated, 0 unchanged, 0 rejected")
    try Self.leave(terminal)
    #expect(terminal.program.ask("people where title = \"Ada Moss\" | show in") == "in\nlegal\n")
    #expect(terminal.program.ask("mappings | show handle") == "handle\nstaff\n")
    #expect(terminal.program.folder.names.contains("f.rap"))
  }

  @Test func itCanBeEditedBeforeItIsDone() throws {
    let terminal = try Self.started("Name,Team\nAda Moss,Legal\n")
    try terminal.window(with: "Import so?")
    _ = try terminal.enter("e")
    try terminal.window(with: "creating unit▏")
    _ = try terminal.enter(" at most 1 rejects")
    try terminal.window(with: "1 row: 1 added")
    try Self.leave(terminal)
  }

  @Test func afterAMistakeItIsAskedAgain() throws {
    let terminal = try Self.started("Name,Team\nAda Moss,Legal\n")
    try terminal.window(with: "Import so?")
    _ = try terminal.enter("e")
    try terminal.window(with: "creating unit▏")
    _ = try terminal.enter(" match wrongly")
    try terminal.window(with: "error: ")
    _ = try terminal.enter("")
    try terminal.window(with: "nothing was imported")
    try Self.leave(terminal)
  }

  @Test func badRowsCanBeLeftOut() throws {
    let terminal = try Self.started("Name,Acumen\nAda Moss,4\nBo,9\nCy,n/a\n")
    try terminal.window(with: "l leave out the bad row,")
    try terminal.window(with: "3 rows: 2 added, 0 updated, 0 unchanged, 1 rejected")
    try terminal.window(with: "f.csv:3, Acumen \"9\"")
    #expect(terminal.program.ask("people where title = \"Ada Moss\" | count") == "count\n0\n")
    // All or nothing, unless it is said.
    _ = try terminal.enter("y")
    try terminal.window(with: "1 of 3 rows cannot be imported")
    _ = try terminal.enter("l")
    try terminal.window(with: "(step 2)")
    try terminal.window(with: "1 rejected; 1 value taken for nothing: Acumen \"n/a\" (1)")
    try Self.leave(terminal)
    #expect(terminal.program.ask("people where title = \"Ada Moss\" | count") == "count\n1\n")
    #expect(terminal.program.folder.names.contains("f-rejects.csv"))
  }

  @Test func aSlipOfANameBecomesARecordOnlyWhenSomebodySaysSo() throws {
    let rows = "Name,Team\nAda Moss,Marketting\nBo,Sale\n"
    let terminal = try Self.started(rows)
    try terminal.window(with: "2  Team \"Sale\": sales?")
    _ = try terminal.enter("3")
    try terminal.window(with: "y, n or numbers from 1 to 2 were expected")
    _ = try terminal.enter("1")
    try terminal.window(with: "(\"Marketting\" = \"marketing\")")
    _ = try terminal.enter("y")
    try terminal.window(with: "2 rows: 2 added")
    try Self.leave(terminal)
    #expect(
      terminal.program.ask("people where title = \"Ada Moss\" | show in") == "in\nmarketing\n")
    #expect(terminal.program.ask("people where title = \"Bo\" | show in") == "in\nsale\n")
    let other = try Self.started(rows)
    try other.window(with: "Were those meant?")
    _ = try other.enter("")
    try other.window(with: "nothing was imported")
    try Self.leave(other)
  }

  @Test(arguments: ["", "no"])
  func nothingIsDoneOtherwise(_ answer: String) throws {
    let terminal = try Self.started("Name,Team\nAda Moss,Legal\n")
    try terminal.window(with: "Import so?")
    _ = try terminal.enter(answer)
    try terminal.window(with: "nothing was imported")
    try Self.leave(terminal)
    #expect(terminal.program.ask("people where title = \"Ada Moss\" | count") == "count\n0\n")
  }

  @Test func datesThatCouldBeTwoDaysAreAskedAbout() throws {
    let program = try Program.onSampleBook()
    let rows = "title,by,to,due\nA,it,sales,03/04/2027\n"
    try program.folder.write("f.csv", rows)
    let terminal = try Terminal(program, columns: 160, rows: 100)
    #expect(try terminal.prompt() == "test> ")
    _ = try terminal.enter("import \"\(program.folder.path("f.csv"))\" into promises")
    try terminal.window(with: "1 dd/mm/yyyy (2027-04-03), or 2 mm/dd/yyyy (2027-03-04)?")
    _ = try terminal.enter("2")
    try terminal.window(with: "Import so?")
    _ = try terminal.enter("y")
    try terminal.window(with: "1 row: 1 added")
    try Self.leave(terminal)
    #expect(program.ask("promises where title = \"A\" | show due") == "due\n2027-03-04\n")
  }
}
