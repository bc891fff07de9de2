package import Domain

/// The statements that change rows. Parameters stand as `?` in the order said; the book prepares
/// each once and binds it for every row.
extension Table {
  /// Binds `columns` in order.
  package var insert: SQL {
    """
    INSERT INTO \(name: name) (\(columns.map { SQL.name($0.name) }.joined(", "))) \
    VALUES (\(columns.map { _ in "?" as SQL }.joined(", ")))
    """
  }

  /// Keeps the version that is about to be replaced or removed. Binds the step that ends it, the
  /// key, and that step again: a row that this same step wrote has no version worth keeping.
  package var keep: SQL {
    let names = columns.map { SQL.name($0.name) }.joined(", ")
    return """
      INSERT INTO \(name: pastName) (\(names), "until_step") SELECT \(names), ? FROM \(name: name) \
      WHERE \(whereKey) AND "since_step" < ?
      """
  }

  /// Binds the new values of `changed`, the step, then the key.
  package func update(_ changed: [String]) -> SQL {
    let sets = (changed + ["since_step"]).map { "\(name: $0) = ?" as SQL }.joined(", ")
    return "UPDATE \(name: name) SET \(sets) WHERE \(whereKey)"
  }

  /// Binds the key.
  package var delete: SQL { "DELETE FROM \(name: name) WHERE \(whereKey)" }

  /// All current columns of one row. Binds the key.
  package var selectOne: SQL {
    "SELECT \(columns.map { SQL.name($0.name) }.joined(", ")) FROM \(name: name) WHERE \(whereKey)"
  }

  private var whereKey: SQL { key.map { "\(name: $0) = ?" as SQL }.joined(" AND ") }

  /// For a list's table: the members of one record in order. Binds the record.
  package var selectMembers: SQL {
    """
    SELECT "member" FROM \(name: name) WHERE "record" = ? ORDER BY "position"
    """
  }

  /// Moves rows into a new layout: the columns both have.
  package static func copy(into table: String, from source: String, columns: [String]) -> SQL {
    let names = columns.map { SQL.name($0) }.joined(", ")
    return "INSERT INTO \(name: table) (\(names)) SELECT \(names) FROM \(name: source)"
  }
}

extension Lookup {
  /// Yields a row where a record's chain of containers leads back to itself.
  package static func isInsideItself(_ kind: Kind, _ container: String, _ id: RecordID) -> SQL {
    """
    WITH RECURSIVE "above"("id") AS (\
    SELECT \(name: container) FROM \(name: kind.name) WHERE "id" = \(id) \
    UNION SELECT k.\(name: container) FROM \(name: kind.name) AS k JOIN "above" AS a ON k."id" = a."id") \
    SELECT 1 FROM "above" WHERE "id" = \(id)
    """
  }
}

