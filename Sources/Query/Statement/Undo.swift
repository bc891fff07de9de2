package import Domain

/// What steps did to a table, and how all of them are taken back at once.
///
/// The versions a step wrote have its number in `since_step`, those it ended have it in
/// `until_step`. A row in both was changed, in the first alone added, in the second alone removed.
/// What comes back is the row as it was before the first of the steps that touched it. Other steps
/// do not matter as long as, between two of the steps and after the last, the record came back to
/// what it was: an undo and its redo change nothing.
///
/// Each table is read once, however many steps there are: what they touched is noted in tables of
/// the connection's own, which end with the step.
extension Table {
  private var names: SQL { columns.map { SQL.name($0.name) }.joined(", ") }
  var record: SQL { .name(key[0]) }
  /// The keys of the rows that are taken back, each with the first step that touched it.
  private var rows: String { "undo_\(name)" }

  func sameKey(_ left: SQL, _ right: SQL) -> SQL {
    key.map { "\(left).\(name: $0) = \(right).\(name: $0)" as SQL }.joined(" AND ")
  }

  private func keys(of alias: SQL) -> SQL {
    key.map { "\(alias).\(name: $0)" as SQL }.joined(", ")
  }

  // MARK: Noting

  /// Notes the steps that are taken back.
  package static func noteSteps(_ steps: [Int64]) -> [SQL] {
    [
      "CREATE TEMP TABLE \(name: stepsTable) (\"number\" INTEGER PRIMARY KEY)",
      """
      INSERT INTO \(name: stepsTable) \
      SELECT value FROM json_each(\(SQLValue.text(steps.description)))
      """,
    ]
  }

  private static let stepsTable = "undo_step"
  private static let steps: SQL = "(SELECT \"number\" FROM \(name: stepsTable))"
  private static let earliest: SQL = "(SELECT min(\"number\") FROM \(name: stepsTable))"

  /// Later than every step.
  private static let now: SQL = "1 << 61"

  /// Notes the rows of a kind that the steps touched, and for its records the stretches between two
  /// of the steps, and after the last, in which others touched them: `low` is the step that left
  /// them, `high` the last before the next.
  package static func noteRows(_ tables: [Table]) -> [SQL] {
    let main = tables[0]
    let touched = tables.map {
      "SELECT DISTINCT \($0.record) AS \"id\", \"step\" FROM (\($0.events))" as SQL
    }
    .joined(" UNION ")
    let later = tables.map(\.later).joined(" UNION ")
    return tables.map { table in
      """
      CREATE TEMP TABLE \(name: table.rows) AS SELECT \(table.keys(of: "e")), \
      min("step") AS "step" FROM (\(table.events)) AS e GROUP BY \(table.keys(of: "e"))
      """
    }
      + tables.map { table in
        """
        CREATE UNIQUE INDEX temp.\(name: "\(table.rows)_key") ON \(name: table.rows) \
        (\(table.key.map { SQL.name($0) }.joined(", ")))
        """
      } + [
        """
        CREATE TEMP TABLE \(name: main.stretches) AS WITH "later" AS MATERIALIZED (\(later)) \
        SELECT "id", "step" AS "low", ifnull(lead("step") OVER (PARTITION BY "id" ORDER BY "step") \
        - 1, \(now)) AS "high" FROM (\(touched)) WHERE "id" IN (SELECT "id" FROM "later")
        """
      ]
  }

  private var stretches: String { "undo_\(name)_stretch" }

  /// Forgets what was noted.
  package static func forgetNotes(_ tables: [[Table]]) -> [SQL] {
    ([stepsTable] + tables.flatMap { kind in kind.map(\.rows) + [kind[0].stretches] })
      .map { "DROP TABLE IF EXISTS temp.\(name: $0)" }
  }

  /// Keys of versions that began or ended in one of the steps.
  private var events: SQL {
    """
    SELECT \(keys(of: "t")), "since_step" AS "step" FROM \(name: name) AS t \
    WHERE "since_step" IN \(Self.steps) \
    UNION ALL SELECT \(keys(of: "t")), "since_step" FROM \(name: pastName) AS t \
    WHERE "since_step" IN \(Self.steps) \
    UNION ALL SELECT \(keys(of: "t")), "until_step" FROM \(name: pastName) AS t \
    WHERE "until_step" IN \(Self.steps)
    """
  }

