import Book
import Domain
import Language
import Query

extension Command {
  static let `for` = Command(
    name: "for", summary: "does the lines up to `end` for each record of a question",
    syntax: [.word("each"), .value("name", .variable), .word("in"), .value("records", .question)],
    examples: ["for each p in (promises where overdue); say \"{$p}: {$p.title}\"; end"],
    details: ["The records are found before the first round."], opensBlock: true,
    check: { invocation, checker in
      guard let name = invocation.arguments.word("name"),
        let pipeline = invocation.arguments.pipeline("records")
      else { return }
      let kind = try invocation.loopQuestion(pipeline, in: checker.environment).kind
      let outer = checker.variables[name.text]
      checker.variables[name.text] = Variable(.missing, kind.map { .reference([$0]) })
      checker.checkBody(invocation)
      checker.variables[name.text] = outer
    }
  ) { invocation, session in
    guard let name = invocation.arguments.word("name"),
      let pipeline = invocation.arguments.pipeline("records")
    else { return }
    let question = try invocation.loopQuestion(pipeline, in: session.environment)
    guard let ids = question.ids, let kind = question.kind else { return }
    let outer = session.variables[name.text]
    defer { session.variables[name.text] = outer }
    try session.asOneStep(invocation) {
      for id in try session.book.ids(of: ids) {
        session.variables[name.text] = Variable(.record(id), .reference([kind]))
        for clause in invocation.statement.clauses {
          try session.run(clause.body, in: invocation.source)
        }
      }
    }
  }

  static let `if` = Command(
    name: "if", summary: "does the lines up to `else` or `end` when a condition holds",
    syntax: [.value("condition", .expression)],
    examples: [
      "if (promises where overdue | count) > 0; say \"somebody waits\"; else; say \"all well\"; end"
    ],
    opensBlock: true,
    check: { invocation, checker in
      for condition in try invocation.conditions() {
        guard let condition else { continue }
        _ = try Computation(condition: condition, in: checker.environment)
      }
      checker.checkBody(invocation)
    }
  ) { invocation, session in
    let conditions = try invocation.conditions()
    for (clause, condition) in zip(invocation.statement.clauses, conditions) {
      if let condition {
        let computation = try Computation(condition: condition, in: session.environment)
        guard try session.book.value(of: computation.statement, .boolean) == .boolean(true) else {
          continue
        }
      }
      try session.asOneStep(invocation) { try session.run(clause.body, in: invocation.source) }
      return
    }
  }
}

extension Invocation {
  fileprivate func loopQuestion(
    _ pipeline: Pipeline, in environment: Environment
  ) throws -> Question {
    let question = try Question(pipeline, in: environment)
    guard question.ids != nil else {
      throw Problem(
        "this question yields no records to go through", at: arguments.span("records"),
        help: ["leave out `count` and `summarize`"])
    }
    for clause in statement.clauses where clause.keyword.text == "else" {
      throw Problem("`for` has no `else`", at: clause.keyword.span)
    }
    return question
  }

  /// The condition of each clause; nil for a plain `else`.
  fileprivate func conditions() throws -> [Expression?] {
    try statement.clauses.enumerated().map { index, clause in
      if index == 0 { return arguments.expression("condition") }
      guard let first = clause.arguments.first else {
        guard index == statement.clauses.count - 1 else {
          throw Problem("`else` stands last", at: clause.keyword.span)
        }
        return nil
      }
      guard first.word == "if" else {
        throw Problem("`else` stands alone, or before `if`", at: first.span)
      }
      let rest = clause.arguments.dropFirst()
      let end = (rest.last?.span ?? first.span).end
      switch ExpressionParser.parse(rest, end: end, endsInput: false) {
      case .success(let expression): return expression
      case .failure(let diagnostic): throw Problem(diagnostic)
      }
    }
  }
}
