import Book
import Domain
import Foundation
import Output
import Query
import Samples
import Terminal
import Testing

@testable import Shell

/// Completion on books of real size, brought in by `scripts/imports`. `RAPPORT_DATA` names the folder
/// that holds the data sets; without it there is nothing to test on.
@Suite(
  .serialized,
  .enabled(if: ProcessInfo.processInfo.environment["RAPPORT_DATA"] != nil))
struct RealBookCompletionTests {
  private static let sets = [
    ("rust-project-goals", "rust-project-goals"), ("kubernetes-sigs", "kubernetes-sigs"),
    ("kubernetes-keps", "kubernetes-keps"), ("canada-2021", "canada-2021-mandate-commitments"),
  ]

  private func session(_ name: String, _ folder: String) throws -> (Session, Program) {
    let program = try Program()
    let data = ProcessInfo.processInfo.environment["RAPPORT_DATA"] ?? ""
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../scripts/imports/\(name).rap").standardized.path
    let run = program.run(["run", script, "folder=\(data)/\(folder)"])
    try #require(run.status == 0, "\(run.errors)")
    let session = Session(
      book: try Book(path: program.folder.path("test.book")),
      io: Streams(output: ByteSink(), errors: ByteSink()), options: .init(),
      clock: Clock(fixed: Day(iso: SampleBook.today)))
    session.options.isInteractive = true
    return (session, program)
  }

  @Test(arguments: sets)
  func everyRecordIsFoundByWhatOneWouldType(name: String, folder: String) throws {
    let (session, program) = try session(name, folder)
    defer { withExtendedLifetime(program) {} }
    let completer = Completer(environment: session.environment)
    func offered(_ line: String) -> [String] {
      completer.complete(line, at: line.utf8.count).candidates.map(\.text)
    }
    var count = 0
    for kind in session.book.schema.kinds {
      for record in try session.book.records(prefix: "", kinds: [kind], limit: 25) {
        count += 1
        let half = String(record.handle.prefix(max(2, record.handle.count * 2 / 3)))
        #expect(offered("show \(kind.name):\(half)").contains(record.handle), "\(record)")
        #expect(offered("show \(kind.name):\(record.handle)").first == record.handle)
        if kind.isNamed, record.handle.count > 8 {
          // Two letters changed places.
          var letters = Array(record.handle)
          letters.swapAt(4, 5)
          #expect(!offered("show \(kind.name):\(String(letters))").isEmpty, "\(record)")
        }
        let word = record.title.split(separator: " ").first { $0.allSatisfy(\.isLetter) } ?? ""
        if word.count > 3, word.allSatisfy(\.isASCII) {
          #expect(!offered("show \(kind.name):\(word)").isEmpty, "\(record)")
          if record.title.hasPrefix(word), record.title.count <= 100, !record.title.contains("\"") {
            let found = offered("\(kind.plural) where title = \"\(word)")
            #expect(found.contains(record.title + "\""), "\(record)")
          }
        }
      }
    }
    #expect(count >= 50)
  }

  /// Nothing fails at any place of any line, and it is quick; how quick is printed.
  @Test(arguments: sets)
  func everyBeginningOfEveryLine(name: String, folder: String) throws {
    let (session, program) = try session(name, folder)
    defer { withExtendedLifetime(program) {} }
    let assistant = Assistant(session, environment: [:])
    var lines: [String] = []
    for kind in session.book.schema.kinds {
      guard let record = try session.book.records(prefix: "", kinds: [kind], limit: 1).first else {
        continue
      }
      let fields = kind.fields.prefix(6).map(\.name)
      lines += [
        "\(kind.plural) where title ~ \"a\" and \(fields.last ?? "title") != none",
        "\(kind.plural) | sort \(fields[0]) desc | show \(fields.joined(separator: ", "))",
        "set \(record.handle) \(fields[0]) \"x\"; show \(kind.name):\(record.handle)",
      ]
      for field in kind.fields {
        if case .text = field.type { lines.append("\(kind.plural) where \(field.name) = \"the") }
      }
    }
    var times: [(UInt64, String)] = []
    for line in lines {
      for end in line.indices {
        let head = String(line[...end])
        let start = Deadline.now
        let offer = assistant.completion(of: head, at: head.utf8.count)
        times.append((Deadline.now - start, head))
        #expect(offer.replace.upperBound <= head.utf8.count)
        _ = assistant.styles(of: head)
      }
    }
    times.sort { $0.0 > $1.0 }
    let slowest = times.prefix(3).map { "\($0.0 / 1_000_000) ms at `\($0.1)`" }
    Swift.print("\(name): \(times.count) places; slowest \(slowest.joined(separator: "; "))")
    #expect(times.count > 500)
  }
}
