package import Domain
import Query

/// Why steps cannot be taken back.
package struct UndoRefusal: Error, Sendable {
  package enum Reason: Sendable {
    case noSuchStep
    /// Taken back already, by this step.
    case undone(by: Int64)
    /// A later step changed these records.
    case changedSince([RecordID])
    /// What these would refer to again is not there any more.
    case refersToMissing([Link])
    /// Later records refer to what the step added.
    case referredTo(by: [Link])
    /// It forgot a person.
    case forgets
    /// It defined a field in which these hold something by now.
    case fieldHolds(Field, Kind, [RecordID])
    /// A later step took the field back, or defined it again.
    case fieldChanged(Field, Kind)
  }

  /// That a record refers to another.
  package struct Link: Hashable, Sendable {
    package var record: RecordID
    package var target: RecordID
  }

  package var step: Int64
  package var reason: Reason
}

extension Book {
  /// Takes steps back, all at once, as part of the step under way. Nothing is erased: what they
  /// wrote moves to the past.
  ///
  /// - Throws: `UndoRefusal`; the step under way is then to be given up.
  package func revert(_ steps: [Int64], in change: Change) throws {
    try requireWriting()
    try change.rememberSealed()
    let fields = try fieldSteps(steps)
    let touchedKinds = try kinds(of: steps)
    try bringBack(fields, in: change)
    let touched = touchedKinds.compactMap { schema.kind($0.name) }
    let tables = touched.map { Table.tables(of: $0, in: schema) }
    for note in Table.noteSteps(steps) + tables.flatMap(Table.noteRows) {
      try connection.run(note)
    }
    try refuseConflicts(touched, tables)
    try connection.execute(Control.deferReferences)
    for table in tables.joined() {
      for statement in table.revert(in: change.step) { try connection.run(statement) }
    }
    for (kind, tables) in zip(touched, tables) {
      change.tally(try counts(tables, change.step), kind)
      guard kind.container != nil else { continue }
      // What was right before may close a circle with what came since.
      for id in try ids(of: tables[0].written(by: change.step)) {
        try change.refuseCircle(id, kind)
      }
    }
    try refuseDangling(in: change, touched, steps)
    try takeBack(fields, in: change)
    for note in Table.forgetNotes(tables) { try connection.run(note) }
    change.undoes += steps
  }

  /// What came back must not refer to what is not there any more.
  private func refuseDangling(in change: Change, _ touched: [Kind], _ steps: [Int64]) throws {
    for kind in touched {
      let tables = Table.tables(of: kind, in: schema)
      for field in kind.fields {
        guard case .reference(let names) = field.type else { continue }
        let table = field.isList ? Table.list(of: kind, field, in: schema) : tables[0]
        for target in schema.kinds(named: names) {
          let dangling = table.dangling(field, to: target, writtenBy: change.step)
          if let (_, links) = try firstInTheWay(dangling) {
            throw UndoRefusal(step: steps.last ?? 0, reason: .refersToMissing(links))
          }
        }
      }
    }
  }

  /// Steps that are taken back, each with the step that did.
  package func undoneSteps() throws -> [Int64: Int64] {
    let rows = try connection.prepareFresh(Bookkeeping.undoings)
    defer { rows.reset() }
    var undone: [Int64: Int64] = [:]
    // The newest first: what took a step back counts unless it was taken back itself.
    while try rows.step() {
      let (step, other) = (rows.integer(at: 0), rows.integer(at: 1))
      if undone[step] == nil, undone[other] == nil { undone[other] = step }
    }
    return undone
  }

  /// A session's steps that have an effect still, the newest first: neither taken back nor the
  /// taking back of another of its steps. Nil where there is no such session.
  package func standingSteps(ofSession session: Int64) throws -> [Int64]? {
    let steps = try numbers(Bookkeeping.steps(ofSession: session))
    guard !steps.isEmpty else { return nil }
    let undone = try undoneSteps()
    let own = Set(steps)
    let undoing = Set(undone.filter { own.contains($0.key) }.values)
    return steps.filter { undone[$0] == nil && !undoing.contains($0) }
  }

