import Book
import Domain
import Language
import Query

/// What could stand at the end of a text, and what is said of it there.
struct Expectation {
  /// A word nobody writes.
  static let probe = "qzxjkvwq"

  private(set) var expected = Expected()
  /// What binding complains of at the end; nil where the text may end so.
  private(set) var problem: Problem?
  /// Names of variables that are known there.
  private(set) var variables: [String] = []

  /// `text` ends with the probe, perhaps in quotes, where the cursor is.
  init(of text: String, in environment: Environment) {
    let source = SourceText(name: "prompt", text)
    let (program, _) = Parser.parse(source, blocks: Command.blocks)
    var environment = environment
    environment.bindsOnly = true
    environment.givesAdvice = false
    environment.placeholder = Self.probe
    guard let statement = Self.innermost(program.statements, &environment) else {
      expected = Reading.words(environment)
      variables = Array(environment.variables.keys)
      return
    }
    variables = Array(environment.variables.keys)
    do {
      switch try Reading(statement, in: environment) {
      case .question(let pipeline): _ = try Question(pipeline, in: environment)
      case .command(let command):
        let arguments = try SyntaxReader.read(
          command, statement.pipeline, in: environment, isCheck: true)
        if arguments.word("topic")?.text.hasSuffix(Self.probe) == true {
          expected = .words(Help(environment).topics)
        }
        try Self.bindInside(arguments, environment)
      }
    } catch let problem as Problem {
      let isHere = problem.diagnostic.span.upper >= source.bytes.count - Self.probe.utf8.count
      guard isHere else { return }
      self.problem = problem
      // A complaint behind the probe took it for a new name, for which there is nothing to offer.
      let tookProbe =
        text.hasSuffix(Self.probe) && problem.diagnostic.span.lower >= source.bytes.count
      if !tookProbe { expected = problem.expected }
    } catch {}
    if text.hasSuffix("\""), Self.takesFile(statement) { expected.isFile = true }
  }

  /// The text at the end is the first one, of a verb that is given a file, or is saved to.
  private static func takesFile(_ statement: Statement) -> Bool {
    if statement.pipeline.segments.last?.elements.first?.word == "save" { return true }
    guard let elements = statement.pipeline.segments.first?.elements,
      let command = elements.first?.word.flatMap({ Command.named($0) }),
      elements.count(where: { if case .text = $0.kind { true } else { false } }) == 1
    else { return false }
    return command.syntax.contains(where: \.takesFile)
  }

  /// Questions and conditions that a command holds are bound when it runs; here at once.
  private static func bindInside(_ arguments: Arguments, _ environment: Environment) throws {
    for name in ["question", "records", "source"] {
      if let pipeline = arguments.pipeline(name) { _ = try Question(pipeline, in: environment) }
    }
    if let condition = arguments.expression("condition") {
      _ = try Computation(condition: condition, in: environment)
    }
    if let value = arguments.expression("value") { _ = try Computation(value, in: environment) }
  }

  /// The statement the end is in, with the loops around it known.
  private static func innermost(
    _ statements: [Statement], _ environment: inout Environment
  ) -> Statement? {
    guard let last = statements.last else { return nil }
    guard let clause = last.clauses.last, !clause.body.isEmpty else { return last }
    if let element = last.pipeline.segments.first?.elements.dropFirst(2).first {
      if case .variable(let name, _) = element.kind {
        environment.variables[name.text] = Variable(.missing, nil)
      } else if let word = element.word {
        environment.variables[word] = Variable(.missing, nil)
      }
    }
    return innermost(clause.body, &environment)
  }
}

extension Syntax {
  fileprivate var takesFile: Bool {
    switch self {
    case .value(_, .file): true
    case .optional(let parts), .list(_, let parts): parts.contains(where: \.takesFile)
    case .anyOrder(let clauses): clauses.contains { $0.contains(where: \.takesFile) }
    case .brief(_, let part): part.takesFile
    default: false
    }
  }
}
