import Domain
import Query

/// Rules that keep what people said in confidence from being computed: whoever changes a workshop's
/// ratings bit by bit and looks at its means each time learns single ratings.
///
/// They stand here and not in a command, as every way to change a row comes past here.
extension Change {
  /// Before a record is added, or its fields set.
  func refuseTampering(_ kind: Kind, _ draft: Draft, _ before: (id: RecordID, draft: Draft)?) throws
  {
    switch kind.name {
    case "rating": try refuseLate(draft, before)
    case "statement":
      guard let before else { return }
      let isRescaled = ["least", "most"].contains { name in
        draft[name].map { $0 != before.draft[name] } ?? false
      }
      if isRescaled || draft["of"].map({ $0 != before.draft["of"] }) ?? false {
        try refuseWhileAnswered(before.id, before.draft)
      }
      if isRescaled, try exists(WorkshopStatements.isRatedInConfidence, before.id) {
        throw BookError(
          .rule, "`\(try book.handle(of: before.id) ?? "")` has ratings, and its scale stays",
          help: ["on another scale its means would tell what all said alike"])
      }
      guard let of = draft["of"], of != before.draft["of"],
        try exists(WorkshopStatements.isRated, before.id)
      else { return }
      throw BookError(
        .rule, "`\(try book.handle(of: before.id) ?? "")` has ratings, and stays in its workshop")
    case "workshop":
      openStatements = []
      guard let before, inCharge != before.id else { return }
      let changes = ["privacy", "state", "results"].contains { name in
        draft[name].map { $0 != before.draft[name] } ?? false
      }
      guard changes else { return }
      let name = try book.handle(of: before.id) ?? ""
      if try exists(WorkshopStatements.hasRatings, before.id) {
        throw BookError(
          .rule, "`\(name)` has ratings; its privacy and what it came to stay",
          help: ["people answered under what they were told"])
      }
      // Answers may be in memory alone.
      if case .text? = before.draft["state"] {
        throw BookError(
          .rule, "`\(name)` has begun; its privacy and what it came to stay",
          help: ["people answer under what they were told at its beginning"])
      }
    default: return
    }
  }

  /// While a workshop is led its answers may be in memory alone, and are meant for its statements as
  /// they were read.
  private func refuseWhileAnswered(_ id: RecordID, _ draft: Draft) throws {
    guard case .record(let workshop)? = draft["of"], inCharge != workshop,
      case .text(let state)? = try book.values(of: workshop)?["state"],
      state.hasPrefix("open") || state.hasPrefix("blind")
    else { return }
    throw BookError(
      .rule,
      "`\(try book.handle(of: id) ?? "")` is being answered in `\(try book.handle(of: workshop) ?? "")`, and stays as it is",
      help: ["after its end another workshop may ask it otherwise"])
  }

  /// A rating that is added or changed after the lock.
  private func refuseLate(_ draft: Draft, _ before: (id: RecordID, draft: Draft)?) throws {
    for value in [draft["statement"], before?.draft["statement"]] {
      guard case .record(let statement)? = value else { continue }
      try refuseLate(statement)
    }
  }

  /// Before new records come in without a draft: what refers to this record may be added.
  func refuseTampering(_ kind: Kind, referringTo id: RecordID, by field: Field) throws {
    if kind.name == "rating", field.name == "statement" { try refuseLate(id) }
  }

  /// Before a record is removed.
  func refuseTampering(removing id: RecordID, _ kind: Kind) throws {
    if kind.name == "statement", let draft = try book.values(of: id) {
      try refuseWhileAnswered(id, draft)
    }
    guard kind.name == "rating",
      case .record(let statement)? = try book.values(of: id)?["statement"]
    else { return }
    try refuseLate(statement)
  }

  private func refuseLate(_ statement: RecordID) throws {
    if openStatements.contains(statement) { return }
    let look = try connection.prepare(WorkshopStatements.workshopOfStatement.prepared.text)
    look.bind(.integer(statement.raw), at: 1)
    defer { look.reset() }
    guard try look.step() else { return }
    let workshop = RecordID(raw: look.integer(at: 0))
    let isReadBack = readsBack && isNew(workshop)
    guard look.text(at: 1).isEmpty || inCharge == workshop || isReadBack else {
      look.reset()
      throw BookError(
        .rule, "`\(try book.handle(of: workshop) ?? "")` is locked: late answers stay out",
        help: ["what it came to was reckoned once, so that nobody's answer can be told apart"])
    }
    if look.text(at: 2) != "named", inCharge != workshop {
      confidentialStatements.insert(statement)
    }
    openStatements.insert(statement)
  }

