import Book
import Domain
import Language
import Query

/// What an import says of a sort of file, kept in the book under a name.
struct SavedMapping {
  var name: String
  var help: String
  var kind: Kind
  /// As they were written: `by title map title = "Name"`.
  var clauses: String

  /// The clauses as an import has them.
  ///
  /// - Parameter span: The place to complain about.
  func arguments(in environment: Environment, at span: Span) throws -> Arguments {
    let source = SourceText(
      name: "mapping \(name)", "import \"FILE\" into \(kind.plural) \(clauses)")
    let (program, problems) = Parser.parse(source, blocks: Command.blocks)
    do {
      if let problem = problems.first { throw Problem(problem) }
      guard let statement = program.statements.first else { return Arguments() }
      return try SyntaxReader.read(
        .import, statement.pipeline, in: environment, isCheck: environment.bindsOnly)
    } catch let problem as Problem {
      throw Problem(
        "the mapping `\(name)` cannot be followed: \(problem.diagnostic.message)", at: span,
        help: problem.diagnostic.help)
    }
  }
}

extension Invocation {
  /// The mapping that `define mapping` speaks of, once its clauses are understood.
  func newMapping(in environment: Environment) throws -> SavedMapping? {
    let elements = statement.pipeline.segments.first?.elements ?? []
    guard elements.dropFirst().first?.word == "mapping", let name = arguments.word("name"),
      let kind = arguments.kind("kind"), let start = elements.first(where: { $0.word == "as" })
    else { return nil }
    guard Slug.isValid(name.text) else {
      throw Problem(
        "`\(name.text)` cannot be a mapping's name", at: name.span,
        help: ["small letters, digits and hyphens: `\(Slug.make(name.text))`"])
    }
    let span = Span(start.span.upper, statement.pipeline.span.upper)
    let clauses = source.text(span).trimmed
    guard !clauses.isEmpty else {
      throw Problem(
        "what the import says of its columns is missing after `as`", at: span.end,
        help: ["example: as by title map title = \"Name\""], isIncomplete: true)
    }
    if let sort = arguments.text("history"), sort != "history" {
      throw Problem(
        "`as \(sort)` takes a file as `export all` wrote it, and needs no mapping",
        at: arguments.span("history"))
    }
    var sample = self
    sample.command = .import
    sample.arguments.set(
      "file", .value(.text(arguments.has("sheet") ? "file.xlsx" : "file.csv")), at: name.span)
    _ = try ImportPlan(sample, in: environment)
    return SavedMapping(
      name: name.text, help: arguments.text("help") ?? clauses, kind: kind, clauses: clauses)
  }

  /// This import with what its `using` keeps; nil where that is known only when it runs.
  func withSavedMapping(in environment: Environment) throws -> Invocation? {
    guard let id = arguments.record("mapping") else { return self }
    let span = arguments.span("mapping")
    guard let saved = try environment.savedMapping(id) else { return nil }
    guard saved.kind.name == arguments.kind("kind")?.name else {
      throw Problem(
        "`\(saved.name)` maps \(saved.kind.plural)", at: span,
        help: ["import … into \(saved.kind.plural) using \(saved.name)"])
    }
    var copy = self
    copy.arguments = arguments.filled(
      from: try saved.arguments(in: environment, at: span), at: span)
    return copy
  }
}

extension Environment {
  /// Nil where it is no more than promised by a line above.
  fileprivate func savedMapping(_ id: RecordID) throws -> SavedMapping? {
    guard let name = try names.handle(of: id) else { return nil }
    var saved: SavedMapping?
    let source = SourceText(
      name: "mapping", "mappings where handle = \"\(name)\" | show title, into, clauses")
    let (program, _) = Parser.parse(source, blocks: Command.blocks)
    guard let pipeline = program.statements.first?.pipeline else { return nil }
    let question = try Question(pipeline, in: self)
    try names.read(question.statement) { row in
      guard let kind = schema.kind(row.text(at: 1)) else { return }
      saved = SavedMapping(
        name: name, help: row.text(at: 0), kind: kind, clauses: row.text(at: 2))
    }
    return saved
  }
}

extension Session {
  /// Keeps a mapping in the book; one of the same name is replaced.
  func define(_ mapping: SavedMapping, _ invocation: Invocation) throws {
    guard let kind = book.schema.kind("mapping") else { return }
    var draft = Draft(kind)
    draft.handle = mapping.name
    draft["title"] = .text(mapping.help)
    draft["into"] = .text(mapping.kind.plural)
    draft["clauses"] = .text(mapping.clauses)
    let known = try book.records(handle: mapping.name, kinds: [kind], asOf: nil).first
    try change(invocation) { change in
      if let known { _ = try change.set(known, draft) } else { _ = try change.add(draft) }
      return
        "defined mapping \(mapping.name); import FILE into \(mapping.kind.plural) using \(mapping.name)"
    }
  }
}
