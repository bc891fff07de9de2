/// Rows as bytes, in which they come back into a statement: `packed_rows(bytes)` yields them in the
/// columns `c0`, `c1` … and their places, from 0, in `row`.
///
/// Numbers of 8 bytes, as the machine has them: how many rows, how many columns, then two for each
/// cell: 0 (nothing), 1 and a whole number, 2 and a real one, or 3 + a text's length and where its
/// bytes begin.
package enum PackedRows {
  package struct Cell {
    private var kind: Int64
    private var value: Int64

    package static let nothing = Cell(kind: 0, value: 0)

    private init(kind: Int64, value: Int64) {
      self.kind = kind
      self.value = value
    }

    package init(_ number: Int64) { self.init(kind: 1, value: number) }

    /// What is no number is nothing, as everywhere in a statement.
    package init(_ number: Double) {
      self.init(kind: number.isFinite ? 2 : 0, value: Int64(bitPattern: number.bitPattern))
    }

    init(textOf length: Int, at place: Int) {
      self.init(kind: 3 + Int64(length), value: Int64(place))
    }
  }

  static func bytes(_ rows: [[SQLValue]], columns: Int) -> [UInt8] {
    let head = [Int64(rows.count), Int64(columns)]
    let size = 16 * (1 + rows.count * columns)
    var cells: [Cell] = []
    cells.reserveCapacity(rows.count * columns)
    var texts: [UInt8] = []
    for row in rows {
      for value in row {
        switch value {
        case .null, .blob: cells.append(.nothing)
        case .integer(let number): cells.append(Cell(number))
        case .real(let number): cells.append(Cell(number))
        case .text(let text):
          cells.append(Cell(textOf: text.utf8.count, at: size + texts.count))
          texts += text.utf8
        }
      }
    }
    return head.withUnsafeBytes { Array($0) } + cells.withUnsafeBytes { Array($0) } + texts
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
