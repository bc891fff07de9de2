import Domain
import Query
import Testing

@testable import Book

/// What the tables themselves refuse, whoever writes to them.
@Suite struct RuleTests {
  let shelf = Shelf()

  @Test func tablesAreStrictAndReferencesAreKept() throws {
    let book = try shelf.open()
    #expect(try book.integer("PRAGMA foreign_keys") == 1)
    #expect(
      try book.texts(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict"
          + " AND name NOT LIKE 'sqlite_%'") == [])
    try book.change { change in
      let it = try book.add(change, "unit", ["title": .text("IT")])
      let dana = try book.add(change, "person", ["title": .text("Dana"), "in": .record(it)])
      try book.add(
        change, "promise", ["title": .text("x"), "by": .record(it), "to": .record(dana)])
    }
    func refused(_ statement: String) {
      #expect(reason { try book.connection.execute(statement) } == .rule, "\(statement)")
    }
    refused("UPDATE unit SET title = NULL")
    refused("UPDATE unit SET title = x'00'")
    refused("UPDATE unit SET side = 'both'")
    refused("UPDATE person SET acumen = 6")
    refused("UPDATE person SET acumen = 'much'")
    refused("UPDATE promise SET due = 2932897")
    refused("UPDATE promise SET due = 'soon'")
    refused("UPDATE person SET \"in\" = 641")  // no such unit
    refused("UPDATE promise SET \"by\" = 641")  // nor among several kinds
    refused("UPDATE promise SET \"by\" = 642")
    refused("UPDATE promise SET \"by\" = 69")  // a goal promises nothing
    refused("INSERT INTO promise_with VALUES (75, 641, 0, 1)")
    refused("INSERT INTO promise_with VALUES (139, 65, 0, 1)")
    refused("INSERT INTO unit (id, handle, title, since_step) VALUES (129, 'it', 'IT', 1)")
    refused("DELETE FROM unit")
    try book.connection.execute("UPDATE promise SET \"by\" = 66")
  }

  @Test func whatIsReferredToStays() throws {
    let book = try shelf.open()
    let (unit, goal) = try book.change { change in
      let unit = try book.add(change, "unit", ["title": .text("IT")])
      let person = try book.add(change, "person", ["title": .text("D"), "in": .record(unit)])
      let goal = try book.add(
        change, "goal",
        ["title": .text("G"), "of": .records([unit]), "owner": .record(person)])
      return (unit, goal)
    }
    #expect(try book.referring(to: unit, limit: 9).map(\.raw).sorted() == [66, 69])
    #expect(try book.referring(to: unit, limit: 1).count == 1)
    #expect(try book.referring(to: goal, limit: 9) == [])
    #expect(reason { try book.change { try $0.remove(unit) } } == .rule)
    #expect(try book.ask("units | count") == "1")
    try book.change { try $0.remove(goal) }
    #expect(try book.referring(to: unit, limit: 9).map(\.raw) == [66])
  }

  @Test func nothingContainsItself() throws {
    let book = try shelf.open()
    for kind in ["unit", "goal"] {
      let container = kind == "unit" ? "in" : "under"
      let ids = try book.change { change in
        try (0..<3).map { try book.add(change, kind, ["title": .text("\(kind) \($0)x")]) }
      }
      func put(_ inner: Int, _ outer: Int) -> BookError.Reason? {
        reason {
          _ = try book.change { try book.set($0, ids[inner], [container: .record(ids[outer])]) }
        }
      }
      #expect(put(0, 0) == .rule)
      #expect(put(0, 1) == nil)
      #expect(put(1, 2) == nil)
      #expect(put(2, 0) == .rule)
      #expect(put(1, 0) == .rule)
      #expect(put(0, 2) == nil)
      #expect(try book.values(of: ids[2])?[container] == .missing)
    }
  }

  @Test func handlesOfAKindDiffer() throws {
    let book = try shelf.open()
    let handles = try book.change { change in
      let made = try [
        "Dana Reyes", "Dana Reyés", "dana-reyes", "Dana Reyes 2", "P17", "p 17", "p-17",
      ]
      .map { try book.add(change, "person", ["title": .text($0)]) }
      return try made.map { try book.handle(of: $0) ?? "" }
    }
    #expect(
      handles == [
        "dana-reyes", "dana-reyes-2", "dana-reyes-3", "dana-reyes-2-2", "p-17", "p-17-2", "p-17-3",
      ])
    // Another kind, another name space; a later step goes on counting.
    try book.change { change in
      try book.add(change, "unit", ["title": .text("Dana Reyes")])
      try book.add(change, "person", ["title": .text("Dana Reyes")])
      try book.add(change, "person", ["title": .text("x")], handle: "own")
    }
    #expect(try book.ask("units | show handle") == "dana-reyes")
    #expect(
      try book.ask("people where title = \"Dana Reyes\" | show handle")
        == "dana-reyes / dana-reyes-4")
    #expect(
      reason {
        _ = try book.change { try book.add($0, "person", ["title": .text("y")], handle: "own") }
      } == .rule)
  }

  @Test func fiftyThousandInOneStep() throws {
    let book = try shelf.open()
    let done = try book.step(StepNote(author: "", words: "", at: 0, day: today)) { change in
      let unit = try book.add(change, "unit", ["title": .text("IT")])
      var draft = try book.draft(
        "promise", ["title": .text("same"), "by": .record(unit), "to": .record(unit)])
      draft.fillDefaults(today: today)
      for _ in 0..<50_000 { _ = try change.add(draft) }
      for _ in 0..<2_000 { try book.add(change, "goal", ["title": .text("Same")]) }
    }.done
    #expect(done?.tallies.map(\.tally.added) == [1, 2_000, 50_000])
    #expect(try book.ask("promises | count") == "50000")
    #expect(try book.ask("promises | sort handle | first 1 | show handle") == "p1")
    #expect(try book.ask("goals | show handle | sort target, handle desc | first 1") == "same-999")
    #expect(try book.pastRows() == [:])
  }
}
