package import Domain
import Query

/// The fields that a book defines for itself, and takes back. What a field held stays in the past;
/// its column stays in the table, empty.
extension Book {
  /// Adds a field of a book's own to a kind; one that was taken back is there again.
  package func define(_ field: Field, of kind: Kind, in change: Change) throws {
    try requireWriting()
    var field = field
    field.isCustom = true
    if schema.former.contains(where: { $0.kind == kind.name && $0.field.name == field.name }) {
      return try keep(field, of: kind, isDefined: true, in: change)
    }
    try connection.run(Bookkeeping.insertCustomField(kind, field, change.step))
    try note(field, of: kind, isDefined: true, in: change)
    let old = stored
    try forgetAndLoad()
    guard let grown = stored.kind(kind.name) else { return }
    let before = Set(
      old.kind(kind.name).map { Table.tables(of: $0, in: old).map(\.name) } ?? [])
    for table in Table.tables(of: grown, in: stored) {
      if !before.contains(table.name) {
        for definition in table.definitions { try connection.run(definition) }
      } else if !field.isList, table.name == kind.name {
        for definition in table.adding(field.name) { try connection.run(definition) }
      }
      try connection.run(Bookkeeping.saveLayout(table))
    }
  }

  /// The records in which a field holds something.
  package func holders(of field: Field, _ kind: Kind) throws -> [RecordID] {
    try ids(of: Table.holders(of: field, kind))
  }

  /// Takes a field of the book's own out of a kind, and what it holds out of the records.
  package func remove(_ field: Field, of kind: Kind, in change: Change) throws {
    try requireWriting()
    var draft = Draft(kind)
    draft[field.name] = field.isList ? .records([]) : .missing
    for id in try holders(of: field, kind) { _ = try change.set(id, draft) }
    try keep(field, of: kind, isDefined: false, in: change)
  }

  private func keep(_ field: Field, of kind: Kind, isDefined: Bool, in change: Change) throws {
    for statement in Bookkeeping.keepField(kind, field, until: isDefined ? nil : change.step) {
      try connection.run(statement)
    }
    try note(field, of: kind, isDefined: isDefined, in: change)
    try forgetAndLoad()
  }

  private func note(_ field: Field, of kind: Kind, isDefined: Bool, in change: Change) throws {
    for statement in Bookkeeping.noteField(change.step, kind, field, isDefined: isDefined) {
      try connection.run(statement)
    }
    change.hasNewFields = true
  }

  private func forgetAndLoad() throws {
    forgetStatements()
    try loadCustomFields()
  }

  // MARK: Undo

  /// What steps did to one field.
  struct FieldSteps {
    var kind: Kind
    var field: Field
    /// Whether the first of the steps defined it, rather than took it back; and the last.
    var (first, last): (Bool, Bool)
    var step: Int64
  }

  func fieldSteps(_ steps: [Int64]) throws -> [FieldSteps] {
    var found: [FieldSteps] = []
    for step in steps.sorted() {
      let rows = try connection.prepareFresh(Bookkeeping.fieldSteps(of: step))
      defer { rows.reset() }
      while try rows.step() {
        let (kind, name) = (rows.text(at: 0), rows.text(at: 1))
        let isDefined = rows.integer(at: 2) != 0
        if let place = found.firstIndex(where: { $0.kind.name == kind && $0.field.name == name }) {
          found[place].last = isDefined
        } else if let kind = stored.kind(kind), let field = kind.field(name) {
          found.append(
            FieldSteps(kind: kind, field: field, first: isDefined, last: isDefined, step: step))
        }
      }
    }
    return found
  }

  private func isThere(_ one: FieldSteps) -> Bool {
    schema.kind(one.kind.name)?.field(one.field.name) != nil
  }

  /// Fields that the steps took back are there again, before their records are.
  func bringBack(_ fields: [FieldSteps], in change: Change) throws {
    for one in fields {
      guard isThere(one) == one.last else {
        throw UndoRefusal(step: one.step, reason: .fieldChanged(one.field, one.kind))
      }
      if !one.first, !isThere(one) {
        try keep(one.field, of: one.kind, isDefined: true, in: change)
      }
    }
  }

  /// Fields that the steps defined go, after what the steps wrote into them did.
  func takeBack(_ fields: [FieldSteps], in change: Change) throws {
    for one in fields where one.first && isThere(one) {
      let holders = try holders(of: one.field, one.kind)
      guard holders.isEmpty else {
        throw UndoRefusal(step: one.step, reason: .fieldHolds(one.field, one.kind, holders))
      }
      try keep(one.field, of: one.kind, isDefined: false, in: change)
    }
  }
}
