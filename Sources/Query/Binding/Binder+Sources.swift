import Domain
package import Language

extension Binder {
  /// `SOURCE [as of D] [on D] [where C] { | STAGE }`
  func relation(_ pipeline: Pipeline) throws -> Relation {
    guard let segment = pipeline.segments.first, let head = segment.elements.first else {
      throw Problem("a question is missing here", at: pipeline.span)
    }
    var rest = segment.elements.dropFirst()
    let end = Span(segment.span.upper, segment.span.upper)
    let name = head.sourceName.flatMap { environment.isTable($0) ? $0 : nil }
    let given = name == nil ? [] : Binder.arguments(&rest)
    let clauses = try sourceClauses(&rest, end: end)
    if let step = clauses.asOf { asOf = step }
    if let day = clauses.onDay { onDay = day }
    let fixed = Binder.fixed(by: rest)
    var relation = try name.map { try view(head, $0, given, fixed) } ?? source(head)
    if !rest.isEmpty {
      guard rest.first?.word == "where" else {
        let word = environmentText(rest.first)
        let nearest = Nearest.name(to: word, among: ["where", "as", "on"])
        throw Problem(
          "`\(word)` was not expected here", at: rest.first?.span ?? end,
          expected: .words(["where", "as", "on", "|"]),
          help: (nearest.map { ["did you mean `\($0)`?"] } ?? [])
            + ["example: \(head.word ?? "promises") where … | sort …"])
      }
      let condition = rest.dropFirst()
      guard !condition.isEmpty else {
        throw Problem(
          "a condition is missing after `where`", at: end,
          expected: names(in: relation.frame), help: ["example: promises where overdue"],
          isIncomplete: true)
      }
      try relation.filter(expression(condition, end: end))
    }
    for segment in pipeline.segments.dropFirst() {
      try Stage.apply(segment, to: &relation)
    }
    return relation
  }

  /// What a condition demands of every row, alone or joined to the rest by `and`: `where per =
  /// promiser`. Words that turn out to mean nothing are complained of where the condition is bound.
  private static func fixed(by clause: ArraySlice<Element>) -> [String: String] {
    let condition = clause.dropFirst()
    guard clause.first?.word == "where", !condition.contains(where: { $0.word == "or" }) else {
      return [:]
    }
    var fixed: [String: String] = [:]
    for part in condition.split(whereSeparator: { $0.word == "and" }) where part.count == 3 {
      let (left, middle, right) = (part.startIndex, part.startIndex + 1, part.startIndex + 2)
      if let name = part[left].word, case .symbol(.equal) = part[middle].kind,
        let word = part[right].word
      {
        fixed[name] = word
      }
    }
    return fixed
  }

  func environmentText(_ element: Element?) -> String {
    guard let element else { return "" }
    switch element.kind {
    case .word(let word): return word
    case .path(let names): return names.map(\.text).joined(separator: ".")
    case .variable(let name, _): return "$\(name.text)"
    case .symbol(let symbol): return symbol.rawValue
    case .number(let number): return number.spelling
    case .group: return "("
    default: return "this"
    }
  }

  private func source(_ head: Element) throws -> Relation {
    if case .variable(let name, let path) = head.kind, path.isEmpty {
      return try variableSource(name)
    }
    guard let word = head.sourceName else {
      throw Problem(
        "a question begins with what it asks about", at: head.span,
        expected: Question.sources(in: environment), help: ["example: promises where overdue"])
    }
    if let kind = schema.kind(plural: word) { return Relation(self, kind) }
    throw Problem.unknown(
      "source", Name(word, head.span), expected: Question.sources(in: environment))
  }

  /// `$late | count`: the records a variable holds.
  private func variableSource(_ name: Name) throws -> Relation {
    let variable = try environment.variable(name)
    let ids: [RecordID]
    switch variable.value {
    case .records(let list): ids = list
    case .record(let id): ids = [id]
    case .missing: ids = []
    default:
      throw Problem("`$\(name.text)` holds no records", at: name.span)
    }
    guard case .reference(let kinds) = variable.type, let kind = kinds.first else {
      throw Problem("`$\(name.text)` holds no records", at: name.span)
    }
    var relation = Relation(self, kind)
    relation.restrict(to: ids)
    return relation
  }

