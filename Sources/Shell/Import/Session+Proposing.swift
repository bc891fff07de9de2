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
      throw Query.Problem("\(plan.file.quoted) has no rows", at: span)
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
    guard try settleDates(&proposal), try settleNames(&proposal) else {
      return try io.remark("nothing was imported")
    }
    try show(proposal)
    let form = ImportText(plan, invocation)
    var text = form.command(proposal.words)
    try preview(proposal, text)
    let missing = proposal.missing.map { "`\($0.name)`" }.joined(separator: ", ")
    var bad = missing.isEmpty ? try tryOut(text) : 0
    while true {
      try io.remark(text)
      if !missing.isEmpty {
        try io.remark("no column fills \(missing), which \(plan.kind.withArticle) needs: edit it")
      }
      let answer = try io.ask?(Self.question(bad))?.trimmed ?? ""
      let rest = answer.dropFirst().drop { $0 == " " }.trimmingQuotes
      switch answer.split(separator: " ").first?.lowercased() {
      case "y", "yes":
        if try perform(text) { return }
      case "l" where bad > 0:
        let file = rest.isEmpty ? Self.rejects(of: plan.file.name) : rest
        let shorter = "\(text) at most \(bad) rejects rejects \(file.quoted)"
        if try perform(shorter) { return }
      case "e", "edit":
        guard let edited = try edit(text) else { return try io.remark("nothing was imported") }
        text = edited
        bad = 0
        if try perform(text) { return }
      case "s" where !rest.isEmpty:
        _ = try run("define mapping \(rest) of \(plan.kind.plural) as \(proposal.words)")
      case "w" where !rest.isEmpty:
        try writeScript(rest, proposal.words, proposal, plan, at: invocation.arguments.span("file"))
      case nil, "n", "no": return try io.remark("nothing was imported")
      default:
        try io.remark("y,\(bad > 0 ? " l," : "") e, s NAME, w FILE or Enter was expected")
      }
    }
  }

  private static func question(_ bad: Int) -> String {
    let rows = bad == 1 ? "the bad row" : "the \(bad) bad rows"
    return "Import so? y yes, " + (bad > 0 ? "l leave out \(rows), " : "")
      + "e edit, s NAME save the mapping, w FILE write a script, Enter no: "
  }

  /// Where rows that are left out are kept: beside the file they are of.
  private static func rejects(of file: String) -> String {
    let folder = file.lastIndex(of: "/").map { file[...$0] } ?? ""
    let name = file.dropFirst(folder.count)
    return folder + (name.lastIndex(of: ".").map { name[..<$0] } ?? name) + "-rejects.csv"
  }

  /// What was agreed to can be called back as though it had been typed.
  private func remember(_ text: String) {
    if settings.history { _ = history.add(text) }
  }

  /// True where the import was done; a mistake is told, and the question asked again.
  private func perform(_ text: String) throws -> Bool {
    remember(text)
    return try run(text)
  }

  private func run(_ text: String) throws -> Bool {
    do {
      try runEntry(SourceText(name: "import", text))
      return true
    } catch let failure as Failure {
      try io.show(failure.diagnostics)
      return false
    }
  }

  private func edit(_ text: String) throws -> String? {
    guard let askWith = io.askWith else { return try io.ask?("") }
    let assistant = Assistant(self, environment: [:])
    let outcome = try askWith("\(promptName)> ", text, assistant)
    guard case .line(let line) = outcome, !line.trimmed.isEmpty else { return nil }
    return line
  }

  /// `03/04/2025` may be two days; only a person knows which. False where nobody says.
  private func settleDates(_ proposal: inout Proposal) throws -> Bool {
    while let other = proposal.otherDates, let first = proposal.dates {
      let example = proposal.dateExample
      func day(_ pattern: DatePattern) -> String {
        pattern.day(example)?.description ?? "no such day"
      }
      let answer = try io.ask?(
        "Dates such as \(example): 1 \(first.text) (\(day(first))), or 2 \(other.text) (\(day(other)))? "
      )
      switch answer?.trimmed {
      case "1": proposal.take(first)
      case "2": proposal.take(other)
      case nil, "": return false
      default: try io.remark("1 or 2 was expected")
      }
    }
    return true
  }

  /// Names that are perhaps slips of others: a new record is made of one only where a person says
  /// so. False where nobody says.
  private func settleNames(_ proposal: inout Proposal) throws -> Bool {
    let near = proposal.nearNames
    guard !near.isEmpty else { return true }
    try io.remark("not in the book, but much like what is there:")
    for (place, name) in near.enumerated() {
      try io.remark("  \(place + 1)  \(name.column) \"\(name.text)\": \(name.nearest)?")
    }
    while true {
      let answer = try io.ask?(
        "Were those meant? y yes\(near.count > 1 ? ", NUMBERS those alone" : ""), n no, Enter stops: "
      )
      let words = (answer ?? "").lowercased().split { $0 == " " || $0 == "," }.map(String.init)
      let numbers = words.compactMap { Int($0) }.filter { (1...near.count).contains($0) }
      switch words.first {
      case nil: return false
      case "y", "yes": near.forEach { proposal.take($0) }
      case "n", "no": break
      default:
        guard numbers.count == words.count else {
          try io.remark("y, n or numbers from 1 to \(near.count) were expected")
          continue
        }
        numbers.forEach { proposal.take(near[$0 - 1]) }
      }
      return true
    }
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
    for name in proposal?.nearNames ?? [] {
      lines.append(
        "# \(TerminalText.singleLine("\(name.column) \"\(name.text)\"")) is not in the book; perhaps it is \(name.nearest): "
          + "(\(name.text.quoted) = \(name.nearest.quoted))")
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
    [
      "mapping", "map", "keys", "match", "empty", "repeats", "lists", "rejects", "vanished",
      "rejected",
    ]
    .allSatisfy { !arguments.has($0) }
  }
}

extension Substring {
  /// A name or a path that somebody put in quotes all the same.
  fileprivate var trimmingQuotes: String { String(self).trimming("\"").trimmed }
}
