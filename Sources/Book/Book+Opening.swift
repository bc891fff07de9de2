import Domain
import Query

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Book {
  func open(isNew: Bool, file: String) throws {
    if !isReadOnly, try isNew || isUnfinished() { try create() }
    let application = try connection.integer(Bookkeeping.application) ?? 0
    guard application == Int64(Bookkeeping.applicationID) else {
      throw BookError(.notABook, "`\(path)` is no Rapport book")
    }
    let format = try connection.integer(Bookkeeping.formatOfBook) ?? 0
    guard format <= Int64(Bookkeeping.format) else { throw newer() }
    let isOlder = format < Int64(Bookkeeping.format)
    let pageSize = try connection.integer(Bookkeeping.pageSize) ?? 1
    guard BookFile.size(file) % max(1, pageSize) == 0 else {
      // The database notices pages that are missing, but not the half of one.
      throw Connection.damaged(path)
    }
    try connection.execute(Control.settings)
    seenLayout = try connection.integer(Bookkeeping.layoutVersion) ?? 0
    try loadCustomFields()
    let known = try connection.text(Bookkeeping.fingerprint)
    if known != standard.fingerprint || isOlder { try migrate(isOlder: isOlder) }
    // A program that forgot somebody ended before the file was clean.
    if !isReadOnly, try connection.text(Forgetting.isPending) != nil { try clean() }
  }

  /// A database that holds nothing and is nobody's: another shell is making the book right now, or
  /// was killed while it did.
  private func isUnfinished() throws -> Bool {
    try connection.integer(Bookkeeping.tableCount) == 0
      && connection.integer(Bookkeeping.application) == 0
      && connection.integer(Bookkeeping.formatOfBook) == 0
  }

  private func newer() -> BookError {
    BookError(
      .newer, "`\(path)` was written by a newer Rapport than this one",
      help: ["update Rapport; nothing was changed"])
  }

  private func create() throws {
    try writeAhead()
    try connection.execute(Control.begin)
    do {
      // Another shell may have made it while this one waited.
      if try isUnfinished() {
        for definition in Bookkeeping.definitions { try connection.run(definition) }
        for kind in standard.kinds {
          for table in Table.tables(of: kind, in: standard) { try make(table) }
        }
        try connection.run(Bookkeeping.saveFingerprint(standard.fingerprint))
        for stamp in Bookkeeping.stamp { try connection.execute(stamp) }
      }
      try connection.execute(Control.commit)
    } catch {
      try? connection.execute(Control.rollback)
      throw error
    }
  }

  /// Where several make a book at once, the database does not wait with this as it does with steps.
  private func writeAhead() throws {
    while true {
      do {
        return try connection.execute(Control.journal)
      } catch let error as BookError where error.reason == .busy {
        guard !connection.isInterrupted() else { throw error }
        usleep(5_000)
      }
    }
  }

  private func make(_ table: Table) throws {
    for definition in table.definitions { try connection.run(definition) }
    try connection.run(Bookkeeping.saveLayout(table))
  }

  /// Reads the fields this book has defined for itself.
  func loadCustomFields() throws {
    // Books of the first formats knew no field that was taken back.
    let hasFormer = try columns(of: "custom_field").contains("until_step")
    let rows = try connection.prepare(Bookkeeping.customFields(hasFormer: hasFormer))
    defer { rows.reset() }
    var all: [(kind: String, field: Field)] = []
    var custom: [(kind: String, field: Field)] = []
    var former: [FormerField] = []
    while try rows.step() {
      guard let type = FieldType(spelling: rows.text(at: 2)) else { throw newer() }
      if case .reference(let names) = type, !names.allSatisfy({ standard.kind($0) != nil }) {
        throw newer()
      }
      var field = Field(name: rows.text(at: 1), type: type, help: rows.text(at: 4))
      field.isList = rows.integer(at: 3) != 0
      field.isCustom = true
      let kind = rows.text(at: 0)
      // A field that the program has come to define itself is the program's.
      guard standard.kind(kind)?.field(field.name) == nil else { continue }
      all.append((kind, field))
      guard hasFormer, !rows.isNull(at: 6) else {
        custom.append((kind, field))
        continue
      }
      let since = rows.integer(at: 5)
      former.append(
        FormerField(kind: kind, field: field, steps: since..<max(since, rows.integer(at: 6))))
    }
    schema = all.isEmpty ? standard : standard.adding(custom, former: former)
    stored = all.isEmpty ? standard : standard.adding(all)
  }

  /// Brings the tables of an older book to the program's layout. A book that has what this program
  /// does not know is newer, and refused.
  ///
  /// - Parameter isOlder: what the book keeps about itself is of an older format too.
  private func migrate(isOlder: Bool) throws {
    guard !isReadOnly else {
      guard try !isOlder && outdatedTables().isEmpty else {
        throw BookError(
          .readOnly,
          "`\(path)` was written by an older Rapport and has to be brought up to date first",
          help: ["open it once without --read-only"])
      }
      return
    }
    try connection.execute(Control.beforeMigration)
    try connection.execute(Control.begin)
    do {
      // Another shell may have done it while this one waited.
      let format = Int(try connection.integer(Bookkeeping.formatOfBook) ?? 0)
      guard (1...Bookkeeping.format).contains(format) else { throw newer() }
      if format == 1, try !columns(of: "step").contains("undoes") {
        // Steps of the very first books were never taken back.
        try connection.run(Bookkeeping.addUndoes)
      }
      for statement in Bookkeeping.upgrades.dropFirst(format - 1).joined() {
        try connection.run(statement)
      }
      if try connection.text(Bookkeeping.fingerprint) != standard.fingerprint {
        for (table, isThere) in try outdatedTables() {
          if isThere { try rebuild(table) } else { try make(table) }
        }
        try connection.run(Bookkeeping.saveFingerprint(standard.fingerprint))
      }
      for stamp in Bookkeeping.stamp { try connection.execute(stamp) }
      try connection.execute(Control.commit)
    } catch {
      try? connection.execute(Control.rollback)
      // Rows that this program's rules refuse were written under the rules of a newer one.
      if let error = error as? BookError, error.reason == .rule { throw newer() }
      throw error
    }
    forgetStatements()
    try connection.execute(Control.afterMigration)
    seenLayout = try connection.integer(Bookkeeping.layoutVersion) ?? 0
  }

  /// The tables whose layout is not the program's, and whether the book has them at all.
  private func outdatedTables() throws -> [(table: Table, isThere: Bool)] {
    let tables = stored.kinds.flatMap { Table.tables(of: $0, in: stored) }
    let layouts = try storedLayouts()
    guard Set(layouts.keys).isSubset(of: tables.map(\.name)) else { throw newer() }
    let outdated = tables.filter { layouts[$0.name] != $0.layout }
    for table in outdated where layouts[table.name] != nil {
      guard Set(try columns(of: table.name)).isSubset(of: table.columnNames) else { throw newer() }
    }
    return outdated.map { ($0, layouts[$0.name] != nil) }
  }

  private func storedLayouts() throws -> [String: String] {
    let rows = try connection.prepare(Bookkeeping.layouts)
    defer { rows.reset() }
    var layouts: [String: String] = [:]
    while try rows.step() { layouts[rows.text(at: 0)] = rows.text(at: 1) }
    return layouts
  }

  private func columns(of table: String) throws -> [String] {
    let rows = try connection.prepare(Bookkeeping.columns(of: table))
    defer { rows.reset() }
    var names: [String] = []
    while try rows.step() { names.append(rows.text(at: 0)) }
    return names
  }

  /// Makes a table and its past anew and moves the rows over.
  private func rebuild(_ table: Table) throws {
    let kept = Set(try columns(of: table.name))
    let shared = table.columnNames.filter(kept.contains)
    for index in table.indexed.map(table.dropIndex) + [table.dropPastIndex] {
      try connection.run(index)
    }
    for (name, extra) in [(table.name, []), (table.pastName, ["until_step"])] {
      let old = "old_\(name)"
      try connection.run(table.rename(name, to: old))
      try connection.run(name == table.name ? table.create : table.createPast)
      try connection.run(Table.copy(into: name, from: old, columns: shared + extra))
      try connection.run(Table.drop(old))
    }
    for index in table.indexes + [table.pastIndex] { try connection.run(index) }
    try connection.run(Bookkeeping.saveLayout(table))
  }
}
