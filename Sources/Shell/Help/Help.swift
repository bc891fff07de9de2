import Domain
import Language
import Query
import TextLayout

extension Command {
  static let help = Command(
    name: "help", summary: "tells about a verb, a kind, a stage or a word",
    syntax: [.optional([.value("topic", .topic)])],
    examples: ["help", "help add", "help promises", "help where", "help dates"]
  ) { invocation, session in
    let topic = invocation.arguments.word("topic")
    let help = Help(session.environment, width: session.io.width())
    guard let topic else { return try session.pageOrSay(help.overview) }
    let first = topic.text.split(separator: " ").first.map(String.init)
    guard let text = help.topic(topic.text) ?? first.flatMap(help.topic) else {
      throw Problem.unknown("help on", topic, expected: .words(help.topics))
    }
    try session.pageOrSay(text)
  }
}

/// Help texts, made from the declarations of verbs, stages, kinds and functions.
struct Help {
  let environment: Environment
  private let width: Int

  /// - Parameter width: The columns of the window; at most 80 are used.
  init(_ environment: Environment, width: Int? = nil) {
    self.environment = environment
    self.width = min(80, width ?? 80)
  }

  var topics: [String] {
    Command.all.map(\.name) + Stage.all.map(\.name) + Functions.all.map(\.name)
      + environment.schema.kinds.map(\.plural) + environment.tables.map(\.name).uniqued()
      + Self.articles.flatMap { [$0.name] + $0.words }
  }

  var overview: String {
    let sources = environment.schema.kinds.map(\.plural)
    let views = environment.tables.filter { !$0.isPart }.map(\.name).uniqued()
    return """
      Rapport keeps a book of who wants what, who promised what, and how it went.

      Enter   add unit "Marketing" side business
              promise "Leads routed within the hour" by it to marketing due +6w
      Ask     promises where overdue | sort due | show title, by, late
      Leave   quit, or Ctrl-D

      \(verbs)

      \(list("What can be asked", sources))

      \(list("Views, asked like these", views))

      \(list("Stages, each after a `|`", Stage.all.map(\.name)))

      At the prompt, Tab offers what can stand at the cursor, F1 or ? explains it, and
      Ctrl-R finds what was typed before.

      \(list("More: help VERB, help KIND, help STAGE, or help", Self.articles.map(\.name), colon: ""))
      """
  }

  private func list(_ title: String, _ words: [String], colon: String = ":") -> String {
    wrapped("\(title)\(colon) \(words.joined(separator: ", "))", indent: 0)
  }

  /// The verbs, those that belong together under one heading.
  private var verbs: String {
    var left = Command.all
    var parts: [String] = []
    for (title, names) in Self.groups {
      let members = names.compactMap { name in left.first { $0.name == name } }
      left.removeAll { names.contains($0.name) }
      parts.append("\(title)\n\(columns(members.map { ($0.name, $0.summary) }))")
    }
    guard !left.isEmpty else { return parts.joined(separator: "\n\n") }
    parts.append("Further\n\(columns(left.map { ($0.name, $0.summary) }))")
    return parts.joined(separator: "\n\n")
  }

  private static let groups: [(String, [String])] = [
    (
      "Enter and change",
      ["add", "set", "remove", "rename", "link", "unlink", "embed", "undo", "redo"]
    ),
    (
      "Requests, offers and doubts",
      ["clarify", "accept", "decline", "take", "answer", "uphold", "withdraw"]
    ),
    ("Promises", ["promise", "confirm", "keep", "break", "move"]),
    (
      "Meetings",
      [
        "brief", "meet", "contribution", "objection", "driver", "note", "adjourn", "recap", "room",
      ]
    ),
    ("Look", ["lens", "show", "last", "help", "explain"]),
    (
      "Bring in, take out, keep safe",
      ["import", "export", "backup", "check", "restore", "forget"]
    ),
    (
      "Scripts",
      ["run", "let", "param", "ask", "if", "for", "say", "expect", "refused", "define"]
    ),
    ("Workshops", ["workshop", "statement", "block", "timer", "pause", "lock"]),
    ("The session", ["me", "open", "prompt", "quit"]),
  ]

  func topic(_ name: String) -> String? {
    // A word may be several things: `show` is a verb and a stage.
    let texts = topics(name)
    return texts.isEmpty ? nil : texts.joined(separator: "\n\n")
  }

