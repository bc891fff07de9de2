extension ExpressionParser {
  /// An operand of one or more elements; operators are dealt with before.
  mutating func primary(_ element: Element) throws(Diagnostic) -> Expression {
    switch element.kind {
    case .word(let text): return words(text, element)
    case .path(let names):
      index += 1
      return Expression(Self.path(names), element.span)
    case .ownPath(let names):
      index += 1
      return Expression(.ownPath(names), element.span)
    case .group(let pipeline):
      index += 1
      if pipeline.segments.isEmpty { throw Self.emptyBrackets(element.span) }
      return Expression(.group(pipeline), element.span)
    case .text, .number, .duration, .date, .variable:
      index += 1
      return Expression(.literal(element), element.span)
    case .symbol: throw missingLeft(element)
    }
  }

  /// `this`, a call, or plain words side by side.
  private mutating func words(_ text: String, _ element: Element) -> Expression {
    let first = Name(text, element.span)
    index += 1
    if text == "this" { return Expression(.this([]), element.span) }
    if let pipeline = callArguments(after: element), let group = current {
      index += 1
      let arguments = pipeline.segments.isEmpty ? nil : pipeline
      return Expression(.call(first, arguments), element.span.joined(with: group.span))
    }
    var names = [first]
    while let next = current, let word = next.word, !Self.endsWords(word) {
      index += 1
      if callArguments(after: next) != nil {
        index -= 1
        break
      }
      names.append(Name(word, next.span))
    }
    return Expression(.words(names), element.span.joined(with: names[names.count - 1].span))
  }

  /// What is in the brackets at hand, if they touch `word`.
  private func callArguments(after word: Element) -> Pipeline? {
    guard let group = current, case .group(let pipeline) = group.kind,
      group.span.lower == word.span.upper
    else { return nil }
    return pipeline
  }

  private static func endsWords(_ word: String) -> Bool {
    switch word {
    case "and", "or", "not", "no", "this", "in", "within": true
    default: false
    }
  }

  private static func path(_ names: [Name]) -> Expression.Kind {
    names[0].text == "this" ? .this(Array(names.dropFirst())) : .path(names)
  }

  /// The one field that `no` is about.
  mutating func fieldName() throws(Diagnostic) -> Expression {
    guard let element = current else { throw missingOperand() }
    let kind: Expression.Kind
    switch element.kind {
    case .word("and"), .word("or"), .word("not"), .word("no"): throw Self.misplacedNo(element)
    case .word("this"): kind = .this([])
    case .word(let text): kind = .words([Name(text, element.span)])
    case .path(let names): kind = Self.path(names)
    case .ownPath(let names): kind = .ownPath(names)
    default: throw Self.misplacedNo(element)
    }
    index += 1
    return Expression(kind, element.span)
  }

  /// The list after `in`, which is at hand.
  mutating func list(of left: Expression) throws(Diagnostic) -> Expression {
    index += 1
    guard let group = current else { throw missingOperand() }
    guard case .group(let pipeline) = group.kind else { throw Self.listExpected(group) }
    index += 1
    let span = left.span.joined(with: group.span)
    guard let segment = pipeline.segments.first else { throw Self.emptyBrackets(group.span) }
    // A question with stages cannot be a list of values; its rows may be.
    if pipeline.segments.count > 1 {
      return Expression(.isIn(left, [Expression(.group(pipeline), group.span)]), span)
    }
    var values: [Expression] = []
    let closing = Span(group.span.upper - 1, group.span.upper)
    for piece in Self.split(segment.elements[...]) {
      values.append(try Self.parse(piece, closing, false, depth: depth))
    }
    return Expression(.isIn(left, values), span)
  }
}

extension Expression {
  /// A comparison without brackets round it.
  var isComparison: Bool {
    switch kind {
    case .isIn: true
    case .binary(let operation, _, _):
      switch operation {
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contains, .within:
        true
      case .or, .and, .plus, .minus, .times, .divided: false
      }
    default: false
    }
  }
}
