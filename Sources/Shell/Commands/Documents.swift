import Book
import Domain
import Language
import Output
import Query

extension Command {
  static let lens = document(
    .lens, summary: "shows the world as a person or a unit sees it", about: Group.party,
    example: "dana-reyes")
  static let brief = document(
    .brief, summary: "writes the agenda of a meeting on one goal", about: ["goal"],
    example: "qualified-leads")
  static let recap = document(
    .recap, summary: "shows what a meeting brought", about: ["meeting"], example: "t1")

  private static func document(
    _ document: Document, summary: String, about kinds: [String], example: String
  ) -> Command {
    Command(
      name: document.name, summary: summary,
      syntax: [
        .value("record", .record(kinds)),
        .anyOrder([
          [.word("as"), .word("of"), .value("then", .date)], [.word("on"), .value("day", .date)],
          [.word("to"), .value("file", .file)],
        ]),
      ],
      examples: [
        "\(document.name) \(example)", "\(document.name) \(example) on 2026-12-31",
        "\(document.name) \(example) to \"\(document.name).md\"",
      ],
      details: [
        "Its parts can be asked alone: "
          + document.sections.map { "`\($0.part) \(kinds[0].uppercased())`" }.joined(
            separator: ", ")
          + ".",
        "A table for people, or markdown or json by `--format` or the file's ending.",
      ]
    ) { invocation, session in
      guard let id = invocation.arguments.record("record") else { return }
      try session.show(document, of: id, invocation)
    }
  }
}

extension Session {
  /// Writes a document to where answers go, or to the file that was named.
  func show(_ document: Document, of id: RecordID, _ invocation: Invocation) throws {
    guard let path = invocation.arguments.text("file") else {
      lastAnswer = { [unowned self] in
        try self.text(document, of: id, as: options.format, $0, at: invocation)
      }
      let presentation = Presentation(width: io.width(), color: io.usesColor)
      try pageOrWrite(
        text(document, of: id, as: options.format, presentation, at: invocation))
      return
    }
    let place = invocation.arguments.span("file")
    let full = try resolved(path, at: place)
    guard let format = Format(fileName: path) else {
      throw Problem(
        "`\(path)` has no ending that says the format", at: place,
        help: ["a document ends in .md, .json or .txt"])
    }
    let text = try text(document, of: id, as: format, .plain, at: invocation)
    guard !options.isDryRun else { return try io.remark("dry run: `\(path)` was not written") }
    try AtomicFile.write(full, at: place) { try $0.write(text) }
    if options.reports { try io.remark("\(path): written") }
  }

  private func text(
    _ document: Document, of id: RecordID, as format: Format, _ presentation: Presentation,
    at invocation: Invocation
  ) throws -> String {
    guard [.table, .markdown, .json].contains(format) else {
      throw Problem(
        "a document has many tables, which \(format.rawValue) cannot hold",
        at: invocation.statement.pipeline.span,
        help: [
          "table, markdown and json can; or ask one part: \(document.sections[0].part) \(try handle(id))"
        ])
    }
    var environment = environment
    environment.variables["record"] = Variable(
      .record(id), book.schema.kind(of: id).map { .reference([$0]) })
    var clauses = ""
    if let day = invocation.arguments.day("then") { clauses += " as of \(day)" }
    if let day = invocation.arguments.day("day") { clauses += " on \(day)" }
    let sink = ByteSink()
    let writer = DocumentWriter(
      sink, format, format == .table ? presentation : .plain)
    try writer.begin(document.name, try handle(id), name(id), clauses)
    for section in document.sections {
      let source = SourceText(name: document.name, "\(section.part) $record\(clauses)")
      let (program, _) = Parser.parse(source, blocks: Command.blocks)
      guard let pipeline = program.statements.first?.pipeline else { continue }
      do {
        let question = try Question(pipeline, in: environment)
        let body = ByteSink()
        let count = try write(
          question, to: body, as: writer.presentation, format: format
        ).count
        try writer.section(section, body.text, isEmpty: count == 0)
      } catch let problem as Problem where problem.isWithheld {
        try writer.section(section, "", isEmpty: true, instead: "withheld while the room looks on")
      } catch let problem as Problem {
        // Its place is in the document, not in what was typed.
        throw Problem(
          problem.diagnostic.message, at: invocation.statement.pipeline.span,
          help: problem.diagnostic.help)
      }
    }
    try writer.end()
    return sink.text
  }

  private func name(_ id: RecordID) throws -> String {
    if case .text(let title)? = try book.values(of: id)?["title"] { return title }
    return try handle(id)
  }
}

/// A document as text for people, Markdown, or one JSON object.
private struct DocumentWriter {
  private let sink: ByteSink
  private let format: Format
  let presentation: Presentation

  init(_ sink: ByteSink, _ format: Format, _ presentation: Presentation) {
    self.sink = sink
    self.format = format
    self.presentation = presentation
  }

  func begin(_ name: String, _ handle: String, _ title: String, _ clauses: String) throws {
    let title = TerminalText.safe(title, keepingLines: false)
    switch format {
    case .json: try sink.write("{\"\(name)\": \"\(handle)\"")
    case .markdown: try sink.write("# \(name.capitalizedFirst): \(title)\(clauses)\n")
    default:
      try sink.write(strong("\(name.capitalizedFirst): \(title) (\(handle))\(clauses)") + "\n")
    }
  }

  func section(
    _ section: Document.Section, _ body: String, isEmpty: Bool, instead: String? = nil
  ) throws {
    let name = section.part.split(separator: ".").last.map(String.init) ?? section.part
    if format == .json { return try sink.write(",\n\"\(name)\": \(isEmpty ? "[]" : body.trimmed)") }
    guard !isEmpty else {
      guard let words = instead ?? section.empty else { return }
      return try sink.write(
        format == .markdown
          ? "\n## \(section.heading)\n\n\(words)\n"
          : "\n\(strong(section.heading)): \(words)\n")
    }
    try sink.write(
      format == .markdown
        ? "\n## \(section.heading)\n\n\(body)" : "\n\(strong(section.heading))\n\(body)")
  }

  func end() throws {
    if format == .json { try sink.write("}\n") }
    try sink.flush()
  }

  private func strong(_ text: String) -> String {
    presentation.color ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
