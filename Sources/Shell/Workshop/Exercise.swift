import Domain
import Language
import Query

/// A session script: what it says about itself, the sentences to be rated, and its blocks.
struct Exercise {
  /// The word it is run by: the name of a shipped one, else the file's path.
  var name: String
  var source: SourceText
  var title: String
  var purpose: String
  var group: String
  var materials: String
  var privacy: String
  /// Values it asks for before it begins.
  var parameters: [Statement]
  var statements: [Statement]
  var blocks: [Statement]
  var head: Statement

  /// - Throws: `Failure` where the script is not one.
  init(_ source: SourceText, name: String, in environment: Environment) throws {
    let (program, problems) = Parser.parse(source, blocks: Command.blocks)
    guard problems.isEmpty else { throw Failure(problems, .refused) }
    guard let head = program.statements.first, head.begins(with: "workshop") else {
      throw Failure(
        Diagnostic("a session script begins with `workshop`", at: Span(0, 0), in: source), .refused)
    }
    self.name = name
    self.source = source
    self.head = head
    let arguments = try SyntaxReader.read(
      .workshop, head.pipeline, in: environment, isCheck: true)
    title = arguments.text("title") ?? name
    purpose = arguments.text("purpose") ?? ""
    group = arguments.text("group") ?? ""
    materials = arguments.text("materials") ?? ""
    privacy = arguments.text("privacy") ?? "grouped"
    let rest = program.statements.dropFirst()
    parameters = rest.filter(\.isParameter)
    statements = rest.filter { $0.begins(with: "statement") }
    blocks = rest.filter { $0.begins(with: "block") }
    let known = ["statement", "block", "param", "ask"]
    if let other = rest.first(where: { line in !known.contains { line.begins(with: $0) } }) {
      throw Failure(
        Diagnostic(
          "a session script has parameters, statements and blocks, and nothing between them",
          at: other.pipeline.span, in: source,
          help: ["what is to happen stands inside a block, before its `end`"]), .refused)
    }
    guard !blocks.isEmpty else {
      throw Failure(
        Diagnostic("a session script needs a block", at: head.pipeline.span, in: source), .refused)
    }
  }

  /// Session scripts are told by their first line.
  static func isSession(_ program: Program) -> Bool {
    guard let head = program.statements.first, head.begins(with: "workshop"),
      case .text? = head.pipeline.segments.first?.elements.dropFirst().first?.kind
    else { return false }
    return true
  }

  /// The blocks with what their lines say, the variables of the script known.
  func plans(_ environment: Environment, isCheck: Bool = false) throws -> [BlockPlan] {
    var guesses = 0
    return try blocks.map { statement in
      let invocation = try invocation(statement, .block, environment, isCheck: isCheck)
      var plan: BlockPlan
      do { plan = try BlockPlan(invocation) } catch {
        throw Failure.translated(error, at: statement.pipeline.span, in: source, .refused)
      }
      if plan.isGuess {
        guesses += 1
        plan.round = guesses
      }
      return plan
    }
  }

  func invocation(
    _ statement: Statement, _ command: Command, _ environment: Environment, isCheck: Bool = false
  ) throws -> Invocation {
    do {
      let arguments = try SyntaxReader.read(
        command, statement.pipeline, in: environment, isCheck: isCheck)
      return Invocation(
        command: command, arguments: arguments, statement: statement, source: source)
    } catch {
      throw Failure.translated(error, at: statement.pipeline.span, in: source, .refused)
    }
  }

  /// What a facilitator reads before choosing it.
  func leaflet(_ plans: [BlockPlan]) -> String {
    let minutes = plans.reduce(0) { $0 + $1.minutes }
    var lines = ["\(title) (\(name))", purpose]
    lines.append(
      "Group: \(group.isEmpty ? "any" : group). Time: \(NumberSpelling.of(minutes)) min.")
    if !materials.isEmpty { lines.append("Materials: \(materials).") }
    lines.append("Privacy: \(privacy), unless you say otherwise.")
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

extension Statement {
  func begins(with word: String) -> Bool {
    pipeline.segments.first?.elements.first?.word == word
  }
}
