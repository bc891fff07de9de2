import Domain
import Language
import Query

/// Fills the places of a command from its flat elements.
struct SyntaxReader {
  private var reader: ValueReader
  private var arguments = Arguments()
  private let command: Command
  private let segmentsAfter: ArraySlice<Segment>
  private let end: Span
  private var environment: Environment { reader.environment }

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

  private mutating func finish(_ pipeline: Pipeline) throws {
    if let extra = reader.next {
      if let word = extra.word, !open.isEmpty {
        throw Problem.unknown(
          "part of `\(command.name)`", Name(word, extra.span), expected: open,
          help: ["usage: \(command.usage)"])
      }
      throw Problem(
        "this was not expected after `\(command.name)`", at: extra.span, expected: open,
        help: ["usage: \(command.usage)"])
    }
    if !takesPipeline, let segment = segmentsAfter.first {
      throw Problem(
        "`\(command.name)` is a command; only a question goes on with `|`", at: segment.span,
        help: ["usage: \(command.usage)"])
    }
    arguments.resolvedDays = reader.resolvedDays
  }

  /// What could still have followed, gathered while reading.
  private var open = Expected()
  private var takesPipeline = false

  private mutating func read(_ parts: [Syntax]) throws {
    for part in parts { try read(part) }
  }

  private mutating func read(_ part: Syntax) throws {
    switch part {
    case .word(let word):
      guard reader.next?.word == word else {
        throw Problem(
          "`\(word)` was expected here", at: reader.next?.span ?? end, expected: .words([word]),
          help: ["usage: \(command.usage)"], isIncomplete: reader.next == nil)
      }
      _ = reader.take()
    case .symbol(let symbol):
      guard case .symbol(symbol)? = reader.next?.kind else {
        throw Problem(
          "`\(symbol.rawValue)` was expected here", at: reader.next?.span ?? end,
          expected: .words([symbol.rawValue]), help: ["usage: \(command.usage)"],
          isIncomplete: reader.next == nil)
      }
      _ = reader.take()
    case .value(let name, let argument):
      let before = reader.elements
      let bound = try read(name, argument)
      let taken = before.prefix(before.count - reader.elements.count)
      let start = before.first?.span ?? end
      arguments.set(name, bound, at: start.joined(with: taken.last?.span ?? start))
    case .optional(let parts):
      if canBegin(parts) { try read(parts) }
    case .anyOrder(let clauses): try readAnyOrder(clauses)
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
  private func continuesList(_ parts: [Syntax]) -> Bool {
    guard parts.count > 1, case .symbol(let symbol) = parts[1], reader.next?.word != nil,
      case .symbol(symbol)? = reader.elements.dropFirst().first?.kind
    else { return false }
    return true
  }

  private func canBegin(_ parts: [Syntax]) -> Bool {
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
    default: return true
    }
  }

  private mutating func readAnyOrder(_ clauses: [[Syntax]]) throws {
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

  private mutating func read(_ name: String, _ argument: Slot) throws -> Bound {
    switch argument {
    case .kind(let plural): return .kind(try kind(plural: plural))
    case .record(let kinds):
      let span = reader.next?.span ?? end
      let found = try reader.record(environment.schema.kinds(named: kinds))
      guard found.count == 1 else {
        throw Problem("one record was expected here, and these are \(found.count)", at: span)
      }
      return .records(found)
    case .records(let kinds):
      return .records(try reader.records(environment.schema.kinds(named: kinds)))
    case .text, .file:
      do {
        return .value(.text(try reader.text(example: command.examples.first ?? "\"…\"")))
      } catch var problem as Problem {
        if case .file = argument { problem.expected = Expected(isFile: true) }
        throw problem
      }
    case .anyText: return .value(.text(try anyText(name)))
    case .number: return .value(.number(try reader.number(name)))
    case .date: return .value(.day(try reader.day()))
    case .choice(let words): return .value(.text(try reader.choice(name, words)))
    case .name: return .word(try word(name, example: "a-name"))
    case .variable: return .word(try variable())
    case .fields(let of): return try fields(of: of)
    case .field(let of): return .field(try field(of: of))
    case .members(let of): return try members(of: of)
    case .target(let of):
      let expected = names(try kind(at: of), without: [])
        .merged(with: Expected(words: [.init("handle", "what the record is called")]))
      guard let element = reader.next else { throw missing("a field", expected) }
      guard let word = element.word else {
        throw Problem("a field's name was expected here", at: element.span, expected: expected)
      }
      _ = reader.take()
      return .word(Name(word, element.span))
    case .source:
      if let element = reader.next, let word = element.word {
        guard environment.schema.kind(plural: word) != nil else {
          throw Problem.unknown(
            "kind of record", Name(word, element.span),
            expected: .words(environment.schema.kinds.map(\.plural)))
        }
        _ = reader.take()
        return .pipeline(
          Pipeline(
            segments: [Segment(elements: [element], span: element.span)], span: element.span))
      }
      return try read(name, .question)
    case .mapped: return try mapped()
    case .valueTable:
      guard case .group(let pipeline)? = reader.next?.kind else {
        throw missing("a table of values in brackets")
      }
      _ = reader.take()
      return .pipeline(pipeline)
    case .question:
      guard case .group(let pipeline)? = reader.next?.kind else {
        throw Problem(
          "a question in brackets was expected here", at: reader.next?.span ?? end,
          help: ["example: (promises where overdue)"], isIncomplete: reader.next == nil)
      }
      _ = reader.take()
      return .pipeline(pipeline)
    case .openQuestion: return .pipeline(try openQuestion())
    case .expression:
      let parsed = try expression(name)
      return .expression(parsed)
    case .type: return try type()
    case .topic:
      var words: [String] = []
      let span = reader.next?.span ?? end
      while let element = reader.take() {
        words.append(element.word ?? SourceWords.text([element]))
      }
      return .word(Name(words.joined(separator: " "), span))
    }
  }

  private func missing(_ what: String, _ expected: Expected = Expected()) -> Problem {
    Problem(
      "\(what) is missing here", at: end, expected: expected,
      help: ["usage: \(command.usage)"] + command.examples.prefix(1).map { "example: \($0)" },
      isIncomplete: true)
  }

  private mutating func kind(plural: Bool) throws -> Kind {
    let names = Expected(
      words: environment.schema.kinds.map { Expected.Word(plural ? $0.plural : $0.name, $0.help) })
    guard let element = reader.next else { throw missing("a kind of record", names) }
    guard let word = element.word, let kind = environment.schema.kind(word) else {
      throw Problem.unknown(
        "kind of record", Name(element.word ?? "this", element.span), expected: names)
    }
    _ = reader.take()
    return kind
  }

  private mutating func word(_ what: String, example: String) throws -> Name {
    guard let element = reader.next else { throw missing("a \(what)") }
    guard let word = element.word else {
      throw Problem(
        "a \(what) was expected here, a plain word", at: element.span,
        help: ["example: \(example)"])
    }
    _ = reader.take()
    return Name(word, element.span)
  }

  private mutating func variable() throws -> Name {
    if case .variable(let name, let path)? = reader.next?.kind, path.isEmpty {
      _ = reader.take()
      return name
    }
    return try word("name", example: "let late = …")
  }

  /// `name=value` from a command line may be any literal.
  private mutating func anyText(_ what: String) throws -> String {
    guard let element = reader.next else { throw missing("a value") }
    switch element.kind {
    case .word(let word):
      _ = reader.take()
      return word
    case .number(let number):
      _ = reader.take()
      return number.spelling
    case .date(let year, let month, let day):
      _ = reader.take()
      guard let day = Day(year: year, month: month, day: day) else {
        throw Problem("there is no such day", at: element.span)
      }
      return day.description
    case .duration:
      _ = reader.take()
      return SourceWords.text([element])
    default: return try reader.text(example: "name = \"…\"")
    }
  }

  private mutating func fields(of place: String) throws -> Bound {
    let kind = try kind(at: place)
    var draft = Draft(kind)
    var order: [String] = []
    while let element = reader.next {
      guard let word = element.word else {
        throw Problem(
          "a field's name was expected here", at: element.span,
          expected: names(kind, without: order),
          help: ["usage: \(command.usage)"])
      }
      if word == "handle", kind.isNamed {
        _ = reader.take()
        let name = try self.word("handle", example: "handle mkt")
        guard Slug.isValid(name.text) else {
          throw Problem(
            "`\(name.text)` cannot be a handle", at: name.span,
            help: ["small letters, digits and hyphens: `\(Slug.make(name.text))`"])
        }
        draft.handle = name.text
        continue
      }
      guard let field = kind.field(word) else {
        throw Problem.unknown(
          "field of \(kind.plural)", Name(word, element.span), expected: names(kind, without: order)
        )
      }
      guard !order.contains(word) else {
        throw Problem("`\(word)` was given twice", at: element.span)
      }
      try command.allows(field, kind, at: element.span)
      _ = reader.take()
      draft[word] = try reader.value(for: field)
      order.append(word)
    }
    open = names(kind, without: order)
    return .draft(draft, order: order)
  }

  private func names(_ kind: Kind, without given: [String]) -> Expected {
    Expected(
      words: kind.fields.filter {
        !given.contains($0.name) && !$0.isByVerbOnly
          && !($0.name == "title" && arguments.has("title"))
      }.map { Expected.Word($0.name, $0.help) })
  }

  private func kind(at place: String) throws -> Kind {
    if let kind = arguments.kind(place) { return kind }
    let ids = arguments.records(place) ?? []
    let kinds = Set(ids.map(\.kindCode))
    if kinds.count > 1 {
      throw Problem(
        "these are records of several kinds; change one kind at a time", at: arguments.span(place))
    }
    if let code = kinds.first, let kind = environment.schema.kind(code: code) { return kind }
    throw NoRecords(span: arguments.span(place))
  }

  private mutating func field(of place: String) throws -> Domain.Field {
    let kind = try kind(at: place)
    let expected = Expected(words: kind.fields.map { Expected.Word($0.name, $0.help) })
    guard let element = reader.next else { throw missing("a field", expected) }
    guard let word = element.word, let field = kind.field(word) else {
      throw Problem.unknown(
        "field of \(kind.plural)", Name(element.word ?? "this", element.span), expected: expected)
    }
    _ = reader.take()
    return field
  }

  private mutating func members(of place: String) throws -> Bound {
    let kind = try kind(at: place)
    let lists = kind.fields.filter(\.isList)
    let expected = Expected(words: lists.map { Expected.Word($0.name, $0.help) })
    guard let element = reader.next else { throw missing("a list field", expected) }
    guard let word = element.word, let field = lists.first(where: { $0.name == word }) else {
      throw Problem.unknown(
        "list field of \(kind.plural)", Name(element.word ?? "this", element.span),
        expected: expected)
    }
    _ = reader.take()
    guard case .reference(let names) = field.type else { return .members(field, []) }
    return .members(field, try reader.records(environment.schema.kinds(named: names)))
  }

  /// A column's name in quotes, or `constant VALUE` for the field just named.
  private mutating func mapped() throws -> Bound {
    guard reader.next?.word == "constant" else {
      return .value(.text(try reader.text(example: "map title = \"Name\"")))
    }
    _ = reader.take()
    guard let kind = arguments.kind("kind"), let target = arguments.word("target"),
      let field = kind.field(target.text)
    else { throw missing("a field that takes a value") }
    var draft = Draft(kind)
    draft[field.name] = try reader.value(for: field)
    return .draft(draft, order: [field.name])
  }

  private mutating func openQuestion() throws -> Pipeline {
    guard let first = reader.next else {
      throw missing("a question", Question.sources(in: environment))
    }
    takesPipeline = true
    let elements = Array(reader.elements)
    reader.elements = []
    let head = Segment(elements: elements, span: Span(first.span.lower, end.upper))
    let all = [head] + segmentsAfter
    return Pipeline(
      segments: all, span: Span(first.span.lower, all.last?.span.upper ?? end.upper))
  }

  private mutating func expression(_ what: String) throws -> Expression {
    guard reader.next != nil else { throw missing("a \(what)") }
    let taken = reader.elements
    switch ExpressionParser.parse(taken, end: end) {
    case .success(let expression):
      reader.elements = []
      return expression
    case .failure(let diagnostic): throw Problem(diagnostic)
    }
  }

  /// `text`, `number`, `date`, `choice (low, high)`, a kind or a group of kinds; `list of` before
  /// a kind for several.
  private mutating func type() throws -> Bound {
    var isList = false
    if reader.next?.word == "list", reader.elements.dropFirst().first?.word == "of" {
      isList = true
      reader.elements = reader.elements.dropFirst(2)
    }
    let kinds = environment.schema.kinds.map(\.name)
    let expected = Expected.words(
      (isList ? [] : ["text", "number", "date", "choice"]) + Group.words.keys.sorted() + kinds)
    guard let element = reader.next else { throw missing("a type", expected) }
    let word = element.word ?? "this"
    var type: FieldType?
    switch word {
    case "text", "number", "date": type = isList ? nil : FieldType(spelling: word)
    case "choice":
      _ = reader.take()
      return .type(.choice(try choices(element.span)), isList: false)
    default:
      if let group = Group.words[word] { type = .reference(group) }
      if let kind = environment.schema.kind(word) { type = .reference([kind.name]) }
    }
    guard let type else {
      throw Problem.unknown("type", Name(word, element.span), expected: expected)
    }
    _ = reader.take()
    return .type(type, isList: isList)
  }

  private mutating func choices(_ span: Span) throws -> [String] {
    guard case .group(let pipeline)? = reader.next?.kind,
      let elements = pipeline.segments.first?.elements
    else {
      throw Problem(
        "the words to choose from are missing", at: reader.next?.span ?? end,
        help: ["example: define field risk of initiatives choice (low, medium, high)"],
        isIncomplete: reader.next == nil)
    }
    let words = ExpressionParser.split(elements[...], at: .comma).map {
      $0.count == 1 ? $0.first?.word : nil
    }
    let plain = words.compactMap { $0 }
    guard plain.count == words.count, Set(plain).count == plain.count, plain.count > 1 else {
      throw Problem(
        "two or more different words were expected", at: span,
        help: ["example: choice (low, medium, high)"])
    }
    _ = reader.take()
    return plain
  }
}

/// A question in brackets found nothing, so there is nothing to change.
struct NoRecords: Error { var span: Span }
