import Tabular

/// Any bytes: refused with a place, or read.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  for isLines in [true, false] {
    var options = JSONReader.Options(isLines: isLines)
    options.sampleSize = 3
    let reader = JSONReader(ByteSource(bytes), options: options)
    do {
      let width = try reader.header()?.count ?? 0
      while let record = try reader.next() {
        switch record {
        case .row(let row): precondition(row.count == width && row.line > 0)
        case .bad(let problem, _): precondition(problem.line > 0)
        }
      }
      _ = reader.notes
    } catch {
      if case .unreadable(let problem) = error { precondition(problem.line > 0) }
    }
  }
  return 0
}
