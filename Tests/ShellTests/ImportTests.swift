import Testing

/// How rows become records, and what happens to those that cannot.
@Suite struct ImportTests {
  private let run: ImportRun

  init() throws { run = try ImportRun() }

  @Test func everyRowIsAccountedForAndASecondTimeNothingHappens() throws {
    let rows = "Name,Team\nDana,Sales\nSam,Ops\nDana,Sales\n"
    let mapping = "into people map title = \"Name\", in = \"Team\" creating unit by title"
    let first = try run.bringIn("p.csv", rows, mapping)
    #expect(first.code == 0)
    #expect(first.remarks.contains("p.csv: 3 rows: 2 added, 0 updated, 1 unchanged, 0 rejected"))
    #expect(first.remarks.contains("step 1: added 2 units and 2 people"))
    let second = try run.bringIn("p.csv", rows, mapping)
    #expect(second.remarks.contains("0 added, 0 updated, 3 unchanged, 0 rejected"))
    #expect(second.remarks.contains("nothing changed"))
  }

  @Test func readsMarksQuotesLineEndsAndLists() throws {
    let text =
      "\u{FEFF}Goal,Units,Measure\r\n\"Grow,\r\nthen \"\"rest\"\"\",\" Sales ; Ops;\",leads\r\n"
    let outcome = try run.bringIn(
      "g.csv", text,
      "into goals map title = \"Goal\", of = \"Units\" creating unit, measure = \"Measure\"")
    #expect(outcome.code == 0)
    #expect(run.ask("units | sort title | show title") == ["Ops", "Sales"])
    #expect(run.ask("goals where title ~ \"then \\\"rest\\\"\" | count") == ["1"])
    #expect(run.ask("goals where of = sales and of = ops | count") == ["1"])
  }

  @Test func readsTabsAndAnotherListSign() throws {
    let outcome = try run.bringIn(
      "g.tsv", "title\tof\nGrow, or rest\tSales|Ops\n",
      "into goals map title = \"title\", of = \"of\" creating unit lists \"|\"")
    #expect(outcome.code == 0)
    #expect(run.ask("goals | show title") == ["\"Grow, or rest\""])
    #expect(run.ask("units | count") == ["2"])
  }

  @Test func takesColumnsCalledLikeFields() throws {
    let outcome = try run.bringIn(
      "u.csv", "Handle,TITLE,side,other\nops,Operations,it,x\n", "into units")
    #expect(outcome.code == 0)
    #expect(run.ask("units | show handle, title, side") == ["ops,Operations,it"])
  }

  @Test(arguments: [
    ("dd/mm/yyyy", "03/04/2026"), ("d.m.yy", "3.4.26"), ("mmmm d, yyyy", "April 3, 2026"),
    ("yyyy-m-d", "2026-4-3"), ("yyyy-mm-dd", "2026-04-03"),
  ]) func readsDatesAsTheFileWritesThem(pattern: String, date: String) throws {
    let outcome = try run.bringIn(
      "g.csv", "t,d\nGrow,\"\(date)\"\n",
      "into goals map title = \"t\", due = \"d\" dates \"\(pattern)\"")
    #expect(outcome.code == 0)
    #expect(run.ask("goals | show due") == ["2026-04-03"])
  }

  @Test func aBadRowIsToldByPlaceAndLeavesTheBookAsItWas() throws {
    let text = "t,u,d\nOne,Sales,2026-01-01\n\"Two\nlines\",Ops,2026-02-30\nThree,Ops,soon\n"
    let outcome = try run.bringIn(
      "g.csv", text,
      "into goals map title = \"t\", of = \"u\" creating unit, due = \"d\"")
    #expect(outcome.code == 1)
    #expect(outcome.remarks.contains("2 of 3 rows cannot be imported"))
    #expect(outcome.remarks.contains("this is no date written yyyy-mm-dd:"))
    #expect(outcome.remarks.contains("g.csv:4, d \"2026-02-30\"; February 2026 has 28 days"))
    #expect(outcome.remarks.contains("g.csv:5, d \"soon\""))
    #expect(run.ask("goals | count") == ["0"])
    #expect(run.ask("units | count") == ["0"])
  }

