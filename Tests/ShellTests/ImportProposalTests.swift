import Foundation
import Testing

/// What an import makes of a file of which nothing is said, and mappings that are kept.
@Suite struct ImportProposalTests {
  private let run: ImportRun

  init() throws {
    run = try ImportRun()
    let lines = "add unit \"Marketing\"\nadd unit \"Finance\"\nadd person \"Sam Osei\"\n"
    #expect(try run.script(lines).code == 0)
  }

  /// The command that is proposed, and the remarks above it.
  private func proposed(_ text: String, into kind: String, _ rest: String = "") throws -> String {
    let outcome = try run.bringIn("f.csv", text, "into \(kind) \(rest) script \"f.rap\"")
    #expect(outcome.code == 0, "\(outcome.remarks)")
    return try String(contentsOfFile: "\(run.folder)/f.rap", encoding: .utf8)
  }

  @Test func columnsAreFoundByNameAndAlias() throws {
    let rows =
      "Promise,Who,Customer,Deadline,State,Fax\n"
      + "A,Sam Osei,Marketing,13/04/2027,open,1\nB,Ops,Finance,01/05/2027,open,2\n"
    let script = try proposed(rows, into: "promises")
    #expect(
      script.hasSuffix(
        "import $file into promises by title map title = \"Promise\", by = \"Who\" creating unit, "
          + "to = \"Customer\", due = \"Deadline\" dates \"dd/mm/yyyy\"\n"), "\(script)")
    #expect(script.contains("# left out: State: verbs lead it"))
    #expect(script.contains("# left out: Fax: no field is called so"))
    // The script does what it says, and again nothing.
    let first = run.run(["run", "\(run.folder)/f.rap", "--book", "\(run.folder)/test.book"])
    #expect(first.remarks.contains("2 rows: 2 added, 0 updated, 0 unchanged, 0 rejected"))
    let second = run.run(["run", "\(run.folder)/f.rap", "--book", "\(run.folder)/test.book"])
    #expect(second.remarks.contains("2 rows: 0 added, 0 updated, 2 unchanged, 0 rejected"))
    #expect(run.ask("promises | show due") == ["2027-04-13", "2027-05-01"])
  }

  @Test(arguments: [
    ("13.4.2027", "d.m.yyyy"), ("04/13/2027", "mm/dd/yyyy"), ("4/13/2027", "m/d/yyyy"),
    ("13-Apr-2027", "d-mmm-yyyy"), ("2027-04-13 10:00", "yyyy-mm-dd*"),
    ("2027-04-13T10:00:00Z", "yyyy-mm-dd*"), ("13/04/2027 9:05 AM", "d/m/yyyy*"),
    ("April 13, 2027", "mmm d, yyyy"), ("2027/04/13", "yyyy/mm/dd"),
  ])
  func datesAreReadAsTheFileWritesThem(_ date: String, _ pattern: String) throws {
    let rows = "title,by,to,due\nA,Marketing,Finance,\"\(date)\"\n"
    #expect(try proposed(rows, into: "promises").hasSuffix("dates \"\(pattern)\"\n"))
  }

  @Test func datesThatCouldBeTwoDaysAreSaid() throws {
    let rows = "title,by,to,due\nA,Marketing,Finance,03/04/2027\n"
    #expect(
      try proposed(rows, into: "promises").contains("# 03/04/2027 could be \"mm/dd/yyyy\" too"))
  }

  @Test func valuesAreTakenForTheNearest() throws {
    let rows = "Name,Side,Parent\nOps,IT,\nLegal,Busines,Ops\n"
    let script = try proposed(rows, into: "units")
    #expect(script.contains("side = \"Side\" (\"Busines\" = business)"), "\(script)")
    #expect(script.contains("in = \"Parent\" creating unit"))
    let odd = try proposed("Name,Capacity\nA,50\nB,n/a\nC,70\n", into: "people")
    #expect(odd.contains("capacity = \"Capacity\" (\"n/a\" = none)"))
  }

  /// Else those that the book has would come in a second time.
  @Test func aRowWithoutANameLeavesTheKeyAsItIs() throws {
    let rows = "Name,Role\nSam Osei,Engineer\n,Vacant\n"
    #expect(try proposed(rows, into: "people").contains("into people by title map"))
    let outcome = try run.bringIn(
      "f.csv", rows,
      "into people by title map title = \"Name\", role = \"Role\" at most 1 rejects rejects \"bad.csv\""
    )
    #expect(outcome.remarks.contains("0 added, 1 updated, 0 unchanged, 1 rejected"))
    #expect(outcome.remarks.contains("what was left out is in \"bad.csv\""))
  }

  /// A few bad values do not make another column of it; the rows are refused with their reason.
  @Test func aFewBadValuesAreToldRowByRow() throws {
    let rows =
      "title,by,to,due\nA,Marketing,Finance,2027-01-30\nB,Marketing,Finance,2027-02-30\n"
      + "C,Marketing,Finance,2027-03-01\nD,Marketing,Finance,tbd\n"
    let script = try proposed(rows, into: "promises")
    #expect(script.contains("due = \"due\" (\"tbd\" = none)"), "\(script)")
    let told = run.run(["run", "\(run.folder)/f.rap", "--book", "\(run.folder)/test.book"])
    #expect(told.remarks.contains("there is no such day:"))
    #expect(told.remarks.contains("f.csv:3, due \"2027-02-30\"; February 2027 has 28 days"))
    #expect(told.remarks.contains("1 of 4 rows cannot be imported"))
    let numbers = try proposed("Name,Acumen,Capacity\nA,2,80%\nB,high,70%\nC,9,5\n", into: "people")
    #expect(numbers.contains("acumen = \"Acumen\", capacity = \"Capacity\""), "\(numbers)")
    let side = try proposed("Name,Side\nA,it\nB,IT side\nC,not it\n", into: "units")
    #expect(side.contains("side = \"Side\" (\"IT side\" = it)"), "\(side)")
    let other = try proposed("title,by,to,due\nA,Marketing,Finance,soon\n", into: "promises")
    #expect(other.contains("# left out: due: it holds no dates: soon"), "\(other)")
  }

  @Test func theWayMostDatesAreWrittenCounts() throws {
    let rows =
      "title,by,to,due\n"
      + ["31/12/2026", "30/02/2027", "2027-01-01", "01/02/2027"]
      .map { "P \($0),Marketing,Finance,\($0)\n" }.joined()
    #expect(try proposed(rows, into: "promises").contains("due = \"due\" dates \"dd/mm/yyyy\""))
  }

  @Test func aNameMuchLikeAnotherIsSaid() throws {
    let script = try proposed("Name,Team\nA,Marketting\nB,Legal\n", into: "people")
    #expect(
      script.contains(
        "# Team \"Marketting\" is not in the book; perhaps it is marketing: (\"Marketting\" = \"marketing\")"
      ),
      "\(script)")
    #expect(!script.contains("# Team \"Legal\""))
    // A unit that the file itself brings is no slip of another.
    let units = try proposed("Name,Parent\nMarketings,\nEvents,Marketings\n", into: "units")
    #expect(!units.contains("is not in the book"), "\(units)")
  }

  @Test func recordsAreFoundByTheFieldThatKnowsThem() throws {
    let lines = "define field login of people text\nset sam-osei login \"sosei\"\n"
    #expect(try run.script(lines).code == 0)
    let script = try proposed("title,owner\nGrow,sosei\n", into: "goals")
    #expect(script.contains("owner = \"owner\" via login"))
  }

  @Test func whatIsSaidOfTheFileGoesOnToHold() throws {
    let script = try proposed("Name;Team\nA;Ops\n", into: "people", "delimiter \";\"")
    #expect(script.hasSuffix("in = \"Team\" creating unit delimiter \";\"\n"), "\(script)")
  }

  @Test func aSavedMappingIsUsedByName() throws {
    let define =
      "define mapping staff of people help \"HR\" as by title map title = \"Name\", in = \"Team\" creating unit\n"
    #expect(try run.script(define).code == 0)
    #expect(run.ask("mappings | show handle, title, into") == ["staff,HR,people"])
    let rows = "Name,Team\nA,Ops\nB,Marketing\n"
    let first = try run.bringIn("p.csv", rows, "into people using staff")
    #expect(first.remarks.contains("2 rows: 2 added"))
    // What the command says itself comes first.
    let skipped = try run.bringIn(
      "p.csv", "Name,Team\nA,Finance\n", "into people using staff match skip")
    #expect(skipped.remarks.contains("1 unchanged"))
    #expect(run.ask("people where title = \"A\" | show in") == ["ops"])
    // It is a record like any: exported, undone, removed.
    let all = "\(run.folder)/all"
    #expect(run.run(["\(run.folder)/test.book", "-c", "export all to \"\(all)\""]).code == 0)
    let other = "\(run.folder)/other.book"
    #expect(run.run(["run", "\(all)/book.rap", "--book", other]).code == 0)
    let asked = run.run([other, "--format", "csv", "-c", "mappings | show clauses"])
    #expect(asked.answer.contains("creating unit"))
    #expect(try run.script("remove staff\n").code == 0)
    #expect(try run.bringIn("p.csv", rows, "into people using staff").code == 3)
  }
}
