import Book
import Domain
import Language
import Output
import Query

extension Session {
  /// Runs a script file. Its problems are all found before anything is done; then it is one step.
  ///
  /// - Parameters:
  ///   - read: Its text, where it was read already: a pipe gives it once.
  ///   - isChecked: The script around this one was checked, and this one with it.
  func runScript(
    _ path: String, read: SourceText? = nil, given: [String: String], words: String,
    isChecked: Bool = false
  ) throws {
    let source = try read ?? SourceFile.read(path)
    guard !scripts.contains(where: { $0.path == path }) else {
      throw Problem("`\(path)` runs itself", at: Span(0, 0))
    }
    if Exercise.isSession(Parser.parse(source, blocks: Command.blocks).program) {
      return try runSession(source, given: given)
    }
    scripts.append(Script(path: path, given: given))
    defer { scripts.removeLast() }
    let program: Program
    if isChecked {
      program = Parser.parse(source, blocks: Command.blocks).program
    } else {
      let checker = Checker(self, path: path)
      program = try book.reading { try checker.check(source, given: given) }
      let errors = checker.diagnostics.filter { $0.severity == .error }
      guard errors.isEmpty else { throw Failure(errors, .refused) }
    }
    try answerFirst(program, source)
    try perform(program, source, words: words)
  }

  /// What a script asks for is answered before it begins.
  private func answerFirst(_ program: Program, _ source: SourceText) throws {
    for statement in program.statements where statement.isParameter {
      try run(statement, in: source)
    }
  }

  private func perform(_ program: Program, _ source: SourceText, words: String) throws {
    let statements = program.statements.filter { !$0.isParameter }
    if options.keepsGoing, book.change == nil {
      try keepGoing(statements, source)
      return
    }
    let isPart = book.change != nil
    let (_, done) = try step(note(words, script: source.name)) { _ in
      try run(statements, in: source)
    }
    guard !isPart else { return }
    remember(done)
    try report(done, source.name)
  }

  private func report(_ done: StepDone?, _ name: String) throws {
    guard let done else {
      try io.remark("\(name): nothing changed")
      return
    }
    let kept =
      options.isDryRun
      ? "dry run, nothing kept: would have"
      : temporary == nil
        ? "step \(done.number):" : "step \(done.number) of a book that is gone when you leave:"
    try io.remark("\(name): \(kept) \(Self.summary(done))")
    try tell(done.namesakes)
  }

  /// Line by line, each a step of its own; errors are told and passed over.
  private func keepGoing(_ statements: [Statement], _ source: SourceText) throws {
    var failed = 0
    for statement in statements {
      do {
        try run(statement, in: source)
      } catch let failure as Failure {
        failed += failure.diagnostics.count
        try io.show(failure.diagnostics)
      }
    }
    guard failed == 0 else {
      throw Failure(
        Diagnostic(
          "\(failed) of \(statements.count) lines failed; the others were kept", at: Span(0, 0)),
        .failed)
    }
  }

  /// A block typed at a prompt is one step, as a script is.
  func asOneStep(_ invocation: Invocation, _ body: () throws -> Void) throws {
    guard book.change == nil, !options.keepsGoing else { return try body() }
    let (_, done) = try step(note(invocation.words)) { _ in try body() }
    remember(done)
    if let done, options.reports {
      try io.remark("\(Self.summary(done)) (\(stepWords(done)))")
      try tell(done.namesakes)
    }
  }

  /// A path in a script counts from the script's folder; elsewhere from where the program runs.
  func resolved(_ path: String, at span: Span) throws -> String {
    try Paths.resolve(path, from: scripts.last?.path, isSafe: options.isSafe, at: span)
  }

  /// The file to be read for a path; one that this step has written stands aside until the step ends.
  func readable(_ path: String, at span: Span) throws -> String {
    let full = try resolved(path, at: span)
    return files.last { $0.path == full }?.aside ?? full
  }
}

extension Statement {
  var isParameter: Bool {
    ["param", "ask"].contains(pipeline.segments.first?.elements.first?.word ?? "")
  }
}

extension Streams {
  func show(_ diagnostics: [Diagnostic]) throws {
    // Where answers cannot be written, that is what has to be told.
    try? output.flush()
    for diagnostic in diagnostics {
      try errors.write(diagnostic.rendered(color: errorsUseColor, width: errorsWidth()) + "\n")
    }
    try errors.flush()
  }
}
