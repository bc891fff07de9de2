import Book
import Domain
import Language
import Query

extension Command {
  static let add = adding(
    "add", "enters a record",
    syntax: [
      .value("kind", .kind(plural: false)), .optional([.value("title", .text)]),
      .value("fields", .fields(of: "kind")),
    ],
    examples: [
      "add unit \"Legal\" side business",
      "add person \"Ada Moss\" in marketing role \"Analyst\"",
      "add driver \"Leads wait three days for an answer\" of dana-reyes type challenge basis stated",
      "add goal \"Fewer returns\" of marketing owner dana-reyes baseline 9 target 5 due end of next quarter",
      "add reading of qualified-leads value 450",
    ],
    details: [
      "Fields come in any order; `none` is nothing. The handle is made from the title, "
        + "or chosen with `handle WORD`.",
      "`help KIND` shows a kind's fields, those marked `!` are required.",
    ])

  /// `add KIND` without the `add`.
  static func shortForm(_ kind: String, _ summary: String, _ example: String, _ detail: String)
    -> Command
  {
    adding(
      kind, summary, fixedKind: kind,
      syntax: [.value("title", .text), .value("fields", .fields(of: "kind"))],
      examples: [example], details: ["The same as `add \(kind)`" + detail])
  }

  private static func adding(
    _ name: String, _ summary: String, fixedKind: String? = nil, syntax: [Syntax],
    examples: [String], details: [String]
  ) -> Command {
    Command(
      name: name, summary: summary, syntax: syntax, examples: examples, details: details,
      allowsField: { field, kind in
        field.isByVerbOnly
          ? "`\(field.name)` of a new \(kind.name) is not given; it changes by its verbs" : nil
      },
      fixedKind: fixedKind,
      check: { invocation, checker in
        let draft = try invocation.newDraft(
          today: checker.environment.today, meeting: checker.meeting)
        checker.willAdd(draft, invocation)
      }
    ) { invocation, session in
      try session.add(
        invocation.newDraft(today: session.clock.today, meeting: session.meeting), invocation)
    }
  }
}

extension Session {
  /// Adds a record and says so.
  func add(_ draft: Draft, _ invocation: Invocation, status: String? = nil) throws {
    if let chosen = draft.handle, try book.isTaken(handle: chosen, draft.kind) {
      throw Problem(
        "there is \(draft.kind.withArticle) `\(chosen)` already",
        at: invocation.arguments.span("fields")
      )
    }
    try refuseInTheOpen(draft, invocation)
    var draft = draft
    try uphold(draft, at: invocation.arguments.span("fields"))
    let remark = try begin(&draft)
    try change(invocation) { change in
      let id = try change.add(draft)
      lastAdded = id
      return "added \(draft.kind.name) \(try handle(id))" + remark
    }
  }
}

extension Session {
  /// What is typed stands in the log and in the history of lines, where a confidential answer has no
  /// place.
  func refuseInTheOpen(_ draft: Draft, _ invocation: Invocation) throws {
    guard draft.kind.isConfidential, !isInScript, case .record(let statement)? = draft["statement"],
      case .record(let workshop)? = try book.values(of: statement)?["of"],
      case .text(let privacy)? = try book.values(of: workshop)?["privacy"], privacy != "named"
    else { return }
    throw Problem(
      "`\(try handle(workshop))` is \(privacy): what is typed here would stand in the log",
      at: invocation.statement.pipeline.span,
      help: ["let its answers come from a file: import \"answers.csv\" into ratings"])
  }

  /// The status a new record begins with, where more than a default decides; says so.
  func begin(_ draft: inout Draft) throws -> String {
    switch draft.kind.name {
    case "promise" where try isForOthers(draft):
      draft["status"] = .text("unconfirmed")
      return ", unconfirmed until its promiser confirms it"
    case "request":
      if options.isInteractive, asksBack, !isInScript, !draft.isClear { try askForGoal(of: &draft) }
      guard draft.isClear else { return ", which goal it serves is not said yet" }
      draft["status"] = .text("clear")
      return ""
    default: return ""
    }
  }

