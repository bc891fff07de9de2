import Language
import Testing

/// Bad and boundless input: nothing traps, nothing takes long, and not too much is said.
@Suite struct LimitsTests {
  @Test func bracketsNestedTooDeepAreOneClearError() {
    let (_, diagnostics) = parse(String(repeating: "(", count: 10_000))
    #expect(diagnostics.map(\.message) == ["brackets are nested deeper than 200"])
  }

  @Test func bracketsNestedToTheLimitAreFine() {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
    }
    #expect(parse(nested(200)).diagnostics.isEmpty)
    let messages = parse(nested(201) + "\nb | | c").diagnostics.map(\.message)
    #expect(
      messages == ["brackets are nested deeper than 200", "there is nothing between `|` and `|`"])
  }

  @Test func blocksNestedTooDeepAreReported() {
    let source = String(repeating: "if a\n", count: 210) + String(repeating: "end\n", count: 210)
    let messages = Set(parse(source).diagnostics.map(\.message))
    #expect(messages == ["blocks are nested deeper than 200"])
  }

  @Test func diagnosticsAreCapped() {
    #expect(parse(String(repeating: "a == b\n", count: 1000)).diagnostics.count == 50)
    #expect(parse(String(repeating: "\u{1}\n", count: 1000)).diagnostics.count == 50)
  }

  @Test func aLongLineIsReadAndShown() {
    let word = String(repeating: "a", count: 2_000_000)
    let (program, diagnostics) = parse(word + " == b")
    #expect(program.statements.count == 1)
    let lines = diagnostics[0].rendered(color: false).split(separator: "\n")
    #expect(lines[0].hasPrefix("test:1:2000002: error:"))
    #expect(lines[1].count < 120)
  }

  @Test func randomMutationsNeverTrapAndAlwaysEnd() {
    let seed = UInt64.random(in: 1...UInt64.max)
    print("mutation seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let pieces = (corpus + definiteErrors).map { Array($0.utf8) }
    for _ in 0..<4000 {
      var bytes = pieces.randomElement(using: &generator) ?? []
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 3))
        case 2: bytes.append(contentsOf: pieces.randomElement(using: &generator) ?? [])
        case 3: bytes.insert(contentsOf: bytes[place...].prefix(9), at: 0)
        default:
          let signs = Array("()|;,\"\\{$}.:-+#=<>!~\n\r“”".utf8)
          bytes.insert(signs.randomElement(using: &generator) ?? 0, at: place)
        }
      }
      let source = SourceText(name: "mutation", bytes: bytes)
      let (program, diagnostics) = Parser.parse(source, blocks: blockWords)
      for diagnostic in diagnostics {
        #expect(!diagnostic.rendered(color: true).isEmpty)
        #expect(diagnostic.span.lower <= diagnostic.span.upper)
        #expect(diagnostic.span.upper <= bytes.count)
      }
      for statement in program.statements {
        for segment in statement.pipeline.segments {
          _ = ExpressionParser.parse(segment.elements[...], end: Span(bytes.count, bytes.count))
        }
      }
      if diagnostics.isEmpty { expectStableFormat(of: source) }
    }
  }
}

func expectStableFormat(of source: SourceText) {
  let shown = source.text(Span(0, source.bytes.count))
  guard case .success(let once) = Formatter.format(source, blocks: blockWords) else {
    Issue.record("not formatted: \(shown.debugDescription)")
    return
  }
  let formatted = SourceText(name: "formatted", once)
  guard case .success(let twice) = Formatter.format(formatted, blocks: blockWords) else {
    Issue.record("formatted to something wrong: \(shown.debugDescription) → \(once)")
    return
  }
  #expect(once == twice, "\(shown)")
  let before = Parser.parse(source, blocks: blockWords).program.treeText
  let after = Parser.parse(formatted, blocks: blockWords).program.treeText
  #expect(before == after, "\(shown)")
}
