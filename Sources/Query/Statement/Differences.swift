import Domain

/// What changed in a book, field by field. Each statement yields the columns of `columns`, and
/// numbers to order rows by: `part` (the kind), `id` and `place` (the field).
///
/// Values are texts, as they are typed. A record is called by the handle it has now, or had last.
/// Ratings that are rows for nobody are none here either.
struct Differences {
  static let order = ["part", "id", "place"]
  let schema: Schema

  // MARK: Between two states

  /// Differences between the book after step `lower` and after step `upper`.
  func between(_ lower: Int64, _ upper: Int64) -> SQL {
    let kinds = schema.kinds.enumerated().map { index, kind in
      "SELECT * FROM (\(between(lower, upper, kind, part: index)))" as SQL
    }
    return (kinds + [definitions(lower, upper)]).joined(" UNION ALL ")
  }

  private func between(_ lower: Int64, _ upper: Int64, _ kind: Kind, part: Int) -> SQL {
    let tables = Table.tables(of: kind, in: schema)
    let scalars = scalars(of: kind)
    let names = (["id"] + scalars.map(\.name)).map { SQL.name($0) }.joined(", ")
    let main = SQL.name(tables[0].name)
    let past = SQL.name(tables[0].pastName)
    let began: SQL = "\"since_step\" > \(lower) AND \"since_step\" <= \(upper)"
    let ended: SQL = "\"until_step\" > \(lower) AND \"until_step\" <= \(upper)"
    var parts = scalars.enumerated().map { place, field -> SQL in
      let condition: SQL =
        field.name == "handle" ? "\"change\" = 'changed' AND " : ""
      return """
        SELECT \(constant: part) AS "part", "id", \(constant: place) AS "place", \
        \(SQLValue.text(kind.name)) AS "kind", \(handle(of: "\"p\".\"id\"", [kind])) AS "record", \
        "change", \(SQLValue.text(field.name)) AS "field", \
        \(text(.name("b.\(field.name)"), field)) AS "before", \
        \(text(.name("a.\(field.name)"), field)) AS "after" \
        FROM "p" WHERE \(condition)\(name: "b.\(field.name)") IS NOT \(name: "a.\(field.name)")
        """
    }
    for (index, (field, table)) in zip(kind.fields.filter(\.isList), tables.dropFirst())
      .enumerated()
    {
      let (list, pastList): (SQL, SQL) = (.name(table.name), .name(table.pastName))
      parts.append(
        """
        SELECT \(constant: part), "id", \(constant: scalars.count + index), \
        \(SQLValue.text(kind.name)), \(handle(of: "r.\"id\"", [kind])), \
        ifnull((SELECT "change" FROM "p" WHERE "p"."id" = r."id"), 'changed'), \
        \(SQLValue.text(field.name)), "before", "after" FROM \
        (SELECT "id", \(members(field, table, "t.\"id\"", at: "\(lower)")) AS "before", \
        \(members(field, table, "t.\"id\"", at: "\(upper)")) AS "after" FROM \
        (SELECT "record" AS "id" FROM \(list) WHERE \(began) UNION SELECT "record" FROM \(pastList) \
        WHERE (\(began)) OR (\(ended))) AS t) AS r WHERE "before" IS NOT "after"
        """)
    }
    let shown = Withholding.clause(kind, "AND")
    let both = scalars.map {
      "b.\(name: $0.name) AS \(name: "b.\($0.name)"), a.\(name: $0.name) AS \(name: "a.\($0.name)")"
        as SQL
    }.joined(", ")
    let only = scalars.map { "NULL, a.\(name: $0.name)" as SQL }.joined(", ")
    return """
      WITH "b" AS MATERIALIZED (SELECT \(names) FROM \(past) \
      WHERE "since_step" <= \(lower) AND \(ended)\(shown)), \
      "a" AS MATERIALIZED (SELECT \(names) FROM \(main) WHERE \(began)\(shown) \
      UNION ALL SELECT \(names) FROM \(past) WHERE \(began) AND "until_step" > \(upper)\(shown)), \
      "p" AS MATERIALIZED (SELECT b."id" AS "id", \
      CASE WHEN a."id" IS NULL THEN 'removed' ELSE 'changed' END AS "change", \(both) \
      FROM "b" AS b LEFT JOIN "a" AS a ON a."id" = b."id" \
      UNION ALL SELECT a."id", 'added', \(only) FROM "a" AS a \
      WHERE a."id" NOT IN (SELECT "id" FROM "b")) \
      \(parts.joined(" UNION ALL "))
      """
  }

  /// Fields that the book defined for itself, or took back, in these steps.
  private func definitions(_ lower: Int64, _ upper: Int64) -> SQL {
    let same: SQL = """
      FROM "field_step" AS g WHERE g."kind" = f."kind" AND g."name" = f."name" \
      AND g."step" > \(lower) AND g."step" <= \(upper)
      """
    return """
      SELECT \(constant: schema.kinds.count), "position", "step", "kind", NULL, "change", "name", \
      CASE "change" WHEN 'removed' THEN "type" END, CASE "change" WHEN 'defined' THEN "type" END \
      FROM "field_step" AS f JOIN "custom_field" USING ("kind", "name") WHERE "step" = \
      (SELECT max("step") \(same)) AND "change" = (SELECT "change" \(same) ORDER BY "step" LIMIT 1)
      """
  }

  // MARK: One record's life

