import Domain
import Language

extension Binder {
  /// A condition, as SQL that is true, false or (read as false) null.
  func condition(_ expression: Expression, in frame: Frame) throws -> SQL {
    let typed = try value(expression, in: frame)
    guard typed.type == .boolean else {
      let name = typed.name
      throw Problem(
        "\(name.map { "`\($0)`" } ?? "this") is \(typed.type.words), not a condition",
        at: expression.span,
        help: [
          name.map {
            "compare it: `\($0) = …`, or ask whether it is missing, `no \($0)`, or not: `not no \($0)`"
          }
            ?? "compare it: (units | count) > 0",
          "example: promises where overdue and to within marketing",
        ])
    }
    return typed.list.map { $0.any(typed.sql) } ?? typed.sql
  }

  /// An expression where an operand stands freely: names are fields.
  func value(_ expression: Expression, in frame: Frame) throws -> Typed {
    if frame.expandsLists, expression.isTest {
      // A row meets a condition or does not; `per` has no members of it to count under.
      frame.expandsLists = false
      defer { frame.expandsLists = true }
      return try value(expression, in: frame)
    }
    switch expression.kind {
    case .literal(let element): return try literal(element)
    case .words(let names): return try words(names, at: expression.span, in: frame)
    case .path(let names), .ownPath(let names): return try path(names, in: frame)
    case .this(let names): return try this(names, at: expression.span, in: frame)
    case .call(let name, let arguments):
      return try call(name, arguments, at: expression.span, in: frame)
    case .not(var inner):
      var isNegated = true
      while case .not(let next) = inner.kind {
        inner = next
        isNegated.toggle()
      }
      let test = try condition(inner, in: frame)
      return Typed("\(isNegated ? "NOT " : "")ifnull(\(test), 0)", .boolean)
    case .no(let inner): return try absence(inner, in: frame)
    case .negative(let inner):
      var typed = try value(inner, in: frame)
      try require(typed, [.number, .duration], at: inner.span)
      typed.sql = "(-\(typed.sql))"
      typed.period = typed.period?.negated
      return typed
    case .binary(let operation, let left, let right):
      return try binary(operation, left, right, at: expression.span, in: frame)
    case .isIn(let left, let members):
      let subject = try value(left, in: frame)
      let tests = try members.map { member in
        try comparison(.equal, subject, try right(member, for: subject, in: frame), at: member.span)
      }
      return lifted(subject, SQL.any(tests[...]))
    case .group(let pipeline): return try group(pipeline, in: frame, expecting: nil)
    }
  }

  /// A test of a subject with several values holds when it holds for one of them.
  func lifted(_ subject: Typed, _ test: SQL) -> Typed {
    Typed(subject.list.map { $0.any("(\(test))") } ?? "(\(test))", .boolean)
  }

  private func words(_ names: [Name], at span: Span, in frame: Frame) throws -> Typed {
    if names.count == 1, frame.aggregates != nil {
      if names[0].text == "count" { return Typed("count(*)", .number) }
      try refuseSingleValue(names[0], span, in: frame)
    }
    if names.count == 1 {
      if var typed = try named(names[0], in: frame) {
        typed.name = names[0].text
        return typed
      }
    }
    if let day = try day(names, at: span) { return day }
    throw unknownName(names, in: frame)
  }

  func unknownName(_ names: [Name], in frame: Frame) -> Problem {
    let known = self.names(in: frame)
    if names.count > 1, known.words.contains(where: { $0.text == names[0].text }) {
      return Problem(
        "`\(names[1].text)` was not expected after `\(names[0].text)`", at: names[1].span,
        expected: Expected(words: Operators.comparisons + Operators.joining),
        help: [
          "join conditions with `and` or `or`, columns with a comma; text stands in double quotes"
        ])
    }
    var help = subtraction(names[0], in: frame)
    if let function = Functions.all.first(where: { $0.name == names[0].text }) {
      help.append("a function takes brackets: \(function.usage)")
    }
    if known.words.isEmpty {
      // No row is at hand: a value was meant, or a question.
      help.append("text stands in double quotes, a question in brackets: (units | count)")
    }
    let dates = ["today", "tomorrow", "yesterday"].map { Expected.Word($0, "a date") }
    let what =
      frame.kind.map { "field or condition of \($0.plural)" }
      ?? (known.words.isEmpty ? "value" : "column")
    var problem = Problem.unknown(
      what, names[0], expected: known.merged(with: Expected(words: frame.kind == nil ? [] : dates)),
      help: help)
    // Said to whoever types, not in the message.
    if known.words.isEmpty {
      problem.expected = problem.expected.merged(with: Question.sources(in: environment))
    }
    problem.expected.words += Operators.leading
    problem.expected.words += Functions.all.map { Expected.Word($0.name + "(", $0.help) }
    // Brackets may follow.
    if Functions.all.contains(where: { $0.name == names[0].text }) { problem.isCertain = false }
    return problem
  }

  /// Advice for `today-30d`, which is one word.
  func subtraction(_ name: Name, in frame: Frame) -> [String] {
    guard name.text.contains("-"), let part = name.text.split(separator: "-").first,
      DateWords.firstWords.contains(String(part))
        || names(in: frame).words.contains(where: { $0.text == part })
    else { return [] }
    return ["for a subtraction put spaces round the minus: `today - 30d`"]
  }

