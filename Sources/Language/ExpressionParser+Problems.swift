extension ExpressionParser {
  private static let comparisonExample = "a comparison looks like this: due < today"

  func missingOperand() -> Diagnostic {
    let help: String
    switch index > elements.startIndex ? elements[index - 1].kind : nil {
    case .word("in"): help = "for example: status in (open, broken)"
    case .word("no"): help = "for example: no due"
    case .word("within"): help = "for example: to within marketing"
    default: help = Self.comparisonExample
    }
    return Diagnostic("a value is missing here", at: end, help: [help], isIncomplete: endsInput)
  }

  func missingLeft(_ element: Element) -> Diagnostic {
    if case .symbol(.comma) = element.kind { return Self.comma(element) }
    return Diagnostic(
      "nothing stands left of `\(Self.shown(element))`", at: element.span,
      help: [Self.comparisonExample])
  }

  /// What stands behind a whole expression.
  func leftOver(_ element: Element) -> Diagnostic {
    if case .symbol(.comma) = element.kind { return Self.comma(element) }
    let help: [String]
    switch element.kind {
    case .group where elements[index - 1].word != nil:
      help = ["the brackets of a call touch its name: count(promises)"]
    case .word("not") where endsInput && index + 2 >= elements.endIndex:
      // `in` or `within` may follow, and perhaps has begun to.
      return Diagnostic(
        "a condition is missing after `not`", at: element.span,
        help: ["for example: status not in (open, kept)"], isIncomplete: true)
    case .word("not"), .word("no"):
      help = ["join conditions with `and` or `or`: overdue and no closed"]
    default:
      help = [
        "an operator stands between two values: status = open",
        "conditions are joined with `and` or `or`",
      ]
    }
    return Diagnostic("an operator is missing before this", at: element.span, help: help)
  }

  static func comma(_ element: Element) -> Diagnostic {
    Diagnostic(
      "a comma cannot stand in a condition", at: element.span,
      help: [
        "join conditions with `and` or `or`", "a list stands in brackets: status in (open, kept)",
      ])
  }

  static func chained(_ element: Element) -> Diagnostic {
    Diagnostic(
      "comparisons do not chain", at: element.span,
      help: ["join two with `and`: 1 < weight and weight < 5"])
  }

  static func misplacedNot(_ element: Element) -> Diagnostic {
    Diagnostic(
      "`not` stands before a whole condition", at: element.span,
      help: ["for example: not status = open", "or shorter: status != open"])
  }

  static func misplacedNo(_ element: Element) -> Diagnostic {
    Diagnostic(
      "`no` is followed by a field", at: element.span, help: ["for example: no due"])
  }

  static func listExpected(_ element: Element) -> Diagnostic {
    Diagnostic(
      "`in` is followed by a list in brackets", at: element.span,
      help: [
        "for example: status in (open, broken)", "for a unit and all in it: to within marketing",
      ])
  }

  static func emptyBrackets(_ span: Span) -> Diagnostic {
    Diagnostic(
      "the brackets are empty", at: span, help: ["for example: status in (open, broken)"])
  }

  private static func shown(_ element: Element) -> String {
    if case .symbol(let symbol) = element.kind { return symbol.rawValue }
    return element.word ?? "this"
  }
}
