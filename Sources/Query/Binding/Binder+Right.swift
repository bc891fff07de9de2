import Domain
import Language

extension Binder {
  /// What stands right of an operator, read by the type on its left, so that adding a record never
  /// changes what a saved question means.
  func right(_ expression: Expression, for left: Typed, in frame: Frame) throws -> Typed {
    switch expression.kind {
    case .words(let names): return try rightWords(names, for: left, at: expression.span, in: frame)
    case .path(let names):
      throw Problem(
        "a field right of an operator begins with a dot", at: expression.span,
        help: ["say `.\(names.map(\.text).joined(separator: "."))`"])
    case .literal(let element):
      if case .variable(let name, let path) = element.kind {
        return try variable(name, path, keepsLists: true)
      }
      return try rightLiteral(element, for: left)
    case .binary(let operation, let first, let second)
    where [.plus, .minus, .times, .divided].contains(operation):
      return try arithmetic(
        operation, right(first, for: left, in: frame), right(second, for: left, in: frame),
        at: expression.span)
    case .negative(let inner):
      var typed = try right(inner, for: left, in: frame)
      typed.sql = "(-\(typed.sql))"
      typed.period = typed.period?.negated
      return typed
    case .group(let pipeline): return try group(pipeline, in: frame, expecting: left)
    case .ownPath, .this, .call: return try value(expression, in: frame)
    default:
      throw Problem("a value was expected here, not a condition", at: expression.span)
    }
  }

  private func rightWords(
    _ names: [Name], for left: Typed, at span: Span, in frame: Frame
  ) throws -> Typed {
    if names.count == 1, names[0].text == "none" {
      let name = left.name ?? "FIELD"
      throw Problem(
        "a comparison never finds what is missing", at: span,
        help: ["say `no \(name)` (it is missing) or `not no \(name)` (it is there)"])
    }
    switch left.type {
    case .date, .duration:
      if let typed = try day(names, at: span) { return typed }
      throw expects(left, names[0], .words(DateWords.phrases), in: frame)
    case .choice(let cases):
      guard names.count == 1, cases.contains(names[0].text) else {
        throw expects(
          left, names.first { !cases.contains($0.text) } ?? names[1], .words(cases), in: frame)
      }
      return Typed("\(SQLValue.text(names[0].text))", left.type)
    case .reference(let kinds):
      if names.count > 1 { throw leftover(names[1]) }
      let id = try record(names[0], kinds: kinds)
      var typed = Typed("\(id)", schema.kind(of: id).map { .reference([$0]) } ?? left.type)
      typed.name = names[0].text
      return typed
    case .text:
      throw Problem(
        "text stands in double quotes", at: names[0].span, expected: Expected(isText: true),
        help: ["say \"\(names.map(\.text).joined(separator: " "))\""])
    case .boolean:
      throw Problem(
        "a condition is not compared", at: span,
        help: ["say `\(left.name ?? "it")` or `not \(left.name ?? "it")`"])
    default: throw expects(left, names[0], Expected(), in: frame)
    }
  }

  private func expects(
    _ left: Typed, _ name: Name, _ expected: Expected, in frame: Frame
  ) -> Problem {
    var help = subtraction(name, in: frame)
    if let nearest = Nearest.name(to: name.text, among: expected.words.map(\.text)) {
      help.append("did you mean `\(nearest)`?")
    }
    if self.names(in: frame).words.contains(where: { $0.text == name.text }) {
      help.append("a field right of an operator begins with a dot: `.\(name.text)`")
    }
    var problem = Problem(
      "`\(left.name ?? "the left side")` is \(left.type.words); `\(name.text)` is not",
      at: name.span, expected: expected, help: help)
    problem.isCertain = true
    return problem
  }

  func leftover(_ name: Name) -> Problem {
    Problem(
      "`\(name.text)` was not expected here", at: name.span,
      expected: .words(["and", "or"]),
      help: ["join conditions with `and` or `or`"])
  }

