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
    ("13-Apr-2027", "d-mmm-yyyy"), ("April 13, 2027", "mmm d, yyyy"), ("2027/04/13", "yyyy/mm/dd"),
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
