import Foundation
import Samples
import Testing

/// Scripts: what they are given, how they run, and that they happen whole or not at all.
@Suite struct ScriptTests {
  private static let greeting = """
    param name "Your name?"
    param unit of units "Which unit?" = it
    param since of date = 2026-01-01
    param side of choice (business, it) = it
    param count of number = 3
    say "{$name}, {$unit}, {$since}, {$side}, {$count}"

    """

  @Test func parametersAreGivenOrHaveDefaults() throws {
    let program = try Program.onSampleBook()
    let usual = try program.run(script: Self.greeting, ["name=Zoë O'Neil"])
    #expect(usual.output == "Zoë O'Neil, it, 2026-01-01, it, 3\n")
    let given = try program.run(
      script: Self.greeting,
      ["name=", "unit=sales", "since=+2w", "side=business", "count=-1.5"])
    #expect(given.output == ", sales, 2026-12-07, business, -1.5\n")
    #expect(try program.run(script: Self.greeting, ["name=x", "unit=\"Sales\""]).status == 0)
    #expect(given.status == 0)
    #expect(program.steps == "count\n1\n")
  }

  @Test(arguments: [
    ([], 1, "`name` is not given"),
    (["name=x", "unit=nobody"], 1, "`unit`: there is no unit `nobody`"),
    (["name=x", "since=soon"], 1, "`since`: a date was expected here"),
    (["name=x", "since=03/04/25"], 1, "`since` cannot be `03/04/25`"),
    (["name=x", "side=both"], 1, "`side` cannot be `both`"),
    (["name=x", "count=many"], 1, "`count` takes a number"),
    (["name=x", "nam=y"], 3, "has no parameter `nam`"),
    (["name=x", "name=y"], 2, "`name` was given twice"),
    (["name"], 2, "`name` is no NAME=VALUE"),
  ])
  func whatIsGivenIsChecked(_ given: [String], _ status: Int, _ message: String) throws {
    let program = try Program.onSampleBook()
    let run = try program.run(script: "add unit \"A\"\n" + Self.greeting, given)
    #expect(Int(run.status) == status)
    #expect(run.shown.contains(message), "\(run.shown)")
    #expect(program.steps == "count\n1\n")
  }

