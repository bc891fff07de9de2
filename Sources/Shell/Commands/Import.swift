import Book
import Domain
import Language
import Query

extension Command {
  static let `import` = Command(
    name: "import", summary: "brings in the rows of a CSV or TSV file",
    syntax: [
      .value("file", .file), .word("into"), .value("kind", .kind(plural: true)),
      .anyOrder([
        [
          .word("map"),
          .list(
            "map",
            [
              .value("target", .target(of: "kind")), .symbol(.equal), .value("column", .mapped),
              .optional([.value("table", .valueTable)]),
              .anyOrder([
                [.word("via"), .value("via", .name)],
                [.word("creating"), .value("creating", .kind(plural: false))],
                [.word("without"), .value("without", .name)],
              ]),
            ]),
        ],
        [.word("by"), .list("keys", [.value("key", .target(of: "kind"))])],
        [.word("match"), .value("match", .choice(["update", "keep", "extend", "fail"]))],
        [.word("dates"), .value("dates", .text)],
        [.word("lists"), .value("lists", .text)],
        [.word("at"), .word("most"), .value("rejects", .number), .word("rejects")],
        [.word("as"), .value("history", .choice(["history"]))],
      ]),
    ],
    examples: [
      "import \"people.csv\" into people map title = \"Name\", in = \"Team\" creating unit by title",
      "import \"promises.csv\" into promises map title = \"What\", by = \"Who\", to = \"Whom\", due = \"When\" dates \"dd/mm/yyyy\"",
    ],
    details: [
      "Without `map`, columns are taken that are called like fields.",
      "A mapped text with braces joins columns: \"{period}/{slug}\".",
      "The same for all rows: side = constant it.",
      "Values can be told apart: cadence = \"Every\" (\"weekly\" = weekly, \"14 days\" = fortnightly, else = other).",
      "References are found by handle or title, or `via` a field; `creating KIND` adds those that are missing.",
      "`by FIELD, …` matches rows with records; `match` says what then: update (the rule), "
        + "keep (leave as it is), extend (lists only grow), fail.",
      "All rows come in or none; `at most N rejects` leaves out up to N bad ones.",
    ],
    allowsField: { field, kind in
      field.isByVerbOnly
        ? "`\(field.name)` of \(kind.plural) is led by verbs; `as history` imports it" : nil
    },
    check: { invocation, checker in
      _ = try ImportPlan(invocation, in: checker.environment)
    }
  ) { invocation, session in
    let plan = try ImportPlan(invocation, in: session.environment)
    let path = try session.resolved(plan.path, at: invocation.arguments.span("file"))
    try session.change(invocation, isToldAlways: true) { change in
      let report = try session.book.attempt {
        try Importer(plan, path: path, session: session, change: change, invocation: invocation)
          .run()
      }
      return report
    }
  }
}
