import Book
import Domain
import Language
import Query
import Tabular

extension Command {
  static let `import` = Command(
    name: "import",
    summary: "brings in the rows of a file: CSV, TSV, JSON, JSON Lines or a workbook",
    syntax: [
      .value("file", .file), .word("into"), .value("kind", .kind(plural: true)),
      .anyOrder(
        importClauses + [
          [.word("using"), .value("mapping", .record(["mapping"]))],
          [.word("script"), .value("script", .file)],
        ]),
    ],
    examples: [
      "import \"people.csv\" into people by title map title = \"Name\", in = \"Team\" creating unit",
      "import \"promises.csv\" into promises map title = \"What\", by = \"Who\", to = \"Whom\", due = \"When\" dates \"dd/mm/yyyy\"",
    ],
    details: [
      "Without `map`, columns are taken that are called like fields. "
        + "An empty cell says nothing: the record keeps what it has. "
        + "The cell `none`, where no text is wanted, says that there is no value.",
      "`empty missing` takes an empty cell for no value, `empty text` for the empty text \"\" where the "
        + "field is text; `empty exact` takes what the file tells apart: in CSV \"\" is the text and nothing "
        + "between the delimiters no value, in JSON \"\" and null; white space in quotes is itself.",
      "White space around a text within the file's quotes is kept; around titles, names, dates and "
        + "numbers it is not, and white space alone is an empty cell.",
      "Braces join columns: \"{period}/{slug}\". {a?} may be empty; {a|b} is the first that is filled.",
      "The same for all rows: side = constant it. Several columns may fill one list.",
      "Values and what they stand for: cadence = \"Every\" (\"weekly\" = weekly, "
        + "\"bi-weekly*\" = fortnightly, \"tbd\" = none, else = other).",
      "A name for another: to = \"Team\" (\"Mktg\" = \"Marketing\", \"Both\" = \"Sales\" and \"Ops\").",
      "References are found by handle or title; `via FIELD` by that field, `via handle` by the "
        + "handle the text would make; `creating KIND` adds those that are missing, with no more than a name.",
      "`via FIELD of KIND take FIELD` finds a record and takes what it refers to: "
        + "from = \"Goal\" via code of goals take owner.",
      "`without FIELD` leaves that field's records out of a list; `trim \"@\"` takes characters off both ends.",
      "`by FIELD, …` matches rows with records; `match` says what then: update (the rule), "
        + "skip (leave as it is), replace (empty cells empty their fields), extend (lists only grow), fail. "
        + "`report vanished` tells the records that no row is about; it removes none.",
      "The file's ending says its format, or `format json`; \"-\" is standard input. "
        + "Delimiter, quote and UTF-8 or UTF-16 are found out, or said: delimiter \";\" quote \"'\" encoding windows-1252.",
      "`dates \"d.m.yyyy\"` says how dates are written: yyyy or yy, m or mm, mmm for a month's name, d or dd; "
        + "a `*` at the end passes over a time of day.",
      "`header 3` says that the third row names the columns; after `header 0` they are called "
        + "\"1\", \"2\" (\"A\", \"B\" in a workbook). `sheet \"2026\"` chooses a sheet.",
      "JSON: an object is a row, {\"owner\": {\"name\": …}} the column \"owner.name\".",
      "Rows of one key are one record, and what the later one says counts; with `repeats apart` the second is a second record, and so on.",
      "`import FILE into KIND` alone, at a prompt, proposes a mapping, shows the first rows as they would be, "
        + "and asks; `script \"FILE\"` writes the import as a script instead of doing it.",
      "`using NAME` takes what `define mapping NAME` keeps; what the command says itself comes before it.",
      "All rows come in or none; `at most N rejects` leaves out up to N bad ones. "
        + "`rejects \"FILE\"` keeps the refused rows with the reason, ready to be mended and imported.",
      "`as export` and `as links` read back what `export all` wrote, handles and numbers included.",
    ],
    allowsField: { field, kind in
      field.isByVerbOnly
        ? "`\(field.name)` of \(kind.plural) is led by verbs; `as history` imports it" : nil
    },
    check: { invocation, checker in
      if try invocation.readsExport() { return }
      guard let invocation = try invocation.withSavedMapping(in: checker.environment) else {
        return
      }
      _ = try ImportPlan(invocation, in: checker.environment)
    }
  ) { invocation, session in
    if try invocation.readsExport() { return try session.importExport(invocation) }
    let environment = session.environment
    let invocation = try invocation.withSavedMapping(in: environment) ?? invocation
    let plan = try ImportPlan(invocation, in: environment)
    if try session.proposes(invocation, plan) { return }
    let span = invocation.arguments.span("file")
    let path = plan.file.isStandardInput ? "-" : try session.readable(plan.file.name, at: span)
    try session.change(invocation, isToldAlways: true) { change in
      try session.bringIn(plan, path: path, change, invocation).told
    }
  }
}

extension Invocation {
  /// `as export`, `as links`: nothing else is said of the file.
  fileprivate func readsExport() throws -> Bool {
    guard let sort = arguments.text("history"), sort != "history" else { return false }
    for clause in [
      "mapping", "map", "keys", "match", "empty", "repeats", "dates", "lists", "rejects",
    ]
    where arguments.has(clause) {
      throw Problem(
        "`as \(sort)` takes a file as `export all` wrote it, and nothing is said of it",
        at: arguments.span("history"), help: ["example: import \"units.csv\" into units as export"])
    }
    return true
  }
}

extension Session {
  fileprivate func importExport(_ invocation: Invocation) throws {
    guard let path = invocation.arguments.text("file"), let kind = invocation.arguments.kind("kind")
    else { return }
    let span = invocation.arguments.span("file")
    let full = try resolved(path, at: span)
    try change(invocation, isToldAlways: true) { change in
      try book.attempt {
        let kind = book.schema.kind(kind.name) ?? kind
        return try RecordFile(
          session: self, change: change, kind: kind, path: full,
          isLinks: invocation.arguments.text("history") == "links"
        ).run(as: path, at: span)
      }
    }
  }
}
