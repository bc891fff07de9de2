import Domain
import Insight
import Language

extension Binder {
  func call(
    _ name: Name, _ arguments: Pipeline?, at span: Span, in frame: Frame
  ) throws -> Typed {
    guard Functions.all.contains(where: { $0.name == name.text }) else {
      throw Problem.unknown(
        "function", name,
        expected: Expected(
          words: Functions.all.map { Expected.Word($0.name, $0.help) }))
    }
    if Functions.scalars.contains(where: { $0.name == name.text }) {
      return try scalarCall(name, arguments, at: span, in: frame)
    }
    if let statistic = Statistic(rawValue: name.text) {
      return try self.statistic(statistic, name, arguments, at: span, in: frame)
    }
    if let (kind, field) = source(of: arguments, in: frame) {
      guard frame.aggregates == nil else {
        throw Problem(
          "this has many values here, one for each row", at: span,
          help: [
            "say which is meant: sum(\(name.text)(\(kind.plural) …)), max(\(name.text)(\(kind.plural) …))"
          ])
      }
      return try reverse(name, kind, field, arguments, at: span, in: frame)
    }
    guard let aggregates = frame.aggregates else {
      if let problem = misspelt(arguments, in: frame) { throw problem }
      return try overList(name, arguments, at: span, in: frame)
    }
    guard let arguments else {
      guard name.text == "count" else {
        throw Problem(
          "`\(name.text)` of what?", at: span, help: ["example: summarize \(name.text)(late)"])
      }
      return Typed("count(*)", .number)
    }
    frame.aggregates = nil
    defer { frame.aggregates = aggregates }
    let input = try value(single(arguments), in: frame)
    return try aggregate(name, input, at: span, column: aggregates.column(for:))
  }

  /// `count(with)`: over the members of a row's own list.
  private func overList(
    _ name: Name, _ arguments: Pipeline?, at span: Span, in frame: Frame
  ) throws -> Typed {
    guard name.text != "latest", let arguments, let inner = try? single(arguments) else {
      throw misplaced(name, arguments, at: span)
    }
    // Also where `per` gives each member a row of its own, the list is meant whole.
    let expands = frame.expandsLists
    frame.expandsLists = false
    defer { frame.expandsLists = expands }
    var member: Typed
    do {
      member = try value(inner, in: frame)
    } catch var problem as Problem {
      // Records that lead back may be counted too.
      problem.expected = Expected.words(schema.kinds.map(\.plural)).merged(with: problem.expected)
      throw problem
    }
    guard let list = member.list else { throw misplaced(name, arguments, at: span) }
    member.list = nil
    var result = try aggregate(name, member, at: span) { $0 }
    result.sql = "(SELECT \(result.sql) FROM \(list.from)\(list.joins.sql) WHERE \(list.condition))"
    return result
  }

  /// A source that was meant: `count(promisses)`.
  private func misspelt(_ arguments: Pipeline?, in frame: Frame) -> Problem? {
    guard let head = arguments?.segments.first?.elements.first, let word = head.word,
      !names(in: frame).words.contains(where: { $0.text == word }),
      Nearest.name(to: word, among: schema.kinds.map(\.plural)) != nil
    else { return nil }
    return .unknown("source", Name(word, head.span), expected: .words(schema.kinds.map(\.plural)))
  }

  private func misplaced(_ name: Name, _ arguments: Pipeline?, at span: Span) -> Problem {
    let what = arguments.map { pipeline in
      pipeline.segments.first?.elements.first?.word ?? "…"
    }
    return Problem(
      "`\(name.text)` reckons over many records; say of which", at: what == nil ? name.span : span,
      expected: .words(schema.kinds.map(\.plural)),
      help: [
        "records that lead back here: \(name.text)(promises where to = this)",
        "all rows: … | summarize \(name.text)(\(what ?? "late"))",
      ])
  }

  /// An aggregate of a column of inputs.
  private func aggregate(
    _ name: Name, _ input: Typed, at span: Span, column: (SQL) -> SQL
  ) throws -> Typed {
    if name.text == "count" {
      if input.type != .boolean, input.list == nil {
        return Typed("count(\(column(input.sql)))", .number)
      }
      let one: SQL = input.type == .boolean ? input.sql : "\(input.sql) IS NOT NULL"
      let test = input.list.map { $0.any(one) } ?? one
      return Typed("count(CASE WHEN \(column("(\(test))")) THEN 1 END)", .number)
    }
    guard input.list == nil else {
      throw Problem("`\(name.text)` cannot be taken of a list", at: span)
    }
    switch name.text {
    case "distinct": return Typed("count(DISTINCT \(column(truth(input).sql)))", .number)
    case "sum":
      try require(input, [.number], at: span)
      return Typed("coalesce(sum(\(column(input.sql))), 0)", .number)
    case "average":
      try require(input, [.number], at: span)
      return Typed("avg(\(column(input.sql)))", .number)
    case "min", "max":
      guard [.number, .date, .time, .text].contains(input.type) else {
        throw Problem("`\(name.text)` cannot be taken of \(input.type.words)", at: span)
      }
      return Typed("\(SQL(stringLiteral: name.text))(\(column(input.sql)))", input.type)
    default:
      throw Problem(
        "`\(name.text)` is asked of records that lead back here", at: span,
        help: ["example: latest(readings.value where of = this)"])
    }
  }

