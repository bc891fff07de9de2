import Domain
import Insight

/// The rows of `accuracy` and `states`: reckoned from the ratings of named workshops, read from what
/// the lock reckoned of all others.
struct WorkshopTable {
  private let request: ViewRequest
  private var workshops: [Workshop] = []

  private struct Workshop {
    var id: RecordID
    var handle: String
    var exercise: String?
    var day: Int64
    var privacy: String
    var isLocked: Bool
    var isBlind: Bool
    /// In a copy that was made before it was locked.
    var isSealed: Bool
    var rows: [AccuracyRow] = []
    /// Titles of its statements: the same sentence is another record in the next workshop.
    var titles: [Int64: String] = [:]
  }

  init(_ request: ViewRequest) throws {
    self.request = request
    try readWorkshops()
    for index in workshops.indices {
      try readTitles(index)
      workshops[index].rows =
        try workshops[index].privacy == "named" ? reckoned(index) : told(index)
    }
    remark()
  }

  // MARK: Reading

  /// All of them: the one before tells what has changed.
  private mutating func readWorkshops() throws {
    let select: SQL = """
      SELECT "id", "handle", "exercise", ifnull("date", 0), "privacy", "results" IS NOT NULL, \
      ifnull("state", '') LIKE 'blind%', \
      "state" IS \(SQLValue.text(WorkshopStatements.sealedInCopy)) \
      FROM \(request.table("workshop")) ORDER BY "date", "id"
      """
    var found: [Workshop] = []
    try request.read(sql: select) { row in
      found.append(
        Workshop(
          id: RecordID(raw: row.integer(at: 0)), handle: row.text(at: 1),
          exercise: row.optionalText(at: 2), day: row.integer(at: 3), privacy: row.text(at: 4),
          isLocked: row.integer(at: 5) != 0, isBlind: row.integer(at: 6) != 0,
          isSealed: row.integer(at: 7) != 0))
    }
    guard let only = request.record("workshop"), let wanted = found.first(where: { $0.id == only })
    else {
      workshops = found
      return
    }
    workshops = found.filter {
      $0.id == only || wanted.exercise != nil && $0.exercise == wanted.exercise
    }
  }

  private mutating func readTitles(_ index: Int) throws {
    var titles: [Int64: String] = [:]
    let select: SQL = """
      SELECT "id", "title" FROM \(request.table("statement")) WHERE "of" = \(workshops[index].id)
      """
    try request.read(sql: select) { titles[$0.integer(at: 0)] = $0.text(at: 1) }
    workshops[index].titles = titles
  }

  private func reckoned(_ index: Int) throws -> [AccuracyRow] {
    var statements: [(id: Int64, scale: WorkshopAccuracy.Scale)] = []
    let scales: SQL = """
      SELECT "id", ifnull("least", 1), ifnull("most", 5) FROM \(request.table("statement")) \
      WHERE "of" = \(workshops[index].id) ORDER BY "id"
      """
    try request.read(sql: scales) { row in
      statements.append((row.integer(at: 0), (row.real(at: 1), row.real(at: 2))))
    }
    let units = try raterUnits()
    return try WorkshopAccuracy(statements) { add in
      var last: (rater: Int64, unit: Int64?) = (0, nil)
      try request.read(sql: ratings(of: workshops[index].id)) { row in
        let rater = row.integer(at: 1)
        if rater != last.rater { last = (rater, units[rater]) }
        // What is missing reads as 0, which no record has.
        let (unit, target) = (row.integer(at: 2), row.integer(at: 4))
        add(
          WorkshopRating(
            statement: row.integer(at: 0), rater: rater, unit: unit == 0 ? last.unit : unit,
            isGuess: row.integer(at: 3) != 0, target: target == 0 ? nil : target,
            round: Int(row.integer(at: 5)), score: row.real(at: 6)))
      }
    }.rows()
  }

  /// Scores in the order they were given. Where a workshop holds much of what there is, all ratings
  /// are read as they lie, and those of other workshops passed over: through the index of its
  /// statements, every one of them would be looked for on its own.
  private func ratings(of workshop: RecordID) throws -> SQL {
    let own: SQL = """
      FROM \(request.table("rating")) AS r WHERE r."statement" IN (SELECT s."id" \
      FROM \(request.table("statement")) AS s WHERE s."of" = \(workshop))
      """
    // Numbers were given out in turn, so the highest tells how many there may be.
    var highest: Int64 = 0
    try request.read(sql: "SELECT max(r.\"id\") FROM \(request.table("rating")) AS r") {
      highest = RecordID(raw: $0.integer(at: 0)).number
    }
    let share = max(highest / 8, 1)
    var isMuch = false
    let some: SQL = "SELECT count(*) FROM (SELECT 1 \(own) LIMIT \(share))"
    try request.read(sql: some) { isMuch = $0.integer(at: 0) == share }
    let rows: SQL = isMuch ? "FROM \(request.table("rating")) AS r WHERE 1" : own
    return """
      SELECT r."statement", r."by", r."in", r."view" = 'guess', r."of", ifnull(r."round", 1), \
      r."score" \(rows) AND r."by" IS NOT NULL AND r."score" IS NOT NULL ORDER BY r."id"
      """
  }

