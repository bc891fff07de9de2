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

  /// A perspective swap of sales and IT; two of sales exchanged, who have the same drawn partners'
  /// unit to guess; two of IT and two of sales.
  private static func swaps(_ privacy: String, isLed: Bool) -> Result<[Data], any Error> {
    Result {
      try [[], [(0, 1)], [(6, 7), (2, 4)]].map { try swap($0, privacy, isLed: isLed) }
    }
  }

  private static func swap(
    _ swapped: [(Int, Int)], _ privacy: String, isLed: Bool
  ) throws -> Data {
    let program = try Swap.program()
    try program.folder.write("answers.csv", swapAnswers(swapped))
    let file = "\"\(program.folder.path("answers.csv"))\""
    let begin = "workshop run perspective-swap with sales, it privacy \(privacy) seed 7"
    let run =
      isLed
      ? program.run(["-c", begin + " answers \(file)"])
      : program.run(
        ["-c", begin],
        input: "next\nfile \(file)\nnext\nfile \(file)\nstop\n")
    guard run.status == 0 else { throw Failure(shown: run.shown) }
    return try program.folder.bytes("test.book")
  }

  /// The last of IT gives no first guess.
  private static func swapAnswers(_ swapped: [(Int, Int)], blocks: [Int] = [2, 3, 5]) -> String {
    var people = Array(Swap.people.indices)
    for (one, other) in swapped { people.swapAt(one, other) }
    var lines = ["block,person,statement,answer"]
    for block in blocks {
      for (index, person) in Swap.people.enumerated() where block != 3 || person.handle != "it-6" {
        for item in 0..<6 {
          let score = (people[index] * 7 + item * 5 + block * 3 + people[index] * item) % 5 + 1
          lines.append("\(block),\(person.handle),\(item + 1),\(score)")
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let running = swaps("grouped", isLed: false)
  private static let led = swaps("grouped", isLed: true)
  private static let anonymous = swaps("anonymous", isLed: true)

  private static func books(_ book: Attempt.Book) throws -> [Data] {
    switch book {
    case .open: try unlocked.get()
    case .locked: try books.get()
    case .running: try running.get()
    case .led: try led.get()
    case .anonymous: try anonymous.get()
    }
  }

  @Test(arguments: Attempt.all)
  func tellsNothing(_ attempt: Attempt) throws {
    for lines in attempt.tries {
      // A block is one step only where a failure ends it.
      let options =
        (lines.contains("\nend") ? [] : ["--keep-going"]) + (attempt.isDry ? ["--dry-run"] : [])
      let outcomes = try PrivacyTests.books(attempt.book).map {
        try Self.outcome($0, lines, options)
      }
      for outcome in outcomes.dropFirst() {
        #expect(outcome.shown == outcomes[0].shown, "\(lines)")
        #expect(outcome.status == outcomes[0].status, "\(lines)")
      }
    }
  }

  /// What is shown, and what stands in the files that come of it.
  private static func outcome(
    _ book: Data, _ lines: String, _ options: [String]
  ) throws -> (shown: String, status: Int32) {
    let program = try Program()
    let files = [
      "test.book": book,
      "again.csv": Data(
        ("statement,by,view,of,round,score\n"
          + (1...5).map { "s1,legal-1,own,,1,\($0)" }.joined(separator: "\n") + "\n").utf8),
      "tracker.csv": Data("statement,by,view,score\ns1,x,own,5\n".utf8),
      "over.csv": Data(
        ("statement,by,view,score\n"
          + people.dropFirst().map { "s1,\($0.handle),own,3" }.joined(separator: "\n") + "\n")
          .utf8),
      "own.csv": Data("statement,by,view,score\ns1,sales-1,own,3\n".utf8),
      "nameless.csv": Data(
        ("statement,view,score,in,code\n"
          + ["a", "b", "c", "d"].map { "s1,own,1,legal,\($0)" }.joined(separator: "\n") + "\n")
          .utf8),
      "named.csv": Data("handle,title,privacy\npulse,Pulse,named\n".utf8),
      "moved.csv": Data("title,of\nOne,open\n".utf8),
      "answers.csv": Data(swapAnswers([]).utf8),
      "second.csv": Data(
        swapAnswers([], blocks: [5]).split(separator: "\n").filter { !$0.contains("sales-1,") }
          .joined(separator: "\n").utf8),
    ]
    for (name, bytes) in files { try program.folder.write(name, bytes: bytes) }
    let run = program.run(
      options, input: lines.replacing("FOLDER", with: program.folder.path) + "\n")
    var shown = run.shown
    let made = program.folder.names.filter { $0.hasPrefix("x.") || $0 == "whole" }
    for name in made.sorted() where !name.hasPrefix("whole") {
      shown += try program.folder.text(name)
    }
    // The books were made in folders of their own, which the log names.
    shown = shown.replacing(/\/[^ "]*rapport-test-[-0-9A-F]{36}/, with: "FOLDER")
      .replacing(/[ ─]{2,}/, with: " ").replacing(/"began":[0-9]+/, with: "")
    return (shown, run.status)
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

  /// The attempts would see a difference: in a named workshop the same books answer otherwise.
  @Test func namedOnesDiffer() throws {
    let named = try [[], [(0, 1)]].map { try Self.swap($0, "named", isLed: true) }
    for lines in [
      "ratings", "accuracy where level = pair",
      "people | show average(ratings.score where by = this)",
      "ratings as of step 30", "export ratings to \"FOLDER/x.csv\"", "history g1",
    ] {
      let shown = try named.map { try Self.outcome($0, lines, ["--keep-going"]).shown }
      #expect(shown[0] != shown[1], "\(lines)")
    }
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
