import Language
import Testing

/// Every message of the lexer and the parser by the source that causes it.
@Suite struct GalleryTests {
  @Test(arguments: [
    ("a \u{0}", "there is a control character here (NUL, U+0000)"),
    ("a \u{1}", "there is a control character here (U+0001)"),
    ("a \r b", "there is a control character here (carriage return without line feed, U+000D)"),
    ("a == b", "`==` is not part of the language"),
    ("a && b", "`&&` is not part of the language"),
    ("a || b", "`||` is not part of the language"),
    ("a <> b", "`<>` is not part of the language"),
    ("a !b", "`!` is not part of the language"),
    ("[a", "`[` is not part of the language"),
    ("a € b", "`€` is not part of the language"),
    ("a \u{2060} b", "the character U+2060 is not part of the language"),
    ("a = 'text'", "text does not stand in `'` and `'`"),
    ("a = «text»", "text does not stand in `«` and `»`"),
    ("it's", "`'` is not part of the language"),
    ("a // b", "`//` does not begin a comment"),
    ("a: b", "a name belongs right after `:`"),
    ("a. b", "a name belongs right after `.`"),
    ("$ b", "a name belongs right after `$`"),
    ("a .5", "`.5` is not a number"),
    ("due 03/04/25", "`03/04/25` is not a date"),
    ("due 3.4.25", "`3.4.25` is not a date"),
    ("a +1e", "the number ends in its exponent"),
    ("a 1.5d", "`1.5d` is neither a number nor a name"),
    ("a 1e999", "the number is too large"),
    ("a 1000001d", "the time span is too long"),
    ("a \"b", "the text that begins here is not closed"),
    ("a \"\\x\"", "`\\x` is not an escape"),
    ("a \"\\\n\"", "this is not an escape"),
    ("a \"{$b\"", "this insertion has no name or is not closed"),
    ("a | | b", "there is nothing between `|` and `|`"),
    ("| a", "nothing stands left of `|`"),
    ("a\n| b", "a line cannot begin with `|`"),
    ("a | ;", "a stage belongs after `|`"),
    ("a |", "a stage belongs after `|`"),
    ("a )", "this `)` closes nothing"),
    ("a ()", "the brackets are empty"),
    ("a (b", "the bracket is not closed"),
    ("a (b ; c)", "the bracket is not closed before `;`"),
    (", a", "nothing stands before the comma"),
    ("a b,, c", "a comma follows a comma"),
    ("a b, ;", "something belongs after the comma"),
    ("a = ;", "something belongs after `=`"),
    ("a = , b", "something belongs after `=`"),
    ("= a", "nothing stands left of `=`"),
    ("a < = b", "something is missing between `<` and `=`"),
    ("end", "this `end` closes nothing"),
    ("else", "this `else` belongs to no block"),
    ("if a\nend b", "nothing may follow `end`"),
    ("if a\nelse\nelse\nend", "nothing comes after the last `else`"),
    ("if a\nelse b\nend", "what follows `else` belongs on a line of its own"),
    ("if a\nelse if b | c\nend", "`|` cannot stand after `else`"),
    ("if a", "the block of `if` has no `end`"),
  ])
  func oneMessageForOneMistake(_ source: String, _ message: String) {
    let diagnostics = parse(source).diagnostics
    #expect(diagnostics.first?.message == message)
    #expect(diagnostics.first?.help.isEmpty == false)
    let definite = diagnostics.filter { !$0.isIncomplete }
    #expect(definite.count <= 1)
  }

  @Test func bytesThatAreNotUTF8() {
    for bytes: [UInt8] in [
      [0xE9], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80], [0xE2, 0x80],
    ] {
      let source = SourceText(name: "test", bytes: Array("say \"a".utf8) + bytes + [0x22])
      let messages = Parser.parse(source, blocks: blockWords).diagnostics.map(\.message)
      let value = String(bytes[0], radix: 16, uppercase: true)
      #expect(messages == ["the byte 0x\(value) is not UTF-8 text"])
    }
  }

  @Test func adviceIsAboutTheMistake() {
    func advice(_ source: String) -> String? { parse(source).diagnostics.first?.help.first }
    #expect(advice("a == b") == "write `=`")
    #expect(advice("a <> b") == "write `!=`")
    #expect(advice("a && b") == "write `and`")
    #expect(advice("a || b") == "write `or`")
    #expect(advice("a < = b") == "write `<=` without a space")
    #expect(advice("a 'b c'") == "text stands in double quotes: \"b c\"")
    #expect(
      advice("due 03/04/25")
        == "a date is written year-month-day: 2025-04-03 or 2025-03-04")
    #expect(advice("due 31/12/2025") == "a date is written year-month-day: 2025-12-31")
    #expect(
      advice("see https://example.org") == "text stands in double quotes: \"https://example.org\"")
    #expect(advice("a\n| b") == "end the line before it with `|` instead")
  }
}
