import Foundation
import Testing

/// Files of every format, in and out again.
@Suite struct ImportFormatTests {
  private let run: ImportRun

  init() throws { run = try ImportRun() }

  @Test func aListWithNothingInItIsNoRowsAndNoMistake() throws {
    let empty = try run.bringIn("none.json", " [ ] ", "into units")
    #expect(empty.code == 0)
    #expect(empty.remarks.contains("0 rows: 0 added"))
    _ = try run.bringIn("one.json", #"[{"title": "IT"}]"#, "into units")
    let gone = try run.bringIn("none.json", "[]", "into units by title report vanished")
    #expect(gone.code == 0)
    #expect(gone.remarks.contains("not in none.json any more"))
  }

  private static let titles = [
    "plain", "=1+1", "'=x", "''", "-5", "@SUM(A1)", "a,b;\"c\"", "two\nlines", "007", "1e5",
    "\u{202E}back", "_x0041_ and _x", "é “curly” 😀", "null", "<b>&amp;</b>", "true",
  ]

  @Test(arguments: ["csv", "tsv", "json", "jsonl", "xlsx"])
  func whatIsExportedComesBackAsItWas(ending: String) throws {
    var script = "add unit \"IT\" side it\nadd person \"Dana\" in it acumen 3\n"
    for title in Self.titles {
      let text = title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        .replacing("\n", with: "\\n").replacing("{", with: "\\{")
      script +=
        "add promise \"\(text)\" by it to dana with dana, it due 2027-01-0\(1 + title.count % 9)\n"
    }
    #expect(try run.script(script).code == 0)
    let shown = "promises | sort handle | show title, by, to, with, made, due, status"
    let before = run.ask(shown)
    #expect(before.count > Self.titles.count)
    let file = "\(run.folder)/p.\(ending)"
    let saved = run.run(["\(run.folder)/test.book", "-c", "export promises to \"\(file)\""])
    #expect(saved.remarks == "saved \(Self.titles.count) rows to \(file)\n")
    let again = try run.script(
      "import \"p.\(ending)\" into promises map title = \"title\", by = \"by\", to = \"to\", "
        + "with = \"with\", made = \"made\", due = \"due\"\n")
    #expect(
      again.remarks.contains("\(Self.titles.count) added, 0 updated, 0 unchanged, 0 rejected"))
    #expect(run.ask(shown + " | first 16").joined() == run.ask(shown).prefix(before.count).joined())
    let twice = run.ask("promises | count per title | show count").filter { $0 != "2" }
    #expect(twice == [])
  }

  @Test func cellsThatASpreadsheetWouldRunAreGuardedUnlessToldOtherwise() throws {
    #expect(try run.script("add unit \"=cmd|' /C calc'!A0\" handle a\n").code == 0)
    let book = "\(run.folder)/test.book"
    func text(_ command: String) throws -> String {
      #expect(run.run([book, "-c", command]).code == 0)
      return try String(contentsOfFile: "\(run.folder)/u.csv", encoding: .utf8)
    }
    #expect(try text("export units to \"\(run.folder)/u.csv\"").contains("a,'=cmd|"))
    #expect(try text("units | show title | save \"\(run.folder)/u.csv\"").contains("'=cmd|"))
    #expect(try text("export units to \"\(run.folder)/u.csv\" with formulas").contains("a,=cmd|"))
  }