  /// `count(promises where …)`, `sum(embeds.share where …)`: the kind, and the field's path.
  private func source(of arguments: Pipeline?, in frame: Frame) -> (Kind, [Name])? {
    switch arguments?.segments.first?.elements.first?.kind {
    case .word(let word):
      guard let kind = schema.kind(plural: word) else { return nil }
      return (kind, [])
    case .path(let names):
      guard let first = names.first, let kind = schema.kind(plural: first.text) else { return nil }
      return (kind, Array(names.dropFirst()))
    default: return nil
    }
  }

  private func reverse(
    _ name: Name, _ kind: Kind, _ field: [Name], _ arguments: Pipeline?, at span: Span,
    in frame: Frame
  ) throws -> Typed {
    guard let pipeline = arguments, let elements = pipeline.segments.first?.elements else {
      throw misplaced(name, arguments, at: span)
    }
    guard pipeline.segments.count == 1 else {
      throw Problem("only `where` may stand inside these brackets", at: pipeline.segments[1].span)
    }
    let alias = aliases.next()
    let inner = Frame(.record(kind, alias: alias), outer: frame)
    var conditions = presence(kind, alias: alias)
    let rest = elements.dropFirst()
    if let word = rest.first {
      guard word.word == "where" else {
        throw Problem(
          "`where` was expected here", at: word.span, expected: .words(["where"]),
          help: ["example: \(name.text)(\(kind.plural) where …)"], isCertain: true)
      }
      let end = Span(pipeline.span.upper, pipeline.span.upper)
      let parsed = try expression(rest.dropFirst(), end: end)
      conditions.append(try condition(parsed, in: inner))
    }
    if !inner.usedThis { conditions.append(try link(kind, to: frame, inner, name, at: span)) }
    return try reverseSelect(name, kind, field, inner, conditions, at: span)
  }

  /// The one field by which records of a kind lead back to the row at hand.
  private func link(
    _ kind: Kind, to frame: Frame, _ inner: Frame, _ name: Name, at span: Span
  ) throws -> SQL {
    guard let target = frame.kind, let id = frame.id else {
      throw Problem(
        "these rows are no records any more, so nothing leads back to them", at: span,
        help: ["ask before `summarize` or `count per`"])
    }
    let links = schema.references(to: target).filter { $0.kind.name == kind.name }.map(\.field)
    guard let only = links.first else {
      throw Problem("no field of \(kind.plural) refers to \(target.withArticle)", at: span)
    }
    guard links.count == 1 else {
      throw Problem(
        "\(kind.plural) lead back to \(target.withArticle) by "
          + links.map { "`\($0.name)`" }.joined(separator: ", "),
        at: span,
        help: ["say which: \(name.text)(\(kind.plural) where \(links[0].name) = this)"])
    }
    guard let field = try named(Name(only.name, span), in: inner) else { return "0" }
    return field.list.map { $0.any("\(field.sql) = \(id)") } ?? "\(field.sql) = \(id)"
  }

  private func reverseSelect(
    _ name: Name, _ kind: Kind, _ field: [Name], _ inner: Frame, _ conditions: [SQL], at span: Span
  ) throws -> Typed {
    var result: Typed
    if field.isEmpty {
      guard name.text == "count" else {
        throw Problem(
          "`\(name.text)` of which field?", at: span,
          expected: Expected(words: fields(of: kind)),
          help: ["example: \(name.text)(\(kind.plural).\(kind.fields.last?.name ?? "value"))"])
      }
      result = Typed("count(*)", .number)
    } else {
      let input = try value(Expression(.path(field), span), in: inner)
      if name.text == "latest" {
        guard let begins = kind.timeline.begins else {
          throw Problem("\(kind.plural) have no date to tell the latest by", at: span)
        }
        guard input.list == nil else {
          throw Problem("`latest` cannot be taken of a list", at: span)
        }
        let from: SQL = "\(table(kind)) AS \(name: inner.alias)\(inner.joins.sql)"
        let tests = (conditions + ["\(input.sql) IS NOT NULL"]).joined(" AND ")
        return Typed(
          """
          (SELECT \(input.sql) FROM \(from) WHERE \(tests) \
          ORDER BY \(name: inner.alias).\(name: begins) DESC, \(name: inner.alias)."id" DESC LIMIT 1)
          """, input.type)
      }
      result = try aggregate(name, input, at: span) { $0 }
    }
    var select: SQL =
      "SELECT \(result.sql) FROM \(table(kind)) AS \(name: inner.alias)\(inner.joins.sql)"
    if !conditions.isEmpty { select.append(" WHERE \(conditions.joined(" AND "))") }
    result.sql = "(\(select))"
    return result
  }

