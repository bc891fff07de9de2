package import Domain

/// The names of a book without the records that are not for everybody's eyes: they are not found,
/// offered or told while a room looks on.
package final class DiscreetNames: RecordNames {
  private let names: any RecordNames
  private let schema: Schema

  package init(_ names: any RecordNames, _ schema: Schema) {
    self.names = names
    self.schema = schema
  }

  private func open<T>(_ found: [T], _ id: (T) -> RecordID) throws -> [T] {
    let guarded = Set(schema.kinds.filter { $0.withheld != nil }.map(\.code))
    let asked = found.map(id).filter { guarded.contains($0.kindCode) }
    guard !asked.isEmpty else { return found }
    var hidden: Set<RecordID> = []
    for kind in schema.kinds {
      guard let withheld = kind.withheld else { continue }
      let ids = asked.filter { $0.kindCode == kind.code }.map { "\($0)" as SQL }.joined(", ")
      hidden.formUnion(
        try names.ids(
          of: """
            SELECT "id" FROM \(name: kind.name) WHERE "id" IN (\(ids)) \
            AND \(name: withheld.field) = \(SQLValue.text(withheld.word))
            """))
    }
    return found.filter { !hidden.contains(id($0)) }
  }

  package func records(
    handle: String, kinds: [Kind], asOf step: Int64?
  ) throws -> [RecordID] {
    try open(names.records(handle: handle, kinds: kinds, asOf: step)) { $0 }
  }

  package func records(handleEver handle: String, kinds: [Kind]) throws -> [RecordID] {
    try open(names.records(handleEver: handle, kinds: kinds)) { $0 }
  }

  package func removal(of id: RecordID) throws -> Int64? { try names.removal(of: id) }

  package func records(title: String, kinds: [Kind]) throws -> [RecordID] {
    try open(names.records(title: title, kinds: kinds)) { $0 }
  }

  package func records(prefix: String, kinds: [Kind], limit: Int) throws -> [NamedRecord] {
    try open(names.records(prefix: prefix, kinds: kinds, limit: limit), \.id)
  }

  package func records(
    numberPrefix number: Int64, kind: Kind, limit: Int
  ) throws -> [NamedRecord] {
    try open(names.records(numberPrefix: number, kind: kind, limit: limit), \.id)
  }

  package func records(
    titleWord: String, kinds: [Kind], amongNewest newest: Int, limit: Int
  ) throws -> [NamedRecord] {
    try open(
      names.records(titleWord: titleWord, kinds: kinds, amongNewest: newest, limit: limit), \.id)
  }

  package func handle(of id: RecordID) throws -> String? { try names.handle(of: id) }
  package func value(of statement: SQL, _ type: ValueType) throws -> Value {
    try names.value(of: statement, type)
  }
  package func ids(of statement: SQL) throws -> [RecordID] { try names.ids(of: statement) }
  package func read(_ statement: SQL, row: (any RowReader) throws -> Void) throws {
    try names.read(statement, row: row)
  }
  package func step(endOf day: Day) throws -> Int64? { try names.step(endOf: day) }
  package func newestStep() throws -> Int64 { try names.newestStep() }
}
