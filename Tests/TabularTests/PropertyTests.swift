import Tabular
import Testing

#if canImport(Output)
  import Output
#endif

/// Pieces that reading and writing trip over, put together at random.
private let nasty = [
  "", "a", "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r", "\r\n", " ", "é", "日本", "😀",
  "e\u{301}", "\u{FEFF}", "\u{1B}[31m", "\u{202E}", "\u{85}", "007", "-1", "null", "=1+1", "…",
]

@Suite struct PropertyTests {
  private let seed = UInt64.random(in: .min ... .max)

  @Test func theSizeOfBlocksDoesNotMatter() {
    var random = SplitMix(state: seed)
    for _ in 0..<400 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...20, using: &random) {
        bytes += Array((nasty.randomElement(using: &random) ?? "").utf8)
        switch Int.random(in: 0..<12, using: &random) {
        case 0: bytes.append(UInt8.random(in: .min ... .max, using: &random))
        case 1...3: bytes.append(0x0A)
        case 4...5: bytes.append(0x2C)
        default: break
        }
      }
      let delimiter = Bool.random(using: &random) ? UInt8(ascii: ",") : nil
      let hasHeader = Bool.random(using: &random)
      func read(_ blockSize: Int) -> Reading {
        reading(bytes, .init(delimiter: delimiter, hasHeader: hasHeader, blockSize: blockSize))
      }
      let whole = read(1 << 16)
      for blockSize in 1...7 {
        #expect(read(blockSize) == whole, "seed \(seed), block \(blockSize), \(bytes)")
      }
    }
  }

  #if canImport(Output)
    @Test(arguments: [Format.csv, .tsv]) func whatIsWrittenReadsBack(format: Format) throws {
      var random = SplitMix(state: seed)
      for _ in 0..<300 {
        let width = Int.random(in: 1...4, using: &random)
        func text() -> String {
          (0..<Int.random(in: 0...6, using: &random)).reduce(into: "") { text, _ in
            text += nasty.randomElement(using: &random) ?? ""
          }
        }
        let names = (0..<width).map { _ in text() }
        let rows = (0..<Int.random(in: 0...8, using: &random)).map { _ in
          (0..<width).map { _ in
            // A single missing value is written as an empty text: see CSVWriter.
            width > 1 && Int.random(in: 0..<5, using: &random) == 0 ? nil : text()
          }
        }
        let sink = ByteSink()
        let writer = format.writer(to: sink)
        try writer.begin(names.map { Column($0) })
        for row in rows { try writer.row(row.map { $0.map(Cell.text) ?? .missing }) }
        try writer.finish()

        let delimiter = UInt8(ascii: format == .csv ? "," : "\t")
        let found = reading(
          sink.bytes, .init(delimiter: delimiter, hasHeader: true, blockSize: 16))
        #expect(found.failure == nil && found.problems == [], "seed \(seed)")
        #expect(found.header == names, "seed \(seed)")
        #expect(found.rows == rows, "seed \(seed)")
      }
    }
  #endif
}
