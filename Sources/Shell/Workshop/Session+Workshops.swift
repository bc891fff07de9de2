import Book
import Domain
import Foundation
import Language
import Output
import Query
import TextLayout

extension Session {
  func workshop(_ invocation: Invocation) throws {
    let arguments = invocation.arguments
    let place = arguments.span("exercise")
    switch arguments.text("action") {
    case "list": try paged { try listExercises() }
    case "plan": try paged { try planExercise(try exercise(invocation), invocation) }
    case "rehearse": try rehearse(try exercise(invocation), invocation)
    case "recap":
      let workshop = try workshop(named: arguments.word("exercise"), at: place)
      try paged { try recap(workshop, invocation) }
    case "resume": try resume(arguments.word("exercise"), invocation)
    case "run": try lead(try exercise(invocation), Start(invocation), isChecked: false)
    default:
      throw Problem(
        "say what is to be done with it", at: invocation.statement.pipeline.span.end,
        expected: .words(["list", "plan", "run", "rehearse", "resume", "recap"]),
        help: [
          "example: workshop run perspective-swap with marketing, it",
          "with a title it begins a session script, a file of its own: rapport run SCRIPT",
        ])
    }
  }

  private func exercise(_ invocation: Invocation) throws -> Exercise {
    guard let name = invocation.arguments.word("exercise") else {
      throw Problem(
        "which exercise?", at: invocation.statement.pipeline.span.end,
        expected: .words(ShippedExercises.names), help: ["`workshop list` tells them"])
    }
    guard let text = ShippedExercises.texts[name.text] else {
      throw Problem.unknown("exercise", name, expected: .words(ShippedExercises.names))
    }
    return try Exercise(SourceText(name: name.text, text), name: name.text, in: environment)
  }

  private func listExercises() throws {
    let width = ShippedExercises.names.map(\.count).max() ?? 0
    for name in ShippedExercises.names {
      let exercise = try Exercise(
        SourceText(name: name, ShippedExercises.texts[name] ?? ""), name: name, in: environment)
      let plans = try exercise.plans(unbound, isCheck: true)
      let minutes = NumberSpelling.of(plans.reduce(0) { $0 + $1.minutes })
      let head =
        "\(name.padded(to: width))  \(minutes.padded(to: 3)) min  \(exercise.group.padded(to: 8))  "
      // The purpose stands in a column of its own.
      let room = io.width().map { $0 - head.count }.flatMap { $0 >= 24 ? $0 : nil }
      let purpose = room.map { exercise.purpose.lines(within: $0) } ?? [exercise.purpose]
      let gap = String(repeating: " ", count: head.count)
      try io.say(head + purpose.joined(separator: "\n" + gap))
    }
    try io.say("\nworkshop plan NAME tells more; workshop rehearse NAME shows every screen.")
  }

  /// An exercise is looked at before its questions are answered.
  private var unbound: Environment {
    var environment = environment
    environment.bindsOnly = true
    environment.variables = ["subject": Variable(.missing, nil)]
    return environment
  }

  private func planExercise(_ exercise: Exercise, _ invocation: Invocation) throws {
    let plans = try exercise.plans(unbound, isCheck: true)
    try io.say(exercise.leaflet(plans))
    let people = try participants(invocation.arguments.records("with") ?? [])
    if people.isEmpty {
      try io.say(
        "Say who takes part, and it tells how long they take to answer: workshop plan "
          + "\(exercise.name) with UNIT, UNIT")
    } else {
      let privacy = invocation.arguments.text("privacy") ?? exercise.privacy
      try io.say(try Attendance(people, self).words(exercise, privacy))
    }
    let timetable = Timetable(plans: plans, people: people, statements: exercise.statements.count)
    try io.say("\n" + timetable.lines(width: io.width()).joined(separator: "\n"))
  }

  /// One that a handle names, else the one under way.
  private func workshop(named name: Name?, at span: Span) throws -> RecordID {
    guard let kind = book.schema.kind("workshop") else { return .ofUnknownKind }
    if let name { return try environment.record(name, kinds: [kind]) }
    guard let id = try book.ids(of: WorkshopStatements.underWay).first else {
      throw Problem("no workshop is under way", at: span, help: ["`workshops` lists them"])
    }
    return id
  }

  private func recap(_ workshop: RecordID, _ invocation: Invocation) throws {
    let recap = try Recap(self, workshop)
    guard WorkshopState(try book.values(of: workshop)?["state"])?.phase != .blind else {
      throw Problem(
        "`\(try handle(workshop))` has answers that are still blind",
        at: invocation.statement.pipeline.span, help: ["reveal them first, or end the workshop"])
    }
    guard let file = invocation.arguments.text("file") else {
      return try io.say(try recap.text(markdown: false).trimmed)
    }
    let path = try resolved(file, at: invocation.arguments.span("file"))
    let text = try recap.text(markdown: true)
    guard !options.isDryRun else { return try io.remark("would write \(file)") }
    try AtomicFile.write(path, at: invocation.arguments.span("file")) { try $0.write(text) }
    try io.remark("wrote \(file)")
  }

