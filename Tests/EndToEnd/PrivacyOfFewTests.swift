import Book
import Query
import Samples
import Testing

/// What few people said, and what an anonymous workshop leaves in the file: each test is an attempt
/// that once told it.
@Suite struct PrivacyOfFewTests {
  /// Six of IT, six of sales, and one of legal, each with a word and a score of their own.
  private static let people: [(name: String, unit: String)] =
    (1...6).map { (name: "it-\($0)", unit: "it") } + (1...6).map { ("sales-\($0)", "sales") }
    + [("legal-1", "legal")]

  private static func program(_ script: String = "") throws -> Program {
    let program = try Program()
    let add = people.map { "add person \"\($0.name)\" in \($0.unit) handle \($0.name)" }
    let made = try program.run(
      script: """
        add unit "IT" side it
        add unit "Sales"
        add unit "Legal"
        \(add.joined(separator: "\n"))
        add initiative "Router"
        """)
    #expect(made.status == 0, "\(made.shown)")
    try program.folder.write("own.rap", script)
    return program
  }

  private static func lead(
    _ program: Program, _ privacy: String, _ input: String, with: String = "it, sales, legal"
  ) -> Outcome {
    program.run(
      ["run", program.folder.path("own.rap"), "with=\(with)", "privacy=\(privacy)", "seed=3"],
      input: input)
  }

  private static func cards(
    _ privacy: String, _ people: [(name: String, unit: String)] = people,
    _ answer: (Int) -> String
  ) -> String {
    "cards\n"
      + people.enumerated().map { index, person in
        "\(person.name)\n" + (privacy == "anonymous" ? "word-\(index)\n" : "") + answer(index)
          + "\n"
      }.joined() + "\n"
  }

  /// Every rating as it lies in the file.
  private static func stored(_ program: Program, _ columns: String) throws -> [String] {
    try program.stored("SELECT \(columns) FROM rating ORDER BY id")
  }

  // MARK: Words

  /// Of seven sentences that are shown and six that are entered, one is the lone member's.
  @Test(arguments: ["drivers type need", "needs", "offers"], ["grouped", "anonymous"])
  func wordsThatEnterNothingAreNotShown(_ into: String, _ privacy: String) throws {
    let program = try Self.program(
      "workshop \"Words\"\nblock \"Say\" mode blind accept text into \(into) reveal facilitator\nend\n"
    )
    let run = Self.lead(
      program, privacy,
      Self.cards(privacy) { "a sentence of \(Self.people[$0].name)" } + "lock\nreveal\nnext\n")
    #expect(run.status == 0, "\(run.shown)")
    #expect(run.shown.contains("a sentence of it-1") && run.shown.contains("a sentence of sales-6"))
    // Of the anonymous, those of another unit enter nothing either, and so may be read out.
    let isNamed = privacy == "grouped"
    #expect(run.shown.contains("1 more, not shown") == isNamed, "\(run.shown)")
    #expect(run.shown.contains("a sentence of legal-1") != isNamed, "\(run.shown)")
    #expect(run.shown.contains("\(isNamed ? 12 : 6) \(into.prefix { $0 != " " }) are in the book."))
  }

  /// An objection of somebody who is not named is nobody's, so that it can be kept from a small unit.
  @Test(arguments: ["grouped", "anonymous"])
  func objectionsAreKeptWithoutAName(_ privacy: String) throws {
    let program = try Self.program(
      "workshop \"Words\"\nblock \"Say\" mode blind accept text into objections about router reveal facilitator\nend\n"
    )
    let run = Self.lead(
      program, privacy,
      Self.cards(privacy) { "a reason of \(Self.people[$0].name)" } + "lock\nreveal\nnext\n")
    #expect(run.shown.contains("13 objections are in the book."), "\(run.shown)")
    #expect(program.ask("objections | count per by") == "by,count\n,13\n")
    #expect(run.shown.contains("a reason of legal-1"))
  }

  /// One of six who answers is told apart by who is missing.
  @Test(arguments: ["grouped", "anonymous"])
  func aUnitOfWhichFewAnsweredIsSmall(_ privacy: String) throws {
    let program = try Self.program(
      "workshop \"Words\"\nblock \"Say\" mode blind accept text into drivers type need reveal facilitator\nend\n"
    )
    let few = Self.people.filter { $0.unit == "it" || $0.name == "sales-1" }
    let run = Self.lead(
      program, privacy,
      Self.cards(privacy, few) { "a sentence of \(few[$0].name)" } + "lock\nreveal\nnext\n")
    // With one beside them, the six would leave out who the one is; of the anonymous all stay out.
    let isNamed = privacy == "grouped"
    #expect(run.shown.contains("a sentence of sales-1") != isNamed, "\(run.shown)")
    #expect(program.ask("drivers | count per of") == "of,count\n" + (isNamed ? "it,6\n" : ""))
  }

