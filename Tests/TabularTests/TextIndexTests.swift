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
    var columns = TextColumns([0, 1])
    var numbers = [0, 0]
    var texts: [String] = []
    for (place, row) in rows.enumerated() {
      let isNew = columns.look(at: row, &numbers)
      #expect(isNew == numbers.contains(TextColumns.new))
      if numbers[0] == TextColumns.new {
        let hasRoom = columns.enter(row, 0, as: texts.count)
        #expect(hasRoom)
        texts.append(row.value(at: 0) ?? "")
      } else {
        #expect(texts[numbers[0]] == row.value(at: 0))
      }
      // Each column counts for itself.
      #expect(numbers[1] == (place == 0 ? TextColumns.new : 7))
      if place == 0 {
        let hasRoom = columns.enter(row, 1, as: 7)
        #expect(hasRoom)
      }
    }
    #expect(texts.count == 1237)
  }

  @Test func textsOfAnyLengthAreToldApart() {
    // Beginnings of each other, and those that differ in one byte.
    let texts = (1...40).flatMap { length in
      [String(repeating: "a", count: length), String(repeating: "a", count: length - 1) + "b"]
    }
    var index = TextIndex()
    for (number, text) in texts.enumerated() {
      Array(text.utf8).withUnsafeBufferPointer { text in
        let found = index.number(of: text)
        #expect(found == nil)
        index.enter(text, as: number)
      }
    }
    for (number, text) in texts.enumerated() {
      let found = Array(text.utf8).withUnsafeBufferPointer { index.number(of: $0) }
      #expect(found == number)
    }
  }

  @Test func whiteSpaceAtTheEndsIsNoText() throws {
    let spaces = ["", " ", "\t ", "\u{A0}", "\u{3000}\u{2003} ", "\" \"", "\u{1680}\u{85}"]
    for row in try rows(spaces.map { "\($0),x\n" }.joined()) {
      var (columns, numbers) = (TextColumns([0]), [0])
      _ = columns.look(at: row, &numbers)
      #expect(numbers == [TextColumns.empty])
    }
    let padded = try rows("\u{A0} “é” \u{2009},x\n\" say \"\"so\"\" \",x\n\u{E9}\u{301},x\n")
    let texts = padded.map { $0.withTrimmedText(at: 0) { String(decoding: $0, as: UTF8.self) } }
    #expect(texts == ["“é”", "say \"so\"", "\u{E9}\u{301}"])
    #expect(padded[0].withTrimmedText(at: 9) { $0.isEmpty })
  }
}
