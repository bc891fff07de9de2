package import Domain

/// Questions whose every row is a fault of the book. Each yields ids of records, or numbers of steps.
package struct Check: Sendable {
  package enum Subject: Sendable { case record, step }

  /// What is wrong, without a full stop: ``has no `due` ``.
  package var fault: String
  package var subject: Subject
  package var sql: SQL
}

extension Check {
  /// Every rule of the schema that one kind's records must keep.
  package static func rules(_ kind: Kind, in schema: Schema) -> [Check] {
    let table = Table.tables(of: kind, in: schema)[0]
    var checks = kind.fields.flatMap { values($0, of: kind, table, schema) }
    checks += life(of: kind)
    if let container = kind.container {
      checks.append(
        record(
          "stands `\(container)` itself",
          """
          WITH RECURSIVE "inside"("id") AS (\
          SELECT "id" FROM \(name: kind.name) WHERE \(name: container) IS NULL \
          UNION ALL SELECT k."id" FROM \(name: kind.name) AS k JOIN "inside" AS i \
          ON k.\(name: container) = i."id") \
          SELECT "id" FROM \(name: kind.name) WHERE "id" NOT IN (SELECT "id" FROM "inside")
          """))
    }
    checks.append(
      record(
        "has a number that would be given out again",
        """
        SELECT "id" FROM \(name: kind.name) WHERE ("id" >> \(constant: Int(RecordID.kindBits))) >= \
        ifnull((SELECT "next" FROM "sequence" WHERE "kind" = \(SQLValue.text(kind.name))), 1)
        """))
    return checks
  }

  private static func values(
    _ field: Field, of kind: Kind, _ table: Table, _ schema: Schema
  ) -> [Check] {
    let name = SQL.name(field.name)
    if field.isList {
      let list = Table.list(of: kind, field, in: schema)
      var checks: [Check] = []
      if let check = list.columns.first(where: { $0.name == "member" })?.check {
        checks.append(
          record(
            "has in `\(field.name)` what may not stand there",
            "SELECT \"record\" FROM \(name: list.name) WHERE NOT (\(check))"))
      }
      if field.isRequired {
        checks.append(
          record(
            "has no `\(field.name)`",
            """
            SELECT "id" FROM \(name: kind.name) WHERE "id" NOT IN \
            (SELECT "record" FROM \(name: list.name))
            """))
      }
      return checks
    }
    var checks: [Check] = []
    if field.isRequired {
      checks.append(
        record(
          "has no `\(field.name)`", "SELECT \"id\" FROM \(name: kind.name) WHERE \(name) IS NULL"))
    }
    if let check = table.columns.first(where: { $0.name == field.name })?.check {
      checks.append(
        record(
          "has in `\(field.name)` what may not stand there",
          "SELECT \"id\" FROM \(name: kind.name) WHERE NOT (\(check))"))
    }
    return checks
  }

  /// What each verb leaves behind when it moves a status; rows imported as history are free of it.
  private static func life(of kind: Kind) -> [Check] {
    let free: SQL = kind.field("ungated") == nil ? "" : " AND \"ungated\" IS NULL"
    var checks: [Check] = []
    for status in kind.statuses {
      let ways = kind.transitions.filter { $0.to == status }
      guard !ways.isEmpty, !ways.contains(where: { $0.from.contains(status) }) else { continue }
      let dated = Set(ways.map(\.dated))
      let words = Set(ways.map { $0.words.flatMap { $0.isRequired ? $0.field : nil } })
      for case let field? in [dated, words].compactMap({ $0.count == 1 ? $0.first : nil }) {
        guard kind.field("status")?.initial != .value(.text(status)) else { continue }
        checks.append(
          record(
            "is \(status) without `\(field)`",
            """
            SELECT "id" FROM \(name: kind.name) WHERE "status" = \(SQLValue.text(status)) \
            AND \(name: field) IS NULL\(free)
            """))
      }
    }
    return checks
  }

  private static func record(_ fault: String, _ sql: SQL) -> Check {
    Check(fault: fault, subject: .record, sql: sql)
  }

  // MARK: History

