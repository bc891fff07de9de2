import Domain
import Language

extension TableSource {
  private static let changeColumns: [Column] = [
    .text("kind", "the record's kind"), .text("record", "its handle, now or last"),
    .choice("change", ["added", "changed", "removed", "defined"], "what happened to the record"),
    .text("field", "the field that differs"),
    .text("before", "what it held before").confidential,
    .text("after", "what it holds then").confidential,
  ]

  /// `log 42`: one step, field by field.
  static let step = TableSource(
    name: "log", help: "what one step changed, field by field",
    parameters: [Parameter("step", .stepNumber)], columns: changeColumns,
    examples: ["log 1 where kind = \"promise\" | first 5", "log 1 | count per kind, change"],
    orderedBy: Differences.order,
    body: .sql { request in
      let step = Int64(request.number("step") ?? 0)
      try request.refuseDay("log")
      return Differences(schema: request.schema.whole).between(
        step - 1, min(step, request.asOf ?? .max))
    })

  static let changes = TableSource(
    name: "changes", help: "what differs between two states of the book, field by field",
    parameters: [.step("from", keyword: "from"), .step("to", keyword: "to")],
    columns: changeColumns,
    examples: [
      "changes from step 0 to today | count per kind, change",
      "changes from step 0 to step 1 where record = \"p1\"",
    ],
    details: ["What was changed and changed back in between does not differ."],
    orderedBy: Differences.order,
    body: .sql { request in
      try request.refuseDay("changes")
      let lower = Int64(request.number("from") ?? 0)
      let upper = min(Int64(request.number("to") ?? 0), request.asOf ?? .max)
      guard lower <= upper else {
        throw Problem(
          "`changes` goes from the earlier to the later: step \(lower) comes after step \(upper)",
          at: request.span)
      }
      return Differences(schema: request.schema.whole).between(lower, upper)
    })

  static let history = TableSource(
    name: "history", help: "one record's life: every step that changed it, field by field",
    parameters: [Parameter("record", .pastRecord)],
    columns: [
      .number("step", "the step"), .date("date", "its day"), .text("author", "who made it"),
      .choice("change", ["added", "changed", "removed"], "what happened to the record"),
      .text("field", "the field that differs"),
      .text("before", "what it held before").confidential,
      .text("after", "what it held then").confidential,
    ],
    examples: ["history p3", "history lead-router where field = \"due\""],
    details: ["Also of a record that was removed, by the handle it had."],
    orderedBy: ["step", "place"],
    body: .sql { request in
      try request.refuseDay("history")
      guard let id = request.record("record") else { return "SELECT NULL WHERE 0" }
      return """
        SELECT l.*, s."day" AS "date", s."author" FROM \
        (\(Differences(schema: request.schema.whole).life(of: id))) AS l \
        JOIN "step" AS s ON s."number" = l."step" WHERE s."number" <= \(request.asOf ?? .max)
        """
    })

  /// How many records of each kind each step added, changed and removed.
  static let logKinds = TableSource(
    name: "log.kinds", help: "how many records of each kind each step added, changed and removed",
    columns: [
      .number("step", "the step"), .text("kind", "the kind of record"),
      .number("added", "records added"), .number("changed", "records changed"),
      .number("removed", "records removed"),
    ],
    examples: ["log.kinds where kind = \"promise\" | summarize sum(added) as added"],
    isPart: true, orderedBy: ["step", "kind"],
    body: .sql { request in
      try request.refuseDay("log.kinds")
      return """
        SELECT "step", "kind", "added", "changed", "removed" FROM "step_kind" \
        WHERE "step" <= \(request.asOf ?? .max)
        """
    })
}

extension ViewRequest {
  /// What tells the book's own past knows no other day.
  fileprivate func refuseDay(_ name: String) throws {
    guard binder.onDay != nil else { return }
    throw Problem(
      "`\(name)` tells what was done to the book, whatever the day: `on` says nothing here",
      at: span, help: ["`as of` leaves out later steps"])
  }
}
