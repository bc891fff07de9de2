import Domain
import Output
import Testing

@Suite struct CSVTests {
  @Test func writesExactValues() throws {
    #expect(
      try rendered(.csv, promiseColumns, promiseRows) == """
        title,late,due,kept,with
        Route leads,12,2027-02-01,true,sales;ops
        見積もり,0.5,,false,
        "",,2027-03-31,,

        """)
  }

  @Test(arguments: [
    ("plain", "plain"), ("", "\"\""), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""),
    ("\"", "\"\"\"\""), ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""), (" a", "\" a\""),
    ("a ", "\"a \""), ("\ta", "\"\ta\""), ("007", "007"), ("a;b", "a;b"), ("=1+1", "=1+1"),
    ("\u{1B}[31m", "\u{1B}[31m"), ("\u{FEFF}a", "\"\u{FEFF}a\""), ("é\"日", "\"é\"\"日\""),
  ])
  func quotesWhatNeedsIt(text: String, field: String) throws {
    let written = try rendered(.csv, [Column("a"), Column("b")], [[.text(text), .integer(1)]])
    #expect(Array(written.utf8) == Array("a,b\n\(field),1\n".utf8))
  }

  /// A field that is written from its bytes is the same as one that is written from a cell.
  @Test(arguments: [
    "", "plain", "a,b", "a\tb", "a\"b", "a\nb", " a", "a ", "=1+1", "'=1", "-5", "\t=1", "@a,b",
    "\u{FEFF}a", "é\"日", "+\"a\"",
  ])
  func bytesAndCellsAreWrittenAlike(text: String) throws {
    for format in [Format.csv, .tsv] {
      for presentation in [Presentation.plain, .guarded, Presentation(width: 80)] {
        for columns in [[Column("a")], [Column("a"), Column("b"), Column("c")]] {
          let (cells, bytes) = (ByteSink(), ByteSink())
          let first = format.writer(to: cells, as: presentation)
          try first.begin(columns)
          try first.row([.text(text), .missing, .date("2026-02-01")])
          try first.finish()
          let second = try #require(format.writer(to: bytes, as: presentation) as? CSVWriter)
          try second.begin(columns)
          try second.row { fields in
            var text = text
            text.withUTF8 { fields.append(text: $0) }
            guard columns.count > 1 else { return }
            fields.appendMissing()
            fields.append(Day(number: 20485))
          }
          try second.finish()
          #expect(bytes.text == cells.text)
        }
      }
    }
  }

  @Test func missingInASingleColumnIsARowStill() throws {
    #expect(try rendered(.csv, [Column("a")], [[.missing], [.list([])]]) == "a\n\"\"\n\"\"\n")
  }

  @Test func tabsDelimitTSV() throws {
    let text = try rendered(.tsv, [Column("a"), Column("b")], [[.text("x,y"), .text("p\tq")]])
    #expect(text == "a\tb\nx,y\t\"p\tq\"\n")
  }

  @Test func onATerminalControlsAreShown() throws {
    let text = try rendered(.csv, [Column("a")], [[.text("\u{1B}[2J\nx")]], width: 80)
    #expect(text == "a\n\"␛[2J\nx\"\n")
  }

  @Test func withoutColumnsIsNothing() throws {
    #expect(try rendered(.csv, [], [[]]) == "")
  }
}

@Suite struct JSONTests {
  @Test func arrayHasARowALine() throws {
    #expect(
      try rendered(.json, promiseColumns, promiseRows) == """
        [
        {"title":"Route leads","late":12,"due":"2027-02-01","kept":true,"with":["sales","ops"]},
        {"title":"見積もり","late":0.5,"due":null,"kept":false,"with":[]},
        {"title":"","late":null,"due":"2027-03-31","kept":null,"with":null}
        ]

        """)
  }

  @Test func linesStandAlone() throws {
    let rows: [[Cell]] = [[.integer(-1)], [.list([.missing, .list([.boolean(true)])])]]
    #expect(
      try rendered(.jsonl, [Column("a")], rows) == "{\"a\":-1}\n{\"a\":[null,[true]]}\n")
  }

  @Test func emptyOnes() throws {
    #expect(try rendered(.json, [Column("a")], []) == "[]\n")
    #expect(try rendered(.json, [], [[], []]) == "[\n{},\n{}\n]\n")
    #expect(try rendered(.jsonl, [Column("a")], []) == "")
  }

  @Test(arguments: [
    ("\"\\/", "\\\"\\\\/"), ("\n\r\t", "\\n\\r\\t"), ("\u{0}\u{1B}", "\\u0000\\u001b"),
    ("\u{7F}\u{9B}\u{202E}\u{2067}", "\\u007f\\u009b\\u202e\\u2067"), ("é日😀—", "é日😀—"),
  ])
  func escapesText(text: String, escaped: String) throws {
    let written = try rendered(.jsonl, [Column("\"k\"")], [[.text(text)]])
    #expect(written == "{\"\\\"k\\\"\":\"\(escaped)\"}\n")
  }

  @Test func numbersWithoutAFormAreNull() throws {
    let row: [Cell] = [.number(.nan), .number(.infinity), .number(1e300), .number(600)]
    let columns = ["a", "b", "c", "d"].map { Column($0, .number) }
    #expect(
      try rendered(.jsonl, columns, [row]) == "{\"a\":null,\"b\":null,\"c\":1e300,\"d\":600}\n")
  }
}

@Suite struct MarkdownTests {
  @Test func aLineARow() throws {
    #expect(
      try rendered(.markdown, promiseColumns, promiseRows) == """
        | title | late | due | kept | with |
        | --- | ---: | --- | --- | --- |
        | Route leads | 12 | 2027-02-01 | yes | sales, ops |
        | 見積もり | 0.5 | | no | |
        | | | 2027-03-31 | | |

        """)
  }

  @Test func escapesWhatMarkdownActsOn() throws {
    let text = "a|b\\c<br>`d`*e*_f_[g](h)\r\ni\nj\u{1B}\u{202E}"
    let written = try rendered(.markdown, [Column("a|b")], [[.text(text)]])
    #expect(
      written == """
        | a\\|b |
        | --- |
        | a\\|b\\\\c\\<br>\\`d\\`\\*e\\*\\_f\\_\\[g](h)<br>i<br>j␛� |

        """)
  }
}

@Suite struct FormatTests {
  @Test(arguments: [
    ("a.csv", Format.csv), ("a.TSV", .tsv), ("x/y.z/a.json", .json), ("a.b.jsonl", .jsonl),
    ("a.md", .markdown), ("a.txt", .table),
  ])
  func knownByExtension(name: String, format: Format) {
    #expect(Format(fileName: name) == format)
  }

  @Test(arguments: ["a", "", "a.xls", "csv", "x.csv/a", "a."])
  func otherwiseUnknown(name: String) {
    #expect(Format(fileName: name) == nil)
  }

  @Test func knownByWord() {
    let words = ["table", "csv", "json", "jsonl", "markdown"]
    #expect(words.allSatisfy { Format(rawValue: $0) != nil })
    #expect(Format(rawValue: "xml") == nil)
  }
}