  /// The question that comes before any technology.
  private func askForGoal(of draft: inout Draft) throws {
    guard let ask = io.ask, let field = draft.kind.field("for") else { return }
    for line in try candidates(for: draft) { try io.remark(line) }
    while true {
      let answer = try ask(
        "Which goal does it serve, or which problem does it solve? (Enter: not yet) ")
      guard let answer else { throw Ending.interrupted }
      let words = answer.trimmed
      if words.isEmpty || words == "not yet" { return }
      if let verb = words.split(separator: " ").first.map(String.init),
        Command.named(verb) != nil, words.contains(" ")
      {
        try io.remark(
          "that reads like the command `\(verb)`: name a goal or a driver, tell the problem in "
            + "double quotes, or press Enter and say it later with `clarify`")
        continue
      }
      do {
        if let records = try records(in: words, for: field) {
          draft["for"] = .records(records)
        } else {
          draft["problem"] = .text(words.filter { $0 != "\"" })
        }
        return
      } catch let problem as Problem {
        try io.remark(
          ([problem.diagnostic.message] + problem.diagnostic.help
            + ["a problem stands in words, or in quotes"]).joined(separator: "\n  "))
      }
    }
  }

  /// The records an answer names; nil where it is a sentence.
  private func records(in answer: String, for field: Domain.Field) throws -> [RecordID]? {
    let source = SourceText(name: "answer", answer)
    let (program, problems) = Parser.parse(source, blocks: BlockWords(openers: []))
    let elements = program.statements.first?.pipeline.segments.first?.elements ?? []
    let isNames = elements.enumerated().allSatisfy { index, element in
      if case .symbol(.comma) = element.kind {
        index % 2 == 1
      } else {
        index % 2 == 0 && element.word != nil
      }
    }
    guard problems.isEmpty, program.statements.count == 1, isNames else { return nil }
    var reader = ValueReader(
      environment, elements[...], end: Span(source.bytes.count, source.bytes.count), isCheck: false)
    if case .records(let ids) = try reader.value(for: field) { return ids }
    return nil
  }
}

extension Draft {
  /// A goal, a driver or a problem is named.
  fileprivate var isClear: Bool {
    if case .records(let serves)? = self["for"], !serves.isEmpty { return true }
    if case .text(let problem)? = self["problem"], !problem.isEmpty { return true }
    return false
  }
}

extension Invocation {
  /// The draft of `kind`, `title` and `fields`, with defaults; a required field left out is named.
  func newDraft(today: Day, meeting: OpenMeeting?) throws -> Draft {
    guard let kind = arguments.kind("kind"), var (draft, _) = arguments.draft("fields") else {
      throw Problem("a kind of record is missing here", at: statement.span)
    }
    guard kind.name != "view", kind.name != "mapping" else {
      throw Problem(
        "a \(kind.name) is made by `define \(kind.name)`", at: arguments.span("kind"),
        help: [
          kind.name == "view"
            ? "example: define view waiting as promises where overdue"
            : "example: define mapping staff of people as map title = \"Name\""
        ])
    }
    if let title = arguments.text("title") {
      guard kind.hasTitle else {
        throw Problem(
          "\(kind.withArticle) has no title", at: arguments.span("title"),
          help: ["example: add \(kind.name) \(kind.fieldsInWords)"], isCertain: true)
      }
      guard draft["title"] == nil else {
        throw Problem("`title` was given twice", at: arguments.span("title"))
      }
      draft["title"] = .text(title)
    }
    meeting?.stamp(&draft)
    return try draft.completed(today: today, at: statement.pipeline.span.end)
  }
}

extension Draft {
  /// Defaults filled in; throws where a required field has no value.
  func completed(today: Day, at span: Span) throws -> Draft {
    var draft = self
    draft.fillDefaults(today: today)
    if case .text(let title)? = draft["title"], title.allSatisfy(\.isWhitespace) {
      draft["title"] = .missing
    }
    guard let first = draft.missing.first else { return draft }
    let names = draft.missing.map { "`\($0.name)`" }.joined(separator: ", ")
    throw Problem(
      "\(kind.withArticle) needs \(names)", at: span,
      expected: Expected(words: draft.missing.map { .init($0.name, $0.help) }),
      help: ["`\(first.name)`: \(first.help)", "usage: add \(kind.name) \(kind.fieldsInWords)"],
      isIncomplete: true)
  }
}

extension Kind {
  /// `"TITLE" by UNIT or PERSON to … [due DATE]`, required fields first.
  var fieldsInWords: String {
    let given = fields.filter { !$0.isByVerbOnly && $0.name != "title" }
    let parts =
      given.filter { $0.isRequired && $0.initial == nil }.map { "\($0.name) …" }
      + (given.contains { !$0.isRequired || $0.initial != nil } ? ["[FIELD VALUE …]"] : [])
    return ((hasTitle ? ["\"TITLE\""] : []) + parts).joined(separator: " ")
  }
}