  private func scalarCall(
    _ name: Name, _ arguments: Pipeline?, at span: Span, in frame: Frame
  ) throws -> Typed {
    let end = Span(span.upper, span.upper)
    if let arguments, arguments.segments.count > 1 {
      throw Problem("a single value was expected here", at: arguments.span)
    }
    let pieces = ExpressionParser.split(
      (arguments?.segments.first?.elements ?? [])[...], at: .comma)
    let parsed = try pieces.map { try expression($0, end: end) }
    let usage = Functions.scalars.first { $0.name == name.text }?.usage ?? name.text
    func wrongCount() -> Problem {
      Problem(
        "`\(name.text)` does not take \(parsed.count) values", at: span, help: ["usage: \(usage)"])
    }
    if name.text == "if" {
      guard parsed.count >= 2 else { throw wrongCount() }
      return try conditional(parsed, in: frame)
    }
    guard let first = parsed.first else { throw wrongCount() }
    let subject = try value(first, in: frame)
    switch name.text {
    case "round", "abs":
      guard parsed.count <= (name.text == "round" ? 2 : 1) else { throw wrongCount() }
      try require(subject, [.number], at: first.span)
      var digits: SQL = ""
      if parsed.count == 2 {
        let count = try value(parsed[1], in: frame)
        try require(count, [.number], at: parsed[1].span)
        digits = ", \(count.sql)"
      }
      return Typed("\(SQL(stringLiteral: name.text))(\(subject.sql)\(digits))", .number)
    case "wilson-low", "wilson-high":
      guard parsed.count == 2 else { throw wrongCount() }
      let all = try value(parsed[1], in: frame)
      for (typed, place) in [(subject, first), (all, parsed[1])] {
        try require(typed, [.number], at: place.span)
      }
      return Typed(
        "wilson(\(SQLValue.text(name.text)), \(subject.sql), \(all.sql))", .number)
    default:
      guard parsed.count == 1 else { throw wrongCount() }
      try require(subject, [.date], at: first.span)
      let seconds: SQL = "(\(subject.sql)) * 86400, 'unixepoch'"
      switch name.text {
      case "year": return Typed("CAST(strftime('%Y', \(seconds)) AS INTEGER)", .number)
      case "month": return Typed("strftime('%Y-%m', \(seconds))", .text)
      default:
        return Typed(
          "strftime('%Y-Q', \(seconds)) || ((strftime('%m', \(seconds)) + 2) / 3)", .text)
      }
    }
  }

  private func conditional(_ parts: [Expression], in frame: Frame) throws -> Typed {
    var cases = SQL()
    var type: ValueType?
    func branch(_ expression: Expression) throws -> SQL {
      let typed = try value(expression, in: frame)
      let known = type ?? typed.type
      guard let merged = known.merged(with: typed.type), typed.list == nil else {
        throw Problem(
          "the values of `if` differ: \(known.words) and \(typed.type.words)", at: expression.span)
      }
      type = merged
      return typed.sql
    }
    var index = 0
    while index + 1 < parts.count {
      let test = try condition(parts[index], in: frame)
      cases.append(" WHEN \(test) THEN \(try branch(parts[index + 1]))")
      index += 2
    }
    if index < parts.count { cases.append(" ELSE \(try branch(parts[index]))") }
    return Typed("CASE\(cases) END", type ?? .number)
  }

  /// The only expression inside brackets.
  func single(_ pipeline: Pipeline) throws -> Expression {
    guard pipeline.segments.count == 1, let segment = pipeline.segments.first else {
      throw Problem("a single value was expected here", at: pipeline.span)
    }
    return try expression(segment.elements[...], end: Span(segment.span.upper, segment.span.upper))
  }

  func expression(_ elements: ArraySlice<Element>, end: Span) throws -> Expression {
    switch ExpressionParser.parse(elements, end: end) {
    case .success(let expression): return expression
    case .failure(let diagnostic): throw Problem(diagnostic)
    }
  }

  /// Brackets as an operand: a question when they begin with a source, else an expression.
  func group(_ pipeline: Pipeline, in frame: Frame, expecting left: Typed?) throws -> Typed {
    let first = pipeline.segments.first?.elements.first
    let isQuestion =
      pipeline.segments.count > 1
      || (first?.sourceName.map { schema.kind(plural: $0) != nil || environment.isTable($0) }
        ?? false)
    guard isQuestion else {
      let inner = try single(pipeline)
      if let left { return try right(inner, for: left, in: frame) }
      return try value(inner, in: frame)
    }
    // A question of its own: it sees the same tables, and not the row around it. The times it asks
    // about are its own too.
    let around = (asOf, onDay)
    defer { (asOf, onDay) = around }
    var relation = try relation(pipeline)
    return try relation.scalar(at: pipeline.span)
  }
}
