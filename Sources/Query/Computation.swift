package import Domain
package import Language

/// A bound computation outside any row: `today + 2w`, `(units | count)`, `$n * 2`.
package struct Computation {
  package var statement: SQL
  package var type: ValueType
  /// For a question: the records it found, rather than the first one's value.
  package var ids: SQL?

  package init(_ expression: Expression, in environment: Environment) throws {
    let binder = Binder(environment)
    if case .group(let pipeline) = expression.kind,
      let first = pipeline.segments.first?.elements.first?.sourceName,
      Question.begins(with: first, in: environment)
    {
      let relation = try binder.relation(pipeline)
      if let list = try relation.ids(), let kind = relation.kind, !relation.hasChosenColumns {
        statement = binder.finished(list)
        type = .reference([kind])
        ids = statement
        return
      }
    }
    let frame = Frame(.columns([], alias: ""))
    var typed = try binder.record(named: expression) ?? binder.value(expression, in: frame)
    if typed.type == .duration { typed = try binder.day(of: expression) }
    let value: SQL = typed.type == .boolean ? "ifnull(\(typed.sql), 0)" : typed.sql
    statement = binder.finished("SELECT \(value)")
    type = typed.type
  }

  /// A value to be compared with one already bound: `expect (…) = VALUE`.
  package init(
    condition expression: Expression, in environment: Environment
  ) throws {
    let binder = Binder(environment)
    let sql = try binder.condition(expression, in: Frame(.columns([], alias: "")))
    statement = binder.finished("SELECT ifnull(\(sql), 0)")
    type = .boolean
  }
}

extension Binder {
  /// `+2w` counts from today; `2w` from nothing, and is no value.
  fileprivate func day(of expression: Expression) throws -> Typed {
    guard case .literal(let element) = expression.kind, case .duration(let length) = element.kind,
      length.isSigned, let day = today.adding(try Period(length, at: element.span))
    else {
      throw Problem(
        "a length of time is no value of its own", at: expression.span,
        help: ["count it from a day: today + 2w, or +2w"])
    }
    return Typed("\(day)", .date)
  }

  /// A bare handle, where no row is at hand: `let who = dana-reyes`.
  fileprivate func record(named expression: Expression) throws -> Typed? {
    guard case .words(let names) = expression.kind, names.count == 1,
      !DateWords.firstWords.contains(names[0].text)
    else { return nil }
    let id = try environment.record(names[0], kinds: schema.kinds)
    return Typed("\(id)", .reference(schema.kind(of: id).map { [$0] } ?? []))
  }
}

extension Environment {
  /// The day that elements of a command stand for.
  package func day(_ elements: ArraySlice<Element>, end: Span) throws -> Day {
    try Binder(self).day(elements, end: end)
  }
}
