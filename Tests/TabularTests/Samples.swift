import Tabular

/// What a reader found, in a form that compares: one entry a record.
struct Reading: Equatable {
  var header: [String]?
  var records: [Entry] = []
  var failure: ReadError?
  var emptyLines = 0
  var delimiter: UInt8?

  enum Entry: Equatable {
    /// Missing fields are nil.
    case row(line: Int, [String?])
    case bad(Problem)
  }

  var rows: [[String?]] {
    records.compactMap { if case .row(_, let fields) = $0 { fields } else { nil } }
  }

  var problems: [Problem] {
    records.compactMap { if case .bad(let problem) = $0 { problem } else { nil } }
  }
}

extension DelimitedReader.Options {
  init(
    delimiter: UInt8? = UInt8(ascii: ","), hasHeader: Bool = false, blockSize: Int,
    recordLimit: Int = 1 << 20
  ) {
    self.init(delimiter: delimiter, hasHeader: hasHeader)
    self.blockSize = blockSize
    self.recordLimit = recordLimit
  }
}

/// Reads everything, to the end or the failure.
func reading(_ source: ByteSource, _ options: DelimitedReader.Options) -> Reading {
  let reader = DelimitedReader(source, options: options)
  var result = Reading()
  do throws(ReadError) {
    result.header = try reader.header().map { $0.map(\.text) }
    while let record = try reader.next() {
      switch record {
      case .row(let row):
        result.records.append(.row(line: row.line, row.map { $0.isMissing ? nil : $0.text }))
      case .bad(let problem, _): result.records.append(.bad(problem))
      }
    }
  } catch {
    result.failure = error
  }
  result.emptyLines = reader.emptyLines
  result.delimiter = reader.delimiter
  return result
}

func reading(
  _ bytes: [UInt8], _ options: DelimitedReader.Options = .init(blockSize: 1 << 16)
) -> Reading {
  reading(ByteSource(bytes), options)
}

func reading(
  _ text: String, _ options: DelimitedReader.Options = .init(blockSize: 1 << 16)
) -> Reading {
  reading(Array(text.utf8), options)
}

/// A generator that repeats itself from its seed (Steele, Lea & Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
