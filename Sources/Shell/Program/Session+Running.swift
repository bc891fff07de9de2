import Book
import Domain
import Language
import Query

extension Session {
  /// `-c`: all is checked first, then each command is a step of its own; stops at the first error.
  func runText(_ source: SourceText) throws -> ExitCode {
    let checker = Checker(self, path: nil)
    let program = try checker.check(source, given: [:])
    let errors = checker.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else { throw Failure(errors, .refused) }
    var failed = false
    for statement in program.statements {
      do {
        try run(statement, in: source)
      } catch let failure as Failure where options.keepsGoing {
        failed = true
        try io.show(failure.diagnostics)
      }
    }
    return failed ? .failed : .done
  }

  /// Standard input: each command runs as soon as it is whole.
  func runInput(_ nextLine: () throws -> [UInt8]?) throws -> ExitCode {
    var failed = false
    var pending: [UInt8] = []
    var number = 0
    var first = 1
    while let line = try nextLine() {
      number += 1
      if pending.isEmpty { first = number } else { pending.append(0x0A) }
      pending += line
      let source = SourceText(name: "standard input", bytes: pending, firstLine: first)
      if isIncomplete(source) { continue }
      pending = []
      failed = try !runPiece(source) || failed
    }
    if !pending.isEmpty {
      failed =
        try !runPiece(
          SourceText(name: "standard input", bytes: pending, firstLine: first)) || failed
    }
    return failed ? .failed : .done
  }

  private func runPiece(_ source: SourceText) throws -> Bool {
    do {
      try runEntry(source)
      return true
    } catch let failure as Failure where options.keepsGoing {
      try io.show(failure.diagnostics)
      return false
    }
  }

  /// Runs what was typed, once none of it is wrong.
  func runEntry(_ source: SourceText) throws {
    try book.refresh()
    let (program, problems) = Parser.parse(source, blocks: Command.blocks)
    guard problems.isEmpty else {
      // Where something is wrong for certain, a bracket left open is not worth a word.
      var certain = problems.filter { !$0.isIncomplete }
      if certain.isEmpty { certain = try mistakes(inUnfinished: program, source, problems) }
      throw Failure(certain.isEmpty ? problems : certain, .refused)
    }
    if isOneQuestion(program) { return try ask(program, in: source) }
    let mistakes = try mistakes(in: program, source)
    guard mistakes.isEmpty else { throw Failure(mistakes, .refused) }
    asksBack = program.statements.count == 1
    defer { (asksBack, io.hasMoreToCome) = (true, false) }
    for (index, statement) in program.statements.enumerated() {
      io.hasMoreToCome = index < program.statements.count - 1
      do {
        try run(statement, in: source)
      } catch let failure as Failure {
        throw failure.adding(leftUndone: program.statements.count - index - 1)
      }
    }
  }

  private func isOneQuestion(_ program: Program) -> Bool {
    guard program.statements.count == 1, program.statements[0].clauses.isEmpty,
      let word = program.statements[0].pipeline.segments.first?.elements.first?.sourceName
    else { return false }
    return Command.named(word) == nil
      && (book.schema.kind(plural: word) != nil || environment.isTable(word))
  }

  /// A question finds by itself what is wrong with it, before it asks anything.
  private func ask(_ program: Program, in source: SourceText) throws {
    do {
      try run(program.statements[0], in: source)
    } catch let failure as Failure where failure.code == .refused {
      let mistakes = try mistakes(in: program, source)
      throw mistakes.isEmpty ? failure : Failure(mistakes, .refused)
    }
  }

  /// More lines could mend it, and nothing in it is wrong for certain.
  func isIncomplete(_ source: SourceText) -> Bool {
    let (program, problems) = Parser.parse(source, blocks: Command.blocks)
    guard !problems.isEmpty, problems.allSatisfy(\.isIncomplete) else { return false }
    return (try? mistakes(inUnfinished: program, source, problems, tells: false).isEmpty) ?? true
  }

