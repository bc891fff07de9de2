import Domain
import Language
import Query

/// Reads values off a command's flat elements, by the type of the field they are for.
struct ValueReader {
  let environment: Environment
  var elements: ArraySlice<Element>
  /// Handles of removed records count where none has them now.
  var takesRemoved = false
  /// Where the command ends.
  let end: Span
  /// Nothing is looked up that is only known when the command runs.
  let isCheck: Bool
  var resolvedDays: [(words: String, day: Day)] = []

  init(
    _ environment: Environment, _ elements: ArraySlice<Element>, end: Span, isCheck: Bool
  ) {
    self.environment = environment
    self.elements = elements
    self.end = end
    self.isCheck = isCheck
  }

  var next: Element? { elements.first }

  mutating func take() -> Element? { elements.popFirst() }

  /// The value of a field, `none` for nothing.
  mutating func value(for field: Domain.Field) throws -> Value {
    guard let element = next else { throw missing(field) }
    if element.word == "none" {
      guard !field.isRequired else {
        throw Problem(
          "`\(field.name)` may not be empty", at: element.span, expected: expected(field))
      }
      elements = elements.dropFirst()
      return field.isList ? .records([]) : .missing
    }
    switch field.type {
    case .text: return .text(try text(example: "\(field.name) \"…\""))
    case .number: return .number(try number(field.name))
    case .integer(let range): return .number(try integer(field.name, range))
    case .date: return .day(try day())
    case .choice(let cases): return .text(try choice(field.name, cases))
    case .reference(let names):
      let kinds = environment.schema.kinds(named: names)
      if field.isList { return .records(try records(kinds)) }
      let span = element.span
      let found = try record(kinds)
      guard found.count == 1 else {
        throw Problem(
          "`\(field.name)` takes one record, and these are \(found.count)", at: span)
      }
      return .record(found[0])
    }
  }

  private func missing(_ field: Domain.Field) -> Problem {
    Problem(
      "a value is missing after `\(field.name)`", at: end, expected: expected(field),
      help: ["`\(field.name)`: \(field.help); \(field.wants(environment.schema))"],
      isIncomplete: true)
  }

  func expected(_ field: Domain.Field) -> Expected {
    switch field.type {
    case .text: Expected(isText: true)
    case .number, .integer: Expected()
    case .date: Expected(words: DateWords.phrases.map { Expected.Word($0) })
    case .choice(let cases): .words(cases)
    case .reference(let names): Expected(handles: environment.schema.kinds(named: names))
    }
  }

  // MARK: One element

  mutating func text(example: String) throws -> String {
    guard let element = next else {
      throw Problem(
        "text is missing here", at: end, expected: Expected(isText: true),
        help: ["example: \(example)"], isIncomplete: true)
    }
    switch element.kind {
    case .text(let literal):
      elements = elements.dropFirst()
      return isCheck ? try checkedText(literal) : try environment.text(literal)
    case .variable(let name, let path):
      elements = elements.dropFirst()
      let value = try variable(name, path)
      return try value.map { try environment.names.text(of: $0) } ?? ""
    default:
      let written = words(of: element)
      var problem = Problem(
        "text stands in double quotes", at: element.span, expected: Expected(isText: true),
        help: [written.map { "say \"\($0)\"" } ?? "example: \(example)"])
      problem.isCertain = true
      throw problem
    }
  }

  private func words(of element: Element) -> String? {
    switch element.kind {
    case .word(let word): word
    case .number(let number): number.spelling
    case .path(let names): names.map(\.text).joined(separator: ".")
    default: nil
    }
  }

  /// Insertions name variables that must exist; what they hold may not be known yet.
  private func checkedText(_ literal: TextLiteral) throws -> String {
    var text = ""
    for piece in literal.pieces {
      switch piece {
      case .plain(let plain): text += plain
      case .insertion(let name, _):
        _ = try environment.variable(name)
        text += "…"
      }
    }
    return text
  }

