package import Domain

/// Statements that replace a name wherever it stands: in every version of every text, in handles, and
/// in what the book keeps about itself. They call the function `forget_name(TEXT, IS_HANDLE)`, which
/// yields null where a text does not hold the name.
package enum Forgetting {
  package static let function = "forget_name"
  /// Whether a text still holds a part of the name.
  package static let partFunction = "holds_part"

  /// The titles and handles a person has or ever had.
  package static func names(of id: RecordID) -> SQL {
    """
    SELECT "title" FROM "person" WHERE "id" = \(id) \
    UNION SELECT "title" FROM "past_person" WHERE "id" = \(id) \
    UNION SELECT "handle" FROM "person" WHERE "id" = \(id) \
    UNION SELECT "handle" FROM "past_person" WHERE "id" = \(id)
    """
  }

  /// Gives the person the pseudonym in every version.
  package static func rename(_ id: RecordID, title: String, handle: String) -> [SQL] {
    ["person", "past_person"].map { table in
      """
      UPDATE \(name: table) SET "title" = \(SQLValue.text(title)), \
      "handle" = \(SQLValue.text(handle)) WHERE "id" = \(id)
      """
    }
  }

  /// Replaces the name in all versions of one table. Other people of the same name keep theirs.
  package static func replace(in kind: Kind, _ table: Table) -> [SQL] {
    let texts = kind.fields.filter { $0.type == .text && !$0.isList }.map { ($0.name, false) }
    let columns = (kind.isNamed ? [("handle", true)] : []) + texts
    return [table.name, table.pastName].flatMap { name in
      columns.filter { kind.name != "person" || !["title", "handle"].contains($0.0) }
        .map { replace(in: name, $0.0, isHandle: $0.1) }
    }
  }

  /// Replaces it in the log and in the descriptions of the book's own fields.
  package static let replaceInBookkeeping: [SQL] = [
    replace(in: "step", "author", isHandle: true), replace(in: "step", "words", isHandle: false),
    replace(in: "step", "script", isHandle: false),
    replace(in: "custom_field", "help", isHandle: false),
  ]

  private static func replace(in table: String, _ column: String, isHandle: Bool) -> SQL {
    let new: SQL = "forget_name(\(name: column), \(isHandle ? 1 : 0 as Int64))"
    return "UPDATE \(name: table) SET \(name: column) = \(new) WHERE \(new) IS NOT NULL"
  }

  /// Records one of whose texts holds a part of the name.
  package static func holdingPart(_ kind: Kind) -> SQL? {
    let tests = kind.fields.filter { $0.type == .text && !$0.isList }
      .map { "holds_part(\(name: $0.name)) = '1'" as SQL }
    guard !tests.isEmpty else { return nil }
    return "SELECT \"id\" FROM \(name: kind.name) WHERE \(tests.joined(" OR "))"
  }

  /// Remembers that the file still has to be cleaned, so that whoever opens it next does, should this
  /// program end before.
  package static let markPending: SQL =
    "INSERT OR REPLACE INTO \"setting\" VALUES ('clean', 'pending')"
  package static let isPending: SQL = "SELECT \"value\" FROM \"setting\" WHERE \"name\" = 'clean'"
  package static let markClean = "DELETE FROM \"setting\" WHERE \"name\" = 'clean'"
}

extension Control {
  /// What is deleted is overwritten.
  package static let secureDelete = "PRAGMA secure_delete = ON"
  /// Writes the file anew, without free pages.
  package static let vacuum = "VACUUM"
  /// Moves all that waits in the write-ahead log to the file and empties the log; yields 1 first
  /// where others kept it from that.
  package static let truncateLog: SQL = "PRAGMA wal_checkpoint(TRUNCATE)"
}
