package import Domain

/// Reading and writing what a book keeps about itself.
extension Bookkeeping {
  package static func nextNumber(_ kind: Kind) -> SQL {
    "SELECT \"next\" FROM \"sequence\" WHERE \"kind\" = \(SQLValue.text(kind.name))"
  }

  package static func saveNumber(_ kind: Kind, _ next: Int64) -> SQL {
    "INSERT OR REPLACE INTO \"sequence\" VALUES (\(SQLValue.text(kind.name)), \(next))"
  }

  package static let newestStep: SQL = "SELECT max(\"number\") FROM \"step\""

  /// The last step made on a day or before it; none where the book begins later.
  package static func step(upTo day: Day) -> SQL {
    "SELECT max(\"number\") FROM \"step\" WHERE \"day\" <= \(day)"
  }

  /// The number of the newest session, none where no step belongs to one.
  package static let newestSession: SQL = "SELECT max(\"session\") FROM \"step\""

  package static func insertStep(
    _ number: Int64, session: Int64, at moment: Int64, author: String, words: String,
    script: String?, day: Day, _ counts: (added: Int, changed: Int, removed: Int)
  ) -> SQL {
    """
    INSERT INTO "step" ("number", "session", "at", "author", "words", "script", "day", "added", \
    "changed", "removed") VALUES (\(number), \(session), \(moment), \(SQLValue.text(author)), \
    \(SQLValue.text(words)), \(script.map { SQLValue.text($0) } ?? SQLValue.null), \(day), \
    \(Int64(counts.added)), \(Int64(counts.changed)), \(Int64(counts.removed)))
    """
  }

  package static func insertUndoing(_ step: Int64, of other: Int64) -> SQL {
    "INSERT INTO \"step_undoes\" VALUES (\(step), \(other))"
  }

  package static func insertTally(
    _ step: Int64, _ kind: String, _ counts: (added: Int, changed: Int, removed: Int)
  ) -> SQL {
    """
    INSERT INTO "step_kind" VALUES (\(step), \(SQLValue.text(kind)), \(Int64(counts.added)), \
    \(Int64(counts.changed)), \(Int64(counts.removed)))
    """
  }

  package static func insertCustomField(_ kind: Kind, _ field: Field, _ step: Int64) -> SQL {
    """
    INSERT INTO "custom_field" VALUES (\(SQLValue.text(kind.name)), \(SQLValue.text(field.name)), \
    \(SQLValue.text(field.type.spelling)), \(field.isList ? 1 : 0 as Int64), \
    \(SQLValue.text(field.help)), (SELECT count(*) FROM "custom_field"), \(step))
    """
  }

  package static let customFields: SQL = """
    SELECT "kind", "name", "type", "is_list", "help" FROM "custom_field" ORDER BY "kind", "position"
    """

  package static let layouts: SQL = "SELECT \"table\", \"definition\" FROM \"layout\""

  package static func saveLayout(_ table: Table) -> SQL {
    """
    INSERT OR REPLACE INTO "layout" VALUES (\(SQLValue.text(table.name)), \
    \(SQLValue.text(table.layout)))
    """
  }

  package static let fingerprint: SQL =
    "SELECT \"value\" FROM \"setting\" WHERE \"name\" = 'fingerprint'"

  package static func saveFingerprint(_ text: String) -> SQL {
    "INSERT OR REPLACE INTO \"setting\" VALUES ('fingerprint', \(SQLValue.text(text)))"
  }

  package static func columns(of table: String) -> SQL {
    "SELECT \"name\" FROM pragma_table_info(\(SQLValue.text(table)))"
  }

  package static let tableCount: SQL = "SELECT count(*) FROM sqlite_master"

  package static let application: SQL = "PRAGMA application_id"
  package static let formatOfBook: SQL = "PRAGMA user_version"
  package static let pageSize: SQL = "PRAGMA page_size"
  /// Changes whenever any program changes the layout of a table.
  package static let layoutVersion: SQL = "PRAGMA schema_version"

  package static let stamp = [
    "PRAGMA application_id = \(applicationID)", "PRAGMA user_version = \(format)",
  ]
}

/// Statements that steer the database rather than ask or change it.
package enum Control {
  /// Readers never wait for the writer.
  package static let journal = "PRAGMA journal_mode = WAL"
  /// All that was written stands in the book's own file.
  package static let foldJournal: SQL = "PRAGMA wal_checkpoint(TRUNCATE)"
  /// A step is on the disk when it is reported as done; 32 MB of pages are kept in memory.
  package static let settings = "PRAGMA synchronous = FULL; PRAGMA cache_size = -32000"
  /// Takes the right to write at once, so that no step fails half-way for another writer.
  package static let begin = "BEGIN IMMEDIATE"
  /// Sees one state of the book throughout.
  package static let beginReading = "BEGIN"
  package static let commit = "COMMIT"
  package static let rollback = "ROLLBACK"
  /// Tables are made anew under their old names, and rows keep their references.
  package static let beforeMigration = "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON"
  package static let afterMigration = "PRAGMA legacy_alter_table = OFF; PRAGMA foreign_keys = ON"
  package static let savepoint = "SAVEPOINT line"
  package static let release = "RELEASE line"
  package static let rollbackToSavepoint = "ROLLBACK TO line; RELEASE line"
}

extension Table {
  package func rename(_ name: String, to other: String) -> SQL {
    "ALTER TABLE \(name: name) RENAME TO \(name: other)"
  }

  /// Adds one column to a table that has rows, and to its past.
  package func adding(_ column: String) -> [SQL] {
    guard let column = columns.first(where: { $0.name == column }) else { return [] }
    let lines = definition(of: column)
    return lines.map { "ALTER TABLE \(name: name) ADD COLUMN \($0)" }
      + ["ALTER TABLE \(name: pastName) ADD COLUMN \(name: column.name) \(column.type.sql)"]
      + indexes(on: column.name)
  }

  package static func drop(_ name: String) -> SQL { "DROP TABLE \(name: name)" }

  /// Undoes `indexes`.
  package var dropIndexes: [SQL] {
    indexed.map { "DROP INDEX IF EXISTS \(name: "\(name)_by_\($0)")" }
  }

  /// Undoes `pastIndex`.
  package var dropPastIndex: SQL { "DROP INDEX IF EXISTS \(name: "\(pastName)_key")" }
}
