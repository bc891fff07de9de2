import Domain
import Query
import Synchronization
import Testing

@testable import Book

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct StepTests {
  let shelf = Shelf()

  @Test func aStepIsAllOrNothing() throws {
    let book = try shelf.open()
    try book.change { try book.add($0, "unit", ["title": .text("IT")]) }
    let before = try book.tables()
    #expect(
      throws: Missing.self,
      performing: {
        try book.change { change in
          try book.add(change, "unit", ["title": .text("Sales")])
          try book.set(change, RecordID(kind: 1, number: 1), ["title": .text("X")], handle: "x")
          throw Missing(what: "anything")
        }
      })
    #expect(try book.tables() == before)
    #expect(try book.newestStep() == 1)
    // A number that was taken back is given out again.
    let next = try book.change { try book.add($0, "unit", ["title": .text("Sales")]) }
    #expect(next.number == 2)
  }

  @Test func aRehearsalLeavesTheBookAsItIs() throws {
    let book = try shelf.open()
    try book.change { try book.add($0, "unit", ["title": .text("IT")]) }
    let before = try book.tables()
    let aside = Shelf()
    let copy = try Book(rehearsing: book.path, in: aside.folder)
    #expect(copy.path == book.path && copy.name == "test")
    let unit = try #require(copy.schema.kind("unit"))
    try copy.change { change in
      try copy.add(change, "unit", ["title": .text("Sales")])
      try copy.define(.number("size", "h"), of: unit, in: change)
    }
    #expect(try copy.ask("units | count") == "2")
    #expect(try book.ask("units | count") == "1")
    #expect(try book.tables() == before)
  }

  @Test func aRehearsalOfABookThatIsNotThereMakesNone() throws {
    let path = shelf.path("none.book")
    let aside = Shelf()
    let copy = try Book(rehearsing: path, in: aside.folder)
    try copy.change { try copy.add($0, "unit", ["title": .text("IT")]) }
    #expect(access(path, F_OK) != 0)
  }

  @Test func aStepThatChangesNothingLeavesNone() throws {
    let book = try shelf.open()
    let id = try book.change { try book.add($0, "unit", ["title": .text("IT")]) }
    let done = try book.step(StepNote(author: "", words: "", at: 0, day: today)) { change in
      #expect(try !book.set(change, id, ["title": .text("IT")]))
      let other = try book.add(change, "unit", ["title": .text("x")])
      try change.remove(other)
    }.done
    #expect(done == nil)
    #expect(try book.newestStep() == 1)
  }

  @Test func talliesCountEachRecordOnce() throws {
    let book = try shelf.open()
    let ids = try book.change { change in
      try (0..<4).map { try book.add(change, "unit", ["title": .text("unit \($0)")]) }
    }
    let done = try book.step(
      StepNote(author: "dana", words: "w", script: "s.rap", at: 7, day: today)
    ) {
      change in
      try book.set(change, ids[0], ["title": .text("a")])
      try book.set(change, ids[0], ["mission": .text("b")])
      try book.set(change, ids[1], ["mission": .text("b")])
      try change.remove(ids[1])
      try change.remove(ids[2])
      let new = try book.add(change, "unit", ["title": .text("new")])
      try book.set(change, new, ["mission": .text("b")])
      try book.add(change, "person", ["title": .text("Dana"), "in": .record(new)])
    }.done
    #expect(done?.number == 2)
    #expect(done?.tallies.map(\.kind.name) == ["unit", "person"])
    #expect(
      done?.tallies.map(\.tally) == [
        Change.Tally(added: 1, changed: 1, removed: 2), Change.Tally(added: 1),
      ])
    #expect(
      try book.ask(
        "log where step = 2 | show author, words, script, at, date, added, changed, removed")
        == "dana,w,s.rap,7,2026-11-23,2,1,2")
    #expect(
      try book.texts(
        "SELECT kind || added || changed || removed FROM step_kind WHERE step = 2 ORDER BY 1")
        == ["person100", "unit112"])
  }

  @Test func whatAnAttemptDidIsTakenBackAloneAndForgotten() throws {
    let book = try shelf.open()
    let unit = try #require(book.schema.kind("unit"))
    let done = try book.step(StepNote(author: "", words: "", at: 0, day: today)) { change in
      try book.add(change, "unit", ["title": .text("one")])
      try? book.attempt {
        try book.add(change, "unit", ["title": .text("two")])
        try book.add(change, "person", ["title": .text("Dana")])
        try book.define(.number("size", "h"), of: unit, in: change)
        throw Missing(what: "anything")
      }
      #expect(book.schema.kind("unit")?.field("size") == nil)
      #expect(try book.add(change, "unit", ["title": .text("two")]).number == 2)
    }.done
    #expect(done?.tallies.map(\.kind.name) == ["unit"])
    #expect(done?.tallies.map(\.tally.added) == [2])
    #expect(try book.ask("units | show handle") == "one / two")
  }

  /// A write that is interrupted takes the whole step back; who goes on regardless writes nothing.
  @Test func anInterruptedAttemptLosesTheStep() throws {
    let raised = Raised()
    let book = try shelf.open(isInterrupted: { raised.isUp })
    try book.change { try book.add($0, "unit", ["title": .text("IT")]) }
    var inner: BookError.Reason?
    var later: BookError.Reason?
    let outer = reason {
      try book.change { change in
        try book.add(change, "unit", ["title": .text("Sales")])
        inner = reason {
          try book.attempt {
            raised.isUp = true
            try book.connection.execute(
              "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
                + " INSERT INTO setting SELECT 'n' || x, '' FROM n")
          }
        }
        raised.isUp = false
        later = reason { _ = try book.add(change, "unit", ["title": .text("Ops")]) }
      }
    }
    #expect([inner, later, outer] == [.interrupted, .interrupted, .interrupted])
    #expect(try book.ask("units | show title") == "IT")
    #expect(try book.newestStep() == 1)
    try book.change { try book.add($0, "unit", ["title": .text("Ops")]) }
    #expect(try shelf.open().ask("units | show title") == "IT / Ops")
  }

  @Test func onlyWhatIsReplacedOrRemovedIsKeptTwice() throws {
    let book = try shelf.open()
    let (unit, goal) = try book.change { change in
      let unit = try book.add(change, "unit", ["title": .text("IT")])
      let other = try book.add(change, "unit", ["title": .text("Sales")])
      // Corrections within the step that wrote a record leave no version.
      try book.set(change, unit, ["mission": .text("serve")])
      let goal = try book.add(
        change, "goal", ["title": .text("Growth"), "of": .records([unit, other])])
      try book.set(change, goal, ["of": .records([other, unit])])
      return (unit, goal)
    }
    #expect(try book.pastRows() == [:])
    try book.change { try book.set($0, unit, ["mission": .text("help")]) }
    #expect(try book.pastRows() == ["past_unit": 1])
    try book.change { change in
      try book.set(change, unit, ["mission": .text("a")])
      try book.set(change, unit, ["mission": .text("b")])
    }
    #expect(try book.pastRows() == ["past_unit": 2])
    try book.change { try book.set($0, goal, ["of": .records([unit])]) }
    #expect(try book.pastRows() == ["past_unit": 2, "past_goal_of": 2])
    try book.change { try $0.remove(goal) }
    #expect(try book.pastRows() == ["past_unit": 2, "past_goal_of": 3, "past_goal": 1])
  }

  @Test func aHandleMeansWhatItMeantThen() throws {
    let book = try shelf.open()
    let first = try book.change { change in
      let unit = try book.add(change, "unit", ["title": .text("Sales")])
      try book.add(change, "person", ["title": .text("Dana"), "in": .record(unit)])
      return unit
    }
    try book.change { try book.set($0, first, [:], handle: "growth") }
    try book.change { change in
      let unit = try book.add(change, "unit", ["title": .text("Sales")])
      try book.add(change, "person", ["title": .text("Sam"), "in": .record(unit)])
    }
    #expect(try book.ask("people where in = sales | show title") == "Sam")
    #expect(try book.ask("people as of step 1 where in = sales | show title, in") == "Dana,sales")
    #expect(try book.ask("people as of step 2 where in = growth | show title, in") == "Dana,growth")
    // Nobody was called so then; it is who is called so now.
    #expect(try book.ask("people as of step 1 where in = growth | show title, in") == "Dana,sales")
    #expect(try book.ask("people as of step 3 where in = growth | show title") == "Dana")
  }

  @Test func asOfADayIsItsLastStep() throws {
    let book = try shelf.open()
    for (number, day) in [10, 10, 20].enumerated() {
      try book.change(on: Day(number: day)) {
        try book.add($0, "unit", ["title": .text("u\(number)")])
      }
    }
    #expect(try book.step(endOf: Day(number: 8)) == nil)
    #expect(try book.step(endOf: Day(number: 12)) == 2)
    #expect(try book.step(endOf: Day(number: 18)) == 2)
    #expect(try book.step(endOf: Day(number: 22)) == 3)
    #expect(try book.ask("units as of 1970-01-16 | count") == "2")
    #expect(try book.ask("units as of step 0 | count") == "0")
  }
}

extension Book {
  /// Every row of every table, as text.
  func tables() throws -> [String: [String]] {
    let names = try texts("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    var found: [String: [String]] = [:]
    for name in names {
      let columns = try texts("SELECT name FROM pragma_table_info('\(name)')")
      let row = columns.map { "quote(\"\($0)\")" }.joined(separator: " || ',' || ")
      found[name] = try texts("SELECT \(row) FROM \"\(name)\" ORDER BY 1")
    }
    return found
  }

  /// How many versions each past table holds, where there are any.
  func pastRows() throws -> [String: Int] {
    try tables().filter { $0.key.hasPrefix("past_") && !$0.value.isEmpty }.mapValues(\.count)
  }
}

private final class Raised: Sendable {
  private let flag = Atomic(false)

  var isUp: Bool {
    get { flag.load(ordering: .sequentiallyConsistent) }
    set { flag.store(newValue, ordering: .sequentiallyConsistent) }
  }
}
