import Testing

@testable import Tabular

@Suite struct TextIndexTests {
  private func rows(_ text: String) throws -> [Row] {
    let reader = DelimitedReader(
      ByteSource(text), options: .init(delimiter: 0x2C, hasHeader: false))
    var rows: [Row] = []
    while case .row(let row)? = try reader.next() { rows.append(row) }
    return rows
  }

  @Test func eachTextHasOneNumber() throws {
    let rows = try rows((0..<5000).map { "person-\($0 % 1237),x\n" }.joined())
    var index = TextIndex()
    var texts: [String] = []
    for row in rows {
      switch index.cell(row, at: 0) {
      case .seen(let number): #expect(texts[number] == row.value(at: 0))
      case .new:
        index.enter(row, at: 0, as: texts.count)
        texts.append(row.value(at: 0) ?? "")
      case .empty: Issue.record("nothing is empty here")
      }
    }
    #expect(texts.count == 1237)
    #expect(index.count == 1237)
  }

  @Test func whiteSpaceAtTheEndsIsNoText() throws {
    let spaces = ["", " ", "\t ", "\u{A0}", "\u{3000}\u{2003} ", "\" \"", "\u{1680}\u{85}"]
    for row in try rows(spaces.map { "\($0),x\n" }.joined()) {
      #expect(TextIndex().cell(row, at: 0) == .empty)
    }
    let padded = try rows("\u{A0} “é” \u{2009},x\n\" say \"\"so\"\" \",x\n\u{E9}\u{301},x\n")
    let texts = padded.map { $0.withTrimmedText(at: 0) { String(decoding: $0, as: UTF8.self) } }
    #expect(texts == ["“é”", "say \"so\"", "\u{E9}\u{301}"])
    #expect(padded[0].withTrimmedText(at: 9) { $0.isEmpty })
  }
}
