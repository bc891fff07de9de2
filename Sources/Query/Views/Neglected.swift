import Domain

extension TableSource {
  static let neglected = TableSource(
    name: "neglected",
    help:
      "ties that nobody tends: series past their cadence, and units with something in common that have not met for 90 days",
    columns: [
      .choice("tie", ["series", "pair"], "a series of meetings, or two units"),
      .one("series", ["series"], "the series"),
      .one("one", ["unit"], "a unit"), .one("other", ["unit"], "the other unit"),
      .text("by", "what ties them: goals, promises, requests, embeds"),
      .date("last", "when they last met; missing where never"),
      .date("due", "when they should have met again"),
      .number("days", "days past that"),
    ],
    examples: [
      "neglected | sort days desc", "neglected where one = marketing or other = marketing",
      "neglected on 2026-12-31 where tie = series | show series, last, due",
    ],
    details: [
      "A series is past its cadence 7, 14, 31 or 92 days after its last meeting; one that never met, "
        + "or whose cadence is `other`, gives nothing to judge and is only counted.",
      "Two units are tied by a goal they share, an open promise, a request not declined, or an "
        + "embed in force. They met when both, or people of both, took part in a meeting (in one "
        + "that names nobody, those of its series). Pairs without a tie are only counted.",
    ],
    empty: "every tie known to the book is tended; `meet` and `add meeting` record when people met",
    body: .rows { try Neglect($0).rows() })
}

private struct Neglect {
  private static let patience = 90
  private static let cadences = ["weekly": 7, "fortnightly": 14, "monthly": 31, "quarterly": 92]

  private struct Pair: Hashable {
    var one: Int64
    var other: Int64
    init?(_ a: Int64, _ b: Int64) {
      guard a != b else { return nil }
      (one, other) = (min(a, b), max(a, b))
    }
  }

  private let request: ViewRequest
  private var today: Int64 { Int64(request.today.number) }

  init(_ request: ViewRequest) { self.request = request }

  func rows() throws -> [[SQLValue]] { try series() + pairs() }

  private func series() throws -> [[SQLValue]] {
    var last: [Int64: Int64] = [:]
    try request.read("meetings where not no of and date <= today | summarize max(date) per of") {
      last[$0.integer(at: 0)] = $0.integer(at: 1)
    }
    var rows: [[SQLValue]] = []
    var never = 0
    try request.read(
      "series where cadence != other and not no cadence and (no until or until >= today) "
        + "| show cadence", ["record", "cadence"]
    ) { row in
      let id = row.integer(at: 0)
      guard let days = Self.cadences[row.text(at: 1)] else { return }
      guard let met = last[id] else {
        never += 1
        return
      }
      let due = met + Int64(days)
      guard due < today else { return }
      rows.append([
        .text("series"), .integer(id), .null, .null, .text(row.text(at: 1)), .integer(met),
        .integer(due), .integer(today - due),
      ])
    }
    if never > 0 {
      request.binder.notes.append(
        "\(never) series \(never == 1 ? "has" : "have") never met: nothing to judge")
    }
    var unjudged = 0
    try request.read(
      "series where (cadence = other or no cadence) and (no until or until >= today) | count"
    ) { unjudged = Int($0.integer(at: 0)) }
    if unjudged > 0 {
      request.binder.notes.append("\(unjudged) series without a cadence to judge by")
    }
    return rows.sorted { Self.days($0) > Self.days($1) }
  }

  private static func days(_ row: [SQLValue]) -> Int64 {
    if case .integer(let days)? = row.last { days } else { .max }
  }

  private func pairs() throws -> [[SQLValue]] {
    let ties = try ties()
    let met = try meetings()
    var rows: [[SQLValue]] = []
    for (pair, kinds) in ties {
      let last = met[pair]
      let due = last.map { $0 + Int64(Self.patience) }
      if let due, due >= today { continue }
      let words = ["goal", "promise", "request", "embed"].compactMap { kind in
        kinds[kind].map { "\($0) \(kind)\($0 == 1 ? "" : "s")" }
      }
      rows.append([
        .text("pair"), .null, .integer(pair.one), .integer(pair.other),
        .text(words.joined(separator: ", ")), last.map { .integer($0) } ?? .null,
        due.map { .integer($0) } ?? .null, due.map { .integer(today - $0) } ?? .null,
      ])
    }
    try countUntied(ties.count)
    // Those that never met first, then those longest ago; the same order each time.
    return rows.sorted { one, other in
      let keys = [one, other].map { row -> (Int64, Int64, Int64) in
        guard case .integer(let a) = row[2], case .integer(let b) = row[3] else { return (0, 0, 0) }
        return (-Self.days(row.last == .null ? [] : row), a, b)
      }
      return keys[0] < keys[1]
    }
  }

