import Foundation
import Samples
import Testing

@testable import Shell

@Suite struct WorkshopTests {
  @Test(arguments: ShippedExercises.names, ["named", "grouped", "anonymous"])
  func rehearses(_ name: String, _ privacy: String) throws {
    let program = try Program()
    let run = program.run(["-c", "workshop rehearse \(name) privacy \(privacy)"])
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.shown)")
    let text = ShippedExercises.texts[name] ?? ""
    for match in text.matches(of: /block "([^"]+)"/) {
      #expect(run.output.contains("  \(match.output.1)   "), "\(match.output.1)")
    }
    #expect(run.output.contains("Privacy: \(privacy)."))
    #expect(run.output.contains("Who took part"))
    // Nothing of it is kept.
    #expect(program.ask("workshops | count") == "count\n0\n")
  }

  @Test func theProgramCarriesTheExercises() throws {
    let folder = Folder.project + "/scripts/exercises"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(files == ShippedExercises.names.map { $0 + ".rap" })
    #expect(files.count >= 10)
    for name in ShippedExercises.names {
      let text = try String(contentsOfFile: "\(folder)/\(name).rap", encoding: .utf8)
      #expect(text.trimmingCharacters(in: .newlines) == ShippedExercises.texts[name], "\(name)")
    }
    let program = try Program()
    let check = program.run(["check"] + files.map { "\(folder)/\($0)" })
    #expect(check.status == 0, "\(check.shown)")
  }

  @Test func listAndPlanTellWhatItTakes() throws {
    let program = try Swap.program()
    let list = program.run(["-c", "workshop list"])
    for name in ShippedExercises.names { #expect(list.output.contains(name)) }
    let plan = program.run(["-c", "workshop plan perspective-swap with sales, it"])
    for line in [
      "12 take part: Sales 6, IT 6.",
      " 0:13    8  First guess     in pairs, guess the others' answers  7 min    23 min\n",
      " 1:15       end\n",
      "With cards it all fits; with the keyboard passed round it takes 45 min longer.",
    ] { #expect(plan.output.contains(line), "\(line): \(plan.output)") }
  }

  /// Only those who take part are reckoned with, whoever else the book knows; of a unit that is too
  /// small nothing can be shown.
  @Test func thePlanReckonsWithThoseWhoTakePart() throws {
    let program = try Swap.program()
    let plan = program.run(["-c", "workshop plan perspective-swap with sales-1, sales-2, it-3"])
    for line in [
      "3 take part: Sales 2, IT 1. It is made for 6-30 people.",
      "Fewer than 5: nothing is shown of Sales, IT alone.", "  4 min     6 min\n",
    ] { #expect(plan.output.contains(line), "\(line): \(plan.output)") }
    let many = try Swap.program()
    let add = (1...40).map { "add person \"P \($0)\" in sales" }
    #expect(try many.run(script: add.joined(separator: "\n")).status == 0)
    let long = many.run(["-c", "workshop plan perspective-swap with sales, it"]).output
    #expect(long.contains("52 take part: Sales 46, IT 6. It is made for 6-30 people."))
    #expect(long.contains("Even with cards `Your own view`, `First guess`, `Second guess` need"))
  }

  /// A session script of one's own, its answers typed on standard input.
  @Test func lastsAsLongAsTheRoom() throws {
    let program = try Swap.program()
    try program.folder.write(
      "own.rap",
      """
      workshop "Our pulse" privacy named
      statement "IT hears us"
      block "Own" accept score mode blind reveal facilitator
        say "Be honest."
      end
      block "Hands" accept fist mode blind reveal all-in
      end
      block "Talk" accept text mode open into drivers type need prompt "What do you need?"
      end
      """)
    let run = program.run(
      ["run", program.folder.path("own.rap"), "with=sales-1,it-1", "seed=3"],
      input: """
        who
        enter

        6
        4


        2

        people | count
        add 3
        lock
        reveal
        decide "We meet on Mondays"
        next
        cards
        sales-1
        3
        it-1
        5

        next
        enter sales-1

        A faster answer

        next
        y
        """ + "\n")
    #expect(run.status == 0, "\(run.shown)")
    for line in [
      "Missing: sales-1, it-1", "expected: 1 to 5, or - to pass", "2 of 2 have answered.",
      "   12\n", "Locked: 2 of 2 answered. Late answers stay out.",
      "Decision 1: We meet on Mondays",
      "What do you need?", "1 driver is in the book.", "A faster answer (d1, sales-1)",
      "Decisions\n  We meet on Mondays",
    ] { #expect(run.output.contains(line), "\(line): \(run.shown)") }
    #expect(
      program.ask("ratings | show by, score")
        == "by,score\nsales-1,4\nit-1,2\nsales-1,3\nit-1,5\nsales-1,\n")
    #expect(program.ask("drivers | show of, type, basis") == "of,type,basis\nsales-1,need,stated\n")
    let log = program.ask("log | show words, script")
    #expect(log.contains("our-pulse: answers entered,workshop our-pulse"))
    #expect(!log.contains("faster"))
    // All of it is one session, taken back together.
    let session =
      program.ask("log where script = \"workshop our-pulse\" | first 1 | show session")
      .split(separator: "\n").last.map(String.init) ?? ""
    let undo = program.run(["-c", "undo session \(session)"])
    #expect(undo.status == 0, "\(undo.shown)")
    #expect(
      program.ask("ratings | count") + program.ask("workshops | count") == "count\n0\ncount\n0\n")
    #expect(program.ask("drivers | count") == "count\n0\n")
  }

  @Test func cardsOfAPaperAndAFileOfAnswersComeToTheSame() throws {
    let program = try Swap.program()
    try program.folder.write(
      "own.rap",
      "workshop \"Pulse\" privacy named\nstatement \"One\"\nstatement \"Two\"\nblock \"Own\" accept score mode blind\nend\n"
    )
    try program.folder.write("wide.csv", "Person,1,Two\nsales-1,4,2\nit-1,5,-\n")
    try program.folder.write(
      "long.csv", "block,person,statement,answer\nOwn,sales-1,One,4\n1,it-1,1,5\n1,sales-1,Two,2\n")
    for file in ["wide.csv", "long.csv"] {
      let run = program.run([
        "run", program.folder.path("own.rap"), "with=sales-1,it-1", "answers=\(file)",
      ])
      #expect(run.status == 0, "\(run.shown)")
    }
    let one = program.ask("accuracy pulse | show level, by, n, own")
    #expect(one == program.ask("accuracy pulse-2 | show level, by, n, own"))
    #expect(one.contains("room,,2,4.5"))
    try program.folder.write("bad.csv", "person,1,Two\nsales-1,4,2\nit-1,7,3\n")
    let bad = program.run([
      "run", program.folder.path("own.rap"), "with=sales-1,it-1", "answers=bad.csv",
    ])
    #expect(bad.status == 1)
    #expect(bad.errors.contains("`bad.csv`, line 3: expected: 1 to 5, or - to pass"))
    #expect(program.ask("ratings where statement.of = pulse-3 | count") == "count\n0\n")
  }

  @Test func anonymousAnswersAreNobodys() throws {
    let program = try Swap.program()
    try program.folder.write(
      "own.rap",
      "workshop \"Pulse\" privacy anonymous\nstatement \"One\"\nblock \"Words\" accept text mode blind\nend\nblock \"Own\" accept score mode blind\nend\n"
    )
    let cards = Swap.people.map { "\($0.handle)\n\($0.handle)-code\n" }
    let words = cards.map { $0 + "xylotomy\n" }.joined()
    let scores = cards.map { $0 + "\(Swap.canary)\n" }.joined()
    let run = program.run(
      ["run", program.folder.path("own.rap"), "with=sales,it"],
      input: "cards\n\(words)\nnext\ncards\n\(scores)\nnext\n")
    #expect(run.status == 0, "\(run.shown)")
    for found in ["xylotomy", Swap.canary, "sales-1-code"] {
      #expect(!run.shown.contains(found))
      for kind in ["workshops", "statements", "people", "log", "drivers", "ratings"] {
        #expect(!program.ask("\(kind)").contains(found), "\(kind)")
      }
    }
    // Two steps hold all answers, each of them all twelve.
    #expect(program.ask("log where added = 12 | count") == "count\n2\n")
    #expect(program.ask("accuracy pulse where n < 5 | count") == "count\n0\n")
    #expect(program.ask("accuracy pulse | count per by") == "by,count\nit,1\nsales,1\n,1\n")
  }

  static let messages = [
    "`sales-` could be sales-1, sales-2, sales-3, sales-4, sales-5, sales-6",
    "`nobody` does not take part in this", "`perspective-swap` has answers that are still blind",
    "the script `own.rap` has other blocks than when the workshop began",
    "a session script begins with `workshop`",
    "`made-up` came into the book after this workshop began",
  ]

  /// Beside people made up while answers come in, single ones could be computed: they take no part,
  /// not after a resume either.
  @Test func whoCameIntoTheBookMeanwhileTakesNoPart() throws {
    let program = try Swap.program()
    let begun = program.run(
      ["-c", "workshop run perspective-swap with sales, it seed 1"], input: "next\nstop\n")
    #expect(begun.shown.contains("0 of 12"), "\(begun.shown)")
    #expect(program.run(["-c", "add person \"Made up\" in sales"]).status == 0)
    let resumed = program.run(
      ["-c", "workshop resume perspective-swap"],
      input: "who\nenter made-up\nlate made-up\ncards\nmade-up\nstop\n")
    #expect(resumed.shown.contains(Self.messages[5]), "\(resumed.shown)")
    #expect(!resumed.shown.contains("Made up"), "\(resumed.shown)")
    #expect(!resumed.shown.contains("of 13"), "\(resumed.shown)")
  }

  /// What is mistyped while a workshop is led, or asked for too early, is told and loses nothing.
  @Test func mistakesLoseNothing() throws {
    let program = try Swap.program()
    let run = program.run(
      [],
      input: """
        workshop run perspective-swap with sales, it seed 1
        next
        cards
        sales-
        sales-1
        1 2 3
        sales-1
        1 2 3 4 5 1

        enter nobody
        file "none.csv"
        late sales-1
        add soon
        reveal
        promises where lates
        pause
        pause
        stop
        workshop recap
        """ + "\n")
    #expect(run.status == 1)
    for line in [
      "Not taken: \(Self.messages[0]).", "Not taken: 6 answers were expected, and 3 came.",
      "1 of 12 have answered.", Self.messages[1], "there is no file `none.csv`",
      "sales-1 takes part already.", "How many minutes?", "First lock the answers",
      "there is no field or condition of promises `lates`", "The clock stands.", Self.messages[2],
    ] { #expect(run.shown.contains(line), "\(line): \(run.shown)") }
  }

  @Test func aScriptThatChangedMeanwhileIsNotGoneOnWith() throws {
    let program = try Swap.program()
    let path = program.folder.path("own.rap")
    try program.folder.write("own.rap", "workshop \"Own\"\nblock \"A\"\nend\nblock \"B\"\nend\n")
    let run = program.run(["run", path, "with=sales, it"], input: "next\n")
    #expect(run.errors.contains("left at block 2 of 2"))
    for (text, message) in [
      ("workshop \"Own\"\nblock \"A\"\nend\n", "has other blocks than when the workshop began"),
      ("units\n", Self.messages[4]),
    ] {
      try program.folder.write("own.rap", text)
      let resumed = program.run(["-c", "workshop resume own"])
      #expect(resumed.status != 0 && resumed.errors.contains(message), "\(resumed.shown)")
    }
  }

  @Test func theProjectorShowsWhereItIs() throws {
    let program = try Swap.program()
    #expect(program.run(["screen", "--once"]).output.contains("No workshop is under way."))
    let run = program.run(
      ["-c", "workshop run perspective-swap with sales, it"], input: "next\n")
    #expect(run.errors.contains("go on with: workshop resume perspective-swap"))
    let screen = program.run(["screen", "--once"])
    #expect(screen.output.contains("2/7  Your own view"))
    #expect(screen.output.contains("0 of 12"))
    #expect(screen.output.contains("███"))
  }

  @Test func aRecapIsWrittenAsMarkdown() throws {
    let program = try Swap.fromFile()
    let run = program.run([
      "-c", "workshop recap perspective-swap to \"\(program.folder.path("recap.md"))\"",
    ])
    #expect(run.status == 0, "\(run.shown)")
    let recap = try program.folder.text("recap.md")
    #expect(recap.hasPrefix("# Perspective swap, 2026-11-23\n\n## Who took part\n"))
    #expect(recap.contains("## What we learnt about each other"))
    #expect(recap.contains("gain"))
    #expect(!recap.contains(Swap.canary))
  }
}
