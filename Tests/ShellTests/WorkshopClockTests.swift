import Book
import Domain
import Language
import Output
import Samples
import Terminal
import Testing

@testable import Shell

/// A workshop beside a clock that the test moves.
@Suite struct WorkshopClockTests {
  private final class Hand: @unchecked Sendable {
    var now: Int64 = 1_795_000_000_000
    func pass(minutes: Double) { now += Int64(minutes * 60_000) }
  }

  /// What is typed, and what is shown below the line while it is.
  private final class Desk {
    let hand = Hand()
    var countdown: Countdown?
    var timeIsUp: (() -> String)?
    /// Each is done when a line is asked for, and types one.
    var moves: [(Desk) -> String?] = []
    var status: String { countdown?.words(at: hand.now) ?? "" }
    var style: Style? { countdown?.style(at: hand.now) }
  }

  private static let script = """
    workshop "Pulse" privacy named
    statement "IT hears us"
    block "Before" minutes 10 mode open prompt "Listen."
    end
    block "Your view" minutes 5 mode blind accept score reveal time-out prompt "As you see it."
    end
    block "After" minutes 10 mode open prompt "Talk."
    end
    """

  /// - Returns: what was said.
  private static func lead(_ moves: [(Desk) -> String?]) throws -> String {
    let program = try Samples.Program()
    let made = try program.run(
      script: """
        add unit "Sales"
        add person "Ada Moss" in sales handle ada
        add person "Ben Ito" in sales handle ben
        """)
    #expect(made.status == 0, "\(made.shown)")
    try program.folder.write("pulse.rap", script)
    let desk = Desk()
    // Before the first block everybody reads what they are told.
    desk.moves = [{ _ in "" }] + moves
    var said = ""
    let sink = ByteSink { bytes throws(OutputError) in
      said += String(decoding: bytes, as: UTF8.self)
    }
    let streams = Streams(output: sink, errors: sink)
    streams.countdown = { (desk.countdown, desk.timeIsUp) = ($0, $1) }
    let ask: (String) throws -> String? = { _ in
      desk.moves.isEmpty ? nil : desk.moves.removeFirst()(desk)
    }
    (streams.ask, streams.askBlind) = (ask, ask)
    var clock = Clock(fixed: .init(iso: SampleBook.today))
    clock.moment = { [hand = desk.hand] in hand.now }
    let session = Session(
      book: try Book(path: program.folder.path("test.book")), io: streams,
      options: .init(isInteractive: true), clock: clock)
    try session.runSession(
      SourceText(name: program.folder.path("pulse.rap"), script), given: ["with": "sales"])
    #expect(desk.moves.isEmpty, "the workshop ended early: \(said)")
    return said
  }

  @Test func coloursTellAFifthAndATwentiethOfTheTime() throws {
    _ = try Self.lead([
      { desk in
        #expect(desk.status == " 10:00 left " && desk.style == .reversed)
        desk.hand.pass(minutes: 7.9)
        #expect(desk.status == " 2:06 left " && desk.style == .reversed)
        desk.hand.pass(minutes: 0.1)
        #expect(desk.style == .reversed.with(.yellow))
        desk.hand.pass(minutes: 1.4)
        #expect(desk.status == " 0:36 left " && desk.style == .reversed.with(.yellow))
        desk.hand.pass(minutes: 0.1)
        #expect(desk.style == .reversed.with(.red))
        desk.hand.pass(minutes: 1)
        #expect(desk.status == " -0:30 left " && desk.style == .reversed.with(.red))
        return "stop"
      }
    ])
  }

  @Test func aheadOfThePlanAndBehindIt() throws {
    _ = try Self.lead([
      { desk in
        desk.hand.pass(minutes: 7)
        return "next"
      },
      { desk in
        #expect(desk.status == " 5:00 left · 3 min ahead of the plan ")
        return "back"
      },
      { desk in
        desk.hand.pass(minutes: 5)
        return "next"
      },
      { desk in
        #expect(desk.status == " 5:00 left · 2 min behind the plan ")
        // While the clock stands no time passes, and minutes that are added are there.
        desk.hand.pass(minutes: 1)
        return "pause"
      },
      { desk in
        #expect(desk.status.isEmpty)
        desk.hand.pass(minutes: 30)
        return "pause"
      },
      { desk in
        #expect(desk.status == " 4:00 left · 2 min behind the plan ")
        return "add 3"
      },
      { desk in
        #expect(desk.status == " 7:00 left · 2 min behind the plan ")
        return "stop"
      },
    ])
  }

  /// When time is up the answers that are in are locked and shown, and late ones stay out.
  @Test func timeOutLocksAndReveals() throws {
    let said = try Self.lead([
      { _ in "next" },
      { _ in "cards" },
      { _ in "ada" }, { _ in "4" }, { _ in "" },
      { desk in
        desk.hand.pass(minutes: 5)
        let words = desk.timeIsUp?() ?? ""
        #expect(words.hasPrefix("Time is up."), "\(words)")
        #expect(words.contains("Locked: 1 of 2 answered. Late answers stay out."), "\(words)")
        #expect(words.contains("IT hears us"), "\(words)")
        return "enter ben"
      },
      { _ in "stop" },
    ])
    #expect(said.contains("This block is locked: late answers stay out."), "\(said)")
  }
}
