import Book
import Domain
import Language
import Query

extension Command {
  static let undo = Command(
    name: "undo", summary: "takes steps back; that is a step too, and nothing is erased",
    syntax: [
      .optional([.word("step"), .value("step", .number)]),
      .optional([.word("session"), .value("session", .number)]),
      .optional([.value("count", .number)]),
    ],
    examples: ["add unit \"Legal\"; undo"],
    details: [
      "`undo` takes back this session's last step, `undo 3` its last three, never a colleague's.",
      "`undo step 42` takes back that step, `undo session 7` all of a session's, unless a later one "
        + "changed the same records or refers to one that it made.",
      "Nothing is left half taken back. Who was forgotten stays so.",
    ]
  ) { invocation, session in
    try session.refuseUndoInStep(invocation.statement.pipeline.span)
    if let (number, span) = try invocation.whole("step") {
      return try session.undo([number], invocation, span)
    }
    if let (number, span) = try invocation.whole("session") {
      return try session.undo(session: number, invocation, span)
    }
    let (count, _) = try invocation.whole("count") ?? (1, Span(0, 0))
    let left = try session.trail.standing(in: session.book)
    guard count <= left.count else {
      throw Problem(
        left.isEmpty
          ? "this session has no step to take back"
          : "this session has \(left.count) \(left.count == 1 ? "step" : "steps") to take back, not \(count)",
        at: invocation.statement.pipeline.span,
        help: ["`log` lists all steps; `undo step NUMBER` takes back any one of them"])
    }
    try session.undo(
      Array(left.prefix(Int(count))), invocation, invocation.statement.pipeline.span)
  }

  static let redo = Command(
    name: "redo", summary: "does again what this session last took back",
    syntax: [], examples: ["add unit \"Legal\"; undo; redo"],
    details: ["It is refused once the same records were changed."]
  ) { invocation, session in
    try session.refuseUndoInStep(invocation.statement.pipeline.span)
    guard let last = session.trail.undone.last else {
      throw Problem(
        "nothing that this session took back is left to do again",
        at: invocation.statement.pipeline.span,
        help: ["`undo step NUMBER` takes back any step, an undo included"])
    }
    let rest = session.trail.undone.dropLast()
    let steps = try session.book.undoneSteps().filter { $0.value == last }.keys.sorted()
    let what =
      steps.count == 1
      ? "step \(steps[0])\(try session.words(of: steps[0]))" : Session.steps(steps)
    try session.revert(
      [last], invocation, invocation.statement.pipeline.span,
      saying: "did again \(what)"
    )
    session.trail.undone = Array(rest)
  }
}

extension Invocation {
  /// A whole number from 1 that was given, and its place.
  func whole(_ name: String) throws -> (Int64, Span)? {
    guard case .number(let number)? = arguments.value(name) else { return nil }
    let span = arguments.span(name)
    guard number == number.rounded(), number >= 1, number < 1e15 else {
      throw Problem("a whole number from 1 was expected", at: span)
    }
    return (Int64(number), span)
  }
}

extension Session {
  fileprivate func refuseUndoInStep(_ span: Span) throws {
    guard book.change == nil else {
      throw Problem(
        "a script is one step, and takes nothing back", at: span,
        help: ["where it fails, all of it is taken back"])
    }
  }

  /// Takes all of a session back.
  fileprivate func undo(session number: Int64, _ invocation: Invocation, _ span: Span) throws {
    guard let standing = try book.standingSteps(ofSession: number) else {
      throw Problem(
        "there is no session \(number)", at: span,
        help: ["`log | count per session` lists them"])
    }
    let lasting = try standing.filter { try book.lasts($0) }
    let steps = standing.filter { !lasting.contains($0) }
    guard !steps.isEmpty else {
      throw Problem(
        lasting.isEmpty
          ? "session \(number) was taken back already"
          : "session \(number) has nothing left but what stays: people that were forgotten",
        at: span)
    }
    try undo(steps, invocation, span, saying: "took back session \(number), \(Self.steps(steps))")
  }

