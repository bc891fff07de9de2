import Domain
import Language
import Query
import Terminal

/// The colours of a line while it is typed.
struct Highlighter {
  let environment: Environment
  /// Words that are known to be wrong, as binding sees it.
  let mistakes: [Span]

  /// What the styles stand for.
  enum Part {
    case verb, source, stage, field, handle, unknown, text, number, date, variable, operation,
      remark

    var style: Style {
      switch self {
      case .verb, .source, .stage: Style.bold.with(.blue)
      case .field: .yellow
      case .handle: .cyan
      case .unknown: .red
      case .text: .green
      case .number, .date: .magenta
      case .variable: Style.bold.with(.magenta)
      case .operation: .blue
      case .remark: .dim
      }
    }
  }

  func styles(of tokens: LineTokens) -> [StyledRange] {
    parts(of: tokens).map { StyledRange($0.0.lower..<$0.0.upper, $0.1.style) }
  }

  /// In the order of the line, what is wrong last.
  func parts(of tokens: LineTokens) -> [(Span, Part)] {
    var reader = PartReader(environment: environment)
    let end = tokens.source.bytes.count
    // A word that is still being typed may come to mean something.
    let wrong = mistakes.filter { $0.upper < end && $0.lower < $0.upper }
    let parts = tokens.tokens.compactMap { token in
      reader.part(of: token).map { (token.span, $0) }
    }
    return parts.filter { part in part.0.lower < part.0.upper } + wrong.map { ($0, .unknown) }
  }
}

/// What words are, one token after the other: by their place, then by what they name.
private struct PartReader {
  let environment: Environment
  private enum Place { case first, stage, command, question, value }
  private var place = Place.first
  /// What a bracket interrupted.
  private var outer: [Place] = []

  init(environment: Environment) { self.environment = environment }

  private static let operations: Set<String> = [
    "where", "and", "or", "not", "no", "in", "within", "as", "of", "on", "per", "desc", "asc",
    "this",
  ]

  mutating func part(of token: Token) -> Highlighter.Part? {
    switch token.kind {
    case .open:
      outer.append(place == .command || place == .value ? .command : .question)
      place = outer.count == 1 && place == .command ? .first : place == .value ? .value : .question
      return nil
    case .close:
      place = outer.popLast() ?? .command
      return nil
    case .pipe:
      place = .stage
      return .operation
    case .separator, .newline:
      if outer.isEmpty { place = .first }
      return nil
    case .comment: return .remark
    case .end: return nil
    case .element(let kind): return part(of: kind)
    }
  }

  private mutating func part(of kind: Element.Kind) -> Highlighter.Part? {
    switch kind {
    case .text: return after(.text)
    case .number: return after(.number)
    case .date, .duration: return after(.date)
    case .variable: return after(.variable)
    case .group: return nil
    case .symbol(let symbol):
      if symbol != .comma, place == .question { place = .value }
      return .operation
    case .path(let names):
      defer { if place == .value { place = .question } }
      return names.first.map { isField($0.text) ? .field : nil } ?? nil
    case .ownPath: return after(.field)
    case .word(let word): return part(of: word)
    }
  }

  /// A value was read: what follows is a field or an operator again.
  private mutating func after(_ part: Highlighter.Part) -> Highlighter.Part {
    if place == .value { place = .question }
    if place == .first { place = .question }
    return part
  }

  private mutating func part(of word: String) -> Highlighter.Part? {
    switch place {
    case .first:
      if Command.named(word) != nil {
        place = .command
        return .verb
      }
      place = .question
      return Question.begins(with: word, in: environment) ? .source : nil
    case .stage:
      place = .question
      return Stage.all.contains { $0.name == word } ? .stage : nil
    case .value:
      if word == "in" || word == "not" { return .operation }
      place = .question
      return isHandle(word) ? .handle : nil
    case .command:
      if isHandle(word) { return .handle }
      if environment.schema.kind(word) != nil { return .source }
      return isField(word) ? .field : nil
    case .question:
      if word == "within" || word == "of" {
        place = .value
        return .operation
      }
      if PartReader.operations.contains(word) { return .operation }
      if isField(word) { return .field }
      return isHandle(word) ? .handle : nil
    }
  }

  private func isField(_ word: String) -> Bool {
    environment.schema.kinds.contains {
      $0.field(word) != nil || $0.computed.contains { $0.name == word }
    }
  }

  private func isHandle(_ word: String) -> Bool {
    !isField(word)
      && (try? environment.names.records(
        handle: word.split(separator: ":").last.map(String.init) ?? word,
        kinds: environment.schema.kinds, asOf: nil
      ).isEmpty) == false
  }
}
