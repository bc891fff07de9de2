package import Domain
package import Query

/// Adds many records of one kind within a step, without a draft for each.
///
/// Rows without drafts are gathered in batches; while one is written, the next is filled. Who is
/// about to look for records of the kind itself, or to add some with drafts, writes them first
/// (`flush`).
///
/// Once it has added more rows than the table had before, those of the table's indexes that hold
/// something are taken away, to be made at one go when the load ends, and the database no longer
/// looks up what each row refers to, nor whether its values are those of its fields: from then on
/// the one who loads proves both (`isThere`). Lists are not its business.
package final class Loader {
  private let change: Change
  private let kind: Kind
  private let table: Table
  /// Writes a batch, its last parameter.
  private var inserting: (statement: Prepared, parameter: Int)?
  /// The batch that is filled, and the one that may be being written.
  private var batches: (filled: PackedBatch, written: PackedBatch)?
  private var added: Int64 = 0
  /// Rows that the change has not been told of.
  private var untold = 0
  /// Columns whose indexes are away.
  private var unindexed: [String] = []
  private let before: Int64
  /// Indexes are away, references and values unchecked.
  package private(set) var isBulk = false
  /// Fewer rows are not worth making the indexes anew.
  private static let worthwhile: Int64 = 10_000

  init(_ kind: Kind, _ change: Change) throws {
    self.change = change
    self.kind = kind
    table = change.book.statements(for: kind)[0].table
    before = try change.connection.integer(Bookkeeping.nextNumber(kind)) ?? 1
  }

  // MARK: Rows without drafts

  /// Whether rows may come without a draft: no handle is made, and rules look at no more than what
  /// a row refers to (`admits`).
  package var takesRows: Bool { !kind.isNamed }

  /// The most cells a row without a draft may have.
  package static let mostCells = 63

  /// Says what rows without drafts are made of.
  ///
  /// - Parameters:
  ///   - cells: how many a row has, at most `mostCells`.
  ///   - fillings: by field; those of lists are passed over.
  package func arrange(cells: Int, _ fillings: [Table.Filling]) throws {
    let columns = zip(kind.fields, fillings).filter { !$0.0.isList }.map(\.1)
    let insert = table.insertBatch(columns + [.always(.integer(change.step))])
    inserting = (
      try change.connection.prepareFresh(insert), insert.prepared.values.count + 1
    )
    batches = (PackedBatch(columns: cells + 1), PackedBatch(columns: cells + 1))
  }

  /// A cell of the row that is added next.
  ///
  /// - Parameter text: UTF-8.
  package func text(_ text: UnsafeBufferPointer<UInt8>) -> PackedRows.Cell {
    batches?.filled.text(text) ?? .nothing
  }

  /// Adds a row, as it was arranged.
  package func add(_ row: UnsafeBufferPointer<PackedRows.Cell>) throws {
    guard let batch = batches?.filled else { return }
    batch.add(row)
    if batch.isFull { try handOver() }
  }

  /// Has the rows written that were gathered, beside this thread.
  private func handOver() throws {
    guard let (batch, other) = batches, let inserting, batch.count > 0 else { return }
    batch.number(kind, from: try change.takeNumbers(kind, batch.count))
    untold += batch.count
    try change.connection.beside.begin {
      try inserting.statement.write(batch, at: inserting.parameter)
    }
    // The one before was written when this one was begun.
    other.empty()
    batches = (other, batch)
    try noteAdded(batch.count)
  }

  /// All rows that were added are in their table.
  package func flush() throws {
    try handOver()
    try change.connection.beside.check()
  }

  /// Records were added, by this or by `Change.add`.
  package func noteAdded(_ count: Int = 1) throws {
    added += Int64(count)
    guard !isBulk, added >= Self.worthwhile, added > before else { return }
    isBulk = true
    unindexed = try table.indexed.filter { try change.connection.integer(table.isFilled($0)) == 1 }
    for column in unindexed { try change.connection.run(table.dropIndex(on: column)) }
    try change.connection.enforce(false)
  }

  package func isThere(_ id: RecordID) throws -> Bool {
    try change.book.exists(id, asOf: nil)
  }

  /// Whether rows that come without a draft may refer to a record: it is there, and no rule is
  /// against it.
  ///
  /// - Parameter isThere: it was found within this step.
  package func admits(_ id: RecordID, in field: Int, isThere: Bool = false) throws -> Bool {
    guard try isThere || self.isThere(id) else { return false }
    do {
      try change.refuseTampering(kind, referringTo: id, by: kind.fields[field])
    } catch let error as BookError where error.reason == .rule {
      return false
    }
    return true
  }

  /// While the database does not, refuses a draft that refers to what is not there: another
  /// program may have removed it between the reading of a command and its step.
  package func prove(_ draft: Draft) throws {
    guard isBulk else { return }
    for value in draft.values {
      let ids: [RecordID]
      switch value {
      case .record(let id)?: ids = [id]
      case .records(let list)?: ids = list
      default: continue
      }
      for id in ids where try !isThere(id) { throw change.connection.brokenRule }
    }
  }

  fileprivate func finish() throws {
    try flush()
    if untold > 0 { change.tally(Change.Tally(added: untold), kind) }
    if isBulk { try makeIndexes() }
    if kind.name == "rating" {
      try change.settleRatings(since: RecordID(kind: kind.code, number: before))
    }
  }

  /// Their keys are sorted, which a small cache is quicker at, and take their places in a row.
  private func makeIndexes() throws {
    try change.connection.execute(Control.forReading)
    defer { try? change.connection.execute(Control.forWriting) }
    for statement in unindexed.flatMap(table.indexes(on:)) { try change.connection.run(statement) }
  }
}

extension Book {
  /// Within a step: adds many records of a kind. Where `body` throws, the step, or the part of it
  /// that this belongs to, must be taken back.
  package func load<T>(_ kind: Kind, in change: Change, _ body: (Loader) throws -> T) throws -> T {
    try requireWriting()
    let loader = try Loader(schema.kind(code: kind.code) ?? kind, change)
    defer {
      connection.beside.settle()
      if loader.isBulk { try? connection.enforce(true) }
    }
    let result = try body(loader)
    try loader.finish()
    return result
  }
}
