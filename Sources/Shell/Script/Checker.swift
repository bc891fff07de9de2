import Book
import Domain
import Language
import Query

/// Finds every problem of a script before it runs: syntax, names, types, and handles that are
/// neither in the book nor made by a line above. It changes nothing.
final class Checker {
  private let session: Session
  private let names: CheckedNames
  private(set) var diagnostics: [Diagnostic] = []
  var variables: [String: Variable] = [:]
  private var schema: Schema
  /// What can be asked beside the kinds.
  private var tables: [TableSource]
  /// More may follow what is at this place, in bytes: little can be wrong there for certain.
  private let unfinishedFrom: Int?
  /// The scripts being checked, the innermost last.
  private var paths: [String]
  private var source = SourceText(name: "", "")
  /// Problems of the parser that stand behind what was checked so far.
  private var unread: ArraySlice<Diagnostic> = []

  init(_ session: Session, path: String?, unfinishedFrom: Int? = nil) {
    self.unfinishedFrom = unfinishedFrom
    self.session = session
    schema = session.book.schema
    tables = TableSource.all + session.ownViews
    meeting = session.meeting
    names = CheckedNames(session.names)
    paths = path.map { [$0] } ?? []
  }

  var environment: Environment {
    var environment = Environment(
      schema: schema, names: names, today: session.clock.today, variables: variables,
      acceptsPrefixes: acceptsPrefixes, tables: tables)
    environment.isRoomOn = session.isRoomOn
    environment.bindsOnly = true
    environment.givesAdvice = givesAdvice
    return environment
  }

  var acceptsPrefixes = false
  /// What is wrong is told, and not only marked.
  var givesAdvice = true
  /// The meeting that is open where the script has come to.
  var meeting: OpenMeeting?

  /// Problems of statements that were parsed already.
  func check(_ statements: [Statement], of source: SourceText) throws {
    self.source = source
    try check(statements)
  }

  /// The script's tree; its problems are in `diagnostics`, in the order of the source.
  ///
  /// - Parameter place: Where another script runs it.
  func check(
    _ source: SourceText, given: [String: String], from place: (Span, SourceText)? = nil
  ) throws -> Program {
    let (program, problems) = Parser.parse(source, blocks: Command.blocks)
    let outer = (self.source, unread)
    (self.source, unread) = (source, problems[...])
    defer { (self.source, unread) = outer }
    checkNames(given, program, at: place)
    try check(program.statements)
    diagnostics += unread
    return program
  }

  /// Values given to a script that has no such parameter are a mistake.
  private func checkNames(
    _ given: [String: String], _ program: Program, at place: (Span, SourceText)?
  ) {
    let known = program.statements.filter(\.isParameter).compactMap {
      $0.pipeline.segments.first?.elements.dropFirst().first?.word
    }
    for name in given.keys.sorted() where !known.contains(name) {
      var help =
        known.isEmpty
        ? ["the script has no parameters"] : ["it has: \(known.joined(separator: ", "))"]
      if let nearest = Nearest.name(to: name, among: known) {
        help.insert("did you mean `\(nearest)`?", at: 0)
      }
      diagnostics.append(
        Diagnostic(
          "`\(source.name)` has no parameter `\(name)`", at: place?.0 ?? Span(0, 0), in: place?.1,
          help: help))
    }
  }

  func check(_ statements: [Statement]) throws {
    for statement in statements {
      try session.io.checkInterrupt()
      while let next = unread.first, next.span.lower <= statement.span.upper {
        diagnostics.append(next)
        unread.removeFirst()
      }
      do {
        try check(statement)
      } catch let problem as Problem {
        note(problem, statement)
      } catch let diagnostic as Diagnostic {
        note(Problem(diagnostic), statement)
      } catch is NoRecords {
        // What it changes is known only when it runs.
      }
      takeAssumptions(statement)
      takeDoubts(statement)
      names.linesAbove += 1
    }
  }

  private func check(_ statement: Statement) throws {
    switch try Reading(statement, in: environment) {
    case .question(let pipeline): _ = try Question(pipeline, in: environment)
    case .command(let command):
      let arguments = try SyntaxReader.read(
        command, statement.pipeline, in: environment, isCheck: true)
      let invocation = Invocation(
        command: command, arguments: arguments, statement: statement, source: source)
      try command.check?(invocation, self)
      if command.name == "import" { names.isOpen = true }
    }
  }

  private func note(_ problem: Problem, _ statement: Statement) {
    var diagnostic = problem.diagnostic
    diagnostic.source = diagnostic.source ?? source
    if let unfinishedFrom, diagnostic.span.upper > unfinishedFrom,
      !problem.isCertain || variables[Program.hole] != nil
    {
      diagnostic.isIncomplete = true
    }
    // The parser has told of the same place already. A bracket left open is another matter than
    // what is wrong inside it.
    guard
      !diagnostics.contains(where: {
        $0.source === diagnostic.source && $0.severity == .error
          && (!$0.isIncomplete || diagnostic.isIncomplete)
          && $0.span.lower >= statement.span.lower && $0.span.upper <= statement.span.upper
      })
    else { return }
    diagnostics.append(diagnostic)
    // What a mistaken line would have named is not held against the lines below.
    recover(statement)
  }

  /// After a mistake in `let`, `param` or `add` the name still counts as known.
  private func recover(_ statement: Statement) {
    let elements = statement.pipeline.segments.first?.elements ?? []
    guard let verb = elements.first?.word else { return }
    if ["let", "param", "ask"].contains(verb) {
      switch elements.dropFirst().first?.kind {
      case .word(let word)?: variables[word] = Variable(.missing, nil)
      case .variable(let name, _)?: variables[name.text] = Variable(.missing, nil)
      default: break
      }
    }
    if ["add", "promise", "accept", "import", "run"].contains(verb) { names.isOpen = true }
  }

