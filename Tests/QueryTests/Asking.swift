import Book
import Domain
import Language
import Query

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

let today = Day(number: 20_780)  // 2026-11-23

/// A book in a folder of its own that goes when the value does.
final class ScratchBook {
  let folder: String
  let book: Book

  init() throws {
    var template = Array(
      "\(getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp")/rapport-XXXXXX".utf8CString)
    folder = template.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress, let made = mkdtemp(base) else { return "" }
      return String(cString: made)
    }
    book = try Book(path: "\(folder)/test.book")
  }

  deinit {
    for name in ["test.book", "test.book-wal", "test.book-shm"] { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }

  @discardableResult
  func step<T>(_ body: (Change) throws -> T) throws -> T {
    try book.step(StepNote(author: "", words: "", at: 0, day: today), body).result
  }

  @discardableResult
  func add(
    _ change: Change, _ kind: String, _ values: [String: Value], handle: String? = nil
  ) throws -> RecordID {
    guard let kind = book.schema.kind(kind) else { throw Missing(what: kind) }
    var draft = Draft(kind)
    for (field, value) in values { draft[field] = value }
    draft.handle = handle
    draft.fillDefaults(today: today)
    return try change.add(draft)
  }

  var environment: Environment { Environment(schema: book.schema, names: book, today: today) }

  func bind(_ text: String, _ environment: Environment? = nil) throws -> Question {
    try Question(pipeline(text), in: environment ?? self.environment)
  }

  func ask(_ text: String, _ environment: Environment? = nil) throws -> Asked {
    let question = try bind(text, environment)
    var asked = Asked(
      columns: question.columns.map(\.name), rows: [], ids: [], notes: question.notes)
    try book.rows(of: question.statement, question.columns.map(\.type)) { row in
      asked.rows.append(row)
      return true
    }
    if let ids = question.ids { asked.ids = try book.ids(of: ids) }
    return asked
  }
}

struct Missing: Error { var what: String }

struct Asked {
  var columns: [String]
  var rows: [[Answer]]
  var ids: [RecordID]
  var notes: [String]

  /// As in a file: cells with `,`, rows with ` / `; a missing value is `–`.
  var text: String { rows.map { $0.map(\.text).joined(separator: ",") }.joined(separator: " / ") }
}

extension Answer {
  var text: String {
    switch self {
    case .missing: "–"
    case .text(let text): text
    case .number(let number): NumberSpelling.of(number)
    case .day(let day): day.description
    case .boolean(let flag): flag ? "yes" : "no"
    case .time(let time): String(time)
    case .id(let id): String(id.raw)
    case .list(let json, _): json
    }
  }
}

func pipeline(_ text: String) throws -> Pipeline {
  let (program, problems) = Parser.parse(
    SourceText(name: "test", text), blocks: BlockWords(openers: []))
  if let problem = problems.first { throw problem }
  guard program.statements.count == 1 else { throw Missing(what: "one question in \(text)") }
  return program.statements[0].pipeline
}

/// Why a question is refused; empty where it is not.
func refusal(_ text: String, _ environment: Environment) -> (
  message: String, help: [String], expected: [String]
) {
  do {
    _ = try Question(pipeline(text), in: environment)
    return ("", [], [])
  } catch let problem as Problem {
    return (problem.diagnostic.message, problem.diagnostic.help, problem.expected.words.map(\.text))
  } catch let diagnostic as Diagnostic {
    return (diagnostic.message, diagnostic.help, [])
  } catch {
    return ("\(error)", [], [])
  }
}