/// Look-ups of records by what people call them.
package enum Lookup {
  /// Ids with exactly this handle. Binds the handle.
  package static func byHandle(_ kind: Kind) -> SQL {
    "SELECT \"id\" FROM \(name: kind.name) WHERE \"handle\" = ?"
  }

  /// The one that had this handle at a step. Binds the handle and the step.
  package static func byHandleThen(_ kind: Kind) -> SQL {
    """
    SELECT "id" FROM \(name: kind.name) WHERE "handle" = ?1 AND "since_step" <= ?2 \
    UNION ALL SELECT "id" FROM \(name: "past_\(kind.name)") \
    WHERE "handle" = ?1 AND "since_step" <= ?2 AND "until_step" > ?2
    """
  }

  /// Binds the id.
  package static func exists(_ kind: Kind) -> SQL {
    "SELECT 1 FROM \(name: kind.name) WHERE \"id\" = ?\(Withholding.clause(kind, "AND"))"
  }

  /// Binds the id and a step.
  package static func existed(_ kind: Kind) -> SQL {
    """
    SELECT 1 FROM \(name: kind.name) \
    WHERE "id" = ?1 AND "since_step" <= ?2\(Withholding.clause(kind, "AND")) \
    UNION ALL SELECT 1 FROM \(name: "past_\(kind.name)") \
    WHERE "id" = ?1 AND "since_step" <= ?2 AND "until_step" > ?2\(Withholding.clause(kind, "AND"))
    """
  }

  /// Binds the title.
  package static func byTitle(_ kind: Kind) -> SQL {
    "SELECT \"id\" FROM \(name: kind.name) WHERE \"title\" = ? LIMIT 3"
  }

  /// Handles and titles that begin with a prefix. Binds the prefix, the prefix with its last
  /// character raised, and the most to return.
  package static func byPrefix(_ kind: Kind) -> SQL {
    """
    SELECT "id", "handle", "title" FROM \(name: kind.name) \
    WHERE "handle" >= ? AND "handle" < ? ORDER BY "handle" LIMIT ?
    """
  }

  /// The same from the end.
  package static func lastByPrefix(_ kind: Kind) -> SQL {
    """
    SELECT "id", "handle", "title" FROM \(name: kind.name) \
    WHERE "handle" >= ? AND "handle" < ? ORDER BY "handle" DESC LIMIT ?
    """
  }

  /// Any handles, the newest first. Binds the most to return.
  package static func newest(_ kind: Kind) -> SQL { "\(every(kind)) ORDER BY \"id\" DESC LIMIT ?" }

  /// The same, the oldest first.
  package static func oldest(_ kind: Kind) -> SQL { "\(every(kind)) ORDER BY \"id\" LIMIT ?" }

  private static func every(_ kind: Kind) -> SQL {
    let title: SQL = kind.hasTitle ? "\"title\"" : "''"
    let handle: SQL = kind.isNamed ? "\"handle\"" : "''"
    return """
      SELECT "id", \(handle), \(title) FROM \(name: kind.name)\(Withholding.clause(kind, "WHERE"))
      """
  }

  /// Numbered records with ids between two. Binds them, and the most to return.
  package static func between(_ kind: Kind) -> SQL {
    let title: SQL = kind.hasTitle ? "\"title\"" : "''"
    return """
      SELECT "id", '', \(title) FROM \(name: kind.name) \
      WHERE "id" BETWEEN ? AND ?\(Withholding.clause(kind, "AND")) ORDER BY "id" LIMIT ?
      """
  }

  /// The newest first, and whether the title itself begins so. Binds LIKE patterns for the title and
  /// for a word inside it, how many of the newest records to look at, and the most to return.
  package static func byTitleWords(_ kind: Kind) -> SQL {
    let handle: SQL = kind.isNamed ? "\"handle\"" : "''"
    return """
      SELECT "id", \(handle), "title", "title" LIKE ?1 ESCAPE '\\' FROM \(name: kind.name) \
      WHERE ("title" LIKE ?1 ESCAPE '\\' OR "title" LIKE ?2 ESCAPE '\\') \
      AND "id" > (SELECT max("id") FROM \(name: kind.name)) \
      - ?3 * \(constant: 1 << Int(RecordID.kindBits)) ORDER BY "id" DESC LIMIT ?4
      """
  }

  /// The id and some columns of every record.
  package static func columns(_ kind: Kind, _ names: [String]) -> SQL {
    """
    SELECT \((["id"] + names).map { SQL.name($0) }.joined(", ")) \
    FROM \(name: kind.name)\(Withholding.clause(kind, "WHERE")) ORDER BY "id"
    """
  }

  /// The handle of one named record. Binds the id.
  package static func handle(_ kind: Kind) -> SQL {
    "SELECT \"handle\" FROM \(name: kind.name) WHERE \"id\" = ?"
  }

  /// Up to so many records that refer to one. Binds the record and the most to return.
  package static func referring(_ kind: Kind, _ field: Field) -> SQL {
    field.isList
      ? """
      SELECT "record" FROM \(name: Table.listName(kind, field)) WHERE "member" = ? LIMIT ?
      """
      : "SELECT \"id\" FROM \(name: kind.name) WHERE \(name: field.name) = ? LIMIT ?"
  }
}
