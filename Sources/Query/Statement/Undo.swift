package import Domain

/// What one step did to a table, and how it is taken back.
///
/// The versions a step wrote have its number in `since_step`, those it ended have it in
/// `until_step`. A row in both was changed, in the first alone added, in the second alone removed.
/// Later steps do not matter as long as the row is now as the step left it: an undo and its redo
/// between them change nothing.
extension Table {
  private var names: SQL { columns.map { SQL.name($0.name) }.joined(", ") }
  var record: SQL { .name(key[0]) }

  func sameKey(_ left: SQL, _ right: SQL) -> SQL {
    key.map { "\(left).\(name: $0) = \(right).\(name: $0)" as SQL }.joined(" AND ")
  }

  /// The versions the step wrote, whether they still stand or have passed.
  private func after(_ step: Int64) -> SQL {
    """
    (SELECT \(names) FROM \(name: name) WHERE "since_step" = \(step) \
    UNION ALL SELECT \(names) FROM \(name: pastName) WHERE "since_step" = \(step))
    """
  }

  /// The versions the step ended.
  private func before(_ step: Int64) -> SQL {
    "(SELECT \(names) FROM \(name: pastName) WHERE \"until_step\" = \(step))"
  }

  private func added(_ step: Int64) -> SQL {
    """
    FROM \(after(step)) AS a WHERE NOT EXISTS \
    (SELECT 1 FROM \(name: pastName) AS p WHERE \(sameKey("p", "a")) AND p."until_step" = \(step))
    """
  }

  private func removed(_ step: Int64) -> SQL {
    """
    FROM \(before(step)) AS b WHERE NOT EXISTS \
    (SELECT 1 FROM \(after(step)) AS a WHERE \(sameKey("a", "b")))
    """
  }

  /// Of what a step wrote: records whose field refers to one of `target` that is not there.
  package func dangling(_ field: Field, to target: Kind, writtenBy step: Int64) -> SQL {
    let column: SQL = field.isList ? "\"member\"" : .name(field.name)
    return """
      SELECT \(record) FROM \(name: name) WHERE "since_step" = \(step) AND \
      \(column) & \(constant: Int(RecordID.kindMask)) = \(constant: target.code) AND \
      \(column) NOT IN (SELECT "id" FROM \(name: target.name))
      """
  }

  /// The rows that stand as the step wrote them.
  package func written(by step: Int64) -> SQL {
    "SELECT \(record) FROM \(name: name) WHERE \"since_step\" = \(step)"
  }

  /// The records of all versions that began or ended in a step.
  func touched(_ step: Int64) -> SQL {
    """
    SELECT \(record) AS "id" FROM \(name: name) WHERE "since_step" = \(step) \
    UNION SELECT \(record) FROM \(name: pastName) \
    WHERE "since_step" = \(step) OR "until_step" = \(step)
    """
  }

  /// The records of all versions that began or ended after a step.
  private func touched(after step: Int64) -> SQL {
    """
    SELECT \(record) AS "id" FROM \(name: name) WHERE "since_step" > \(step) \
    UNION SELECT \(record) FROM \(name: pastName) WHERE "until_step" > \(step)
    """
  }

  /// Of one kind, whose own table and lists these are: records the step touched that are no longer
  /// as it left them, in themselves or in their lists, or whose handle another one has by now.
  package static func conflicts(_ tables: [Table], with step: Int64) -> SQL {
    let main = tables[0]
    let differing = tables.flatMap { table -> [SQL] in
      let names = table.columnNames.filter { $0 != "since_step" }.map { SQL.name($0) }
        .joined(", ")
      let chosen: SQL = "\(table.record) IN (SELECT \"id\" FROM \"r\")"
      let now: SQL = "SELECT \(names) FROM \(name: table.name) WHERE \(chosen)"
      let then: SQL = """
        SELECT \(names) FROM (SELECT * FROM \(name: table.name) WHERE \(chosen) \
        AND "since_step" <= \(step)) \
        UNION ALL SELECT \(names) FROM \(name: table.pastName) WHERE \(chosen) \
        AND "since_step" <= \(step) AND "until_step" > \(step)
        """
      return [
        "SELECT \(table.record) FROM (\(now) EXCEPT SELECT * FROM (\(then)))",
        "SELECT \(table.record) FROM (SELECT * FROM (\(then)) EXCEPT \(now))",
      ]
    }
    var sql: SQL = """
      WITH "touched" AS MATERIALIZED (\(tables.map { $0.touched(step) }.joined(" UNION "))), \
      "later" AS MATERIALIZED (\(tables.map { $0.touched(after: step) }.joined(" UNION "))), \
      "r" AS MATERIALIZED \
      (SELECT "id" FROM "later" WHERE "id" IN (SELECT "id" FROM "touched")) \
      \(differing.joined(" UNION "))
      """
    if main.uniqueColumns.contains("handle") {
      sql.append(
        """
         UNION SELECT c."id" FROM \(main.before(step)) AS b JOIN \(name: main.name) AS c \
        ON c."handle" = b."handle" AND c."id" <> b."id" \
        WHERE c."id" NOT IN (SELECT "id" FROM \(main.after(step)))
        """)
    }
    return sql
  }

