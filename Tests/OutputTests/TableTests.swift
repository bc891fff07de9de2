import Output
import Testing
import TextLayout

@Suite struct TableTests {
  @Test func alignsColumnsByDisplayWidth() throws {
    #expect(
      try rendered(.table, promiseColumns, promiseRows) == """
        title        late  due         kept  with
        ───────────  ────  ──────────  ────  ──────────
        Route leads    12  2027-02-01  yes   sales, ops
        見積もり      0.5              no
                           2027-03-31

        """)
  }

  @Test func withoutRowsHasItsHeader() throws {
    #expect(
      try rendered(.table, [Column("a"), Column("b", .number)], []) == "a  b\n─  ─\n")
  }

  @Test func withoutColumnsIsNothing() throws {
    #expect(try rendered(.table, [], [[.text("x")]]) == "")
  }

  @Test func raggedRowsAreFilledOrCut() throws {
    let rows: [[Cell]] = [[], [.text("x"), .integer(1), .text("beyond")]]
    #expect(
      try rendered(.table, [Column("a"), Column("b", .number)], rows) == "a  b\n─  ─\n\nx  1\n")
  }

  @Test func neverCutsWithoutAWindow() throws {
    let long = String(repeating: "word ", count: 300) + "end"
    let text = try rendered(.table, [Column("a"), Column("b")], [[.text(long), .text("x")]])
    #expect(text.hasSuffix("\n\(long)  x\n"))
  }

  @Test func breaksTextToTheWindow() throws {
    let rows: [[Cell]] = [
      [.text("Leads wait three days for an answer"), .integer(1_234_567), .text("short")]
    ]
    let columns = [Column("challenge"), Column("weight", .number), Column("unit")]
    #expect(
      try rendered(.table, columns, rows, width: 30) == """
        challenge        weight  unit
        ──────────────  ───────  ─────
        Leads wait      1234567  short
        three days for
        an answer

        """)
  }

  @Test func wideCharactersAreCutBetweenClusters() throws {
    let text = try rendered(.table, [Column("題")], [[.text("日本語テキスト長い")]], width: 10)
    #expect(text == "題\n──────────\n日本語テキ\nスト長い\n")
  }

  @Test func aVeryLongTextEndsInAnEllipsis() throws {
    let long = (1...30).map { "word\($0)" }.joined(separator: " ")
    let text = try rendered(.table, [Column("a")], [[.text(long)]], width: 24)
    #expect(
      text.hasSuffix(
        "\nword1 word2 word3 word4\nword5 word6 word7 word8\nword9 word10 word11 wor…\n"))
  }

  @Test func columnsThatHaveNoRoomAreLeftOutAndTold() throws {
    let columns = ["step", "at", "empty", "words", "script", "added"].map { Column($0) }
    let row: [Cell] = [
      .text("12"), .text("2026-11-24 14:29"), .missing,
      .text("add promise \"Leads routed within the hour\""), .text("weekly-import.rap"), .text("3"),
    ]
    let sink = ByteSink()
    let writer = Format.table.writer(
      to: sink, as: Presentation(width: 46, leavesOut: true))
    try writer.begin(columns)
    try writer.row(row)
    try writer.finish()
    #expect(
      sink.text == """
        step  at            words         script
        ────  ────────────  ────────────  ────────────
        12    2026-11-24    add promise   weekly-
              14:29         "Leads        import.rap
                            routed with…

        """)
    #expect(writer.leftOut == ["empty", "added"])
    #expect(writer.hasShortened)
  }

  @Test func wholeIsRowByRowWithoutAnEllipsis() throws {
    let sink = ByteSink()
    let writer = Format.table.writer(to: sink, as: Presentation(width: 20, isWhole: true))
    try writer.begin([Column("title"), Column("n", .number)])
    try writer.row([.text("Leads routed within the hour"), .integer(5)])
    try writer.finish()
    #expect(sink.text == "title: Leads routed\n       within the\n       hour\nn: 5\n")
    let fitting = ByteSink()
    let table = Format.table.writer(to: fitting, as: Presentation(width: 40, isWhole: true))
    try table.begin([Column("title")])
    try table.row([.text("Leads routed within the hour")])
    try table.finish()
    #expect(fitting.text.hasSuffix("\nLeads routed within the hour\n"))
  }

  @Test(arguments: 4...60) func fitsItsWindow(width: Int) throws {
    let columns = [
      Column("a long header of a number", .number), Column("text"), Column("more text", .list),
      Column("due", .date),
    ]
    let rows: [[Cell]] = (0..<5).map { index in
      [
        .integer(index), .text(String(repeating: "日本 text ", count: index)),
        .list([.text("one"), .text("two")]), .date("2027-01-0\(index + 1)"),
      ]
    }
    let text = try rendered(.table, columns, rows, width: width)
    let isTable = text.contains("─")
    // 1 + 8 + 8 + 10 and three gaps, with a header of four columns: 36.
    #expect(isTable == (width >= 36))
    for line in text.split(separator: "\n") where isTable {
      #expect(DisplayWidth.of(String(line)) <= width, "\(line)")
      #expect(!line.hasSuffix(" "))
    }
  }

  @Test func tooNarrowForColumnsBecomesBlocks() throws {
    #expect(
      try rendered(.table, promiseColumns, promiseRows, width: 20) == """
        title: Route leads
        late: 12
        due: 2027-02-01
        kept: yes
        with: sales, ops

        title: 見積もり
        late: 0.5
        due:
        kept: no
        with:

        title:
        late:
        due: 2027-03-31
        kept:
        with:

        """)
  }

  @Test func numbersAndDatesAreNeverCut() throws {
    let text = try rendered(
      .table, [Column("n", .number), Column("d", .date)],
      [[.integer(123_456_789_012), .date("2027-01-01")]], width: 10)
    #expect(text == "n: 123456789012\nd: 2027-01-01\n")
  }

  @Test func controlsAreShownAndLineBreaksMarked() throws {
    let text = try rendered(
      .table, [Column("a\u{1B}[31m")], [[.text("x\r\ny\nz\u{7}\u{9B}\u{202E}\u{7F}\t")]])
    #expect(text == "a␛[31m\n──────────\nx⏎y⏎z␇��␡␉\n")
  }

  @Test func colorStylesHeaderAndRuleOnly() throws {
    let text = try rendered(.table, [Column("a")], [[.text("x")]], color: true)
    #expect(text == "\u{1B}[1ma\u{1B}[0m\n\u{1B}[2m─\u{1B}[0m\nx\n")
  }

  @Test func streamsAfterTheSample() throws {
    let sink = ByteSink()
    let writer = Format.table.writer(to: sink)
    try writer.begin([Column("n", .number)])
    for index in 0..<999 { try writer.row([.integer(index)]) }
    #expect(sink.text.isEmpty)
    try writer.row([.integer(999)])
    #expect(sink.text.hasSuffix("\n998\n999\n"))
    try writer.row([.integer(1000)])
    #expect(sink.text.hasSuffix("\n999\n1000\n"))
  }

  @Test func laterTextIsBrokenAndLaterNumbersAreNot() throws {
    var rows: [[Cell]] = Array(repeating: [.integer(1), .text("ab")], count: 1000)
    rows.append([.integer(123_456), .text("abcdef")])
    let text = try rendered(.table, [Column("n", .number), Column("t")], rows, width: 80)
    #expect(text.hasSuffix("\n123456  ab\n   cd\n   ef\n"))
  }
}
