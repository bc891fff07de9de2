import Book
import Domain
import Insight
import Language
import Query

extension Command {
  static let lock = Command(
    name: "lock", summary: "closes a workshop's answers; what may be told of them is reckoned once",
    syntax: [.value("workshop", .record(["workshop"]))],
    examples: [
      "add workshop \"Pulse\" privacy named; add statement \"IT hears us\" of pulse; lock pulse"
    ],
    details: [
      "From then on no answer is added or changed: late answers stay out.",
      "A grouped or anonymous workshop tells nothing before it is locked, and then what `accuracy` "
        + "shows: the whole room and its units, no cell of fewer than five answers.",
      "A workshop that is led from a script is locked by it.",
    ]
  ) { invocation, session in
    guard let id = invocation.arguments.record("workshop"),
      let before = try session.book.values(of: id)
    else { return }
    guard before["state"] != .text(WorkshopStatements.sealedInCopy) else {
      throw Problem.closed(try session.handle(id), at: invocation.arguments.span("workshop"))
    }
    guard before["state"] == .missing else {
      throw Problem(
        "`\(try session.handle(id))` is locked already", at: invocation.arguments.span("workshop"))
    }
    let isNamed = before["privacy"] == .text("named")
    // A step that is taken back at its end could be tried with and without one person's answers.
    guard isNamed || session.book.change == nil else {
      throw Problem(
        "a workshop whose answers are confidential is locked by itself, not within a script",
        at: invocation.statement.pipeline.span, help: ["type it, or: rapport -c 'lock …'"])
    }
    guard isNamed || !session.options.isDryRun else {
      throw Problem(
        "a dry run locks nothing confidential", at: invocation.statement.pipeline.span,
        help: ["with and without one person's answers it would tell them"])
    }
    try session.change(invocation) { change in
      try session.lock(id, state: "locked", in: change)
      return "locked \(try session.handle(id))"
    }
  }
}

extension Session {
  /// Closes what was answered so far and stores what may be told of it.
  ///
  /// - Parameter state: Where the workshop stands from now on.
  func lock(_ workshop: RecordID, state: String, in change: Change) throws {
    guard let before = try book.values(of: workshop) else { return }
    var draft = Draft(before.kind)
    draft["state"] = .text(state)
    if before["privacy"] != .text("named") { try storeResults(of: workshop, in: change) }
    if before["privacy"] == .text("anonymous") { try change.blurMarks(of: workshop) }
    let around = change.inCharge
    change.inCharge = workshop
    defer { change.inCharge = around }
    _ = try change.set(workshop, draft)
  }

  /// Stores what may be told; the change is in charge of the workshop, or takes charge.
  func storeResults(of workshop: RecordID, in change: Change) throws {
    // Nor is anything told in a workshop that a dry run leads.
    guard !options.isDryRun, let before = try book.values(of: workshop) else { return }
    var draft = Draft(before.kind)
    draft["results"] = .text(StoredResults.text(try disclosedRows(of: workshop)))
    let around = change.inCharge
    change.inCharge = workshop
    defer { change.inCharge = around }
    _ = try change.set(workshop, draft)
  }

  private func disclosedRows(of workshop: RecordID) throws -> [AccuracyRow] {
    var statements: [(id: Int64, scale: WorkshopAccuracy.Scale)] = []
    try book.read(WorkshopStatements.statements(of: workshop)) { row in
      statements.append((row.integer(at: 0), (row.real(at: 1), row.real(at: 2))))
    }
    // A rater who is not named is a number of their own, below all records.
    var codes: [String: Int64] = [:]
    return try WorkshopAccuracy(statements) { add in
      try book.read(WorkshopStatements.ratings(of: workshop)) { row in
        var rater = row.integer(at: 1)
        if let code = row.optionalText(at: 7) {
          rater = codes[code] ?? Int64.min + Int64(codes.count)
          codes[code] = rater
        }
        add(
          WorkshopRating(
            statement: row.integer(at: 0), rater: rater, unit: row.optionalInteger(at: 2),
            isGuess: row.integer(at: 3) != 0, target: row.optionalInteger(at: 4),
            round: Int(row.integer(at: 5)), score: row.real(at: 6)))
      }
    }.disclosedRows()
  }
}

extension Problem {
  static func closed(_ workshop: String, at span: Span) -> Problem {
    Problem(
      "`\(workshop)` was not locked when this copy of the book was made, and stays closed",
      at: span,
      help: ["it is led and locked in the book that the copy was made of"])
  }
}
