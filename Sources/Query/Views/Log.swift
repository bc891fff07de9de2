extension TableSource {
  /// The book's own history of steps.
  static let log = TableSource(
    name: "log", help: "every step: who changed what, when, and with which words",
    columns: [
      .number("step", "its number"), .number("session", "the run of the program that made it"),
      .moment("at", "when it was done"),
      .text("author", "who did it"), .text("words", "what was typed").confidential,
      .text("script", "the script that did it"), .number("added", "records added"),
      .number("changed", "records changed"), .number("removed", "records removed"),
      .number("undoes", "the step that it took back; of several the newest"),
      .date("date", "the day"),
    ],
    examples: ["log where author = \"dana-reyes\" | first 5", "log | sort step desc | first 3"],
    body: .sql { request in
      var tests: [SQL] = ["1"]
      if let step = request.asOf { tests.append("\"number\" <= \(step)") }
      if let day = request.binder.onDay { tests.append("\"day\" <= \(day)") }
      return """
        SELECT "number" AS "step", "session", "at", "author", "words", "script", "added", \
        "changed", "removed", (SELECT max("undoes") FROM "step_undoes" AS u \
        WHERE u."step" = s."number") AS "undoes", "day" AS "date" FROM "step" AS s WHERE \(tests.joined(" AND "))
        """
    })
}
