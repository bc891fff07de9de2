import Output
import Testing
import TextLayout

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct BarChartTests {
  private func drawn(_ rows: [(label: String, value: Double?)], width: Int?) throws -> String {
    let sink = ByteSink()
    try BarChart(rows).write(to: sink, width: width)
    return sink.text
  }

  @Test func drawsEighthsWithValuesBeside() throws {
    let rows: [(label: String, value: Double?)] = [
      ("marketing", 16), ("営業", 8.5), ("ops", 0), ("it", nil), ("hr", 0.01), ("fin", -4),
    ]
    #expect(
      try drawn(rows, width: 32) == """
        marketing  ████████████████ 16
        営業       ████████▌ 8.5
        ops        0
        it         n/a
        hr         ▏ 0.01
        fin        ▒▒▒▒ -4

        """)
  }

  @Test func labelsAreCutOnlyInAWindow() throws {
    let label = String(repeating: "long ", count: 12) + "label"
    #expect(try drawn([(label, 1)], width: 30) == "long long…  ████████████████ 1\n")
    #expect(try drawn([(label, 1)], width: nil).hasPrefix(label + "  █"))
    #expect(try drawn([("a\u{1B}\n", 2)], width: 3) == "a␛⏎  2\n")
  }

  @Test func extremesStayInTheirRoom() throws {
    let rows: [(label: String, value: Double?)] = [
      ("a", .infinity), ("b", .greatestFiniteMagnitude), ("c", .nan), ("d", -.infinity),
    ]
    let lines = try drawn(rows, width: 60).split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= 60 })
    #expect(lines.count == 4 && lines[2] == "c  n/a")
    #expect(try drawn([], width: 80) == "")
  }
}

@Suite struct ByteSinkTests {
  @Test func flushesInBlocksAndInOrder() throws {
    var blocks: [[UInt8]] = []
    let sink = ByteSink { bytes throws(OutputError) in blocks.append(Array(bytes)) }
    let writer = Format.jsonl.writer(to: sink)
    try writer.begin([Column("n", .number)])
    for index in 0..<50_000 { try writer.row([.integer(index)]) }
    #expect(blocks.count > 3 && blocks.allSatisfy { $0.count < 1 << 17 })
    try writer.finish()
    let expected = (0..<50_000).map { "{\"n\":\($0)}\n" }.joined()
    #expect(blocks.flatMap(\.self) == Array(expected.utf8))
  }

  @Test func aFailureIsReportedAgain() throws {
    let sink = ByteSink { _ throws(OutputError) in throw .noSpace }
    try sink.write("x")
    #expect(throws: OutputError.noSpace) { try sink.flush() }
    #expect(throws: OutputError.noSpace) { try sink.flush() }
    #expect(throws: OutputError.noSpace) {
      for _ in 0..<100 { try sink.write(String(repeating: "x", count: 10_000)) }
    }
  }

  @Test func aClosedPipeIsTheReaderGone() throws {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let sink = ByteSink(descriptor: ends[1])
    try sink.write("seen")
    try sink.flush()
    var byte: UInt8 = 0
    #expect(read(ends[0], &byte, 1) == 1 && byte == UInt8(ascii: "s"))
    close(ends[0])
    try sink.write("unseen")
    #expect(throws: OutputError.readerGone) { try sink.flush() }
    close(ends[1])
  }

  #if os(Linux)
    @Test func aFullDeviceIsNoSpace() throws {
      let full = open("/dev/full", O_WRONLY)
      try #require(full >= 0)
      let writer = Format.csv.writer(to: ByteSink(descriptor: full))
      try writer.begin([Column("a")])
      #expect(throws: OutputError.noSpace) { try writer.finish() }
      close(full)
    }
  #endif

  @Test func aBadDescriptorSaysWhy() throws {
    let sink = ByteSink(descriptor: -1)
    try sink.write("x")
    #expect(throws: OutputError.self) { try sink.flush() }
    #expect("\(OutputError.failed("why"))".contains("why"))
  }
}
