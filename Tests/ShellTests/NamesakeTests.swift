import Testing

/// A second record of a name is told wherever it comes to be, and nothing takes one for the other.
@Suite struct NamesakeTests {
  private let run: ImportRun

  init() throws {
    run = try ImportRun()
    let script = "add unit \"Finance\"\nadd unit \"Ops\"\nadd person \"Kim Lee\" in finance\n"
    #expect(try run.script(script).code == 0)
  }

  private static let told = "kim-lee-2: there is a kim-lee already (Kim Lee, in finance)\n"

  @Test func aScriptTellsUnderItsSummary() throws {
    let line = "add person \"Kim Lee\" in ops\n"
    let rehearsed = try run.script(line, options: ["--dry-run"])
    #expect(rehearsed.remarks.hasSuffix("would have added 1 person\nnote: \(Self.told)"))
    #expect(try run.script(line).remarks.hasSuffix("added 1 person\nnote: \(Self.told)"))
  }

  @Test func aHandleThatTwoCouldHaveIsRefused() throws {
    let lines = "add person \"Kim Lee\" in ops\nset kim-lee role \"Chief\"\n"
    let outcome = try run.script(lines)
    #expect(outcome.code == 3)
    #expect(outcome.remarks.contains("script.rap:2:5: error: `kim-lee` could be two"))
    #expect(run.ask("people | count") == ["1"])
    // The new one by its own handle, or by one that was chosen.
    let longer = lines.replacing("set kim-lee ", with: "set kim-lee-2 ")
    #expect(try run.script(longer).code == 0)
    let chosen = "add person \"Kim Lee\" handle kim-ops\nset kim-lee role \"CFO\"\n"
    #expect(try run.script(chosen).code == 0)
    #expect(run.ask("people where role = \"CFO\" | show handle") == ["kim-lee"])
  }

  @Test func anImportTellsTheFirstOfMany() throws {
    let rows = "title\n" + (1...9).map { _ in "Kim Lee\n" }.joined()
    let outcome = try run.bringIn("k.csv", rows, "into people")
    #expect(
      outcome.remarks.contains("note: 9 new records have the name of another:\n  \(Self.told)"))
    #expect(outcome.remarks.hasSuffix("  … and 4 more\n"))
  }

  @Test func anImportByTitleTellsWhoMoved() throws {
    let outcome = try run.bringIn("k.csv", "title,in\nKim Lee,ops\n", "into people by title")
    #expect(outcome.remarks.contains("note: 1 person found by title moved to another unit"))
    #expect(outcome.remarks.contains("\n  kim-lee: from finance to ops\n"))
    let again = try run.bringIn("k.csv", "title,in\nKim Lee,ops\n", "into people by title")
    #expect(!again.remarks.contains("moved"))
  }

  @Test func missingUnitsAreAdvisedOnOnce() throws {
    let rows = "title,in\nA,Legal\nB,Field\n"
    let outcome = try run.bringIn("u.csv", rows, "into people")
    let advice = "map title = \"title\", in = \"in\" creating unit"
    #expect(outcome.remarks.contains("missing units with the rows: \(advice)\n"))
    #expect(outcome.remarks.split(separator: advice).count == 2)
    #expect(try run.bringIn("u.csv", rows, "into people \(advice)").code == 0)
  }
}

/// Unicode may spell a letter in two ways; a name is found in either, and text is kept as it came.
@Suite struct SpellingTests {
  private let run: ImportRun
  private static let composed = "Zo\u{EB}"
  private static let decomposed = "Zoe\u{308}"

  init() throws {
    run = try ImportRun()
    #expect(try run.script("add unit \"\(Self.composed)\"\nadd unit \"Новый \u{439}\"\n").code == 0)
  }

  @Test func namesAreFoundEitherWay() throws {
    for form in [Self.composed, Self.decomposed] {
      #expect(run.ask("units where title = \"\(form)\" | count") == ["1"])
      #expect(run.ask("units where title != \"\(form)\" | count") == ["1"])
      #expect(run.ask("units where title ~ \"\(form)\" | count") == ["1"])
      let outcome = try run.bringIn("p.csv", "title,in\nAda,\(form)\n", "into people by title")
      #expect(outcome.code == 0)
    }
    #expect(run.ask("people | show in") == ["zoe"])
    // A handle too is one whichever way it is typed.
    #expect(run.ask("units where handle = \"новый-\u{439}\" | count") == ["1"])
    #expect(try run.script("set новый-\u{438}\u{306} mission \"x\"\n").code == 0)
  }

  @Test func theSameRowInTheOtherSpellingChangesNothing() throws {
    let outcome = try run.bringIn("u.csv", "title\n\(Self.decomposed)\n", "into units by title")
    #expect(outcome.remarks.contains("0 added, 0 updated, 1 unchanged"))
    let kept = run.ask("units where handle = \"zoe\" | show title")
    #expect(kept.map { Array($0.utf8) } == [Array(Self.composed.utf8)])
  }

  @Test func textIsKeptAsItCame() throws {
    #expect(try run.script("add unit \"B\" mission \"\(Self.decomposed)\"\n").code == 0)
    let kept = run.ask("units where handle = \"b\" | show mission")
    #expect(kept.map { Array($0.utf8) } == [Array(Self.decomposed.utf8)])
  }
}
