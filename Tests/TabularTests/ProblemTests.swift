import Tabular
import Testing

@Suite struct ProblemTests {
  private func record(_ bytes: [UInt8]) -> [Reading.Entry] { reading(bytes).records }

  private static let invalid: [[UInt8]] = [
    [0x80], [0xC0, 0x80], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE2, 0x82],
    [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF8], [0xFF],
    [0xF0, 0x9F, 0x98],
  ]

  @Test(arguments: invalid) func notUTF8(bytes: [UInt8]) {
    let text = Array("ok,1\né,\"x\n日".utf8) + bytes + Array("\",y\nok,2\n".utf8)
    #expect(
      record(text) == [
        .row(line: 1, ["ok", "1"]), .bad(Problem(.notUTF8, line: 3, column: 2)),
        .row(line: 4, ["ok", "2"]),
      ])
  }

  @Test func nulBytes() {
    #expect(
      record(Array("a\n日,b\0c\nd\n".utf8)) == [
        .row(line: 1, ["a"]), .bad(Problem(.nul, line: 2, column: 4)), .row(line: 3, ["d"]),
      ])
  }

  @Test func textAfterAQuote() {
    #expect(
      record(Array("\"a\"b,\"c\nd\"\n\"e\"\n\"f\ng\" ,h\ni\n".utf8)) == [
        .bad(Problem(.textAfterQuote(opened: 1), line: 1, column: 4)),
        .row(line: 3, ["e"]),
        .bad(Problem(.textAfterQuote(opened: 4), line: 5, column: 3)),
        .row(line: 6, ["i"]),
      ])
  }

  @Test func aQuoteNeverClosed() {
    let found = reading("a,b\nc,\"d\ne,f\ng,h\n")
    let problem = Problem(.unterminatedQuote(lines: 2), line: 2, column: 3)
    #expect(found.rows == [["a", "b"]])
    #expect(found.failure == .unreadable(problem))
    #expect(
      problem.description == "line 2, column 3: this quote is never closed; it takes in 2 further"
        + " lines, which cannot be read")
    #expect(
      reading("x\n\"").failure
        == .unreadable(Problem(.unterminatedQuote(lines: 0), line: 2, column: 1)))
  }

  @Test func aFailureStays() throws {
    let reader = DelimitedReader(ByteSource("a\n\"b"), options: .init(hasHeader: false))
    _ = try reader.next()
    for _ in 0..<3 { #expect(throws: ReadError.self) { _ = try reader.next() } }
  }

  @Test(arguments: ["bbbbbbbbbbb\nc\n", "\"bbbbbbbbb\"\nc\n", "\"bbbbbbbbbb\nc\n", "b,b,b,b,b,b\n"])
  func aRecordBeyondTheLimit(text: String) {
    for blockSize in [1, 4, 100] {
      let found = reading("a\n" + text, .init(blockSize: blockSize, recordLimit: 10))
      #expect(found.rows == [["a"]])
      #expect(found.failure == .unreadable(Problem(.tooLong(limit: 10), line: 2)))
    }
    #expect(reading("1234567890\n", .init(blockSize: 3, recordLimit: 10)).rows.count == 1)
  }

  @Test func everyProblemIsASentence() {
    let kinds: [Problem.Kind] = [
      .notUTF8, .nul, .textAfterQuote(opened: 1), .textAfterQuote(opened: 2),
      .fieldCount(expected: 3, found: 1), .fieldCount(expected: 1, found: 2),
      .unterminatedQuote(lines: 0), .unterminatedQuote(lines: 1), .tooLong(limit: 10),
    ]
    let messages = kinds.map { Problem($0, line: 1).message }
    #expect(Set(messages).count == kinds.count)
    #expect(messages.allSatisfy { !$0.hasSuffix(".") && $0.first?.isLowercase == true })
  }
}