  /// Takes steps back, in the order given, by one step.
  fileprivate func undo(
    _ numbers: [Int64], _ invocation: Invocation, _ span: Span, saying words: String? = nil
  ) throws {
    let before = trail.undone
    let said =
      try words
      ?? "took back "
      + (numbers.count == 1
        ? "step \(numbers[0])\(self.words(of: numbers[0]))" : Self.steps(numbers))
    let made = try revert(numbers, invocation, span, saying: said)
    trail.undone = before + [made].compactMap { $0 }
  }

  /// `steps 9, 8 and 5`; many by their number alone.
  fileprivate static func steps(_ numbers: [Int64]) -> String {
    guard numbers.count > 1 else { return "step \(numbers[0])" }
    guard numbers.count <= 5 else { return "\(numbers.count) steps" }
    let names = numbers.map(String.init)
    return "steps \(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1])"
  }

  /// Takes steps back by one of its own, whose number is returned.
  @discardableResult
  fileprivate func revert(
    _ numbers: [Int64], _ invocation: Invocation, _ span: Span, saying words: String
  ) throws -> Int64? {
    do {
      return try change(invocation) { change in
        try book.revert(numbers, in: change)
        return words
      }?.number
    } catch let refusal as UndoRefusal {
      throw try problem(refusal, span)
    }
  }

  private func problem(_ refusal: UndoRefusal, _ span: Span) throws -> Problem {
    let step = refusal.step
    return switch refusal.reason {
    case .noSuchStep: Problem("there is no step \(step)", at: span, help: ["`log` lists them"])
    case .undone(let by): Problem("step \(step) was taken back already, by step \(by)", at: span)
    case .changedSince(let ids):
      Problem(
        "step \(step) cannot be taken back: later steps changed \(try handles(ids))", at: span,
        help: ["`history \(try handle(ids[0]))` tells which; take those back first"])
    case .referredTo(let links):
      Problem(
        "step \(step) cannot be taken back: \(try sides(links)), which it made",
        at: span, help: ["change or remove that first"])
    case .refersToMissing(let links):
      Problem(
        "step \(step) cannot be taken back: \(try sides(links, again: true)), "
          + "which \(try removals(links))",
        at: span, help: ["take that removal back first; `log` lists the steps"])
    case .forgets:
      Problem("step \(step) forgot a person, which cannot be taken back", at: span)
    case .fieldHolds(let field, let kind, let ids):
      Problem(
        "step \(step) cannot be taken back: \(try handles(ids)) \(ids.count == 1 ? "holds" : "hold") something in the field that it defined",
        at: span,
        help: [
          "`remove field \(field.name) of \(kind.plural)` takes the field and that out; the past keeps it"
        ])
    case .fieldChanged(let field, let kind):
      Problem(
        "step \(step) cannot be taken back: a later step changed the field \(field.name) of \(kind.plural)",
        at: span, help: ["take that back first; `log` lists the steps"])
    }
  }
}

extension Session {
  /// `p1 and p2 refer to it`.
  private func sides(_ links: [UndoRefusal.Link], again: Bool = false) throws -> String {
    let records = links.map(\.record).uniqued()
    let verb = again ? "would refer again" : records.count == 1 ? "refers" : "refer"
    return "\(try handles(records)) \(verb) to \(try handles(links.map(\.target).uniqued()))"
  }

  /// `step 8 removed`, of what the links lead to.
  private func removals(_ links: [UndoRefusal.Link]) throws -> String {
    let steps = try links.compactMap { try book.removal(of: $0.target) }.uniqued().sorted()
    return steps.isEmpty ? "is not there" : "\(Self.steps(steps)) removed"
  }

  /// What was typed, behind a colon; nothing while a room looks on.
  fileprivate func words(of step: Int64) throws -> String {
    guard !isRoomOn, let words = try book.words(of: step) else { return "" }
    return ": \(words)"
  }
}
