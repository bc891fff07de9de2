import Testing

/// Rows and the records they are about: keys, and what happens on a match.
@Suite struct ImportMatchingTests {
  private let run: ImportRun

  init() throws { run = try ImportRun() }

  @Test func aKeyOfSeveralFieldsTellsRowsApart() throws {
    let mapping =
      "into memberships map person = \"p\" creating person, in = \"u\" creating unit, role = \"r\" by person, in"
    let first = try run.bringIn("m.csv", "p,u,r\nAna,X,chair\nAna,Y,lead\nBo,X,\n", mapping)
    #expect(first.remarks.contains("3 added"))
    let second = try run.bringIn("m.csv", "p,u,r\nAna,X,chair\nAna,Y,member\nBo,X,\n", mapping)
    #expect(second.remarks.contains("0 added, 1 updated, 2 unchanged"))
    #expect(
      run.ask("memberships where person = ana | sort role | show role") == ["chair", "member"])
  }

  @Test func anEmptyCellLeavesWhatIsThere() throws {
    let mapping = "into units map title = \"t\", mission = \"m\" by title"
    _ = try run.bringIn("u.csv", "t,m\nSales,sell\n", mapping)
    let outcome = try run.bringIn("u.csv", "t,m\nSales,\n", mapping)
    #expect(outcome.remarks.contains("1 unchanged"))
    #expect(run.ask("units | show mission") == ["sell"])
  }

  @Test func aKeyThatIsLeftOutMeansTheUsualValue() throws {
    let mapping = "into goals map title = \"t\", status = \"s\" by title, status"
    _ = try run.bringIn("g.csv", "t,s\nGrow,\nGrow,met\n", mapping)
    #expect(
      try run.bringIn("g.csv", "t,s\nGrow,\nGrow,met\n", mapping).remarks.contains("2 unchanged"))
    #expect(run.ask("goals | count") == ["2"])
  }

  @Test(arguments: [
    ("update", 0, "lists,Sales"), ("skip", 0, "words,Ops"), ("extend", 0, "lists,Ops; Sales"),
    ("fail", 1, "words,Ops"),
  ]) func matchSaysWhatThen(match: String, code: Int32, held: String) throws {
    let start = "add unit \"Sales\"\nadd unit \"Ops\"\nadd goal \"Grow\" of ops measure \"words\"\n"
    #expect(try run.script(start).code == 0)
    let outcome = try run.bringIn(
      "g.csv", "t,u,m\nGrow,Sales,lists\n",
      "into goals map title = \"t\", of = \"u\", measure = \"m\" by title match \(match)")
    #expect(outcome.code == code)
    let members = run.ask("goals | count per of").map { $0.split(separator: ",").first ?? "" }
    let names = members.map { $0.prefix(1).uppercased() + $0.dropFirst() }.sorted()
    #expect(run.ask("goals | show measure")[0] + "," + names.joined(separator: "; ") == held)
  }

  @Test func rowsOfOneKeyMayStayApart() throws {
    let mapping =
      "into drivers map title = \"t\", of = constant \"Sales\", type = constant need, weight = \"w\" by title repeats apart"
    #expect(try run.script("add unit \"Sales\"\n").code == 0)
    let rows = "t,w\nSpeed,1\nCost,2\nSpeed,3\nSpeed,3\n"
    #expect(try run.bringIn("d.csv", rows, mapping).remarks.contains("4 added"))
    #expect(try run.bringIn("d.csv", rows, mapping).remarks.contains("4 unchanged"))
    // The second of three has changed, and there is a fourth.
    let more = try run.bringIn("d.csv", "t,w\nSpeed,1\nSpeed,4\nSpeed,3\nSpeed,5\n", mapping)
    #expect(more.remarks.contains("1 added, 1 updated, 2 unchanged"))
    #expect(
      run.ask("drivers where title = \"Speed\" | sort weight | show weight") == [
        "1", "3", "4", "5",
      ])
  }

  @Test func aKeyThatSeveralRecordsHaveIsNotGuessed() throws {
    #expect(try run.script("add unit \"Sales\"\nadd unit \"Sales\"\n").code == 0)
    let outcome = try run.bringIn("u.csv", "t\nSales\n", "into units map title = \"t\" by title")
    #expect(outcome.code == 1)
    #expect(outcome.remarks.contains("several records have this key: sales, sales-2"))
  }

  @Test func aRowMayBeAboutWhatAnEarlierOneCreated() throws {
    let outcome = try run.bringIn(
      "u.csv", "t,in,m\nShop,Sales,\nSales,,sell\n",
      "into units map title = \"t\", in = \"in\" creating unit, mission = \"m\" by title")
    #expect(outcome.remarks.contains("1 added, 1 updated, 0 unchanged"))
    #expect(
      run.ask("units | sort title | show handle, in, mission") == ["sales,,sell", "shop,sales,"])
  }

  @Test(arguments: [
    ("map title = \"t\" match skip", "`match` needs a key to match by"),
    ("map title = \"t\" repeats apart", "`repeats` needs a key to match by"),
    ("map title = \"t\", of = \"u\" by of", "a list cannot be a key"),
    ("map title = \"t\" by due", "the key `due` is not mapped"),
    ("map title = \"t\" via handle", "`via` does not go with `title`"),
    ("map title = \"t\", of = \"u\" creating person", "`of` never refers to a person"),
    ("map title = \"t\", owner = \"o\" via colour", "there is no text field of people `colour`"),
    ("map title = \"t\", owner = \"o\" via title of goals take of", "that could be `owner`"),
  ]) func whatDoesNotGoTogetherIsFoundBefore(rest: String, message: String) throws {
    let outcome = try run.script("import \"none.csv\" into goals \(rest)\n")
    #expect(outcome.code == 3)
    #expect(outcome.remarks.contains(message))
  }

  @Test(arguments: ["status = \"s\"", "status = constant kept"])
  func whatVerbsLeadComesInAsHistoryOnly(status: String) throws {
    let mapping = "into promises map title = \"t\", by = constant it, to = constant it, \(status)"
    #expect(try run.script("add unit \"IT\" side it\n").code == 0)
    let refused = try run.bringIn("p.csv", "t,s\nRoute,kept\n", mapping)
    #expect(refused.code == 3)
    #expect(refused.remarks.contains("`status` of promises is led by verbs"))
    #expect(try run.bringIn("p.csv", "t,s\nRoute,kept\n", mapping + " as history").code == 0)
    #expect(run.ask("promises where not no ungated | show status") == ["kept"])
  }

  @Test func aScriptThatDefinesAndGuardsMayRunAgain() throws {
    let lines = """
      define field code of goals text
      if (units where title = "Sales" | count) = 0
        add unit "Sales"
      end
      import "g.csv" into goals map title = "t", code = "c", of = constant "Sales" by code
      expect (units | count) = 1 and (goals | count) = 1

      """
    try run.write("g.csv", "t,c\nGrow,007\n")
    #expect(try run.script(lines).code == 0)
    let again = try run.script(lines)
    #expect(again.code == 0)
    #expect(again.remarks.contains("nothing changed"))
    #expect(run.ask("goals where code = \"007\" | count") == ["1"])
    let other = try run.script("define field code of goals number\n")
    #expect(other.code == 3)
    #expect(other.remarks.contains("means something in goals already"))
  }

  /// What history says of a record that is there already is marked like a row of its own, once.
  @Test func historyMarksWhatItChanges() throws {
    let first = try run.script(
      "add unit \"Bb\"\npromise \"k\" by bb to bb\npromise \"l\" by bb to bb\n")
    #expect(first.code == 0)
    let rows = "title,status\nk,kept\nl,open\n"
    for _ in 1...2 {
      let outcome = try run.bringIn("h.csv", rows, "into promises as history by title")
      #expect(outcome.code == 0)
      #expect(
        run.ask(
          "promises where title in (\"k\", \"l\") | sort title | show title, status, ungated"
        ) == [
          "k,kept,2026-11-23", "l,open,",
        ])
    }
  }

  @Test func columnsThatNoFieldIsCalledByAreTold() throws {
    let outcome = try run.bringIn("u.csv", "title,Mision,xx\nCc,m,1\n", "into units")
    #expect(outcome.code == 0)
    #expect(outcome.remarks.contains("it stays out: Mision (mission?), xx"))
  }
}
