import Book
import Domain
import Language
import Output
import Query
import Samples
import Testing

@testable import Shell

/// A prompt goes on asking exactly as long as nothing is wrong: it never takes half an input for a
/// mistake, and never waits for the end of one that no ending could mend.
@Suite struct PrefixTests {
  /// A session on a copy of the sample book.
  private static func session(_ program: Samples.Program) throws -> Session {
    let book = try Book(path: program.folder.path("test.book"))
    let session = Session(
      book: book, io: Streams(output: ByteSink(), errors: ByteSink()), options: .init(),
      clock: Clock(fixed: .init(iso: SampleBook.today)))
    session.options.isInteractive = true
    return session
  }

  private static let lines =
    ExampleTests.all.map(\.text) + SampleBook.script.split(separator: "\n").map(String.init)

  @Test func everyPrefixIsWholeOrUnfinished() {
    for line in Self.lines {
      for index in line.unicodeScalars.indices {
        let source = SourceText(name: "prefix", String(line.unicodeScalars[..<index]))
        let problems = Parser.parse(source, blocks: Command.blocks).1
        let definite = problems.filter { !$0.isIncomplete }
        // A word cut short may be no word yet: `+2` of `+2w`, `{$` of `{$name}`.
        let isInside = definite.allSatisfy { $0.span.upper == source.bytes.count }
        #expect(isInside, "\(source.text(Span(0, source.bytes.count)))")
      }
    }
  }

  /// A line may be broken wherever a bracket, a text or a block is open, or where an operator, a
  /// comma or `|` ends what was typed.
  @Test func whatIsOpenIsNeverRefused() throws {
    let program = try Samples.Program.onSampleBook()
    let session = try Self.session(program)
    session.variables["n"] = Variable(.number(3), .number)
    for line in Self.lines {
      for cut in Self.cuts(in: line) {
        let typed = SourceText(name: "prompt", String(line.utf8.prefix(cut)) ?? "")
        let (_, problems) = Parser.parse(typed, blocks: Command.blocks)
        let ended = SourceText(name: "prompt", "\(String(line.utf8.prefix(cut)) ?? "")\n;end")
        // A line that lacks nothing but the `end` of its block is whole and may be wrong.
        guard !problems.isEmpty, !Parser.parse(ended, blocks: Command.blocks).1.isEmpty else {
          continue
        }
        #expect(session.isIncomplete(typed), "\(String(line.utf8.prefix(cut)) ?? "")")
      }
    }
  }

  /// The ends of tokens, in bytes.
  private static func cuts(in line: String) -> [Int] {
    let bytes = Array(line.utf8)
    return (1..<max(bytes.count, 1)).filter { bytes[$0] == 0x20 }
  }

  /// Each is wrong before what is left open.
  private static let hopeless = [
    "prommises where (", "promises where (overdu", "promises whre (overdue",
    "promises where overdu and (",
    "promises | srot (", "promises | where (overdu", "promises | show titel, count(",
    "promises | show title | sortt (", "promises where title = it and (overdue",
    "promises where status = opn or (", "promises where by = danna and (",
    "promises where due < tomorow and (", "promises where by.titel = (", "promises where lates(",
    "promises where due.by = (", "promises where no overdue and (", "promises where title and (",
    "promises where (overdue and (kep", "people where count(promisess",
    "people where count(promises whre",
    "units | show count(promises) as n, (", "goals | summarize sum(target) per (statuss",
    "goals | summarize averge(", "goals | count pr (", "promises as of stepp (",
    "promises on someday where (",
    "promises where to within marketting and (", "goals where target + title > (",
    "goals where owner < dana-reyes and (", "goals where title ~ 5 and (",
    "say (", "say 5 \"", "say it \"", "say \"a\" \"b", "add unti \"", "add person \"A\" inn (",
    "add person \"A\" in nowhere role \"", "add person \"A\" acumen 9 role \"",
    "add goal \"A\" due soon measure \"",
    "add goal \"A\" target high measure \"", "add reading \"A",
    "add unit \"A\" side busines mission \"",
    "add unit \"A\" \"B", "add unit \"A\" handle Big mission \"",
    "add unit \"A\" mission \"a\" mission \"",
    "promise \"A\" by nobody to (", "promise \"A\" by it too (",
    "promise \"A\" by it to sales status \"",
    "set lead-ruter title \"", "set lead-router titel \"", "set p1 status (",
    "set (promisses where (",
    "set (promises where overdu) due (", "set (promises | count) due (",
    "set p1, dana-reyes title \"",
    "link lead-router wth (", "link lead-rooter with (", "link lead-router with nobody, (",
    "unlink lead-router of (", "remove (promisses where (", "rename lead-router \"",
    "rename p99 \"",
    "move p99 due (", "move p1 to (", "keep p1 because \"", "keep p99 on (", "break p1 becuse \"",
    "decline crm-upgrade why \"", "clarify nothing for (", "clarify crm-upgrade four (",
    "accept crm-upgrade az \"", "accept faster-quotes as \"A\" leader (",
    "define field x of nothing choice (",
    "define filed \"", "define field x of goals numbr help \"",
    "let = (", "let x (", "let x = (promisses", "let x = (promises where overdu | ",
    "me nobody; say \"",
    "for p in (promises)", "for each p in (promisses)", "for each p of (promises)",
    "for each p in promises \"",
    "for each p in (promises)\nsayy \"a\"", "for each p in (promises)\nsay \"{$q}\"",
    "for each p in (promises)\nsay 5",
    "for each p in (promises)\nset $p titel \"a\"", "for each p in (promises)\nif $p.overdu",
    "if (units | count)", "if overdue", "if (unitz | count) = 1",
    "if (units | count) = 1\nsayy \"a\"",
    "if (units | count) = 1\nsay \"a\"\nelse if (unitz | count) = 1", "expect (units | coutn) = (",
    "expect units = (", "run (", "run \"a.rap\" wiht (", "import (", "import \"a.csv\" in \"",
    "import \"a.csv\" into nothing map title = \"", "import \"a.csv\" into people map titel = \"",
    "export promisses to \"", "export (promisses) to \"", "export promises too \"", "open (",
    "explain prommises | (", "explain promises where overdu and (", "help where | (", "quit (",
    "promises ; unitz where (", "$nobody | where (", "\"promises\" (",
  ]

  @Test func whatNothingCouldMendIsToldAtOnce() throws {
    let session = try Self.session(Samples.Program.onSampleBook())
    #expect(Self.hopeless.count >= 100)
    var open = 0
    for line in Self.hopeless {
      let source = SourceText(name: "prompt", line)
      let problems = Parser.parse(source, blocks: Command.blocks).1
      if problems.contains(where: \.isIncomplete) { open += 1 }
      #expect(!session.isIncomplete(source), "\(line)")
      // And it is told, not taken for something to be run.
      #expect(throws: Failure.self, "\(line)") { try session.runEntry(source) }
    }
    #expect(open >= 60)
  }
}