  /// After many ratings came in: to a confidential statement each gives one answer, from the unit
  /// they are in when they answer. Who could answer again for all but one, or move one to another
  /// unit before the lock, would learn that one's answer.
  func settleRatings(since first: RecordID) throws {
    for statement in confidentialStatements.sorted(by: { $0.raw < $1.raw }) {
      let sentence = try book.handle(of: statement) ?? "the statement"
      if let isGrouped = try connection.integer(
        WorkshopStatements.isUnclear(statement, since: first))
      {
        throw BookError(
          .rule,
          isGrouped != 0
            ? "an answer to `\(sentence)` does not say who gave it"
            : "an answer to `\(sentence)` is anonymous: a `code`, and no `by`",
          help: [
            isGrouped != 0
              ? "nobody is told, but each counts once: a column `by`"
              : "the code links the rounds of a rater who is not named"
          ])
      }
      if let by = try connection.integer(WorkshopStatements.answersAgain(statement, since: first)) {
        let name = try by == 0 ? nil : book.handle(of: RecordID(raw: by))
        throw BookError(
          .rule,
          "\(name.map { "`\($0)`" } ?? "a code") would answer `\(sentence)` twice, and its answers are confidential",
          help: [
            "one answer each; to mend one, take all of them back with `undo` before the lock, and "
              + "bring them in again"
          ])
      }
      if let by = try connection.integer(WorkshopStatements.newcomer(statement, since: first)) {
        let name = try book.handle(of: RecordID(raw: by)) ?? "a rater"
        throw BookError(
          .rule, "`\(name)` came into the book after the first answers beside `\(sentence)`",
          help: [
            "beside people made up later, single answers could be computed; take all answers back "
              + "with `undo`, and bring them in together"
          ])
      }
      try connection.run(WorkshopStatements.fixUnits(statement, since: first))
    }
    try hideOrder(since: first)
  }

  private func exists(_ query: SQL, _ id: RecordID) throws -> Bool {
    let look = try connection.prepare(query.prepared.text)
    defer { look.reset() }
    look.bind(.integer(id.raw), at: 1)
    return try look.step()
  }

  // MARK: Undo

  /// A rated statement of a workshop that is not named, and how its workshop stood.
  struct Sealed: Equatable {
    var statement: Int64
    var workshop: Int64
    var state: String
    var results: String
    var privacy: String
    /// What tells its ratings from others.
    var ratings: [Int64]
    var scale: [Double]
  }

  /// How it was before anything is taken back.
  func rememberSealed() throws {
    guard sealedBefore == nil else { return }
    sealedBefore = try sealed(WorkshopStatements.sealed)
  }

  private func sealed(_ select: SQL) throws -> [Sealed] {
    let rows = try connection.prepareFresh(select)
    defer { rows.reset() }
    var found: [Sealed] = []
    while try rows.step() {
      found.append(
        Sealed(
          statement: rows.integer(at: 0), workshop: rows.integer(at: 1), state: rows.text(at: 2),
          results: rows.text(at: 3), privacy: rows.text(at: 4),
          ratings: [5, 6, 7].map { rows.integer(at: $0) },
          scale: [8, 9].map { rows.real(at: $0) }))
    }
    return found
  }

  /// What was taken back left a confidential workshop's statements as they were, or without any
  /// ratings: of a part of them, beside others put in their place, the rest could be computed.
  func checkSealed() throws {
    guard let before = sealedBefore, let ratings = book.schema.kind("rating") else { return }
    if try connection.integer(WorkshopStatements.bringsBack(step, ratings)) != nil {
      throw BookError(
        .rule, "answers given in confidence that were taken back do not come back",
        help: ["with and without them, one person's answer could be computed; ask again"])
    }
    for was in before {
      guard let now = try sealed(WorkshopStatements.sealed(was.statement)).first, now != was,
        now.workshop != was.workshop || now.privacy != was.privacy || !was.state.isEmpty
          || now.ratings != was.ratings || now.scale != was.scale
      else { continue }
      let name = try book.handle(of: RecordID(raw: was.workshop)) ?? "the workshop"
      throw BookError(
        .rule,
        was.state.isEmpty
          ? "the answers of `\(name)` are confidential: they are taken back as a whole or not at all"
          : "`\(name)` is locked: it is taken back as a whole or not at all",
        help: ["with and without a part of it, one person's answer could be computed"])
    }
  }
}
