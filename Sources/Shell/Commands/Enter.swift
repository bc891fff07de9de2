import Domain
import Language
import Query

extension Command {
  static let enter = Command(
    name: "enter", summary: "asks for records field after field, for typing in many",
    syntax: [
      .value("kind", .kind(plural: true)),
      .anyOrder([
        [.word("with"), .list("columns", [.value("column", .field(of: "kind"))])],
        [.word("dates"), .value("dates", .text)],
      ]),
    ],
    examples: [
      "enter promises",
      "enter people with title, in, role",
      "enter promises with title, by, to, due dates \"dd/mm/yyyy\"",
    ],
    details: [
      "Without `with`, the fields are asked for that a record needs and those a question shows. "
        + "Tab completes; text needs no quotes; a title serves where a handle does.",
      "Enter leaves a field out, = repeats the row above, < goes back a field, ? tells about it. "
        + "What was typed stands there to be edited; Ctrl-U empties it.",
      "Rows pasted from a spreadsheet come in at once; a first row that names the columns is understood. "
        + "`dates \"dd/mm/yyyy\"` says how they are written there.",
      "Enter instead of a first field ends: all rows are shown, can be mended or dropped by their numbers, "
        + "and are kept as one step. Until then nothing is in the book.",
      "Ctrl-C drops the row at hand, Ctrl-D goes to the end. From a file or a pipe: import \"-\" into KIND.",
    ],
    check: { invocation, checker in _ = try EntryForm(invocation, checker.environment.today) }
  ) { invocation, session in
    let form = try EntryForm(invocation, session.clock.today)
    guard session.options.isInteractive, !session.isInScript, session.io.askWith != nil else {
      throw Problem(
        "`enter` asks a person at a terminal", at: invocation.statement.pipeline.span,
        help: [
          "from a file: import \"FILE\" into \(form.kind.plural); from a pipe: import \"-\" into \(form.kind.plural)"
        ])
    }
    try EntryGrid(form, session, invocation).run()
  }
}

/// Which fields are asked for, in which order.
struct EntryForm {
  let kind: Kind
  /// By their place in the kind.
  let fields: [Int]
  /// How pasted dates are written, beside the ways of the language.
  let dates: DatePattern?

  init(_ invocation: Invocation, _ today: Day) throws {
    let arguments = invocation.arguments
    guard let kind = arguments.kind("kind") else {
      throw Problem("a kind of record is missing here", at: invocation.statement.span)
    }
    if ["view", "mapping"].contains(kind.name) {
      throw Problem(
        "a \(kind.name) is made by `define \(kind.name)`", at: arguments.span("kind"))
    }
    self.kind = kind
    dates = try arguments.text("dates").map { try DatePattern($0, at: arguments.span("dates")) }
    let chosen = arguments.rounds("columns").compactMap { round in
      round.field("column").map { ($0, round.span("column")) }
    }
    for (field, span) in chosen where field.isByVerbOnly {
      throw Problem(
        "`\(field.name)` of a new \(kind.name) is not given; it changes by its verbs", at: span)
    }
    let names = chosen.map(\.0.name)
    guard names.uniqued().count == names.count else {
      throw Problem("a field was given twice", at: arguments.span("columns"))
    }
    let needed = kind.fields.filter { $0.isRequired && $0.initial == nil }.map(\.name)
    if !names.isEmpty, let left = needed.first(where: { !names.contains($0) }) {
      let all = (names + [left]).joined(separator: ", ")
      throw Problem(
        "\(kind.withArticle) needs `\(left)` too", at: invocation.statement.pipeline.span.end,
        help: ["enter \(kind.plural) with \(all)"], isIncomplete: true)
    }
    let usual = kind.fields.filter {
      !$0.isByVerbOnly && ($0.isRequired || kind.shown.contains($0.name) || $0.isCustom)
    }.map(\.name)
    fields = (names.isEmpty ? usual : names).compactMap { name in
      kind.fields.firstIndex { $0.name == name }
    }
  }
}
