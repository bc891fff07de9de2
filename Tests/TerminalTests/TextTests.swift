import CLibedit
import Testing

@testable import Terminal

@Suite struct KeyDecoderTests {
  private func keys(_ bytes: [UInt8]) -> [KeyDecoder.Key] {
    var decoder = KeyDecoder()
    return bytes.compactMap { decoder.feed($0) }
  }

  private func keys(_ text: String) -> [KeyDecoder.Key] { keys(Array(text.utf8)) }

  @Test func charactersOfEveryLength() {
    #expect(keys("aë李😀") == [.character("a"), .character("ë"), .character("李"), .character("😀")])
  }

  @Test func bytesThatAreNoTextAreDropped() {
    #expect(
      keys([0xFF, 0x61, 0x80, 0xC3, 0x62, 0xED, 0xA0, 0x80]) == [
        .character("a"), .character("b"),
      ])
    #expect(keys("\u{85}a") == [.character("a")])
  }

  @Test func sequencesAreWhole() {
    #expect(keys("\u{1B}[1;5Cx") == [.sequence(Array("\u{1B}[1;5C".utf8)), .character("x")])
    #expect(keys("\u{1B}[[Ax") == [.sequence(Array("\u{1B}[[A".utf8)), .character("x")])
    #expect(keys("\u{1B}\u{1B}[A") == [.sequence(Array("\u{1B}[A".utf8))])
    #expect(keys("\u{1B}f") == [.alt(0x66)])
    #expect(keys("\u{1B}ë") == [.character("ë")])
  }

  @Test func nothingFollows() {
    var decoder = KeyDecoder()
    #expect(decoder.feed(0x1B) == nil)
    #expect(decoder.isAmbiguous)
    #expect(decoder.timeOut() == .escape)
    _ = decoder.feed(0x1B)
    _ = decoder.feed(0x4F)
    #expect(decoder.timeOut() == .alt(0x4F))
    #expect(decoder.feed(0x61) == .character("a"))
  }

  @Test func pasteEndsAtItsBracketOnly() {
    #expect(
      keys("\u{1B}[200~a\u{1B}[A~\u{1B}[201b\u{1B}[201~c")
        == [.paste(Array("a\u{1B}[A~\u{1B}[201b".utf8)), .character("c")])
  }
}

@Suite struct CompletionTests {
  private func step(_ line: String, _ replace: Range<Int>, _ texts: [String]) -> Completion.Step {
    Completion(replace: replace, candidates: texts.map { .init($0) }).step(in: line)
  }

  @Test func oneCandidateIsInserted() {
    #expect(step("add go", 4..<6, ["goal"]) == .insert("goal ", range: 4..<6))
    #expect(step("go x", 0..<2, ["goal"]) == .insert("goal ", range: 0..<3))
    #expect(step("ë go", 3..<5, ["goal", "goal"]) == .insert("goal ", range: 2..<4))
  }

  @Test func onlyMoreThanWhatWasTypedIsInserted() {
    #expect(step("pr", 0..<2, ["promise", "promises"]) == .insert("promise", range: 0..<2))
    #expect(step("Pr", 0..<2, ["promise", "promises"]) == .insert("promise", range: 0..<2))
    let both: [Completion.Candidate] = [.init("one-x"), .init("two-x")]
    #expect(step("x", 0..<1, both.map(\.text)) == .list(both))
  }

  @Test(arguments: [-1..<2, 0..<9, 1..<3, 0..<1])
  func rangesOutsideTheLineDoNothing(range: Range<Int>) {
    #expect(step("ëa", range, ["x"]) == .nothing)
  }

  @Test func nothingFitsNothingHappens() {
    #expect(step("x", 0..<1, []) == .nothing)
    let done = Completion(replace: 0..<4, candidates: [.init("goal", isFinal: false)])
    #expect(done.step(in: "goal") == .nothing)
  }
}

@Suite struct DisplayTests {
  init() { _ = cle_use_utf8() }

  @Test func listsFitTheWindow() {
    let many = (0..<500).map { Completion.Candidate("李-\($0)", note: "note") }
    for (columns, height) in [(80, 24), (20, 5), (5, 3), (1, 1), (200, 60)] {
      let rows = CandidateList.rows(many, columns: columns, rows: height)
      #expect(rows.count <= max(2, height - 2))
      let widest = rows.map { DisplayText.width($0) }.max() ?? 0
      #expect(widest < max(2, columns))
    }
    #expect(CandidateList.rows(many, columns: 80, rows: 24).last == "… and 290 more")
  }

  @Test func notesStandInAColumn() {
    let rows = CandidateList.rows(
      [.init("李", note: "a plum\u{1B}[31m"), .init("abcd", note: "letters"), .init("e")],
      columns: 30, rows: 24)
    #expect(rows == ["李    a plum\u{FFFD}[31m", "abcd  letters", "e"])
  }

  @Test func rowsFollowTheWidth() {
    let row = { (text: String, columns: Int) in
      DisplayText.row(
        after: text.unicodeScalars.map { wchar_t($0.value) }, from: 2, columns: columns)
    }
    #expect(row("", 10) == 0)
    #expect(row("1234567", 10) == 0)
    #expect(row("12345678", 10) == 1)
    #expect(row("1234567李", 10) == 1)
    #expect(row("a\nb\n", 10) == 2)
    #expect(row("\u{1}\u{1}\u{1}\u{1}", 10) == 1)
    #expect(row("abc", 0) == 5)
  }

  @Test func promptsKeepColourAndNothingElse() {
    let text = PromptText("\u{1B}[1;31mbook\u{1B}[2J>\u{7}\u{1B}[0m")
    let wanted = "\u{1}\u{1B}[1;31m\u{1}book>\u{1}\u{1B}[0m\u{1} "
    #expect(text.characters == wanted.unicodeScalars.map { wchar_t($0.value) } + [0])
    #expect(text.width == 6)
    #expect(PromptText("\u{1B}[1ma ", keepsColour: false).characters == [0x61, 0x20, 0])
  }
}
