import Book
import Domain
import Language
import Query

/// What the facilitator types between prompts.
extension Runner {
  static let words: [(word: String, help: String)] = [
    ("next", "go on to the next block (n, or Enter)"), ("back", "to the block before"),
    ("repeat", "this block again"), ("skip", "leave it out"),
    ("add MINUTES", "more time for this block"), ("pause", "stop the clock; again, and it goes on"),
    ("enter", "pass the keyboard round; enter NAME for one person, also to correct"),
    ("cards", "type in what stands on cards, a line for each"),
    ("file \"FILE\"", "take answers from a CSV file"), ("who", "who is still missing"),
    ("late NAME", "somebody comes late and takes part from here"),
    ("lock", "close the answers of this block"), ("reveal", "show what was answered"),
    ("more", "the next part of a long reveal, on the projector"),
    ("decide \"TEXT\"", "write down what was decided"), ("plan", "all blocks and where we are"),
    ("stop", "leave; `workshop resume` goes on later"),
  ]

  /// A turn where the line ends the block.
  func obey(_ line: String, _ plan: BlockPlan) throws -> Turn? {
    let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = parts.count > 1 ? parts[1].trimmed : ""
    switch (parts.first?.lowercased() ?? "next", rest.isEmpty) {
    case ("next", true), ("n", true), ("go", true): return try goOn(plan)
    case ("back", true):
      guard state.block > 0 else { return try told("This is the first block.") }
      return .back
    case ("repeat", true):
      guard !state.locked.contains(state.block) else {
        return try told("Its answers are locked, and stay. Go on, or back.")
      }
      return .again
    case ("skip", true): return .next
    case ("add", false): try add(rest)
    case ("pause", true): try togglePause()
    case ("enter", _): try enter(rest, plan)
    case ("correct", false): try enter(rest, plan)
    case ("cards", true): try cards(plan)
    case ("file", false): try takeFile(rest, plan)
    case ("who", true): try who(plan)
    case ("late", false): try late(rest, plan)
    case ("lock", true):
      guard plan.isAnswered else { return try told("Nothing is answered in this block.") }
      try close(plan)
    case ("reveal", true): try reveal(plan)
    case ("more", true):
      guard state.isRevealed else { return try told("Nothing is revealed yet.") }
      state.page = (state.page ?? 0) + 1
      try save("shows more")
    case ("decide", false): try decide(rest)
    case ("plan", true): try room.say(planText())
    case ("stop", true), ("quit", true), ("exit", true): return .leave
    case ("help", true):
      let width = Self.words.map(\.word.count).max() ?? 0
      try room.say(
        Self.words.map { "  " + $0.word.padded(to: width + 2) + $0.help }.joined(separator: "\n")
          + "\n  Anything else is asked of the book: promises where overdue")
    case (_, _) where plan.isAnswered && line.isNumbers:
      try room.wipe()
      try room.say(
        "Nothing was taken. Answers are typed behind `cards` or `enter`, where nobody sees them.")
    default:
      // Somebody asks the book a question; the block stays.
      try session.runEntry(SourceText(name: "prompt", line))
    }
    return nil
  }

  private func told(_ text: String) throws -> Turn? {
    try room.say(text)
    return nil
  }

  private func goOn(_ plan: BlockPlan) throws -> Turn? {
    guard plan.isAnswered, !state.locked.contains(state.block) else { return .next }
    if state.answered < state.expected {
      let missing = state.expected - state.answered
      let answer = try room.ask(
        "\(missing) \(missing == 1 ? "answer is" : "answers are") missing. Lock without them? [y/N] "
      )?.trimmed
      guard let answer, ["y", "yes"].contains(answer.lowercased()) else {
        // Whoever goes on with what there is to do has answered, too.
        guard let answer, !["", "n", "no", "next"].contains(answer.lowercased()) else { return nil }
        return try obey(answer, plan)
      }
    }
    try close(plan)
    return plan.reveal == nil ? .next : nil
  }

