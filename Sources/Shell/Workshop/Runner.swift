import Book
import Domain
import Insight
import Language
import Output
import Query

/// Leads a group through an exercise. What was accepted is in the book at once, so that a workshop
/// that was stopped, or killed, goes on where it was.
final class Runner {
  let session: Session
  let exercise: Exercise
  var room: Room
  var plans: [BlockPlan]
  let workshop: RecordID
  let handle: String
  let privacy: String
  let facilitator: RecordID?
  var participants: [Participant]
  var state: WorkshopState
  /// The state as the book has it from here, as text.
  var written: String?
  /// Answers of an anonymous block, in memory only until the lock.
  var pending: [AnswerSheet] = []
  /// By person, of anonymous cards from files.
  var cardCodes: [RecordID: String] = [:]
  /// Who has answered an anonymous block; kept apart from what they said.
  var present: Set<RecordID> = []
  /// Answers that come from a file, block by block.
  var file: AnswerFile?
  /// The rest of a rehearsal is shown at once.
  private var isHurried = false
  /// Invents answers in a rehearsal.
  var invent: ((Runner, BlockPlan) throws -> Void)?

  init(
    _ session: Session, _ exercise: Exercise, _ room: Room, workshop: RecordID,
    participants: [Participant], state: WorkshopState
  ) throws {
    self.session = session
    self.exercise = exercise
    self.room = room
    self.workshop = workshop
    self.participants = participants
    self.state = state
    handle = try session.handle(workshop)
    let values = try session.book.values(of: workshop)
    if case .text(let privacy)? = values?["privacy"] {
      self.privacy = privacy
    } else {
      privacy = "grouped"
    }
    if case .record(let person)? = values?["facilitator"] {
      facilitator = person
    } else {
      facilitator = nil
    }
    plans = try exercise.plans(session.environment)
  }

  var isNamed: Bool { privacy == "named" }
  var isAnonymous: Bool { privacy == "anonymous" }
  var plan: BlockPlan { plans[state.block] }

  enum Outcome { case finished, left }

  /// What everybody is told before it begins stands there until it does, here and on the projector.
  func welcome(_ words: String, _ names: String) throws -> Bool {
    state.heading = exercise.title
    state.prompt = exercise.purpose + "\n" + names
    state.tells = true
    try save("is about to begin")
    try room.say(words)
    guard session.options.isInteractive, !room.isAlone else { return true }
    guard try room.ask("Enter begins. ") != nil else { return false }
    state.began = session.clock.now
    return true
  }

  /// From the block at hand to the end, or until the facilitator leaves.
  func run() throws -> Outcome {
    defer { room.countdown(nil) }
    while state.block < plans.count {
      switch try runBlock() {
      case .next: try move(to: state.block + 1)
      case .back: try move(to: max(0, state.block - 1))
      case .again: try move(to: state.block)
      case .leave: return .left
      }
    }
    try finish()
    return .finished
  }

  enum Turn { case next, back, again, leave }

  private func move(to block: Int) throws {
    let now = session.clock.now
    if !state.isPaused {
      state.spent[state.block, default: 0] += Int(max(0, now - state.began) / 1000)
    }
    state.block = block
    state.isPaused = false
    state.began = now
    state.answered = 0
    state.expected = 0
    state.isRevealed = false
    state.reveal = ""
    state.page = nil
    (pending, present) = ([], [])
    guard block < plans.count else { return }
    state.minutes = plans[block].minutes
    try save("block \(block + 1): \(plans[block].title)")
  }

  /// Writes where the workshop stands, as a step of its own.
  func save(_ words: String) throws {
    try step(words) { _ in }
  }

  /// A step of the workshop, whose words say what was done and never what was answered.
  func step(_ words: String, _ body: (Change) throws -> Void) throws {
    let (_, done) = try session.book.step(
      session.note("\(handle): \(words)", script: "workshop \(handle)")
    ) { change in
      try refuseAnother()
      let around = change.inCharge
      change.inCharge = workshop
      defer { change.inCharge = around }
      try body(change)
      var draft = Draft(try kind("workshop"))
      draft["state"] = .text(state.text)
      _ = try change.set(workshop, draft)
    }
    written = state.text
    session.remember(done)
    if state.session == nil { state.session = session.trail.session }
  }

  /// What this session last wrote of where the workshop stands. Where the book says otherwise, it is
  /// led from another window, or was undone: two that lead would take answers after the lock, and
  /// what is told with and without them would tell them.
  private func refuseAnother() throws {
    guard let written, try session.book.values(of: workshop)?["state"] != .text(written) else {
      return
    }
    throw Problem(
      "`\(handle)` goes on in another window, or was taken back: nothing is written from here",
      at: Span(0, 0), help: ["leave with `stop`; `workshop resume` goes on where it stands"])
  }

  func kind(_ name: String) throws -> Kind {
    guard let kind = session.book.schema.kind(name) else {
      throw Problem("a kind of record is missing here", at: Span(0, 0))
    }
    return kind
  }

  // MARK: A block

