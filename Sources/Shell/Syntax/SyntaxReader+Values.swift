import Domain
import Language
import Query

/// What fills a place, sort by sort.
extension SyntaxReader {
  mutating func read(_ name: String, _ argument: Slot) throws -> Bound {
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
    case .pastRecords:
      reader.takesRemoved = true
      defer { reader.takesRemoved = false }
      return .records(try reader.records(environment.schema.kinds))
    case .step:
      guard reader.next != nil else {
        throw missing("a step or a date", .words(["step"] + DateWords.phrases))
      }
      return .value(.number(Double(try environment.step(&reader.elements, end: end))))
    case .text, .file:
      do {
        return .value(.text(try reader.text(example: command.examples.first ?? "\"…\"")))
      } catch var problem as Problem {
        if case .file = argument { problem.expected = Expected(isFile: true) }
        throw problem
      }
    case .anyText: return .value(.text(try anyText(name)))
    case .number:
      if let element = reader.next, let word = element.word,
        let id = try? environment.record(
          Name(word, element.span), kinds: environment.schema.kinds),
        let kind = environment.schema.kind(of: id)
      {
        throw Problem(
          "a number was expected here, and `\(word)` is \(kind.withArticle)", at: element.span,
          help: ["usage: \(command.usage)", "`history \(word)` tells which steps changed it"])
      }
      return .value(.number(try reader.number(name)))
    case .date: return .value(.day(try reader.day()))
    case .choice(let words): return .value(.text(try reader.choice(name, words)))
    case .name: return .word(try word(name, example: "a-name"))
    case .fieldName: return .word(try word("field", example: "title"))
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
        if case .symbol(let symbol) = element.kind {
          words.append(symbol.rawValue)
        } else {
          words.append(element.plainText)
        }
      }
      return .word(Name(words.joined(separator: " "), span))
    }
  }

  func missing(_ what: String, _ expected: Expected = Expected()) -> Problem {
    Problem(
      "\(what) is missing here", at: end, expected: expected,
      help: ["usage: \(command.usage)"] + command.examples.prefix(1).map { "example: \($0)" },
      isIncomplete: true)
  }

  mutating func kind(plural: Bool) throws -> Kind {
    let names = Expected(
      words: environment.schema.kinds.map { Expected.Word(plural ? $0.plural : $0.name, $0.help) })
    guard let element = reader.next else { throw missing("a kind of record", names) }
    guard let word = element.word, let kind = environment.schema.kind(word) else {
      throw Problem.unknown(
        "kind of record", Name(element.plainText, element.span), expected: names)
    }
    _ = reader.take()
    return kind
  }

  mutating func word(_ what: String, example: String) throws -> Name {
    guard let element = reader.next else { throw missing("a \(what)") }
    guard let word = element.word else {
      throw Problem(
        "a \(what) was expected here, a plain word", at: element.span,
        help: ["example: \(example)"], isCertain: true)
    }
    _ = reader.take()
    return Name(word, element.span)
  }

  mutating func variable() throws -> Name {
    if case .variable(let name, let path)? = reader.next?.kind, path.isEmpty {
      _ = reader.take()
      return name
    }
    return try word("name", example: "let late = …")
  }

  /// `name=value` from a command line may be any literal.
  mutating func anyText(_ what: String) throws -> String {
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

  mutating func openQuestion() throws -> Pipeline {
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

  mutating func expression(_ what: String) throws -> Expression {
    guard reader.next != nil else { throw missing("a \(what)") }
    let taken = reader.elements
    switch ExpressionParser.parse(taken, end: end) {
    case .success(let expression):
      reader.elements = []
      return expression
    case .failure(let diagnostic): throw Problem(diagnostic)
    }
  }
}
