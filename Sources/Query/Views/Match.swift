import Domain
import Language

extension TableSource {
  static let matchUnit = TableSource(
    name: "match",
    help: "people of IT for a unit or a goal: by acumen, free time, promises kept with it, handle",
    parameters: [
      .record("unit-or-goal", ["unit", "goal"]), .date("from", keyword: "from").optional,
      .date("until", keyword: "to").optional,
    ],
    columns: [
      .number("rank", "the place"), .one("person", ["person"], "who"),
      .number("acumen", "how well the person knows the business, 1 to 5"),
      .number("free", "per cent of the time not taken by embeds and leads in the period"),
      .number("kept", "promises kept with the unit, its people and sub-units"),
      .number("n", "promises with it that were settled"),
      .number("embeds", "how often embedded there, now or before"),
      .text("why", "the same in words"),
    ],
    examples: [
      "match marketing", "match qualified-leads | first 3",
      "match sales from 2027-01-01 to 2027-06-30 where free >= 20",
    ],
    details: [
      "The period is the next 90 days where none is said. No weights: acumen decides, then free "
        + "time, then promises kept, then the handle. People whose main unit it is are left out."
    ],
    isPrivate: true,
    empty: "nobody of a unit with `side it` is in the book, or not beside this unit; "
      + "`acumen` and `capacity` are fields of people",
    body: .rows { try Matching($0).rows() })
}

private struct Matching {
  private struct Candidate {
    var id: Int64
    var handle: String
    var acumen: Int64?
    var free: Double
    var kept = 0
    var settled = 0
    var embeds = 0
  }

  private let request: ViewRequest
  private let first: Day
  private let last: Day
  /// The unit, or those that share the goal.
  private let units: [String: Variable]

  init(_ request: ViewRequest) throws {
    self.request = request
    guard let target = request.record("unit-or-goal") else {
      throw Problem("whom to match is missing", at: .init(0, 0))
    }
    first = request.day("from") ?? request.today
    last = request.day("until") ?? Day(number: first.number + 90)
    var ids = [target]
    if request.schema.kind(of: target)?.name == "goal" {
      ids = []
      try request.read(
        sql: "SELECT \"member\" FROM \(request.table("goal_of")) WHERE \"record\" = \(target)"
      ) { ids.append(RecordID(raw: $0.integer(at: 0))) }
    }
    let kinds = request.schema.kind("unit").map { [$0] } ?? []
    units = ["units": Variable(.records(ids), .reference(kinds))]
  }

  func rows() throws -> [[SQLValue]] {
    var candidates = try people()
    try addPromises(&candidates)
    try request.read("embeds where in within $units | count per person", with: units) { row in
      candidates[row.integer(at: 0)]?.embeds = Int(row.integer(at: 1))
    }
    let ranked = candidates.values.sorted { one, other in
      (-(one.acumen ?? 0), -one.free, -one.kept, one.handle)
        < (-(other.acumen ?? 0), -other.free, -other.kept, other.handle)
    }
    return ranked.enumerated().map { row($1, rank: $0 + 1) }
  }

  /// IT people, by their main unit or a further one, who are not of the unit itself.
  private func people() throws -> [Int64: Candidate] {
    var own: Set<Int64> = []
    try request.read("people where in within $units", ["record"], with: units) {
      own.insert($0.integer(at: 0))
    }
    var candidates: [Int64: Candidate] = [:]
    let load = try load()
    try request.read(
      "people where in.side = it or count(memberships where person = this and in.side = it) > 0 "
        + "| show handle, acumen, capacity", ["record", "handle", "acumen", "capacity"]
    ) { row in
      let id = row.integer(at: 0)
      guard !own.contains(id) else { return }
      candidates[id] = Candidate(
        id: id, handle: row.text(at: 1), acumen: row.optionalInteger(at: 2),
        free: (row.isNull(at: 3) ? 100 : row.real(at: 3)) - (load[id] ?? 0))
    }
    return candidates
  }

  /// Shares of embeds and of initiatives being led that overlap the period; what is past its date
  /// and has not ended still goes on.
  private func load() throws -> [Int64: Double] {
    var load: [Int64: Double] = [:]
    func add(_ row: any RowReader) { load[row.integer(at: 0), default: 0] += row.real(at: 1) }
    try request.read(
      sql: """
        SELECT "person", sum("share") FROM \(request.table("embed")) WHERE "share" > 0 \
        AND ("start" IS NULL OR "start" <= \(last)) AND ("until" IS NULL OR "until" >= \(first)) \
        GROUP BY "person"
        """, row: add)
    try request.read(
      sql: """
        SELECT "lead", sum("share") FROM \(request.table("initiative")) WHERE "share" > 0 \
        AND "lead" IS NOT NULL AND "status" IN ('proposed', 'active') \
        AND ("start" IS NULL OR "start" <= \(last)) \
        AND ("due" IS NULL OR "due" >= \(first) OR "due" < \(request.today)) GROUP BY "lead"
        """, row: add)
    return load
  }

  private func addPromises(_ candidates: inout [Int64: Candidate]) throws {
    try request.read(
      "promises where by.kind = person and to within $units | count per by, outcome", with: units
    ) { row in
      let (id, outcome, count) = (row.integer(at: 0), row.text(at: 1), Int(row.integer(at: 2)))
      guard ["kept", "late", "broken"].contains(outcome) else { return }
      candidates[id]?.settled += count
      if outcome != "broken" { candidates[id]?.kept += count }
    }
  }

  private func row(_ one: Candidate, rank: Int) -> [SQLValue] {
    let free = Int64(one.free.rounded())
    var why = [one.acumen.map { "knows the business \($0) of 5" } ?? "how well is not known"]
    why.append(free > 0 ? "\(free) % free until \(last)" : "no time free until \(last)")
    why.append(
      one.settled == 0
        ? "no promise settled with them"
        : "kept \(one.kept) of \(one.settled) \(one.settled == 1 ? "promise" : "promises") to them")
    if one.embeds > 0 {
      why.append(one.embeds == 1 ? "embedded there once" : "embedded there \(one.embeds) times")
    }
    return [
      .integer(Int64(rank)), .integer(one.id), one.acumen.map { .integer($0) } ?? .null,
      .real(one.free), .integer(Int64(one.kept)), .integer(Int64(one.settled)),
      .integer(Int64(one.embeds)), .text(why.joined(separator: "; ")),
    ]
  }
}
