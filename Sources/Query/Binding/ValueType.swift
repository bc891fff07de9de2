package import Domain

/// What an expression yields.
package indirect enum ValueType: Sendable, Equatable {
  case text, number, date, boolean
  /// A moment, stored as milliseconds since 1970-01-01 UTC.
  case time
  case duration
  /// One of these words.
  case choice([String])
  case reference([Kind])
  /// Only where several values are shown together.
  case list(ValueType)

  init(_ field: Field, in schema: Schema) {
    switch field.type {
    case .text: self = .text
    case .number, .integer: self = .number
    case .date: self = .date
    case .choice(let cases): self = .choice(cases)
    case .reference(let names): self = .reference(schema.kinds(named: names))
    }
  }

  var isReference: Bool { if case .reference = self { true } else { false } }

  /// For messages: "a date".
  package var words: String {
    switch self {
    case .text: "text"
    case .number: "a number"
    case .date: "a date"
    case .boolean: "a condition"
    case .time: "a moment"
    case .duration: "a length of time"
    case .choice(let cases): "one of \(cases.joined(separator: ", "))"
    case .reference(let kinds): kinds.withArticle
    case .list(let element): "several of: \(element.words)"
    }
  }

  /// The type of a column that comes from one of two places.
  func merged(with other: ValueType) -> ValueType? {
    switch (self, other) {
    case (.choice(let a), .choice(let b)): return .choice(a + b.filter { !a.contains($0) })
    case (.reference(let a), .reference(let b)):
      return .reference(a + b.filter { kind in !a.contains { $0.name == kind.name } })
    default: return self == other ? self : nil
    }
  }
}

/// A bound expression: its SQL and what it yields.
struct Typed {
  var sql: SQL
  var type: ValueType
  /// Set where the expression has several values for a row; `sql` is then one member's.
  var list: ListAccess?
  /// What rows are ordered by, where that is not the value itself.
  var order: SQL?
  /// A day known before the statement runs.
  var day: Day?
  var period: Period?
  /// The name it was asked by, for messages.
  var name: String?
  /// The ways Unicode spells a text that stands there, where there are several.
  var forms: [String] = []
  /// A sum or product without the brackets around it, to be gone on with.
  var chain: Chain?

  struct Chain {
    enum Level: Int, Comparable {
      case sum, product
      static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }
    var sql: SQL
    var level: Level
  }
  /// What is read where the value is missing.
  var missing: String?
  /// Where this is a handle made of a number: the record, and the kind's code.
  var numbered: (id: SQL, code: Int)?

  init(_ sql: SQL, _ type: ValueType, list: ListAccess? = nil) {
    self.sql = sql
    self.type = type
    self.list = list
  }
}

/// Where a row's several values come from: a subquery that `Typed.sql` is evaluated in.
final class ListAccess {
  let from: SQL
  let condition: SQL
  let order: SQL
  /// For a list that is stored: the record whose list it is, its alias, and the list's column that
  /// says so.
  let owner: Owner?
  let joins = JoinSet()

  struct Owner {
    var id: SQL
    var alias: String
    var column: SQL
  }

  init(from: SQL, condition: SQL, order: SQL, owner: Owner? = nil) {
    self.from = from
    self.condition = condition
    self.order = order
    self.owner = owner
  }

  /// `EXISTS` some member for which this holds.
  func any(_ test: SQL) -> SQL {
    // Where the test says nothing of the record itself, the database may find the members first
    // and the records by them.
    if let owner, !test.mentions(owner.alias), !joins.sql.mentions(owner.alias) {
      return "\(owner.id) IN (SELECT \(owner.column) FROM \(from)\(joins.sql) WHERE \(test))"
    }
    return "EXISTS (SELECT 1 FROM \(from)\(joins.sql) WHERE \(condition) AND \(test))"
  }
}

/// Left joins that paths need, each made once.
final class JoinSet {
  private var made: [SQL: String] = [:]
  private(set) var sql = SQL()

  /// The alias under which `table` is joined on `condition(alias)`.
  func alias(
    of table: SQL, _ aliases: Aliases, on condition: (SQL) -> SQL
  ) -> String {
    let key: SQL = "\(table) ON \(condition("@"))"
    if let alias = made[key] { return alias }
    let alias = aliases.next()
    made[key] = alias
    sql.append(" LEFT JOIN \(table) AS \(name: alias) ON \(condition("\(name: alias)"))")
    return alias
  }
}

/// Names for the tables of one statement.
final class Aliases {
  private var count = 0
  func next() -> String {
    count += 1
    return "t\(count)"
  }
}
