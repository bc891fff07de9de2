import Book
import Domain
import Language
import Query
import Testing

/// What is refused, and with which words; what a value can never become.
@Suite struct BindingTests {
  let scratch: ScratchBook

  init() throws {
    let scratch = try ScratchBook()
    try scratch.step { change in
      let it = try scratch.add(change, "unit", ["title": .text("IT"), "side": .text("it")])
      let sales = try scratch.add(change, "unit", ["title": .text("Sales")])
      let dana = try scratch.add(change, "person", ["title": .text("Dana"), "in": .record(sales)])
      try scratch.add(change, "goal", ["title": .text("Sales"), "of": .records([sales, it])])
      for status in ["open", "kept"] {
        try scratch.add(
          change, "promise",
          [
            "title": .text(status), "by": .record(it), "to": .record(dana),
            "status": .text(status), "with": .records([sales, dana]),
          ])
      }
    }
    self.scratch = scratch
  }

  // MARK: Values

  @Test(arguments: [
    "'", "\"", "%", "_", "\\", "'; DROP TABLE unit; --", "👩‍💻", "{", "\u{0}x", "?", "?1", ":a", "",
    "line\nbreak", "ß", "\u{202E}", "NULL",
  ])
  func aTextIsNeverPartOfAStatement(_ text: String) throws {
    let id = try scratch.step { change in
      try scratch.add(
        change, "driver",
        [
          "title": .text(text), "type": .text("need"), "of": .record(RecordID(kind: 1, number: 1)),
        ])
    }
    var environment = scratch.environment
    environment.variables["text"] = Variable(.text(text), .text)
    for question in [
      "drivers where title = $text", "drivers where title in ($text, \"other\")",
      "drivers where title ~ $text", "drivers | show $text as x | first 9 | where x = $text",
      "drivers where title = \"{$text}\"",
    ] {
      let bound = try scratch.bind(question, environment)
      let (sql, values) = bound.statement.prepared
      if text.count > 2 { #expect(!sql.contains(text)) }
      #expect(values.contains(.text(text)))
      #expect(try scratch.ask(question, environment).ids == [id], "\(question)")
    }
    #expect(try scratch.ask("drivers where title != $text", environment).ids == [])
  }

  @Test func columnNamesAreQuoted() throws {
    let asked = try scratch.ask("units | show title as select | sort select | first 1 | count")
    #expect(asked.text == "1")
  }

  // MARK: Right of an operator

  private static let rightSides = [
    ("promises where due < made", "`due` is a date; `made` is not", "`.made`"),
    ("promises where by.unit = in", "a value", ""),
    ("promises where status = opne", "`status` is one of", "`open`"),
    ("promises where status = .due", "cannot be compared with a date", ""),
    ("promises where to = 5", "cannot be compared with a number", ""),
    ("promises where due < 5", "`due` is a date; 5 is a number", "today + 5d"),
    ("promises where due = none", "never finds what is missing", "`no due`"),
    ("promises where title = open", "text stands in double quotes", "\"open\""),
    ("promises where late > 1m", "a month has no fixed number of days", "`late > 30d`"),
    (
      "promises where due < by.unit", "a field right of an operator begins with a dot", "`.by.unit`"
    ),
    ("promises where overdue = open", "a condition is not compared", "`not overdue`"),
    ("promises where to < sales", "it has no order", "`=`"),
    ("promises where to ~ \"dana\"", "`~` searches text", "title ~"),
    ("promises where due ~ \"2026\"", "`~` searches text", "title ~"),
    ("promises where due < 2026-02-30", "there is no such day", "28 days"),
    ("promises where due within sales", "`within` asks about parties and goals", "example"),
  ]

  @Test func refusedRightSides() {
    for (question, message, help) in Self.rightSides {
      let refused = refusal(question, scratch.environment)
      if question != "promises where by.unit = in" {
        #expect(refused.message.contains(message), "\(refused)")
      }
      #expect(refused.message != "")
      #expect(help.isEmpty || refused.help.contains { $0.contains(help) }, "\(refused)")
    }
  }

  @Test func aNewRecordNeverChangesASavedQuestion() throws {
    let text = "promises where due < .made + 30d and status = open and title = \"made\""
    let before = try scratch.bind(text).statement
    try scratch.step { change in
      for word in ["made", "open", "due"] {
        try scratch.add(change, "unit", ["title": .text(word)])
      }
    }
    #expect(try scratch.bind(text).statement == before)
  }

  // MARK: Unknown names

  private static let names = [
    ("promisses", "there is no source `promisses`", "promises"),
    ("promises | shwo title", "there is no stage `shwo`", "show"),
    ("promises where ovredue", "there is no field or condition of promises `ovredue`", "overdue"),
    ("promises | show by.untt", "there is no field `untt`", "unit"),
    ("promises where to = dnaa", "there is no unit or person `dnaa`", ""),
    ("promises | show cuont(goals)", "there is no function `cuont`", "count"),
    ("promises where due = $duu", "there is no variable `$duu`", ""),
    ("promises | count per status | show statsu", "there is no column `statsu`", "status"),
  ]

  @Test func unknownNames() {
    for (question, message, candidate) in Self.names {
      let refused = refusal(question, scratch.environment)
      #expect(refused.message == message, "\(question)")
      #expect(candidate.isEmpty || refused.expected.contains(candidate), "\(refused.expected)")
      #expect(
        candidate.isEmpty || refused.help.contains("did you mean `\(candidate)`?"),
        "\(refused.help)")
    }
  }

