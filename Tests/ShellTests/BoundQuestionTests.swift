import Book
import Domain
import Language
import Output
import Query
import Samples
import Testing

@testable import Shell

/// A question that is asked again is answered from what the book holds then.
@Suite struct BoundQuestionTests {
  private let program: Samples.Program
  private let output = ByteSink()
  private let session: Session

  init() throws {
    program = try Samples.Program()
    let script = """
      add unit "Alpha"
      add unit "Gamma"
      add person "Ann" in alpha acumen 4
      add person "Gus" in gamma
      """
    try #require(program.run(script: script).status == 0)
    session = try Self.session(program, output)
  }

  private static func session(_ program: Samples.Program, _ output: ByteSink) throws -> Session {
    var options = Session.Options()
    options.format = .csv
    return Session(
      book: try Book(path: program.folder.path("test.book")),
      io: Streams(output: output, errors: ByteSink()), options: options,
      clock: Clock(fixed: .init(iso: SampleBook.today)))
  }

  private func run(_ line: String) throws {
    try session.runEntry(SourceText(name: "standard input", line))
  }

  /// The rows of an answer without their heading.
  private func answer(_ question: String) throws -> [String] {
    let before = output.text.count
    try run(question)
    return output.text.dropFirst(before).split(separator: "\n").dropFirst().map(String.init)
  }

  private let people = "people where in = alpha | show handle"

  @Test func aChangeOfOnesOwnIsSeen() throws {
    for _ in 1...3 { #expect(try answer(people) == ["ann"]) }
    try run("rename alpha beta")
    try run("rename gamma alpha")
    for _ in 1...3 { #expect(try answer(people) == ["gus"]) }
    try run("undo")
    #expect(throws: Failure.self) { try answer(people) }
    try run("undo")
    #expect(try answer(people) == ["ann"])
  }

  @Test func aChangeOfAnotherIsSeen() throws {
    let other = try Self.session(program, ByteSink())
    for _ in 1...3 { #expect(try answer(people) == ["ann"]) }
    for line in ["rename alpha beta", "rename gamma alpha"] {
      try other.runEntry(SourceText(name: "standard input", line))
    }
    #expect(try answer(people) == ["gus"])
    try other.runEntry(
      SourceText(name: "standard input", "define field room of people text help \"where\""))
    #expect(try answer("people where in = alpha | show handle, room") == ["gus,"])
  }

  @Test func whatWasTakenBackIsNotSeen() throws {
    struct GivenUp: Error {}
    #expect(try answer(people) == ["ann"])
    #expect(throws: GivenUp.self) {
      try session.step(session.note("a test")) { _ in
        try run("rename alpha beta")
        try run("rename gamma alpha")
        #expect(try answer(people) == ["gus"])
        throw GivenUp()
      }
    }
    #expect(try answer(people) == ["ann"])
  }

  @Test func variablesViewsAndTheRoomAreNotRemembered() throws {
    try run("let who = ann")
    #expect(try answer("people where handle = $who.handle | show handle") == ["ann"])
    try run("let who = gus")
    #expect(try answer("people where handle = $who.handle | show handle") == ["gus"])
    let missing = "gaps where record = gamma | show gap"
    let before = try answer(missing)
    #expect(try answer(missing) == before)
    try run("add driver \"Speed\" of gamma type need basis stated")
    #expect(try answer(missing) != before)
    let acumen = "people where acumen = 4 | show handle"
    #expect(try answer(acumen) == ["ann"])
    session.isRoomOn = true
    #expect(throws: Failure.self) { try answer(acumen) }
    session.isRoomOn = false
    #expect(try answer(acumen) == ["ann"])
  }

  /// The same question at another place of a source, with a file that cannot be written.
  @Test func anErrorIsWhereItStands() throws {
    for line in ["units | save \"no/units.csv\"", "units | count; units | save \"no/units.csv\""] {
      let error = #expect(throws: Failure.self) { try run(line) }
      let place = try #require(error?.diagnostics.first?.span.lower)
      #expect(line.utf8.dropFirst(place).starts(with: "\"no/".utf8), "\(line)")
    }
  }

  /// References by their ids and by joins come to the same in a file, also as things were.
  @Test func anExportTellsHandlesAsTheyWere() throws {
    func exported(_ question: String) throws -> String {
      let path = program.folder.path("out.csv")
      try run("export (\(question)) to \"\(path)\"")
      return String(decoding: try program.folder.bytes("out.csv"), as: UTF8.self)
    }
    try run("rename alpha beta")
    let now = try exported("people where handle = \"ann\"")
    #expect(now.contains("\nann,Ann,beta,"))
    let then = try exported("people as of step 1 where handle = \"ann\"")
    #expect(then.contains("\nann,Ann,alpha,"))
  }

  /// Of a view that is asked for one grouping, the others are not reckoned; the rows are the same.
  @Test(arguments: ["promiser", "promisee", "pair", "quarter"])
  func oneGroupingIsOneOfAll(per: String) throws {
    let sample = try Samples.Program.onSampleBook()
    let rows = "| show per, by, to, quarter, n, kept, open"
    let all = sample.ask("reliability | where per = \(per) \(rows)")
    #expect(all.split(separator: "\n").count > 1)
    for condition in [
      "per = \(per)", "n >= 0 and per = \(per)", "per = \(per) and n >= 0",
      "not per != \(per)", "per = \(per) or per = \(per)", "per in (\(per))",
    ] {
      #expect(sample.ask("reliability where \(condition) \(rows)") == all, "\(condition)")
    }
    let both = sample.ask("reliability where per = \(per) or per = quarter \(rows)")
    #expect(both == sample.ask("reliability | where per in (\(per), quarter) \(rows)"))
    #expect(sample.ask("reliability where per = \(per) and per = pairs | count").isEmpty)
  }
}