  /// Records of versions that began or ended after the earliest of the steps.
  private var later: SQL {
    """
    SELECT \(record) AS "id" FROM \(name: name) WHERE "since_step" > \(Self.earliest) \
    UNION SELECT \(record) FROM \(name: pastName) WHERE "until_step" > \(Self.earliest)
    """
  }

  // MARK: Refusing

  /// Of one kind, whose own table and lists these are: records the steps touched that others
  /// changed since, in themselves or in their lists, or whose handle another one has by now; and the
  /// step of each that cannot be taken back for it.
  package static func conflicts(_ tables: [Table]) -> SQL {
    let main = tables[0]
    var found = tables.flatMap { table in
      [("low", "high"), ("high", "low")].flatMap { table.differing(main.stretches, $0, $1) }
    }
    if main.uniqueColumns.contains("handle") {
      let back: SQL = """
        \(name: main.rows) AS u JOIN \(name: main.pastName) AS b \
        ON b."id" = u."id" AND b."until_step" = u."step"
        """
      found += [
        """
        SELECT c."id", u."step" FROM \(back) JOIN \(name: main.name) AS c \
        ON c."handle" = b."handle" WHERE c."id" NOT IN (SELECT "id" FROM \(name: main.rows))
        """,
        "SELECT max(u.\"id\"), min(u.\"step\") FROM \(back) GROUP BY b.\"handle\" HAVING count(*) > 1",
      ]
    }
    return "SELECT *, 0 FROM (\(found.joined(" UNION ")))"
  }

  /// Records that have a row at one end of a stretch that they do not have at the other.
  private func differing(_ stretches: String, _ one: String, _ other: String) -> [SQL] {
    let (here, there): (SQL, SQL) = ("s.\(name: one)", "s.\(name: other)")
    let same = columns.filter { $0.name != "since_step" }
      .map { "b.\(name: $0.name) IS a.\(name: $0.name)" as SQL }.joined(" AND ")
    return [(name, "" as SQL), (pastName, " AND a.\"until_step\" > \(here)" as SQL)].map {
      source, ended in
      """
      SELECT s."id", s."low" FROM \(name: stretches) AS s JOIN \(name: source) AS a \
      ON a.\(record) = s."id" AND a."since_step" <= \(here)\(ended) \
      WHERE NOT EXISTS (SELECT 1 FROM \(name: name) AS b WHERE \(sameKey("b", "a")) \
      AND b."since_step" <= \(there) AND \(same)) \
      AND NOT EXISTS (SELECT 1 FROM \(name: pastName) AS b WHERE \(sameKey("b", "a")) \
      AND b."since_step" <= \(there) AND b."until_step" > \(there) AND \(same))
      """
    }
  }

  /// Rows that were not there before the steps.
  private var added: SQL {
    """
    FROM \(name: rows) AS u WHERE NOT EXISTS (SELECT 1 FROM \(name: pastName) AS p \
    WHERE \(sameKey("p", "u")) AND p."until_step" = u."step")
    """
  }

  /// Records, whose own table or list's this is, that refer to what the steps added to `target`,
  /// with the step that did and what they refer to; not those that are taken back themselves.
  ///
  /// - Parameter isTouched: The steps touched this table too.
  package func references(by field: Field, toAddedOf target: Table, isTouched: Bool) -> SQL {
    let column: SQL = field.isList ? "\"member\"" : .name(field.name)
    let others: SQL = """
       AND NOT EXISTS (SELECT 1 FROM \(name: rows) AS o WHERE \(sameKey("o", "c")))
      """
    return """
      SELECT c.\(record), g."step", g."id" FROM (SELECT u."id", u."step" \(target.added)) AS g \
      JOIN \(name: name) AS c ON c.\(column) = g."id"\(isTouched ? others : "")
      """
  }

