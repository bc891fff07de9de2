import Tabular

/// Any bytes: every record has a line that does not go back, whatever the blocks they come in.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let first = bytes.first else { return 0 }
  func read(_ blockSize: Int) -> [String] {
    var options = DelimitedReader.Options(hasHeader: first & 1 == 0)
    options.blockSize = blockSize
    options.recordLimit = 4096
    options.encoding = first & 2 == 0 ? nil : .windows1252
    options.skipped = Int(first >> 6)
    let reader = DelimitedReader(ByteSource(Array(bytes.dropFirst())), options: options)
    var seen: [String] = []
    var line = 0
    do {
      if let header = try reader.header() { seen.append("\(header.map(\.text))") }
      while let record = try reader.next() {
        switch record {
        case .row(let row):
          precondition(row.line > line || line == 0 || row.line == line)
          line = row.line
          seen.append("\(row.line) \(row.map(\.text))")
          for index in row.indices { row.withTrimmedText(at: index) { _ = $0.count } }
        case .bad(let problem, _): seen.append(problem.description)
        }
      }
    } catch {
      seen.append("\(error)")
    }
    return seen
  }
  precondition(read(1) == read(1 << 16))
  return 0
}
