import Domain
import Insight

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
        .number("kept", "kept, late ones too"), .number("late", "of those, how many late"),
        .number("broken", "broken, overdue, moved without agreement, or withdrawn by the promiser"),
        .number("open", "not due yet, or without a date"),
        .number("moved", "how many were moved at all"),
        .number("disputed", "how many the two sides judge differently; not counted"),
        .number("rate", "kept of n, 0 to 1").orElse("too few"),
        .number("low", "the lower end of its 95 % interval (Wilson)").orElse("too few"),
        .number("high", "the upper end").orElse("too few"),
        .number("trend", "beta reputation: what happened lately counts most").orElse("too few"),
        .number("days-late", "the mean of days late, of those kept late"),
      ],
      examples: examples,
      details: [
        "Under five settled promises no rate is told. `on D` counts what was so by that date. "
          + "What counts: overdue is broken; kept late is kept; moved before it was due, as the "
          + "promisee agreed, is judged by the new date, moved otherwise by the old one; "
          + "withdrawn by the promisee does not count, by the promiser it is broken; where the two "
          + "sides differ it is disputed and does not count; unconfirmed ones are no promises yet."
      ],
      body: .rows { try ReliabilityTable(question, $0).rows })
  }
}

/// One pass over the promises, gathered four ways.
private struct ReliabilityTable {
  private struct Key: Hashable {
    var by: Int64?
    var to: Int64?
    var quarter: Int64?
  }

  private struct Case {
    var by: Int64, to: Int64
    var byUnit: Int64?, toUnit: Int64?
    var outcome: Reliability.Outcome
    /// The day on which it was settled, or the one by which it is judged.
    var settled: Int64
    var quarter: Int64?
    var late: Int
    var isMoved: Bool
  }

  private var cases: [Case] = []
  private let hidesPeople: Bool
  private let person: Int64

  init(_ question: String, _ request: ViewRequest) throws {
    hidesPeople = request.binder.environment.isRoomOn
    person = Int64(request.schema.kind("person")?.code ?? 0)
    let outcomes = Dictionary(
      uniqueKeysWithValues: Reliability.Outcome.allCases.map { ("\($0)", $0) })
    try request.read(
      question + " | show by, to, by.unit as by-unit, to.unit as to-unit, outcome, judged, closed, "
        + "late, moved"
    ) { row in
      guard let outcome = outcomes[row.text(at: 4)] else { return }
      let judged = row.optionalInteger(at: 5)
      let closed = row.optionalInteger(at: 6)
      cases.append(
        Case(
          by: row.integer(at: 0), to: row.integer(at: 1), byUnit: row.optionalInteger(at: 2),
          toUnit: row.optionalInteger(at: 3), outcome: outcome, settled: closed ?? judged ?? 0,
          quarter: (judged ?? closed).map(Self.quarter), late: Int(row.integer(at: 7)),
          isMoved: row.integer(at: 8) != 0))
    }
    // The oldest first; those of one day as they were entered.
    let order = cases.indices.sorted { (cases[$0].settled, $0) < (cases[$1].settled, $1) }
    cases = order.map { cases[$0] }
  }

  /// Year × 4 + quarter, from 0.
  private static func quarter(_ day: Int64) -> Int64 {
    let (year, month, _) = Day(number: Int(day)).parts
    return Int64(year * 4 + (month - 1) / 3)
  }

  var rows: [[SQLValue]] {
    let isOpen: (Int64) -> Bool = { !hidesPeople || $0 & RecordID.kindMask != person }
    return gathered("promiser") { isOpen($0.by) ? Key(by: $0.by) : nil }
      + gathered("promisee") { isOpen($0.to) ? Key(to: $0.to) : nil }
      + gathered("pair") { one in
        one.byUnit.flatMap { by in one.toUnit.map { Key(by: by, to: $0) } }
      }
      + gathered("quarter") { $0.quarter.map { Key(quarter: $0) } }
  }

  private func gathered(_ per: String, _ key: (Case) -> Key?) -> [[SQLValue]] {
    var places: [Key: Int] = [:]
    var groups: [(key: Key, sums: Reliability)] = []
    for one in cases {
      guard let key = key(one) else { continue }
      let place = places[key] ?? groups.count
      if place == groups.count {
        places[key] = place
        groups.append((key, Reliability()))
      }
      groups[place].sums.add(one.outcome, daysLate: one.late, isMoved: one.isMoved)
    }
    groups.sort { one, other in
      (one.key.quarter ?? 0, one.key.by ?? 0, one.key.to ?? 0)
        < (other.key.quarter ?? 0, other.key.by ?? 0, other.key.to ?? 0)
    }
    return groups.map { row(per, $0.key, $0.sums) }
  }

  private func row(_ per: String, _ key: Key, _ sums: Reliability) -> [SQLValue] {
    func whole(_ number: Int) -> SQLValue { .integer(Int64(number)) }
    func real(_ number: Double?) -> SQLValue { number.map { .real($0) } ?? .null }
    let quarter = key.quarter.map { SQLValue.text("\($0 / 4)-Q\($0 % 4 + 1)") } ?? .null
    return [
      .text(per), key.by.map { .integer($0) } ?? .null, key.to.map { .integer($0) } ?? .null,
      quarter, whole(sums.n), whole(sums.kept), whole(sums[.late]), whole(sums[.broken]),
      whole(sums[.open]), whole(sums.moved), whole(sums[.disputed]), real(sums.rate),
      real(sums.interval?.low), real(sums.interval?.high), real(sums.trend),
      real(sums.averageDaysLate),
    ]
  }
}
