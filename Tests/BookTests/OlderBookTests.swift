import Domain
import Foundation
import Query
import Testing

@testable import Book

/// Books that earlier programs made open, are brought up to date, and say what they said then. Each is
/// a dump of a book in `Older`, named for what was new in the program after it.
@Suite struct OlderBookTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Older")

  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".sql") }.sorted()

  private func made(_ name: String, on shelf: Shelf) throws {
    let text = try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
    let connection = try Connection(path: shelf.path(), isReadOnly: false) { false }
    try connection.execute("PRAGMA foreign_keys = OFF")
    try connection.execute("PRAGMA journal_mode = WAL")
    try connection.execute(text)
    try connection.execute("PRAGMA application_id = \(Bookkeeping.applicationID)")
    let format = text.firstMatch(of: /-- format (\d+)/)?.1 ?? "1"
    try connection.execute("PRAGMA user_version = \(format)")
  }

  @Test func thereAreSome() { #expect(Self.names.count >= 8) }

  @Test(arguments: names) func opensAndSaysWhatItSaid(_ name: String) throws {
    let shelf = Shelf()
    try made(name, on: shelf)
    #expect(reason { _ = try shelf.open(isReadOnly: true) } == .readOnly)
    let book = try shelf.open()
    var faults: [Fault] = []
    try book.faults { faults.append($0) }
    #expect(faults == [])
    #expect(try book.ask("units | show handle, in, side") == "it,–,it / sales,–,business")
    #expect(try book.ask("units as of step 1 | show handle") == "it / marketing")
    #expect(try book.ask("people | show handle, in, acumen") == "dana-reyes,sales,4")
    #expect(
      try book.ask("promises | show handle, title, by, status, with")
        == "p1,Field list,it,kept,[\"dana-reyes\",\"it\"]")
    #expect(try book.ask("promises as of step 2 | show status, with") == "open,[\"dana-reyes\"]")
    #expect(try book.ask("goals | show handle, of, budget") == "growth,[\"sales\"],7.5")
    #expect(try book.ask("goals as of step 5 | show budget") == "–")
    #expect(try book.ask("drivers as of step 2 | count") == "1")
    #expect(try book.ask("drivers | count") == "0")
    #expect(try book.ask("log | count") == "8")
    let newest = try book.newestStep()
    let session = try book.integer("SELECT ifnull(max(session), 0) + 1 FROM step")
    // What was done long ago can be taken back, and new steps follow.
    try book.change { try book.revert([7], in: $0) }
    #expect(try book.ask("drivers | show title, of") == "Waits,sales")
    #expect(
      try book.ask("log where step > \(newest) | show step, session, undoes") == "9,\(session),7")
    let layout = try book.integer("PRAGMA schema_version")
    #expect(try shelf.open().integer("PRAGMA schema_version") == layout)
    #expect(try shelf.open(isReadOnly: true).ask("units | count") == "2")
  }
}