  // MARK: Leading

  /// How a workshop begins: who takes part, and how it is called.
  struct Start {
    var title: String?
    var with: [RecordID] = []
    var privacy: String?
    var facilitator: RecordID?
    var answers: (path: String, span: Span)?
    var seed: UInt64?
    var given: [String: String] = [:]
    var span: Span

    init(_ invocation: Invocation) {
      let arguments = invocation.arguments
      span = invocation.statement.pipeline.span
      title = arguments.text("title")
      with = arguments.records("with") ?? []
      privacy = arguments.text("privacy")
      facilitator = arguments.record("facilitator")
      answers = arguments.text("answers").map { ($0, arguments.span("answers")) }
      if case .number(let number)? = arguments.value("seed"), number >= 0, number < 1e15 {
        seed = UInt64(number)
      }
      given = invocation.given()
    }
  }

  /// Runs an exercise from its beginning.
  func lead(_ exercise: Exercise, _ start: Start, isChecked: Bool, room: Room? = nil) throws {
    guard book.change == nil else {
      throw Problem(
        "a workshop is led from the prompt or a session script, not from within a script that is one step",
        at: start.span)
    }
    try refuseDryRun(start.privacy ?? exercise.privacy, start.span)
    var room = room ?? Room(session: self)
    if start.answers != nil { room.isAlone = true }
    let outer = (variables, trail)
    defer { (variables, trail) = outer }
    variables = [:]
    try check(exercise, isChecked)
    scripts.append(Script(path: exercise.source.name, given: start.given))
    defer { scripts.removeLast() }
    for statement in exercise.parameters { try run(statement, in: exercise.source) }
    let parties = try start.with.isEmpty ? askWho(exercise, room) : start.with
    let people = try participants(parties)
    guard people.count >= 2 else {
      throw Problem(
        "a workshop needs two people or more, and \(people.count) take part", at: start.span,
        help: ["example: with marketing, it"])
    }
    let file = try start.answers.map {
      try AnswerFile(resolved($0.path, at: $0.span), named: $0.path, at: $0.span)
    }
    trail = Trail()
    let seed = start.seed ?? UInt64(clock.now) % 1_000_000
    let workshop = try begin(exercise, start, parties, seed)
    var state = WorkshopState(
      script: exercise.name, count: exercise.blocks.count, seed: seed, given: start.given,
      began: clock.now)
    state.session = trail.session
    let runner = try Runner(
      self, exercise, room, workshop: workshop, participants: people, state: state)
    runner.file = file
    runner.invent = inventor
    let attendance = try Attendance(people, self)
    let paragraphs = [
      exercise.leaflet(runner.plans),
      attendance.words(exercise, runner.privacy) + "\n" + attendance.names,
      WorkshopPrivacy.words(runner.privacy),
      "Seed \(seed). `help` tells what can be typed between the blocks."
        + (room.isAlone
          ? "" : " In a second window, for the projector: rapport screen --book \(pathOfBook)"),
    ]
    try conduct(runner) {
      try runner.welcome(paragraphs.joined(separator: "\n\n"), attendance.names)
    }
  }

  /// As it would be typed in another window of this folder.
  private var pathOfBook: String {
    let here = FileManager.default.currentDirectoryPath + "/"
    let path = book.path.hasPrefix(here) ? String(book.path.dropFirst(here.count)) : book.path
    return path.contains(" ") ? "'\(path)'" : path
  }

  /// Leads until the end, or until the facilitator leaves.
  ///
  /// - Parameter welcome: What comes before the first block; false where nobody goes on.
  private func conduct(_ runner: Runner, welcome: () throws -> Bool = { true }) throws {
    // The room looks on.
    let wasOn = isRoomOn
    isRoomOn = true
    defer { isRoomOn = wasOn }
    do {
      guard try !welcome() || runner.run() == .left else { return }
    } catch Ending.interrupted {
      // Ctrl-C leaves like `stop`: what was accepted is in the book.
      if io.ask == nil { throw Ending.interrupted }
    }
    try io.remark(
      "left at block \(runner.state.block + 1) of \(runner.plans.count); go on with: workshop resume \(runner.handle)"
    )
  }

  private func check(_ exercise: Exercise, _ isChecked: Bool) throws {
    guard !isChecked else { return }
    let checker = Checker(self, path: nil)
    _ = try checker.check(exercise.source, given: [:])
    let errors = checker.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else { throw Failure(errors, .refused) }
  }

  private func askWho(_ exercise: Exercise, _ room: Room) throws -> [RecordID] {
    guard let line = try room.ask("Who takes part? Units and people, with commas: ") else {
      throw Problem(
        "who takes part is not said", at: Span(0, 0), help: ["example: with marketing, it"])
    }
    let kinds = Group.party.compactMap { book.schema.kind($0) }
    return try line.split(separator: ",").map {
      try environment.record(Name($0.trimmed, Span(0, 0)), kinds: kinds)
    }
  }