  /// Places of words that are wrong already, in a line that is still being typed.
  func mistakesWhileTyping(_ source: SourceText) throws -> [Span] {
    let (program, problems) = Parser.parse(source, blocks: Command.blocks)
    let certain = problems.filter { !$0.isIncomplete }
    guard certain.isEmpty else { return certain.map(\.span) }
    let found =
      problems.isEmpty
      ? try mistakes(in: program, source, unfinishedFrom: program.lastPlace, tells: false)
      : try mistakes(inUnfinished: program, source, problems, tells: false)
    return found.filter { !$0.isIncomplete }.map(\.span)
  }

  /// What is wrong for certain although more may follow. Where the end cannot be understood yet,
  /// it is left off word by word, so that what stands before it is looked at.
  ///
  /// - Parameter tells: Somebody reads what is found.
  private func mistakes(
    inUnfinished program: Program, _ source: SourceText, _ problems: [Diagnostic],
    tells: Bool = true
  ) throws -> [Diagnostic] {
    // Looking at all of a long entry again with each line would take longer and longer.
    guard source.bytes.count < 4096, problems.count < 20 else { return [] }
    if let closed = closed(source, problems) {
      return try mistakes(in: closed, source, tells: tells)
    }
    var left: Program? = program
    for _ in 0..<16 {
      guard let program = left else { break }
      var found = try mistakes(
        in: program, source, unfinishedFrom: program.lastPlace, tells: tells)
      if found.isEmpty, let holed = program.withoutLast(leavingHole: true) {
        found = try mistakes(
          in: holed, source, unfinishedFrom: program.lastPlace, hasHole: true, tells: tells)
      }
      guard found.isEmpty else { return found }
      left = program.withoutLast()
    }
    return []
  }

  /// The source with its blocks ended, where nothing else is missing: each of its lines is whole.
  private func closed(_ source: SourceText, _ problems: [Diagnostic]) -> Program? {
    // The semicolon keeps `end` from being taken for what an open line goes on with. Each block
    // that is open is a problem of its own.
    let ends = String(repeating: "\n;end", count: problems.count)
    let (program, left) = Parser.parse(
      SourceText(name: source.name, bytes: source.bytes + ends.utf8), blocks: Command.blocks)
    return left.isEmpty ? program : nil
  }

  private func mistakes(
    in program: Program, _ source: SourceText, unfinishedFrom: Int? = nil,
    hasHole: Bool = false, tells: Bool = true
  ) throws -> [Diagnostic] {
    let checker = Checker(self, path: nil, unfinishedFrom: unfinishedFrom)
    checker.variables = variables.mapValues { Variable(.missing, $0.type) }
    if hasHole { checker.variables[Program.hole] = Variable(.missing, nil) }
    checker.acceptsPrefixes = environment.acceptsPrefixes
    checker.givesAdvice = tells
    try checker.check(program.statements, of: source)
    return checker.diagnostics.filter {
      $0.severity == .error && !($0.isIncomplete && unfinishedFrom != nil)
    }
  }

  /// `rapport check`: tells every problem; true where there is none.
  func check(_ source: SourceText) throws -> Bool {
    let checker = Checker(self, path: source.name)
    let program = try checker.check(source, given: [:])
    try io.show(checker.diagnostics)
    guard !checker.diagnostics.contains(where: { $0.severity == .error }) else { return false }
    try io.remark(
      "\(source.name): \(program.statements.count) \(program.statements.count == 1 ? "line" : "lines"), no problem"
    )
    return true
  }
}

extension Failure {
  /// Says that what was entered after it was not run.
  fileprivate func adding(leftUndone count: Int) -> Failure {
    guard count > 0, !diagnostics.isEmpty else { return self }
    var copy = self
    copy.diagnostics[copy.diagnostics.count - 1].help.append(
      count == 1
        ? "the command after it was not run" : "the \(count) commands after it were not run")
    return copy
  }
}
