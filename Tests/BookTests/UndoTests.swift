import Domain
import Query
import Testing

@testable import Book

/// Taking steps back, also many at once and those of others.
@Suite struct UndoTests {
  let shelf = Shelf()
  private func unit(_ number: Int64) -> RecordID { RecordID(kind: 1, number: number) }

  @Test func everySessionHasANumberAndKeepsIt() throws {
    let (first, second) = (try shelf.open(), try shelf.open())
    let one = try first.add(session: nil, "A")
    #expect(one.session == 1)
    let two = try second.add(session: nil, "B")
    #expect(two.session == 2)
    #expect(try first.add(session: one.session, "C").session == 1)
    #expect(try second.add(session: 2, "D").session == 2)
    #expect(try first.ask("log | show step, session") == "1,1 / 2,2 / 3,1 / 4,2")
    #expect(try first.standingSteps(ofSession: 1) == [3, 1])
    #expect(try first.standingSteps(ofSession: 3) == nil)
  }

  @Test func aSessionIsTakenBackAsOneStep() throws {
    let book = try shelf.open()
    try book.add(session: 1, "Other")
    try book.add(session: 2, "A")
    try book.inSession(2) { try book.set($0, unit(2), ["title": .text("AA")], handle: "aa") }
    try book.inSession(2) { try book.set($0, unit(1), ["mission": .text("m")]) }
    try book.inSession(2) { try book.set($0, unit(1), ["mission": .text("n")]) }
    try book.inSession(2) { try $0.remove(unit(2)) }
    let before = try book.ask("units | show handle, title, mission")
    let steps = try #require(try book.standingSteps(ofSession: 2))
    #expect(steps == [6, 5, 4, 3, 2])
    let done = try book.inSession(3) { try book.revert(steps, in: $0) }
    #expect(done?.number == 7)
    #expect(try book.ask("units | show handle, title, mission") == "other,Other,–")
    #expect(
      try book.texts("SELECT undoes FROM step_undoes WHERE step = 7 ORDER BY 1")
        == ["2", "3", "4", "5", "6"])
    #expect(try book.standingSteps(ofSession: 2) == [])
    // And done again, by taking that back.
    try book.inSession(4) { try book.revert([7], in: $0) }
    #expect(try book.ask("units | show handle, title, mission") == before)
    #expect(try book.standingSteps(ofSession: 2) == [6, 5, 4, 3, 2])
    for step in 0...8 { _ = try book.ask("units as of step \(step) | show handle, mission") }
    #expect(try book.ask("units as of step 5 | show handle, mission") == "other,n / aa,–")
  }

  @Test func undosOfUndosCancelOut() throws {
    let book = try shelf.open()
    try book.add(session: 1, "A")
    for step in Int64(1)...5 {
      try book.inSession(1) { try book.revert([step], in: $0) }
      #expect(try book.ask("units | count") == (step % 2 == 1 ? "0" : "1"))
    }
    #expect(try book.standingSteps(ofSession: 1) == [])
    #expect(refusal { try book.inSession(1) { try book.revert([1], in: $0) } } != nil)
    try book.inSession(2) { try book.revert([6], in: $0) }
    #expect(try book.standingSteps(ofSession: 1) == [1])
    try book.inSession(3) { try book.revert([1], in: $0) }
    #expect(try book.ask("units | count") == "0")
  }

  @Test func whatOthersBuiltOnStays() throws {
    let book = try shelf.open()
    try book.add(session: 1, "A")
    try book.add(session: 1, "B")
    try book.inSession(2) {
      try book.add($0, "person", ["title": .text("Dana"), "in": .record(unit(1))])
    }
    let before = try book.tables()
    let found = refusal { try book.inSession(3) { try book.revert([2, 1], in: $0) } }
    guard case .referredTo(let links)? = found?.reason else {
      Issue.record("not refused: \(String(describing: found))")
      return
    }
    #expect(found?.step == 1)
    #expect(
      links == [UndoRefusal.Link(record: RecordID(kind: 2, number: 1), target: unit(1))])
    // Nothing is left half taken back.
    #expect(try book.tables() == before)
  }

  /// A record is changed in its lists too: what is accepted because of a goal keeps the goal.
  @Test func aRecordAndItsListsAreOne() throws {
    let book = try shelf.open()
    let goal = try book.change { change in
      let unit = try book.add(change, "unit", ["title": .text("A")])
      try book.add(change, "request", ["title": .text("R"), "from": .record(unit)])
      return try book.add(change, "goal", ["title": .text("G")])
    }
    let request = RecordID(kind: 7, number: 1)
    try book.change { try book.set($0, request, ["for": .records([goal])]) }
    try book.change { try book.set($0, request, ["status": .text("accepted")]) }
    guard
      case .changedSince(let ids)? =
        refusal({ try book.change { try book.revert([2], in: $0) } })?.reason
    else {
      Issue.record("not refused")
      return
    }
    #expect(ids == [request])
    try book.change { try book.revert([3], in: $0) }
    try book.change { try book.revert([2], in: $0) }
    #expect(try book.ask("requests | show for, status") == "[],asked")
  }

  /// Each of two steps is right alone; taking one back must not leave a unit inside itself.
  @Test func takingBackClosesNoCircle() throws {
    let book = try shelf.open()
    try book.change { change in
      let a = try book.add(change, "unit", ["title": .text("A")])
      try book.add(change, "unit", ["title": .text("B")])
      try book.set(change, a, ["in": .record(unit(2))])
    }
    try book.change { try book.set($0, unit(1), ["in": .missing]) }
    try book.change { try book.set($0, unit(2), ["in": .record(unit(1))]) }
    #expect(reason { try book.change { try book.revert([2], in: $0) } } == .rule)
    #expect(try book.ask("units | show handle, in") == "a,– / b,a")
  }

  /// Handles move: what would come back under a handle that another has by now stays away.
  @Test func aHandleThatWasGivenAwayIsNotTakenBack() throws {
    let book = try shelf.open()
    try book.change { try book.add($0, "unit", ["title": .text("A")]) }
    try book.change { try $0.remove(unit(1)) }
    try book.change { try book.add($0, "unit", ["title": .text("A")]) }
    guard
      case .changedSince(let ids)? =
        refusal({ try book.change { try book.revert([2], in: $0) } })?.reason
    else {
      Issue.record("not refused")
      return
    }
    #expect(ids == [unit(2)])
  }
}

extension Book {
  @discardableResult
  func inSession<T>(_ session: Int64?, _ body: (Change) throws -> T) throws -> StepDone? {
    try step(
      StepNote(author: "sam", words: "w", at: 0, day: today, session: session), body
    ).done
  }

  @discardableResult
  func add(session: Int64?, _ title: String) throws -> StepDone {
    let done = try inSession(session) { try add($0, "unit", ["title": .text(title)]) }
    guard let done else { throw Missing(what: title) }
    return done
  }
}
