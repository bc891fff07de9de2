import Domain

extension TableSource {
  /// How promises went: per promiser, promisee, pair of units and quarter.
  static let reliability = reliability(
    of: [], "promises where not (made > today)",
    help: "how promises went, per promiser, promisee, pair of units and quarter",
    examples: [
      "reliability where per = promiser | sort rate", "reliability where by.unit = it",
      "reliability on 2026-06-30 where per = quarter",
    ])

  static let reliabilityOf = reliability(
    of: [.record("party", Group.party)],
    "promises where not (made > today) and (by within $party or to within $party)",
    help: "how the promises of one party went, those it made and those made to it",
    examples: ["reliability marketing", "reliability it where per = promiser"])

  private static func reliability(
    of parameters: [Parameter], _ question: String, help: String, examples: [String]
  ) -> TableSource {
    TableSource(
      name: "reliability", help: help, parameters: parameters,
      columns: [
        .choice(
          "per", ["promiser", "promisee", "pair", "quarter"], "what the promises have in common"),
        .one("by", Group.party, "the promiser; in a pair its unit"),
        .one("to", Group.party, "the promisee; in a pair its unit"),
        .text("quarter", "the quarter of the date by which they were judged"),
        .number("n", "settled: kept or broken"),
        .number("rate", "kept of n, 0 to 1").orElse("too few"),
        .number("low", "the lower end of its 95 % interval (Wilson)"),
        .number("high", "the upper end"),
        .number("kept", "kept, late ones too"),
        .number("broken", "broken, overdue, moved without agreement, or withdrawn by the promiser"),
        .number("overdue", "of those broken, how many are still open, past their date"),
        .number("late", "of those kept, how many late"),
        .number("open", "not due yet, or without a date"),
        .number("moved", "how many were moved at all"),
        .number("disputed", "how many the two sides judge differently; not counted"),
        .number("trend", "beta reputation: what happened lately counts most"),
        .number("days-late", "the mean of days late, of those kept late"),
      ],
      examples: examples,
      details: [
        "Under five settled promises no rate is told, nor its interval and trend. `on D` counts what "
          + "was so by that date. What counts: overdue is broken, although `promises` calls it open "
          + "still, and `overdue` counts it; kept late is kept; moved before it was due, as the "
          + "promisee agreed, is judged by the new date, moved otherwise by the old one; "
          + "withdrawn by the promisee does not count, by the promiser it is broken; where the two "
          + "sides differ it is disputed and does not count; unconfirmed ones are no promises yet."
      ],
      empty: "no promise is recorded yet; `promise` records one, `keep` and `break` settle it",
      body: .rows { try ReliabilityTable(question, $0).rows })
  }
}
