import Tabular
import Testing

@Suite struct ReaderTests {
  private static let cases: [(String, [[String?]])] = [
    ("", []), ("\n", []), ("\r\n\n\r", []),
    ("a", [["a"]]), ("a\n", [["a"]]), ("a,b", [["a", "b"]]), ("a,", [["a", nil]]),
    (",", [[nil, nil]]), (",\n,", [[nil, nil], [nil, nil]]), ("\"\"", [[""]]),
    ("\"\",", [["", nil]]), ("\"a\"", [["a"]]), ("\"a,b\",c\n", [["a,b", "c"]]),
    ("\"a\"\"b\"", [["a\"b"]]), ("\"\"\"\"", [["\""]]), ("\"\"\"a\"\"\"", [["\"a\""]]),
    ("\"\"\"\"\"\"", [["\"\""]]), ("\"a\nb\"\nc", [["a\nb"], ["c"]]),
    ("\"a\r\nb\rc\"", [["a\r\nb\rc"]]), ("a\r\nb\rc\nd", [["a"], ["b"], ["c"], ["d"]]),
    ("a\"b,c\"", [["a\"b", "c\""]]), (" \"a\"", [[" \"a\""]]), (" a , b ", [[" a ", " b "]]),
    ("日本,é😀\n", [["日本", "é😀"]]), ("a;b\tc|d", [["a;b\tc|d"]]),
    ("a\n\n\nb\n\n", [["a"], ["b"]]), ("\"\n\"", [["\n"]]),
  ]

  @Test(arguments: cases) func reads(text: String, rows: [[String?]]) {
    let found = reading(text)
    #expect(found.rows == rows)
    #expect(found.problems == [] && found.failure == nil)
  }

  @Test func knowsTheLinesOfRecordsAndFields() throws {
    let text = "a,b\r\n\r\n\"x\ny\r\nz\",\"p\nq\",r\rlast,1\n"
    let reader = DelimitedReader(
      ByteSource(text), options: .init(delimiter: 0x2C, hasHeader: false))
    var lines: [Int] = []
    var fieldLines: [[Int]] = []
    while case .row(let row)? = try reader.next() {
      lines.append(row.line)
      fieldLines.append(row.map(\.line))
    }
    #expect(lines == [1, 3, 7])
    #expect(fieldLines == [[1, 1], [3, 5, 6], [7, 7]])
    #expect(reader.emptyLines == 1)
  }

  @Test func tellsQuotedEmptyAndMissingApart() throws {
    let reader = DelimitedReader(ByteSource("a,\"\",,\"x\"\n"), options: .init(hasHeader: false))
    guard case .row(let row)? = try reader.next() else { throw ReadErrorExpected() }
    #expect(row.map(\.wasQuoted) == [false, true, false, true])
    #expect(row.map(\.isEmpty) == [false, true, true, false])
    #expect(row.map(\.isMissing) == [false, false, true, false])
  }
  private struct ReadErrorExpected: Error {}

  @Test func rowsOutliveTheReader() throws {
    var rows: [Row] = []
    do {
      let text = (0..<1000).map { "r\($0),\"q\"\"\($0)\"\n" }.joined()
      let reader = DelimitedReader(ByteSource(text), options: .init(blockSize: 64))
      while case .row(let row)? = try reader.next() { rows.append(row) }
    }
    let texts = rows.map { $0.map(\.text) }
    #expect(texts == (0..<1000).map { ["r\($0)", "q\"\($0)"] })
  }

  @Test func theHeaderGivesTheWidth() {
    let found = reading(
      "a,b\n1,2\n3\n\n4,5,6\n7,8\n", .init(hasHeader: true, blockSize: 1 << 16))
    #expect(found.header == ["a", "b"])
    #expect(
      found.records == [
        .row(line: 2, ["1", "2"]),
        .bad(Problem(.fieldCount(expected: 2, found: 1), line: 3)),
        .bad(Problem(.fieldCount(expected: 2, found: 3), line: 5)),
        .row(line: 6, ["7", "8"]),
      ])
    #expect(found.problems.first?.description == "line 3: found 1 field where the header has 2")
    #expect(found.emptyLines == 1)
  }

  @Test func anEmptyFileHasNoHeader() {
    let found = reading("\n\n", .init(hasHeader: true, blockSize: 8))
    #expect(found == Reading(emptyLines: 2, delimiter: 0x2C))
  }

  @Test func aBrokenHeaderIsAFailure() {
    let found = reading("a,\"b\"c\n1,2\n", .init(hasHeader: true, blockSize: 8))
    #expect(found.failure == .unreadable(Problem(.textAfterQuote(opened: 1), line: 1, column: 6)))
    #expect(found.records == [])
  }
}

@Suite struct ByteOrderMarkTests {
  private let text = "näme,☃\n\"😀,\n\",2\r\n"
  private let rows: [[String?]] = [["näme", "☃"], ["😀,\n", "2"]]

  @Test(arguments: [1, 2, 3, 5, 4096]) func utf8(blockSize: Int) {
    let found = reading([0xEF, 0xBB, 0xBF] + Array(text.utf8), .init(blockSize: blockSize))
    #expect(found.rows == rows && found.failure == nil)
  }

  @Test func aMarkBeforeAQuote() {
    #expect(reading("\u{FEFF}\"a,b\",c").rows == [["a,b", "c"]])
    #expect(reading("\u{FEFF}").rows == [])
  }

  @Test(arguments: [1, 2, 3, 5, 4096], [false, true]) func utf16(blockSize: Int, isBig: Bool) {
    let units = [0xFEFF] + Array(text.utf16)
    let bytes = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }.paired(reversed: isBig)
    let found = reading(bytes, .init(blockSize: blockSize))
    #expect(found.rows == rows && found.problems == [] && found.failure == nil)
  }

  @Test(arguments: [
    [0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8], [0xFF, 0xFE, 0x61, 0x00, 0x62],
    [0xFF, 0xFE, 0x61, 0x00, 0x00, 0xDC, 0x62, 0x00],
    [0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8, 0x62, 0x00],
  ])
  func halfACharacterOfUTF16(bytes: [UInt8]) {
    #expect(reading(bytes).problems == [Problem(.notUTF8, line: 1, column: 2)])
  }
}

extension [UInt8] {
  /// Swaps the bytes of each pair.
  fileprivate func paired(reversed: Bool) -> [UInt8] {
    reversed ? indices.map { self[$0 ^ 1] } : self
  }
}