  private func topics(_ name: String) -> [String] {
    let verb = Command.named(name).map(text)
    let stage = Stage.all.first { $0.name == name }.map {
      article($0.name + ", after `|`", $0.summary, $0.usage, [], $0.examples)
    }
    let found = [verb, stage].compactMap { $0 }
    return found.isEmpty ? [otherTopic(name)].compactMap { $0 } : found
  }

  private func otherTopic(_ name: String) -> String? {
    if let kind = environment.schema.kind(name) { return text(kind) }
    if let function = Functions.all.first(where: { $0.name == name }) {
      return article(function.name, function.help, function.usage, [], [function.example])
    }
    let tables = environment.tables.filter { $0.name == name }
    if !tables.isEmpty { return tables.map(text).joined(separator: "\n\n") }
    let articles = Self.articles.filter { $0.name == name || $0.words.contains(name) }
    if !articles.isEmpty { return articles.map(\.text).joined(separator: "\n\n") }
    let fields = environment.schema.kinds.flatMap { kind in
      kind.fields.filter { $0.name == name }.map { ("\(kind.plural).\(name)", $0.help) }
        + kind.computed.filter { $0.name == name }.map { ("\(kind.plural).\(name)", $0.help) }
    }
    return fields.isEmpty ? nil : columns(fields)
  }

  private func text(_ table: TableSource) -> String {
    let head = article(
      table.name, table.help, "\(table.usage) [as of D] [on D] [where C] { | STAGE }",
      table.details, table.examples)
    guard !table.columns.isEmpty else { return head }
    return head + "\n\nColumns\n" + columns(table.columns.map { ($0.name, $0.help) })
  }

  private func text(_ command: Command) -> String {
    article(command.name, command.summary, command.usage, command.details, command.examples)
  }

  private func article(
    _ name: String, _ summary: String, _ usage: String, _ details: [String], _ examples: [String]
  ) -> String {
    var parts = ["\(name): \(summary)", "Usage: \(wrapped(usage, indent: 7))"]
    if !details.isEmpty {
      parts.append(details.map { wrapped($0, indent: 0) }.joined(separator: "\n"))
    }
    if !examples.isEmpty {
      parts.append((["Examples:"] + examples.map { "  \($0)" }).joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n")
  }

  private func text(_ kind: Kind) -> String {
    let fields = kind.fields.map { field in
      (
        field.name + (field.isRequired ? "!" : ""),
        "\(field.help); \(field.wants(environment.schema))"
          + (field.isByVerbOnly ? "; changes by verbs" : "")
      )
    }
    let handle: String
    switch kind.handle {
    case .named: handle = "Called by a word made from its title."
    case .numbered(let letter): handle = "Called by its number: \(letter)1, \(letter)2, …"
    }
    var parts = [
      "\(kind.plural): \(kind.help)", handle + " Fields marked ! are required.",
      "Fields\n" + columns(fields),
    ]
    if !kind.computed.isEmpty {
      parts.append("Computed\n" + columns(kind.computed.map { ($0.name, $0.help) }))
    }
    let verbs = Command.all.filter { $0.leads(kind) }.map(\.name)
    if !verbs.isEmpty { parts.append("Verbs: " + verbs.joined(separator: ", ")) }
    let entered =
      ["view": "define view NAME as QUESTION", "mapping": "define mapping NAME of KINDS as …"][
        kind.name] ?? "add \(kind.name) \(kind.fieldsInWords)"
    parts.append("Enter: \(entered)\nAsk:   \(kind.plural) where …")
    return parts.joined(separator: "\n\n")
  }

  /// Names in one column, what they mean wrapped beside them, within the window.
  private func columns(_ rows: [(String, String)]) -> String {
    let width = min(16, rows.map { $0.0.count }.max() ?? 0)
    return rows.map { name, text in
      let gap = String(repeating: " ", count: max(1, width - name.count + 2))
      return "  \(name)\(gap)\(wrapped(text, indent: width + 4))"
    }.joined(separator: "\n")
  }

  private func wrapped(_ text: String, indent: Int) -> String {
    text.broken(to: width, behind: indent, indent: indent).joined(separator: "\n")
  }
}

extension Command {
  /// Whether it is a verb of this kind and few others.
  fileprivate func leads(_ kind: Kind) -> Bool {
    fixedKind == kind.name || syntax.contains { $0.names(kind) }
  }
}

extension Syntax {
  fileprivate func names(_ kind: Kind) -> Bool {
    switch self {
    case .value(_, .record(let kinds)), .value(_, .records(let kinds)):
      kinds.count <= 4 && kinds.contains(kind.name)
    default: false
    }
  }
}
