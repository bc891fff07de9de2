import Domain
import Testing

@testable import Book

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct OpeningTests {
  let shelf = Shelf()

  @Test func aNewBookIsItsOwnersAlone() throws {
    let before = umask(0)
    defer { umask(before) }
    let book = try shelf.open()
    try book.change { try book.add($0, "unit", ["title": .text("IT")]) }
    for name in ["test.book", "test.book-wal", "test.book-shm"] {
      var status = stat()
      #expect(stat(shelf.path(name), &status) == 0)
      #expect(status.st_mode & 0o777 == 0o600, "\(name)")
    }
    #expect(book.name == "test")
  }

  @Test func whatIsWrittenIsThereWhenItIsOpenedAgain() throws {
    do {
      let book = try shelf.open()
      try book.change { try book.add($0, "unit", ["title": .text("IT")]) }
    }
    #expect(try shelf.open().ask("units | show title") == "IT")
    #expect(try shelf.open(isReadOnly: true).ask("units | show title") == "IT")
  }

  @Test func anEmptyFileBecomesABook() throws {
    shelf.write([])
    #expect(reason { _ = try shelf.open(isReadOnly: true) } == .notABook)
    #expect(shelf.read().isEmpty)
    #expect(try shelf.open().ask("units | count") == "0")
  }

  @Test func otherFilesAreNoBooks() throws {
    shelf.write(Array("title,unit\nDana,IT\n".utf8))
    #expect(reason { _ = try shelf.open() } == .notABook)
    shelf.write([UInt8](repeating: 0x20, count: 8192))
    #expect(reason { _ = try shelf.open() } == .notABook)
    #expect(reason { _ = try shelf.open(isReadOnly: true) } == .notABook)
    // Another program's database is left as it is.
    do {
      let connection = try Connection(path: shelf.path("other.book"), isReadOnly: false) { false }
      try connection.execute("CREATE TABLE recipe (name TEXT)")
    }
    let before = shelf.read("other.book")
    #expect(reason { _ = try shelf.open(name: "other.book") } == .notABook)
    #expect(shelf.read("other.book") == before)
    // A database without tables that is somebody's, too.
    do {
      let connection = try Connection(path: shelf.path("empty.book"), isReadOnly: false) { false }
      try connection.execute("PRAGMA application_id = 7; CREATE TABLE x (y); DROP TABLE x")
    }
    #expect(reason { _ = try shelf.open(name: "empty.book") } == .notABook)
  }

  @Test func placesThatCannotBeABook() {
    #expect(reason { _ = try Book(path: shelf.folder) } == .cannotOpen)
    #expect(reason { _ = try Book(path: shelf.path("no/such/folder.book")) } == .cannotOpen)
    #expect(reason { _ = try Book(path: "/dev/null") } == .cannotOpen)
    #expect(reason { _ = try Book(path: "") } == .cannotOpen)
    #expect(
      reason { _ = try shelf.open(name: String(repeating: "x", count: 300)) } == .cannotOpen)
    #expect(reason { _ = try shelf.open(isReadOnly: true) } == .cannotOpen)
    #expect(access(shelf.path(), F_OK) != 0, "asking to read a book makes none")
  }

  @Test func aTruncatedBookIsDamaged() throws {
    do {
      let book = try shelf.open()
      try book.change { change in
        for number in 0..<500 { try book.add(change, "unit", ["title": .text("unit \(number)")]) }
      }
    }
    let whole = shelf.read()
    for count in [50, 101, 1000, 4096, 8192, whole.count / 2, whole.count - 4096, whole.count - 1] {
      shelf.write(Array(whole.prefix(count)), to: "cut.book")
      #expect(reason { _ = try shelf.open(name: "cut.book") } == .damaged, "\(count) bytes")
    }
  }

  @Test func onlyReading() throws {
    let writer = try shelf.open()
    try writer.change { try writer.add($0, "unit", ["title": .text("IT")]) }
    let book = try shelf.open(isReadOnly: true)
    let id = RecordID(kind: 1, number: 1)
    #expect(
      reason { _ = try book.change { try book.add($0, "unit", ["title": .text("x")]) } }
        == .readOnly)
    #expect(
      reason { _ = try book.change { try book.set($0, id, ["title": .text("x")]) } } == .readOnly)
    #expect(reason { try book.change { try $0.remove(id) } } == .readOnly)
    let unit = try #require(book.schema.kind("unit"))
    #expect(
      reason {
        try book.change { change in
          try book.define(.text("motto", "h"), of: unit, in: change)
        }
      } == .readOnly)
    #expect(reason { try book.connection.execute("DELETE FROM unit") } == .readOnly)
    #expect(try book.ask("units | show title") == "IT")
  }

  @Test(.enabled(if: getuid() != 0))
  func aFileThatMayNotBeWritten() throws {
    do { _ = try shelf.open() }
    chmod(shelf.path(), 0o400)
    #expect(reason { _ = try shelf.open() } == .readOnly)
    #expect(try shelf.open(isReadOnly: true).ask("units | count") == "0")
    chmod(shelf.path(), 0)
    #expect(reason { _ = try shelf.open() } == .cannotOpen)
  }

  @Test func aBookOfANewerProgramIsRefused() throws {
    func newer(_ name: String, _ statement: String) throws -> BookError.Reason? {
      do { _ = try shelf.open(name: name) }
      do {
        let connection = try Connection(path: shelf.path(name), isReadOnly: false) { false }
        try connection.execute(statement)
      }
      let before = shelf.read(name)
      let found = reason { _ = try shelf.open(name: name) }
      #expect(shelf.read(name) == before, "\(name) was changed")
      return found
    }
    let marked = "; UPDATE setting SET value = 'other' WHERE name = 'fingerprint'"
    #expect(try newer("format.book", "PRAGMA user_version = 99") == .newer)
    #expect(
      try newer(
        "column.book",
        "ALTER TABLE unit ADD COLUMN colour TEXT" + marked
          + "; UPDATE layout SET definition = '' WHERE \"table\" = 'unit'") == .newer)
    #expect(
      try newer(
        "table.book",
        "CREATE TABLE risk (id INTEGER) STRICT; INSERT INTO layout VALUES ('risk', 'x')" + marked)
        == .newer)
    #expect(
      try newer(
        "type.book",
        "INSERT INTO custom_field VALUES ('unit', 'x', 'money(EUR)', 0, '', 0, 1, NULL)")
        == .newer)
  }

  @Test func aChoiceThatThisProgramDoesNotKnowIsANewerProgram() throws {
    var kinds = Schema.standard.kinds
    kinds[0].fields[1].type = .choice(["business", "it", "both"])
    do {
      let book = try shelf.open(Schema(kinds: kinds))
      try book.change {
        try book.add($0, "unit", ["title": .text("x"), "side": .text("both")])
      }
    }
    let before = shelf.read()
    #expect(reason { _ = try shelf.open() } == .newer)
    #expect(shelf.read() == before)
    #expect(try shelf.open(Schema(kinds: kinds)).ask("units | show side") == "both")
  }
}