  /// Records of `other`, whose own table or list's this is, that refer to what the step added to
  /// `target` and were not written by the step themselves.
  package func references(by field: Field, to target: Table, added step: Int64) -> SQL {
    let column: SQL = field.isList ? "\"member\"" : .name(field.name)
    return """
      SELECT c.\(record) FROM \(name: name) AS c \
      WHERE c.\(column) IN (SELECT a."id" \(target.added(step))) AND NOT EXISTS \
      (SELECT 1 FROM \(after(step)) AS a WHERE \(sameKey("a", "c")))
      """
  }

  /// How many records of a kind the step added, removed, and changed in themselves or their lists.
  package static func counts(_ tables: [Table], _ step: Int64) -> SQL {
    let main = tables[0]
    let touched = tables.map { $0.touched(step) }.joined(" UNION ")
    return """
      WITH "a" AS (SELECT a."id" \(main.added(step))), "r" AS (SELECT b."id" \(main.removed(step))) \
      SELECT (SELECT count(*) FROM "a"), (SELECT count(*) FROM "r"), \
      (SELECT count(*) FROM (\(touched)) \
      WHERE "id" NOT IN (SELECT "id" FROM "a") AND "id" NOT IN (SELECT "id" FROM "r"))
      """
  }

  /// The statements that put rows back as they were before the step, as a step of their own, which
  /// may have put others back already.
  package func revert(_ step: Int64, in new: Int64) -> [SQL] {
    let plain = columns.filter { !key.contains($0.name) && $0.name != "since_step" }
    let restored = columns.map { $0.name == "since_step" ? "\(new)" : "b.\(name: $0.name)" as SQL }
    let current = columns.map { "c.\(name: $0.name)" as SQL }.joined(", ")
    let sets =
      plain.map { "\(name: $0.name) = b.\(name: $0.name)" as SQL } + ["\"since_step\" = \(new)"]
    let addedKeys = key.map { "a.\(name: $0)" as SQL }.joined(", ")
    var statements: [SQL] = [
      """
      INSERT INTO \(name: pastName) (\(names), "until_step") SELECT \(current), \(new) \
      FROM \(name: name) AS c JOIN \(after(step)) AS a ON \(sameKey("a", "c")) \
      WHERE c."since_step" <> \(new)
      """
    ]
    if uniqueColumns.contains("handle") {
      // Handles may have changed hands within the step: first everybody lets go.
      statements.append(
        """
        UPDATE \(name: name) SET "handle" = '~' || "id" \
        WHERE "id" IN (SELECT "id" FROM \(after(step)))
        """)
    }
    return statements + [
      // What the step removed comes back before restored rows refer to it.
      "INSERT INTO \(name: name) (\(names)) SELECT \(restored.joined(", ")) \(removed(step))",
      """
      DELETE FROM \(name: name) WHERE (\(key.map { SQL.name($0) }.joined(", "))) IN \
      (SELECT \(addedKeys) \(added(step)))
      """,
      """
      UPDATE \(name: name) AS c SET \(sets.joined(", ")) FROM \(before(step)) AS b \
      WHERE \(sameKey("b", "c"))
      """,
    ]
  }
}

extension Bookkeeping {
  /// A step's words; no row where there is no such step.
  package static func words(of step: Int64) -> SQL {
    "SELECT \"words\" FROM \"step\" WHERE \"number\" = \(step)"
  }

  /// Which steps took which back, the newest first.
  package static let undoings: SQL =
    "SELECT \"step\", \"undoes\" FROM \"step_undoes\" ORDER BY \"step\" DESC"

  /// A session's steps, the newest first.
  package static func steps(ofSession session: Int64) -> SQL {
    "SELECT \"number\" FROM \"step\" WHERE \"session\" = \(session) ORDER BY \"number\" DESC"
  }

  /// Kinds a step touched.
  package static func kinds(of step: Int64) -> SQL {
    "SELECT \"kind\" FROM \"step_kind\" WHERE \"step\" = \(step)"
  }

  /// The field of a book's own that a step defined.
  package static func defined(by step: Int64) -> SQL {
    "SELECT \"name\" FROM \"custom_field\" WHERE \"since_step\" = \(step)"
  }
}

extension Control {
  /// References are checked when the step ends, as its rows come back in no particular order.
  package static let deferReferences = "PRAGMA defer_foreign_keys = ON"
}
