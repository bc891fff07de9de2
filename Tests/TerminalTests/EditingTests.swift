import CLibedit
import Foundation
import Screens
import Testing

@testable import Terminal

/// What more than one key does, seen as a person sees it.
@Suite(.serialized) struct EditingTests {
  private static func desk(
    columns: Int = 40, rows: Int = 12, usesColour: Bool = false,
    _ setUp: (Helper) -> Void = { _ in }
  ) throws -> Desk {
    let desk = try Desk(columns: columns, rows: rows, usesColour: usesColour)
    let helper = Helper()
    setUp(helper)
    desk.editor.assistant = helper
    desk.editor.history = History(path: nil)
    return desk
  }

  private static func type(_ text: String) -> [String] { text.map { String($0) } }

  // MARK: Undo, kill and yank

  @Test(arguments: [
    (["one", " ", "two", "\u{1F}"], "one"),
    (["o", "n", "e", " ", "t", "w", "o", "\u{1F}", "\u{1F}"], ""),
    (["one", "\u{17}", "\u{1F}"], "one"),
    (["one", "\u{18}\u{15}"], ""),
    (["\u{1B}[200~long paste\u{1B}[201~", "!", "\u{1F}"], "long paste"),
    (["one two", "\u{17}", "\u{19}", "\u{19}"], "one twotwo"),
    (["a b c", "\u{17}", "\u{17}", "\u{19}"], "a b c"),
    (["x", "\u{15}", "yy", "\u{15}", "\u{19}", "\u{1B}y"], "x"),
    (["one two", "\u{1}", "\u{B}", "\u{19}!"], "one two!"),
    (["Zoe\u{308}", "\u{7F}", "!"], "Zo!"),
    (["a👩‍💻", "\u{7F}", "b"], "ab"),
    (["a👩‍💻b", "\u{1B}[D", "\u{1B}[D", "x"], "ax👩‍💻b"),
    (["a e\u{301}", "\u{1}", "\u{1B}[3~", "\u{1B}[3~", "\u{1B}[3~"], ""),
  ])
  func changesAreTakenBackAndCutTextComesBack(keys: [String], line: String) throws {
    #expect(try Self.desk().enter(keys) == .line(line))
  }

  @Test func whatWasStoredIsWhatWasTyped() throws {
    for text in [
      "Zoë", "Zoe\u{308}", "👩‍💻 👍🏽 🇩🇪", "אב", "ﬁ", "\u{1F9D1}\u{200D}\u{1F692}", "각", "e\u{301}\u{323}",
    ] {
      let desk = try Self.desk()
      #expect(desk.enter(Self.type(text)) == .line(text))
      let pasted = try Self.desk()
      #expect(pasted.enter(["\u{1B}[200~\(text)\u{1B}[201~"]) == .line(text))
    }
  }

  // MARK: Several lines