  /// Of what a step wrote: records whose field refers to one of `target` that is not there, with
  /// the step and what is not there.
  package func dangling(_ field: Field, to target: Kind, writtenBy step: Int64) -> SQL {
    let column: SQL = field.isList ? "\"member\"" : .name(field.name)
    return """
      SELECT \(record), "since_step", \(column) FROM \(name: name) \
      WHERE "since_step" = \(step) AND \(column) & \(constant: Int(RecordID.kindMask)) = \(constant: target.code) AND \
      \(column) NOT IN (SELECT "id" FROM \(name: target.name))
      """
  }

  // MARK: Putting back

  /// The statements that put rows back as they were before the steps, as a step of their own.
  package func revert(in new: Int64) -> [SQL] {
    let plain = columns.filter { !key.contains($0.name) && $0.name != "since_step" }
    let restored = columns.map { $0.name == "since_step" ? "\(new)" : "b.\(name: $0.name)" as SQL }
    let current = columns.map { "c.\(name: $0.name)" as SQL }.joined(", ")
    let sets =
      plain.map { "\(name: $0.name) = b.\(name: $0.name)" as SQL } + ["\"since_step\" = \(new)"]
    let back: SQL = """
      \(name: rows) AS u JOIN \(name: pastName) AS b \
      ON \(sameKey("b", "u")) AND b."until_step" = u."step"
      """
    var statements: [SQL] = [
      """
      INSERT INTO \(name: pastName) (\(names), "until_step") SELECT \(current), \(new) \
      FROM \(name: rows) AS u JOIN \(name: name) AS c ON \(sameKey("c", "u"))
      """
    ]
    if uniqueColumns.contains("handle") {
      // Handles may have changed hands: first everybody lets go.
      statements.append(
        """
        UPDATE \(name: name) SET "handle" = '~' || "id" \
        WHERE "id" IN (SELECT "id" FROM \(name: rows))
        """)
    }
    return statements + [
      // What the steps removed comes back before restored rows refer to it.
      """
      INSERT INTO \(name: name) (\(names)) SELECT \(restored.joined(", ")) FROM \(back) \
      WHERE NOT EXISTS (SELECT 1 FROM \(name: name) AS c WHERE \(sameKey("c", "u")))
      """,
      """
      DELETE FROM \(name: name) WHERE (\(key.map { SQL.name($0) }.joined(", "))) IN \
      (SELECT \(keys(of: "u")) \(added))
      """,
      """
      UPDATE \(name: name) AS c SET \(sets.joined(", ")) FROM \(back) \
      WHERE \(sameKey("u", "c")) AND c."since_step" <> \(new)
      """,
    ]
  }

  // MARK: What a step did

  /// The versions a step wrote, whether they still stand or have passed.
  private func after(_ step: Int64) -> SQL {
    """
    (SELECT \(names) FROM \(name: name) WHERE "since_step" = \(step) \
    UNION ALL SELECT \(names) FROM \(name: pastName) WHERE "since_step" = \(step))
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

  /// How many records of a kind the step added, removed, and changed in themselves or their lists.
  package static func counts(_ tables: [Table], _ step: Int64) -> SQL {
    let main = tables[0]
    let touched = tables.map { $0.touched(step) }.joined(" UNION ")
    return """
      WITH "a" AS (SELECT a."id" FROM \(main.after(step)) AS a WHERE NOT EXISTS \
      (SELECT 1 FROM \(name: main.pastName) AS p WHERE p."id" = a."id" AND p."until_step" = \(step))), \
      "r" AS (SELECT b."id" FROM \(name: main.pastName) AS b WHERE b."until_step" = \(step) \
      AND NOT EXISTS (SELECT 1 FROM \(main.after(step)) AS a WHERE a."id" = b."id")) \
      SELECT (SELECT count(*) FROM "a"), (SELECT count(*) FROM "r"), \
      (SELECT count(*) FROM (\(touched)) \
      WHERE "id" NOT IN (SELECT "id" FROM "a") AND "id" NOT IN (SELECT "id" FROM "r"))
      """
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
}

extension Control {
  /// References are checked when the step ends, as its rows come back in no particular order.
  package static let deferReferences = "PRAGMA defer_foreign_keys = ON"
}