  private func sourceClauses(
    _ rest: inout ArraySlice<Element>, end: Span
  ) throws -> (asOf: Int64?, onDay: Day?) {
    var asOf: Int64?
    var onDay: Day?
    while let element = rest.first {
      if element.word == "as", rest.dropFirst().first?.word != "of" {
        throw Problem(
          "`of` and a date are missing after `as`", at: rest.dropFirst().first?.span ?? end,
          expected: .words(["of"]),
          help: ["examples: units as of yesterday, units as of step 42"],
          isIncomplete: rest.count == 1)
      }
      if element.word == "as" {
        rest = rest.dropFirst(2)
        asOf = try step(&rest, end: end)
      } else if element.word == "on" {
        rest = rest.dropFirst()
        onDay = try dayClause(&rest, end: end)
      } else {
        break
      }
    }
    return (asOf, onDay)
  }

  /// `step 42`, or the last step of a day.
  func step(_ rest: inout ArraySlice<Element>, end: Span) throws -> Int64 {
    if rest.first?.word == "step" {
      rest = rest.dropFirst()
      return try stepNumber(&rest, end: end)
    }
    let start = rest.first?.span ?? end
    if case .number(let number)? = rest.first?.kind {
      throw Problem(
        "\(number.spelling) is a number, no date", at: start,
        help: ["for the book after that step, say `as of step \(number.spelling)`"])
    }
    let day = try dayClause(&rest, end: end)
    guard let step = try environment.names.step(endOf: day) else {
      throw Problem(
        "the book holds nothing as early as \(day)", at: start,
        help: ["for the world on that day by its dates, say `on \(day)`"])
    }
    return step
  }

  /// The number of a step that there is.
  func stepNumber(_ rest: inout ArraySlice<Element>, end: Span) throws -> Int64 {
    let number: Double
    var place = end
    switch rest.first?.kind {
    case .number(let literal)?:
      number = literal.value
      place = rest.first?.span ?? end
    case .variable(let name, _)?:
      place = name.span
      let variable = try environment.variable(name)
      if variable.value == .missing {
        rest = rest.dropFirst()
        return 0
      }
      guard case .number(let value) = variable.value else {
        throw Problem("`$\(name.text)` is no step's number", at: name.span)
      }
      number = value
    default:
      throw Problem(
        "a step's number is missing", at: rest.first?.span ?? end,
        help: ["example: units as of step 42"], isIncomplete: rest.isEmpty)
    }
    let newest = try environment.names.newestStep()
    guard number == number.rounded(), number >= 0, number <= Double(newest) else {
      throw Problem(
        "there is no step \(NumberSpelling.of(number))", at: place,
        help: ["the newest step is \(newest); `log` lists them"])
    }
    rest = rest.dropFirst()
    return Int64(number)
  }

  /// A date, words for one, or a variable; as many elements as it takes.
  private func dayClause(_ rest: inout ArraySlice<Element>, end: Span) throws -> Day {
    var taken = ArraySlice<Element>()
    while let next = rest.first, next.word != "where",
      !(next.word == "on" && !taken.isEmpty),
      !(next.word == "as" && rest.dropFirst().first?.word == "of" && !taken.isEmpty)
    {
      taken.append(next)
      rest = rest.dropFirst()
    }
    guard !taken.isEmpty else {
      throw Problem(
        "a date is missing here", at: end, expected: .words(DateWords.phrases),
        help: ["examples: on 2026-06-30, as of yesterday, as of step 42"], isIncomplete: true)
    }
    return try day(taken, end: end)
  }

  /// The day that elements stand for.
  func day(_ elements: ArraySlice<Element>, end: Span) throws -> Day {
    let parsed = try expression(elements, end: end)
    func noDate(isCertain: Bool = false) -> Problem {
      Problem(
        "a date was expected here", at: parsed.span, expected: .words(DateWords.phrases),
        help: ["examples: 2026-11-30, today, +2w, next monday, end of quarter"],
        isCertain: isCertain)
    }
    if case .words(let names) = parsed.kind, !DateWords.firstWords.contains(names[0].text) {
      throw noDate(isCertain: true)
    }
    let typed = try right(
      parsed, for: Typed("NULL", .date), in: Frame(.columns([], alias: "")))
    guard typed.type == .date, let day = typed.day else { throw noDate() }
    return day
  }
}

extension Environment {
  /// `step 42`, or a date: the step up to which the book had come.
  package func step(_ rest: inout ArraySlice<Element>, end: Span) throws -> Int64 {
    let taken = rest.first?.word == "step" ? 2 : max(1, rest.datePrefix)
    var words = rest.prefix(taken)
    rest = rest.dropFirst(taken)
    return try Binder(self).step(&words, end: words.last?.span ?? end)
  }
}
