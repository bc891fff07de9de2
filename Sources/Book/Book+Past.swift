package import Domain
import Query

/// Records that were removed, and records as they were.
extension Book {
  package func records(handleEver handle: String, kinds: [Kind]) throws -> [RecordID] {
    if let id = numbered(handle, kinds) {
      guard let kind = schema.kind(of: id) else { return [] }
      let look = try connection.prepare(Lookup.everExisted(kind).prepared.text)
      defer { look.reset() }
      look.bind(.integer(id.raw), at: 1)
      return try look.step() ? [id] : []
    }
    var found: [RecordID] = []
    for kind in kinds where kind.isNamed {
      let look = try connection.prepare(Lookup.everHandle(kind).prepared.text)
      defer { look.reset() }
      look.bind(.text(handle), at: 1)
      while try look.step() { found.append(RecordID(raw: look.integer(at: 0))) }
    }
    return found
  }

  /// The handle a record has, or had last.
  package func lastHandle(of id: RecordID) throws -> String? {
    if let handle = try handle(of: id) { return handle }
    guard let kind = schema.kind(of: id), kind.isNamed else { return nil }
    let look = try connection.prepare(Lookup.lastHandle(kind).prepared.text)
    defer { look.reset() }
    look.bind(.integer(id.raw), at: 1)
    return try look.step() ? look.text(at: 0) : nil
  }

  /// The step that removed a record; nil where it is there, or never was.
  package func removal(of id: RecordID) throws -> Int64? {
    guard let kind = schema.kind(of: id),
      case .number(let step) = try value(of: Lookup.removal(of: id, kind), .number)
    else { return nil }
    return Int64(step)
  }

  /// One record's fields as they were after a step; nil where it was not there.
  package func values(of id: RecordID, asOf step: Int64) throws -> Draft? {
    guard let kind = schema.kind(of: id) else { return nil }
    let tables = Table.tables(of: kind, in: schema)
    let row = try connection.prepare(tables[0].selectOne(id, asOf: step))
    defer { row.reset() }
    guard try row.step() else { return nil }
    var draft = draft(row, kind)
    for (field, table) in zip(kind.fields.filter(\.isList), tables.dropFirst()) {
      let rows = try connection.prepare(table.selectMembers(of: id, asOf: step))
      defer { rows.reset() }
      var members: [RecordID] = []
      while try rows.step() { members.append(RecordID(raw: rows.integer(at: 0))) }
      draft[field.name] = .records(members)
    }
    return draft
  }

  /// The records a step touched; nil where there is no such step.
  package func records(touchedBy step: Int64) throws -> [RecordID]? {
    guard try words(of: step) != nil else { return nil }
    return try schema.kinds.flatMap { kind in
      try ids(of: Table.touched(Table.tables(of: kind, in: schema), by: step))
    }
  }
}

/// Why records cannot be put back as they were.
package enum RestoreRefusal: Error, Sendable {
  /// It was not there then, and now these refer to it.
  case referredTo(RecordID, by: [RecordID])
  /// Its handle is another's by now.
  case handleTaken(RecordID, String)
  /// What a field referred to is not there any more.
  case refersToMissing(RecordID, field: String, RecordID)
}

extension Book {
  /// Puts records back as they were after a step, as part of the step under way: those that were
  /// removed since come back, those that were not there yet go.
  ///
  /// - Parameter fields: Only these; nil for all, handles included.
  /// - Throws: `RestoreRefusal`; the step under way is then to be given up.
  package func restore(
    _ ids: [RecordID], _ fields: [String]?, asOf step: Int64, in change: Change
  ) throws {
    try requireWriting()
    try change.rememberSealed()
    try connection.execute(Control.deferReferences)
    var done: [(RecordID, Draft)] = []
    var gone: [RecordID] = []
    for id in ids {
      guard let then = try values(of: id, asOf: step) else {
        gone.append(id)
        continue
      }
      let draft = try restored(id, then, fields, in: change)
      done.append((id, draft))
    }
    for id in gone where try exists(id, asOf: nil) {
      let referring = try referring(to: id, limit: 200).filter { !gone.contains($0) }
      guard referring.isEmpty else { throw RestoreRefusal.referredTo(id, by: referring) }
      try change.remove(id)
    }
    for (id, draft) in done { try requireReferences(of: id, draft) }
  }

  private func restored(
    _ id: RecordID, _ then: Draft, _ fields: [String]?, in change: Change
  ) throws -> Draft {
    var draft = then
    if let fields {
      draft = Draft(then.kind)
      for field in fields { draft[field] = then[field] }
    }
    if let handle = draft.handle {
      let others = try records(handle: handle, kinds: [draft.kind], asOf: nil)
      guard others.allSatisfy({ $0 == id }) else {
        throw RestoreRefusal.handleTaken(id, handle)
      }
    }
    if try exists(id, asOf: nil) {
      _ = try change.set(id, draft)
    } else {
      _ = try change.add(then, number: id.number)
    }
    return draft
  }

  private func requireReferences(of id: RecordID, _ draft: Draft) throws {
    for (index, field) in draft.kind.fields.enumerated() {
      let targets: [RecordID] =
        switch draft[at: index] {
        case .record(let target)?: [target]
        case .records(let list)?: list
        default: []
        }
      for target in targets where try !exists(target, asOf: nil) {
        throw RestoreRefusal.refersToMissing(id, field: field.name, target)
      }
    }
  }
}