  private func rightLiteral(_ element: Element, for left: Typed) throws -> Typed {
    let typed = try literal(element)
    switch (element.kind, left.type) {
    case (.text(let literal), .reference(let kinds)):
      let id = try environment.record(title: text(literal), kinds: kinds, at: element.span)
      return Typed("\(id)", .reference(schema.kind(of: id).map { [$0] } ?? kinds))
    case (.text(let literal), .choice(let cases)):
      let word = try text(literal)
      guard cases.contains(word) else {
        throw Problem.unknown(
          "case", Name(word, element.span), expected: .words(cases))
      }
      return typed
    case (.number(let number), .date):
      throw Problem(
        "\(left.name.map { "`\($0)` is a date; " } ?? "")\(number.spelling) is a number, no date",
        at: element.span, help: ["write a date as 2026-11-30, or `today + \(number.spelling)d`"])
    case (.duration(let duration), .date):
      // `due < +2w`: counted from today.
      guard duration.isSigned, let day = today.adding(try Period(duration, at: element.span)) else {
        return typed
      }
      var moved = Typed("\(day)", .date)
      moved.day = day
      moved.period = typed.period
      return moved
    case (.text(let literal), .text):
      var spelt = typed
      let forms = try text(literal).canonicalForms
      if forms.count > 1 { spelt.forms = forms }
      return spelt
    default: return typed
    }
  }

  func record(_ name: Name, kinds: [Kind]) throws -> RecordID {
    try environment.record(name, kinds: kinds, asOf: asOf)
  }

  /// `x within marketing`: the unit, its sub-units, and the people of all of them; for a goal, the
  /// goals under it.
  func containment(_ left: Typed, _ right: Expression, in frame: Frame) throws -> SQL {
    guard case .reference(let kinds) = left.type else {
      throw Problem(
        "`\(left.name ?? "the left side")` is \(left.type.words); `within` asks about parties and goals",
        at: right.span, help: ["example: promises where to within marketing"])
    }
    let containers = schema.kinds.filter { $0.container != nil }
    let isParty = kinds.contains { Group.party.contains($0.name) }
    let allowed =
      isParty
      ? schema.kinds(named: Group.party)
      : containers.filter { container in kinds.contains { $0.name == container.name } }
    guard !allowed.isEmpty else {
      throw Problem(
        "`\(left.name ?? "the left side")` is \(left.type.words), which contains nothing",
        at: right.span, help: ["use `=`"])
    }
    var subject = Typed(left.sql, .reference(allowed))
    subject.name = left.name
    let root = try self.right(right, for: subject, in: frame)
    if let list = root.list {
      let roots: SQL =
        "SELECT \(root.sql) FROM \(list.from)\(list.joins.sql) WHERE \(list.condition)"
      return "\(left.sql) IN (\(inside(roots, isParty ? ["unit"] : allowed.map(\.name))))"
    }
    return
      "\(left.sql) IN (\(inside("SELECT \(root.sql)", isParty ? ["unit"] : allowed.map(\.name))))"
  }

  /// All that some records contain, themselves included.
  private func inside(_ roots: SQL, _ containers: [String]) -> SQL {
    let steps = containers.compactMap { schema.kind($0) }.compactMap { kind -> SQL? in
      kind.container.map {
        "SELECT c.\"id\" FROM \(table(kind)) AS c JOIN \"inside\" AS i ON c.\(name: $0) = i.\"id\""
      }
    }
    var all: SQL = """
      WITH RECURSIVE "inside"("id") AS (\(roots) UNION \(steps.joined(" UNION "))) \
      SELECT "id" FROM "inside"
      """
    if containers == ["unit"] {
      all.append(
        """
         UNION ALL SELECT p."id" FROM \(table("person")) AS p JOIN "inside" AS i ON p."in" = i."id" \
        UNION ALL SELECT m."person" FROM \(table("membership")) AS m \
        JOIN "inside" AS i ON m."in" = i."id"
        """)
    }
    return all
  }
}
