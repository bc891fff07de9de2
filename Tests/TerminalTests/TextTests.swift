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
    #expect(step("x", 0..<1, both.map(\.text)) == .list(both, range: 0..<1))
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

  private static func texts(
    _ list: CandidateList, _ columns: Int, _ room: Int
  ) -> [String] {
    list.rows(columns: columns, room: room, hintStyle: .dim).map { $0.map(\.text).joined() }
  }

  @Test func listsFitTheWindowAndPage() {
    for note in ["", "note"] {
      let many = (0..<500).map { Completion.Candidate("李-\($0)", note: note) }
      for (columns, room) in [(80, 22), (20, 5), (5, 3), (2, 1), (200, 60)] {
        var list = CandidateList(many)
        for _ in 0..<3 {
          let rows = Self.texts(list, columns, room)
          #expect(rows.count <= room + (room == 1 ? 1 : 0))
          #expect(rows.allSatisfy { DisplayText.width($0) <= columns })
          list.turn(1, columns: columns, room: room)
        }
      }
    }
    var list = CandidateList((0..<50).map { .init("c\($0)") })
    #expect(Self.texts(list, 20, 4).last == "1–12 of 50: Tab goe…")
    list.turn(-1, columns: 20, room: 4)
    #expect(Self.texts(list, 20, 4).first == "c48  c49")
    list.select(13, columns: 20, room: 4)
    #expect(Self.texts(list, 20, 4).last == "13–24 of 50: Tab go…")
  }

  @Test func notesStandInAColumn() {
    let list = CandidateList([
      .init("李", note: "a plum\u{1B}[31m"), .init("abcd", note: "letters"), .init("e"),
    ])
    #expect(Self.texts(list, 30, 24) == ["李    a plum\u{FFFD}[31m", "abcd  letters", "e"])
  }

  @Test func promptsKeepColourAndNothingElse() {
    let text = PromptText("\u{1B}[1;31mbook\u{1B}[2J>\u{7}\u{1B}[0m ")
    #expect(text.cells.map(\.text).joined() == "book> ")
    #expect(text.cells.map(\.style.parameters) == Array(repeating: "1;31", count: 5) + [""])
    #expect(PromptText("\u{1B}[1ma ", keepsColour: false).characters == [0x61, 0x20, 0])
  }
}
