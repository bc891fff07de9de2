import Domain
import Language
import Query

/// What a statement turns out to be by its first word.
enum Reading {
  case question(Pipeline)
  case command(Command)

  /// Throws `Problem` where the first word is neither a verb nor a source.
  init(_ statement: Statement, in environment: Environment) throws {
    guard let head = statement.pipeline.segments.first?.elements.first else {
      throw Problem("a command or a question is missing here", at: statement.span)
    }
    if case .variable(_, let path) = head.kind, path.isEmpty {
      self = .question(statement.pipeline)
      return
    }
    guard let word = head.sourceName else {
      throw Problem(
        "a line begins with a verb or with what it asks about", at: head.span,
        expected: Reading.words(environment),
        help: ["examples: add unit \"Marketing\", promises where overdue; `help` lists all"])
    }
    // `log` and the like are sources; a verb of the same name would stand before them.
    if let command = Command.named(word) {
      self = .command(command)
    } else if Question.begins(with: word, in: environment) {
      self = .question(statement.pipeline)
    } else {
      throw Reading.unknown(Name(word, head.span), in: statement, environment)
    }
  }

  static func words(_ environment: Environment) -> Expected {
    Expected(words: Command.all.map { Expected.Word($0.name, $0.summary) })
      .merged(with: Question.sources(in: environment))
  }

  /// Words that people bring along from other programs.
  private static let habits = [
    "exit": "quit", "q": "quit", "bye": "quit", "logout": "quit", "delete": "remove",
    "rm": "remove",
    "drop": "remove", "update": "set", "edit": "set", "change": "set", "create": "add",
    "new": "add", "insert": "add", "history": "log", "print": "say", "echo": "say", "man": "help",
  ]

  /// `promises where overdue` for `overdue`: the questions that a computed field belongs to.
  private static func questions(about word: String, _ environment: Environment) -> String? {
    let questions = environment.schema.kinds.filter { $0.computed.contains { $0.name == word } }
      .map { kind in
        isCondition(word, of: kind, environment)
          ? "`\(kind.plural) where \(word)`" : "`\(kind.plural) | show title, \(word)`"
      }
    return questions.isEmpty ? nil : questions.joined(separator: ", ")
  }

  private static func unknown(
    _ name: Name, in statement: Statement, _ environment: Environment
  ) -> Problem {
    let expected = words(environment)
    var help = ["`help` lists the verbs and what can be asked"]
    let words = statement.pipeline.segments.flatMap { $0.elements.compactMap(\.word) }
    let asked =
      question(asking: words, in: environment).map { "`\($0)`" }
      ?? words.lazy.compactMap { questions(about: $0, environment) }.first
    if let kind = environment.schema.kind(name.text) {
      help.insert("to ask for them say `\(kind.plural)`, to enter one `add \(kind.name) …`", at: 0)
    } else if let own = habits[name.text.lowercased()] {
      help.insert("here that is `\(own)`", at: 0)
    } else if let asked {
      help.insert("ask for it so: \(asked)", at: 0)
    } else if let id = try? environment.record(name, kinds: environment.schema.kinds),
      let kind = environment.schema.kind(of: id)
    {
      help.insert("that is \(kind.withArticle): `show \(name.text)` tells all about it", at: 0)
    } else if let nearest = Nearest.name(to: name.text, among: expected.words.map(\.text)) {
      help.insert("did you mean `\(nearest)`?", at: 0)
    }
    var problem = Problem(
      "there is no verb or source `\(name.text)`", at: name.span, expected: expected, help: help)
    problem.isCertain = true
    return problem
  }
}
