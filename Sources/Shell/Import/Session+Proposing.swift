import Book
import Domain
import Language
import Output
import Query
import Tabular
import Terminal

/// What becomes of a file of which no more is said than what its rows are.
extension Session {
  /// True where a person was asked, or a script written, and nothing is left to do.
  func proposes(_ invocation: Invocation, _ plan: ImportPlan) throws -> Bool {
    if let script = invocation.arguments.text("script") {
      try write(invocation, plan, to: script)
      return true
    }
    guard options.isInteractive, !isInScript, io.ask != nil, invocation.isAlone,
      !plan.file.isStandardInput
    else { return false }
    try propose(plan, invocation)
    return true
  }

  private func proposal(_ plan: ImportPlan, _ invocation: Invocation) throws -> Proposal {
    let span = invocation.arguments.span("file")
    let path = try readable(plan.file.name, at: span)
    guard let proposal = try Proposal(plan, path: path, at: span, self) else {
      throw Query.Problem(
        "\(plan.file.quoted) is empty", at: span,
        help: ["a first line with column names was expected"])
    }
    guard proposal.guesses.guesses.contains(where: { $0.target != nil }) else {
      throw Query.Problem(
        "no column of \(plan.file.quoted) is understood: "
          + proposal.guesses.guesses.map(\.column).joined(separator: ", "), at: span,
        help: [
          "say which is which: map title = \"\(proposal.guesses.guesses.first?.column ?? "…")\"",
          "`help \(plan.kind.plural)` lists the fields",
        ])
    }
    return proposal
  }

  private func propose(_ plan: ImportPlan, _ invocation: Invocation) throws {
    var proposal = try proposal(plan, invocation)
    try settleDates(&proposal)
    try show(proposal)
    let form = ImportText(plan, invocation)
    var text = form.command(proposal.words)
    try preview(proposal, text)
    while true {
      try io.remark(text)
      let missing = proposal.missing.map { "`\($0.name)`" }.joined(separator: ", ")
      if !missing.isEmpty {
        try io.remark("no column fills \(missing), which \(plan.kind.withArticle) needs: edit it")
      }
      let question =
        "Import so? y yes, e edit, s NAME save the mapping, w FILE write a script, Enter no: "
      let answer = try io.ask?(question)?.trimmed ?? ""
      let rest = answer.dropFirst().drop { $0 == " " }.trimmingQuotes
      switch answer.split(separator: " ").first?.lowercased() {
      case "y", "yes":
        remember(text)
        return try perform(text)
      case "e", "edit":
        guard let edited = try edit(text) else { return try io.remark("nothing was imported") }
        text = edited
        remember(text)
        return try perform(text)
      case "s" where !rest.isEmpty:
        try perform("define mapping \(rest) of \(plan.kind.plural) as \(proposal.words)")
      case "w" where !rest.isEmpty:
        try writeScript(rest, proposal.words, proposal, plan, at: invocation.arguments.span("file"))
      case nil, "n", "no": return try io.remark("nothing was imported")
      default: try io.remark("y, e, s NAME, w FILE or Enter was expected")
      }
    }
  }

  /// What was agreed to can be called back as though it had been typed.
  private func remember(_ text: String) {
    if settings.history { _ = history.add(text) }
  }

  /// A mistake in one of these is told, and the question asked again.
  private func perform(_ text: String) throws {
    do {
      try runEntry(SourceText(name: "import", text))
    } catch let failure as Failure {
      try io.show(failure.diagnostics)
    }
  }

  private func edit(_ text: String) throws -> String? {
    guard let askWith = io.askWith else { return try io.ask?("") }
    let assistant = Assistant(self, environment: [:])
    let outcome = try askWith("\(promptName)> ", text, assistant)
    guard case .line(let line) = outcome, !line.trimmed.isEmpty else { return nil }
    return line
  }

  /// `03/04/2025` may be two days; only a person knows which.
  private func settleDates(_ proposal: inout Proposal) throws {
    while let other = proposal.otherDates, let first = proposal.dates {
      let example = proposal.dateExample
      func day(_ pattern: DatePattern) -> String { pattern.day(example)?.description ?? "" }
      let answer = try io.ask?(
        "Dates such as \(example): 1 \(first.text) (\(day(first))), or 2 \(other.text) (\(day(other)))? "
      )
      switch answer?.trimmed {
      case "1": proposal.take(first)
      case "2": proposal.take(other)
      case nil, "": throw Ending.interrupted
      default: try io.remark("1 or 2 was expected")
      }
    }
  }

  // MARK: What is shown

  private func show(_ proposal: Proposal) throws {
    let presentation = Presentation(width: io.width(), color: io.usesColor)
    let writer = Format.table.writer(to: io.output, as: presentation)
    try writer.begin([
      Column("column", .text), Column("becomes", .text), Column("because", .text),
      Column("found in it", .text),
    ])
    for guess in proposal.guesses.guesses {
      try writer.row([
        .text(guess.column),
        .text(guess.target?.name(in: proposal.plan.kind) ?? "(left out)"),
        .text(guess.basis.words),
        proposal.findings[guess.place].map { guess.target == nil ? .missing : .text($0) }
          ?? .missing,
      ])
    }
    try writer.finish()
    try io.output.flush()
  }

