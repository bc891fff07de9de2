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
    INSERT INTO "custom_field" ("kind", "name", "type", "is_list", "help", "position", \
    "since_step") VALUES (\(SQLValue.text(kind.name)), \(SQLValue.text(field.name)), \
    \(SQLValue.text(field.type.spelling)), \(field.isList ? 1 : 0 as Int64), \
    \(SQLValue.text(field.help)), (SELECT count(*) FROM "custom_field"), \(step))
    """
  }

  package static func customFields(hasFormer: Bool) -> SQL {
    """
    SELECT "kind", "name", "type", "is_list", "help", "since_step"\
    \(hasFormer ? ", \"until_step\"" : "") FROM "custom_field" ORDER BY "kind", "position"
    """
  }

  /// A field was there until a step; without one, it is there again.
  package static func keepField(_ kind: Kind, _ field: Field, until step: Int64?) -> [SQL] {
    [
      """
      UPDATE "custom_field" SET "until_step" = \(step.map { .integer($0) } ?? SQLValue.null), \
      "help" = \(SQLValue.text(field.help)) \
      WHERE "kind" = \(SQLValue.text(kind.name)) AND "name" = \(SQLValue.text(field.name))
      """,
      // Other shells look for new fields when the layout has changed.
      "CREATE TABLE \"changed\" (\"x\")", "DROP TABLE \"changed\"",
    ]
  }

  /// What a step did to a field. To take it back and define it, or the other way round, is nothing.
  package static func noteField(
    _ step: Int64, _ kind: Kind, _ field: Field, isDefined: Bool
  ) -> [SQL] {
    let (kind, name) = (SQLValue.text(kind.name), SQLValue.text(field.name))
    let words = isDefined ? ("defined", "removed") : ("removed", "defined")
    return [
      """
      INSERT INTO "field_step" VALUES (\(step), \(kind), \(name), \(SQLValue.text(words.0)))
      """,
      """
      DELETE FROM "field_step" WHERE "step" = \(step) AND "kind" = \(kind) AND "name" = \(name) \
      AND EXISTS (SELECT 1 FROM "field_step" AS o WHERE o."step" = \(step) AND o."kind" = \(kind) \
      AND o."name" = \(name) AND o."change" = \(SQLValue.text(words.1)))
      """,
    ]
  }

  /// What a step did to fields: kind, name and whether it defined it.
  package static func fieldSteps(of step: Int64) -> SQL {
    """
    SELECT "kind", "name", "change" = 'defined' FROM "field_step" WHERE "step" = \(step)
    """
  }

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
  /// Changes whenever another connection has changed anything.
  package static let dataVersion: SQL = "PRAGMA data_version"

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
  /// A step is on the disk when it is reported as done.
  package static let settings = "PRAGMA synchronous = FULL; \(forReading)"
  /// Rows are sorted in pieces as large as this, and small ones stay in the processor's cache: a
  /// million rows group in two thirds of the time that 32 MB take.
  package static let forReading = "PRAGMA cache_size = -2000"
  /// Indexes are written all over; 32 MB of their pages are kept in memory.
  package static let forWriting = "PRAGMA cache_size = -32000"
  /// Whether the database looks once more at values that were read as those of their fields.
  package static let checkValues = "PRAGMA ignore_check_constraints = OFF"
  package static let trustValues = "PRAGMA ignore_check_constraints = ON"
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

  /// Undoes `indexes(on:)`.
  package func dropIndex(on column: String) -> SQL {
    "DROP INDEX IF EXISTS \(name: "\(name)_by_\(column)")"
  }

  /// Whether any row has something in a column; found by its index.
  package func isFilled(_ column: String) -> SQL {
    "SELECT EXISTS (SELECT 1 FROM \(name: name) WHERE \(name: column) IS NOT NULL)"
  }

  /// Undoes `pastIndex`.
  package var dropPastIndex: SQL { "DROP INDEX IF EXISTS \(name: "\(pastName)_key")" }
}