  private func countUntied(_ tied: Int) throws {
    var units = 0
    try request.read("units | count") { units = Int($0.integer(at: 0)) }
    let untied = units * (units - 1) / 2 - tied
    guard untied > 0 else { return }
    request.binder.notes.append(
      "\(untied) \(untied == 1 ? "pair of units has" : "pairs of units have") no tie, and nothing to neglect"
    )
  }

  /// What ties two units, and how many of each.
  private func ties() throws -> [Pair: [String: Int]] {
    var ties: [Pair: [String: Int]] = [:]
    func tie(_ a: Int64, _ b: Int64, _ kind: String, _ count: Int = 1) {
      if let pair = Pair(a, b) { ties[pair, default: [:]][kind, default: 0] += count }
    }
    let goals = try groups(
      """
      SELECT m."record", 0, m."member" FROM \(request.table("goal_of")) AS m \
      JOIN \(request.table("goal")) AS g ON g."id" = m."record" \
      WHERE g."status" IN ('proposed', 'agreed')
      """)
    for (_, units) in goals.values { Self.eachPair(units) { tie($0, $1, "goal") } }
    let units = try mainUnits()
    try request.read("promises where status = open | show by, to") { row in
      if let by = units(row.integer(at: 0)), let to = units(row.integer(at: 1)) {
        tie(by, to, "promise")
      }
    }
    try request.read(
      "requests where status != declined and not no from.unit and not no to "
        + "| count per from.unit as one, to.unit as other"
    ) { row in
      guard !row.isNull(at: 1) else { return }
      tie(row.integer(at: 0), row.integer(at: 1), "request", Int(row.integer(at: 2)))
    }
    try request.read(
      "embeds where current and not no person.unit | count per person.unit as one, in as other"
    ) { tie($0.integer(at: 0), $0.integer(at: 1), "embed", Int($0.integer(at: 2))) }
    return ties
  }

  /// The unit that a party is, or a person's.
  private func mainUnits() throws -> (Int64) -> Int64? {
    var units: [Int64: Int64] = [:]
    try request.read("people where not no in | show in", ["record", "in"]) {
      units[$0.integer(at: 0)] = $0.integer(at: 1)
    }
    let unit = Int64(request.schema.kind("unit")?.code ?? 0)
    return { $0 & RecordID.kindMask == unit ? $0 : units[$0] }
  }

  /// Rows of a record, a date and a unit, gathered by record.
  private func groups(_ select: SQL) throws -> [Int64: (date: Int64, units: [Int64])] {
    var groups: [Int64: (date: Int64, units: [Int64])] = [:]
    try request.read(sql: select) { row in
      guard !row.isNull(at: 2) else { return }
      let unit = row.integer(at: 2)
      var group = groups[row.integer(at: 0)] ?? (row.integer(at: 1), [])
      if !group.units.contains(unit) { group.units.append(unit) }
      groups[row.integer(at: 0)] = group
    }
    return groups
  }

  private static func eachPair(_ units: [Int64], _ body: (Int64, Int64) -> Void) {
    for (index, one) in units.enumerated() {
      for other in units[(index + 1)...] { body(one, other) }
    }
  }

  /// When units last met: those that took part, or else those of the series.
  private func meetings() throws -> [Pair: Int64] {
    let person: SQL = "LEFT JOIN \(request.table("person")) AS p ON p.\"id\" = m.\"member\""
    let unit: SQL = """
      CASE m."member" & \(constant: Int(RecordID.kindMask)) \
      WHEN \(constant: request.schema.kind("unit")?.code ?? 0) THEN m."member" ELSE p."in" END
      """
    let until: SQL = "t.\"date\" <= \(request.today)"
    let took: SQL = """
      SELECT t."id", t."date", \(unit) FROM \(request.table("meeting")) AS t \
      JOIN \(request.table("meeting_with")) AS m ON m."record" = t."id" \(person) WHERE \(until)
      """
    let expected: SQL = """
      SELECT t."id", t."date", \(unit) FROM \(request.table("meeting")) AS t \
      JOIN \(request.table("series_with")) AS m ON m."record" = t."of" \(person) WHERE \(until) \
      AND NOT EXISTS (SELECT 1 FROM \(request.table("meeting_with")) AS w WHERE w."record" = t."id")
      """
    var met: [Pair: Int64] = [:]
    for select in [took, expected] {
      for (date, units) in try groups(select).values {
        Self.eachPair(units) { one, other in
          if let pair = Pair(one, other) { met[pair] = max(met[pair] ?? date, date) }
        }
      }
    }
    return met
  }
}
