import Domain
import Language

/// A step of a question after its source: one file each, and one word in `all`.
package struct Stage: Sendable {
  package var name: String
  package var summary: String
  package var usage: String
  package var examples: [String]
  var apply: @Sendable (Arguments, inout Relation) throws -> Void

  package static let all: [Stage] = [
    .where, .sort, .first, .show, .count, .summarize, .chart, .save,
  ]

  /// What stands behind a stage's name.
  struct Arguments {
    var head: Name
    var elements: ArraySlice<Element>
    /// Where the stage ends.
    var end: Span

    func missing(_ what: String, _ expected: Expected = Expected(), example: String) -> Problem {
      Problem(
        "\(what) is missing after `\(head.text)`", at: end, expected: expected,
        help: ["example: \(example)"], isIncomplete: true)
    }

    func unexpected(_ element: Element, _ expected: Expected = Expected(), help: String) -> Problem
    {
      Problem(
        "this was not expected after `\(head.text)`", at: element.span, expected: expected,
        help: [help])
    }
  }

  static func apply(_ segment: Segment, to relation: inout Relation) throws {
    let names = Expected(words: all.map { Expected.Word($0.name, $0.summary) })
    let end = Span(segment.span.upper, segment.span.upper)
    guard let head = segment.elements.first, let word = head.word else {
      throw Problem(
        "a stage begins with its name", at: segment.elements.first?.span ?? end, expected: names,
        help: ["expected one of: \(all.map(\.name).joined(separator: ", "))"])
    }
    guard let stage = all.first(where: { $0.name == word }) else {
      throw Problem.unknown("stage", Name(word, head.span), expected: names)
    }
    guard !relation.output.isFinal else {
      throw Problem(
        "nothing can follow `save` or `chart`", at: head.span, help: ["put it last"])
    }
    try stage.apply(
      Arguments(
        head: Name(word, head.span), elements: segment.elements.dropFirst(), end: end), &relation)
  }
}

extension OutputRequest {
  var isFinal: Bool { file != nil || chart != nil }
}

extension Relation {
  /// `EXPRESSION [as NAME]`, several with commas.
  func columns(_ elements: ArraySlice<Element>, end: Span) throws -> [Shown] {
    try ExpressionParser.split(elements, at: .comma).map { piece in
      try column(piece, end: end)
    }
  }

  private func column(_ piece: ArraySlice<Element>, end: Span) throws -> Shown {
    var piece = piece
    var alias: String?
    if let index = piece.lastIndex(where: { $0.word == "as" }), index > piece.startIndex {
      let rest = piece[(index + 1)...]
      if rest.count > 1, let extra = rest.dropFirst().first, rest.first?.word != nil {
        throw Problem(
          "this was not expected after the column's name", at: extra.span,
          help: ["columns are separated by commas: count as n, average(late) as delay"])
      }
      guard rest.count == 1, let name = rest.first?.word else {
        throw Problem(
          "a name is missing after `as`", at: rest.first?.span ?? end,
          help: ["example: average(late) as delay"], isIncomplete: rest.isEmpty)
      }
      alias = name
      piece = piece[..<index]
    }
    let place = piece.first?.span ?? end
    guard !piece.isEmpty else {
      throw Problem(
        "a column is missing here", at: place, expected: binder.names(in: frame),
        isIncomplete: place == end)
    }
    let expression = try binder.expression(piece, end: end)
    return Shown(expression: expression, name: alias ?? expression.columnName)
  }
}

extension Expression {
  /// What a column is called when nobody says.
  var columnName: String {
    switch kind {
    case .words(let names): names.map(\.text).joined(separator: " ")
    case .path(let names), .ownPath(let names): names.map(\.text).joined(separator: ".")
    case .this(let names): (["this"] + names.map(\.text)).joined(separator: ".")
    case .call(let name, let arguments):
      arguments.flatMap { $0.columnName }.map { "\(name.text) \($0)" } ?? name.text
    case .not(let inner): "not \(inner.columnName)"
    case .no(let inner): "no \(inner.columnName)"
    case .negative(let inner): "-\(inner.columnName)"
    case .binary(let operation, let left, let right):
      "\(left.columnName) \(operation.rawValue) \(right.columnName)"
    case .isIn(let left, _): left.columnName
    case .literal(let element):
      switch element.kind {
      case .number(let number): number.spelling
      case .variable(let name, let path):
        (["$\(name.text)"] + path.map(\.text)).joined(separator: ".")
      default: "value"
      }
    case .group: "value"
    }
  }
}

extension Pipeline {
  var columnName: String? {
    switch segments.first?.elements.first?.kind {
    case .word(let word): word
    case .path(let names): names.map(\.text).joined(separator: ".")
    default: nil
    }
  }
}