  /// What each step did to one record, with that step's number in `step`.
  func life(of id: RecordID) -> SQL {
    guard let kind = schema.kind(of: id) else { return "SELECT NULL WHERE 0" }
    let tables = Table.tables(of: kind, in: schema)
    let scalars = scalars(of: kind)
    let names = scalars.map { SQL.name($0.name) }.joined(", ")
    let shown = Withholding.clause(kind, "AND")
    let steps = tables.map { table -> SQL in
      let key: SQL = table.isList ? "\"record\"" : "\"id\""
      return """
        SELECT "since_step" AS "n" FROM \(name: table.name) WHERE \(key) = \(id) \
        UNION SELECT "since_step" FROM \(name: table.pastName) WHERE \(key) = \(id) \
        UNION SELECT "until_step" FROM \(name: table.pastName) WHERE \(key) = \(id)
        """
    }.joined(" UNION ")
    var parts = scalars.enumerated().map { place, field -> SQL in
      let condition: SQL =
        field.name == "handle" ? "b.\"since\" IS NOT NULL AND a.\"since\" IS NOT NULL AND " : ""
      return """
        SELECT "n" AS "step", \(constant: place) AS "place", \(Self.change) AS "change", \
        \(SQLValue.text(field.name)) AS "field", \(text("b.\(name: field.name)", field)) AS "before", \
        \(text("a.\(name: field.name)", field)) AS "after" FROM \(Self.states) \
        WHERE \(condition)b.\(name: field.name) IS NOT a.\(name: field.name)
        """
    }
    for (index, (field, table)) in zip(kind.fields.filter(\.isList), tables.dropFirst())
      .enumerated()
    {
      parts.append(
        """
        SELECT "n", \(constant: scalars.count + index), "change", \(SQLValue.text(field.name)), \
        "before", "after" FROM (SELECT "n", \(Self.change) AS "change", \
        \(members(field, table, "\(id)", at: "s.\"n\" - 1")) AS "before", \
        \(members(field, table, "\(id)", at: "s.\"n\"")) AS "after" FROM \(Self.states)) \
        WHERE "before" IS NOT "after"
        """)
    }
    return """
      WITH "v" AS MATERIALIZED (SELECT \(names), "since_step" AS "since", 1 << 62 AS "until" \
      FROM \(name: tables[0].name) WHERE "id" = \(id)\(shown) \
      UNION ALL SELECT \(names), "since_step", "until_step" FROM \(name: tables[0].pastName) \
      WHERE "id" = \(id)\(shown)), "s" AS MATERIALIZED (\(steps)) \(parts.joined(" UNION ALL "))
      """
  }

  /// Each step with the record before and after it.
  private static let states: SQL = """
    "s" AS s LEFT JOIN "v" AS b ON b."since" < s."n" AND b."until" >= s."n" \
    LEFT JOIN "v" AS a ON a."since" <= s."n" AND a."until" > s."n"
    """

  private static let change: SQL = """
    CASE WHEN b."since" IS NULL THEN 'added' WHEN a."since" IS NULL THEN 'removed' \
    ELSE 'changed' END
    """

  // MARK: Values as texts

  private func scalars(of kind: Kind) -> [Field] {
    (kind.isNamed ? [Field(name: "handle", type: .text, help: "")] : [])
      + kind.fields.filter { !$0.isList }
  }

  private func text(_ value: SQL, _ field: Field) -> SQL {
    switch field.type {
    case .text, .choice: value
    case .number: "CASE WHEN \(value) IS NOT NULL THEN printf('%.15g', \(value)) END"
    case .integer: "CAST(\(value) AS TEXT)"
    case .date: "date(\(value) * 86400, 'unixepoch')"
    case .reference(let names): handle(of: value, schema.kinds(named: names))
    }
  }

  /// The handle a record has now, or had last.
  private func handle(of id: SQL, _ kinds: [Kind]) -> SQL {
    let cases = kinds.map { kind -> SQL in
      switch kind.handle {
      case .numbered(let letter):
        """
        WHEN \(constant: kind.code) THEN \(SQLValue.text(letter)) || \
        (\(id) >> \(constant: Int(RecordID.kindBits)))
        """
      case .named:
        """
        WHEN \(constant: kind.code) THEN ifnull((SELECT "handle" FROM \(name: kind.name) AS k \
        WHERE k."id" = \(id)), (SELECT "handle" FROM \(name: "past_\(kind.name)") AS k \
        WHERE k."id" = \(id) ORDER BY "until_step" DESC LIMIT 1))
        """
      }
    }
    return "CASE \(id) & \(constant: Int(RecordID.kindMask)) \(cases.joined(" ")) END"
  }

  /// A list after a step, its members' handles with commas between; missing where it is empty.
  private func members(_ field: Field, _ table: Table, _ record: SQL, at step: SQL) -> SQL {
    guard case .reference(let names) = field.type else { return "NULL" }
    return """
      (SELECT group_concat(\(handle(of: "m.\"member\"", schema.kinds(named: names))), ', ') FROM \
      (SELECT "member" FROM (SELECT "member", "position" FROM \(name: table.name) \
      WHERE "record" = \(record) AND "since_step" <= \(step) \
      UNION ALL SELECT "member", "position" FROM \(name: table.pastName) \
      WHERE "record" = \(record) AND "since_step" <= \(step) AND "until_step" > \(step)) \
      ORDER BY "position") AS m)
      """
  }
}
