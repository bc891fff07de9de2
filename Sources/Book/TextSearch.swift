import Domain
import GRDB
import GRDBSQLite

/// `~`: contains, without regard to case, in any alphabet; and the order of text.
enum TextSearch {
  /// Makes `contains_text(text, wanted)` known to a database; NULL where either is no text. It is
  /// asked for every row of a search, so it reads the bytes where the database has them.
  static func define(in database: Database) {
    sqlite3_create_function_v2(
      database.sqliteConnection, "contains_text", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nil,
      { context, _, values in
        guard let values, let text = TextSearch.text(values[0]),
          let wanted = TextSearch.text(values[1])
        else { return sqlite3_result_null(context) }
        sqlite3_result_int(context, TextSearch.contains(text, wanted) ? 1 : 0)
      }, nil, nil, nil)
  }

  /// Makes `alphabetical(text)` known to a database: the text itself where it is all ASCII, else
  /// what it is put in order by.
  static func defineOrder(in database: Database) {
    sqlite3_create_function_v2(
      database.sqliteConnection, "alphabetical", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nil,
      { context, _, values in
        guard let value = values?[0] else { return sqlite3_result_null(context) }
        guard let text = TextSearch.text(value), !TextSearch.isASCII(text) else {
          return sqlite3_result_value(context, value)
        }
        let key = String(decoding: text, as: UTF8.self).alphabetical
        sqlite3_result_text(
          context, key, Int32(key.utf8.count), unsafeBitCast(-1, to: sqlite3_destructor_type.self))
      }, nil, nil, nil)
  }

  private static func text(_ value: OpaquePointer?) -> UnsafeBufferPointer<UInt8>? {
    guard sqlite3_value_type(value) == SQLITE_TEXT, let bytes = sqlite3_value_text(value) else {
      return nil
    }
    return UnsafeBufferPointer(start: bytes, count: Int(sqlite3_value_bytes(value)))
  }

  static func contains(_ text: String, _ wanted: String) -> Bool {
    var text = text
    var wanted = wanted
    return text.withUTF8 { text in wanted.withUTF8 { contains(text, $0) } }
  }

  /// - Parameters: UTF-8.
  private static func contains(
    _ text: UnsafeBufferPointer<UInt8>, _ wanted: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    // The case of other letters says nothing about ASCII ones beside them.
    if isASCII(wanted) {
      if containsASCII(text, wanted) { return true }
      if isASCII(text) { return false }
    }
    return Array(String(decoding: text, as: UTF8.self).lowercased().composed.utf8)
      .containsSubsequence(
        Array(String(decoding: wanted, as: UTF8.self).lowercased().composed.utf8))
  }

  private static func isASCII(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var all: UInt8 = 0
    for byte in text { all |= byte }
    return all < 0x80
  }

  private static func containsASCII(
    _ text: UnsafeBufferPointer<UInt8>, _ wanted: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let head = wanted.first.map(lowered) else { return true }
    guard wanted.count <= text.count else { return false }
    for start in 0...(text.count - wanted.count) where lowered(text[start]) == head {
      var index = 1
      while index < wanted.count, lowered(text[start + index]) == lowered(wanted[index]) {
        index += 1
      }
      if index == wanted.count { return true }
    }
    return false
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}

extension Array where Element == UInt8 {
  fileprivate func containsSubsequence(_ wanted: [UInt8]) -> Bool {
    guard !wanted.isEmpty else { return true }
    guard wanted.count <= count else { return false }
    return (0...(count - wanted.count)).contains {
      self[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }
}
