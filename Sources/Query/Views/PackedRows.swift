/// Rows as bytes, in which they come back into a statement: `packed_rows(bytes)` yields them in the
/// columns `c0`, `c1` … and their places, from 0, in `row`.
///
/// Numbers of 8 bytes, as the machine has them: how many rows, how many columns, then two for each
/// cell: 0 (nothing), 1 and a whole number, 2 and a real one, or 3 + a text's length and where its
/// bytes begin.
enum PackedRows {
  static func bytes(_ rows: [[SQLValue]], columns: Int) -> [UInt8] {
    var heads = [Int64(rows.count), Int64(columns)]
    let size = 8 * (2 + 2 * rows.count * columns)
    heads.reserveCapacity(size / 8)
    var texts: [UInt8] = []
    for row in rows {
      for value in row {
        switch value {
        case .null, .blob:
          heads.append(0)
          heads.append(0)
        case .integer(let number):
          heads.append(1)
          heads.append(number)
        case .real(let number):
          // What is no number is nothing, as everywhere in a statement.
          heads.append(number.isFinite ? 2 : 0)
          heads.append(Int64(bitPattern: number.bitPattern))
        case .text(let text):
          heads.append(3 + Int64(text.utf8.count))
          heads.append(Int64(size + texts.count))
          texts += text.utf8
        }
      }
    }
    return heads.withUnsafeBytes { Array($0) } + texts
  }

  /// How many rows such bytes are.
  static func count(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 16 else { return nil }
    return bytes.withUnsafeBytes { Int(exactly: $0.loadUnaligned(as: Int64.self)) }
  }

  /// A list of records as a cell of such a row.
  static func list(_ ids: [Int64]) -> SQLValue {
    .text("[\(ids.map { String($0) }.joined(separator: ","))]")
  }
}