  /// Whether a step did what cannot be taken back: it forgot a person.
  package func lasts(_ step: Int64) throws -> Bool {
    try kinds(of: step).isEmpty && fieldSteps([step]).isEmpty
  }

  private func numbers(_ statement: SQL) throws -> [Int64] {
    let rows = try connection.prepareFresh(statement)
    defer { rows.reset() }
    var numbers: [Int64] = []
    while try rows.step() { numbers.append(rows.integer(at: 0)) }
    return numbers
  }

  /// The kinds a step touched.
  private func kinds(of step: Int64) throws -> [Kind] {
    let rows = try connection.prepareFresh(Bookkeeping.kinds(of: step))
    defer { rows.reset() }
    var kinds: [Kind] = []
    while try rows.step() {
      if let kind = schema.kind(rows.text(at: 0)) { kinds.append(kind) }
    }
    return kinds
  }

  /// The kinds that steps touched, in the schema's order.
  ///
  /// - Throws: `UndoRefusal` where one of the steps cannot be taken back, whatever came later.
  private func kinds(of steps: [Int64]) throws -> [Kind] {
    let undone = try undoneSteps()
    var touched: Set<Int> = []
    for step in steps {
      if let by = undone[step] { throw UndoRefusal(step: step, reason: .undone(by: by)) }
      guard try words(of: step) != nil else {
        throw UndoRefusal(step: step, reason: .noSuchStep)
      }
      let kinds = try kinds(of: step)
      guard try !lasts(step) else { throw UndoRefusal(step: step, reason: .forgets) }
      touched.formUnion(kinds.map(\.code))
    }
    return schema.kinds.filter { touched.contains($0.code) }
  }

  private func refuseConflicts(_ touched: [Kind], _ tables: [[Table]]) throws {
    for (kind, tables) in zip(touched, tables) {
      if let (step, changed) = try firstInTheWay(Table.conflicts(tables)) {
        throw UndoRefusal(step: step, reason: .changedSince(changed.map(\.record)))
      }
      for (other, field) in schema.references(to: kind) {
        let table =
          field.isList
          ? Table.list(of: other, field, in: schema) : Table.tables(of: other, in: schema)[0]
        let isTouched = touched.contains { $0.code == other.code }
        let referring = table.references(by: field, toAddedOf: tables[0], isTouched: isTouched)
        if let (step, links) = try firstInTheWay(referring) {
          throw UndoRefusal(step: step, reason: .referredTo(by: links))
        }
      }
    }
  }

  /// Of records that each are in the way of a step: those of the newest step.
  private func firstInTheWay(_ statement: SQL) throws -> (step: Int64, [UndoRefusal.Link])? {
    let rows = try connection.prepareFresh(statement)
    defer { rows.reset() }
    var found: [(step: Int64, link: UndoRefusal.Link)] = []
    while try rows.step() {
      let (record, target) = (
        RecordID(raw: rows.integer(at: 0)), RecordID(raw: rows.integer(at: 2))
      )
      found.append((rows.integer(at: 1), UndoRefusal.Link(record: record, target: target)))
    }
    guard let step = found.map(\.step).max() else { return nil }
    return (step, found.filter { $0.step == step }.map(\.link).uniqued())
  }

  /// What a step under way has done to a kind so far, by its rows.
  private func counts(_ tables: [Table], _ step: Int64) throws -> Change.Tally {
    let row = try connection.prepareFresh(Table.counts(tables, step))
    defer { row.reset() }
    guard try row.step() else { return Change.Tally() }
    return Change.Tally(
      added: Int(row.integer(at: 0)), changed: Int(row.integer(at: 2)),
      removed: Int(row.integer(at: 1)))
  }

  /// A step's words; nil where there is no such step.
  package func words(of step: Int64) throws -> String? {
    try connection.text(Bookkeeping.words(of: step))
  }
}
