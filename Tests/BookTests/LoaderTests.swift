import Domain
import Query
import Testing

@testable import Book

@Suite struct LoaderTests {
  let shelf = Shelf()

  private func indexes(_ book: Book) throws -> Int64? {
    try book.connection.integer(
      "SELECT count(*) FROM sqlite_master WHERE type = 'index' AND tbl_name = 'promise'")
  }

  private func load(_ count: Int, _ book: Book, then: (Loader) throws -> Void = { _ in }) throws {
    let kind = try #require(book.schema.kind("promise"))
    try book.change { change in
      try book.load(kind, in: change) { loader in
        for (index, field) in kind.fields.enumerated() where !field.isList {
          switch field.name {
          case "title": loader.bind(.text("T"), to: index)
          case "by", "to": loader.bind(.integer(RecordID(kind: 1, number: 1).raw), to: index)
          default: loader.bind(.null, to: index)
          }
        }
        for _ in 0..<count { try loader.add() }
        try then(loader)
      }
    }
  }

  @Test func indexesAndReferencesAreThereAgainAfterALargeLoad() throws {
    let book = try shelf.open()
    try book.change { try book.add($0, "unit", ["title": .text("IT")]) }
    let before = try indexes(book)
    try load(10_001, book) { loader in
      #expect(loader.isBulk)
      // Those on `by` and `to`; an index that holds nothing costs nothing.
      #expect(try indexes(book) == before.map { $0 - 2 })
      var draft = try book.draft("promise", ["judge": .record(RecordID(kind: 2, number: 9))])
      #expect(throws: BookError.self) { try loader.prove(draft) }
      draft["judge"] = .missing
      try loader.prove(draft)
    }
    #expect(try indexes(book) == before)
    #expect(try book.ask("promises | count") == "10001")
    #expect(throws: BookError.self) {
      try book.change { change in
        try book.add(
          change, "promise",
          [
            "title": .text("T"), "by": .record(RecordID(kind: 1, number: 7)),
            "to": .record(RecordID(kind: 1, number: 1)),
          ])
      }
    }
    // Few rows beside many do not make the indexes anew.
    try load(10_000, book) { #expect(!$0.isBulk) }
  }

  @Test func aLoadThatFailsLeavesTheBookAsItWas() throws {
    let book = try shelf.open()
    try book.change { try book.add($0, "unit", ["title": .text("IT")]) }
    let (before, schema) = (try book.tables(), try indexes(book))
    #expect(throws: Missing.self) {
      try load(10_001, book) { _ in throw Missing(what: "anything") }
    }
    #expect(try book.tables() == before)
    #expect(try indexes(book) == schema)
  }
}
