import Foundation
import Samples
import Testing

/// Two books that differ only in what single people answered in a grouped workshop, and agree in
/// everything that may be told. Whatever anybody asks or tries, both must answer alike.
@Suite struct PrivacyTests {
  /// Six of sales, six of IT, two of legal. What sales and legal said is told of none of them alone:
  /// two are too few, and six beside them would give the two away.
  private static let people: [(handle: String, unit: String)] =
    (1...6).map { ("sales-\($0)", "sales") } + (1...6).map { ("it-\($0)", "it") }
    + (1...2).map { ("legal-\($0)", "legal") }

  /// Own answers and a first and second guess of each, statement by statement.
  private static func sheet(_ person: Int) -> [[Int]] {
    (0..<3).map { statement in
      (0..<3).map { kind in (person * 7 + statement * 5 + kind * 3 + person * statement) % 5 + 1 }
    }
  }

  /// `swapped`: whose sheets are exchanged.
  private static func answers(_ swapped: [(Int, Int)]) -> String {
    var sheets = people.indices.map(sheet)
    for (one, other) in swapped { sheets.swapAt(one, other) }
    var lines = ["statement,by,view,of,round,score"]
    for (index, person) in people.enumerated() {
      for (statement, scores) in sheets[index].enumerated() {
        let target = person.unit == "it" ? "sales" : "it"
        lines.append("s\(statement + 1),\(person.handle),own,,1,\(scores[0])")
        lines.append("s\(statement + 1),\(person.handle),guess,\(target),1,\(scores[1])")
        lines.append("s\(statement + 1),\(person.handle),guess,\(target),2,\(scores[2])")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func book(_ swapped: [(Int, Int)], isLocked: Bool = true) throws -> Data {
    let program = try Program()
    try program.folder.write("answers.csv", answers(swapped))
    let add = people.map { "add person \"\($0.handle)\" in \($0.unit) handle \($0.handle)" }
    try program.folder.write(
      "make.rap",
      """
      add unit "Sales"
      add unit "IT" side it
      add unit "Legal"
      \(add.joined(separator: "\n"))
      add workshop "Pulse" exercise "swap" privacy grouped with sales, it, legal
      add workshop "Open" privacy named
      add statement "One" of pulse
      add statement "Two" of pulse
      add statement "Three" of pulse
      """)
    var runs = [
      ["run", program.folder.path("make.rap")],
      ["-c", "import \"\(program.folder.path("answers.csv"))\" into ratings"],
    ]
    if isLocked { runs.append(["-c", "lock pulse"]) }
    for arguments in runs {
      let run = program.run(arguments)
      guard run.status == 0 else { throw Failure(shown: run.shown) }
    }
    return try program.folder.bytes("test.book")
  }

  private struct Failure: Error { var shown: String }

  /// The same answers; two of IT exchanged; one of legal and one of sales exchanged, thrice.
  private static let books = Result {
    try [[], [(6, 7)], [(12, 0)], [(13, 3), (8, 10)]].map { try book($0) }
  }

  /// Before the lock nothing at all is told, whoever answered what.
  private static let unlocked = Result {
    try [[], [(6, 7)], [(12, 0)], [(0, 6), (2, 9)]].map { try book($0, isLocked: false) }
  }

  static let attempts: [String] = [
    // Rows, by every path to them.
    "ratings", "ratings | count", "ratings as of step 3 | count", "ratings on 2026-11-23",
    "ratings | summarize average(score), count per by", "ratings | count per by.unit",
    "ratings where score = 5 | show by", "ratings | sort score desc | first 1",
    "people | show handle, count(ratings where by = this)",
    "people | show handle, average(ratings.score where by = this)",
    "people | show handle, max(ratings.score where by = this and statement = s1)",
    "statements | show handle, count(ratings), average(ratings.score), min(ratings.score)",
    "statements | show handle, sum(ratings.score where by = legal-1)",
    "units | show handle, sum(ratings.score where in = this)",
    "units | show handle, sum(ratings.score where by.in = this)",
    "workshops | show handle, count(statements), privacy, state, results",
    "people where count(ratings where by = this and score > 3) > 0",
    "let n = (ratings | count)\nsay \"{$n}\"", "let all = (ratings)\n$all | count",
    "for each g in (ratings)\nsay \"{$g.score}\"\nend", "let g = g1\nsay \"{$g.score}\"",
    "expect (ratings where by = legal-1 and score > 3 | count) > 0",
    "ratings | summarize rwg(score, 5), alpha(statement, by, score, ordinal)",
    "ratings where view = own | summarize consensus(by.in, score > 3, 3) per statement",
    "ratings | chart bar", "ratings | show score, by | chart bar",
    // What the workshop tells.
    "accuracy", "accuracy pulse", "accuracy pulse where level = pair", "states pulse",
    "accuracy pulse where by = legal", "accuracy pulse where by = sales", "accuracy as of step 3",
    "accuracy pulse | summarize sum(own), sum(n) per statement, by",
    "accuracy pulse where n < 5", "accuracy pulse | summarize min(n)", "workshop recap pulse",
    // The past, and what the book says about itself.
    "log | show step, words, script, added, changed, removed",
    "log where added > 10 | show step, added",
    "explain ratings where by = legal-1", "explain accuracy pulse",
    "people as of step 2 | show handle, count(ratings where by = this)",
    "statements as of step 3 | show average(ratings.score)", "history g1", "history legal-1",
    "changes", "g1",
    // Files.
    "export ratings to \"FOLDER/x.csv\"",
    "export (ratings where by = legal-1) to \"FOLDER/x.json\"",
    "export statements to \"FOLDER/x.csv\"", "ratings | save \"FOLDER/x.csv\"",
    "export workshops to \"FOLDER/x.json\"",
    // Naming one, changing one, and what errors say.
    "set g1 score 5", "set g1 score 3", "set g17 score 5", "remove g1", "set g99999 score 1",
    "set (ratings where by = legal-1) score 5", "remove (ratings where by = legal-1)",
    "link g1 with legal-1", "rename g1 x", "remove legal-1", "remove s1", "remove legal",
    "remove pulse",
    // Answers that come late, or again.
    "add rating statement s1 by legal-1 view own score 5",
    "import \"FOLDER/again.csv\" into ratings by statement, by, view",
    "import \"FOLDER/again.csv\" into ratings by statement, by, view match keep",
    "import \"FOLDER/again.csv\" into ratings by statement, by, view match fail",
    "import \"FOLDER/again.csv\" into ratings by statement, by, view at most 100 rejects",
    "import \"FOLDER/again.csv\" into ratings as history",
    "add person \"X\" in legal\nimport \"FOLDER/tracker.csv\" into ratings\naccuracy pulse",
    // Other people in a unit, another privacy, another workshop.
    "set legal-1 in it\naccuracy pulse\nlock pulse", "set legal in sales\naccuracy pulse",
    "set it-1, it-2 in legal\naccuracy pulse where by = legal",
    "set pulse privacy named\nratings | count", "set pulse state none", "set pulse results none",
    "set pulse exercise none\naccuracy pulse where level = unit", "set s1 of open\nratings | count",
    "import \"FOLDER/named.csv\" into workshops by handle as history\nratings | count",
    "import \"FOLDER/moved.csv\" into statements by title as history\nratings | count",
    "lock pulse", "set s1 least -100\nset s1 most 100\naccuracy pulse",
    "add statement \"Four\" of pulse\naccuracy pulse",
    // Before the lock: trying it out with and without somebody, and taking that back.
    "UNLOCKED if 1 = 1\nset it-1 in legal\nlock pulse\naccuracy pulse\nexpect 1 = 2\nend",
    "UNLOCKED accuracy pulse\nratings | count\nworkshops | show results",
    "UNLOCKED undo step 2\nredo\nlock pulse\naccuracy pulse",
    "UNLOCKED set s1 of open\nratings | count", "UNLOCKED set pulse privacy named\nratings | count",
    "DRY undo step 2\nlock pulse\naccuracy pulse",
    "DRY set it-1 in legal\nlock pulse\naccuracy pulse",
    "DRY workshop resume pulse\naccuracy pulse",
    // What a step did, a record's life, what differs, whole copies.
    "log 2", "log 3", "changes from step 1 to step 3", "changes from step 1 to step 2 | count",
    "history pulse | show step", "restore g1", "restore pulse as of step 1",
    "restore s1 as of step 1",
    "export all to \"FOLDER/whole\"", "check book", "forget legal-1",
    // Undo in every form.
    "undo step 3\naccuracy pulse", "undo step 4\naccuracy pulse", "undo step 2", "undo session 3",
    "undo session 2\naccuracy pulse\nratings | count", "undo step 3\nundo step 4\nlock pulse",
    "set pulse exercise \"x\"\nundo\nredo\naccuracy pulse",
    // Taken back, called by another name, and looked for in the past.
    "undo step 3\nundo step 2\nset pulse privacy named\nratings as of step 2\nratings as of step 3 | count",
    "undo step 3\nundo step 2\nset pulse privacy named\nhistory g1\nlog 2\nlog 2 | count\nchanges from step 1 to step 2",
    "undo step 3\nundo step 2\nset pulse privacy named\nrestore g1 as of step 2\nrestore step 2\nratings",
    "undo step 3\nundo step 2\nset s1 of open\nratings as of step 2\nrestore step 2\nratings",
    "undo step 3\nundo step 2\nremove s1\nremove s2\nremove s3\nremove pulse\nundo\nundo\nundo\nundo\nset pulse privacy named\nratings as of step 2\npeople as of step 2 | show handle, count(ratings where by = this)",
    "undo step 3\nundo step 2\nset pulse privacy named\nexport ratings as of step 2 to \"FOLDER/x.csv\"\nexport all to \"FOLDER/whole\"",
    "UNLOCKED undo step 2\nset pulse privacy named\nratings as of step 2\nrestore step 2\nratings",
    "UNLOCKED undo step 2\nset s1, s2, s3 of open\nratings as of step 2\nrestore step 2\nratings",
    // Answers for all but one, answers of nobody, of people made up, and on another scale.
    "UNLOCKED import \"FOLDER/over.csv\" into ratings",
    "UNLOCKED import \"FOLDER/nameless.csv\" into ratings",
    "UNLOCKED add person \"X\" in legal\nimport \"FOLDER/tracker.csv\" into ratings",
    "UNLOCKED set s1 most 9\nset s1 least 0",
    "UNLOCKED backup \"FOLDER/copy.book\"\nopen \"FOLDER/copy.book\"\nset legal-1 in it\nlock pulse\naccuracy pulse\nratings\nworkshop resume pulse",
    "UNLOCKED backup \"FOLDER/copy.book\"\nopen \"FOLDER/copy.book\"\nset pulse state none\nundo\nlock pulse\naccuracy pulse",
    // Fields and views of one's own.
    "define field note of ratings text\nratings where no note | count",
    "define field pick of people rating\nset legal-1 pick g1\npeople where handle = \"legal-1\" | show pick, pick.score",
    "define field raters of ratings list of person\nratings | show raters",
    "define field top of statements number\nset s1 top (ratings | sort score desc | first 1 | show score)",
    "define view mine \"ratings where by = legal-1\"\nmine | count",
  ]

  @Test(arguments: attempts)
  func tellsNothing(_ attempt: String) throws {
    // After the lock only what agrees in the means may differ; before it, anything.
    let isEarly = attempt.hasPrefix("UNLOCKED") || attempt.hasPrefix("DRY")
    let books = try (isEarly ? PrivacyTests.unlocked : PrivacyTests.books).get()
    // A block is one step only where a failure ends it.
    let options =
      (attempt.contains("\nend") ? [] : ["--keep-going"])
      + (attempt.hasPrefix("DRY") ? ["--dry-run"] : [])
    let words = attempt.replacing("UNLOCKED ", with: "").replacing("DRY ", with: "")
    var outcomes: [Outcome] = []
    for book in books {
      let program = try Program()
      let folder = program.folder.path
      try program.folder.write("test.book", bytes: book)
      try program.folder.write(
        "again.csv",
        "statement,by,view,of,round,score\n"
          + (1...5).map { "s1,legal-1,own,,1,\($0)" }.joined(separator: "\n") + "\n")
      try program.folder.write("tracker.csv", "statement,by,view,score\ns1,x,own,5\n")
      try program.folder.write(
        "over.csv",
        "statement,by,view,score\n"
          + Self.people.dropFirst().map { "s1,\($0.handle),own,3" }.joined(separator: "\n") + "\n")
      try program.folder.write(
        "nameless.csv",
        "statement,view,score,in,code\n"
          + ["a", "b", "c", "d"].map { "s1,own,1,legal,\($0)" }.joined(separator: "\n") + "\n")
      try program.folder.write("named.csv", "handle,title,privacy\npulse,Pulse,named\n")
      try program.folder.write("moved.csv", "title,of\nOne,open\n")
      var outcome = program.run(
        options, input: words.replacing("FOLDER", with: folder) + "\n")
      // A file that came of it is an answer too.
      for name in program.folder.names where name.hasPrefix("x.") {
        outcome.shown += try program.folder.text(name)
      }
      // The books were made in folders of their own, which the log names.
      outcome.shown = outcome.shown.replacing(/\/[^ "]*rapport-test-[-0-9A-F]{36}/, with: "FOLDER")
        .replacing(/[ ─]{2,}/, with: " ")
      outcome.output = ""
      outcome.errors = ""
      outcomes.append(outcome)
    }
    for outcome in outcomes.dropFirst() {
      #expect(outcome.shown == outcomes[0].shown, "\(attempt)")
      #expect(outcome.status == outcomes[0].status)
    }
  }

  static let refusals: [(String, String)] = [
    ("import \"FOLDER/over.csv\" into ratings", "`sales-2` would answer `s1` twice"),
    ("import \"FOLDER/nameless.csv\" into ratings", "an answer to `s1` does not say who gave it"),
    (
      "add person \"X\" in legal\nimport \"FOLDER/tracker.csv\" into ratings",
      "`x` came into the book after the first answers beside `s1`"
    ),
    ("set s1 most 9", "`s1` has ratings, and its scale stays"),
    (
      "backup \"FOLDER/copy.book\"\nopen \"FOLDER/copy.book\"\nlock pulse",
      "`pulse` was not locked when this copy"
    ),
    (
      "backup \"FOLDER/copy.book\"\nopen \"FOLDER/copy.book\"\nworkshop resume pulse",
      "and stays closed"
    ),
    ("undo step 2\nredo", "answers given in confidence that were taken back do not come back"),
    (
      "undo step 2\nset pulse privacy named\nrestore step 2",
      "answers given in confidence that were taken back do not come back"
    ),
  ]

  /// What would let single answers be computed beside others that are known is refused, so that what
  /// the attempts above tell is nothing because nothing came of them.
  @Test(arguments: refusals)
  func refuses(_ attempt: String, _ message: String) throws {
    let program = try Program()
    try program.folder.write("test.book", bytes: try PrivacyTests.unlocked.get()[0])
    try program.folder.write("over.csv", "statement,by,view,score\ns1,sales-2,own,3\n")
    try program.folder.write("nameless.csv", "statement,view,score,in,code\ns1,own,1,legal,a\n")
    try program.folder.write("tracker.csv", "statement,by,view,score\ns1,x,own,5\n")
    let words = attempt.replacing("FOLDER", with: program.folder.path)
    let run = program.run([], input: words + "\n")
    #expect(run.status != 0 && run.shown.contains(message), "\(run.shown)")
  }

  /// Parts taken back one by one would leave the others to be computed.
  @Test func partsAreNotTakenBack() throws {
    let program = try Program()
    try program.folder.write("test.book", bytes: try PrivacyTests.unlocked.get()[0])
    try program.folder.write("one.csv", "statement,by,view,of,round,score\ns1,legal-2,own,,9,5\n")
    #expect(
      program.run(["-c", "import \"\(program.folder.path("one.csv"))\" into ratings"]).status == 0)
    let undo = program.run(["-c", "undo step 2"])
    #expect(undo.status == 1 && undo.shown.contains("as a whole or not at all"), "\(undo.shown)")
  }

  /// The test above would see a difference: in a named workshop the same books answer differently.
  @Test func namedOnesDiffer() throws {
    let sheets = [[], [(12, 0)]].map { PrivacyTests.answers($0) }
    #expect(sheets[0] != sheets[1])
  }

  /// What is told: the room and IT, and nothing of legal, nor of sales beside it.
  @Test func tellsTheRoomAndWhatIsLarge() throws {
    let program = try Program()
    try program.folder.write("test.book", bytes: try PrivacyTests.books.get()[0])
    let units = program.ask("accuracy pulse where level = room | count per by")
    #expect(units == "by,count\nit,3\n,3\n")
    #expect(program.ask("accuracy pulse where by = legal or of = legal | count") == "count\n0\n")
    #expect(program.ask("accuracy pulse where n < 5 | count") == "count\n0\n")
  }
}
