/// A parsed input: statements separated by `;` or line ends.
package struct Program: Sendable {
  package let source: SourceText
  package var statements: [Statement]
}

/// A command or a question; which of the two is decided by what its first word names.
package struct Statement: Sendable {
  package var pipeline: Pipeline
  /// For a verb that opens a block (`for`, `if`): what stands between it and its `end`, the first
  /// clause with the verb itself as keyword, then one for each `else`. Empty for other verbs.
  package var clauses: [Clause]
  package var span: Span
}

package struct Clause: Sendable {
  /// The word that opens the clause: the verb, or `else`.
  package var keyword: Name
  /// What follows an `else` on its line (`else if CONDITION` has `if` first); empty for the verb,
  /// whose arguments are the statement's pipeline.
  package var arguments: [Element]
  package var body: [Statement]
}

/// Segments separated by `|`; each is a flat list of elements and never empty. Only the empty
/// brackets of a call, `today()`, have no segments at all.
package struct Pipeline: Sendable {
  package var segments: [Segment]
  package var span: Span

  package init(segments: [Segment], span: Span) {
    self.segments = segments
    self.span = span
  }
}

package struct Segment: Sendable {
  package var elements: [Element]
  package var span: Span

  package init(elements: [Element], span: Span) {
    self.elements = elements
    self.span = span
  }
}

/// A word with its place.
package struct Name: Hashable, Sendable {
  package var text: String
  package var span: Span

  package init(_ text: String, _ span: Span) {
    self.text = text
    self.span = span
  }
}

/// The smallest thing the parser yields; it knows no verb, kind or field.
package struct Element: Sendable {
  package var kind: Kind
  package var span: Span

  package init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  package indirect enum Kind: Sendable {
    /// `due`, `dana-reyes`, `goal:growth`
    case word(String)
    /// `by.unit.title`: two names or more
    case path([Name])
    /// `.made`, `.by.unit`: a field of the row itself, right of an operator
    case ownPath([Name])
    /// `$p`, `$p.title`
    case variable(Name, [Name])
    case text(TextLiteral)
    case number(NumberLiteral)
    case duration(DurationLiteral)
    /// Shaped like an ISO date; whether that day exists is not yet known.
    case date(year: Int, month: Int, day: Int)
    case symbol(Symbol)
    /// `( … )`: a question, a condition or a list, by what is expected there.
    case group(Pipeline)
  }

  /// The word, if it is a plain one.
  package var word: String? {
    if case .word(let text) = kind { text } else { nil }
  }
}

package enum Symbol: String, Sendable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case contains = "~"
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
  case comma = ","
}

/// A number as written: `007` has the value 7 and the spelling `007`.
package struct NumberLiteral: Sendable {
  package var value: Double
  package var spelling: String
  /// It stands with a sign of its own (`-5`, `+3`); after an operand that reads as an operator.
  package var isSigned: Bool
}

/// A span of calendar time: `6w`, `-30d`, `+2m`.
package struct DurationLiteral: Sendable {
  package enum Unit: String, Sendable, CaseIterable {
    case day = "d"
    case week = "w"
    case month = "m"
    case year = "y"
  }
  package var count: Int
  package var unit: Unit
  package var isSigned: Bool
}

/// Quoted text: pieces of plain text and insertions `{$name}`.
package struct TextLiteral: Sendable {
  package enum Piece: Sendable {
    case plain(String)
    case insertion(Name, [Name])
  }
  package var pieces: [Piece]

  /// The text when nothing is inserted.
  package var plain: String? {
    if pieces.isEmpty { return "" }
    if pieces.count == 1, case .plain(let text) = pieces[0] { return text }
    return nil
  }
}
