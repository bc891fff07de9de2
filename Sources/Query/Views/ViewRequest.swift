package import Domain
import Language

/// What a view is asked for: its arguments, the times, and the book as it was then.
package struct ViewRequest {
  let binder: Binder
  /// By parameter.
  let arguments: [String: Variable]
  /// By column, the word that rows must have there to be of use.
  let fixed: [String: String]
  /// Where the view is asked.
  let span: Span

  var schema: Schema { binder.schema }
  var today: Day { binder.today }
  /// Nil for the book as it is.
  var asOf: Int64? { binder.asOf }

  func record(_ name: String) -> RecordID? {
    if case .record(let id)? = arguments[name]?.value { id } else { nil }
  }
  func number(_ name: String) -> Double? {
    if case .number(let number)? = arguments[name]?.value { number } else { nil }
  }
  func day(_ name: String) -> Day? {
    if case .day(let day)? = arguments[name]?.value { day } else { nil }
  }

  /// The table of a kind, or of one of its lists, as of the step that is asked about.
  func table(_ name: String) -> SQL { binder.table(name) }

  /// Reads rows of a statement made from `table`, one after the other.
  func read(sql select: SQL, row: (any RowReader) throws -> Void) throws {
    try binder.environment.names.read(binder.finished(select), row: row)
  }

  /// Reads what a question in the language yields, references as they are stored.
  ///
  /// - Parameter columns: By name; `record` is the row itself. All that are shown where none is said.
  func read(
    _ question: String, _ columns: [String]? = nil, with more: [String: Variable] = [:],
    row: (any RowReader) throws -> Void
  ) throws {
    // What is said of such a question is no remark on the answer.
    let notes = binder.notes
    let relation = try binder.relation(of: question, arguments.merging(more) { _, new in new })
    binder.notes = notes
    try read(sql: relation.stored(columns ?? relation.columnNames), row: row)
  }
}

/// One row of an answer; columns count from 0.
package protocol RowReader {
  func isNull(at column: Int) -> Bool
  func integer(at column: Int) -> Int64
  func real(at column: Int) -> Double
  func text(at column: Int) -> String
  /// The text in UTF-8 where it lies; false, and no call, where there is none.
  func withText(at column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) -> Bool
}

extension RowReader {
  package func id(at column: Int) -> RecordID? {
    isNull(at: column) ? nil : RecordID(raw: integer(at: column))
  }
  package func optionalInteger(at column: Int) -> Int64? {
    isNull(at: column) ? nil : integer(at: column)
  }
  package func optionalText(at column: Int) -> String? {
    isNull(at: column) ? nil : text(at: column)
  }
}
