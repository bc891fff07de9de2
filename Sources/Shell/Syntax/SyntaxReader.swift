import Domain
import Language
import Query

/// Fills the places of a command from its flat elements.
struct SyntaxReader {
  var reader: ValueReader
  var arguments = Arguments()
  let command: Command
  let segmentsAfter: ArraySlice<Segment>
  let end: Span
  var environment: Environment { reader.environment }

  /// - Throws: `Problem`, with what was expected where it stopped.
  static func read(
    _ command: Command, _ pipeline: Pipeline, in environment: Environment, isCheck: Bool
  ) throws -> Arguments {
    guard let segment = pipeline.segments.first else { return Arguments() }
    let end = Span(segment.span.upper, segment.span.upper)
    var reader = SyntaxReader(
      reader: ValueReader(
        environment, segment.elements.dropFirst(), end: end, isCheck: isCheck),
      command: command, segmentsAfter: pipeline.segments.dropFirst(), end: end)
    if let kind = command.fixedKind.flatMap({ environment.schema.kind($0) }) {
      reader.arguments.set("kind", .kind(kind), at: segment.span)
    }
    try reader.read(command.syntax)
    try reader.finish(pipeline)
    return reader.arguments
  }

  private init(
    reader: ValueReader, command: Command, segmentsAfter: ArraySlice<Segment>, end: Span
  ) {
    self.reader = reader
    self.command = command
    self.segmentsAfter = segmentsAfter
    self.end = end
  }

  mutating func finish(_ pipeline: Pipeline) throws {
    if let extra = reader.next {
      if let word = extra.word, !open.isEmpty {
        throw Problem.unknown(
          "part of `\(command.name)`", Name(word, extra.span), expected: open,
          help: ["usage: \(command.usage)"])
      }
      throw Problem(
        "this was not expected after `\(command.name)`", at: extra.span, expected: open,
        help: ["usage: \(command.usage)"], isCertain: true)
    }
    if !takesPipeline, let segment = segmentsAfter.first {
      throw Problem(
        "`\(command.name)` is a command; only a question goes on with `|`", at: segment.span,
        help: ["usage: \(command.usage)"], isCertain: true)
    }
    arguments.resolvedDays = reader.resolvedDays
  }

  /// What could still have followed, gathered while reading.
  var open = Expected()
  var takesPipeline = false

  mutating func read(_ parts: [Syntax]) throws {
    for part in parts { try read(part) }
  }

  mutating func read(_ part: Syntax) throws {
    switch part {
    case .word(let word):
      guard reader.next?.word == word else {
        throw Problem(
          "`\(word)` was expected here", at: reader.next?.span ?? end, expected: .words([word]),
          help: ["usage: \(command.usage)"], isIncomplete: reader.next == nil,
          isCertain: reader.next != nil)
      }
      _ = reader.take()
    case .symbol(let symbol):
      guard case .symbol(symbol)? = reader.next?.kind else {
        throw Problem(
          "`\(symbol.rawValue)` was expected here", at: reader.next?.span ?? end,
          expected: .words([symbol.rawValue]), help: ["usage: \(command.usage)"],
          isIncomplete: reader.next == nil, isCertain: reader.next != nil)
      }
      _ = reader.take()
    case .value(let name, let argument):
      let before = reader.elements
      let bound: Bound
      do {
        bound = try read(name, argument)
      } catch var problem as Problem where problem.expected.isEmpty {
        problem.expected = open
        throw problem
      }
      let taken = before.prefix(before.count - reader.elements.count)
      let start = before.first?.span ?? end
      arguments.set(name, bound, at: start.joined(with: taken.last?.span ?? start))
    case .optional(let parts):
      if canBegin(parts) {
        try read(parts)
      } else {
        open = open.merged(with: SyntaxReader.beginning(of: parts))
      }
    case .either(let forms):
      guard let form = forms.first(where: canBegin) else {
        let words = forms.compactMap { form -> String? in
          if case .word(let word)? = form.first { word } else { nil }
        }
        guard let next = reader.next else {
          let names = forms.compactMap { $0.first?.usage }.joined(separator: " or ")
          throw missing("one of \(names)", .words(words))
        }
        throw Problem.unknown(
          "`\(command.name)`", Name(next.plainText, next.span), expected: .words(words),
          help: ["usage: \(command.usage)"])
      }
      try read(form)
    case .anyOrder(let clauses): try readAnyOrder(clauses)
    case .brief(_, let part): try read(part)
    case .list(let name, let parts):
      var rounds: [Arguments] = []
      while true {
        var round = self
        try round.read(parts)
        reader = round.reader
        rounds.append(round.arguments)
        if case .symbol(.comma)? = reader.next?.kind {
          _ = reader.take()
        } else if !continuesList(parts) {
          break
        }
      }
      arguments.set(name, .rounds(rounds), at: end)
    }
  }

  /// `map a = "A" b = "B"`: where each round has its `=`, commas may be left out.
  func continuesList(_ parts: [Syntax]) -> Bool {
    guard parts.count > 1, case .symbol(let symbol) = parts[1], reader.next?.word != nil,
      case .symbol(symbol)? = reader.elements.dropFirst().first?.kind
    else { return false }
    return true
  }

  /// What could have begun something that was left out.
  private static func beginning(of parts: [Syntax]) -> Expected {
    switch parts.first {
    case .word(let word)?: .words([word])
    case .value(_, .choice(let words))?: .words(words)
    case .value(_, .text)?: Expected(isText: true)
    case .value(_, .file)?: Expected(isFile: true)
    default: Expected()
    }
  }

  func canBegin(_ parts: [Syntax]) -> Bool {
    guard let next = reader.next, let first = parts.first else { return false }
    switch first {
    case .word(let word): return next.word == word
    case .symbol(let symbol):
      if case .symbol(symbol) = next.kind { return true } else { return false }
    case .value(_, .text), .value(_, .file):
      if case .text = next.kind { return true } else { return false }
    case .value(_, .valueTable):
      if case .group = next.kind { return true } else { return false }
    case .value(_, .choice(let words)): return next.word.map(words.contains) ?? false
    case .value(_, .name): return next.word != nil
    default: return true
    }
  }

  mutating func readAnyOrder(_ clauses: [[Syntax]]) throws {
    var left = clauses
    while let word = reader.next?.word {
      guard
        let index = left.firstIndex(where: {
          if case .word(word)? = $0.first { true } else { false }
        })
      else {
        if clauses.contains(where: { if case .word(word)? = $0.first { true } else { false } }) {
          throw Problem(
            "`\(word)` was given twice", at: reader.next?.span ?? end,
            help: ["usage: \(command.usage)"])
        }
        break
      }
      try read(left.remove(at: index))
    }
    let words = left.compactMap { clause -> String? in
      if case .word(let word)? = clause.first { word } else { nil }
    }
    open = open.merged(with: .words(words))
  }
}

/// A question in brackets found nothing, so there is nothing to change.
struct NoRecords: Error { var span: Span }
