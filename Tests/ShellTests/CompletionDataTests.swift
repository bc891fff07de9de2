import Book
import Domain
import Foundation
import Language
import Output
import Query
import Samples
import Terminal
import Testing

@testable import Shell

/// What is offered at each position of the grammar, for nothing typed, a beginning and a slip.
@Suite struct CompletionDataTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Completions.txt")

  private func session(_ program: Samples.Program) throws -> Session {
    let streams = Streams(output: ByteSink(), errors: ByteSink())
    let book = try Book(path: program.folder.path("test.book"))
    let today = try #require(Day(iso: SampleBook.today))
    let session = Session(book: book, io: streams, options: .init(), clock: Clock(fixed: today))
    session.options.isInteractive = true
    session.variables["late"] = Variable(.number(3), .number)
    session.variables["boss"] = Variable(
      .records(try book.records(handle: "dana-reyes", kinds: book.schema.kinds, asOf: nil)),
      .reference([try #require(book.schema.kind("person"))]))
    return session
  }

  /// A line of the file, `add go▏ => [go] goal`: the cursor, what it stands behind, and what must
  /// be offered, in this order; more may stand between, but nothing where nothing stands there.
  @Test func everyPosition() throws {
    let session = try session(Program.onSampleBook())
    let lines = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    #expect(lines.count > 90)
    for line in lines {
      let parts = String(line).components(separatedBy: " => [")
      let wanted = (parts.last ?? "").components(separatedBy: "] ")
      let before = parts[0].components(separatedBy: "▏")
      let offer = Completer(environment: session.environment)
        .complete(before.joined(), at: before[0].utf8.count)
      let typed = String(decoding: Array(before.joined().utf8)[offer.replace], as: UTF8.self)
      #expect(typed == wanted[0], "\(line)")
      let found = offer.candidates.map(\.text)
      let words = (wanted.last ?? "").split(separator: "|").map(String.init)
      var rest = found[...]
      for word in words {
        rest = rest.drop { $0 != word }
        #expect(rest.popFirst() != nil, "\(word) of \(line), offered: \(found.prefix(20))")
      }
      #expect(!words.isEmpty || found.isEmpty, "\(line), offered: \(found)")
    }
  }

  /// Every beginning of every line that is known: nothing fails, and what is offered fits the line.
  @Test func everyBeginningOfEveryExample() throws {
    let session = try session(Program.onSampleBook())
    let assistant = Assistant(session, environment: [:])
    let lines =
      ExampleTests.all.map(\.text)
      + SampleBook.script.split(separator: "\n").map { String($0.drop { $0 == " " }) }
    var count = 0
    for line in Set(lines) {
      for end in line.indices {
        let head = String(line[...end])
        let cursor = head.utf8.count
        let offer = assistant.completion(of: head, at: cursor)
        #expect(offer.replace.lowerBound >= 0 && offer.replace.upperBound <= cursor)
        #expect(!offer.candidates.contains { $0.text.isEmpty })
        count += 1
        // Each of these looks at the whole line: one in four shows what there is to see.
        guard count % 4 == 0 else { continue }
        for style in assistant.styles(of: head) {
          #expect(style.range.upperBound <= cursor && !style.range.isEmpty)
        }
        _ = assistant.signature(of: head, at: cursor)
        _ = assistant.suggestion(for: head, history: nil)
        if count % 32 == 0 { #expect(assistant.help(on: head, at: cursor)?.isEmpty == false) }
        _ = assistant.continuation(after: head)
      }
    }
    #expect(count > 5000)
  }

  @Test(arguments: [
    ("add unit \"Legal\" side business", "verb:add source:unit text:\"Legal\" field:side"),
    (
      "promises where by = sam-osei and due < +2w",
      "source:promises operation:where field:by operation:= handle:sam-osei operation:and field:due operation:< date:+2w"
    ),
    (
      "promises where by = sam-osie and overdue",
      "source:promises operation:where field:by operation:= operation:and field:overdue unknown:sam-osie"
    ),
    ("prommises where overdue ", "operation:where field:overdue unknown:prommises"),
    (
      "promises | sort due desc | first 5",
      "source:promises operation:| stage:sort field:due operation:desc operation:| stage:first number:5"
    ),
    ("say \"{$late}\" # all", "verb:say text:\"{$late}\" remark:# all"),
    ("keep p1 on today", "verb:keep handle:p1"),
    (
      "add goal \"X\" of markting due ",
      "verb:add source:goal text:\"X\" field:of field:due unknown:markting"
    ),
    (
      "goals | show title, count(initiatives where for = this) as work",
      "source:goals operation:| stage:show field:title operation:, operation:where field:for operation:= operation:as"
    ),
  ])
  func colours(line: String, wanted: String) throws {
    let session = try session(Program.onSampleBook())
    let tokens = LineTokens(line)
    let spans = try session.mistakesWhileTyping(tokens.source)
    let parts = Highlighter(environment: session.environment, mistakes: spans).parts(of: tokens)
    let found = parts.map { part in
      "\(part.1):\(String(decoding: Array(line.utf8)[part.0.lower..<part.0.upper], as: UTF8.self))"
    }
    #expect(found.joined(separator: " ") == wanted)
  }

  @Test(
    arguments: [
      ("add", nil), ("add ", "add KIND [\"TITLE\"] FIELD VALUE …"),
      ("add person \"A\" in ", "in: the unit the person mainly works in; a unit"),
      (
        "promise \"A\" ",
        "still needed!, or possible: by! · to! · with"
      ),
      ("promise \"A\" by it to sales ", "may follow: with · for"),
      ("keep ", "keep RECORDS, … [on DAY]"),
      ("promises ", "promises [as of DATE] [on DATE] [where CONDITION] | STAGE"),
      ("promises | sort ", "sort EXPRESSION [desc], …"), ("say \"a ", nil), ("# note ", nil),
      ("nonsense ", nil),
    ] as [(String, String?)])
  func signatures(line: String, wanted: String?) throws {
    let session = try session(Program.onSampleBook())
    let found = Signature(environment: session.environment).text(of: line, at: line.utf8.count)
    #expect(
      found == nil ? wanted == nil : found?.hasPrefix(wanted ?? "-") == true, "\(found ?? "")")
  }

  @Test(arguments: [
    ("promises where due", "due of promises: "), ("add goal \"X\" owner", "owner of goals: "),
    ("promises | sort", "sort, after `|`: "), ("add", "add: "), ("", "Rapport keeps a book"),
    ("set lead-router status", "status of initiatives: "), ("show", "show: "),
  ])
  func helpOnTheWordAtTheCursor(line: String, wanted: String) throws {
    let session = try session(Program.onSampleBook())
    let help = LineHelp(environment: session.environment).text(on: line, at: line.utf8.count)
    #expect(help.hasPrefix(wanted), "\(help)")
  }

  @Test(arguments: [
    ("for each p in (promises", "for ("), ("say \"a", "\""), ("goals |", "|"),
    ("goals where due <", "<"), ("if (units | count) > 1\nsay \"x\"", "if"),
    ("for each p in (goals)\nsay \"x\"\nend", ""), ("units", ""), ("goals | show title,", ","),
  ])
  func whatIsOpen(line: String, wanted: String) {
    #expect(LineTokens(line).open.joined(separator: " ") == wanted)
  }

  @Test func aTimeThatIsOverEndsTheAsking() throws {
    let session = try session(Program.onSampleBook())
    let offer = session.io.deadline.allow(milliseconds: 0) {
      let deadline = session.io.deadline
      return Completer(environment: session.environment) { deadline.isOver }.complete(
        "keep ", at: 5)
    }
    #expect(offer.candidates.isEmpty)
    #expect(!session.io.deadline.isOver)
  }
}
