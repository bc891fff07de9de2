package import Domain

/// What one step did to a table, and how it is taken back.
///
/// The versions a step wrote have its number in `since_step`, those it ended have it in
/// `until_step`. A row in both was changed, in the first alone added, in the second alone removed.
/// Later steps do not matter as long as the row is now as the step left it: an undo and its redo
/// between them change nothing.
extension Table {
  private var names: SQL { columns.map { SQL.name($0.name) }.joined(", ") }
  private var record: SQL { .name(key[0]) }

  private func sameKey(_ left: SQL, _ right: SQL) -> SQL {
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

  /// Records that are no longer as the step left them, or whose handle another one has by now.
  package func conflicts(with step: Int64) -> SQL {
    let differs = columns.filter { !key.contains($0.name) && $0.name != "since_step" }
      .map { "c.\(name: $0.name) IS NOT a.\(name: $0.name)" as SQL }.joined(" OR ")
    var sql: SQL = """
      SELECT a.\(record) FROM \(after(step)) AS a LEFT JOIN \(name: name) AS c \
      ON \(sameKey("c", "a")) WHERE c.\(record) IS NULL OR \(differs) \
      UNION SELECT b.\(record) FROM \(before(step)) AS b JOIN \(name: name) AS c \
      ON \(sameKey("c", "b")) WHERE NOT EXISTS \
      (SELECT 1 FROM \(after(step)) AS a WHERE \(sameKey("a", "b")))
      """
    if uniqueColumns.contains("handle") {
      sql.append(
        """
         UNION SELECT c."id" FROM \(before(step)) AS b JOIN \(name: name) AS c \
        ON c."handle" = b."handle" AND c."id" <> b."id" \
        WHERE c."id" NOT IN (SELECT "id" FROM \(after(step)))
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
    let touched = tables.map { table -> SQL in
      """
      SELECT \(table.record) AS "id" FROM \(table.after(step)) \
      UNION SELECT \(table.record) FROM \(table.before(step))
      """
    }.joined(" UNION ")
    return """
      WITH "a" AS (SELECT a."id" \(main.added(step))), "r" AS (SELECT b."id" \(main.removed(step))) \
      SELECT (SELECT count(*) FROM "a"), (SELECT count(*) FROM "r"), \
      (SELECT count(*) FROM (\(touched)) \
      WHERE "id" NOT IN (SELECT "id" FROM "a") AND "id" NOT IN (SELECT "id" FROM "r"))
      """
  }

  /// The statements that put rows back as they were before the step, as a step of their own.
  package func revert(_ step: Int64, in new: Int64) -> [SQL] {
    let plain = columns.filter { !key.contains($0.name) && $0.name != "since_step" }
    let restored = columns.map { $0.name == "since_step" ? "\(new)" : "b.\(name: $0.name)" as SQL }
    let current = columns.map { "c.\(name: $0.name)" as SQL }.joined(", ")
    let sets =
      plain.map { "\(name: $0.name) = b.\(name: $0.name)" as SQL } + ["\"since_step\" = \(new)"]
    let addedKeys = key.map { "a.\(name: $0)" as SQL }.joined(", ")
    return [
      // What the step removed comes back first: restored rows may refer to it.
      "INSERT INTO \(name: name) (\(names)) SELECT \(restored.joined(", ")) \(removed(step))",
      """
      INSERT INTO \(name: pastName) (\(names), "until_step") SELECT \(current), \(new) \
      FROM \(name: name) AS c JOIN \(after(step)) AS a ON \(sameKey("a", "c"))
      """,
      """
      DELETE FROM \(name: name) WHERE (\(key.map { SQL.name($0) }.joined(", "))) IN \
      (SELECT \(addedKeys) \(added(step)))
      """,
      """
      UPDATE \(name: name) AS c SET \(sets.joined(", ")) FROM \(before(step)) AS b \
      WHERE \(sameKey("b", "c")) AND c."since_step" <> \(new)
      """,
    ]
  }
}

extension Bookkeeping {
  /// A step's words, and the step it took back; no row where there is no such step.
  package static func step(_ number: Int64) -> SQL {
    "SELECT \"words\", \"undoes\" FROM \"step\" WHERE \"number\" = \(number)"
  }

  /// The step that took this one back and was not taken back itself.
  package static func undone(_ number: Int64) -> SQL {
    """
    SELECT s."number" FROM "step" AS s WHERE s."undoes" = \(number) AND NOT EXISTS \
    (SELECT 1 FROM "step" AS t WHERE t."undoes" = s."number") ORDER BY s."number" DESC LIMIT 1
    """
  }

  /// Kinds a step touched.
  package static func kinds(of step: Int64) -> SQL {
    "SELECT \"kind\" FROM \"step_kind\" WHERE \"step\" = \(step)"
  }
}

extension Control {
  /// References are checked when the step ends, as its rows come back in no particular order.
  package static let deferReferences = "PRAGMA defer_foreign_keys = ON"
}
