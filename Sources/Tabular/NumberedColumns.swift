/// Records of a file without a header: the columns are called 1, 2, 3, as many as the first has.
package final class NumberedColumns: RecordReader {
  private let reader: DelimitedReader
  private var first: Record?
  private var width: Int?

  package var progress: Double? { reader.progress }

  /// - Parameter reader: one that was told that there is no header.
  package init(_ reader: DelimitedReader) { self.reader = reader }

  package func header() throws(ReadError) -> Row? {
    if width == nil {
      first = try reader.next()
      switch first {
      case .row(let row)?: width = row.count
      case .bad(let problem, _)?: throw .unreadable(problem)
      case nil: width = 0
      }
    }
    guard let width, width > 0 else { return nil }
    return Row((1...width).map { .text(String($0)) }, line: 1)
  }

  package func next() throws(ReadError) -> Record? {
    if width == nil { _ = try header() }
    let record: Record?
    if let first {
      record = first
    } else {
      record = try reader.next()
    }
    first = nil
    guard case .row(let row)? = record, let width else { return record }
    return row.problem(expecting: width).map { .bad($0, row) } ?? record
  }
}
