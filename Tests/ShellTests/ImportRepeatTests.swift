import Testing

/// Rows of one key within a file.
@Suite struct ImportRepeatTests {
  private let run: ImportRun
  private static let rows = "title,mission,in\nOps,one,\nLegal,x,\nOps,two,\nOps,,Legal\n"

  init() throws { run = try ImportRun() }

  private var steps: [String] { run.ask("log | count") }

  @Test(arguments: ["update", "replace", "extend"])
  func theSameFileAgainChangesNothing(match: String) throws {
    let words = "into units by title match \(match)"
    let first = try run.bringIn("u.csv", Self.rows, words)
    #expect(first.code == 0, "\(first.remarks)")
    #expect(
      first.remarks.contains(
        "note: 2 rows have the key of an earlier one, and what the later row says counts: lines 4, 5\n"
      ))
    #expect(first.remarks.contains("4 rows: 2 added, 0 updated, 2 unchanged, 0 rejected"))
    let mission = match == "replace" ? "" : "two"
    #expect(run.ask("units | show title, mission, in") == ["Ops,\(mission),legal", "Legal,x,"])
    let steps = steps
    let again = try run.bringIn("u.csv", Self.rows, words)
    #expect(again.remarks.contains("4 rows: 0 added, 0 updated, 4 unchanged, 0 rejected"))
    #expect(self.steps == steps)
  }

  @Test func whatARecordWasBeforeIsChangedOnce() throws {
    #expect(try run.script("add unit \"Ops\" mission \"zero\"\n").code == 0)
    let words = "into units by title"
    let dry = try run.script("import \"u.csv\" \(words)\n", options: ["--dry-run"])
    #expect(dry.code == 1)
    try run.write("u.csv", Self.rows)
    let told = try run.script("import \"u.csv\" \(words)\n", options: ["--dry-run"])
    #expect(
      told.answer
        == "add unit \"Legal\" side business mission \"x\"\nset ops in legal mission \"two\"\n")
    let taken = try run.script("import \"u.csv\" \(words)\n")
    #expect(taken.remarks.contains("4 rows: 1 added, 1 updated, 2 unchanged, 0 rejected"))
    #expect(
      run.ask("history ops | where change = changed | show field, before, after")
        == ["in,,legal", "mission,zero,two"])
  }

  @Test func listsThatOnlyGrowTakeWhatEveryRowSays() throws {
    #expect(try run.script("add unit \"A\"\nadd unit \"B\"\nadd goal \"G\"\n").code == 0)
    let rows = "title,of,measure\nG,A,one\nG,B,two\n"
    let words = "into goals by title match extend"
    #expect(try run.bringIn("g.csv", rows, words).code == 0)
    #expect(run.ask("goals | show of, measure") == ["a;b,two"])
    #expect(try run.bringIn("g.csv", rows, words).remarks.contains("2 unchanged"))
  }

  /// What the last row cannot do, none of its key does.
  @Test func rowsThatAreHeldAreRefusedWithTheLast() throws {
    #expect(
      try run.script("add unit \"Ops\" mission \"zero\"\nadd unit \"Sub\" in ops\n").code == 0)
    let rows = "title,mission,in\nOps,one,\nOps,two,\nOps,,Sub\nNew,,\n"
    let words = "into units by title at most 3 rejects rejects \"bad.csv\""
    let outcome = try run.bringIn("u.csv", rows, words)
    #expect(outcome.code == 0, "\(outcome.remarks)")
    #expect(outcome.remarks.contains("1 added"))
    #expect(run.ask("units where title = \"Ops\" | show mission") == ["zero"])
  }
}
