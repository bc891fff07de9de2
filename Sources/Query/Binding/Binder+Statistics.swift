import Domain
import Insight
import Language

extension Binder {
  /// `pearson(score, confidence)` over all rows of a group.
  func statistic(
    _ statistic: Statistic, _ name: Name, _ arguments: Pipeline?, at span: Span, in frame: Frame
  ) throws -> Typed {
    let usage = Functions.statistics.first { $0.name == name.text }?.usage ?? name.text
    let help = ["usage: … | summarize \(usage)"]
    guard let aggregates = frame.aggregates else {
      throw Problem(
        "`\(name.text)` reckons over many rows; ask for it in `summarize`", at: span, help: help)
    }
    if let arguments, arguments.segments.count > 1 {
      throw Problem("a single value was expected here", at: arguments.span)
    }
    let pieces = ExpressionParser.split(
      (arguments?.segments.first?.elements ?? [])[...], at: .comma)
    let end = Span(span.upper, span.upper)
    let parsed = try pieces.filter { !$0.isEmpty }.map { try expression($0, end: end) }
    guard parsed.count == statistic.parameters.count else {
      throw Problem(
        "`\(name.text)` takes \(statistic.parameters.count) values, and has \(parsed.count)",
        at: span, help: help)
    }
    frame.aggregates = nil
    defer { frame.aggregates = aggregates }
    let inputs = try zip(statistic.parameters, parsed).map { parameter, expression -> SQL in
      let input = try self.input(parameter, expression, help, in: frame)
      if case .word = parameter { return input }
      return aggregates.column(for: input)
    }
    notes.append(
      "`\(name.text)` is left empty where there are too few rows for it, or where it is not defined"
    )
    return Typed(
      "statistic(\(SQLValue.text(statistic.rawValue)), \(inputs.joined(", ")))", .number)
  }

  private func input(
    _ parameter: Statistic.Parameter, _ expression: Expression, _ help: [String], in frame: Frame
  ) throws -> SQL {
    if case .word(let words) = parameter {
      var word: String?
      switch expression.kind {
      case .words(let names) where names.count == 1: word = names[0].text
      case .literal(let element):
        if case .text(let literal) = element.kind { word = literal.plain }
      default: break
      }
      guard let word, words.contains(word) else {
        throw Problem(
          "one of \(words.joined(separator: " ")) was expected here", at: expression.span,
          expected: .words(words), help: help)
      }
      return "\(SQLValue.text(word))"
    }
    let typed = try truth(value(expression, in: frame))
    guard typed.list == nil else {
      throw Problem("a list has many values; one was expected here", at: expression.span)
    }
    switch parameter {
    case .number, .constant: try require(typed, [.number], at: expression.span)
    case .condition: try require(typed, [.boolean], at: expression.span)
    case .key, .word: break
    }
    return typed.sql
  }
}
