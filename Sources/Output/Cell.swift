/// One value of a row, already free of any meaning but how it is written.
package enum Cell: Hashable, Sendable {
  /// No value: differs from an empty text in CSV and JSON.
  case missing
  case text(String)
  case number(Double)
  case integer(Int)
  case boolean(Bool)
  /// A day or a moment, as ISO 8601 writes it.
  case date(String)
  case list([Cell])
}

/// What stands over a column, and what it holds.
package struct Column: Hashable, Sendable {
  /// Numbers align right; numbers, dates and booleans are never cut to fit a window.
  package enum Kind: Hashable, Sendable { case text, number, date, boolean, list }

  package var name: String
  package var kind: Kind

  package init(_ name: String, _ kind: Kind = .text) {
    self.name = name
    self.kind = kind
  }

  var alignsRight: Bool { kind == .number }
  var canBeCut: Bool { kind == .text || kind == .list }
}
