import Testing
import TextLayout

@Suite struct LineBreakingTests {
  @Test(arguments: [
    ("", 10, [""]),
    ("one two", 10, ["one two"]),
    ("one two three", 7, ["one two", "three"]),
    ("one  two", 8, ["one  two"]),
    ("one two  ", 7, ["one two"]),
    ("one\n\ntwo", 7, ["one", "", "two"]),
    // A word moves on whole wherever it fits a line,
    ("a goal-tree", 10, ["a", "goal-tree"]),
    ("use --dry-run here", 12, ["use", "--dry-run", "here"]),
    // and is broken at its own joints where it does not,
    ("the qualified-leads-up-by-half", 14, ["the qualified-", "leads-up-by-", "half"]),
    ("docs/teams/list.csv", 12, ["docs/teams/", "list.csv"]),
    // or anywhere at the worst, but not inside what is one character.
    ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ("a 日本語日本語", 6, ["a 日本", "語日本", "語"]),
    ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
    ("👩‍💻👩‍💻", 3, ["👩‍💻", "👩‍💻"]),
    ("日本", 1, ["日", "本"]),
    // Further lines stand below the first,
    ("  one two three", 9, ["  one two", "  three"]),
    ("  keep  say that it was kept", 20, ["  keep  say that it", "        was kept"]),
    // unless that leaves too little room.
    ("        one two", 10, ["     one", "     two"]),
    ("qualified-leads  one two", 14, ["qualified-", "leads  one two"]),
  ])
  func breaks(text: String, columns: Int, expected: [String]) {
    #expect(text.lines(within: columns) == expected)
  }

  @Test func standsBehindWhatIsThere() {
    #expect(
      "there is no goal `growth`".broken(to: 20, behind: 7, indent: 2)
        == ["there is no", "  goal `growth`"])
    #expect("unbelievable".broken(to: 16, behind: 7, indent: 2) == ["", "  unbelievable"])
    #expect("one two three four".broken(to: 8, lines: 2) == ["one two", "three four"])
  }

  /// Nothing but blanks is lost, no line is too wide, and no word that fits one is torn.
  @Test func everyTextFitsEveryWindow() {
    let seed = UInt64.random(in: .min ... .max)
    var random = SplitMix(state: seed)
    let pieces = ["a", "word", "日本", "é", "e\u{301}", "👩‍💻", "-", "/", " ", "  ", "unbelievably"]
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 0..<20, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
      // With an indent of half of them, a wide character still has room.
      let columns = Int.random(in: 4...24, using: &random)
      let lines = text.lines(within: columns)
      #expect(
        lines.joined().filter { $0 != " " } == text.filter { $0 != " " },
        "seed \(seed): \(text) in \(columns)")
      #expect(
        lines.allSatisfy { DisplayWidth.of($0) <= columns }, "seed \(seed): \(text) in \(columns)")
      let words = Set(lines.flatMap { $0.split(separator: " ") })
      for word in text.split(separator: " ") where DisplayWidth.of(String(word)) <= columns / 2 {
        #expect(words.contains(word), "seed \(seed): \(text) in \(columns)")
      }
    }
  }
}

/// A generator that repeats itself from its seed (Steele, Lea & Flood 2014).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
