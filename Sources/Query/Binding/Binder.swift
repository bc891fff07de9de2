import Domain
import Language

/// Turns one question into one statement. It holds what all parts of that statement share.
final class Binder {
  /// Variables of views that are being bound come and stay.
  var environment: Environment
  var usesViews = false
  /// Questions of views bound so far.
  var questions = 0
  let aliases = Aliases()
  /// The book is asked as it was after this step.
  var asOf: Int64?
  /// The world is asked as it was on this day.
  var onDay: Day?
  /// Tables as of a step or without what is withheld, written once at the head of the statement.
  private var seenTables: [(name: String, sql: SQL)] = []
  /// Things to say under the table.
  var notes: [String] = []
  /// Days that words stood for, in order: ("next monday", 2026-11-30).
  var resolvedDays: [(words: String, day: Day)] = []
  /// Computed fields being expanded, so that one that needs itself is caught.
  var expanding: Set<String> = []

  init(_ environment: Environment) { self.environment = environment }

  /// The kinds with the fields that they have, or had then.
  var schema: Schema { asOf.map { environment.schema.asOf($0) } ?? environment.schema }
  /// What `today` means in this question.
  var today: Day { onDay ?? environment.today }

  /// A table as this question sees it: as it was then, and without rows that are withheld.
  func table(_ name: String) -> SQL {
    let withheld = schema.kinds.first { $0.name == name }.flatMap {
      Withholding.condition($0, isRoomOn: environment.isRoomOn)
    }
    guard asOf != nil || withheld != nil else { return .name(name) }
    let seen = asOf.map { "\(name)@\($0)" } ?? "\(name)@shown"
    if !seenTables.contains(where: { $0.name == seen }), let columns = columns(of: name) {
      let list = columns.map { SQL.name($0) }.joined(", ")
      var select: SQL = "SELECT \(list) FROM \(name: name)"
      if let asOf {
        select.append(" WHERE \"since_step\" <= \(asOf)")
        if let withheld { select.append(" AND \(withheld)") }
        select.append(
          """
           UNION ALL SELECT \(list) FROM \(name: "past_\(name)") \
          WHERE "since_step" <= \(asOf) AND "until_step" > \(asOf)
          """)
        if let withheld { select.append(" AND \(withheld)") }
      } else if let withheld {
        select.append(" WHERE \(withheld)")
      }
      seenTables.append((seen, "\(name: seen) AS NOT MATERIALIZED (\(select))"))
    }
    return .name(seen)
  }

  private func columns(of table: String) -> [String]? {
    for kind in schema.kinds where table.hasPrefix(kind.name) {
      for candidate in Table.tables(of: kind, in: schema) where candidate.name == table {
        return candidate.columnNames
      }
    }
    return nil
  }

  func table(_ kind: Kind) -> SQL { table(kind.name) }
  func table(_ kind: Kind, list field: Field) -> SQL { table(Table.listName(kind, field)) }

  /// The statement with what has to stand before it.
  func finished(_ select: SQL) -> SQL {
    seenTables.isEmpty ? select : "WITH \(seenTables.map(\.sql).joined(", ")) \(select)"
  }

  /// Which records of a kind were there on the day asked about.
  func presence(_ kind: Kind, alias: String) -> [SQL] {
    guard let onDay else { return [] }
    var conditions: [SQL] = []
    if let begins = kind.timeline.begins {
      let column: SQL = "\(name: alias).\(name: begins)"
      conditions.append("(\(column) IS NULL OR \(column) <= \(onDay))")
    }
    if let ends = kind.timeline.ends {
      let column: SQL = "\(name: alias).\(name: ends)"
      conditions.append("(\(column) IS NULL OR \(column) >= \(onDay))")
    }
    return conditions
  }

  /// A stored field's column, as it read on the day asked about.
  func column(_ field: Field, of kind: Kind, alias: String) -> SQL {
    let column: SQL = "\(name: alias).\(name: field.name)"
    guard let onDay, let settling = kind.timeline.settles else { return column }
    let isSettled: SQL = "\(name: alias).\(name: settling.date) > \(onDay)"
    if field.name == settling.date || settling.empty.contains(field.name) {
      return "CASE WHEN \(isSettled) THEN NULL ELSE \(column) END"
    }
    if field.name == "status", let before = settling.before {
      return "CASE WHEN \(isSettled) THEN \(SQLValue.text(before)) ELSE \(column) END"
    }
    return column
  }
}
