package import Domain

/// One record as it was after a step.
extension Table {
  /// All columns of a record's row as it was then; no row where it was not there.
  package func selectOne(_ id: RecordID, asOf step: Int64) -> SQL {
    let names = columns.map { SQL.name($0.name) }.joined(", ")
    return """
      SELECT \(names) FROM \(name: name) WHERE "id" = \(id) AND "since_step" <= \(step) \
      UNION ALL SELECT \(names) FROM \(name: pastName) WHERE "id" = \(id) \
      AND "since_step" <= \(step) AND "until_step" > \(step)
      """
  }

  /// For a list's table: a record's members then, in order.
  package func selectMembers(of id: RecordID, asOf step: Int64) -> SQL {
    """
    SELECT "member" FROM (SELECT "member", "position" FROM \(name: name) \
    WHERE "record" = \(id) AND "since_step" <= \(step) \
    UNION ALL SELECT "member", "position" FROM \(name: pastName) WHERE "record" = \(id) \
    AND "since_step" <= \(step) AND "until_step" > \(step)) ORDER BY "position"
    """
  }

  /// Of one kind: the records a step touched, in themselves or in their lists.
  package static func touched(_ tables: [Table], by step: Int64) -> SQL {
    "SELECT \"id\" FROM (\(tables.map { $0.touched(step) }.joined(" UNION "))) ORDER BY \"id\""
  }
}

extension Lookup {
  /// Ids of records that have or ever had this handle, those that have it first. Binds the handle.
  package static func everHandle(_ kind: Kind) -> SQL {
    """
    SELECT "id" FROM (SELECT "id", 1 << 62 AS "until" FROM \(name: kind.name) WHERE "handle" = ?1 \
    UNION ALL SELECT "id", "until_step" FROM \(name: "past_\(kind.name)") WHERE "handle" = ?1) \
    GROUP BY "id" ORDER BY max("until") DESC
    """
  }

  /// The last handle of a named record that was removed. Binds the id.
  package static func lastHandle(_ kind: Kind) -> SQL {
    """
    SELECT "handle" FROM \(name: "past_\(kind.name)") WHERE "id" = ? \
    ORDER BY "until_step" DESC LIMIT 1
    """
  }

  /// The step that removed a record; missing where it is there, or never was.
  package static func removal(of id: RecordID, _ kind: Kind) -> SQL {
    """
    SELECT max("until_step") FROM \(name: "past_\(kind.name)") WHERE "id" = \(id) \
    AND NOT EXISTS (SELECT 1 FROM \(name: kind.name) WHERE "id" = \(id))
    """
  }

  /// Yields a row where the record was ever there. Binds the id.
  package static func everExisted(_ kind: Kind) -> SQL {
    """
    SELECT 1 FROM \(name: kind.name) WHERE "id" = ?1 \
    UNION ALL SELECT 1 FROM \(name: "past_\(kind.name)") WHERE "id" = ?1
    """
  }
}