  private func runBlock() throws -> Turn {
    let plan = plan
    try begin(plan)
    if let file {
      try take(file, plan)
      return try closeAlone(plan)
    }
    if let invent {
      try invent(self, plan)
      let turn = try closeAlone(plan)
      try turnPage()
      return turn
    }
    showCountdown()
    while true {
      guard let line = try room.ask(promptText) else { return .leave }
      do {
        if let turn = try obey(line.trimmed, plan) { return turn }
      } catch {
        switch Failure.translated(error, .failed) {
        case let failure as Failure: try session.io.show(failure.diagnostics)
        case let other: throw other
        }
      }
      showCountdown()
    }
  }

  private func begin(_ plan: BlockPlan) throws {
    if state.minutes == 0 { state.minutes = plan.minutes }
    try draw(plan)
    try prepare(plan)
    state.expected = plan.isAnswered ? answerers(plan).count : 0
    state.answered = try answered(plan).count
    state.heading = "\(state.block + 1)/\(plans.count)  \(plan.title)"
    state.prompt = plan.prompt
    state.tells = plan.isBlind
    try save("block \(state.block + 1) begins")
    try room.wipe()
    try room.say(
      "\n\(state.heading)   \(NumberSpelling.of(state.minutes)) min   \(pace)".trimmedEnd)
    for clause in plan.statement.clauses { try session.run(clause.body, in: exercise.source) }
    if !plan.prompt.isEmpty { try room.say(plan.prompt) }
    try sayGroups(plan)
    if plan.isAnswered, file == nil, invent == nil {
      try room.say(wayOfAnswering(plan))
    }
  }

  /// Nobody is at the keyboard: the block is closed, revealed and left.
  private func closeAlone(_ plan: BlockPlan) throws -> Turn {
    try close(plan)
    if plan.reveal != nil { try reveal(plan) }
    return .next
  }

  /// In a rehearsal at a terminal each block is looked at before the next one wipes it away.
  private func turnPage() throws {
    guard !isHurried, let ask = session.io.ask, session.options.isInteractive else { return }
    let prompt = "rehearsal \(state.block + 1)/\(plans.count) · Enter: next, all: the rest> "
    while let answer = try ask(prompt)?.trimmed {
      if answer.isEmpty { return }
      if answer == "all" { break }
      try room.say(
        "A rehearsal takes no commands: Enter shows the next screen, `all` the rest at once; "
          + "Ctrl-C ends it.")
    }
    isHurried = true
  }

  private var promptText: String {
    var parts = ["\(handle) \(state.block + 1)/\(plans.count)"]
    if state.isPaused { parts.append("paused") }
    if plan.isAnswered { parts.append("\(state.answered) of \(state.expected) in") }
    return parts.joined(separator: " · ") + "> "
  }

  var ends: Int64 { state.began + Int64(state.minutes * 60_000) }

  /// Minutes that this block began later than planned; below 0, earlier.
  var behind: Int {
    let planned = plans[..<state.block].reduce(0) { $0 + $1.minutes }
    let spent = plans.indices.prefix(state.block).reduce(0) { $0 + (state.spent[$1] ?? 0) }
    return Int((Double(spent) / 60 - planned).rounded(.toNearestOrAwayFromZero))
  }

  private var pace: String {
    guard !room.isAlone, state.block > 0 else { return "" }
    return behind == 0
      ? "(as planned)" : "(\(abs(behind)) min \(behind > 0 ? "behind" : "ahead of") the plan)"
  }

  func showCountdown() {
    room.countdown(
      state.isPaused
        ? nil
        : Countdown(ends: ends, length: Int64(state.minutes * 60_000), behind: behind)
    ) { [unowned self] in timeIsUp(plan) }
  }

  /// What is said when time is up; what is revealed on time-out is closed first.
  private func timeIsUp(_ plan: BlockPlan) -> String {
    let collected = Room.Collected()
    room.collected = collected
    defer { room.collected = nil }
    do {
      try room.say("Time is up.")
      if plan.reveal == .timeOut, !state.isRevealed {
        try close(plan)
        try reveal(plan)
      }
    } catch { collected.text += "\nIt could not be closed; type: lock" }
    return collected.text
  }

  /// Closes the block's answers, once.
  func close(_ plan: BlockPlan) throws {
    guard plan.isAnswered, !state.locked.contains(state.block) else { return }
    state.locked.insert(state.block)
    if plan.isBlind { state.phase = .blind }
    if isAnonymous {
      try step("answers entered and locked: \(state.answered) of \(state.expected)") { change in
        var generator = SystemRandomNumberGenerator()
        for sheet in unmarked(pending).shuffled(using: &generator) {
          try write(sheet, plan, in: change)
        }
      }
      pending = []
    } else {
      try save("answers locked: \(state.answered) of \(state.expected)")
    }
    try room.say("Locked: \(state.answered) of \(state.expected) answered. Late answers stay out.")
    try become(plan)
  }

  private func finish() throws {
    room.countdown(nil)
    state.phase = .done
    state.heading = exercise.title
    state.prompt = "Thank you."
    state.tells = false
    try step("ends") { change in try storeResults(change) }
    try room.say("\n" + (try Recap(session, workshop).text(markdown: false)))
    try room.say("`workshop recap \(handle) to \"recap.md\"` writes this as Markdown.")
    if let number = state.session, !room.isAlone {
      try room.say("`undo session \(number)` would take all of it back.")
    }
  }

  /// What may be told of answers that are nobody's business is reckoned when it is first shown.
  func storeResults(_ change: Change) throws {
    guard !isNamed else { return }
    try session.storeResults(of: workshop, in: change)
  }
}
