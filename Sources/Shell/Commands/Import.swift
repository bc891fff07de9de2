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
                [
                  .word("via"), .value("via", .fieldName),
                  .optional([
                    .word("of"), .value("of", .kind(plural: true)), .word("take"),
                    .value("take", .fieldName),
                  ]),
                ],
                [.word("creating"), .value("creating", .kind(plural: false))],
                [.word("without"), .value("without", .fieldName)],
                [.word("trim"), .value("trim", .text)],
              ]),
            ]),
        ],
        [.word("by"), .list("keys", [.value("key", .target(of: "kind"))])],
        [.word("match"), .value("match", .choice(["update", "keep", "extend", "fail"]))],
        [.word("repeats"), .value("repeats", .choice(["join", "apart"]))],
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
      "Without `map`, columns are taken that are called like fields. "
        + "An empty cell says nothing: the record keeps what it has.",
      "Braces join columns: \"{period}/{slug}\". {a?} may be empty; {a|b} is the first that is filled.",
      "The same for all rows: side = constant it. Several columns may fill one list.",
      "Values and what they stand for: cadence = \"Every\" (\"weekly\" = weekly, "
        + "\"bi-weekly*\" = fortnightly, \"tbd\" = none, else = other).",
      "A name for another: to = \"Team\" (\"Mktg\" = \"Marketing\", \"Both\" = \"Sales\" and \"Ops\").",
      "References are found by handle or title; `via FIELD` by that field, `via handle` by the "
        + "handle the text would make; `creating KIND` adds those that are missing.",
      "`via FIELD of KIND take FIELD` finds a record and takes what it refers to: "
        + "from = \"Goal\" via code of goals take owner.",
      "`without FIELD` leaves that field's records out of a list; `trim \"@\"` takes characters off both ends.",
      "`by FIELD, …` matches rows with records; `match` says what then: update (the rule), "
        + "keep (leave as it is), extend (lists only grow), fail.",
      "Rows of one key are one record; with `repeats apart` the second is a second record, and so on.",
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
    let path = try session.readable(plan.path, at: invocation.arguments.span("file"))
    try session.change(invocation, isToldAlways: true) { change in
      let report = try session.book.attempt {
        try Importer(plan, path: path, session: session, change: change, invocation: invocation)
          .run()
      }
      return report
    }
  }
}