  /// Of few answers nothing is shown, of choices, hands and rankings no count and no mean.
  @Test(arguments: ["choice \"keep, change, stop\"", "fist", "text"], ["grouped", "anonymous"])
  func handsAndChoicesOfFewAreNotCounted(_ accept: String, _ privacy: String) throws {
    let answer = accept == "fist" ? "5" : accept == "text" ? "quokka" : "stop"
    let other = accept == "fist" ? "2" : accept == "text" ? "wombat" : "keep"
    for (count, isShown) in [(4, false), (13, true)] {
      let program = try Self.program(
        "workshop \"Hands\"\nblock \"Say\" mode blind accept \(accept) reveal facilitator show 1\nend\n"
      )
      let some = Array(Self.people.prefix(count))
      let run = Self.lead(
        program, privacy,
        Self.cards(privacy, some) { $0 < 3 ? answer : other } + "lock\nreveal\nnext\n")
      let shown = run.shown.split(separator: "reveal").last.map(String.init) ?? ""
      #expect(run.shown.contains("they are not shown") != isShown, "\(shown)")
      // No bars, and no number of those who said one thing.
      #expect(!run.shown.contains("█"), "\(run.shown)")
    }
  }

  // MARK: The file of an anonymous workshop

  /// A lone member's answers would be those whose unit is left out; of another unit some are left out
  /// as well.
  @Test func theUnitOfTheLoneIsNotTheOneThatIsMissing() throws {
    let program = try Self.program(
      "workshop \"Pulse\"\nstatement \"One\"\nblock \"Own\" mode blind accept score\nend\n")
    let run = Self.lead(
      program, "anonymous", Self.cards("anonymous") { String($0 % 5 + 1) } + "lock\nnext\n")
    #expect(run.status == 0, "\(run.shown)")
    let groups = try program.stored("SELECT count(*) FROM rating GROUP BY \"in\" ORDER BY 1")
    #expect(groups == ["6", "7"], "\(groups)")
    let bare = try program.stored("SELECT count(*) FROM rating WHERE \"in\" IS NULL")
    #expect(bare == ["7"])
  }

  /// Who alone of a unit was drawn with somebody of a third is not marked by whose view they guessed.
  @Test func aLonePairIsNotMarkedByItsTarget() throws {
    let program = try Self.program(
      "workshop \"Pulse\"\nstatement \"One\"\nblock \"Guess\" mode pair accept score view guess\nend\n"
    )
    let run = Self.lead(
      program, "anonymous", Self.cards("anonymous") { String($0 % 5 + 1) } + "lock\nnext\n")
    #expect(run.status == 0, "\(run.shown)")
    let groups = try program.stored(
      "SELECT count(*) FROM rating GROUP BY \"in\", \"of\" ORDER BY 1")
    #expect(groups.allSatisfy { Int($0) ?? 0 >= 5 }, "\(groups)")
  }

  /// Cards of a file are written in an order that says nothing, and with no place in a code.
  @Test func theOrderOfAFileIsNotTheOrderOfAnswers() throws {
    let program = try Self.program(
      "workshop \"Pulse\"\nstatement \"One\" least 1 most 99\nblock \"Own\" mode blind accept score\nend\n"
    )
    let lines = Self.people.enumerated().map { "1,\($1.name),1,\($0 + 11)" }
    try program.folder.write(
      "a.csv", "block,person,statement,answer\n\(lines.joined(separator: "\n"))\n")
    let run = program.run([
      "run", program.folder.path("own.rap"), "with=it, sales, legal", "privacy=anonymous", "seed=3",
      "answers=a.csv",
    ])
    #expect(run.status == 0, "\(run.shown)")
    // The same seed, and yet another order: one in six thousand million would be this one.
    let scores = try Self.stored(program, "CAST(score AS INTEGER)")
    #expect(scores.sorted() == (11...23).map(String.init) && scores != scores.sorted())
    let codes = try Self.stored(program, "code")
    #expect(Set(codes).count == 13 && !codes.contains { $0.contains(/[0-9]/) }, "\(codes)")
  }