  /// The day that words name; nil where they are no such words.
  func day(_ names: [Name], at span: Span) throws -> Typed? {
    guard DateWords.firstWords.contains(names[0].text) else { return nil }
    guard let day = DateWords.day(names.map(\.text), today: today) else {
      throw Problem(
        "`\(names.map(\.text).joined(separator: " "))` is no date", at: span,
        expected: .words(DateWords.phrases),
        help: ["examples: today, next monday, end of quarter, 2026-11-30, today + 2w"])
    }
    let phrase = names.map(\.text).joined(separator: " ")
    if phrase != "today" { resolvedDays.append((phrase, day)) }
    var typed = Typed("\(day)", .date)
    typed.day = day
    typed.name = phrase
    return typed
  }

  /// Among aggregates a field has as many values as there are rows.
  private func refuseSingleValue(_ name: Name, _ span: Span, in frame: Frame) throws {
    guard try named(name, in: frame) != nil else { return }
    throw Problem(
      "`\(name.text)` has many values here", at: span,
      expected: .words(Functions.aggregates.map(\.name)),
      help: ["say which is meant: average(\(name.text)), max(\(name.text)), or put it after `per`"])
  }

  private func path(_ names: [Name], in frame: Frame) throws -> Typed {
    guard let first = names.first else { throw Problem("a field is missing here", at: Span(0, 0)) }
    if frame.aggregates != nil {
      let span = first.span.joined(with: names.last?.span ?? first.span)
      try refuseSingleValue(first, span, in: frame)
    }
    // After `summarize` or `count per` a column may be called by the path it came from.
    let whole = names.map(\.text).joined(separator: ".")
    if names.count > 1, case .columns = frame.scope,
      var typed = try named(Name(whole, first.span), in: frame)
    {
      typed.name = whole
      return typed
    }
    guard var typed = try named(first, in: frame) else { throw unknownName([first], in: frame) }
    typed.name = first.text
    for name in names.dropFirst() { typed = try member(name, of: typed, in: frame) }
    return typed
  }

  private func this(_ names: [Name], at span: Span, in frame: Frame) throws -> Typed {
    frame.usedThis = true
    guard let outer = frame.outer, let id = outer.id, let kind = outer.kind else {
      throw Problem(
        "`this` stands inside brackets only, for the record around them", at: span,
        help: ["example: goals | show title, count(initiatives where for = this)"])
    }
    var typed = Typed(id, .reference([kind]))
    typed.name = "this"
    for (index, name) in names.enumerated() {
      typed = index == 0 ? try path([name], in: outer) : try member(name, of: typed, in: outer)
    }
    return typed
  }

  private func absence(_ inner: Expression, in frame: Frame) throws -> Typed {
    let typed = try value(inner, in: frame)
    if let list = typed.list {
      return Typed("NOT \(list.any("\(typed.sql) IS NOT NULL"))", .boolean)
    }
    guard typed.type != .boolean else {
      throw Problem(
        "`\(typed.name ?? "this")` is a condition and never missing", at: inner.span,
        help: ["say `not \(typed.name ?? "…")`"])
    }
    return Typed("\(typed.sql) IS NULL", .boolean)
  }

  func literal(_ element: Element) throws -> Typed {
    switch element.kind {
    case .text(let literal): return Typed("\(SQLValue.text(try text(literal)))", .text)
    case .number(let number): return Typed("\(SQLValue.real(number.value))", .number)
    case .duration(let duration):
      let period = try Period(duration, at: element.span)
      var typed = Typed("\(Int64(period.days))", .duration)
      typed.period = period
      typed.name = "\(duration.count)\(duration.unit.rawValue)"
      return typed
    case .date(let year, let month, let day):
      guard let day = Day(year: year, month: month, day: day) else {
        throw noSuchDay(year, month, day, at: element.span)
      }
      var typed = Typed("\(day)", .date)
      typed.day = day
      return typed
    case .variable(let name, let path): return try variable(name, path)
    default:
      throw Problem("a value was expected here", at: element.span)
    }
  }

  func noSuchDay(_ year: Int, _ month: Int, _ day: Int, at span: Span) -> Problem {
    let help =
      (1...12).contains(month) && (1...9999).contains(year)
      ? "month \(month) of \(year) has \(Day.length(ofMonth: month, year: year)) days"
      : "a date is written year-month-day: 2026-11-30"
    return Problem("there is no such day", at: span, help: [help])
  }

  func require(_ typed: Typed, _ types: [ValueType], at span: Span) throws {
    guard typed.list == nil, types.contains(typed.type) else {
      throw Problem(
        "\(types[0].words) was expected here, and `\(typed.name ?? "this")` is \(typed.type.words)",
        at: span)
    }
  }
}

extension Expression {
  /// Whether it is true or false of a row by its form.
  fileprivate var isTest: Bool {
    switch kind {
    case .not, .no, .isIn: return true
    case .binary(let operation, _, _):
      switch operation {
      case .plus, .minus, .times, .divided: return false
      default: return true
      }
    default: return false
    }
  }
}

extension Period {
  init(_ literal: DurationLiteral, at span: Span) throws {
    let factor: Int
    switch literal.unit {
    case .day, .month: factor = 1
    case .week: factor = 7
    case .year: factor = 12
    }
    let (count, overflow) = literal.count.multipliedReportingOverflow(by: factor)
    guard !overflow, abs(count) < 4_000_000 else {
      throw Problem("that is longer than a book can hold", at: span)
    }
    switch literal.unit {
    case .day, .week: self = Period(days: count)
    case .month, .year: self = Period(months: count)
    }
  }
}
