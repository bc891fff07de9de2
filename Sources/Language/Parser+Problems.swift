extension Parser {
  static let listExample = "a list looks like this: title, by, due"
  private static let stageExample = "for example: promises | where overdue | count"

  mutating func report(
    _ message: String, at span: Span, labels: [Diagnostic.Label] = [], help: [String] = [],
    isIncomplete: Bool = false
  ) {
    lexer.findings.add(
      Diagnostic(message, at: span, labels: labels, help: help, isIncomplete: isIncomplete))
  }

  mutating func reportMissingLeft(_ span: Span) {
    if isMaybeCut { return }
    let shown = lexer.source.text(span)
    report(
      "nothing stands left of `\(shown)`", at: span,
      help: ["a comparison looks like this: status = open"])
  }

  mutating func reportMissingRight(of span: Span, isIncomplete: Bool = false) {
    let shown = lexer.source.text(span)
    report(
      "something belongs after `\(shown)`", at: span, help: [Self.example(after: shown)],
      isIncomplete: isIncomplete)
  }

  private static func example(after operation: String) -> String {
    switch operation {
    case "and", "or": "for example: overdue \(operation) no due"
    case "not": "for example: not overdue"
    case "no": "for example: no due"
    case "+", "-": "for example: today \(operation) 30d"
    case "*", "/": "for example: target \(operation) 2"
    default: "for example: due \(operation) today"
    }
  }

  mutating func reportTwoOperators(_ first: Span, _ second: Span) {
    if isMaybeCut { return }
    let left = lexer.source.text(first)
    let right = lexer.source.text(second)
    let joined = Symbol(rawValue: left + right)
    report(
      "something is missing between `\(left)` and `\(right)`", at: second,
      help: [
        joined.map { "write `\($0.rawValue)` without a space" }
          ?? "an operator stands between two values: due < today and status = open"
      ])
  }

  mutating func reportEmptySegment(after pipe: Span?, inBrackets: Bool) {
    if isAbandoned { return }
    let help = [Self.stageExample]
    switch (token.kind, pipe) {
    case (.pipe, nil): report("nothing stands left of `|`", at: token.span, help: help)
    case (.pipe, let pipe?):
      report("there is nothing between `|` and `|`", at: pipe.joined(with: token.span), help: help)
    case (.end, let pipe?):
      if inBrackets { return }
      report("a stage belongs after `|`", at: pipe, help: help, isIncomplete: true)
    case (_, let pipe?): report("a stage belongs after `|`", at: pipe, help: help)
    case (_, nil): break
    }
  }

  mutating func reportStrayBracket() {
    if forgiven > 0 {
      forgiven -= 1
      return
    }
    report(
      "this `)` closes nothing", at: token.span, help: ["delete it, or add the `(` it belongs to"])
  }

  mutating func reportEmptyBrackets(_ span: Span) {
    report("the brackets are empty", at: span, help: ["for example: status in (open, broken)"])
  }

  mutating func reportUnclosed(_ opening: Span) {
    let label = Diagnostic.Label(span: opening, text: "opened here")
    if case .end = token.kind {
      report(
        "the bracket is not closed", at: token.span, labels: [label],
        help: ["close it with `)`"], isIncomplete: true)
    } else {
      report(
        "the bracket is not closed before `;`", at: token.span, labels: [label],
        help: ["close it with `)`", "`;` cannot stand inside brackets"])
    }
  }

  mutating func reportTooDeep(_ opening: Span) {
    report(
      "brackets are nested deeper than \(Self.deepest)", at: opening,
      help: ["name a part of it first: let late = (promises where overdue)"])
  }
}