  /// The same for answers that are imported, once by hand.
  @Test func theOrderOfAnImportIsNotTheOrderOfAnswers() throws {
    let program = try Self.byHand("anonymous", "statement,code,view,score,in")
    let lines = Self.people.enumerated().map { "s1,word-\($0),own,\($0 + 11),\($1.unit)" }
    try program.folder.write(
      "a.csv", "statement,code,view,score,in\n\(lines.joined(separator: "\n"))\n")
    #expect(
      program.run(["-c", "import \"\(program.folder.path("a.csv"))\" into ratings"]).status == 0)
    #expect(program.run(["-c", "lock pulse"]).status == 0)
    let scores = try Self.stored(program, "CAST(score AS INTEGER)")
    #expect(scores.sorted() == (11...23).map(String.init) && scores != scores.sorted())
    // A word stays with its score.
    let rows = try Self.stored(program, "code || ' ' || CAST(score AS INTEGER)")
    #expect(rows.sorted() == (0..<13).map { "word-\($0) \($0 + 11)" }.sorted())
    let bare = try program.stored("SELECT count(*) FROM rating WHERE \"in\" IS NULL")
    #expect(bare == ["7"])
    #expect(program.ask("accuracy pulse where by = sales | count") == "count\n1\n")
  }

  private static func byHand(_ privacy: String, _ header: String) throws -> Program {
    let program = try Self.program()
    let made = try program.run(
      script: """
        add workshop "Pulse" privacy \(privacy) with it, sales, legal
        add statement "One" of pulse least 1 most 99
        """)
    #expect(made.status == 0, "\(made.shown)")
    return program
  }

  static let refusals: [(String, String)] = [
    ("statement,by,view,score\ns1,it-1,own,4\n", "is anonymous: a `code`, and no `by`"),
    ("statement,view,score\ns1,own,4\n", "is anonymous: a `code`, and no `by`"),
    (
      "statement,code,view,score\ns1,it-1,own,4\n",
      "the code of an anonymous answer is the name of `it-1`"
    ),
    ("statement,code,view,score\ns1,w,own,4\ns1,w,own,5\n", "a code would answer `s1` twice"),
  ]

  /// Names are not taken into an anonymous workshop, as raters or as code words.
  @Test(arguments: refusals) func anonymousAnswersHaveNoNames(_ rows: String, _ message: String)
    throws
  {
    let program = try Self.byHand("anonymous", "")
    try program.folder.write("a.csv", rows)
    let run = program.run(["-c", "import \"\(program.folder.path("a.csv"))\" into ratings"])
    #expect(run.status == 1 && run.errors.contains(message), "\(run.shown)")
    #expect(try Self.stored(program, "id").isEmpty)
  }

  @Test func aNameIsNoCodeWord() throws {
    let program = try Self.program(
      "workshop \"Pulse\"\nstatement \"One\"\nblock \"Own\" mode blind accept score\nend\n")
    let run = Self.lead(program, "anonymous", "cards\nit-1\nsales-2\nab\nword\n4\n\nstop\n")
    #expect(run.shown.contains("Not a name: draw another word."), "\(run.shown)")
    #expect(run.shown.contains("Three letters or more."))
    try program.folder.write("a.csv", "block,person,statement,answer,code\n1,it-1,1,4,sales-2\n")
    let file = program.run([
      "run", program.folder.path("own.rap"), "with=it, sales", "privacy=anonymous",
      "answers=a.csv",
    ])
    #expect(file.status == 1 && file.shown.contains("and not a name"), "\(file.shown)")
  }

  // MARK: While it goes on

  /// Between the beginning and the first answer nothing of what people were told can be changed.
  @Test(arguments: ["grouped", "anonymous"])
  func whatPeopleWereToldStays(_ privacy: String) throws {
    let program = try Self.program(
      "workshop \"Pulse\"\nstatement \"One\"\nblock \"Own\" mode blind accept score\nend\n")
    _ = Self.lead(program, privacy, "stop\n")
    #expect(program.run(["-c", "add workshop \"Open\" privacy named"]).status == 0)
    for (line, message) in [
      ("set pulse privacy named", "`pulse` has begun; its privacy and what it came to stay"),
      ("set s1 most 50", "`s1` is being answered in `pulse`, and stays as it is"),
      ("set s1 of open", "`s1` is being answered in `pulse`"),
      ("remove s1", "`s1` is being answered in `pulse`"),
    ] {
      let run = program.run(["-c", line])
      #expect(run.status == 1 && run.errors.contains(message), "\(line): \(run.shown)")
    }
  }

  /// Two who lead the same one, of whom the second has not seen the first's lock, would take answers
  /// after it, and what is told with and without them would tell them.
  @Test func onlyOneLeads() throws {
    let program = try Self.program(
      "workshop \"Pulse\"\nstatement \"One\"\nblock \"Hands\" mode blind accept fist reveal facilitator\nend\n"
    )
    _ = Self.lead(program, "grouped", Self.cards("grouped") { String($0 % 5) } + "stop\n")
    // The other leads on between two lines of this one.
    let lines = ["workshop resume pulse", "enter it-1", "", "0", "", "lock", "reveal", "stop"]
    var place = 0
    let run = program.run(
      ["-c", lines[0]],
      next: {
        place += 1
        if place == 1 {
          let first = program.run(
            ["-c", "workshop resume pulse"], input: "lock\ny\nreveal\nstop\n")
          #expect(first.shown.contains("Locked: 13 of 13"), "\(first.shown)")
        }
        return place < lines.count ? lines[place] : nil
      })
    #expect(run.shown.contains("goes on in another window, or was taken back"), "\(run.shown)")
    #expect(!run.shown.contains("Locked:"), "\(run.shown)")
  }

  /// In a dry run texts could be read again and again, each time without somebody's.
  @Test(arguments: ["grouped", "anonymous"]) func aDryRunLeadsNothing(_ privacy: String) throws {
    let program = try Self.program(
      "workshop \"Words\"\nblock \"Say\" mode blind accept text reveal facilitator\nend\n")
    _ = Self.lead(program, privacy, Self.cards(privacy) { "words \($0)" } + "stop\n")
    for arguments in [
      ["--dry-run", "-c", "workshop resume words"],
      ["--dry-run", "-c", "workshop run perspective-swap with it, sales privacy \(privacy)"],
    ] {
      let run = program.run(arguments, input: "lock\nreveal\n")
      #expect(run.status == 1 && run.errors.contains(Self.dryRun), "\(run.shown)")
      #expect(!run.shown.contains("words 1"))
    }
  }

  private static let dryRun = "a dry run leads no workshop whose answers are confidential"

  /// What is said here, for the gallery of errors.
  static let messages = [
    dryRun, "`pulse` has begun; its privacy and what it came to stay",
    "`s1` is being answered in `pulse`, and stays as it is",
    "the code of an anonymous answer is the name of `it-1`",
    "`pulse` goes on in another window, or was taken back: nothing is written from here",
    "a code is a word that nobody else knows, and not a name",
  ]

  /// Who passes says nothing, and is no answer beside which few words could be shown.
  @Test(arguments: ["grouped", "anonymous"]) func passesAreNoAnswers(_ privacy: String) throws {
    let program = try Self.program(
      "workshop \"Words\"\nblock \"Say\" mode blind accept text reveal facilitator\nend\n")
    let run = Self.lead(
      program, privacy,
      Self.cards(privacy) { $0 < 4 ? "quokka; wombat" : "-" } + "lock\ny\nreveal\nstop\n")
    #expect(run.shown.contains("Fewer than 5 answers: they are not shown."), "\(run.shown)")
    #expect(!run.shown.contains("quokka"), "\(run.shown)")
  }

  /// A named workshop with answers is not called otherwise, and back, either.
  @Test func theNamedStayNamed() throws {
    let program = try Self.byHand("named", "")
    try program.folder.write("a.csv", "statement,by,view,score\ns1,it-1,own,4\n")
    #expect(
      program.run(["-c", "import \"\(program.folder.path("a.csv"))\" into ratings"]).status == 0)
    for privacy in ["grouped", "anonymous"] {
      let run = program.run(["-c", "set pulse privacy \(privacy)"])
      #expect(run.status == 1 && run.errors.contains("its privacy and what it came to stay"))
    }
  }
}

extension Program {
  /// The first column of what lies in the book's file.
  fileprivate func stored(_ select: String) throws -> [String] {
    let book = try Book(path: folder.path("test.book"), isReadOnly: true)
    var found: [String] = []
    try book.read(SQL(stringLiteral: select)) { found.append($0.optionalText(at: 0) ?? "") }
    return found
  }
}