  /// Nil where it is not known yet.
  mutating func variable(_ name: Name, _ path: [Name]) throws -> Value? {
    let variable = try environment.variable(name)
    guard !isCheck else { return nil }
    if path.isEmpty { return variable.value }
    let span = Span(name.span.lower, path.last?.span.upper ?? name.span.upper)
    let computation = try Computation(
      Expression(.literal(Element(.variable(name, path), span)), span), in: environment)
    return try environment.names.value(of: computation.statement, computation.type)
  }

  mutating func number(_ what: String) throws -> Double {
    guard let element = next else {
      throw Problem(
        "a number is missing after `\(what)`", at: end, help: ["example: \(what) 5"],
        isIncomplete: true)
    }
    switch element.kind {
    case .number(let literal):
      elements = elements.dropFirst()
      return literal.value
    case .variable(let name, let path):
      elements = elements.dropFirst()
      let value = try variable(name, path)
      guard let value else { return 0 }
      guard case .number(let number) = value else {
        throw Problem("`$\(name.text)` is no number", at: element.span)
      }
      return number
    case .group:
      elements = elements.dropFirst()
      guard case .number(let number) = try computed(element) ?? .number(0) else {
        throw Problem("that is no number", at: element.span)
      }
      return number
    default:
      throw Problem(
        "`\(what)` takes a number", at: element.span, help: ["example: \(what) 5"])
    }
  }

  mutating func integer(_ what: String, _ range: ClosedRange<Int>) throws -> Double {
    let span = next?.span ?? end
    let isKnown = next.map { if case .number = $0.kind { true } else { !isCheck } } ?? true
    let number = try number(what)
    guard
      !isKnown
        || number == number.rounded() && Double(range.lowerBound) <= number
          && number <= Double(range.upperBound)
    else {
      throw Problem(
        "`\(what)` is a whole number from \(range.lowerBound) to \(range.upperBound)", at: span)
    }
    return isKnown ? number : Double(range.lowerBound)
  }

  mutating func choice(_ what: String, _ cases: [String]) throws -> String {
    guard let element = next else {
      throw Problem(
        "a value is missing after `\(what)`", at: end, expected: .words(cases),
        help: ["one of: \(cases.joined(separator: ", "))"], isIncomplete: true)
    }
    let word: String
    switch element.kind {
    case .word(let plain): word = plain
    case .text(let literal): word = try environment.text(literal)
    case .variable(let name, let path):
      elements = elements.dropFirst()
      guard let value = try variable(name, path) else { return cases[0] }
      word = try environment.names.text(of: value)
      guard cases.contains(word) else { throw wrong(word, what, cases, element.span) }
      return word
    default: word = ""
    }
    guard cases.contains(word) else { throw wrong(word, what, cases, element.span) }
    elements = elements.dropFirst()
    return word
  }

  private func wrong(_ word: String, _ what: String, _ cases: [String], _ span: Span) -> Problem {
    var help = ["one of: \(cases.joined(separator: ", "))"]
    if let nearest = Nearest.name(to: word, among: cases) {
      help.insert("did you mean `\(nearest)`?", at: 0)
    }
    var problem = Problem(
      "`\(what)` cannot be `\(word)`", at: span, expected: .words(cases), help: help)
    problem.isCertain = true
    return problem
  }

  /// What brackets come to; nil in a check.
  mutating func computed(_ element: Element) throws -> Value? {
    guard case .group(let pipeline) = element.kind else { return nil }
    let expression = Expression(.group(pipeline), element.span)
    let computation = try Computation(expression, in: environment)
    guard !isCheck else { return nil }
    return try environment.names.value(of: computation.statement, computation.type)
  }
}

extension Domain.Field {
  /// What the field takes, in words.
  func wants(_ schema: Schema) -> String {
    switch type {
    case .text: "text in double quotes"
    case .number: "a number"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .date: "a date such as 2026-11-30, +2w or end of quarter"
    case .choice(let cases): "one of \(cases.joined(separator: ", "))"
    case .reference(let names):
      (isList ? "one or more, with commas: " : "")
        + (names.isEmpty ? "any record" : schema.kinds(named: names).withArticle)
    }
  }
}
