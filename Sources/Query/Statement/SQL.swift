package import Domain

/// A value as the database takes it.
package enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

extension SQLValue {
  /// Days are stored as days since 1970-01-01, references as `RecordID.raw`.
  package init(_ value: Value) {
    switch value {
    case .missing, .records: self = .null
    case .text(let text): self = .text(text)
    case .number(let number): self = .real(number)
    case .day(let day): self = .integer(Int64(day.number))
    case .boolean(let flag): self = .integer(flag ? 1 : 0)
    case .record(let id): self = .integer(id.raw)
    }
  }
}

/// A piece of a statement: text and bound values, kept apart until it is handed to the database.
/// Interpolation binds; names go through `name:`.
package struct SQL: Hashable, Sendable {
  enum Segment: Hashable, Sendable {
    case text(String)
    case value(SQLValue)
  }

  private(set) var segments: [Segment]

  package init() { segments = [] }

  package var isEmpty: Bool { segments.isEmpty }

  package mutating func append(_ other: SQL) {
    for segment in other.segments {
      if case .text(let new) = segment { append(text: new) } else { segments.append(segment) }
    }
  }

  private mutating func append(text: String) {
    guard case .text(var last)? = segments.last else {
      if !text.isEmpty { segments.append(.text(text)) }
      return
    }
    // Let go first, so that it grows where it is.
    segments.removeLast()
    last += text
    segments.append(.text(last))
  }

  /// Whether the table of this alias is spoken of.
  func mentions(_ alias: String) -> Bool {
    let name = "\"\(alias)\"."
    return segments.contains { segment in
      if case .text(let text) = segment { text.contains(name) } else { false }
    }
  }

  package static func value(_ value: SQLValue) -> SQL { "\(value)" }

  package static func name(_ name: String) -> SQL { "\(name: name)" }

  /// The statement's text with `?` for each value, and the values in order.
  package var prepared: (text: String, values: [SQLValue]) {
    var text = ""
    var values: [SQLValue] = []
    for segment in segments {
      switch segment {
      case .text(let piece): text += piece
      case .value(let value):
        text += "?"
        values.append(value)
      }
    }
    return (text, values)
  }
}

extension SQL: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) {
    segments = text.isEmpty ? [] : [.text(text)]
  }

  package init(stringInterpolation: Interpolation) { self = stringInterpolation.sql }

  package struct Interpolation: StringInterpolationProtocol {
    var sql = SQL()

    package init(literalCapacity: Int, interpolationCount: Int) {}
    package mutating func appendLiteral(_ text: String) { sql.append(text: text) }
    package mutating func appendInterpolation(_ other: SQL) { sql.append(other) }
    package mutating func appendInterpolation(_ value: SQLValue) {
      sql.segments.append(.value(value))
    }
    package mutating func appendInterpolation(_ day: Day) {
      appendInterpolation(SQLValue.integer(Int64(day.number)))
    }
    package mutating func appendInterpolation(_ number: Int64) {
      appendInterpolation(SQLValue.integer(number))
    }
    package mutating func appendInterpolation(_ id: RecordID) {
      appendInterpolation(SQLValue.integer(id.raw))
    }
    /// A table's or column's name, quoted.
    package mutating func appendInterpolation(name: String) {
      guard name.utf8.contains(UInt8(ascii: "\"")) else {
        sql.append(text: "\"")
        sql.append(text: name)
        return sql.append(text: "\"")
      }
      appendLiteral(
        "\""
          + name.split(separator: "\"", omittingEmptySubsequences: false)
          .joined(separator: "\"\"") + "\"")
    }
    /// A whole number that is part of the program, such as a kind's code.
    package mutating func appendInterpolation(constant: Int) { appendLiteral(String(constant)) }
    /// A word of the schema (never of a person) as a text constant, as definitions need it.
    package mutating func appendInterpolation(word: String) {
      appendLiteral(
        "'"
          + word.split(separator: "'", omittingEmptySubsequences: false)
          .joined(separator: "''") + "'")
    }
  }
}

extension Sequence where Element == SQL {
  package func joined(_ separator: SQL) -> SQL {
    var result = SQL()
    var isFirst = true
    for piece in self {
      if !isFirst { result.append(separator) }
      isFirst = false
      result.append(piece)
    }
    return result
  }
}

extension SQL {
  /// True where one of the tests is. Halved again and again: a database limits how long a row of
  /// ORs may be.
  static func any(_ tests: ArraySlice<SQL>) -> SQL {
    guard tests.count > 32 else { return tests.joined(" OR ") }
    let middle = tests.startIndex + tests.count / 2
    return "(\(any(tests[..<middle]))) OR (\(any(tests[middle...])))"
  }
}