  /// Handles that may come to exist while the script runs.
  private func takeAssumptions(_ statement: Statement) {
    for handle in names.takeAssumed() {
      diagnostics.append(
        Diagnostic(
          "`\(handle)` is known only when run", at: statement.place(of: handle), in: source,
          severity: .note))
    }
  }

  /// A script that adds a namesake and then says the handle both could have means one of them, and
  /// nobody can tell which.
  private func takeDoubts(_ statement: Statement) {
    for (handle, made) in names.takeDoubtful() {
      diagnostics.append(
        Diagnostic(
          "`\(handle)` could be two: the one the book had first, or `\(made)`, which a line above adds",
          at: statement.place(of: handle), in: source,
          help: [
            "the new one is `\(made)`, or gets a name of its own: add … handle WORD",
            "where the line above meant the one that is there, leave it out",
          ]))
    }
  }

  // MARK: What commands tell

  func checkBody(_ invocation: Invocation) {
    let before = variables
    let outer = names.isConditional
    names.isConditional = outer || invocation.command.name == "if"
    for clause in invocation.statement.clauses { try? check(clause.body) }
    names.isConditional = outer
    // What is first named inside a block is not known after it.
    variables = before.merging(variables) { _, new in new }
    if invocation.command.name == "for" { names.isOpen = names.isOpen || names.didInterpolate }
  }

  /// What is wrong with lines that are to be refused is what refuses them.
  func checkRefused(_ invocation: Invocation) {
    let before = (diagnostics, names.isOpen, meeting, tables)
    checkBody(invocation)
    (diagnostics, names.isOpen, meeting, tables) = before
  }

  func willAdd(_ draft: Draft, _ invocation: Invocation) {
    if let handle = draft.handle {
      names.add(handle, draft.kind)
    } else if draft.kind.isNamed {
      if invocation.hasLiteralTitle, case .text(let title)? = draft["title"] {
        if let (made, elder) = names.add(title: title, draft.kind) {
          noteNamesake(made, elder, invocation)
        }
      } else {
        names.didInterpolate = true
        names.isOpen = true
      }
    } else {
      names.addNumbered(draft.kind)
    }
  }

  private func noteNamesake(_ made: String, _ elder: RecordID, _ invocation: Invocation) {
    guard let handle = (try? names.handle(of: elder)) ?? nil else { return }
    let values = (try? session.book.values(of: elder)) ?? nil
    let who = values.flatMap { try? names.described(elder, $0) } ?? "added above"
    diagnostics.append(
      Diagnostic(
        "this will be `\(made)`; there is a `\(handle)` already (\(who))",
        at: invocation.arguments.has("title")
          ? invocation.arguments.span("title") : invocation.statement.pipeline.span,
        in: source, severity: .note, help: ["to choose what it is called: `handle WORD`"]))
  }

  func willRename(_ id: RecordID, _ handle: String) { names.add(handle, id) }

  /// From here on the script speaks of another book.
  func leavesBook() { names.isOpen = true }

  func willDefine(_ field: Domain.Field, _ kind: Kind) {
    var field = field
    field.isCustom = true
    schema = schema.adding([(kind.name, field)])
  }

  func willRemove(_ field: Domain.Field, _ kind: Kind) { schema = schema.removing(field, kind) }

  func willDefine(_ view: TableSource) {
    tables.removeAll { $0.name == view.name }
    tables.append(view)
    if let kind = schema.kind("view") { names.add(view.name, kind) }
  }

  func willDefine(_ mapping: SavedMapping) {
    if let kind = schema.kind("mapping") { names.add(mapping.name, kind) }
  }

  func willTake(_ invocation: Invocation) throws {
    guard let name = invocation.arguments.word("name") else { return }
    if try invocation.defaultCase() == nil,
      let expression = invocation.arguments.expression("default")
    {
      _ = try Computation(expression, in: environment)
    }
    let type = invocation.arguments.type("type")?.type ?? .text
    variables[name.text] = Variable(
      .missing, Domain.Field(name: name.text, type: type, help: "").valueType(schema))
  }

  func checkScript(_ path: String, given: [String: String], at span: Span) throws {
    guard !path.contains("…") else {
      names.isOpen = true
      return
    }
    let full = try Paths.resolve(
      path, from: paths.last, isSafe: session.options.isSafe, at: span)
    guard !paths.contains(full) else { throw Problem("`\(path)` runs itself", at: span) }
    let inner: SourceText
    do {
      inner = try SourceFile.read(full)
    } catch let failure as Failure {
      throw Problem(failure.diagnostics[0].message, at: span)
    }
    let outer = variables
    variables = [:]
    paths.append(full)
    defer {
      paths.removeLast()
      variables = outer
    }
    _ = try check(inner, given: given, from: (span, source))
  }
}

extension Invocation {
  /// The title is written out, so that its handle is known beforehand.
  fileprivate var hasLiteralTitle: Bool {
    let span = arguments.span("title")
    let elements = statement.pipeline.segments.first?.elements ?? []
    let title =
      elements.first { $0.span.lower == span.lower && arguments.has("title") }
      ?? elements.drop { $0.word != "title" }.dropFirst().first
    guard case .text(let literal)? = title?.kind else { return false }
    return literal.plain != nil
  }
}

extension Statement {
  /// Where a word stands in it, else the whole statement.
  fileprivate func place(of word: String) -> Span {
    for segment in pipeline.segments {
      for element in segment.elements where element.word == word { return element.span }
    }
    return span
  }
}