  @Test func aScriptRunsAnother() throws {
    let program = try Program.onSampleBook()
    try program.folder.makeFolder("inner")
    try program.folder.write(
      "inner/add.rap",
      """
      param title "Its title?"
      param side of choice (business, it) = business
      let made = "made"
      add unit "{$title}" side $side
      run "say.rap" with text = "said {$title}"
      """)
    try program.folder.write("inner/say.rap", "param text\nsay \"{$text}\"\n")
    let run = try program.run(
      script: """
        let made = "outer"
        run "inner/add.rap" with title = "Legal"
        run "inner/add.rap" with title = "Field", side = it
        say "{$made}"
        """)
    #expect(run.output == "said Legal\nsaid Field\nouter\n")
    #expect(run.status == 0)
    #expect(run.errors.contains("step 2: added 2 units"))
    #expect(
      program.ask("units where side = it | sort handle | show handle") == "handle\nfield\nit\n")
    #expect(program.steps == "count\n2\n")
  }

  @Test func aScriptIsOneStep() throws {
    let program = try Program.onSampleBook()
    let run = try program.run(
      script: """
        add unit "Legal"
        add person "Ada Moss" in legal
        for each p in (promises where overdue)
          move $p due +1w
        end
        set ada-moss role "Counsel"
        remove d1
        units | count
        """)
    #expect(run.status == 0)
    #expect(run.output == "count\n─────\n    4\n")
    #expect(
      run.errors.contains(
        "step 2: added 1 unit and 1 person, changed 1 promise; removed 1 driver")
        || run.errors.contains(
          "step 2: added 1 unit and 1 person; changed 1 promise; removed 1 driver"),
      "\(run.errors)")
    #expect(
      program.ask("log | sort step desc | first | show added, changed, removed")
        == "added,changed,removed\n2,1,1\n")
  }

  @Test(arguments: [
    "expect (units | count) = 3", "keep p3", "rename it sales", "remove marketing",
    "add person \"B\" in (units)", "set sales in legal; set legal in sales",
  ])
  func whatFailsTakesAllBack(_ line: String) throws {
    let program = try Program.onSampleBook()
    let before = try program.folder.bytes("test.book")
    let run = try program.run(
      script:
        "add unit \"Legal\"\nset legal mission \"x\"\nremove d1\n\(line)\nadd unit \"After\"\n")
    #expect(run.status == 1)
    #expect(run.errors.contains("test.rap:4:"))
    #expect(program.steps == "count\n1\n")
    #expect(program.ask("units | count") == "count\n3\n")
    #expect(try program.folder.bytes("test.book") == before)
  }

  @Test func anExpectationTellsWhatWasFound() throws {
    let program = try Program.onSampleBook()
    let run = try program.run(script: "expect (units | count) = 4\n")
    #expect(run.status == 1)
    #expect(run.errors.contains("this does not hold"))
    #expect(run.errors.contains("help: found 3\nhelp: expected = 4\n"))
  }

  @Test func conditionsChooseOneBranch() throws {
    let program = try Program.onSampleBook()
    let script = """
      param n of number
      if $n > 2
        say "many"
      else if $n = 2
        say "two"
      else if $n = 1
        say "one"
      else
        say "none"
      end
      """
    for (n, word) in [("3", "many"), ("2", "two"), ("1", "one"), ("0", "none")] {
      #expect(try program.run(script: script, ["n=\(n)"]).output == word + "\n")
    }
  }

  @Test func loopsGoThroughWhatWasFoundBefore() throws {
    let program = try Program.onSampleBook()
    let run = try program.run(
      script: """
        let p = "outer"
        for each u in (units | sort handle)
          add unit "{$u.title} two" in $u
          for each p in (people where in = $u)
            say "{$u}: {$p.title}"
          end
        end
        for each x in (units where title = "nothing")
          say "never"
        end
        say "{$p}"
        """)
    #expect(run.output == "it: Sam Osei\nmarketing: Dana Reyes\nsales: Zoë Marsh\nouter\n")
    #expect(program.ask("units | count") == "count\n6\n")
  }

  @Test func aRehearsalKeepsNothing() throws {
    let program = try Program.onSampleBook()
    let before = try program.folder.bytes("test.book")
    let script = "add unit \"Legal\"\nset legal mission \"x\"\nunits | count\n"
    let run = try program.run(script: script, ["--dry-run"])
    #expect(run.status == 0)
    #expect(run.output == "count\n─────\n    4\n")
    #expect(run.errors.contains("dry run, nothing kept: would have added 1 unit"))
    #expect(try program.folder.bytes("test.book") == before)
  }

  @Test func keptGoingEachLineIsAStep() throws {
    let program = try Program.onSampleBook()
    let run = try program.run(
      script: "add unit \"Legal\"\nkeep p3\nexpect (units | count) = 9\nadd unit \"Field\"\n",
      ["--keep-going"])
    #expect(run.status == 1)
    #expect(run.errors.contains("2 of 4 lines failed; the others were kept"))
    #expect(program.ask("units | count") == "count\n5\n")
    #expect(program.steps == "count\n3\n")
  }

  @Test func aCheckTellsAllAndRunsNothing() throws {
    let program = try Program.onSampleBook()
    let before = try program.folder.bytes("test.book")
    try program.folder.write(
      "a.rap",
      """
      say "this is never said"
      add unit "Field"
      add person "Ada" in field
      add person "Bo" in feild
      add unti "Legal"
      promises where overdu
      promises where status = opne | srot due
      set lead-router due 2026-02-30
      for each p in (promises)
        set $p titel "x"
      end
      let x = 5
      say "{$y}"
      run "b.rap" with z = 1
      """)
    try program.folder.write("b.rap", "param w = 1\npromises where nothing\n")
    let check = program.run(
      ["check", program.folder.path("a.rap"), "--book", program.folder.path("test.book")])
    #expect(check.status == 3)
    #expect(check.output == "")
    let places = check.errors.matches(of: /(?m)^\S*?([ab]\.rap:\d+:\d+): error/).map {
      String($0.output.1)
    }
    #expect(
      places == [
        "a.rap:4:20", "a.rap:5:5", "a.rap:6:16", "a.rap:7:25", "a.rap:8:21", "a.rap:10:10",
        "a.rap:13:8", "a.rap:14:5", "b.rap:2:16",
      ], "\(check.errors)")
    #expect(check.errors.contains("did you mean `field`?"))
    #expect(try program.folder.bytes("test.book") == before)
    // Run, it is refused for the same reasons before anything is done.
    let run = program.run(["run", program.folder.path("a.rap")])
    #expect(run.status == 3 && run.output == "")
    #expect(try program.folder.bytes("test.book") == before)
  }

  @Test func whatOnlyARunCanKnowIsANote() throws {
    let program = try Program.onSampleBook()
    try program.folder.write(
      "a.rap",
      """
      import "people.csv" into people map title = "Name"
      set ada-moss role "Analyst"
      promise "Numbers" by ada-moss to it
      keep p7
      """)
    let path = program.folder.path("a.rap")
    let check = program.run(["check", path, "--book", program.folder.path("test.book")])
    #expect(check.status == 0)
    #expect(check.errors.contains("a.rap:2:5: note: `ada-moss` is known only when run"))
    #expect(!check.errors.contains("error"))
    #expect(program.run(["run", path]).status == 0)
    #expect(program.ask("promises where kept and by = ada-moss | count") == "count\n1\n")
  }

  @Test func aScriptIsFormatted() throws {
    let program = try Program()
    try program.folder.write(
      "a.rap", "for each p in ( promises where   overdue )\nsay   \"a\"\nend\n")
    let path = program.folder.path("a.rap")
    let shown = program.run(["format", path])
    #expect(shown.status == 0)
    #expect(shown.output == "for each p in (promises where overdue)\n  say \"a\"\nend\n")
    #expect(try program.folder.text("a.rap").contains("( promises"))
    #expect(program.run(["format", "--in-place", path]).status == 0)
    #expect(try program.folder.text("a.rap") == shown.output)
    #expect(program.run(["format", path]).output == shown.output)
    #expect(program.folder.names == ["a.rap"])
  }

  @Test func aTemporaryBookLeavesNothing() throws {
    let program = try Program()
    let run = try program.run(
      script: "open temporary\nadd unit \"A\"\nexpect (units | count) = 1\nunits | count\n")
    #expect(run.status == 0, "\(run.shown)")
    #expect(program.folder.names == ["test.rap"])
  }

  @Test func safeScriptsStayInTheirFolder() throws {
    let program = try Program.onSampleBook()
    for line in [
      "run \"/etc/hosts\"", "import \"../x.csv\" into people", "promises | save \"../x.csv\"",
      "export promises to \"/tmp/x.csv\"", "open \"x.book\"",
    ] {
      let run = try program.run(script: line + "\n", ["--safe"])
      #expect(run.status == 1 || run.status == 3, "\(line)")
      #expect(run.shown.contains("error"), "\(line)")
    }
    #expect(try program.run(script: "promises | save \"x.csv\"\n", ["--safe"]).status == 0)
    #expect(try program.folder.text("x.csv").hasPrefix("handle,title,"))
  }

  @Test func aReadOnlyBookAnswersAndKeeps() throws {
    let program = try Program.onSampleBook()
    #expect(program.run(["--read-only", "-c", "units | count"]).status == 0)
    let run = program.run(["--read-only", "-c", "units | count; add unit \"A\""])
    #expect(run.status == 1)
    #expect(run.errors.contains("this book was opened to be read only"))
  }

  /// A script from elsewhere reads what lies in its folder, and no link leads it out.
  @Test func noLinkLeadsASafeScriptOut() throws {
    let program = try Program.onSampleBook()
    let other = try Folder()
    try other.write("secret.csv", "title\nLegal\n")
    try program.folder.write("own.csv", "title\nField\n")
    try FileManager.default.createSymbolicLink(
      atPath: program.folder.path("link.csv"), withDestinationPath: other.path("secret.csv"))
    try FileManager.default.createSymbolicLink(
      atPath: program.folder.path("linked"), withDestinationPath: other.path)
    let own = try program.run(script: "import \"own.csv\" into units\n", ["--safe"])
    #expect(own.status == 0)
    for file in ["link.csv", "linked/secret.csv", "../x.csv", other.path("secret.csv")] {
      let run = try program.run(script: "import \"\(file)\" into units\n", ["--safe"])
      #expect(run.status != 0 && run.errors.contains("lies outside the script's own folder"))
      let saved = try program.run(script: "units | save \"\(file)\"\n", ["--safe"])
      #expect(saved.status != 0 && saved.errors.contains("lies outside the script's own folder"))
    }
    #expect(program.ask("units | count") == "count\n4\n")
  }

  /// What a script wrote is there when it ended well, and not at all where its step was taken back.
  @Test func filesComeToBeWithTheStep() throws {
    let program = try Program.onSampleBook()
    let lines = """
      add unit "Legal"
      units | show title | save "out.csv"
      units | show title | first 1 | save "out.csv"
      import "out.csv" into units
      export units to "all.csv"

      """
    let failed = try program.run(script: lines + "expect 1 = 2\n")
    #expect(failed.status == 1)
    #expect(program.folder.names.filter { $0.contains("out") || $0.contains("all") } == [])
    let done = try program.run(script: lines)
    #expect(done.status == 0)
    #expect(try program.folder.text("out.csv") == "title\nMarketing\n")
    // The import read what the script had written before.
    #expect(program.ask("units where title = \"Marketing\" | count") == "count\n2\n")
    #expect(program.folder.names.filter { $0.contains(".part") } == [])
  }

  @Test func aLinkIsWrittenThrough() throws {
    let program = try Program.onSampleBook()
    let link = program.folder.path("link.csv")
    try program.folder.write("real.csv", "")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: program.folder.path("real.csv"))
    let run = program.run(["-c", "units | count | save \"\(link)\""])
    #expect(run.status == 0)
    #expect(try program.folder.text("real.csv") == "count\n3\n")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link).hasSuffix("real.csv"))
  }

  @Test func aParameterKeepsItsTypeAlsoByDefault() throws {
    let program = try Program.onSampleBook()
    let run = try program.run(
      script: """
        param side of choice (published, plain) "Which?" = plain
        if $side = plain
          say "plain it is"
        end

        """)
    #expect(run.output == "plain it is\n")
  }

  @Test func checkGoesOnAfterAFileThatCannotBeRead() throws {
    let program = try Program.onSampleBook()
    try program.folder.write("bad.rap", "unitss\n")
    let run = program.run([
      "check", program.folder.path("none.rap"), program.folder.path("bad.rap"),
    ])
    #expect(run.status == 3)
    #expect(run.errors.contains("there is no such file") && run.errors.contains("`unitss`"))
  }
}
