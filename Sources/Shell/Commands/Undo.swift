import Book
import Domain
import Language
import Query

extension Command {
  static let undo = Command(
    name: "undo", summary: "takes steps back; that is a step too, and nothing is erased",
    syntax: [
      .optional([.word("step"), .value("step", .number)]), .optional([.value("count", .number)]),
    ],
    examples: ["add unit \"Legal\"; undo"],
    details: [
      "`undo` takes back this session's last step, `undo 3` its last three, never a colleague's.",
      "`undo step 42` takes back that step, unless a later one changed the same records or refers "
        + "to one that it made.",
    ]
  ) { invocation, session in
    let span = invocation.arguments.span(invocation.arguments.has("step") ? "step" : "count")
    try session.refuseUndoInStep(invocation.statement.pipeline.span)
    if case .number(let number)? = invocation.arguments.value("step") {
      return try session.undo([session.whole(number, span)], invocation, span)
    }
    var count = 1
    if case .number(let number)? = invocation.arguments.value("count") {
      count = Int(try session.whole(number, span))
    }
    guard count >= 1, count <= session.steps.count else {
      throw Problem(
        session.steps.isEmpty
          ? "this session has no step to take back"
          : "this session has \(session.steps.count) steps to take back, not \(count)",
        at: invocation.statement.pipeline.span,
        help: ["`log` lists all steps; `undo step NUMBER` takes back any one of them"])
    }
    try session.undo(
      session.steps.suffix(count).reversed(), invocation, invocation.statement.pipeline.span)
  }

  static let redo = Command(
    name: "redo", summary: "does again what this session last took back",
    syntax: [], examples: ["add unit \"Legal\"; undo; redo"],
    details: ["It is refused once the same records were changed."]
  ) { invocation, session in
    try session.refuseUndoInStep(invocation.statement.pipeline.span)
    guard let last = session.undone.last else {
      throw Problem(
        "this session has taken nothing back", at: invocation.statement.pipeline.span,
        help: ["`undo step NUMBER` takes back any step, an undo included"])
    }
    let made = try session.revert(
      last, invocation, invocation.statement.pipeline.span,
      saying: "did again what was taken back by")
    guard let made else { return }
    session.undone.removeLast()
    session.steps.append(made)
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

  fileprivate func whole(_ number: Double, _ span: Span) throws -> Int64 {
    guard number == number.rounded(), number >= 1, number < 1e15 else {
      throw Problem("a whole number from 1 was expected", at: span)
    }
    return Int64(number)
  }

  /// Takes steps back, in the order given, each by a step of its own.
  fileprivate func undo(_ numbers: [Int64], _ invocation: Invocation, _ span: Span) throws {
    for number in numbers {
      guard let made = try revert(number, invocation, span) else { continue }
      steps.removeAll { $0 == number }
      undone.append(made)
    }
  }

  /// Takes a step back; the number of the step that did, nil in a rehearsal.
  fileprivate func revert(
    _ number: Int64, _ invocation: Invocation, _ span: Span, saying verb: String = "took back"
  ) throws -> Int64? {
    let (before, again) = (steps, undone)
    do {
      try change(invocation) { change in
        try book.revert(number, in: change)
        return "\(verb) step \(number): \(try book.words(of: number) ?? "")"
      }
    } catch let refusal as UndoRefusal {
      throw try problem(refusal, number, span)
    }
    let made = steps.count > before.count ? steps.last : nil
    (steps, undone) = (before, again)
    return made
  }

  private func problem(_ refusal: UndoRefusal, _ step: Int64, _ span: Span) throws -> Problem {
    switch refusal {
    case .noSuchStep: Problem("there is no step \(step)", at: span, help: ["`log` lists them"])
    case .undone(let by): Problem("step \(step) was taken back already, by step \(by)", at: span)
    case .changedSince(let ids):
      Problem(
        "step \(step) cannot be taken back: later steps changed \(try handles(ids))", at: span,
        help: ["take those back first; `log` lists the steps"])
    case .referredTo(let ids):
      Problem(
        "step \(step) cannot be taken back: \(try handles(ids)) \(ids.count == 1 ? "refers" : "refer") to what it made",
        at: span,
        help: ["change or remove that first"])
    case .definesField:
      Problem("step \(step) defined a field, which stays", at: span)
    }
  }
}
