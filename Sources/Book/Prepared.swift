import CSQLite
import GRDB
import GRDBSQLite
import Query

/// A prepared statement. Parameters count from 1, columns from 0.
final class Prepared: RowReader {
  private let statement: Statement
  private let handle: OpaquePointer
  private let path: String
  private let beside: SecondThread

  init(_ statement: Statement, path: String, beside: SecondThread) {
    self.statement = statement
    handle = statement.sqliteStatement
    self.path = path
    self.beside = beside
  }

  deinit { beside.wait() }

  /// SQLite copies what is bound before the call returns.
  private static let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  func bind(_ value: SQLValue, at index: Int) {
    beside.wait()
    let index = Int32(index)
    switch value {
    case .null: sqlite3_bind_null(handle, index)
    case .integer(let number): sqlite3_bind_int64(handle, index, number)
    case .real(let number): sqlite3_bind_double(handle, index, number)
    case .text(var text): text.withUTF8 { bind($0, at: Int(index)) }
    case .blob(let bytes):
      _ = bytes.withUnsafeBytes {
        sqlite3_bind_blob64(handle, index, $0.baseAddress, UInt64($0.count), Self.copies)
      }
    }
  }

  /// - Parameter text: UTF-8.
  private func bind(_ text: UnsafeBufferPointer<UInt8>, at index: Int) {
    _ = text.withMemoryRebound(to: CChar.self) { characters in
      sqlite3_bind_text(
        handle, Int32(index), characters.baseAddress ?? Self.emptyText, Int32(characters.count),
        Self.copies)
    }
  }

  /// An empty text is not the same as none.
  private nonisolated(unsafe) static let emptyText: UnsafePointer<CChar> = {
    let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    pointer.pointee = 0
    return UnsafePointer(pointer)
  }()

  /// Goes on to the next row; false when there is none.
  func step() throws -> Bool {
    try beside.check()
    return try go()
  }

  private func go() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      let extended = sqlite3_extended_errcode(sqlite3_db_handle(handle))
      sqlite3_reset(handle)
      throw Connection.error(extended == SQLITE_OK ? code : extended, path: path)
    }
  }

  func reset() {
    beside.wait()
    sqlite3_reset(handle)
  }

  /// Writes the rows of a batch, on whatever thread; the batch has to stay as it is meanwhile.
  ///
  /// - Parameter parameter: takes the batch.
  func write(_ batch: PackedBatch, at parameter: Int) throws {
    var rows = rapport_rows(
      cells: batch.cells, rows: Int64(batch.count), columns: Int64(batch.columns),
      texts: batch.texts, textSize: Int64(batch.textSize))
    let code = rapport_bind_rows(handle, Int32(parameter), &rows)
    guard code == SQLITE_OK else { throw Connection.error(code, path: path) }
    defer {
      sqlite3_reset(handle)
      sqlite3_bind_null(handle, Int32(parameter))
    }
    _ = try go()
  }

  /// Ready for other values; those it had are let go.
  func clear() {
    beside.wait()
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  package func isNull(at column: Int) -> Bool {
    sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL
  }

  package func integer(at column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }
  package func real(at column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }

  package func text(at column: Int) -> String {
    guard let bytes = sqlite3_column_text(handle, Int32(column)) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  package func withText(at column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) -> Bool {
    guard let bytes = sqlite3_column_text(handle, Int32(column)) else { return false }
    body(
      UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, Int32(column)))))
    return true
  }

  func value(at column: Int) -> SQLValue {
    switch sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_INTEGER: .integer(integer(at: column))
    case SQLITE_FLOAT: .real(real(at: column))
    case SQLITE_NULL: .null
    default: .text(text(at: column))
    }
  }
}