  /// What must be so of the versions of one table's rows.
  package static func history(_ table: Table) -> [Check] {
    let (now, past, record) = (SQL.name(table.name), SQL.name(table.pastName), table.record)
    let newest: SQL = "(SELECT ifnull(max(\"number\"), 0) FROM \"step\")"
    return [
      self.record(
        "has a version of a step that there is not",
        """
        SELECT \(record) FROM \(now) WHERE "since_step" NOT BETWEEN 1 AND \(newest) UNION \
        SELECT \(record) FROM \(past) WHERE "since_step" < 1 OR "until_step" > \(newest)
        """),
      self.record(
        "has a version that ends before it begins",
        "SELECT \(record) FROM \(past) WHERE \"until_step\" <= \"since_step\""),
      self.record(
        "has two versions at once",
        """
        SELECT p.\(record) FROM \(past) AS p JOIN \(now) AS c ON \(table.sameKey("p", "c")) \
        WHERE p."until_step" > c."since_step" UNION \
        SELECT p.\(record) FROM \(past) AS p JOIN \(past) AS q ON \(table.sameKey("p", "q")) \
        WHERE p.rowid < q.rowid AND p."since_step" < q."until_step" \
        AND q."since_step" < p."until_step"
        """),
    ]
  }

  /// What must be so of the steps themselves.
  package static let steps: [Check] = [
    Check(
      fault: "is missing from the log", subject: .step,
      sql: """
        SELECT "number" - 1 FROM "step" AS s WHERE "number" > 1 AND NOT EXISTS \
        (SELECT 1 FROM "step" AS t WHERE t."number" = s."number" - 1)
        """),
    Check(
      fault: "counts records other than those of its kinds", subject: .step,
      sql: """
        SELECT s."number" FROM "step" AS s LEFT JOIN "step_kind" AS k ON k."step" = s."number" \
        GROUP BY s."number" HAVING total(k."added") <> s."added" OR total(k."changed") <> \
        s."changed" OR total(k."removed") <> s."removed"
        """),
    Check(
      fault: "takes back what came after it", subject: .step,
      sql: "SELECT \"step\" FROM \"step_undoes\" WHERE \"undoes\" >= \"step\""),
  ]

  /// Steps that added or removed another number of a kind's records than the log says.
  package static func tallies(_ kind: Kind, in schema: Schema) -> Check {
    let table = Table.tables(of: kind, in: schema)[0]
    let (now, past) = (SQL.name(table.name), SQL.name(table.pastName))
    return Check(
      fault: "added or removed other \(kind.plural) than the log says", subject: .step,
      sql: """
        WITH "v" AS MATERIALIZED (SELECT "id", "since_step" AS "s", 1 << 62 AS "u" FROM \(now) \
        UNION ALL SELECT "id", "since_step", "until_step" FROM \(past)), \
        "n" AS (SELECT "s" AS "step", count(*) AS "added", 0 AS "removed" FROM "v" AS a WHERE \
        NOT EXISTS (SELECT 1 FROM \(past) AS p WHERE p."id" = a."id" AND p."until_step" = a."s") \
        GROUP BY "s" UNION ALL SELECT "until_step", 0, count(*) FROM \(past) AS b WHERE \
        NOT EXISTS (SELECT 1 FROM \(past) AS p WHERE p."id" = b."id" \
        AND p."since_step" = b."until_step") AND NOT EXISTS (SELECT 1 FROM \(now) AS c \
        WHERE c."id" = b."id" AND c."since_step" = b."until_step") GROUP BY "until_step" \
        UNION ALL SELECT "step", -"added", -"removed" FROM "step_kind" \
        WHERE "kind" = \(SQLValue.text(kind.name))) \
        SELECT "step" FROM "n" GROUP BY "step" HAVING sum("added") <> 0 OR sum("removed") <> 0
        """)
  }

  package static let integrity: SQL = "PRAGMA integrity_check"

  /// The table that a finding of it speaks of where a row is not as its table wants it; nil where the
  /// file itself is damaged.
  package static func brokenTable(_ finding: String) -> String? {
    for beginning in ["CHECK constraint failed in ", "NULL value in "] {
      guard finding.hasPrefix(beginning) else { continue }
      return String(finding.dropFirst(beginning.count).prefix { $0 != "." })
    }
    return nil
  }

  /// Table, row, and the table that the row should refer to.
  package static let references: SQL =
    "SELECT \"table\", \"rowid\", \"parent\" FROM pragma_foreign_key_check"
}
