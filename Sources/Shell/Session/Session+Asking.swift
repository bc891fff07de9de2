import Book
import Domain
import Language
import Output
import Query

extension Session {
  /// The records of a question that the program itself asks.
  func records(_ question: String, in environment: Environment) throws -> [RecordID] {
    let source = SourceText(name: "question", question)
    let (program, problems) = Parser.parse(source, blocks: Command.blocks)
    guard problems.isEmpty, let pipeline = program.statements.first?.pipeline,
      let ids = try Question(pipeline, in: environment).ids
    else { return [] }
    return try book.ids(of: ids)
  }

  /// Whether a condition that the program itself asks holds of some records.
  func holds(_ condition: String, _ records: [String: RecordID]) throws -> Bool {
    var environment = environment
    for (name, id) in records {
      environment.variables[name] = Variable(
        .record(id), book.schema.kind(of: id).map { .reference([$0]) })
    }
    let source = SourceText(name: "condition", condition)
    let (program, _) = Parser.parse(source, blocks: Command.blocks)
    let elements = program.statements.first?.pipeline.segments.first?.elements ?? []
    guard case .success(let parsed) = ExpressionParser.parse(elements[...], end: Span(0, 0)) else {
      return false
    }
    let computation = try Computation(condition: parsed, in: environment)
    return try book.value(of: computation.statement, .boolean) == .boolean(true)
  }

  /// What a question of the program's own yields; with titles beside numbers where they are asked
  /// for.
  func cells(of question: String, titled: Bool = false) throws -> [[Cell]] {
    let (program, problems) = Parser.parse(
      SourceText(name: "question", question), blocks: Command.blocks)
    guard problems.isEmpty, let pipeline = program.statements.first?.pipeline else { return [] }
    let bound = try Question(pipeline, in: environment)
    let types = bound.columns.map(\.type)
    let titles = titled ? RecordTitles(self) : nil
    var rows: [[Cell]] = []
    try book.rows(of: bound.statement, types) { row in
      let cells = row.map(\.cell)
      rows.append(titles.map { titles in zip(cells, types).map { titles.beside($0, $1) } } ?? cells)
      return true
    }
    return rows
  }

  /// What a computation comes to now.
  func value(_ expression: Expression) throws -> Variable {
    let computation = try Computation(expression, in: environment)
    if computation.ids != nil {
      return Variable(.records(try book.ids(of: computation.statement)), computation.type)
    }
    return Variable(try book.value(of: computation.statement, computation.type), computation.type)
  }
}

extension Span {
  /// The place just behind it.
  var end: Span { Span(upper, upper) }
}
