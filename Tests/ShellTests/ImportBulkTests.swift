import Testing

/// Many rows go a shorter way than few, and come to the same.
@Suite struct ImportBulkTests {
  private let run: ImportRun

  init() throws {
    run = try ImportRun()
    let outcome = try run.script(
      """
      add unit "Sales"
      add unit "IT" side it
      add person "Dana Reyes" in sales
      add goal "Growth" of sales
      """)
    #expect(outcome.code == 0)
  }

  /// Every kind of cell: handles, titles, texts that need trimming, empty ones, quotes.
  private static func rows(_ count: Int) -> String {
    let parties = ["sales", "IT", "dana-reyes", " Dana Reyes ", "\"sales\""]
    let titles = ["plain", "\" spaced \"", "\"say \"\"so\"\"\"", "“curly”", "\u{A0}é\u{A0}"]
    let dates = ["2026-01-02", "", "2027-03-04 "]
    let states = ["open", "kept", "", "Broken"]
    return "title,by,to,for,made,due,first-due,closed,status,none\n"
      + (0..<count).map { row in
        "\(titles[row % 5]),\(parties[row % 5]),\(parties[(row / 5) % 5]),"
          + "\(row % 7 == 0 ? "" : "growth"),\(dates[row % 3]),\(dates[(row / 3) % 3]),"
          + "\(dates[(row / 9) % 3]),\(dates[(row / 2) % 3]),\(states[row % 4]),\n"
      }.joined()
  }

  private static let shown =
    "promises | show handle, title, by, to, for, made, due, first-due, closed, status, ungated"

  @Test func theShortWayComesToTheSameAsTheLongOne() throws {
    let rows = Self.rows(600)
    let quick = try run.bringIn("p.csv", rows, "into promises as history")
    #expect(quick.remarks.contains("600 rows: 600 added, 0 updated, 0 unchanged, 0 rejected"))
    let answer = run.ask(Self.shown)
    let other = try ImportBulkTests().run
    // A list, though empty in every row, is the long way's business.
    let names = ["title", "by", "to", "for", "made", "due", "first-due", "closed", "status"]
    let mapping = names.map { "\($0) = \"\($0)\"" } + ["with = \"none\""]
    let slow = try other.bringIn(
      "p.csv", rows, "into promises map \(mapping.joined(separator: ", ")) as history")
    #expect(slow.remarks.contains("600 rows: 600 added"))
    #expect(answer.count == 600)
    #expect(answer == other.ask(Self.shown))
  }

