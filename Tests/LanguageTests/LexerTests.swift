import Language
import Testing

@Suite struct LexerTests {
  @Test(arguments: [
    ("due dana-reyes goal:growth _x a_b", "due dana-reyes goal:growth _x a_b ."),
    ("by.unit.title", "path:by.unit.title ."),
    (".made .by.unit", "own:made own:by.unit ."),
    ("$name $p.title.x $a-b", "$name $p.title.x $a-b ."),
    ("5 0.5 007 1e6 1.5e-3", "5#5.0 0.5#0.5 007#7.0 1e6#1000000.0 1.5e-3#0.0015 ."),
    ("-3 +3", "-3#-3.0± +3#3.0± ."),
    ("a -3", "a -3#-3.0± ."),
    ("a - 3", "a - 3#3.0 ."),
    ("5-3 x-3 today-30d", "5-3 x-3 today-30d ."),
    ("5+3", "5#5.0 + 3#3.0 ."),
    ("(-3,-4) <-5 )-6", "( -3#-3.0± , -4#-4.0± ) < -5#-5.0± ) - 6#6.0 ."),
    ("30d +6w -2m 1y", "30day 6week± -2month± 1year ."),
    ("6weeks 6W 6d-x d6", "6weeks 6W 6d-x d6 ."),
    ("2027-03-31 2027-13-77", "date:2027/3/31 date:2027/13/77 ."),
    (
      "2024h2-atpit 3d-printing 2027-03-31-plan 1-2-4-all",
      "2024h2-atpit 3d-printing 2027-03-31-plan 1-2-4-all ."
    ),
    ("-3d-printing", "- 3d-printing ."),
    ("größe été 世界", "größe été 世界 ."),
    ("a-- --b", "a - - - - b ."),
    ("a--b", "a--b ."),
    ("= != < <= > >= ~ + - * / ,", "= != < <= > >= ~ + - * / , ."),
    ("a=b<=c!=d", "a = b <= c != d ."),
    ("a|b;c\nd\r\ne", "a | b ; c ⏎ d ⏎ e ."),
    ("a # b | c\nd", "a # ⏎ d ."),
    ("#!x", "# ."),
    ("\u{FEFF}a\u{A0}b\u{3000}c", "a b c ."),
    (#""a # b; c|d""#, #"“"a # b; c|d"” ."#),
    (#""""#, "“” ."),
    (#""a\"b\\c\n\t\{$x}""#, #"“"a\"b\\c\n\t{$x}"” ."#),
    (#""{$name}, {$p.title}!{x} {""#, #"“$name+", "+$p.title+"!{x} {"” ."#),
    ("“a” “b\" ”c” “d“", #"“"a"” “"b"” “"c"” “"d"” ."#),
    ("\"a “b” c\"", "“\"a “b” c\"” ."),
    ("\"a\r\nb\"", #"“"a\nb"” ."#),
    ("a\"b\"c", #"a “"b"” c ."#),
  ])
  func tokens(_ source: String, _ expected: String) {
    let (tokens, diagnostics) = Lexer.tokens(of: SourceText(name: "test", source))
    #expect(tokens.map(\.treeText).joined(separator: " ") == expected)
    #expect(diagnostics.isEmpty)
  }

  @Test func spansCoverWhatIsNotSpace() {
    let source = SourceText(name: "test", "add “ü” -5 # c\nby.x (a)")
    let texts = Lexer.tokens(of: source).tokens.map { source.text($0.span) }
    #expect(texts == ["add", "“ü”", "-5", "# c", "\n", "by.x", "(", "a", ")", ""])
  }

  @Test func foreignOperatorsAreReadAsWhatTheyMean() {
    let source = SourceText(name: "test", "a == b && c <> 'd' || [e]")
    let texts = Lexer.tokens(of: source).tokens.map(\.treeText)
    #expect(
      texts.joined(separator: " ") == "a = b and c != “\"d\"” or ( e ) .")
  }

  @Test func tokensAreLinearInTheLengthOfTheSource() {
    for piece in ["a", "-", "1", "1-", "a:b ", "é", "(", "1/2 ", "x-- "] {
      let short = Lexer.tokens(of: SourceText(name: "test", String(repeating: piece, count: 500)))
      let long = Lexer.tokens(of: SourceText(name: "test", String(repeating: piece, count: 1000)))
      #expect(long.tokens.count <= 2 * short.tokens.count + 2)
    }
  }
}
