import Book
import Domain
import Language
import Query

extension Command {
  static let `let` = Command(
    name: "let", summary: "gives a value a name",
    syntax: [.value("name", .variable), .symbol(.equal), .value("value", .expression)],
    examples: [
      "let limit = today + 30d", "let who = dana-reyes", "let late = (promises where overdue)",
      "let n = (units | count)",
    ],
    details: ["`$name` is the value from then on; inside text, `{$name}`."],
    check: { invocation, checker in
      guard let name = invocation.arguments.word("name"),
        let expression = invocation.arguments.expression("value")
      else { return }
      let computation = try Computation(expression, in: checker.environment)
      checker.variables[name.text] = Variable(.missing, computation.type)
    }
  ) { invocation, session in
    guard let name = invocation.arguments.word("name"),
      let expression = invocation.arguments.expression("value")
    else { return }
    let variable = try session.value(expression)
    session.variables[name.text] = variable
    guard variable.value == .missing, session.options.reports, !session.isInScript else { return }
    try session.io.remark(
      "`\(name.text)` is nothing: what it is reckoned from is missing, or is divided by zero")
  }

  static let param = Command(
    name: "param", summary: "a value that whoever runs the script gives",
    syntax: parameterSyntax,
    examples: [
      "param folder \"Which folder?\"", "param unit of units \"Which unit?\"",
      "param since of date \"Since when?\" = 2026-01-01",
    ],
    details: [
      "Given as `name=value` or `run … with name = value`; asked for at a prompt; "
        + "an error elsewhere when missing."
    ],
    check: { invocation, checker in try checker.willTake(invocation) }
  ) { invocation, session in try session.take(invocation) }

  static let ask = Command(
    name: "ask", summary: "asks whoever runs the script, before anything is done",
    syntax: parameterSyntax,
    examples: ["ask topic \"What is today's topic?\" = \"Leads\""],
    details: ["Like `param`, for what is asked of a person rather than set by a caller."],
    check: { invocation, checker in try checker.willTake(invocation) }
  ) { invocation, session in try session.take(invocation) }

  private static let parameterSyntax: [Syntax] = [
    .value("name", .name), .optional([.word("of"), .value("type", .type)]),
    .optional([.value("question", .text)]),
    .optional([.symbol(.equal), .value("default", .expression)]),
  ]

  static let me = Command(
    name: "me", summary: "says who is speaking; signs steps and verdicts",
    syntax: [
      .optional([
        .either([
          [.value("nobody", .choice(["none"]))], [.value("person", .record(["person"]))],
        ])
      ])
    ],
    examples: ["me dana-reyes", "me", "me none"]
  ) { invocation, session in
    if let person = invocation.arguments.record("person") { session.me = person }
    if invocation.arguments.has("nobody") { session.me = nil }
    guard session.options.reports else { return }
    try session.io.remark(
      session.me.map { "you are \(try session.handle($0))" } ?? "nobody said yet: me HANDLE")
  }
}

extension Session {
  /// A parameter's value: given by the caller, answered before the script began, or its default.
  func take(_ invocation: Invocation) throws {
    guard let name = invocation.arguments.word("name") else { return }
    let type = invocation.arguments.type("type")?.type ?? .text
    if let given = scripts.last?.given[name.text] {
      variables[name.text] = try parameter(given, type, name)
      return
    }
    let usual = try usual(invocation)
    // What is asked of a person is asked also where an empty answer would do.
    let isAsked = options.isInteractive && (usual == nil || invocation.command.name == "ask")
    guard isAsked, let ask = io.ask else {
      if let usual {
        variables[name.text] = usual
        return
      }
      throw Problem(
        "`\(name.text)` is not given", at: name.span,
        help: [
          "rapport run SCRIPT \(name.text)=…, or: run \"SCRIPT\" with \(name.text) = …",
          invocation.arguments.text("question") ?? "",
        ].filter { !$0.isEmpty })
    }
    var question = invocation.arguments.text("question") ?? "\(name.text)?"
    if let usual { question += " [\(try book.text(of: usual.value))]" }
    while true {
      guard let answer = try ask("\(question) ") else { throw Ending.interrupted }
      if answer.trimmed.isEmpty, let usual {
        variables[name.text] = usual
        return
      }
      do {
        variables[name.text] = try parameter(answer, type, name)
        return
      } catch let problem as Problem {
        try io.remark(
          ([problem.diagnostic.message] + problem.diagnostic.help).joined(separator: "\n  "))
      }
    }
  }

  /// The value after `=`, where a script gives one.
  private func usual(_ invocation: Invocation) throws -> Variable? {
    if let word = try invocation.defaultCase(),
      case .choice(let cases)? = invocation.arguments.type("type")?.type
    {
      return Variable(.text(word), .choice(cases))
    }
    return try invocation.arguments.expression("default").map { try value($0) }
  }

  /// Reads what a person or a command line gave, by the parameter's type.
  private func parameter(_ text: String, _ type: FieldType, _ name: Name) throws -> Variable {
    let field = Domain.Field(name: name.text, type: type, help: "")
    if type == .text { return Variable(.text(text), .text) }
    let source = SourceText(name: name.text, text)
    let (program, problems) = Parser.parse(source, blocks: BlockWords(openers: []))
    let elements = program.statements.first?.pipeline.segments.first?.elements ?? []
    guard problems.isEmpty, !elements.isEmpty, program.statements.count == 1 else {
      throw Problem(
        "`\(name.text)` cannot be `\(text)`", at: name.span, help: [field.wants(book.schema)])
    }
    var environment = environment
    environment.variables = [:]
    var reader = ValueReader(
      environment, elements[...], end: Span(source.bytes.count, source.bytes.count), isCheck: false)
    do {
      let value = try reader.value(for: field)
      guard reader.next == nil else {
        throw Problem("one value was expected", at: name.span, help: [field.wants(book.schema)])
      }
      return Variable(value, field.valueType(book.schema))
    } catch var problem as Problem {
      // The text given has no place in the script; the parameter has.
      if !problem.diagnostic.message.hasPrefix("`\(name.text)`") {
        problem.diagnostic.message = "`\(name.text)`: \(problem.diagnostic.message)"
      }
      problem.diagnostic.span = name.span
      problem.diagnostic.source = nil
      throw problem
    }
  }
}

extension Invocation {
  /// The word a parameter falls back to where it is one of several; a word means nothing elsewhere.
  func defaultCase() throws -> String? {
    guard case .choice(let cases)? = arguments.type("type")?.type,
      case .words(let names)? = arguments.expression("default")?.kind, let name = names.first
    else { return nil }
    guard names.count == 1, cases.contains(name.text) else {
      throw Problem.unknown("case", name, expected: .words(cases))
    }
    return name.text
  }
}

extension Domain.Field {
  func valueType(_ schema: Schema) -> ValueType {
    switch type {
    case .text: .text
    case .number, .integer: .number
    case .date: .date
    case .choice(let cases): .choice(cases)
    case .reference(let names): .reference(schema.kinds(named: names))
    }
  }
}
