import Language
import Testing

@Suite struct ParserTests {
  @Test(arguments: [
    ("keep p1; break p2", "keep p1 ; break p2"),
    ("a | b c | d", "a | b c | d"),
    ("a |\n\n  b", "a | b"),
    ("a | # why\n# more\nb", "a | b"),
    ("show a,\n b\nc", "show a , b ; c"),
    ("a =\n5", "a = 5#5.0"),
    ("a and\nb or\nno\nc", "a and b or no c"),
    ("a\nb", "a ; b"),
    ("(a\nb)\nc", "(a b) ; c"),
    (
      "set (goals where due < today) status dropped", "set (goals where due < today) status dropped"
    ),
    ("count() x", "count () x"),
    ("for each p in (a | b) ; say \"x\" ; end", "for each p in (a | b) for[]{say “\"x\"”}"),
    ("if a\nb\nelse if c\nd\nelse\ne\nend\nf", "if a if[]{b} else[if c]{d} else[]{e} ; f"),
    ("for x\nif y\nz\nend\nend", "for x for[]{if y if[]{z}}"),
    ("say for if else end", "say for if else end"),
    ("a;;\n;b", "a ; b"),
    ("(((a)))", "(((a)))"),
  ])
  func trees(_ source: String, _ expected: String) {
    let (program, diagnostics) = parse(source)
    #expect(program.treeText == expected)
    #expect(diagnostics.map(\.message) == [])
  }

  @Test(arguments: [
    ("a | | b", "a | b"),
    ("a\n| b", "a | b"),
    ("a ) b", "a b"),
    ("a (b ; c", "a (b) ; c"),
    ("a == b\nc ; | d", "a = b ; c ; d"),
    ("for x\na", "for x for[]{a}"),
    ("end\na", "a"),
    ("(()", "(())"),
  ])
  func recovers(_ source: String, _ expected: String) {
    let (program, diagnostics) = parse(source)
    #expect(program.treeText == expected)
    #expect(!diagnostics.isEmpty)
  }

  @Test func spansReachFromTheFirstToTheLastElement() {
    let text = "  for each p in (a) ; say \"x\" ; end ; b | c  "
    let (program, _) = parse(text)
    let spans = program.statements.map { program.source.text($0.span) }
    #expect(spans == ["for each p in (a) ; say \"x\" ; end", "b | c"])
    let inner = program.statements[0].clauses[0].body[0]
    #expect(program.source.text(inner.span) == "say \"x\"")
    #expect(program.source.text(program.statements[1].pipeline.segments[1].span) == "c")
  }

  @Test func reportsAllMistakesAtOnceInOrder() {
    let (_, diagnostics) = parse("a == b\nc | | d\n(e ; f\ng,, h")
    #expect(diagnostics.map { $0.source?.location(of: $0.span.lower).line } == [1, 2, 3, 4])
  }

  @Test func everyValidSourceParsesCleanly() {
    for source in corpus {
      #expect(parse(source).diagnostics.map(\.message) == [], "\(source)")
    }
  }

  @Test func everyPrefixOfAValidSourceIsValidOrIncomplete() {
    for source in corpus {
      var prefix = ""
      for scalar in source.unicodeScalars {
        prefix.unicodeScalars.append(scalar)
        let definite = parse(prefix).diagnostics.filter { !$0.isIncomplete }
        #expect(definite.map(\.message) == [], "\(prefix)")
      }
    }
  }

  @Test func aDefiniteErrorIsNeverOnlyIncomplete() {
    #expect(definiteErrors.count >= 100)
    for source in definiteErrors {
      let definite = parse(source).diagnostics.filter { !$0.isIncomplete }
      #expect(!definite.isEmpty, "\(source)")
      let helpless = definite.filter { $0.help.isEmpty }
      #expect(helpless.map(\.message) == [], "\(source)")
    }
  }

  @Test(arguments: [
    "a |", "a | b |\n", "show a,", "a =", "a <", "!", "a and", "a no", "(a", "((a)", "(a |",
    "count(",
    "\"a", "“a", "\"a\\", "\"{$", "\"{$a", "\"{$a.", "for x", "if a\nb\nelse", "if a\nelse if b",
    "a.",
    "goal:", "by.unit:", "$", "$p.", "a -", "1.5e", "1.5e-", "a | # c", "(a # c\n", ".",
  ])
  func moreTextCouldMendIt(_ source: String) {
    let diagnostics = parse(source).diagnostics
    #expect(!diagnostics.isEmpty)
    let definite = diagnostics.filter { !$0.isIncomplete }
    #expect(definite.map(\.message) == [])
  }
}
