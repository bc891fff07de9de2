import Domain

extension TableSource {
  /// The book's own history of steps.
  static let log = TableSource(
    name: "log", help: "every step: who changed what, when, and with which words",
    columns: [
      .number("step", "its number"), .moment("at", "when it was done"),
      .text("author", "who did it"), .text("words", "what was typed").confidential,
      .number("added", "records added"),
      .number("changed", "records changed"), .number("removed", "records removed"),
      .number("undoes", "the step that it took back; of several the newest"),
      .text("script", "the script that did it"),
      .number("session", "the run of the program that made it"), .date("date", "the day"),
      .text("did", "how many records of each kind it added, changed and removed"),
    ],
    examples: ["log where author = \"dana-reyes\" | first 5", "log | sort step desc | first 3"],
    body: .sql { request in
      var tests: [SQL] = ["1"]
      if let step = request.asOf { tests.append("\"number\" <= \(step)") }
      if let day = request.binder.onDay { tests.append("\"day\" <= \(day)") }
      return """
        SELECT "number" AS "step", "session", "at", "author", "words", "script", \
        \(tally(request.schema)) AS "did", "added", \
        "changed", "removed", (SELECT max("undoes") FROM "step_undoes" AS u \
        WHERE u."step" = s."number") AS "undoes", "day" AS "date" FROM "step" AS s WHERE \(tests.joined(" AND "))
        """
    })
}

extension TableSource {
  /// `added 3 units, 4 people; changed 1 goal`
  private static func tally(_ schema: Schema) -> SQL {
    let plurals = schema.kinds.map {
      "WHEN \(SQLValue.text($0.name)) THEN \(SQLValue.text($0.plural))" as SQL
    }.joined(" ")
    let parts = ["added", "changed", "removed"].map { verb -> SQL in
      let count: SQL = "k.\(name: verb)"
      return """
        SELECT \(SQLValue.text(verb)) || ' ' || group_concat(\(count) || ' ' || \
        CASE WHEN \(count) = 1 THEN k."kind" ELSE CASE k."kind" \(plurals) ELSE k."kind" END END, \
        ', ') AS "t" FROM "step_kind" AS k WHERE k."step" = s."number" AND \(count) > 0 \
        HAVING count(*) > 0
        """
    }
    return "(SELECT group_concat(\"t\", '; ') FROM (\(parts.joined(" UNION ALL "))))"
  }
}
