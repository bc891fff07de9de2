import Domain
import Query
import Testing

@testable import Book

/// Fields that a book defines for itself and takes back.
@Suite struct FieldTests {
  private let shelf = Shelf()

  private func unit(_ number: Int64) -> RecordID { RecordID(kind: 1, number: number) }

  private func define(_ book: Book, _ name: String, _ type: FieldType, isList: Bool = false) throws
  {
    try book.inSession(1) {
      let field = Field(name: name, type: type, isList: isList, help: "")
      try book.define(field, of: try kind(book), in: $0)
    }
  }

  private func remove(_ book: Book, _ name: String) throws {
    try book.inSession(1) {
      let field = try #require(try kind(book).field(name))
      try book.remove(field, of: kind(book), in: $0)
    }
  }

  private func kind(_ book: Book) throws -> Kind { try #require(book.schema.kind("unit")) }

  /// Step 4 sets what steps 2 and 3 defined.
  private func filled() throws -> Book {
    let book = try shelf.open()
    try book.inSession(1) { try book.add($0, "unit", ["title": .text("A")]) }
    try define(book, "budget", .number)
    try define(book, "friends", .reference(["unit"]), isList: true)
    try book.inSession(1) {
      try book.set($0, unit(1), ["budget": .number(7.5), "friends": .records([unit(1)])])
    }
    return book
  }

  private func isSound(_ book: Book) throws -> Bool {
    var isSound = true
    try book.faults { _ in isSound = false }
    return isSound
  }

  @Test func whatAFieldHeldIsKeptInThePast() throws {
    let book = try filled()
    let other = try shelf.open()
    try remove(book, "budget")
    try remove(book, "friends")
    #expect(try kind(book).field("budget") == nil)
    #expect(throws: (any Error).self) { try book.ask("units | show budget") }
    #expect(try book.ask("units as of step 4 | show budget, friends") == "7.5,[\"a\"]")
    #expect(try book.ask("units as of step 5 | show friends") == "[\"a\"]")
    #expect(
      try book.ask("log 5 | show kind, change, field, before")
        == "unit,changed,budget,7.5 / unit,removed,budget,number")
    #expect(
      try book.ask("history a where step = 4 | show field, after") == "budget,7.5 / friends,a")
    // Another shell that has the book open takes note, and so does one that opens it.
    try other.refresh()
    #expect(try kind(other).field("budget") == nil)
    let again = try shelf.open()
    #expect(try again.ask("units as of step 4 | show budget, friends") == "7.5,[\"a\"]")
    #expect(try isSound(again))
  }

  @Test func aDefinitionIsTakenBackAndDoneAgain() throws {
    let book = try filled()
    let refused = refusal { try book.inSession(2) { try book.revert([2], in: $0) } }
    guard case .fieldHolds(let field, _, let ids)? = refused?.reason else {
      Issue.record("not refused: \(String(describing: refused))")
      return
    }
    #expect(field.name == "budget" && ids == [unit(1)])
    try book.inSession(2) { try book.revert([4, 3, 2], in: $0) }
    #expect(try kind(book).field("budget") == nil && kind(book).field("friends") == nil)
    #expect(try book.ask("units as of step 4 | show budget, friends") == "7.5,[\"a\"]")
    try book.inSession(2) { try book.revert([5], in: $0) }
    #expect(try book.ask("units | show budget, friends") == "7.5,[\"a\"]")
    #expect(try book.ask("changes from step 4 to today | count") == "0")
    #expect(try isSound(book))
  }

  @Test func aRemovalIsTakenBack() throws {
    let book = try filled()
    try remove(book, "budget")
    let refused = refusal { try book.inSession(2) { try book.revert([2], in: $0) } }
    guard case .fieldChanged? = refused?.reason else {
      Issue.record("not refused: \(String(describing: refused))")
      return
    }
    try book.inSession(2) { try book.revert([5], in: $0) }
    #expect(try book.ask("units | show budget") == "7.5")
    try book.inSession(2) { try book.revert([6], in: $0) }
    #expect(try kind(book).field("budget") == nil)
    #expect(try isSound(book))
  }

  @Test func aFieldIsDefinedAgain() throws {
    let book = try filled()
    try remove(book, "budget")
    try define(book, "budget", .number)
    #expect(try book.ask("units | show budget") == "–")
    #expect(try book.ask("units as of step 4 | show budget") == "7.5")
    // To remove and define it in one step empties it.
    try book.inSession(1) { try book.set($0, unit(1), ["budget": .number(2)]) }
    try book.inSession(1) { change in
      let field = try #require(try kind(book).field("budget"))
      try book.remove(field, of: kind(book), in: change)
      try book.define(field, of: kind(book), in: change)
    }
    #expect(try book.ask("units | show budget") == "–")
    #expect(
      try book.ask("log 8 | show change, field, before, after") == "changed,budget,2,–")
    try book.inSession(2) { try book.revert([8], in: $0) }
    #expect(try book.ask("units | show budget") == "2")
    #expect(try isSound(book))
  }

  /// A step that fails leaves the fields as they were.
  @Test func whatFailsChangesNoField() throws {
    struct Failure: Error {}
    let book = try filled()
    #expect(throws: Failure.self) {
      try book.inSession(1) { change in
        try book.remove(try #require(try kind(book).field("budget")), of: kind(book), in: change)
        throw Failure()
      }
    }
    #expect(try book.ask("units | show budget") == "7.5")
  }
}
