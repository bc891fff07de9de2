import Book
import Domain
import Insight
import Language
import Query

extension Session {
  /// Runs an exercise with invented people and answers on a book of its own: every screen, in
  /// seconds, and nothing of it kept.
  func rehearse(_ exercise: Exercise, _ invocation: Invocation) throws {
    let folder = try TemporaryFolder()
    var quiet = options
    quiet.isReadOnly = false
    quiet.isDryRun = false
    quiet.reports = false
    let session = Session(
      book: try Book(path: folder.path + "/rehearsal.book", isInterrupted: io.isInterrupted),
      io: io,
      options: quiet,
      clock: clock)
    session.temporary = folder
    let (parties, subject) = try session.inventPeople(exercise)
    var seed: UInt64 = 7
    if case .number(let number)? = invocation.arguments.value("seed"), number >= 0, number < 1e15 {
      seed = UInt64(number)
    }
    try io.say("A rehearsal with twelve invented people; nothing of it is kept.\n")
    var start = Start(invocation)
    start.with = parties
    start.seed = seed
    if let subject { start.given["subject"] = subject }
    try session.leadAlone(exercise, start, seed)
  }

  private func leadAlone(_ exercise: Exercise, _ start: Start, _ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    inventor = { runner, plan in try runner.inventAnswers(plan, &random) }
    defer { inventor = nil }
    var room = Room(session: self)
    room.isAlone = true
    try lead(exercise, start, isChecked: false, room: room)
  }

  /// Two units of six, and what an exercise may be about.
  private func inventPeople(_ exercise: Exercise) throws -> ([RecordID], String?) {
    let names = [
      "Ada Moss", "Ben Ito", "Cleo Park", "Dan Wolf", "Eva Lind", "Finn Roy", "Gia Sand",
      "Hal Berg", "Ida Nord", "Jon Pace", "Kim Vale", "Leo Hart",
    ]
    var subject: String?
    var parties: [RecordID] = []
    _ = try book.step(note("invented people")) { change in
      func add(_ kind: String, _ values: [String: Value]) throws -> RecordID {
        guard let kind = book.schema.kind(kind) else { return .ofUnknownKind }
        var draft = Draft(kind)
        for (field, value) in values { draft[field] = value }
        draft.fillDefaults(today: clock.today)
        return try change.add(draft)
      }
      let sales = try add("unit", ["title": .text("Sales"), "side": .text("business")])
      let it = try add("unit", ["title": .text("IT"), "side": .text("it")])
      parties = [sales, it]
      for (index, name) in names.enumerated() {
        _ = try add("person", ["title": .text(name), "in": .record(index < 6 ? sales : it)])
      }
      let goal = try add(
        "goal", ["title": .text("Quotes within an hour"), "of": .records([sales])])
      let about = [
        "goals": goal,
        "requests": try add(
          "request",
          ["title": .text("A faster quote tool"), "from": .record(sales), "to": .records([it])]),
        "initiatives": try add(
          "initiative", ["title": .text("Quote desk"), "for": .records([goal])]),
      ]
      for (title, day) in [("Price list every Monday", -40), ("Access for the field team", -10)] {
        _ = try add(
          "promise",
          [
            "title": .text(title), "by": .record(it), "to": .record(sales),
            "due": .day(Day(number: clock.today.number + day)),
            "made": .day(Day(number: clock.today.number - 90)),
          ])
      }
      let words = exercise.parameters.first?.pipeline.segments.first?.elements.compactMap(\.word)
      subject = try words?.lazy.compactMap { about[$0] }.first.map { try handle($0) }
    }
    return (parties, subject)
  }
}

extension Runner {
  private static let sentences = [
    "Nobody tells us what happens after we hand it over", "We hear of changes on the day they come",
    "Two systems ask for the same numbers", "We wait three days for an answer",
    "The field team cannot see the stock", "Every exception needs a phone call",
  ]

  /// Answers as people give them: own views around their unit's, first guesses around one's own
  /// view, second ones nearer to the truth.
  func inventAnswers(_ plan: BlockPlan, _ random: inout SeededGenerator) throws {
    guard plan.isAnswered else { return }
    let sentences = sentences(plan)
    for (index, participant) in answerers(plan).enumerated() {
      // Aloud, a few speak for all.
      if plan.mode == .open, index % 3 != 0 { continue }
      let target = target(participant, plan)
      let answers = sentences.enumerated().map { place, sentence -> Reply? in
        switch plan.accept {
        case .score:
          let own = level(participant.unit, place)
          let truth = level(
            target.flatMap { id in participants.first { $0.id == id }?.unit ?? id }, place)
          let center =
            !plan.isGuess ? own : plan.round == 1 ? (2 * own + truth) / 3 : (own + 3 * truth) / 4
          let noise = Double(Int.random(in: -1...1, using: &random)) * 0.6
          let share = min(max(center + noise / 4, 0), 1)
          return .number((sentence.least + share * (sentence.most - sentence.least)).rounded())
        case .fist: return .number(Double(Int.random(in: 1...5, using: &random)))
        case .yesNoTry: return .word(["yes", "no", "try"].randomElement(using: &random) ?? "yes")
        case .choice(let options): return .word(options.randomElement(using: &random) ?? "")
        case .ranking: return .number(Double((place + index) % sentences.count + 1))
        case .text, nil: return .text(Self.sentences[index % Self.sentences.count])
        }
      }
      var sheet = AnswerSheet(participant: participant, target: target, answers: answers)
      if isAnonymous { sheet.code = "code-\(index)" }
      if plan.asksConfidence {
        sheet.confidence = Double(Int.random(in: 3...9, using: &random) * 10)
      }
      try accept(sheet, plan)
    }
  }

  /// Where a unit stands on a statement, from 0 to 1.
  private func level(_ unit: RecordID?, _ place: Int) -> Double {
    let side = Int((unit?.number ?? 1) % 2)
    return [[0.2, 0.9], [0.8, 0.3], [0.5, 0.6], [0.9, 0.2], [0.3, 0.8], [0.6, 0.6]][place % 6][side]
  }
}
