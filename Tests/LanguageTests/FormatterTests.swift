import Language
import Testing

@Suite struct FormatterTests {
  @Test(arguments: [
    ("a   b", "a b\n"),
    ("a ; b;c", "a\nb\nc\n"),
    ("show a ,b,  c", "show a, b, c\n"),
    ("a|b  |c", "a | b | c\n"),
    ("a=b<=c+d", "a = b <= c + d\n"),
    ("( a  ,b )", "(a, b)\n"),
    ("count( x ) in( a ) in (b)", "count(x) in(a) in (b)\n"),
    ("not(a) and(b)", "not (a) and (b)\n"),
    ("where (a)(b)", "where (a) (b)\n"),
    ("x = - y ; x = -5 ; x -5 ; x - 5 ; x = - 5", "x = -y\nx = -5\nx -5\nx - 5\nx = - 5\n"),
    ("a |\nb |\n\n   c", "a |\n  b |\n  c\n"),
    ("a | b |\nc", "a | b |\n  c\n"),
    ("show a,\nb", "show a,\n  b\n"),
    ("(\n  a\n  b\n)", "(a b)\n"),
    ("a\n\n\n\nb\n\n", "a\n\nb\n"),
    ("\n\na", "a\n"),
    ("a   # note  \n# own\nb", "a  # note\n# own\nb\n"),
    ("a ; # note\nb", "a  # note\nb\n"),
    ("a | # note\n# own\n b", "a |  # note\n  # own\n  b\n"),
    ("(a # note\n)", "(a  # note\n  )\n"),
    ("for each p in (a) ; say \"x\" ; end # done", "for each p in (a)\n  say \"x\"\nend  # done\n"),
    (
      "if a\nb\n# why\nelse if c\nfor d ; e\nend\nend\nf",
      "if a\n  b\n  # why\nelse if c\n  for d\n    e\n  end\nend\nf\n"
    ),
    ("if a # why\n\nb\n\nend", "if a  # why\n\n  b\n\nend\n"),
    ("say “a” ; say “b\"", "say \"a\"\nsay \"b\"\n"),
    (#"say "\{ \{$x} \" \\ \n {$y}""#, #"say "{ \{$x} \" \\ \n {$y}""# + "\n"),
    ("say \"two\nlines\"", "say \"two\nlines\"\n"),
    ("007 1e6 +6w 2027-03-31", "007 1e6 +6w 2027-03-31\n"),
    ("a\r\nb\r\n", "a\nb\n"),
    ("", ""),
    ("# only", "# only\n"),
  ])
  func canonicalText(_ source: String, _ expected: String) {
    guard
      case .success(let text) = Formatter.format(
        SourceText(name: "test", source), blocks: blockWords)
    else {
      Issue.record("\(source) is not formatted")
      return
    }
    #expect(text == expected)
  }

  @Test func formattingTwiceChangesNothingAndKeepsTheTree() {
    for text in corpus { expectStableFormat(of: SourceText(name: "test", text)) }
  }

  @Test func randomSpacingIsFormattedAlike() {
    let seed = UInt64.random(in: 1...UInt64.max)
    print("spacing seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "a", "b.c", "$x", "5", "-5", "+6w", "\"t\"", "“c”", "=", "<", "-", "+", ",", "|", ";", "(",
      ")",
      "and", "not", "no", "in", "for x", "if y", "else", "end", "# c\n", "\n", "\n\n", " ", "f(",
      ".o",
    ]
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...9, using: &generator) {
        text += pieces.randomElement(using: &generator) ?? ""
        if Bool.random(using: &generator) { text += " " }
      }
      let source = SourceText(name: "random", text)
      if Parser.parse(source, blocks: blockWords).diagnostics.isEmpty {
        expectStableFormat(of: source)
      }
    }
  }

  @Test func aSourceWithMistakesIsNotFormatted() {
    let result = Formatter.format(SourceText(name: "test", "a | | b\nc,, d"), blocks: blockWords)
    guard case .failure(let diagnostics) = result else {
      Issue.record("formatted")
      return
    }
    #expect(diagnostics.list.count == 2)
  }
}