  private func add(_ text: String) throws {
    guard let minutes = Double(text), minutes.isFinite, abs(minutes) <= 600,
      state.minutes + minutes > 0
    else {
      try room.say("How many minutes? For example: add 5")
      return
    }
    state.minutes += minutes
    try save("\(NumberSpelling.of(minutes)) min more")
    try room.say("\(NumberSpelling.of(state.minutes)) min for this block.")
  }

  private func togglePause() throws {
    let now = session.clock.now
    if state.isPaused {
      // The time that had passed has passed still.
      state.began = now - state.began
      state.isPaused = false
    } else {
      state.began = now - state.began
      state.isPaused = true
    }
    try save(state.isPaused ? "paused" : "goes on")
    try room.say(state.isPaused ? "The clock stands. `pause` lets it go on." : "The clock goes on.")
  }

  private func who(_ plan: BlockPlan) throws {
    let done = try answered(plan)
    let missing = answerers(plan).filter { !done.contains($0.id) }
    try room.say(
      missing.isEmpty
        ? "Everybody has answered." : "Missing: " + missing.map(\.title).joined(separator: ", "))
  }

  private func late(_ name: String, _ plan: BlockPlan) throws {
    let id = try person(name, among: nil)
    guard !participants.contains(where: { $0.id == id }) else {
      try room.say("\(try session.title(id)) takes part already.")
      return
    }
    let participant = try session.participant(id)
    try refuseNewcomer(participant)
    participants.append(participant)
    if plan.isAnswered, !state.locked.contains(state.block) {
      state.expected = answerers(plan).count
    }
    try step("\(participant.handle) comes late") { change in
      var draft = Draft(try kind("workshop"))
      if case .records(let with)? = try session.book.values(of: workshop)?["with"] {
        draft["with"] = .records(with + [id])
      }
      _ = try change.set(workshop, draft)
    }
    try room.say(
      "\(participant.title) takes part from here. What is locked stays as it is.")
  }

  private func decide(_ text: String) throws {
    let words = text.trimming("\"")
    guard !words.isEmpty else { return }
    state.decisions.append(words)
    try save("a decision is written down")
    try room.say("Decision \(state.decisions.count): \(words)")
  }

  /// A person by handle, by the whole name or its beginning.
  func person(_ name: String, among: [Participant]?) throws -> RecordID {
    let name = name.trimming("\"")
    if let among {
      let lowered = name.lowercased()
      let exact = among.filter { $0.handle == lowered || $0.title.lowercased() == lowered }
      let found =
        exact.isEmpty
        ? among.filter { $0.handle.hasPrefix(lowered) || $0.title.lowercased().hasPrefix(lowered) }
        : exact
      if found.count == 1 { return found[0].id }
      if found.count > 1 {
        throw Problem(
          "`\(name)` could be \(found.map(\.handle).joined(separator: ", "))", at: Span(0, 0))
      }
      throw Problem(
        "`\(name)` does not take part in this", at: Span(0, 0),
        help: ["`late \(name)` lets somebody take part from here; `who` lists who is missing"])
    }
    let kinds = [try kind("person")]
    if Slug.isValid(name) {
      return try session.environment.record(Name(name, Span(0, 0)), kinds: kinds)
    }
    return try session.environment.record(title: name, kinds: kinds, at: Span(0, 0))
  }

  /// All blocks, the time each takes, and where we are.
  func planText() -> String {
    Timetable(
      plans: plans, people: participants, statements: exercise.statements.count,
      current: (state.block, state.minutes)
    ).lines(width: session.io.width()).joined(separator: "\n")
  }
}

extension String {
  /// Without blanks at its end.
  var trimmedEnd: String {
    var text = self[...]
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }

  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  /// Numbers and nothing else: a card that was typed where everybody reads it.
  fileprivate var isNumbers: Bool {
    let parts = split(separator: " ")
    return parts.contains { Double($0) != nil }
      && parts.allSatisfy { $0 == "-" || Double($0) != nil }
  }

  func trimming(_ character: Character) -> String {
    var text = trimmed[...]
    if text.first == character { text = text.dropFirst() }
    if text.last == character { text = text.dropLast() }
    return String(text)
  }
}
