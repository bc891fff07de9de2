import Foundation
import Samples
import Testing

/// A dry run does everything, each line seeing what those before it did, and keeps nothing.
@Suite struct DryRunTests {
  private static let lines = "add unit \"Legal\"\nunits | count\nundo\nunits | count\n"

  private static let shown = """
    added unit legal (dry run: not kept)
    count
    ─────
        4
    took back step 2: add unit "Legal" (dry run: not kept)
    count
    ─────
        3

    """

  @Test func linesSeeWhatThoseBeforeThemDid() throws {
    let program = try Program.onSampleBook()
    let before = try program.folder.bytes("test.book")
    #expect(program.run(["--dry-run"], input: Self.lines).shown == Self.shown)
    #expect(program.run(["--dry-run", "-c", Self.lines]).shown == Self.shown)
    let loop = "for each p in (promises where overdue)\n  move $p due +1w\nend\n"
    #expect(
      program.run(["--dry-run"], input: loop).shown == "changed 1 promise (dry run: not kept)\n")
    #expect(try program.folder.bytes("test.book") == before)
  }

  @Test func aBookThatIsNotThereIsNotMade() throws {
    let program = try Program()
    let run = program.run(["--dry-run", "-c", "add unit \"Legal\"; units | count"])
    #expect(run.output == "count\n─────\n    1\n")
    #expect(try program.run(script: "add unit \"Legal\"\n", ["--dry-run"]).status == 0)
    #expect(program.run(["--dry-run"], input: "open \"x.book\"\nadd unit \"A\"\n").status == 0)
    #expect(!FileManager.default.fileExists(atPath: program.folder.path("test.book")))
    #expect(!FileManager.default.fileExists(atPath: "x.book"))
  }

  @Test func messagesSpeakOfTheBookItself() throws {
    let program = try ErrorGallery.program()
    for book in ["foreign.book", "newer.book", "cut.book", "damaged.book"] {
      let path = program.folder.path(book)
      let wanted = program.run(["-c", "add unit \"A\"", path])
      let run = program.run(["--dry-run", "-c", "add unit \"A\"", path])
      #expect(run.errors == wanted.errors && run.status == wanted.status, "\(book)")
    }
  }
}
