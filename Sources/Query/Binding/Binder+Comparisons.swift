import Domain
import Language

extension Binder {
  func binary(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, at span: Span,
    in frame: Frame
  ) throws -> Typed {
    switch operation {
    case .and, .or:
      let sides = try (left.chain(of: operation) + [right]).map { try condition($0, in: frame) }
      return Typed("(\(sides.joined(operation == .and ? " AND " : " OR ")))", .boolean)
    case .plus, .minus, .times, .divided:
      return try arithmetic(
        operation, value(left, in: frame), value(right, in: frame), at: span)
    case .within:
      let subject = try value(left, in: frame)
      return lifted(subject, try containment(subject, right, in: frame))
    case .contains:
      let subject = try value(left, in: frame)
      return lifted(subject, try containsText(subject, right, at: span, in: frame))
    default:
      let subject = try value(left, in: frame)
      let other = try self.right(right, for: subject, in: frame)
      if operation == .notEqual {
        // Exactly `not =`: true also where one side is missing.
        let equal = lifted(subject, try comparison(.equal, subject, other, at: span))
        return Typed("NOT ifnull(\(equal.sql), 0)", .boolean)
      }
      return lifted(subject, try comparison(operation, subject, other, at: span))
    }
  }

  func comparison(
    _ operation: BinaryOperator, _ left: Typed, _ right: Typed, at span: Span
  ) throws -> SQL {
    if let list = right.list {
      // `with = this.with`: some member of the one is a member of the other.
      var member = right
      member.list = nil
      return list.any(try comparison(operation, left, member, at: span))
    }
    guard comparable(left.type, right.type) else {
      throw Problem(
        "`\(left.name ?? "the left side")` is \(left.type.words); "
          + "it cannot be compared with \(right.type.words)", at: span,
        help: left.type == .text
          ? ["text stands in double quotes: \(left.name ?? "title") = \"…\""] : [])
    }
    for side in [left, right]
    where side.type == .duration && side.period?.months != 0 {
      throw Problem(
        "a month has no fixed number of days to compare with", at: span,
        help: ["say it in days or weeks: `late > 30d`"])
    }
    let symbol: SQL
    switch operation {
    case .equal: symbol = "="
    case .less: symbol = "<"
    case .lessOrEqual: symbol = "<="
    case .greater: symbol = ">"
    default: symbol = ">="
    }
    switch left.type {
    case .reference, .boolean:
      guard operation == .equal else {
        throw Problem(
          "`\(left.name ?? "this")` is \(left.type.words); it has no order", at: span,
          help: ["compare it with `=` or `!=`"])
      }
      if left.type == .boolean { return "\(truth(left).sql) = \(truth(right).sql)" }
    case .choice(let cases) where operation != .equal:
      return "\(order(left.sql, cases)) \(symbol) \(order(right.sql, cases))"
    default: break
    }
    if operation == .equal, !right.forms.isEmpty {
      let forms = right.forms.map { "\(SQLValue.text($0))" as SQL }
      return "\(left.sql) IN (\(forms.joined(", ")))"
    }
    let test: SQL = "\(left.sql) \(symbol) \(right.sql)"
    guard operation == .equal, let numbered = left.numbered else { return test }
    // The number says where the record lies; that it is the same handle is tested all the same.
    let number: SQL = "CAST(substr(\(right.sql), 2) AS INTEGER)"
    let id: SQL =
      "\(number) * \(constant: 1 << Int(RecordID.kindBits)) + \(constant: numbered.code)"
    return "\(numbered.id) = \(id) AND \(test)"
  }

  /// A choice is ordered as its words are declared.
  func order(_ sql: SQL, _ cases: [String]) -> SQL {
    let whens = cases.enumerated().map { index, word in
      "WHEN \(SQLValue.text(word)) THEN \(constant: index)" as SQL
    }
    return "CASE \(sql) \(whens.joined(" ")) END"
  }

  private func comparable(_ left: ValueType, _ right: ValueType) -> Bool {
    switch (left, right) {
    case (.choice, .choice), (.choice, .text), (.text, .choice), (.reference, .reference): true
    case (.number, .duration), (.duration, .number): true
    default: left == right
    }
  }