  @Test func aRowLeftOutLeavesNothingBehind() throws {
    let text = "t,u,d\nOne,Sales,2026-01-01\nTwo,Ops,never\n"
    let outcome = try run.bringIn(
      "g.csv", text,
      "into goals map title = \"t\", of = \"u\" creating unit, due = \"d\" at most 1 rejects")
    #expect(outcome.code == 0)
    #expect(outcome.remarks.contains("2 rows: 1 added, 0 updated, 0 unchanged, 1 rejected"))
    #expect(outcome.remarks.contains("g.csv:3, d \"never\""))
    #expect(run.ask("units | show title") == ["Sales"])
  }

  @Test func aUnitNeverStandsInItself() throws {
    let outcome = try run.bringIn(
      "u.csv", "title,in\nTop,\nPart,Top\nTop,Part\n",
      "into units map title = \"title\", in = \"in\" by title at most 1 rejects")
    #expect(outcome.code == 0)
    #expect(outcome.remarks.contains("2 added, 0 updated, 0 unchanged, 1 rejected"))
    #expect(outcome.remarks.contains("u.csv:4"))
    #expect(run.ask("units where no in | show title") == ["Top"])
  }

  @Test func bytesThatAreNoTextAndRowsOfAnotherWidthAreBadRows() throws {
    try run.write(
      "u.csv", bytes: Array("title,side\nA,it\n".utf8) + [0xFF, 0x2C, 0x0A, 0x42, 0x0A])
    let outcome = try run.script("import \"u.csv\" into units at most 2 rejects\n")
    #expect(outcome.code == 0)
    #expect(outcome.remarks.contains("3 rows: 1 added, 0 updated, 0 unchanged, 2 rejected"))
    #expect(outcome.remarks.contains("u.csv:3") && outcome.remarks.contains("u.csv:4"))
  }

  @Test func aDryRunTellsAndKeepsNothing() throws {
    try run.write("u.csv", "title\nSales\n")
    let outcome = try run.script("import \"u.csv\" into units\n", options: ["--dry-run"])
    #expect(outcome.code == 0)
    #expect(outcome.remarks.contains("1 added"))
    #expect(run.ask("units | count") == ["0"])
  }

  // MARK: Files that are none

  @Test(arguments: [
    ("import \"none.csv\" into units", "there is no file"),
    ("import \".\" into units", "is a directory"),
    ("import \"empty.csv\" into units", "is empty"),
    ("import \"open.csv\" into units", "this quote is never closed"),
  ]) func filesThatCannotBeRead(line: String, message: String) throws {
    try run.write("empty.csv", "")
    try run.write("open.csv", "title\nA\n\"B\nC\n")
    let outcome = try run.script(line + "\n")
    #expect(outcome.code == 1)
    #expect(outcome.remarks.contains(message))
    #expect(outcome.remarks.contains("script.rap:1:"))
    #expect(run.ask("units | count") == ["0"])
  }

  @Test func aHeaderAloneHasNoRows() throws {
    let outcome = try run.bringIn("u.csv", "title,side\n", "into units")
    #expect(outcome.code == 0)
    #expect(outcome.remarks.contains("0 rows: 0 added, 0 updated, 0 unchanged, 0 rejected"))
  }

  @Test func aWrongColumnIsToldWithTheNearest() throws {
    let outcome = try run.bringIn("u.csv", "Name,Side\nA,it\n", "into units map title = \"Nmae\"")
    #expect(outcome.code == 1)
    #expect(outcome.remarks.contains("there is no column `Nmae`"))
    #expect(outcome.remarks.contains("did you mean `Name`?"))
  }

  @Test func aColumnThatOccursTwiceIsToldOnlyWhereItIsWanted() throws {
    let wanted = try run.bringIn("u.csv", "a,a,b\n1,2,3\n", "into units map title = \"a\"")
    #expect(wanted.code == 1)
    #expect(wanted.remarks.contains("has 2 columns `a`"))
    #expect(try run.bringIn("u.csv", "a,a,b\n1,2,3\n", "into units map title = \"b\"").code == 0)
  }
}
