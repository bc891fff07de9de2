import Domain
import Language
import Query
import Testing

@testable import Book

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

let today = Day(number: 20_780)  // 2026-11-23

/// A folder for books that goes when the value does.
final class Shelf {
  let folder: String

  init() {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/rapport-XXXXXX".utf8CString)
    folder = template.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress, let made = mkdtemp(base) else { return "" }
      return String(cString: made)
    }
  }

  deinit {
    guard let directory = opendir(folder) else { return }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." {
        unlink("\(folder)/\(name)")
        rmdir("\(folder)/\(name)")
      }
    }
    closedir(directory)
    rmdir(folder)
  }

  func path(_ name: String = "test.book") -> String { "\(folder)/\(name)" }

  func open(
    _ schema: Schema = .standard, isReadOnly: Bool = false, name: String = "test.book",
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws -> Book {
    try Book(
      path: path(name), standard: schema, isReadOnly: isReadOnly, isInterrupted: isInterrupted)
  }

  func write(_ bytes: [UInt8], to name: String = "test.book") {
    let file = fopen(path(name), "wb")
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  func read(_ name: String = "test.book") -> [UInt8] {
    guard let file = fopen(path(name), "rb") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 24)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
  }
}

struct Missing: Error { var what: String }

extension Book {
  @discardableResult
  func change<T>(
    on day: Day = today, _ body: (Change) throws -> T
  ) throws -> T {
    try step(StepNote(author: "sam", words: "w", at: 0, day: day), body).result
  }

  func draft(_ kind: String, _ values: [String: Value], handle: String? = nil) throws -> Draft {
    guard let kind = schema.kind(kind) else { throw Missing(what: kind) }
    var draft = Draft(kind)
    for (field, value) in values { draft[field] = value }
    draft.handle = handle
    return draft
  }

  @discardableResult
  func add(
    _ change: Change, _ kind: String, _ values: [String: Value], handle: String? = nil
  ) throws -> RecordID {
    var draft = try draft(kind, values, handle: handle)
    draft.fillDefaults(today: today)
    return try change.add(draft)
  }

  @discardableResult
  func set(
    _ change: Change, _ id: RecordID, _ values: [String: Value], handle: String? = nil
  ) throws -> Bool {
    try change.set(id, draft(schema.kind(of: id)?.name ?? "", values, handle: handle))
  }

  /// Cells with `,`, rows with ` / `.
  func ask(_ text: String) throws -> String {
    let (program, problems) = Parser.parse(
      SourceText(name: "test", text), blocks: BlockWords(openers: []))
    if let problem = problems.first { throw problem }
    let question = try Question(
      program.statements[0].pipeline,
      in: Environment(schema: schema, names: self, today: today))
    var lines: [String] = []
    try rows(of: question.statement, question.columns.map(\.type)) { row in
      lines.append(row.map(\.text).joined(separator: ","))
      return true
    }
    return lines.joined(separator: " / ")
  }

  func integer(_ statement: String) throws -> Int64 {
    try connection.integer(SQL(stringLiteral: statement)) ?? -1
  }

  func texts(_ statement: String) throws -> [String] {
    let rows = try connection.prepareFresh(SQL(stringLiteral: statement))
    defer { rows.reset() }
    var found: [String] = []
    while try rows.step() { found.append(rows.text(at: 0)) }
    return found
  }
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

/// The reason an action fails with; nil where it does not.
func reason(_ body: () throws -> Void) -> BookError.Reason? {
  do {
    try body()
    return nil
  } catch let error as BookError {
    return error.reason
  } catch {
    Issue.record("another error: \(error)")
    return nil
  }
}

/// Why steps could not be taken back; nil where they were, or failed otherwise.
func refusal(_ body: () throws -> Void) -> UndoRefusal? {
  do {
    try body()
    return nil
  } catch {
    return error as? UndoRefusal
  }
}
