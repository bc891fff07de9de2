import Language
import Testing

@Suite struct RenderingTests {
  private func rendered(_ source: String) -> String {
    parse(source).diagnostics.first?.rendered(color: false) ?? "nothing"
  }

  @Test func placeLineCaretsAndHelp() {
    #expect(
      rendered("keep p1\nset x == 5") == """
        test:2:7: error: `==` is not part of the language
          2 | set x == 5
            |       ^^
        help: write `=`
        """)
  }

  @Test func labelsOnTheSameAndOnOtherLines() {
    #expect(
      rendered("a (b ; c") == """
        test:1:6: error: the bracket is not closed before `;`
          1 | a (b ; c
            |      ^
            |   - opened here
        help: close it with `)`
        help: `;` cannot stand inside brackets
        """)
    #expect(
      rendered("for x\na") == """
        test:2:2: error: the block of `for` has no `end`
          2 | a
            |  ^
          1 | for x
            | --- opened here
        help: close it with `end`
        """)
  }

  @Test func tabsWideAndCombiningCharactersStayAligned() {
    #expect(
      rendered("\t世界 e\u{301} == b") == """
        test:1:8: error: `==` is not part of the language
          1 |     世界 e\u{301} == b
            |            ^^
        help: write `=`
        """)
  }

  @Test func controlCharactersNeverReachTheTerminal() {
    let source = SourceText(name: "te\u{1B}st", "say \u{1B}[31m \u{202E}")
    var diagnostic = Diagnostic("bad \u{1B}[2J \u{9B}", at: Span(4, 5), in: source)
    diagnostic.help = ["not \u{7}"]
    diagnostic.labels = [Diagnostic.Label(span: Span(0, 3), text: "here\u{1B}")]
    let shown = diagnostic.rendered(color: false)
    let controls = shown.unicodeScalars.filter {
      $0 != "\n" && ($0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || $0.value == 0x202E)
    }
    #expect(controls.isEmpty)
    #expect(shown.hasPrefix("te\u{FFFD}st:1:5: error: bad \u{FFFD}[2J \u{FFFD}\n"))
  }

  @Test func longLinesAreCutAroundTheSpan() {
    let before = String(repeating: "word ", count: 60)
    let lines = rendered(before + "== " + before).split(separator: "\n")
    #expect(lines[0] == "test:1:301: error: `==` is not part of the language")
    #expect(lines[1].hasPrefix("  1 | …word word"))
    #expect(lines[1].hasSuffix("…"))
    #expect(lines[1].count == 6 + 100)
    let caret = lines[2].firstIndex(of: "^").map {
      lines[2].distance(from: lines[2].startIndex, to: $0)
    }
    let mark = lines[1].firstIndex(of: "=").map {
      lines[1].distance(from: lines[1].startIndex, to: $0)
    }
    #expect(caret == mark)
  }

  @Test func aLineOfAHundredColumnsIsWhole() {
    let line = String(repeating: "a", count: 97) + " =="
    #expect(!rendered(line).contains("…"))
  }

  @Test func withoutASourceOnlyMessageAndHelp() {
    let diagnostic = Diagnostic("the book is locked", at: Span(0, 0), help: ["close\nthe other"])
    #expect(
      diagnostic.rendered(color: false) == """
        error: the book is locked
        help: close
              the other
        """)
  }

  @Test func notesAreCalledNotes() {
    let source = SourceText(name: "test", "x")
    let note = Diagnostic("known only when run", at: Span(0, 1), in: source, severity: .note)
    #expect(note.rendered(color: false).hasPrefix("test:1:1: note: known only when run\n"))
  }

  @Test func colourOnlyAddsEscapeSequences() {
    let diagnostic = parse("a (b ; c").diagnostics[0]
    let colored = diagnostic.rendered(color: true)
    #expect(colored.contains("\u{1B}[31m^\u{1B}[39m"))
    var plain = ""
    var isEscape = false
    for character in colored {
      if character == "\u{1B}" { isEscape = true }
      if !isEscape { plain.append(character) }
      if character == "m" { isEscape = false }
    }
    #expect(plain == diagnostic.rendered(color: false))
  }

  @Test func spansOutsideTheSourceAreHeldInside() {
    let source = SourceText(name: "test", "ab\ncd\n")
    for span in [Span(-5, -1), Span(100, 200), Span(6, 6), Span(1, 5), Span(4, 2)] {
      let shown = Diagnostic("x", at: span, in: source).rendered(color: false)
      #expect(shown.hasPrefix("test:"))
    }
    #expect(SourceText(name: "empty", "").lineSpan(9) == Span(0, 0))
  }
}
