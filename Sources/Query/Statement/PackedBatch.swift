package import Domain

/// New rows of one table, gathered to be written at one go.
///
/// The first column is the record's id, given when the batch is `numbered`. Cells and texts stay
/// where they are until the batch is emptied.
package final class PackedBatch {
  package let columns: Int
  package private(set) var count = 0
  /// `count` rows of `columns` cells.
  package let cells: UnsafeMutablePointer<PackedRows.Cell>
  /// What the places of texts count from.
  package private(set) var texts: UnsafeMutableRawPointer
  package private(set) var textSize = 0
  private var textRoom = 1 << 16

  /// So many fit in the processor's cache, and are worth the start of a statement.
  private static let mostRows = 2048
  private static let manyTexts = 1 << 20

  /// - Parameter columns: the id among them.
  package init(columns: Int) {
    self.columns = columns
    cells = .allocate(capacity: Self.mostRows * columns)
    cells.initialize(repeating: .nothing, count: Self.mostRows * columns)
    texts = .allocate(byteCount: textRoom, alignment: 1)
  }

  deinit {
    cells.deallocate()
    texts.deallocate()
  }

  package var isFull: Bool { count == Self.mostRows || textSize >= Self.manyTexts }

  /// Keeps a text for the row that is added next.
  ///
  /// - Parameter text: UTF-8.
  package func text(_ text: UnsafeBufferPointer<UInt8>) -> PackedRows.Cell {
    if textSize + text.count > textRoom { makeRoom(textSize + text.count) }
    if let start = text.baseAddress {
      (texts + textSize).copyMemory(from: start, byteCount: text.count)
    }
    textSize += text.count
    return PackedRows.Cell(textOf: text.count, at: textSize - text.count)
  }

  private func makeRoom(_ size: Int) {
    let old = texts
    textRoom = max(size, textRoom * 2)
    texts = .allocate(byteCount: textRoom, alignment: 1)
    texts.copyMemory(from: old, byteCount: textSize)
    old.deallocate()
  }

  /// Adds a row, where the batch is not full.
  ///
  /// - Parameter row: all cells but the id's.
  package func add(_ row: UnsafeBufferPointer<PackedRows.Cell>) {
    precondition(row.count == columns - 1 && count < Self.mostRows)
    if let start = row.baseAddress {
      (cells + count * columns + 1).update(from: start, count: row.count)
    }
    count += 1
  }

  package func number(_ kind: Kind, from first: Int64) {
    for row in 0..<count {
      let id = RecordID(kind: kind.code, number: first + Int64(row))
      cells[row * columns] = PackedRows.Cell(id.raw)
    }
  }

  package func empty() {
    count = 0
    textSize = 0
    // One long text should not be paid for by all that follow.
    guard textRoom > Self.manyTexts * 4 else { return }
    texts.deallocate()
    textRoom = 1 << 16
    texts = .allocate(byteCount: textRoom, alignment: 1)
  }
}

extension Table {
  /// Where a column of rows that are added comes from.
  package enum Filling {
    /// This cell, from 0, behind the id's.
    case cell(Int)
    /// The same in every row.
    case always(SQLValue)
  }

  /// Adds the rows of a batch. Binds them, as the last parameter.
  ///
  /// - Parameter fillings: of all columns behind the id's.
  package func insertBatch(_ fillings: [Filling]) -> SQL {
    let values = fillings.map { filling -> SQL in
      switch filling {
      case .cell(let place): "\(name: "c\(place + 1)")"
      case .always(let value): "\(value)"
      }
    }
    return """
      INSERT INTO \(name: name) (\(columns.map { SQL.name($0.name) }.joined(", "))) \
      SELECT \((["\"c0\""] + values).joined(", ")) FROM packed_rows(?)
      """
  }
}