  /// The unit a rater is in now, where a rating does not say.
  private func raterUnits() throws -> [Int64: Int64] {
    var units: [Int64: Int64] = [:]
    let select: SQL = """
      SELECT "id", "in" FROM \(request.table("person")) WHERE "in" IS NOT NULL
      """
    try request.read(sql: select) { units[$0.integer(at: 0)] = $0.integer(at: 1) }
    return units
  }

  private func told(_ index: Int) throws -> [AccuracyRow] {
    let cells = (0..<StoredResults.width).map { "cell.value ->> \(constant: $0)" as SQL }
    let select: SQL = """
      SELECT \(cells.joined(", ")) FROM \(request.table("workshop")) AS w, \
      json_each(w."results") AS cell WHERE w."id" = \(workshops[index].id) ORDER BY cell.key
      """
    var rows: [AccuracyRow] = []
    try request.read(sql: select) { row in
      if let read = StoredResults.row(row) { rows.append(read) }
    }
    return rows
  }

  private var shown: [Workshop] {
    workshops.filter { request.record("workshop") == nil || $0.id == request.record("workshop") }
  }

  private func remark() {
    for workshop in shown {
      if workshop.privacy == "named" {
        guard workshop.isBlind else { continue }
        request.binder.notes.append("`\(workshop.handle)` is blind until its reveal")
        continue
      }
      guard !workshop.isSealed else {
        request.binder.notes.append(
          "`\(workshop.handle)` was not locked when this copy of the book was made, and stays closed"
        )
        continue
      }
      request.binder.notes.append(
        workshop.isLocked
          ? "`\(workshop.handle)` is \(workshop.privacy): no pairs, no cell of fewer than five or from which one could be computed, and distances over three statements or more only"
          : "`\(workshop.handle)` is \(workshop.privacy), and nothing of it is told before it is locked"
      )
    }
  }

  // MARK: Writing

  func accuracy() -> [[SQLValue]] {
    shown.flatMap { workshop -> [[SQLValue]] in
      let before = previous(workshop).map(accuracies) ?? [:]
      return workshop.rows.map { row in
        place(row, workshop)
          + [
            row.own, row.guess, row.truth, row.agreement, row.congruency, row.accuracy, row.bias,
            row.profile, row.same, row.gain, change(row, workshop, before),
          ].map(SQLValue.init)
      }
    }
  }

  func states() -> [[SQLValue]] {
    shown.flatMap { workshop in
      workshop.rows.compactMap { row in
        row.states.map { place(row, workshop) + $0.map { .real($0) } }
      }
    }
  }

  private func place(_ row: AccuracyRow, _ workshop: Workshop) -> [SQLValue] {
    [
      .integer(workshop.id.raw), .integer(workshop.day), .text(row.level.rawValue),
      SQLValue(row.by), SQLValue(row.of), SQLValue(row.statement), .integer(Int64(row.round)),
      .integer(Int64(row.count)),
    ]
  }

  /// The workshop of the same exercise before this one.
  private func previous(_ workshop: Workshop) -> Workshop? {
    guard let exercise = workshop.exercise,
      let place = workshops.firstIndex(where: { $0.id == workshop.id })
    else { return nil }
    return workshops[..<place].last { $0.exercise == exercise }
  }

  /// What a row of one workshop has in common with its like in another.
  private struct Place: Hashable {
    var level: AccuracyRow.Level
    var by: Int64?
    var of: Int64?
    var round: Int
    var statement: String?

    init(_ row: AccuracyRow, _ workshop: Workshop) {
      (level, by, of, round) = (row.level, row.by, row.of, row.round)
      statement = row.statement.flatMap { workshop.titles[$0] }
    }
  }

  private func accuracies(_ workshop: Workshop) -> [Place: Double] {
    Dictionary(
      workshop.rows.compactMap { row in row.accuracy.map { (Place(row, workshop), $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The error before less the error now: above 0, they know each other better.
  private func change(
    _ row: AccuracyRow, _ workshop: Workshop, _ before: [Place: Double]
  ) -> Double? {
    guard let accuracy = row.accuracy, !before.isEmpty else { return nil }
    return before[Place(row, workshop)].map { $0 - accuracy }
  }
}

extension SQLValue {
  fileprivate init(_ number: Double?) { self = number.map { .real($0) } ?? .null }
  fileprivate init(_ number: Int64?) { self = number.map { .integer($0) } ?? .null }
}
