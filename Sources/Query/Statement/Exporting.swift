package import Domain

/// Whole records as texts that can be read back: references by handles, with the kind before them
/// where several kinds could be meant.
package struct RecordExport: Sendable {
  package var sql: SQL
  package var columns: [(name: String, type: ValueType)]

  /// Every record of a kind in the order they were entered; ratings that are rows for nobody stay out.
  package init(_ kind: Kind, in schema: Schema) {
    let export = Reference(schema: schema)
    var selected: [SQL] = [export.handle(of: "r.\"id\"", [kind], isQualified: false)]
    columns = [("handle", .text)]
    for field in kind.fields {
      let column: SQL = "r.\(name: field.name)"
      if field.isList {
        selected.append(export.members(field, of: kind))
        columns.append((field.name, .list(.text)))
        continue
      }
      switch field.type {
      case .text, .choice: columns.append((field.name, .text))
      case .number, .integer: columns.append((field.name, .number))
      case .date: columns.append((field.name, .date))
      case .reference: columns.append((field.name, .text))
      }
      if case .reference(let names) = field.type {
        selected.append(export.handle(of: column, schema.kinds(named: names), isQualified: true))
      } else {
        selected.append(column)
      }
    }
    sql = """
      SELECT \(selected.joined(", ")) FROM \(name: kind.name) AS r \
      WHERE 1\(Withholding.clause(kind, "AND")) ORDER BY r."id"
      """
  }

  /// How many ratings stay out, and in how many workshops.
  package static func withheld(in schema: Schema) -> SQL {
    let shown = schema.kind("rating").flatMap { Withholding.condition($0) } ?? "1"
    return """
      SELECT count(*), count(DISTINCT w."id") FROM "rating" AS r JOIN "statement" AS s \
      ON s."id" = r."statement" JOIN "workshop" AS w ON w."id" = s."of" \
      WHERE r."id" NOT IN (SELECT "id" FROM "rating" WHERE \(shown))
      """
  }

  private struct Reference {
    let schema: Schema

    func handle(of id: SQL, _ kinds: [Kind], isQualified: Bool) -> SQL {
      let isAmbiguous = isQualified && kinds.filter(\.isNamed).count > 1
      let cases = kinds.map { kind -> SQL in
        switch kind.handle {
        case .numbered(let letter):
          """
          WHEN \(constant: kind.code) THEN \(SQLValue.text(letter)) || \
          (\(id) >> \(constant: Int(RecordID.kindBits)))
          """
        case .named:
          """
          WHEN \(constant: kind.code) THEN \(SQLValue.text(isAmbiguous ? "\(kind.name):" : "")) || \
          (SELECT k."handle" FROM \(name: kind.name) AS k WHERE k."id" = \(id))
          """
        }
      }
      return "CASE \(id) & \(constant: Int(RecordID.kindMask)) \(cases.joined(" ")) END"
    }

    func members(_ field: Field, of kind: Kind) -> SQL {
      guard case .reference(let names) = field.type else { return "'[]'" }
      return """
        (SELECT json_group_array("v") FROM (SELECT \
        \(handle(of: "m.\"member\"", schema.kinds(named: names), isQualified: true)) AS "v" \
        FROM \(name: Table.listName(kind, field)) AS m WHERE m."record" = r."id" \
        ORDER BY m."position"))
        """
    }
  }
}
