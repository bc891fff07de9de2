import Book
import Domain
import Language
import Query

extension Invocation {
  /// The view that `define view` speaks of, once its question is understood.
  func newView(in environment: Environment) throws -> TableSource {
    guard let name = arguments.word("name"), let pipeline = arguments.pipeline("question") else {
      throw Problem("a view is missing here", at: statement.span)
    }
    guard Slug.isValid(name.text), name.text.first?.isLetter == true else {
      throw Problem(
        "`\(name.text)` cannot be a view's name", at: name.span,
        help: ["small letters, digits and hyphens, a letter first: `waiting`, `owed-to`"])
    }
    guard !environment.schema.means(name.text) else {
      throw Problem("`\(name.text)` means something already", at: name.span)
    }
    let parameters = arguments.rounds("parameters").compactMap { round in
      round.word("parameter").flatMap { name in
        round.type("type").map { TableSource.Parameter(name.text, .field($0.type)) }
      }
    }
    if let twice = Dictionary(grouping: parameters, by: \.name).first(where: { $1.count > 1 }) {
      throw Problem("`\(twice.key)` was given twice", at: name.span)
    }
    try environment.bindView(pipeline, name.text, parameters)
    let text = source.text(pipeline.span)
    return TableSource(
      name: name.text, help: arguments.text("help") ?? text, parameters: parameters,
      question: text)
  }
}

extension Session {
  /// A view goes on asking something that can be understood.
  func upholdQuestion(_ draft: Draft, _ before: Draft?, at span: Span) throws {
    func text(_ field: String) -> String {
      if case .text(let text)? = draft[field] ?? before?[field] { text } else { "" }
    }
    guard draft["question"] != nil || draft["parameters"] != nil, !text("question").isEmpty else {
      return
    }
    let parameters = TableSource.parameters(text("parameters"))
    guard parameters.count == text("parameters").split(separator: ";").count else {
      throw Problem(
        "`\(text("parameters"))` are no parameters of a view", at: span,
        help: ["example: unit unit; since date"])
    }
    let (program, problems) = Parser.parse(
      SourceText(name: "question", text("question")), blocks: Command.blocks)
    do {
      if let problem = problems.first { throw Problem(problem) }
      guard program.statements.count == 1, let statement = program.statements.first else {
        throw Problem("one question was expected", at: span)
      }
      try environment.bindView(
        statement.pipeline, draft.handle ?? before?.handle ?? "", parameters)
    } catch let problem as Problem {
      throw Problem(
        "a view cannot ask that: \(problem.diagnostic.message)", at: span,
        help: problem.diagnostic.help
          + ["example: define view waiting as promises where overdue"])
    }
  }
}

extension Environment {
  /// Throws where a view's question cannot be understood.
  fileprivate func bindView(
    _ pipeline: Pipeline, _ name: String, _ parameters: [TableSource.Parameter]
  ) throws {
    var inner = self
    inner.variables = [:]
    for parameter in parameters {
      guard case .field(let type) = parameter.kind else { continue }
      inner.variables[parameter.name] = Variable(
        .missing, Domain.Field(name: parameter.name, type: type, help: "").valueType(schema))
    }
    inner.tables.removeAll { $0.name == name }
    let question = try Question(pipeline, in: inner)
    guard question.output.file == nil, question.output.chart == nil else {
      throw Problem(
        "a view only asks; `save` and `chart` follow where it is asked", at: pipeline.span)
    }
  }
}

extension Schema {
  /// Whether a word is a verb, a kind or a view of the program, which no view of a book may be
  /// called.
  func means(_ word: String) -> Bool {
    Command.named(word) != nil || kind(word) != nil || TableSource.all.contains { $0.name == word }
  }
}

extension Session {
  /// Keeps a view in the book; one of the same name is replaced.
  func define(_ invocation: Invocation) throws {
    let view = try invocation.newView(in: environment)
    guard let kind = book.schema.kind("view"), let question = view.question else { return }
    var draft = Draft(kind)
    draft.handle = view.name
    draft["title"] = .text(view.help)
    draft["question"] = .text(question)
    draft["parameters"] = view.parameters.isEmpty ? .missing : .text(view.parameterText)
    let known = try book.records(handle: view.name, kinds: [kind], asOf: nil).first
    try change(invocation) { change in
      if let known {
        _ = try change.set(known, draft)
      } else {
        _ = try change.add(draft)
      }
      return "defined view \(view.name)"
    }
  }

  /// The views that this book defines for itself.
  var ownViews: [TableSource] {
    guard let kind = book.schema.kind("view") else { return [] }
    var views: [TableSource] = []
    let names = ["handle", "title", "question", "parameters"]
    try? book.fieldValues(kind, names, isRoutine: true) { _, values in
      guard case .text(let name) = values[0], case .text(let help) = values[1],
        // A file may have brought in a view by any name; what the program means comes first.
        case .text(let question) = values[2], !book.schema.means(name)
      else { return }
      var text = ""
      if case .text(let parameters) = values[3] { text = parameters }
      views.append(
        TableSource(
          name: name, help: help, parameters: TableSource.parameters(text), question: question))
    }
    return views
  }
}
