import Book
import Domain
import Language
import Query
import Tabular

/// Reads back a file that `export all` wrote: records with their handles, numbers and every field,
/// exactly as they stand there.
struct RecordFile {
  let session: Session
  let change: Change
  let kind: Kind
  let path: String
  /// Only sets references of records that are there.
  let isLinks: Bool

  /// What was done, in a line.
  func run(as name: String, at span: Span) throws -> String {
    var count = 0
    var line = 1
    let before = change.readsBack
    change.readsBack = true
    defer { change.readsBack = before }
    do {
      let reader = DelimitedReader(
        try ByteSource(path: path), options: DelimitedReader.Options(delimiter: 0x2C))
      guard let header = try reader.header().map({ row in row.map(\.text) }) else {
        throw CellProblem("a first line with the fields' names was expected")
      }
      let columns = try columns(header)
      while let record = try reader.next() {
        switch record {
        case .bad(let problem, _):
          line = problem.line
          throw CellProblem(problem.message)
        case .row(let row):
          line = row.line
          try take(row, columns)
        }
        count += 1
        if count % 1000 == 0 { try session.io.checkInterrupt() }
      }
    } catch let problem as CellProblem {
      throw refusal(name, line, problem.reason, span)
    } catch let problem as Query.Problem {
      throw refusal(name, line, problem.diagnostic.message, span)
    } catch let error as BookError where error.reason == .rule {
      throw refusal(name, line, error.message, span)
    } catch let error as SourceError {
      throw Query.Problem(error.description, at: span)
    } catch let error as ReadError {
      throw Query.Problem("`\(name)`: \(error.description)", at: span)
    }
    return isLinks
      ? "\(name): references of \(Session.counted(count, kind)) set"
      : "\(name): \(Session.counted(count, kind)) added"
  }

  private func refusal(
    _ name: String, _ line: Int, _ reason: String, _ span: Span
  ) -> Query.Problem {
    Query.Problem(
      "`\(name)`, line \(line): \(reason)", at: span,
      help: ["`as export` reads what `export all` wrote; nothing was imported"])
  }

  private enum Column { case handle, field(Int) }

  private func columns(_ header: [String]) throws -> [Column] {
    let columns = try header.map { name -> Column in
      if name == "handle" { return .handle }
      guard let index = kind.fields.firstIndex(where: { $0.name == name }) else {
        throw CellProblem("\(kind.plural) have no field `\(name)`")
      }
      return .field(index)
    }
    guard header.contains("handle"), Set(header).count == header.count else {
      throw CellProblem("the columns are `handle` and fields, each once")
    }
    return columns
  }

  private func take(_ row: Tabular.Row, _ columns: [Column]) throws {
    var draft = Draft(kind)
    var handle = ""
    for (column, place) in zip(columns, row.indices) {
      guard case .field(let index) = column else {
        handle = row.value(at: place) ?? ""
        continue
      }
      let field = kind.fields[index]
      guard !isLinks || field.type.isReference else { continue }
      draft[at: index] = try row.value(at: place).map { try value($0, field) } ?? .missing
      if field.isList, draft[at: index] == .missing { draft[at: index] = .records([]) }
    }
    let known = try session.book.records(handle: handle, kinds: [kind], asOf: nil).first
    if isLinks {
      guard let known else { throw CellProblem("there is no \(kind.name) `\(handle)`") }
      _ = try change.set(known, draft)
      return
    }
    guard known == nil else { throw CellProblem("there is a \(kind.name) `\(handle)` already") }
    if let first = draft.missing.first { throw CellProblem("`\(first.name)` is missing") }
    if kind.isNamed {
      guard Slug.isValid(handle) else { throw CellProblem("`\(handle)` is no handle") }
      draft.handle = handle
      _ = try change.add(draft)
    } else {
      _ = try change.add(draft, number: number(handle))
    }
  }

  private func number(_ handle: String) throws -> Int64 {
    guard case .numbered(let letter) = kind.handle, handle.hasPrefix(letter),
      let number = Int64(handle.dropFirst(letter.count)), (1..<(1 << 48)).contains(number)
    else { throw CellProblem("`\(handle)` is no handle of \(kind.withArticle)") }
    return number
  }

  private func value(_ text: String, _ field: Domain.Field) throws -> Value? {
    switch field.type {
    case .text: return .text(text)
    case .number:
      guard let number = Double(text), number.isFinite else {
        throw CellProblem("`\(field.name)` is a number, not `\(text)`")
      }
      return .number(number)
    case .integer(let range):
      guard let number = Int(text), range.contains(number) else {
        throw CellProblem(
          "`\(field.name)` is a whole number from \(range.lowerBound) to \(range.upperBound), not `\(text)`"
        )
      }
      return .number(Double(number))
    case .date:
      guard let day = Day(iso: text) else {
        throw CellProblem("`\(field.name)` is a date, not `\(text)`")
      }
      return .day(day)
    case .choice(let cases):
      guard cases.contains(text) else {
        throw CellProblem(
          "`\(field.name)` is one of \(cases.joined(separator: ", ")), not `\(text)`")
      }
      return .text(text)
    case .reference(let names):
      let kinds = session.book.schema.kinds(named: names)
      let ids = try text.split(separator: ";").compactMap {
        try record(String($0), kinds, isNeeded: isLinks || field.isRequired, field)
      }
      if field.isList { return .records(ids) }
      return ids.first.map { .record($0) }
    }
  }

  /// Nil where it comes later in the files.
  private func record(
    _ name: String, _ kinds: [Kind], isNeeded: Bool, _ field: Domain.Field
  ) throws -> RecordID? {
    let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
    let candidates = parts.count == 2 ? kinds.filter { $0.name == parts[0] } : kinds
    let found = try session.book.records(
      handle: parts.last ?? "", kinds: candidates, asOf: nil)
    guard let id = found.first, found.count == 1 else {
      guard isNeeded else { return nil }
      throw CellProblem("`\(field.name)` names `\(name)`, which is not there")
    }
    return id
  }
}
