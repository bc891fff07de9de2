import Foundation
import Testing

/// What is not there, what is empty, and what is white space.
@Suite struct ImportEmptyTests {
  private let run: ImportRun

  init() throws { run = try ImportRun() }

  /// Two units as JSON Lines tell them, where missing and empty differ.
  private var missions: [String] {
    let outcome = run.run([
      "\(run.folder)/test.book", "--format", "jsonl", "-c", "units | show title, mission",
    ])
    return outcome.answer.split(separator: "\n").map(String.init)
  }

  private static let rows = "title,mission\nA,\nB,\"\"\n"

  @Test(arguments: [
    ("", [#""kept""#, #""kept""#]), ("empty missing", ["null", "null"]),
    ("empty text", [#""""#, #""""#]), ("empty exact", ["null", #""""#]),
    ("empty exact match replace", ["null", #""""#]), ("match replace", ["null", "null"]),
  ]) func anImportSaysWhatAnEmptyCellIs(clause: String, expected: [String]) throws {
    let lines = "add unit \"A\" mission \"kept\"\nadd unit \"B\" mission \"kept\"\n"
    #expect(try run.script(lines).code == 0)
    let words = "into units by title map title = \"title\", mission = \"mission\" \(clause)"
    #expect(try run.bringIn("u.csv", Self.rows, words).code == 0)
    #expect(
      missions
        == zip(["A", "B"], expected).map { #"{"title":"\#($0)","mission":\#($1)}"# })
    let again = try run.bringIn("u.csv", Self.rows, words)
    #expect(again.remarks.contains("2 rows: 0 added, 0 updated, 2 unchanged, 0 rejected"))
  }

  @Test func emptyMissingLeavesADefaultOutAndWhatIsNeededAlone() throws {
    let rows = "title,capacity\nA,\n"
    #expect(try run.bringIn("p.csv", rows, "into people empty missing").code == 0)
    #expect(run.ask("people where no capacity | count") == ["1"])
    let refused = try run.bringIn("u.csv", "title,mission\n,x\n", "into units empty text")
    #expect(refused.remarks.contains("a unit needs `title`"))
    let json = #"[{"title": "A", "mission": null}, {"title": "B", "mission": ""}]"#
    #expect(try run.bringIn("u.json", json, "into units empty exact").code == 0)
    #expect(missions == [#"{"title":"A","mission":null}"#, #"{"title":"B","mission":""}"#])
    // White space alone is a text where the file is taken exactly, and else an empty cell.
    let blank = "title,mission\nA,\" \u{3000}\"\nB,\"\t\"\n"
    #expect(try run.bringIn("u.csv", blank, "into units by title").code == 0)
    #expect(missions[0] == #"{"title":"A","mission":null}"#)
    #expect(try run.bringIn("u.csv", blank, "into units by title empty exact").code == 0)
    #expect(
      missions == [
        "{\"title\":\"A\",\"mission\":\" \u{3000}\"}", #"{"title":"B","mission":"\t"}"#,
      ])
  }

  @Test func theProgramTakesTheWordAsAnOption() throws {
    try run.write("u.csv", Self.rows)
    let arguments = [
      "import", "\(run.folder)/u.csv", "--into", "units", "--book", "\(run.folder)/test.book",
    ]
    #expect(run.run(arguments + ["--empty", "exact"]).code == 0)
    #expect(missions == [#"{"title":"A","mission":null}"#, #"{"title":"B","mission":""}"#])
    let wrong = run.run(arguments + ["--empty", "nothing"])
    #expect(wrong.code == 2)
    #expect(wrong.remarks.contains("missing"))
  }

  @Test func anUnknownWordForEmptyCellsIsToldBeforeAnythingRuns() throws {
    let outcome = try run.bringIn("u.csv", Self.rows, "into units empty mising")
    #expect(outcome.code == 3)
    #expect(outcome.remarks.contains("missing"))
  }

  @Test func whatIsTakenForNothingIsCounted() throws {
    let rows = "t,c,d\nA,n/a,1\nB,70,2\nC,n/a,tbd\n"
    let words = "into people map title = \"t\", capacity = \"c\" (\"n/a\" = none)"
    let outcome = try run.bringIn("p.csv", rows, words)
    #expect(
      outcome.remarks.contains(
        "3 rows: 3 added, 0 updated, 0 unchanged, 0 rejected; 2 values taken for nothing: c \"n/a\" (2)"
      ), "\(outcome.remarks)")
    // A numbered kind goes another way; a list loses one of its names.
    #expect(try run.script("add goal \"G\"\n").code == 0)
    let milestones = try run.bringIn(
      "m.csv", "t,d\n1,2026-01-01\n2,?\n",
      "into milestones map of = constant g, title = \"t\", due = \"d\" (\"?\" = none)")
    #expect(
      milestones.remarks.contains("2 added, 0 updated, 0 unchanged, 0 rejected; 1 value taken"))
    let lists = try run.bringIn(
      "g.csv", "t,u\nH,Ops;tbd\n",
      "into goals map title = \"t\", of = \"u\" (\"tbd\" = none) creating unit")
    #expect(lists.remarks.contains("; 1 value taken for nothing: u \"tbd\" (1)"))
  }

  /// White space within quotes belongs to a text; a bare cell and a name have none.
  @Test(arguments: ["csv", "tsv", "json", "jsonl", "xlsx"])
  func textsComeBackAsTheyWere(_ format: String) throws {
    let texts = [
      "  two before", "behind\t", "\u{A0}wide\u{3000}", "\u{FEFF}mark", "line\n", "'single", "=1+1",
      "\u{2028}between\u{85}", "say \"so\" ",
    ]
    let numbered = texts.enumerated().map {
      #"{"title":"T\#($0)","mission":\#(Self.quoted($1))}"#
    }
    #expect(
      try run.bringIn("u.jsonl", numbered.joined(separator: "\n"), "into units").code == 0)
    let before = missions
    #expect(before.count == texts.count)
    let file = "\(run.folder)/out.\(format)"
    #expect(
      run.run([
        "\(run.folder)/test.book", "-c", "export (units | show title, mission) to \"\(file)\"",
      ])
      .code == 0)
    let again = try run.script("import \"out.\(format)\" into units by title\n")
    #expect(
      again.remarks.contains("\(texts.count) rows: 0 added, 0 updated, \(texts.count) unchanged"),
      "\(again.remarks)")
    #expect(missions == before)
    let written = run.run([
      "\(run.folder)/test.book", "--format", "json", "-c", "units | show mission",
    ])
    let decoded = try JSONDecoder().decode(
      [[String: String]].self, from: Data(written.answer.utf8))
    #expect(
      decoded.map { Array(($0["mission"] ?? "").unicodeScalars) }
        == texts.map { Array($0.unicodeScalars) })
  }

  private static func quoted(_ text: String) -> String {
    let data = (try? JSONEncoder().encode([text])) ?? Data()
    return String(String(decoding: data, as: UTF8.self).dropFirst().dropLast())
  }

  @Test func whiteSpaceAroundNamesDatesAndBareCellsIsNone() throws {
    let rows = "title,mission,in\n\" Ops \", plain ,\nLegal,\"   \",\" ops \"\n"
    #expect(try run.bringIn("u.csv", rows, "into units").code == 0)
    #expect(
      missions == [#"{"title":"Ops","mission":"plain"}"#, #"{"title":"Legal","mission":null}"#])
    #expect(run.ask("units where in = ops | show title") == ["Legal"])
    // The short way of numbered kinds keeps it as well.
    #expect(try run.script("add goal \"G\"\n").code == 0)
    let notes = "title,notes\nA,\" x \"\nB, y \n"
    #expect(try run.bringIn("m.csv", notes, "into meetings").code == 0)
    #expect(run.ask("meetings | show notes") == ["\" x \"", "y"])
  }
}
