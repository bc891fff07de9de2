import Dispatch
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

/// Two shells at one book.
@Suite struct SharingTests {
  let shelf = Shelf()

  @Test func oneReadsWhileTheOtherWrites() throws {
    let writer = try shelf.open()
    let reader = try shelf.open()
    try writer.change { try writer.add($0, "unit", ["title": .text("IT")]) }
    try writer.change { change in
      try writer.add(change, "unit", ["title": .text("Sales")])
      #expect(try writer.ask("units | count") == "2")
      #expect(try reader.ask("units | count") == "1", "what is not done yet is not seen")
    }
    #expect(try reader.ask("units | count") == "2")
  }

  @Test func aWriterWaitsForTheOther() throws {
    let path = shelf.path()
    let first = try shelf.open()
    let progress = Progress()
    let finished = DispatchSemaphore(value: 0)
    try first.change { change in
      DispatchQueue.global().async {
        defer { finished.signal() }
        do {
          let second = try Book(path: path) {
            progress.wasAsked = true
            return false
          }
          try second.change { try second.add($0, "unit", ["title": .text("second")]) }
          progress.isDone = true
        } catch {
          Issue.record("\(error)")
        }
      }
      // While it waits, it asks whether to go on.
      while !progress.wasAsked { usleep(1_000) }
      #expect(!progress.isDone)
      try first.add(change, "unit", ["title": .text("first")])
    }
    finished.wait()
    #expect(progress.isDone)
    #expect(try first.ask("units | show title") == "first / second")
    #expect(try first.ask("log | show step, added") == "1,1 / 2,1")
  }

  @Test func theWaitCanBeEnded() throws {
    let first = try shelf.open()
    let progress = Progress()
    let second = try shelf.open(isInterrupted: {
      progress.wasAsked
    })
    progress.wasAsked = true
    try first.change { change in
      try first.add(change, "unit", ["title": .text("first")])
      #expect(
        reason { _ = try second.change { try second.add($0, "unit", ["title": .text("x")]) } }
          == .busy)
    }
    progress.wasAsked = false
    try second.change { try second.add($0, "unit", ["title": .text("second")]) }
    #expect(try first.ask("units | show title") == "first / second")
  }

  @Test func aLongQuestionCanBeInterrupted() throws {
    let progress = Progress()
    let book = try shelf.open(isInterrupted: {
      progress.wasAsked
    })
    progress.wasAsked = true
    #expect(
      reason {
        _ = try book.texts(
          "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n")
      } == .interrupted)
    progress.wasAsked = false
    #expect(try book.ask("units | count") == "0")
  }

  @Test func aFieldThatOneDefinesTheOtherSees() throws {
    let first = try shelf.open()
    let second = try shelf.open()
    let unit = try #require(first.schema.kind("unit"))
    let (id, stale) = try second.change { change in
      let id = try second.add(change, "unit", ["title": .text("IT")])
      return (id, try second.draft("unit", ["mission": .text("serve")]))
    }
    var size = Field.number("size", "how many work there")
    size.isCustom = true
    try first.change { try first.define(size, of: unit, in: $0) }
    try first.change { try first.set($0, id, ["size": .number(7)]) }
    #expect(second.schema.kind("unit")?.field("size") == nil)
    // Even a change that was begun before loses nothing of what the other wrote.
    try second.change { _ = try $0.set(id, stale) }
    try second.refresh()
    #expect(second.schema.kind("unit")?.field("size") == size)
    #expect(try second.ask("units | show size, mission") == "7,serve")
    #expect(try second.ask("units as of step 3 | show size, mission") == "7,–")
    #expect(try second.ask("units as of step 1 | show size, mission") == "–,–")
  }

  private final class Progress: Sendable {
    private let asked = Atomic(false)
    private let done = Atomic(false)

    var wasAsked: Bool {
      get { asked.load(ordering: .sequentiallyConsistent) }
      set { asked.store(newValue, ordering: .sequentiallyConsistent) }
    }
    var isDone: Bool {
      get { done.load(ordering: .sequentiallyConsistent) }
      set { done.store(newValue, ordering: .sequentiallyConsistent) }
    }
  }

  @Test func aBookThatWasReplacedIsNotWrittenTo() throws {
    let book = try shelf.open()
    try book.change { try book.add($0, "unit", ["title": .text("first")]) }
    let other = try shelf.open(name: "other.book")
    try other.change { try other.add($0, "unit", ["title": .text("other")]) }
    rename(shelf.path("other.book"), shelf.path())
    #expect(
      reason { _ = try book.change { try book.add($0, "unit", ["title": .text("x")]) } }
        == .cannotOpen)
    unlink(shelf.path())
    #expect(
      reason { _ = try book.change { try book.add($0, "unit", ["title": .text("x")]) } }
        == .cannotOpen)
  }
}
