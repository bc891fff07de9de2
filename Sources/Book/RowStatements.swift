import Domain
import Query

/// The statements that read and change the rows of one table, each prepared when it is first
/// needed: bound again for every row, they are what an import spends its time in.
final class RowStatements {
  let table: Table
  private let connection: Connection
  private var updates: [[String]: Prepared] = [:]
  private lazy var inserting = Result { try connection.prepareFresh(table.insert) }
  private lazy var keeping = Result { try connection.prepareFresh(table.keep) }
  private lazy var deleting = Result { try connection.prepareFresh(table.delete) }
  private lazy var selecting = Result { try connection.prepareFresh(table.selectOne) }
  private lazy var listing = Result { try connection.prepareFresh(table.selectMembers) }

  init(_ table: Table, _ connection: Connection) {
    self.table = table
    self.connection = connection
  }

  /// `bind` fills the columns in the table's order.
  func insert(_ bind: (Prepared) throws -> Void) throws {
    let statement = try inserting.get()
    defer { statement.reset() }
    try bind(statement)
    _ = try statement.step()
  }

  /// Keeps the version that `step` is about to end, unless the step wrote it itself.
  private func keep(_ key: [Int64], endedBy step: Int64) throws {
    let statement = try keeping.get()
    defer { statement.reset() }
    statement.bind(.integer(step), at: 1)
    for (index, part) in key.enumerated() { statement.bind(.integer(part), at: index + 2) }
    statement.bind(.integer(step), at: key.count + 2)
    _ = try statement.step()
  }

  func update(
    _ key: [Int64], _ names: [String], _ values: [SQLValue], in step: Int64
  ) throws {
    try keep(key, endedBy: step)
    if updates[names] == nil { updates[names] = try connection.prepareFresh(table.update(names)) }
    guard let statement = updates[names] else { return }
    defer { statement.reset() }
    for (index, value) in (values + [.integer(step)]).enumerated() {
      statement.bind(value, at: index + 1)
    }
    for (index, part) in key.enumerated() {
      statement.bind(.integer(part), at: values.count + 2 + index)
    }
    _ = try statement.step()
  }

  func delete(_ key: [Int64], in step: Int64) throws {
    try keep(key, endedBy: step)
    let statement = try deleting.get()
    defer { statement.reset() }
    for (index, part) in key.enumerated() { statement.bind(.integer(part), at: index + 1) }
    _ = try statement.step()
  }

  /// Reads one row; nil where there is none.
  func select<T>(_ id: RecordID, _ read: (Prepared) throws -> T) throws -> T? {
    let statement = try selecting.get()
    defer { statement.reset() }
    statement.bind(.integer(id.raw), at: 1)
    return try statement.step() ? read(statement) : nil
  }

  /// For a list's table: the members of one record, in order.
  func members(of id: RecordID) throws -> [RecordID] {
    let statement = try listing.get()
    defer { statement.reset() }
    statement.bind(.integer(id.raw), at: 1)
    var ids: [RecordID] = []
    while try statement.step() { ids.append(RecordID(raw: statement.integer(at: 0))) }
    return ids
  }
}

extension Book {
  /// The tables of a kind with their statements: its own, then one for each list.
  func statements(for kind: Kind) -> [RowStatements] {
    if let found = rowStatements[kind.code] { return found }
    let made = Table.tables(of: kind, in: schema).map { RowStatements($0, connection) }
    rowStatements[kind.code] = made
    return made
  }

  /// After tables were made anew, or a step was taken back.
  func forgetStatements() {
    rowStatements = [:]
    handleLookups = [:]
    routines = [:]
    connection.forget()
  }
}
