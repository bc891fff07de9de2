import Book
import Domain
import Output
import Query
import Samples
import Synchronization
import Terminal
import Testing

@testable import Shell

/// What is asked of the book while somebody types takes its time from one purse for each key.
@Suite struct DeadlineTests {
  /// A clock that the test moves, and that may move with each look at it.
  private final class Hands: Sendable {
    let now = Atomic<UInt64>(1)
    let step = Atomic<UInt64>(0)

    func move(milliseconds: UInt64) {
      now.add(milliseconds * 1_000_000, ordering: .relaxed)
    }

    func look() -> UInt64 {
      now.add(step.load(ordering: .relaxed), ordering: .relaxed).oldValue
    }
  }

  private let hands = Hands()
  private let deadline: Deadline

  init() { deadline = Deadline { [hands] in hands.look() } }

  @Test func theTimeOfAKeyIsShared() {
    deadline.allow(milliseconds: 50) {
      hands.move(milliseconds: 30)
      #expect(!deadline.isOver)
    }
    deadline.allow(milliseconds: 50) {
      hands.move(milliseconds: 19)
      #expect(!deadline.isOver)
      hands.move(milliseconds: 2)
      #expect(deadline.isOver)
    }
    #expect(!deadline.isOver, "nobody types, so that nothing ends")
    deadline.allow(milliseconds: 50) {
      hands.move(milliseconds: 1)
      #expect(deadline.isOver)
    }
    deadline.renew()
    deadline.allow(milliseconds: 50) {
      hands.move(milliseconds: 49)
      #expect(!deadline.isOver)
    }
  }

  @Test func withinOneTheOuterCounts() {
    deadline.allow(milliseconds: 50) {
      hands.move(milliseconds: 40)
      deadline.allow(milliseconds: 50) {
        hands.move(milliseconds: 11)
        #expect(deadline.isOver)
      }
      #expect(deadline.isOver)
    }
    deadline.renew()
    #expect(!deadline.isOver)
  }

  /// However slow the book is: the words of the language are there, records are not waited for, and
  /// the next key has its own time.
  @Test func whatIsKnownIsOffered() throws {
    let program = try Program.onSampleBook()
    let session = Session(
      book: try Book(path: program.folder.path("test.book")),
      io: Streams(output: ByteSink(), errors: ByteSink(), deadline: deadline), options: .init(),
      clock: Clock(fixed: Day(iso: SampleBook.today)))
    session.options.isInteractive = true
    let assistant = Assistant(session, environment: [:])
    func offered(_ line: String) -> [String] {
      assistant.completion(of: line, at: line.utf8.count).candidates.map(\.text)
    }
    assistant.heardKey()
    #expect(offered("keep p").contains("p1"))

    // With each look a second goes by.
    hands.step.store(1_000_000_000, ordering: .relaxed)
    assistant.heardKey()
    #expect(offered("keep p").isEmpty)
    #expect(offered("promises where over").contains("overdue"))
    #expect(assistant.signature(of: "add unit ", at: 9) != nil)
    #expect(!assistant.styles(of: "keep p1 on today").isEmpty)

    // What the colours took is not there any more for completion.
    hands.step.store(0, ordering: .relaxed)
    #expect(offered("keep p").isEmpty)
    assistant.heardKey()
    #expect(offered("keep p").contains("p1"))
  }

  /// More records than are offered: what all of them begin with is not taken from the first ones.
  @Test func whatIsCutOffCountsForWhatAllBeginWith() throws {
    let program = try Program()
    try program.folder.write(
      "many.csv", "title\n" + (1...1500).map { "Person \($0)\n" }.joined())
    try program.folder.write(
      "more.csv", "title,by,to\n" + (1...2500).map { "A \($0),person-1,person-2\n" }.joined())
    let script = "import \"many.csv\" into people\nimport \"more.csv\" into promises\n"
    #expect(try program.run(script: script).status == 0)
    let book = try Book(path: program.folder.path("test.book"))
    func names(_ prefix: String, _ kind: String) throws -> [String] {
      let kind = try #require(book.schema.kind(kind))
      return try book.records(prefix: prefix, kinds: [kind], limit: 200).map(\.handle)
    }
    let people = try names("pers", "person")
    #expect(people.count == 200)
    #expect(people.first == "person-1" && people.last == "person-999")
    let promises = try names("p", "promise")
    #expect(promises.count == 200)
    #expect(promises.first == "p2500" && promises.last == "p1")
    #expect(try names("person-14", "person").count == 111)

    let session = Session(
      book: book, io: Streams(output: ByteSink(), errors: ByteSink()), options: .init(),
      clock: Clock(fixed: Day(iso: SampleBook.today)))
    let completer = Completer(environment: session.environment)
    let found = completer.complete("show p", at: 6).candidates.map(\.text)
    #expect(found.contains("person-1") && found.contains("person-999"))
    #expect(found.contains("p2500") && found.contains("p1"))
  }
}
