import Testing

/// What a cell's text becomes: tables of values, joined columns, and how references are found.
@Suite struct ImportValueTests {
  private let run: ImportRun

  init() throws { run = try ImportRun() }

  @Test func aTableTellsWhatValuesStandFor() throws {
    let rows =
      "t,c,d\na,weekly,2026-01-01\nb,bi-weekly (odd weeks),tbd\nc,monthly,\nd,at full moon,tbd\n"
    let outcome = try run.bringIn(
      "s.csv", rows,
      """
      into series map title = "t", until = "d" ("tbd" = none),
        cadence = "c" ("bi-*" = fortnightly, "at full moon" = other)
      """)
    #expect(outcome.code == 0)
    #expect(
      run.ask("series | sort title | show title, cadence, until") == [
        "a,weekly,2026-01-01", "b,fortnightly,", "c,monthly,", "d,other,",
      ])
  }

  /// A `*` at either end or at both; of several that fit, the longest.
  @Test func aTableNamesBeginningsAndEnds() throws {
    let outcome = try run.bringIn(
      "s.csv",
      "t,c\na,monthly - on Monday\nb,first Monday of the month\nc,twice weekly or so\nd,*\n",
      """
      into series map title = "t", cadence = "c" ("month*" = quarterly, "monthly*" = monthly,
        "*of the month" = monthly, "*weekly*" = weekly, "*" = other)
      """)
    #expect(outcome.code == 0)
    #expect(
      run.ask("series | sort title | show title, cadence") == [
        "a,monthly", "b,monthly", "c,weekly", "d,other",
      ])
  }

  @Test func aValueWithoutARuleIsToldWithTheNearest() throws {
    let outcome = try run.bringIn(
      "g.csv", "t,s\nGrow,Acepted\n",
      "into goals map title = \"t\", status = \"s\" (\"Accepted\" = agreed)")
    #expect(outcome.code == 1)
    #expect(outcome.remarks.contains("`status` is one of proposed, agreed"))
    #expect(outcome.remarks.contains("g.csv:2, s \"Acepted\"; did you mean `Accepted`?"))
    let lenient = try run.bringIn(
      "g.csv", "t,s\nGrow,Acepted\n",
      "into goals map title = \"t\", status = \"s\" (\"Accepted\" = agreed, else = dropped)")
    #expect(lenient.code == 0)
    #expect(run.ask("goals | show status") == ["dropped"])
  }

  @Test func namesInAListMayStandForOthersForSeveralOrForNone() throws {
    let outcome = try run.bringIn(
      "g.csv", "t,u\nGrow,\"Mktg; Both;?;  Ops\u{A0}North\"\n",
      """
      into goals map title = "t", of = "u" ("Mktg" = "Marketing", "Both" = "Sales" and "Ops",
        "?" = none) creating unit
      """)
    #expect(outcome.code == 0)
    #expect(
      run.ask("units | sort title | show title") == ["Marketing", "Ops", "Ops North", "Sales"])
    #expect(run.ask("goals | count per of | count") == ["4"])
  }

  @Test func columnsJoinAndStandInForEachOther() throws {
    let outcome = try run.bringIn(
      "g.csv", "a,b,c\nx,,z\n,y,z\n,,z\nx,y,\n",
      """
      into goals map title = "{a|b|c}: {c?}", measure = "{a}/{c}"
      """)
    #expect(outcome.code == 0)
    #expect(
      run.ask("goals | show title, measure") == ["x: z,x/z", "y: z,", "z: z,", "x:,"])
  }

  @Test func aColumnMayBeCalledLikeAPattern() throws {
    let outcome = try run.bringIn(
      "u.csv", "a|b,ok?\nSales,yes\n", "into units map title = \"{a|b}\", mission = \"{ok?}!\"")
    #expect(outcome.code == 0)
    #expect(run.ask("units | show title, mission") == ["Sales,yes!"])
  }

  @Test func peopleAreFoundByTheHandleTheirNameMakes() throws {
    let outcome = try run.bringIn(
      "g.csv", "t,o\nGrow,@DanaR\nRest,@danar\nPlay,@ danar @\n",
      "into goals map title = \"t\", owner = \"o\" trim \"@\" via handle creating person")
    #expect(outcome.code == 0)
    #expect(run.ask("people | show handle, title") == ["danar,DanaR"])
    #expect(run.ask("goals where owner = danar | count") == ["3"])
  }

  @Test func onePersonInTwoColumnsIsCreatedOnce() throws {
    #expect(try run.script("add unit \"IT\" side it\n").code == 0)
    let outcome = try run.bringIn(
      "p.csv", "t,a,b\nRoute,Dana,Dana;Sam\n",
      """
      into promises map title = "t", by = "a" creating person, to = constant it,
        with = "b" creating person without by
      """)
    #expect(outcome.code == 0)
    #expect(run.ask("people | sort title | show title") == ["Dana", "Sam"])
    #expect(run.ask("promises | show by") == ["dana"])
    #expect(run.ask("promises | count per with") == ["sam,1"])
  }

  @Test func aReferenceIsFoundByAFieldAndTakenFromAnother() throws {
    let lines = """
      define field code of goals text
      import "g.csv" into goals map title = "t", code = "c", owner = "o" creating person by code
      import "r.csv" into requests map title = "t", for = "g" via code, from = "g" via code of goals take owner

      """
    try run.write("g.csv", "t,c,o\nGrow,G1,Dana\nRest,G2,\n")
    try run.write("r.csv", "t,g\nUpgrade,G1\n")
    #expect(try run.script(lines).code == 0)
    #expect(run.ask("requests | show from") == ["dana"])
    #expect(run.ask("requests where for = grow | count") == ["1"])
    try run.write("r.csv", "t,g\nA,G2\nB,G3\n")
    let outcome = try run.script(lines)
    #expect(outcome.code == 1)
    #expect(outcome.remarks.contains("`rest` has no `owner` to take"))
    #expect(outcome.remarks.contains("there is no such goal by `code`"))
    #expect(outcome.remarks.contains("r.csv:3, g \"G3\""))
    #expect(run.ask("requests | count") == ["1"])
  }

  @Test func anUnknownNameIsToldWithTheNearest() throws {
    #expect(try run.script("add unit \"Marketing\"\n").code == 0)
    let outcome = try run.bringIn(
      "g.csv", "t,u\nGrow,Marketting\n", "into goals map title = \"t\", of = \"u\"")
    #expect(outcome.code == 1)
    #expect(outcome.remarks.contains("there is no such unit"))
    #expect(outcome.remarks.contains("g.csv:2, u \"Marketting\"; did you mean `marketing`?"))
  }

  @Test(arguments: [
    ("target = \"v\"", "1,5", "this is no number"), ("target = \"v\"", "inf", "this is no number"),
    ("due = \"v\"", "03/04/25", "this is no date"),
    ("status = \"v\"", "done", "`status` is one of"),
  ]) func nothingIsReadAsSomethingElse(mapping: String, value: String, message: String) throws {
    let outcome = try run.bringIn(
      "g.csv", "t,v\nGrow,\"\(value)\"\n", "into goals map title = \"t\", \(mapping)")
    #expect(outcome.code == 1)
    #expect(outcome.remarks.contains(message))
  }

  @Test func numbersOfPeopleKeepTheirRange() throws {
    let outcome = try run.bringIn(
      "p.csv", "t,a\nDana,5\nSam,6\n", "into people map title = \"t\", acumen = \"a\"")
    #expect(outcome.code == 1)
    #expect(outcome.remarks.contains("`acumen` is a whole number from 1 to 5"))
    #expect(outcome.remarks.contains("p.csv:3, a \"6\""))
  }
}

extension ImportValueTests {
  /// What has no value where a new record would get one comes back without one.
  @Test(arguments: ["csv", "tsv", "json", "jsonl", "xlsx"])
  func noneComesBack(_ format: String) throws {
    let run = try ImportRun()
    let file = "\(run.folder)/p.\(format)"
    #expect(try run.script("add person \"A\" capacity none\nadd person \"B\"\n").code == 0)
    #expect(run.run(["\(run.folder)/test.book", "-c", "export people to \"\(file)\""]).code == 0)
    let other = "\(run.folder)/other.book"
    #expect(run.run([other, "-c", "import \"\(file)\" into people"]).code == 0)
    let asked = run.run([other, "--format", "csv", "-c", "people | show title, capacity"])
    #expect(asked.answer == "title,capacity\nA,\nB,100\n")
  }
}