  /// `~`: contains, without regard to case; what is sought is free text, also in a choice.
  private func containsText(
    _ left: Typed, _ right: Expression, at span: Span, in frame: Frame
  ) throws -> SQL {
    switch left.type {
    case .text, .choice: break
    default:
      throw Problem(
        "`\(left.name ?? "this")` is \(left.type.words); `~` searches text", at: span,
        help: ["example: title ~ \"crm\", or by.title ~ \"rey\""])
    }
    var subject = Typed(left.sql, .text)
    subject.name = left.name
    let other = try self.right(right, for: subject, in: frame)
    switch other.type {
    case .text, .choice: break
    default:
      throw Problem(
        "`~` looks for text, in double quotes", at: span, help: ["example: title ~ \"crm\""])
    }
    let test: SQL = "contains_text(\(left.sql), \(other.sql))"
    return other.list.map { $0.any(test) } ?? test
  }

  func arithmetic(
    _ operation: BinaryOperator, _ left: Typed, _ right: Typed, at span: Span
  ) throws -> Typed {
    guard left.list == nil, right.list == nil else {
      throw Problem("a list cannot be reckoned with", at: span)
    }
    switch (operation, left.type, right.type) {
    case (.plus, .date, .duration), (.minus, .date, .duration):
      return try shifted(left, right, backwards: operation == .minus, at: span)
    case (.plus, .duration, .date): return try shifted(right, left, backwards: false, at: span)
    case (.minus, .date, .date): return chained(left, "-", right, as: .sum)
    case (.plus, .number, .number): return chained(left, "+", right, as: .sum)
    case (.minus, .number, .number): return chained(left, "-", right, as: .sum)
    case (.times, .number, .number): return chained(left, "*", right, as: .product)
    case (.divided, .number, .number):
      // Division by zero has no value.
      return Typed("(CAST(\(left.sql) AS REAL) / nullif(\(right.sql), 0))", .number)
    default:
      throw Problem(
        "`\(operation.rawValue)` does not go between \(left.type.words) and \(right.type.words)",
        at: span, help: ["examples: today - 30d, closed - due, target - baseline"])
    }
  }

  /// A chain of sums or products stands in one pair of brackets: a database limits how deep they go.
  private func chained(
    _ left: Typed, _ symbol: SQL, _ right: Typed, as level: Typed.Chain.Level
  ) -> Typed {
    let start = left.chain.flatMap { $0.level >= level ? $0.sql : nil } ?? left.sql
    let sql: SQL = "\(start) \(symbol) \(right.sql)"
    var typed = Typed("(\(sql))", .number)
    typed.chain = Typed.Chain(sql: sql, level: level)
    return typed
  }

  private func shifted(
    _ date: Typed, _ length: Typed, backwards: Bool, at span: Span
  ) throws -> Typed {
    guard var period = length.period else {
      throw Problem("a length of time such as 30d was expected", at: span)
    }
    if backwards { period = period.negated }
    if let day = date.day {
      guard let moved = day.adding(period) else {
        throw Problem("that date lies outside the years 1 to 9999", at: span)
      }
      let words = "\(date.name ?? "\(day)") \(backwards ? "-" : "+") \(length.name ?? "…")"
      resolvedDays.append((words, moved))
      var typed = Typed("\(moved)", .date)
      typed.name = words
      typed.day = moved
      return typed
    }
    var sql = date.sql
    if period.months != 0 { sql = addingMonths(period.months, to: sql) }
    if period.days != 0 { sql = "(\(sql) + \(Int64(period.days)))" }
    return Typed(sql, .date)
  }

  /// Months added and clamped to the month's last day, as `Day.adding` does.
  private func addingMonths(_ months: Int, to day: SQL) -> SQL {
    let start: SQL = "(\(day)) * 86400, 'unixepoch'"
    let by: SQL = "\(SQLValue.text("\(months) months"))"
    let after: SQL = "\(SQLValue.text("\(months + 1) months"))"
    return """
      CAST(min(julianday(\(start), \(by)), \
      julianday(\(start), 'start of month', \(after), '-1 day')) - 2440587.5 AS INTEGER)
      """
  }
}

extension Expression {
  /// The operands of a row of the same operator, first to last.
  fileprivate func chain(of operation: BinaryOperator) -> [Expression] {
    guard case .binary(operation, let left, let right) = kind else { return [self] }
    return left.chain(of: operation) + [right]
  }
}