  @Test func aWorkbookOfAnotherProgramIsRead() throws {
    // Shared strings, styles for dates, the count from 1904, phonetic text, an error and a gap.
    let parts = [
      "xl/_rels/workbook.xml.rels":
        "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Target=\"/xl/worksheets/other.xml\"/></Relationships>",
      "xl/workbook.xml":
        "<x:workbook xmlns:x=\"m\" xmlns:r=\"o\"><x:sheets><x:sheet name=\"One\" sheetId=\"7\" r:id=\"r1\"/><x:sheet name=\"Two\" sheetId=\"8\" r:id=\"r2\"/></x:sheets></x:workbook>",
      "xl/sharedStrings.xml":
        "<sst><si><t>title</t></si><si><r><t>Gr</t></r><r><t>ow</t></r><rPh><t>no</t></rPh></si><si><t>due</t></si></sst>",
      "xl/styles.xml":
        "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-409]d\\-mmm\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>",
      "xl/worksheets/sheet1.xml":
        "<worksheet><sheetData><row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>2</v></c><c r=\"D2\" t=\"inlineStr\"><is><t>target</t></is></c></row>"
        + "<row r=\"3\"><c r=\"B3\" t=\"s\"><v>1</v></c><c r=\"C3\" s=\"1\"><v>46357</v></c><c r=\"D3\"><v>0.1</v></c></row>"
        + "<row r=\"5\"><c r=\"B5\" t=\"str\"><f>A</f><v>Rest</v></c><c r=\"C5\" s=\"2\"><v>46358.0</v></c></row></sheetData></worksheet>",
      "xl/worksheets/other.xml":
        "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>title</t></is></c></row><row><c t=\"e\"><v>#N/A</v></c></row></sheetData></worksheet>",
    ]
    try run.write("g.xlsx", bytes: StoredArchive.bytes(parts))
    let taken = try run.script(
      "import \"g.xlsx\" into goals map title = \"title\", due = \"due\", target = \"target\" "
        + "header 2 dates \"dd/mm/yyyy\"\n")
    #expect(taken.remarks.contains("2 rows: 2 added"))
    #expect(
      run.ask("goals | sort title | show title, due, target")
        == ["Grow,2026-12-01,0.1", "Rest,2026-12-02,"])
    let error = try run.script("import \"g.xlsx\" into units sheet \"two\"\n")
    #expect(error.remarks.contains("cell A2 holds the error #N/A"))
    let none = try run.script("import \"g.xlsx\" into units sheet \"three\"\n")
    #expect(none.remarks.contains("it has no sheet \"three\"; its sheets are \"One\", \"Two\""))
  }

  /// What is wrong with a cell matters where its column is taken; a formula whose value is missing
  /// is no empty cell.
  @Test func cellsThatHoldNoValueAreToldWhereTheyAreWanted() throws {
    func row(_ number: Int, _ cells: [String]) -> String {
      "<row r=\"\(number)\">\(cells.joined())</row>"
    }
    func text(_ text: String) -> String { "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }
    let sheet =
      row(1, ["title", "mission", "due", "fax"].map(text))
      + row(2, [text("A"), "<c><f>1+1</f><v/></c>", "<c/>", "<c t=\"e\"><v>#REF!</v></c>"])
      + row(3, [text("B"), "<c t=\"str\"><f>\"\"</f><v></v></c>", "<c s=\"1\"><v>46357.5</v></c>"])
      + row(4, [text("C"), "<c t=\"b\"><f>1=1</f><v>1</v></c>", "<c><v>46357</v></c>"])
    let parts = [
      "xl/_rels/workbook.xml.rels":
        "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
      "xl/workbook.xml":
        "<workbook><sheets><sheet name=\"One\" sheetId=\"1\" id=\"r1\"/></sheets></workbook>",
      "xl/styles.xml":
        "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>",
      "xl/worksheets/sheet1.xml": "<worksheet><sheetData>\(sheet)</sheetData></worksheet>",
    ]
    try run.write("g.xlsx", bytes: StoredArchive.bytes(parts))
    let units = try run.script(
      "import \"g.xlsx\" into units map title = \"title\", mission = \"mission\"\n")
    #expect(units.remarks.contains("1 of 3 rows cannot be imported"))
    #expect(units.remarks.contains("cell B2 holds a formula without its value"))
    let titles = try run.script("import \"g.xlsx\" into units map title = \"title\"\n")
    #expect(titles.remarks.contains("3 rows: 3 added"))
    let goals = try run.script(
      "import \"g.xlsx\" into goals map title = \"title\", due = \"due\"\n")
    #expect(goals.remarks.contains("say how the file writes them: dates \"yyyy-mm-dd*\""))
    #expect(goals.remarks.contains("g.xlsx:4, due \"46357\"; give the cells a date's format"))
    let days = try run.script(
      "import \"g.xlsx\" into goals map title = \"title\", due = \"due\" dates \"yyyy-mm-dd*\" at most 1 rejects\n"
    )
    #expect(days.remarks.contains("3 rows: 2 added, 0 updated, 0 unchanged, 1 rejected"))
    #expect(run.ask("goals | sort title | show title, due") == ["A,", "B,2026-12-01"])
  }

  @Test func brokenWorkbooksAreRefusedInWords() throws {
    try run.write("a.xlsx", "title\nIT\n")
    #expect(try run.script("import \"a.xlsx\" into units\n").remarks.contains("it is no workbook"))
    try run.write("b.xlsx", bytes: StoredArchive.bytes(["a.txt": "x"]))
    #expect(
      try run.script("import \"b.xlsx\" into units\n").remarks.contains(
        "a ZIP archive, but no workbook"))
    try run.write(
      "c.xlsx", bytes: StoredArchive.bytes(["xl/_rels/workbook.xml.rels": "<!DOCTYPE a><a/>"]))
    #expect(try run.script("import \"c.xlsx\" into units\n").remarks.contains("is damaged"))
    #expect(
      try run.script("import \"none.xlsx\" into units\n").remarks.contains("there is no file"))
  }

  @Test func formatsAreSaidWhereTheEndingDoesNot() throws {
    try run.write("data.txt", "[{\"title\": \"IT\", \"unit\": {\"side\": \"it\"}}]")
    let json = try run.script(
      "import \"data.txt\" into units map title = \"title\", side = \"unit.side\" format json\n")
    #expect(json.remarks.contains("1 added"))
    try run.write(
      "e.csv",
      bytes: [0x27, 0x74, 0x27, 0x7C, 0x78, 0x0A, 0x27, 0xC9, 0x7C, 0x27, 0x7C, 0x78, 0x0A])
    let said = try run.script(
      "import \"e.csv\" into units map title = \"t\" delimiter \"|\" quote \"'\" encoding windows-1252\n"
    )
    #expect(said.remarks.contains("1 added"))
    #expect(run.ask("units | sort title | show title, side") == ["É|,business", "IT,it"])
    try run.write("h.csv", "Sales,business\nOps,it\n")
    let bare = try run.script(
      "import \"h.csv\" into units map title = \"1\", side = \"2\" header 0\n")
    #expect(bare.remarks.contains("2 rows: 2 added"))
  }
}

/// A ZIP archive whose parts are stored as they are.
enum StoredArchive {
  static func bytes(_ parts: [String: String]) -> [UInt8] {
    var body: [UInt8] = []
    var directory: [UInt8] = []
    func little(_ number: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    for (name, text) in parts.sorted(by: { $0.key < $1.key }) {
      let (name, data) = (Array(name.utf8), Array(text.utf8))
      let common =
        little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(Int(checksum(data)), 4)
        + little(data.count, 4) + little(data.count, 4) + little(name.count, 2) + little(0, 2)
      directory +=
        little(0x0201_4B50, 4) + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2)
        + little(0, 4) + little(body.count, 4) + name
      body += little(0x0403_4B50, 4) + common + name + data
    }
    return body + directory + little(0x0605_4B50, 4) + little(0, 4) + little(parts.count, 2)
      + little(parts.count, 2) + little(directory.count, 4) + little(body.count, 4) + little(0, 2)
  }

  /// CRC-32 of ZIP.
  private static func checksum(_ data: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in data {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
