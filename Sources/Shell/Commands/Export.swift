import Book
import Domain
import Language
import Output
import Query

extension Command {
  static let export = Command(
    name: "export",
    summary: "writes whole records to a file, every field, ready to be imported again",
    syntax: [
      .either([
        [.word("all"), .word("to"), .value("folder", .file)],
        [
          .value("source", .source), .word("to"), .value("file", .file),
          .optional([.word("with"), .value("formulas", .choice(["formulas"]))]),
        ],
      ])
    ],
    examples: [
      "export promises to \"promises.csv\"",
      "export (promises where overdue) to \"overdue.json\"",
      "export all to \"everything\"",
    ],
    details: [
      "The file's ending says the format: csv, tsv, json, jsonl, xlsx, md.",
      "In csv and tsv a text that a spreadsheet would run as a formula (it begins with =, +, - or @) "
        + "gets a ' before it, which `import` takes off again; `with formulas` writes it as it is.",
      "`export all` makes a folder of plain files, and of a script that brings them into an empty book.",
      "`save` at the end of a question writes the columns that are shown.",
    ],
    check: { invocation, checker in
      if let pipeline = invocation.arguments.pipeline("source") {
        _ = try Question(pipeline.showingAll(in: checker.environment), in: checker.environment)
      }
    }
  ) { invocation, session in
    if let folder = invocation.arguments.text("folder") {
      return try session.exportAll(to: folder, at: invocation.arguments.span("folder"))
    }
    guard let pipeline = invocation.arguments.pipeline("source"),
      let path = invocation.arguments.text("file")
    else { return }
    var question = try Question(
      pipeline.showingAll(in: session.environment), in: session.environment, leavesIDs: true)
    question.tellNone()
    try session.save(
      question, to: path, at: invocation.arguments.span("file"),
      as: invocation.arguments.has("formulas") ? .plain : .guarded)
  }
}

extension Question {
  /// A field that a new record gets a value for by itself says `none` where it has none, so that it
  /// comes back so.
  fileprivate mutating func tellNone() {
    for index in columns.indices {
      guard let field = kind?.field(columns[index].name), field.type != .text else { continue }
      switch field.initial {
      case .value?, .today?: columns[index].absent = "none"
      default: break
      }
    }
  }
}

extension Pipeline {
  /// The same question with every stored field as a column.
  fileprivate func showingAll(in environment: Environment) throws -> Pipeline {
    let question = try Question(self, in: environment)
    guard let kind = question.kind else {
      throw Problem(
        "`export` writes records, and this question yields none", at: span,
        help: ["end the question with `| save \"FILE\"` instead"])
    }
    var elements = [Element(.word("show"), span)]
    let open = kind.fields.filter { !($0.isPrivate && environment.isRoomOn) }
    for (index, name) in (["handle"] + open.map(\.name)).enumerated() {
      if index > 0 { elements.append(Element(.symbol(.comma), span)) }
      elements.append(Element(.word(name), span))
    }
    return Pipeline(segments: segments + [Segment(elements: elements, span: span)], span: span)
  }
}

extension Problem {
  static func noFormat(_ path: String, _ span: Span) -> Problem {
    Problem(
      "`\(path)` has no ending that says the format", at: span,
      help: ["endings: .csv, .tsv, .json, .jsonl, .xlsx, .md, .txt"])
  }
}

extension Session {
  fileprivate func exportAll(to folder: String, at span: Span) throws {
    let full = try resolved(folder, at: span)
    if options.isDryRun { return try io.remark("dry run: \(folder) is not written") }
    let (records, leftOut) = try ExportAll(session: self, folder: full, span: span).run()
    guard options.reports else { return }
    try io.remark(
      "exported \(records) \(records == 1 ? "record" : "records") to \(folder); "
        + "into an empty book: rapport run \(folder)/\(ExportAll.script) --book new.book")
    if let leftOut { try io.remark(leftOut) }
  }

  /// Writes an answer to a file whose ending says the format.
  func save(
    _ question: Question, to path: String, at span: Span, as presentation: Presentation = .guarded
  ) throws {
    let full = try resolved(path, at: span)
    guard !book.isKept(in: full) else {
      throw Problem(
        "`\(path)` is the open book itself", at: span, help: ["give the file another name"])
    }
    guard let format = Format(fileName: path) else {
      throw Problem.noFormat(path, span)
    }
    if options.isDryRun { return try io.remark("dry run: \(path) is not written") }
    files.filter { $0.path == full }.forEach { $0.discard() }
    files.removeAll { $0.path == full }
    var count = 0
    let file = try AtomicFile.stage(full, at: span) { sink in
      count = try write(question, to: sink, as: presentation, format: format).count
    }
    if book.change == nil { try file.commit() } else { files.append(file) }
    if options.reports { try io.remark("saved \(count) \(count == 1 ? "row" : "rows") to \(path)") }
  }
}