  /// The workshop's record and the sentences of the script.
  private func begin(
    _ exercise: Exercise, _ start: Start, _ parties: [RecordID], _ seed: UInt64
  ) throws -> RecordID {
    guard let workshop = book.schema.kind("workshop"), let statement = book.schema.kind("statement")
    else { return .ofUnknownKind }
    var id = RecordID.ofUnknownKind
    let (_, done) = try book.step(
      note("workshop \(exercise.name) begins", script: "workshop \(exercise.name)")
    ) { change in
      var draft = Draft(workshop)
      draft["title"] = .text(start.title ?? exercise.title)
      draft["exercise"] = .text(exercise.name)
      draft["with"] = .records(parties)
      draft["privacy"] = .text(start.privacy ?? exercise.privacy)
      if let facilitator = start.facilitator ?? me { draft["facilitator"] = .record(facilitator) }
      id = try change.add(draft.completed(today: clock.today, at: start.span))
      for line in exercise.statements {
        let arguments = try exercise.invocation(line, .statement, environment).arguments
        var draft = Draft(statement)
        for field in ["least", "most"] {
          if let value = arguments.value(field) { draft[field] = value }
        }
        draft["title"] = .text(arguments.text("title") ?? "")
        draft["of"] = .record(id)
        if let about = arguments.record("about") { draft["about"] = .record(about) }
        draft.fillDefaults(today: clock.today)
        guard case .number(let least)? = draft["least"], case .number(let most)? = draft["most"],
          least < most
        else {
          let problem = Problem(
            "a scale's lowest rating is below its highest", at: line.pipeline.span)
          throw Failure.translated(problem, in: exercise.source, .failed)
        }
        _ = try change.add(draft)
      }
    }
    remember(done)
    return id
  }

  /// With and without one card it would tell whose words the others are.
  private func refuseDryRun(_ privacy: String, _ span: Span) throws {
    guard privacy != "named", options.isDryRun else { return }
    throw Problem(
      "a dry run leads no workshop whose answers are confidential", at: span,
      help: ["`workshop rehearse` shows every screen, with invented people"])
  }

  private func resume(_ name: Name?, _ invocation: Invocation) throws {
    let span = invocation.statement.pipeline.span
    let id = try workshop(named: name, at: span)
    let values = try book.values(of: id)
    guard values?["state"] != .text(WorkshopStatements.sealedInCopy) else {
      throw Problem.closed(try handle(id), at: span)
    }
    if case .text(let privacy)? = values?["privacy"] { try refuseDryRun(privacy, span) }
    guard let state = WorkshopState(values?["state"]), state.phase != .done else {
      throw Problem("`\(try handle(id))` is not under way", at: span)
    }
    let exercise: Exercise
    if let text = ShippedExercises.texts[state.script] {
      exercise = try Exercise(
        SourceText(name: state.script, text), name: state.script, in: environment)
    } else {
      exercise = try Exercise(SourceFile.read(state.script), name: state.script, in: environment)
    }
    guard exercise.blocks.count == state.count else {
      throw Problem(
        "the script `\(state.script)` has other blocks than when the workshop began", at: span)
    }
    let outer = (variables, trail)
    defer { (variables, trail) = outer }
    variables = [:]
    if let session = state.session, let own = try Trail(continuing: session, of: book) {
      trail = own
    }
    scripts.append(Script(path: exercise.source.name, given: state.given))
    defer { scripts.removeLast() }
    for statement in exercise.parameters { try run(statement, in: exercise.source) }
    guard case .records(let parties)? = values?["with"] else { return }
    let people = try participants(parties).filter { person in
      try values?["privacy"] == .text("named") || wasThere(person.id, when: id)
    }
    let runner = try Runner(
      self, exercise, Room(session: self), workshop: id, participants: people, state: state)
    if case .text(let text)? = values?["state"] { runner.written = text }
    // The time between was nobody's.
    if !runner.state.isPaused { runner.state.began = clock.now }
    try io.say("\(try title(id)) goes on at block \(state.block + 1) of \(state.count).")
    if runner.isAnonymous, runner.plan.isAnswered, !state.locked.contains(state.block) {
      try io.say("Answers to this block that were not locked are gone, as participants were told.")
    }
    try conduct(runner)
  }
}

extension Session {
  /// Whether the book knew somebody when a workshop began.
  func wasThere(_ person: RecordID, when workshop: RecordID) throws -> Bool {
    var wasThere = false
    try book.read(WorkshopStatements.wasThere(person, when: workshop)) { row in
      wasThere = row.integer(at: 0) != 0
    }
    return wasThere
  }
}

extension Checker {
  /// A session script is looked at as a whole.
  func willLead(_ invocation: Invocation) throws {
    if let name = invocation.arguments.word("exercise"),
      ["run", "plan", "rehearse"].contains(invocation.arguments.text("action") ?? ""),
      ShippedExercises.texts[name.text] == nil
    {
      throw Problem.unknown("exercise", name, expected: .words(ShippedExercises.names))
    }
  }
}
