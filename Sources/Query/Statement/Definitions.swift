import Domain

/// What a book keeps beside the kinds' tables.
package enum Bookkeeping {
  /// `application_id` of the file: "RPRT".
  package static let applicationID = 0x5250_5254
  /// Raised when the tables below change their meaning; a book with a higher one is refused.
  package static let format = 3

  package static let definitions: [SQL] =
    stepDefinitions + [
      """
      CREATE TABLE "step_kind" (
        "step" INTEGER NOT NULL REFERENCES "step", "kind" TEXT NOT NULL,
        "added" INTEGER NOT NULL, "changed" INTEGER NOT NULL, "removed" INTEGER NOT NULL,
        PRIMARY KEY ("step", "kind")) STRICT, WITHOUT ROWID
      """,
      """
      CREATE TABLE "sequence" ("kind" TEXT PRIMARY KEY, "next" INTEGER NOT NULL) STRICT, WITHOUT ROWID
      """,
      """
      CREATE TABLE "custom_field" (
        "kind" TEXT NOT NULL, "name" TEXT NOT NULL, "type" TEXT NOT NULL, "is_list" INTEGER NOT NULL,
        "help" TEXT NOT NULL, "position" INTEGER NOT NULL, "since_step" INTEGER NOT NULL,
        "until_step" INTEGER, PRIMARY KEY ("kind", "name")) STRICT, WITHOUT ROWID
      """,
      fieldSteps,
      """
      CREATE TABLE "layout" ("table" TEXT PRIMARY KEY, "definition" TEXT NOT NULL) STRICT, WITHOUT ROWID
      """,
      """
      CREATE TABLE "setting" ("name" TEXT PRIMARY KEY, "value" TEXT NOT NULL) STRICT, WITHOUT ROWID
      """,
    ]

  /// Steps, and which others each of them took back.
  private static let stepDefinitions: [SQL] = [
    """
    CREATE TABLE "step" (
      "number" INTEGER PRIMARY KEY, "session" INTEGER, "at" INTEGER NOT NULL,
      "author" TEXT NOT NULL, "words" TEXT NOT NULL, "script" TEXT, "day" INTEGER NOT NULL,
      "added" INTEGER NOT NULL DEFAULT 0, "changed" INTEGER NOT NULL DEFAULT 0,
      "removed" INTEGER NOT NULL DEFAULT 0) STRICT
    """,
    "CREATE INDEX \"step_by_session\" ON \"step\" (\"session\")",
    """
    CREATE TABLE "step_undoes" (
      "step" INTEGER NOT NULL REFERENCES "step", "undoes" INTEGER NOT NULL REFERENCES "step",
      PRIMARY KEY ("step", "undoes")) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX \"step_undoes_by_undoes\" ON \"step_undoes\" (\"undoes\")",
  ]

  /// Which steps defined fields of the book's own, and which took them back.
  private static let fieldSteps: SQL = """
    CREATE TABLE "field_step" (
      "step" INTEGER NOT NULL REFERENCES "step" DEFERRABLE INITIALLY DEFERRED,
      "kind" TEXT NOT NULL, "name" TEXT NOT NULL, "change" TEXT NOT NULL,
      PRIMARY KEY ("step", "kind", "name", "change")) STRICT, WITHOUT ROWID
    """

  package static let addUndoes: SQL = "ALTER TABLE \"step\" ADD COLUMN \"undoes\" INTEGER"

  /// What brings the tables above from one format to the next, the first from format 1 to 2. Foreign
  /// keys are off and names keep their meaning while they run.
  package static let upgrades: [[SQL]] = [
    ["ALTER TABLE \"step\" RENAME TO \"old_step\""] + stepDefinitions + [
      """
      INSERT INTO "step" ("number", "at", "author", "words", "script", "day", "added", "changed", \
      "removed") SELECT "number", "at", "author", "words", "script", "day", "added", "changed", \
      "removed" FROM "old_step"
      """,
      """
      INSERT INTO "step_undoes" SELECT "number", "undoes" FROM "old_step" WHERE "undoes" IS NOT NULL
      """,
      "DROP TABLE \"old_step\"",
    ],
    [
      "ALTER TABLE \"custom_field\" ADD COLUMN \"until_step\" INTEGER", fieldSteps,
      """
      INSERT INTO "field_step" SELECT "since_step", "kind", "name", 'defined' FROM "custom_field"
      """,
    ],
  ]
}

extension Table {
  /// The statements that make this table, its past and its indexes.
  package var definitions: [SQL] { [create] + indexes + [createPast, pastIndex] }

  /// Everything that decides how the table is laid out; two equal ones need no migration.
  package var layout: String {
    definitions.map { $0.prepared.text }.joined(separator: ";\n")
  }

  package var create: SQL { create(named: name) }

  package func create(named name: String) -> SQL {
    var lines = columns.flatMap { definition(of: $0) }
    if isList { lines.append("PRIMARY KEY (\(key.map { SQL.name($0) }.joined(", ")))") }
    let suffix: SQL = isList ? " STRICT, WITHOUT ROWID" : " STRICT"
    return "CREATE TABLE \(name: name) (\n  \(lines.joined(",\n  "))\n)\(suffix)"
  }

  /// A column's definition. A reference to several kinds has a foreign key to each: a virtual
  /// column that holds the reference where it is to that kind, and is empty otherwise.
  func definition(of column: Column) -> [SQL] {
    var line: SQL = "\(name: column.name) \(column.type.sql)"
    if !isList, column.name == "id" { line.append(" PRIMARY KEY") }
    if column.isRequired, column.name != "id" { line.append(" NOT NULL") }
    if uniqueColumns.contains(column.name) { line.append(" UNIQUE") }
    if let check = column.check { line.append(" CHECK (\(check))") }
    if column.references.count == 1 {
      line.append(" REFERENCES \(name: column.references[0].name)")
    }
    guard column.references.count > 1 else { return [line] }
    return [line]
      + column.references.map { kind in
        """
        \(name: "\(column.name):\(kind.name)") INTEGER GENERATED ALWAYS AS (CASE \
        \(name: column.name) & \(constant: Int(RecordID.kindMask)) \
        WHEN \(constant: kind.code) THEN \(name: column.name) END) VIRTUAL \
        REFERENCES \(name: kind.name)
        """
      }
  }

  package var indexes: [SQL] { indexed.flatMap { indexes(on: $0) } }

  package func indexes(on column: String) -> [SQL] {
    guard indexed.contains(column) else { return [] }
    let isRequired = columns.contains { $0.name == column && $0.isRequired }
    // The planner passes over a partial index on a column that is never empty.
    let condition: SQL = isRequired ? "" : " WHERE \(name: column) IS NOT NULL"
    return [
      """
      CREATE INDEX \(name: "\(name)_by_\(column)") ON \(name: name) (\(name: column))\(condition)
      """
    ]
  }

  package var createPast: SQL {
    let lines = columns.map { "\(name: $0.name) \($0.type.sql)" as SQL }
    return """
      CREATE TABLE \(name: pastName) (
        \(lines.joined(",\n  ")),
        "until_step" INTEGER NOT NULL
      ) STRICT
      """
  }

  package var pastIndex: SQL {
    "CREATE INDEX \(name: "\(pastName)_key") ON \(name: pastName) (\(key.map { SQL.name($0) }.joined(", ")))"
  }
}

extension Table.ColumnType {
  var sql: SQL {
    switch self {
    case .text: "TEXT"
    case .real: "REAL"
    case .integer: "INTEGER"
    }
  }
}