  /// The first rows as they would be, and what is the matter with them.
  private func preview(_ proposal: Proposal, _ text: String) throws {
    let source = SourceText(name: "import", text)
    let (program, _) = Parser.parse(source, blocks: Command.blocks)
    guard let statement = program.statements.first else { return }
    let arguments = try SyntaxReader.read(
      .import, statement.pipeline, in: environment, isCheck: false)
    let plan = try ImportPlan(
      Invocation(command: .import, arguments: arguments, statement: statement, source: source),
      in: environment)
    let reader = CellReader(
      plan: plan, lookup: ReferenceLookup(self, nil, growing: []), isTyped: proposal.isTyped)
    let columns = proposal.guesses.guesses.filter { $0.target != nil }
    let fields = columns.compactMap { guess -> Int? in
      if case .field(let index)? = guess.target { index } else { nil }
    }.uniqued()
    let table = DraftTable(session: self, kind: plan.kind, fields: fields)
    var lines: [DraftTable.Line] = []
    var complaints: [String] = []
    for (number, row) in proposal.rows.prefix(5).enumerated() {
      var line = DraftTable.Line(number: number + 1, values: [:])
      for (guess, mapping) in zip(columns, plan.mappings) {
        guard case .field(let index) = mapping.target,
          let text = row.value(at: guess.place)?.trimmed, !text.isEmpty
        else { continue }
        do {
          guard let value = try reader.value(text, plan.kind.fields[index], mapping) else {
            continue
          }
          line.values[index] = try table.cell(value, text)
        } catch let problem as CellProblem {
          line.values[index] = .text("✗ \(text)")
          let help = problem.help.map { "; \($0)" } ?? ""
          complaints.append("row \(number + 1), \(guess.column): \(problem.reason)\(help)")
        }
      }
      lines.append(line)
    }
    guard !lines.isEmpty else { return }
    try io.remark("the first rows would be:")
    try table.write(lines)
    for complaint in complaints { try io.remark(complaint) }
  }

  // MARK: As a script

  private func write(_ invocation: Invocation, _ plan: ImportPlan, to script: String) throws {
    let span = invocation.arguments.span("script")
    guard invocation.isAlone, !plan.file.isStandardInput else {
      return try writeScript(
        script, ImportText(plan, invocation).rest, nil, plan, at: span)
    }
    let proposal = try proposal(plan, invocation)
    let rest = ImportText(plan, invocation).rest
    let words = [proposal.words, rest].filter { !$0.isEmpty }.joined(separator: " ")
    try writeScript(script, words, proposal, plan, at: span)
  }

  private func writeScript(
    _ script: String, _ words: String, _ proposal: Proposal?, _ plan: ImportPlan, at span: Span
  ) throws {
    let path = try resolved(script, at: span)
    let file = try resolved(plan.file.name, at: span)
    let isBeside =
      Paths.canonical(Paths.folder(of: path)) == Paths.canonical(Paths.folder(of: file))
    let name = isBeside ? String(file.split(separator: "/").last ?? "") : Paths.canonical(file)
    var lines = [
      "# Brings \(plan.file.shown) in as \(plan.kind.plural); look it over before it runs."
    ]
    for guess in proposal?.guesses.guesses ?? [] {
      if case .leftOut(let reason) = guess.basis, guess.target == nil {
        lines.append("# left out: \(TerminalText.singleLine(guess.column)): \(reason)")
      }
    }
    for field in proposal?.missing ?? [] {
      lines.append("# no column fills `\(field.name)`, which \(plan.kind.withArticle) needs")
    }
    if let other = proposal?.otherDates, let proposal {
      lines.append("# \(proposal.dateExample) could be \(other.text.quoted) too")
    }
    lines += [
      "param file \"Which file?\" = \(name.quoted)", "",
      "import $file into \(plan.kind.plural) \(words)",
    ]
    guard !options.isDryRun else { return try io.remark("dry run: \(script) is not written") }
    try AtomicFile.write(path, at: span) { try $0.write(lines.joined(separator: "\n") + "\n") }
    try io.remark("wrote \(script); to run it: rapport run \(script)")
  }
}

/// The text of an import whose mapping is proposed: what was said of the file goes on to hold.
private struct ImportText {
  private let start: String
  /// What the command says beyond file and kind, without the script's name.
  let rest: String

  init(_ plan: ImportPlan, _ invocation: Invocation) {
    start = "import \(plan.file.name.quoted) into \(plan.kind.plural)"
    let arguments = invocation.arguments
    let kind = arguments.span("kind")
    let end = invocation.statement.pipeline.span.upper
    let elements = invocation.statement.pipeline.segments.first?.elements ?? []
    guard arguments.has("script"), let word = elements.last(where: { $0.word == "script" }) else {
      rest = invocation.source.text(Span(kind.upper, end)).trimmed
      return
    }
    rest = [
      invocation.source.text(Span(kind.upper, word.span.lower)),
      invocation.source.text(Span(arguments.span("script").upper, end)),
    ].map(\.trimmed).filter { !$0.isEmpty }.joined(separator: " ")
  }

  func command(_ words: String) -> String {
    ([start, words] + (rest.isEmpty ? [] : [rest])).joined(separator: " ")
  }
}

extension Invocation {
  /// Nothing is said of columns, keys and rows; how the file is read may be said.
  fileprivate var isAlone: Bool {
    ["mapping", "map", "keys", "match", "repeats", "lists", "rejects", "vanished", "rejected"]
      .allSatisfy { !arguments.has($0) }
  }
}

extension Substring {
  /// A name or a path that somebody put in quotes all the same.
  fileprivate var trimmingQuotes: String { String(self).trimming("\"").trimmed }
}