  @Test func anOpenEntryGoesOnAndStaysEditable() throws {
    let desk = try Self.desk()
    var seen: [String] = []
    let outcome = desk.read([
      .type("goals where ("), .type("\r"), .type("due < today"), .look { seen.append($0.shown) },
      .type("\u{1B}[A"), .type("\u{1B}[D"), .type("x"), .look { seen.append($0.shown) },
      .type("\u{7F}"), .type("\u{1B}[B"), .type("\u{5}"), .type(")"), .type("\r"),
    ])
    #expect(
      seen == [
        "> goals where (\n  (> due < today▏", "> goals wherx▏e (\n  (> due < today",
      ])
    #expect(outcome == .line("goals where (\ndue < today)"))
    #expect(desk.shown == "> goals where (\n  (> due < today)\n▏")
  }

  @Test func recallBringsAWholeEntryBack() throws {
    let desk = try Self.desk()
    _ = desk.editor.history?.add("units")
    _ = desk.editor.history?.add("goals where (\ndue < today)")
    var seen = ""
    let outcome = desk.read([
      .type("\u{1B}[A"), .look { seen = $0.shown }, .type("\u{1B}[D"), .type("\u{17}"),
      .type("tomorrow"), .type("\r"),
    ])
    #expect(seen == "> goals where (\n  (> due < today)▏")
    #expect(outcome == .line("goals where (\ndue < tomorrow)"))
    // Another step goes on through the history.
    #expect(desk.enter(["\u{1B}[A", "\u{1B}[A"]) == .line("units"))
  }

  @Test func altEnterBeginsALine() throws {
    #expect(try Self.desk().enter(["a", "\u{1B}\r", "b"]) == .line("a\nb"))
  }

  @Test func aPasteWaitsForEnter() throws {
    let desk = try Self.desk(columns: 80)
    let ten = (1...10).map { "add unit \"U\($0)\"" }
    var seen = ""
    let outcome = desk.read([
      .type("\u{1B}[200~\(ten.joined(separator: "\r"))\u{1B}[201~"), .look { seen = $0.shown },
      .type("\r"),
    ])
    #expect(seen.hasPrefix("> add unit \"U1\"\n  (> add unit \"U2\""))
    #expect(outcome == .line(ten.joined(separator: "\n")))
  }

  @Test func textTallerThanTheWindowCanBeEdited() throws {
    let desk = try Self.desk(columns: 20, rows: 5)
    let text = (1...40).map { "line \($0)" }.joined(separator: "\n")
    var seen: [String] = []
    let outcome = desk.read(
      [.look { seen.append($0.shown) }]
        + Array(repeating: .type("\u{1B}[A"), count: 39)
        + [.look { seen.append($0.shown) }, .type("x"), .type("\r")], initial: text)
    #expect(seen[0].hasSuffix("  (> line 39\n  (> line 40▏"))
    #expect(seen[1].hasPrefix("> line 1▏\n  (> line 2"))
    #expect(outcome == .line("line 1x" + text.dropFirst(6)))
  }

  // MARK: The list

  private static func words(_ helper: Helper) {
    helper.words = (1...30).map { "unit-\($0)" } + ["people", "person"]
    helper.notes = ["people": "somebody", "person": "one 人"]
  }

  @Test func tabListsAndGoesThroughTheList() throws {
    let desk = try Self.desk(columns: 30, rows: 8, Self.words)
    var seen: [String] = []
    let look = Desk.Act.look { seen.append($0.shown) }
    let outcome = desk.read([
      .type("pe"), .type("\t"), look, .type("\t"), look, .type("\t"), look, .type("\u{1B}[Z"),
      .type("\r"), look, .type("x"), .type("\r"),
    ])
    #expect(
      seen == [
        "> pe▏\npeople  somebody\nperson  one 人", "> people▏\npeople  somebody\nperson  one 人",
        "> person▏\npeople  somebody\nperson  one 人", "> people ▏",
      ])
    #expect(outcome == .line("people x"))
  }

  @Test func theListHasPagesAndEscapeTakesItBack() throws {
    let desk = try Self.desk(columns: 24, rows: 6, Self.words)
    var seen: [String] = []
    let look = Desk.Act.look { seen.append($0.shown) }
    let outcome = desk.read([
      .type("u"), .type("\t"), look, .type("\u{1B}[6~"), look, .type("\u{1B}[Z"), look,
      .type("\u{1B}"), look, .type("\r"),
    ])
    #expect(seen[0].hasPrefix("> unit-▏\nunit-1   unit-5\nunit-2   unit-6"))
    #expect(seen[1].hasPrefix("> unit-▏\nunit-9   unit-13\n"))
    #expect(seen[2].contains("> unit-30▏"))
    #expect(seen[3] == "> unit-▏")
    #expect(outcome == .line("unit-"))
  }

  @Test func aListInASmallWindowIsRedrawnWhenThatGrows() throws {
    let desk = try Self.desk(columns: 12, rows: 4, Self.words)
    var seen: [String] = []
    _ = desk.read([
      .type("unit-1"), .type("\t"), .look { seen.append($0.shown) }, .resize(60, 12),
      .look { seen.append($0.shown) },
    ])
    #expect(seen[0].hasPrefix("> unit-1▏\nunit-1\nunit-10"))
    #expect(seen[1].contains("unit-19"))
  }

  // MARK: The suggestion

  @Test func aSuggestionIsTakenWholeOrByWords() throws {
    let desk = try Self.desk(usesColour: true) { helper in
      helper.ghost = {
        "promises where overdue".hasPrefix($0)
          ? String("promises where overdue".dropFirst($0.count)) : nil
      }
    }
    var seen: [String] = []
    let look = Desk.Act.look { seen.append($0.shownWithStyles) }
    var outcome = desk.read([
      .type("prom"), look, .type("\u{1B}f"), look, .type("\u{1B}f"), look, .type("\u{1B}[C"), look,
      .type("\r"),
    ])
    #expect(
      seen == [
        "> prom▏⟨2:ises where overdue⟩", "> promises▏⟨2: where overdue⟩",
        "> promises where▏⟨2: overdue⟩", "> promises where overdue▏",
      ])
    #expect(outcome == .line("promises where overdue"))
    // What was not taken is not there.
    outcome = desk.enter(["prom"])
    #expect(outcome == .line("prom"))
    #expect(desk.shown.hasSuffix("\n> prom\n▏"))
    desk.editor.look.suggestions = false
    outcome = desk.enter(["prom", "\u{1B}[C"])
    #expect(outcome == .line("prom"))
  }

  @Test func withoutColourNothingIsSuggested() throws {
    let desk = try Self.desk { $0.ghost = { _ in "more" } }
    #expect(desk.enter(["a", "\u{6}"]) == .line("a"))
    #expect(!desk.sent().contains("more"))
  }

  @Test func aLongSuggestionWrapsAndGoesAway() throws {
    let desk = try Self.desk(columns: 20, usesColour: true) {
      $0.ghost = { $0 == "a" ? String(repeating: "李x", count: 12) : nil }
    }
    var seen: [String] = []
    let look = Desk.Act.look { seen.append($0.shown) }
    _ = desk.read([.type("a"), look, .type("b"), look])
    #expect(seen == ["> a▏李x李x李x李x李x李\nx李x李x李x李x李x李x", "> ab▏"])
  }

  @Test func coloursFollowTheLine() throws {
    let desk = try Self.desk(columns: 20, usesColour: true)
    var seen: [String] = []
    let look = Desk.Act.look { seen.append($0.shownWithStyles) }
    _ = desk.read([.type("李 12 and 3 more words"), look, .type("\u{1}"), .type("7"), look])
    #expect(
      seen == [
        "> 李 ⟨36:12⟩ and ⟨36:3⟩ more w\nords▏", "> ⟨36:7⟩▏李 ⟨36:12⟩ and ⟨36:3⟩ more\nwords",
      ])
    desk.editor.look.colours = false
    seen = []
    _ = desk.read([.type("12"), look])
    #expect(seen[0].hasSuffix("> 12▏"))
  }

  // MARK: History

  @Test func searchFindsWordsInAnyOrderAndScript() throws {
    let desk = try Self.desk(columns: 60)
    for entry in ["add person \"李 Ling\" in it", "goals | count", "set ling role \"Ärztin\""] {
      _ = desk.editor.history?.add(entry)
    }
    #expect(desk.enter(["\u{12}", "李", "\r"]) == .line("add person \"李 Ling\" in it"))
    #expect(desk.enter(["\u{12}", "ä", "r", "\r"]) == .line("set ling role \"Ärztin\""))
    #expect(desk.enter(["\u{12}", "ling", "\u{12}", "\r"]) == .line("add person \"李 Ling\" in it"))
    #expect(desk.enter(["\u{12}", "count goals", "\u{5}", " x"]) == .line("goals | count x"))
    #expect(desk.enter(["abc", "\u{12}", "zzz", "\u{1B}", "d"]) == .line("abcd"))
    #expect(
      desk.enter(["\u{12}", "ling", "\u{7F}\u{7F}\u{7F}\u{7F}goa", "\t"]) == .line("goals | count"))
  }

  @Test func upFindsByBeginningAndDownReturns() throws {
    let desk = try Self.desk()
    for entry in ["goals", "units", "goals | count"] { _ = desk.editor.history?.add(entry) }
    #expect(desk.enter(["go", "\u{1B}[A"]) == .line("goals | count"))
    #expect(desk.enter(["go", "\u{1B}[A", "\u{1B}[A"]) == .line("goals"))
    #expect(desk.enter(["go", "\u{1B}[A", "\u{1B}[A", "\u{1B}[A"]) == .line("goals"))
    #expect(desk.enter(["go", "\u{1B}[A", "\u{1B}[B", "!"]) == .line("go!"))
    #expect(desk.enter(["\u{1B}[A", "\u{1B}[A"]) == .line("units"))
    #expect(desk.enter(["\u{10}", "\u{10}", "\u{E}"]) == .line("goals | count"))
  }

  // MARK: Help

  @Test func helpLeavesTheLineAlone() throws {
    let desk = try Self.desk(rows: 6) {
      $0.helpText = (1...20).map { "help \($0)" }.joined(separator: "\n")
    }
    var seen: [String] = []
    let look = Desk.Act.look { seen.append($0.shown) }
    let outcome = desk.read([
      .type("goals "), .type("?"), look, .type(" "), look, .type("\u{1B}[5~"), .type("x"), look,
      .type("\r"),
    ])
    #expect(seen[0].hasPrefix("> goals ▏\nhelp 1\nhelp 2\nhelp 3\nhelp 4\nlines 1–4 of 20"))
    #expect(seen[1].contains("help 5\nhelp 6"))
    #expect(seen[2] == "> goals x▏")
    #expect(outcome == .line("goals x"))
    // In a text it is a letter, and in a paste too.
    #expect(desk.enter(["say \"why", "?", "\""]) == .line("say \"why?\""))
    #expect(desk.enter(["\u{1B}[200~a?\u{1B}[201~"]) == .line("a?"))
  }

  @Test func theSignatureIsBelowOrAskedFor() throws {
    let desk = try Self.desk(columns: 20) {
      $0.hint = { _ in "of! owner due and many more fields" }
    }
    var seen: [String] = []
    let look = Desk.Act.look { seen.append($0.shown) }
    desk.editor.look.hints = false
    _ = desk.read([.type("add"), look, .type("\u{1B}h"), look, .type("\u{1B}h"), look])
    #expect(seen == ["> add▏", "> add▏\nof! owner due and\nmany more fields", "> add▏"])
    desk.editor.look.hints = true
    seen = []
    _ = desk.read([.type("add"), look])
    #expect(seen[0].hasSuffix("> add▏\nof! owner due and m…"))
  }

  @Test func anotherProgramEditsTheLine() throws {
    let desk = try Self.desk { $0.edited = "goals\n| count" }
    #expect(desk.enter(["x", "\u{1B}e"]) == .line("goals\n| count"))
    #expect(desk.enter(["x", "\u{18}\u{5}", "!"]) == .line("goals\n| count!"))
  }

  // MARK: Signals, output while typing, hidden input

  @Test func interruptInEveryStateDropsTheLine() throws {
    for keys in [
      ["abc"], ["pe", "\t"], ["\u{12}", "x"], ["\u{1B}OP"], ["a (", "\r", "b"], ["\u{1B}[20"],
    ] {
      let desk = try Self.desk { $0.words = ["people", "person"] }
      let outcome = desk.read(keys.map { .type($0) } + [.signal(SIGINT)])
      #expect(outcome == .interrupted)
      #expect(desk.shown.hasSuffix("^C\n▏"))
      #expect(desk.enter(["next"]) == .line("next"))
    }
  }

  @Test func stoppedAndContinuedTheLineIsThere() throws {
    let desk = try Self.desk()
    var seen = ""
    let outcome = desk.read([
      .type("half a"), .signal(SIGTSTP), .look { seen = $0.shown }, .type(" line"), .type("\r"),
    ])
    #expect(seen == "> half a\nelsewhere\n> half a▏")
    #expect(outcome == .line("half a line"))
    #expect(desk.emulator.bracketsPaste == false)
  }

  @Test func outputComesAboveAndAStatusBelow() throws {
    let desk = try Self.desk()
    var ticks = 0
    desk.editor.idle = .init(milliseconds: 1000) {
      ticks += 1
      desk.editor.status = "0\(ticks):00 left"
      if ticks == 2 { desk.editor.print("Anna has answered\nBo too") }
      return ticks == 4 ? .giveUp : .goOn
    }
    var seen: [String] = []
    let look = Desk.Act.look { seen.append($0.shown) }
    let outcome = desk.read([
      .type("my ans"), .wait, look, .wait, look, .type("wer"), .wait, look, .wait,
    ])
    #expect(
      seen == [
        "> my ans▏\n01:00 left", "Anna has answered\nBo too\n> my ans▏\n02:00 left",
        "Anna has answered\nBo too\n> my answer▏\n03:00 left",
      ])
    #expect(outcome == .givenUp("my answer"))
    #expect(desk.shown == "Anna has answered\nBo too\n> my answer\n▏")
  }

  @Test func hiddenTextIsNeverSent() throws {
    let desk = try Self.desk()
    _ = desk.editor.history?.add("earlier")
    let outcome = desk.read(
      [.type("s3cret"), .type("\u{17}"), .type("4"), .type("\u{1B}[A"), .type("\t"), .type("\r")],
      prompt: "code: ", isHidden: true)
    #expect(outcome == .line("4"))
    let sent = desk.sent()
    #expect(!sent.contains("s3c") && !sent.contains("code: 4"))
    #expect(desk.enter(["\u{19}", "x"]) == .line("x"))
  }

  @Test func keysOfViWork() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("editrc")
    try "bind -v\n".write(toFile: file, atomically: true, encoding: .utf8)
    let desk = try Desk(editrc: file)
    #expect(desk.enter(["abc", "\u{1B}", "0", "x", "A", "!"]) == .line("bc!"))
    #expect(desk.enter(["one two", "\u{1B}", "b", "d", "w", "u"]) == .line("one two"))
    #expect(desk.enter(["ab", "\u{1B}[D", "x", "\u{1B}[H", "y"]) == .line("yaxb"))
    setenv("EDITRC", "/dev/null", 1)
  }

  @Test func typingIsCheapToShow() throws {
    let desk = try Self.desk(columns: 80)
    var sent: [Int] = []
    _ = desk.read(
      [.type("a"), .look { _ = $0.sent() }]
        + "promises where to within marketing".flatMap {
          [.type(String($0)), Desk.Act.look { sent.append($0.sent().utf8.count) }]
        })
    // A letter at the end of a line is all that goes to the terminal.
    #expect(sent.allSatisfy { $0 == 1 })
  }
}