  @Test func anAmbiguousHandleListsItsRecords() {
    // A goal and a unit are both called `sales`; only where either may stand is that a question.
    #expect(refusal("goals where of = sales", scratch.environment).message == "")
    let refused = refusal("statements where about = sales", scratch.environment)
    #expect(refused.message == "`sales` could be 2 records")
    #expect(refused.expected.sorted() == ["goal:sales", "unit:sales"])
    #expect(refusal("statements where about = goal:sales", scratch.environment).message == "")
  }

  @Test func aBeginningIsEnoughOnlyWherePrefixesAreTaken() throws {
    #expect(refusal("promises where to = dan", scratch.environment).message != "")
    var environment = scratch.environment
    environment.acceptsPrefixes = true
    #expect(try scratch.ask("promises where to = dan", environment).ids.count == 2)
  }

  // MARK: Backwards

  @Test func anAmbiguousWayBackListsItsFields() {
    let refused = refusal("people | show count(promises)", scratch.environment)
    #expect(
      refused.message == "promises lead back to a person by `by`, `to`, `with`, `agreed`, `judge`")
    #expect(refused.help == ["say which: count(promises where by = this)"])
    #expect(
      refusal("people | show count(readings)", scratch.environment).message
        == "no field of readings refers to a person")
    #expect(refusal("goals | show count(readings)", scratch.environment).message == "")
  }

  private static let nonsense = [
    "promises | summarize title", "promises | summarize sum(title)",
    "promises | summarize count(goals)", "promises | count per status | show count(promises)",
    "promises | sort with", "promises | show with + 1", "promises | summarize max(with)",
    "goals | show latest(meetings.with where about = this)", "promises | show round(late, title)",
    "promises | show (promises | show with | first 1) as x", "promises | show latest(goals.due)",
    "promises where title", "promises where no overdue", "promises | first -1",
    "promises | first x",
    "promises | show this.title", "log 5", "promises as of step 99",
    "promises | save \"x\" | count", "promises | count per status | chart pie",
    "promises | show if(overdue, 1, \"x\")", "promises | show sum(goals)", "promises where",
    "promises on", "promises | show", "promises | sort", "promises | summarize",
    "promises | count per", "promises | show title as", "promises 5",
    "promises | show year(title)", "promises | show due + due",
  ]

  @Test func refused() {
    for question in Self.nonsense {
      let refused = refusal(question, scratch.environment)
      #expect(
        refused.message != "" && !refused.message.contains("Error"),
        "\(question): \(refused.message)")
    }
  }

  // MARK: Times, names and lists together

  @Test func questionsInsideKeepTheirOwnTimes() throws {
    try scratch.step { change in
      try scratch.add(change, "unit", ["title": .text("Later")])
    }
    let question = "units where title != \"\" and (units as of step 1 | count) = 2 | count"
    #expect(try scratch.ask(question).text == "3")
    #expect(
      try scratch.ask("units | show (units on 2020-01-01 | count) as n, (units | count)")
        .rows.count == 3)
    #expect(
      try scratch.ask("units as of step 1 | show (units | count) as n | first 1").text == "2")
  }

  private static let answered = [
    ("promises | sort title | show status as title", "kept / open"),
    ("promises | show status as title, title as status | first 1", "open,open"),
    ("promises | show by.title as title, title as own | sort own", "IT,kept / IT,open"),
    ("promises | show title as a | show a as b | show b", "open / kept"),
    ("promises | summarize count(with) as n, count(no with) as m", "2,0"),
    ("promises | count per with = sales as inside", "yes,2"),
    ("promises | count per with", "dana,2 / sales,2"),
    ("promises | count per overdue", "no,2"),
    ("promises | show (units | show title | first 1) as x | first 1", "IT"),
    ("promises | show (units | sort title desc | first 1) as x | first 1", "sales"),
    ("promises where overdue = .settled | show title", "open"),
    ("units | count per side | sort count", "business,1 / it,1"),
    ("promises where status ~ \"KEP\" | show title", "kept"),
    ("promises where moved | count", "0"),
    ("promises | first 0 | count", "0"),
    ("people | show -(-capacity) as c, 5 - -capacity as d", "100,105"),
    ("people where capacity > -(-99) and -capacity < -(-(-99)) | count", "1"),
    ("promises | show with", "[\"sales\",\"dana\"] / [\"sales\",\"dana\"]"),
    ("units where side = it | show title, (today + 1m) as x", "IT,2026-12-23"),
  ]

  @Test func answers() throws {
    for (question, expected) in Self.answered {
      #expect(try scratch.ask(question).text == expected, "\(question)")
    }
  }
}
