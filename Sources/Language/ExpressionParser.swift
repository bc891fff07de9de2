/// Reads the flat elements of a condition or a computation by precedence, lowest first: `or`;
/// `and`; `not`; comparisons, which do not chain; `+ -`; `* /`; unary `-`; `no FIELD`.
package struct ExpressionParser {
  /// Operators that may stand inside one another: what walks the tree may recurse.
  private static let deepest = 500

  enum Level: Int, Comparable {
    case or, and, not, comparison, sum, product, negative, operand

    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

    /// What the right side of an operator of this level is made of.
    var next: Level { Level(rawValue: rawValue + 1) ?? .operand }
  }

  let elements: ArraySlice<Element>
  var index: Int
  /// What an operand missing at the end is reported at, and whether more text could follow there.
  let end: Span
  let endsInput: Bool
  var depth: Int
  /// The number of a signed literal whose sign was read as an operator.
  private var unsigned: Element?

  /// - Parameters:
  ///   - end: Where the elements end; an operand missing there is reported at this place.
  ///   - endsInput: False where something follows in the source, so that more text at its end
  ///     could not mend it.
  package static func parse(
    _ elements: ArraySlice<Element>, end: Span, endsInput: Bool = true
  ) -> Result<Expression, Diagnostic> {
    do throws(Diagnostic) {
      return .success(try parse(elements, end, endsInput, depth: 0))
    } catch {
      return .failure(error)
    }
  }

  /// The pieces between top-level commas (or another symbol); none of no elements, and an empty
  /// one where a symbol stands first, last or beside another.
  package static func split(
    _ elements: ArraySlice<Element>, at symbol: Symbol = .comma
  ) -> [ArraySlice<Element>] {
    if elements.isEmpty { return [] }
    return elements.split(omittingEmptySubsequences: false) { element in
      if case .symbol(symbol) = element.kind { true } else { false }
    }
  }

  static func parse(
    _ elements: ArraySlice<Element>, _ end: Span, _ endsInput: Bool, depth: Int
  ) throws(Diagnostic) -> Expression {
    var parser = ExpressionParser(
      elements: elements, index: elements.startIndex, end: end, endsInput: endsInput, depth: depth)
    let expression = try parser.expression(.or)
    if let rest = parser.current { throw parser.leftOver(rest) }
    return expression
  }

  private init(
    elements: ArraySlice<Element>, index: Int, end: Span, endsInput: Bool, depth: Int
  ) {
    self.elements = elements
    self.index = index
    self.end = end
    self.endsInput = endsInput
    self.depth = depth
  }

  var current: Element? { index < elements.endIndex ? elements[index] : nil }

  private mutating func expression(_ minimum: Level) throws(Diagnostic) -> Expression {
    var left = try operand(minimum)
    let outerDepth = depth
    defer { depth = outerDepth }
    while let first = current {
      // `role not in ("CMO")` is `not role in ("CMO")`.
      let negated = negatedOperator(first)
      let element = negated ?? first
      guard let found = infix(element), found.level >= minimum else { break }
      try deepen(element.span)
      if found.level == .comparison, left.isComparison {
        throw Self.chained(element)
      }
      if negated != nil { index += 1 }
      if let operation = found.operation {
        takeOperator(element)
        let right = try expression(found.level.next)
        left = Expression(.binary(operation, left, right), left.span.joined(with: right.span))
      } else {
        left = try list(of: left)
      }
      if negated != nil { left = Expression(.not(left), left.span) }
    }
    return left
  }

  /// The operator that `not` stands before: `in` or `within`.
  private func negatedOperator(_ element: Element) -> Element? {
    guard element.word == "not", index + 1 < elements.endIndex,
      ["in", "within"].contains(elements[index + 1].word)
    else { return nil }
    return elements[index + 1]
  }

  private mutating func operand(_ minimum: Level) throws(Diagnostic) -> Expression {
    if let element = unsigned {
      unsigned = nil
      index += 1
      return Expression(.literal(element), element.span)
    }
    guard let element = current else { throw missingOperand() }
    switch element.kind {
    case .word("not"):
      if minimum > .not { throw Self.misplacedNot(element) }
      let operand = try prefixed(.not, element)
      return Expression(.not(operand), element.span.joined(with: operand.span))
    case .symbol(.minus):
      let operand = try prefixed(.negative, element)
      return Expression(.negative(operand), element.span.joined(with: operand.span))
    case .word("no"):
      index += 1
      let field = try fieldName()
      return Expression(.no(field), element.span.joined(with: field.span))
    case .word("and"), .word("or"), .symbol: throw missingLeft(element)
    default: return try primary(element)
    }
  }

  private mutating func prefixed(
    _ level: Level, _ element: Element
  ) throws(Diagnostic) -> Expression {
    try deepen(element.span)
    defer { depth -= 1 }
    index += 1
    return try expression(level)
  }

  private mutating func deepen(_ span: Span) throws(Diagnostic) {
    depth += 1
    guard depth <= Self.deepest else {
      throw Diagnostic(
        "there are more than \(Self.deepest) operators in one condition", at: span,
        help: ["many values of one field are a list: status in (open, kept, broken)"])
    }
  }

  /// The operator that an element is after an operand; without operation it is `in`.
  private func infix(_ element: Element) -> (operation: BinaryOperator?, level: Level)? {
    switch element.kind {
    case .word("or"): (.or, .or)
    case .word("and"): (.and, .and)
    case .word("in"): (nil, .comparison)
    case .word("within"): (.within, .comparison)
    case .symbol(.comma): nil
    case .symbol(.plus): (.plus, .sum)
    case .symbol(.minus): (.minus, .sum)
    case .symbol(.times): (.times, .product)
    case .symbol(.divided): (.divided, .product)
    case .symbol(let symbol):
      BinaryOperator(rawValue: symbol.rawValue).map { ($0, .comparison) }
    case .number(let number) where number.isSigned:
      (number.spelling.hasPrefix("-") ? .minus : .plus, .sum)
    case .duration(let duration) where duration.isSigned:
      (duration.count < 0 ? .minus : .plus, .sum)
    default: nil
    }
  }

  /// A signed literal stays, without its sign, as the operand that follows.
  private mutating func takeOperator(_ element: Element) {
    let span = Span(element.span.lower + 1, element.span.upper)
    switch element.kind {
    case .number(let number):
      let spelling = String(number.spelling.dropFirst())
      unsigned = Element(
        .number(NumberLiteral(value: abs(number.value), spelling: spelling, isSigned: false)), span)
    case .duration(let duration):
      unsigned = Element(
        .duration(
          DurationLiteral(count: abs(duration.count), unit: duration.unit, isSigned: false)), span)
    default: index += 1
    }
  }
}
