package import Domain
import Query

/// Why a step cannot be taken back.
package enum UndoRefusal: Error, Sendable {
  case noSuchStep
  /// Taken back already, by this step.
  case undone(by: Int64)
  /// A later step changed these records.
  case changedSince([RecordID])
  /// Later records refer to what the step added.
  case referredTo(by: [RecordID])
  /// It defined a field; what stands in it would be lost.
  case definesField
}

extension Book {
  /// Takes a step back, as part of the step under way. Nothing is erased: what it wrote moves to
  /// the past.
  ///
  /// - Throws: `UndoRefusal`, before anything is changed.
  package func revert(_ step: Int64, in change: Change) throws {
    try requireWriting()
    guard try connection.text(Bookkeeping.step(step)) != nil else { throw UndoRefusal.noSuchStep }
    if let by = try connection.integer(Bookkeeping.undone(step)) {
      throw UndoRefusal.undone(by: by)
    }
    let kinds = try kinds(of: step)
    guard !kinds.isEmpty else { throw UndoRefusal.definesField }
    try refuseConflicts(step, kinds)
    try connection.execute(Control.deferReferences)
    for kind in kinds {
      let tables = Table.tables(of: kind, in: schema)
      change.tally(try counts(tables, step), kind)
    }
    for kind in kinds {
      for table in Table.tables(of: kind, in: schema) {
        for statement in table.revert(step, in: change.step) { try connection.run(statement) }
      }
    }
    change.undoes = step
  }

  private func kinds(of step: Int64) throws -> [Kind] {
    let rows = try connection.prepareFresh(Bookkeeping.kinds(of: step))
    defer { rows.reset() }
    var kinds: [Kind] = []
    while try rows.step() {
      if let kind = schema.kind(rows.text(at: 0)) { kinds.append(kind) }
    }
    return kinds
  }

  private func refuseConflicts(_ step: Int64, _ kinds: [Kind]) throws {
    for kind in kinds {
      let tables = Table.tables(of: kind, in: schema)
      for table in tables {
        let changed = try ids(of: table.conflicts(with: step))
        guard changed.isEmpty else { throw UndoRefusal.changedSince(changed) }
      }
      for (other, field) in schema.references(to: kind) {
        let table =
          field.isList
          ? Table.list(of: other, field, in: schema) : Table.tables(of: other, in: schema)[0]
        let referring = try ids(of: table.references(by: field, to: tables[0], added: step))
        guard referring.isEmpty else { throw UndoRefusal.referredTo(by: referring.uniqued()) }
      }
    }
  }

  /// What taking the step back comes to: what it added is removed, and the other way round.
  private func counts(_ tables: [Table], _ step: Int64) throws -> Change.Tally {
    let row = try connection.prepareFresh(Table.counts(tables, step))
    defer { row.reset() }
    guard try row.step() else { return Change.Tally() }
    return Change.Tally(
      added: Int(row.integer(at: 1)), changed: Int(row.integer(at: 2)),
      removed: Int(row.integer(at: 0)))
  }

  /// A step's words; nil where there is no such step.
  package func words(of step: Int64) throws -> String? {
    try connection.text(Bookkeeping.step(step))
  }
}