  @Test func constantsDefaultsAndCreatedRecordsGoWithManyRows() throws {
    let rows =
      "what,who,when\n" + (0..<400).map { "P\($0),Team \($0 % 3),\n" }.joined()
    let outcome = try run.bringIn(
      "p.csv", rows,
      "into promises map title = \"what\", by = \"who\" creating unit, to = constant dana-reyes, "
        + "due = \"when\", made = constant 2026-05-06")
    #expect(outcome.remarks.contains("400 rows: 400 added"))
    #expect(run.ask("units | count") == ["5"])
    #expect(
      run.ask("promises where made = 2026-05-06 and to = dana-reyes and no due | count per by")
        == ["team-0,134", "team-1,133", "team-2,133"])
    #expect(run.ask("promises where status = open and no first-due | count") == ["400"])
  }

  @Test func recordsKeepTheOrderOfTheFileWhicheverWayTheyGo() throws {
    // A guarded cell, and a unit to be made, take the long way.
    let rows =
      "title,by,to\n"
      + (0..<9000).map { row in
        "\(row % 1000 == 999 ? "'=" : "")T\(row),\(row % 4000 == 3500 ? "Team \(row)" : "sales"),IT\n"
      }.joined()
    let outcome = try run.bringIn(
      "p.csv", rows, "into promises map title = \"title\", by = \"by\" creating unit, to = \"to\"")
    #expect(outcome.remarks.contains("9000 rows: 9000 added"))
    let titles = (0..<9000).map { "p\($0 + 1),\($0 % 1000 == 999 ? "=" : "")T\($0)" }
    let isInOrder = run.ask("promises | show handle, title") == titles
    #expect(isInOrder)
    #expect(run.ask("promises where by.title ~ \"team\" | show handle, by").count == 2)
  }

  @Test func aRowMaySpeakOfOneBeforeIt() throws {
    #expect(try run.script("add workshop \"W\"").code == 0)
    let rows =
      "title,of,about\n"
      + (1...3000).map { "T\($0),w,\($0 == 1 ? "sales" : "s\($0 - 1)")\n" }.joined()
    let outcome = try run.bringIn("s.csv", rows, "into statements")
    #expect(outcome.remarks.contains("3000 rows: 3000 added"))
    #expect(
      run.ask("statements | show handle, title, about")
        == (1...3000).map { "s\($0),T\($0),\($0 == 1 ? "sales" : "s\($0 - 1)")" })
    let ahead = try run.bringIn("ahead.csv", "title,of,about\nA,w,s3002\nB,w,\n", "into statements")
    #expect(ahead.code == 1)
    #expect(ahead.remarks.contains("about \"s3002\""))
  }

  @Test func manyNamesAreFoundAsFewAre() throws {
    let units = (0..<300).map { "Unit \($0)\n" }.joined()
    #expect(
      try run.bringIn("u.csv", "title\n" + units + "Café\nTwin\nTwin\n", "into units").code == 0)
    let by = (0..<300).map { $0 % 2 == 0 ? "unit-\($0)" : "Unit \($0)" }
    let rows = (by + ["Cafe\u{301}", "dana-reyes", "Dana  Reyes", "twin-2"])
    let taken = try run.bringIn(
      "p.csv", "title,by,to\n" + rows.map { "T,\($0),it\n" }.joined(), "into promises")
    #expect(taken.remarks.contains("304 rows: 304 added"))
    let found = (0..<300).map { "unit-\($0)" } + ["cafe", "dana-reyes", "dana-reyes", "twin-2"]
    let areFound = run.ask("promises | show by") == found
    #expect(areFound)
    let refused = try run.bringIn(
      "q.csv", "title,by,to\n" + (by + ["Twin", "unit-300"]).map { "T,\($0),it\n" }.joined(),
      "into promises")
    #expect(refused.remarks.contains("this could be several records: twin, twin-2"))
    #expect(refused.remarks.contains("by \"unit-300\""))
  }

  @Test func theShortWayIsNoWayRoundTheRules() throws {
    try run.write("p.csv", "title,by,to\nT,sales,IT\n")
    let outcome = try run.script(
      "me dana-reyes\nadd person \"Sam\" in it\nme sam\nimport \"p.csv\" into promises\n")
    #expect(outcome.code == 0)
    #expect(run.ask("promises | show status") == ["unconfirmed"])
  }

  @Test func oneBadRowAmongManyThousandsIsToldAndNothingStays() throws {
    let good = "T,sales,IT,2026-01-02\n"
    let text =
      "title,by,to,due\n" + String(repeating: good, count: 10_500) + "T,nobody,IT,soon\n"
      + String(repeating: good, count: 20)
    let refused = try run.bringIn("p.csv", text, "into promises")
    #expect(refused.code == 1)
    #expect(refused.remarks.contains("1 of 10521 rows cannot be imported"))
    #expect(refused.remarks.contains("p.csv:10502, by \"nobody\""))
    #expect(refused.remarks.contains("p.csv:10502, due \"soon\""))
    #expect(run.ask("promises | count") == ["0"])
    let taken = try run.bringIn("p.csv", text, "into promises at most 1 rejects")
    #expect(taken.remarks.contains("10521 rows: 10520 added, 0 updated, 0 unchanged, 1 rejected"))
    #expect(run.ask("promises where by = sales | count") == ["10520"])
    // References are looked after again.
    #expect(run.run(["\(run.folder)/test.book", "-c", "remove sales"]).code == 1)
  }
}
