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
    let unit = SQLValue.integer(RecordID(kind: 1, number: 1).raw)
    try book.change { change in
      try book.load(kind, in: change) { loader in
        try loader.arrange(
          cells: 2,
          kind.fields.map { field in
            switch field.name {
            case "title": .cell(0)
            case "by", "to": .always(unit)
            case "due", "first-due": .cell(1)
            default: .always(.null)
            }
          })
        for number in 0..<count {
          let title = Array("T\(number)".utf8).withUnsafeBufferPointer { loader.text($0) }
          try [title, PackedRows.Cell(Int64(number))].withUnsafeBufferPointer {
            try loader.add($0)
          }
        }
        try loader.flush()
        try then(loader)
      }
    }
  }

  @Test func batchesComeWholeAndInOrder() throws {
    let book = try shelf.open()
    try book.change { try book.add($0, "unit", ["title": .text("IT")]) }
    // More than a batch, and no multiple of one.
    try load(5001, book)
    #expect(
      try book.connection.integer(
        """
        SELECT count(*) FROM "promise" WHERE "title" = 'T' || ("id" / 64 - 1) \
        AND "due" = "id" / 64 - 1 AND "first-due" = "due" AND "id" % 64 = 11
        """) == 5001)
    // What comes afterwards has the numbers that follow.
    let id = try book.change { change in
      try book.add(
        change, "promise",
        [
          "title": .text("T"), "by": .record(RecordID(kind: 1, number: 1)),
          "to": .record(RecordID(kind: 1, number: 1)),
        ])
    }
    #expect(id.number == 5002)
  }

  @Test func longTextsLeaveTheirBatchEarly() throws {
    let book = try shelf.open()
    let kind = try #require(book.schema.kind("driver"))
    try book.change { try book.add($0, "unit", ["title": .text("IT")]) }
    let unit = SQLValue.integer(RecordID(kind: 1, number: 1).raw)
    let lengths = (0..<30).map { $0 * 10_000 + 1 } + [5_000_000, 7, 3_000_000, 0x10_0000, 8]
    let texts = lengths.enumerated().map { [UInt8](repeating: UInt8(65 + $0), count: $1) }
    try book.change { change in
      try book.load(kind, in: change) { loader in
        try loader.arrange(
          cells: 1,
          kind.fields.map { field in
            switch field.name {
            case "title": .cell(0)
            case "of": .always(unit)
            case "type": .always(.text("need"))
            default: .always(.null)
            }
          })
        for text in texts {
          try [text.withUnsafeBufferPointer { loader.text($0) }].withUnsafeBufferPointer {
            try loader.add($0)
          }
        }
      }
    }
    for (number, text) in texts.enumerated() {
      let id = RecordID(kind: kind.code, number: Int64(number + 1))
      #expect(try book.values(of: id)?["title"] == .text(String(decoding: text, as: UTF8.self)))
    }
  }

  @Test func whatFailsBesideIsToldToWhoeverAsksNext() throws {
    let book = try shelf.open()
    #expect(throws: BookError.self) {
      // No unit is there to promise anything.
      try load(5000, book)
    }
    #expect(try book.ask("promises | count") == "0")
    try book.change { try book.add($0, "unit", ["title": .text("IT")]) }
    #expect(try book.ask("units | count") == "1")
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
