import Foundation
import Testing

/// What a second import does, what is refused, and what a dry run tells.
@Suite struct ImportAgainTests {
  private let run: ImportRun

  init() throws {
    run = try ImportRun()
    let rows = "title,in,role\nDana,Sales,CMO\nSam,Sales,\nIda,Ops,Lead\n"
    let outcome = try run.bringIn(
      "p.csv", rows, "into people map title = \"title\", in = \"in\" creating unit, role = \"role\""
    )
    #expect(outcome.code == 0)
  }

  private func content(_ file: String) throws -> String {
    try String(contentsOfFile: "\(run.folder)/\(file)", encoding: .utf8)
  }

  @Test func replaceEmptiesWhatTheFileLeavesEmpty() throws {
    let rows = "title,role\nDana,\nSam,CTO\n"
    let update = try run.bringIn("q.csv", rows, "into people by title")
    #expect(update.remarks.contains("0 added, 1 updated, 1 unchanged"))
    #expect(run.ask("people where no role | count") == ["0"])
    let replace = try run.bringIn("q.csv", rows, "into people by title match replace")
    #expect(replace.remarks.contains("0 added, 1 updated, 1 unchanged"))
    #expect(run.ask("people where no role | show title") == ["Dana"])
    let required = try run.bringIn(
      "r.csv", "handle,title\ndana,\n", "into people by handle match replace")
    #expect(required.remarks.contains("`title` may not be empty"))
  }

  @Test func whatVanishedIsReportedAndStays() throws {
    let rows = "title,role\nSam,CTO\nNew,\n"
    let outcome = try run.bringIn("q.csv", rows, "into people by title report vanished")
    #expect(outcome.remarks.contains("not in q.csv any more: 2 people: dana, ida\n"))
    #expect(run.ask("people | count") == ["4"])
    let all = try run.bringIn("q.csv", rows, "into people by title match skip report vanished")
    #expect(all.remarks.contains("2 people"))
  }

  @Test func refusedRowsAreKeptMendedAndBroughtIn() throws {
    let rows =
      "title,by,to,due,note\n\"A, b\",dana,sales,2027-01-01,x\nB,nobody,sales,soon,\nC,dana\n\"D\"d,dana,sales,,\nE,sam,ops,,\n"
    let refused = try run.bringIn("m.csv", rows, "into promises rejects \"bad.csv\"")
    #expect(refused.code == 1)
    #expect(run.ask("promises | count") == ["0"])
    let taken = try run.bringIn(
      "m.csv", rows, "into promises at most 3 rejects rejects \"bad.csv\"")
    #expect(taken.remarks.contains("5 rows: 2 added, 0 updated, 0 unchanged, 3 rejected"))
    let bad = try content("bad.csv").split(separator: "\n")
    #expect(bad.count == 4)
    #expect(bad[0] == "title,by,to,due,note,rejected because")
    #expect(bad[1].hasPrefix("B,nobody,sales,soon,,by: there is no such unit or person; "))
    #expect(bad[1].contains("due: this is no date written yyyy-mm-dd"))
    #expect(bad[2].hasPrefix("C,dana,,,,found 2 fields where the header has 5"))
    #expect(bad[3].hasPrefix("\"\"\"D\"\"d,dana,sales,,\",,,,,text follows the closing quote"))
    try run.write(
      "bad.csv",
      content("bad.csv").replacing("nobody", with: "ida").replacing("soon", with: "2027-02-02"))
    let again = try run.script(
      "import \"bad.csv\" into promises at most 2 rejects rejects \"bad.csv\"\n")
    #expect(again.remarks.contains("3 rows: 1 added, 0 updated, 0 unchanged, 2 rejected"))
    // The reason is written anew, and stands there once.
    #expect(try content("bad.csv").split(separator: "\n")[0] == bad[0])
  }

  @Test func aDryRunTellsCommandsThatDoTheSame() throws {
    let rows = "title,in,role\nDana,Legal,CMO\nNew \"one\" {x},Legal,\n"
    try run.write("q.csv", rows)
    let line =
      "import \"q.csv\" into people map title = \"title\", in = \"in\" creating unit, role = \"role\" by title\n"
    let dry = try run.script(line, options: ["--dry-run"])
    #expect(
      dry.answer == """
        add unit "Legal" side business
        set dana in legal
        add person "New \\"one\\" \\{x}" in legal capacity 100

        """)
    #expect(run.ask("people | count") == ["3"])
    #expect(try run.script(dry.answer).code == 0)
    #expect(run.ask("people where in = legal | sort title | show title, capacity").count == 2)
    let real = try run.script(line)
    #expect(real.remarks.contains("0 added, 0 updated, 2 unchanged"))
  }
}
