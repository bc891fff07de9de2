import Foundation
import Samples
import Testing

/// Several programs on one book.
@Suite(.serialized) struct ManyAtOnceTests {
  @Test func eightWritersLoseNothing() throws {
    let program = try Program()
    let count = times("RAPPORT_SHARED_STEPS", 20)
    let book = program.folder.path("test.book")
    // The book is made by all of them at once, too.
    let writers = try (0..<8).map { writer in
      try Running(
        program, [book],
        input: (0..<count).map { "add unit \"w\(writer) n\($0)\" mission \"\(writer)\"" }
          .joined(separator: "\n"))
    }
    var longest = 0.0
    while program.ask("log | count").isEmpty { Thread.sleep(forTimeInterval: 0.02) }
    for _ in 0..<20 {
      // Who reads sees whole steps only: one unit each.
      let start = Date()
      let found = program.ask("log | summarize count, sum(added), max(step)")
      longest = max(longest, Date().timeIntervalSince(start))
      let numbers = Set(found.split(separator: "\n").last?.split(separator: ",") ?? [])
      #expect(numbers.count == 1, "\(found)")
    }
    for writer in writers {
      let (status, _, said) = try writer.end()
      #expect(status == 0, "\(said)")
      #expect(!said.contains("error"), "\(said)")
      #expect(said.reportedSteps.count == count)
    }
    #expect(program.steps == "count\n\(8 * count)\n")
    #expect(program.ask("units | count") == "count\n\(8 * count)\n")
    #expect(
      program.ask("log | summarize max(step) as last") == "last\n\(8 * count)\n")
    #expect(
      program.ask("log | count per session | count") == "count\n8\n",
      "each program is a session of its own")
    #expect(program.run(["-c", "check book"]).status == 0)
    print("the longest read took \(Int(longest * 1000)) ms beside eight writers")
  }

  /// Many make the same new book: one does, the others wait, and all work.
  @Test func aBookThatManyMakeAtOnce() throws {
    for round in 0..<times("RAPPORT_MAKERS", 3) {
      let program = try Program()
      let makers = try (0..<6).map {
        try Running(program, ["-c", "add unit \"m\($0)\"", program.folder.path("test.book")])
      }
      for maker in makers {
        let (status, _, said) = try maker.end()
        #expect(status == 0, "round \(round): \(said)")
      }
      #expect(program.ask("units | count") == "count\n6\n")
    }
  }

  @Test func aBackupIsMadeWhileOthersWrite() throws {
    let program = try Program()
    let book = program.folder.path("test.book")
    #expect(program.run(["-c", "add unit \"First\""]).status == 0)
    let writer = try Running(
      program, [book],
      input: (0..<60).map { "add unit \"u\($0)\"" }.joined(separator: "\n"))
    for number in 0..<4 {
      let copy = program.folder.path("copy\(number).book")
      let made = program.run(["-c", "backup \"\(copy)\""])
      #expect(made.status == 0, "\(made.shown)")
      let checked = program.run([copy, "-c", "check book"])
      #expect(checked.status == 0, "\(checked.shown)")
      let counts = program.run([copy, "--format", "csv", "-c", "units | count; log | count"]).output
      #expect(Set(counts.split(separator: "\n")).count == 2, "\(counts)")
    }
    #expect(try writer.end().status == 0)
    #expect(!program.folder.names.contains { $0.hasSuffix(".part") })
  }
}
