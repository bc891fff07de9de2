package import Domain
package import Query

/// Adds many records of one kind within a step, without a draft for each.
///
/// Once it has added more rows than the table had before, those of the table's indexes that hold
/// something are taken away, to be made at one go when the load ends, and the database no longer
/// looks up what each row refers to: from then on the one who loads proves it (`isThere`). Lists are
/// not its business.
package final class Loader {
  private let change: Change
  private let kind: Kind
  private let table: Table
  private let inserting: Prepared
  /// The parameter of each field; 0 for a list.
  private let parameters: [Int]
  private var added: Int64 = 0
  /// Rows that the change has not been told of.
  private var untold = 0
  /// Columns whose indexes are away.
  private var unindexed: [String] = []
  private let before: Int64
  /// Indexes are away, references unchecked.
  package private(set) var isBulk = false
  /// Fewer rows are not worth making the indexes anew.
  private static let worthwhile: Int64 = 10_000

  init(_ kind: Kind, _ change: Change) throws {
    self.change = change
    self.kind = kind
    let statements = change.book.statements(for: kind)[0]
    table = statements.table
    inserting = try change.connection.prepareFresh(table.insert)
    var next = kind.isNamed ? 3 : 2
    parameters = kind.fields.map { field in
      if field.isList { return 0 }
      next += 1
      return next - 1
    }
    inserting.bind(.integer(change.step), at: next)
    before = try change.connection.integer(Bookkeeping.nextNumber(kind)) ?? 1
  }

  /// Whether rows may come without a draft: no handle is made, and rules look at no more than what
  /// a row refers to (`admits`).
  package var takesRows: Bool { !kind.isNamed }

  /// A value stays bound for the rows that follow.
  package func bind(_ value: SQLValue, to field: Int) {
    inserting.bind(value, at: parameters[field])
  }

  /// - Parameter text: UTF-8.
  package func bind(_ text: UnsafeBufferPointer<UInt8>, to field: Int) {
    inserting.bind(text, at: parameters[field])
  }

  /// Adds a row, where it `takesRows`; every field is bound.
  package func add() throws {
    let id = RecordID(kind: kind.code, number: try change.takeNumber(kind))
    inserting.bind(.integer(id.raw), at: 1)
    defer { inserting.reset() }
    _ = try inserting.step()
    untold += 1
    try noteAdded()
  }

  /// A record was added, by this or by `Change.add`.
  package func noteAdded() throws {
    added += 1
    guard !isBulk, added >= Self.worthwhile, added > before else { return }
    isBulk = true
    unindexed = try table.indexed.filter { try change.connection.integer(table.isFilled($0)) == 1 }
    for column in unindexed { try change.connection.run(table.dropIndex(on: column)) }
    try change.connection.enforceReferences(false)
  }

  package func isThere(_ id: RecordID) throws -> Bool {
    try change.book.exists(id, asOf: nil)
  }

  /// Whether rows that come without a draft may refer to a record: it is there, and no rule is
  /// against it.
  package func admits(_ id: RecordID, in field: Int) throws -> Bool {
    guard try isThere(id) else { return false }
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
    defer { if loader.isBulk { try? connection.enforceReferences(true) } }
    let result = try body(loader)
    try loader.finish()
    return result
  }
}
