import Book
import Domain
import Language
import Query
import Tabular

/// Brings the rows of a file into a book, one after the other; memory does not grow with the file,
/// but for the names that references were found by.
final class Importer {
  let plan: ImportPlan
  let session: Session
  let change: Change
  private let path: String
  private let invocation: Invocation
  private let lookup: ReferenceLookup
  private var matcher: KeyMatcher
  private(set) var report = RowReport()
  private var counts = (read: 0, added: 0, updated: 0, unchanged: 0)
  /// The columns a mapping takes, by their place in a row.
  private var columns: [[Column]] = []

  private enum Column {
    case plain(String)
    case column(Int)
  }

  init(
    _ plan: ImportPlan, path: String, session: Session, change: Change, invocation: Invocation
  ) throws {
    self.plan = plan
    self.path = path
    self.session = session
    self.change = change
    self.invocation = invocation
    lookup = ReferenceLookup(session, change)
    matcher = KeyMatcher(plan, session)
  }

  /// What was done, in a line; throws, with every bad row told, where too many are bad.
  func run() throws -> String {
    let reader = try reader()
    var plan = plan
    guard let header = try readHeader(reader) else {
      throw Query.Problem(
        "`\(plan.path)` is empty", at: place, help: ["a first line with column names was expected"])
    }
    if plan.mappings.isEmpty, plan.constants.isEmpty { plan.mappings = byName(header) }
    columns = try plan.mappings.map { try resolve($0, header) }
    try matcher.load()
    while let record = try next(reader) {
      counts.read += 1
      if counts.read % 1000 == 0 { try session.io.checkInterrupt() }
      switch record {
      case .bad(let problem):
        report.reject([.init(line: problem.line, column: "", value: "", reason: problem.message)])
      case .row(let row): try take(row, plan.mappings)
      }
    }
    let lines = report.lines(file: plan.path)
    guard report.rejected <= plan.rejects else { throw refusal(lines) }
    if report.rejected > 0 { try session.io.remark(lines.joined(separator: "\n")) }
    return summary()
  }

  private var place: Span { invocation.arguments.span("file") }

  private func summary() -> String {
    "\(plan.path): \(counts.read) rows: \(counts.added) added, \(counts.updated) updated, "
      + "\(counts.unchanged) unchanged, \(report.rejected) rejected"
  }

  private func refusal(_ lines: [String]) -> Query.Problem {
    var help = lines
    if report.rejected > report.complaints.count, report.complaints.count == RowReport.shownLimit {
      help.append("… and more like these")
    }
    help.append(
      "nothing was imported; mend the rows, or leave up to N of them out: at most N rejects")
    return Query.Problem(
      "\(report.rejected) of \(counts.read) rows cannot be imported", at: place, help: help)
  }

  // MARK: The file

  private func reader() throws -> DelimitedReader {
    do {
      let isTabs = path.lowercased().hasSuffix(".tsv")
      return DelimitedReader(
        try ByteSource(path: path),
        options: DelimitedReader.Options(delimiter: isTabs ? 0x09 : nil))
    } catch {
      throw Query.Problem(error.description, at: place)
    }
  }

  private func readHeader(_ reader: DelimitedReader) throws -> [String]? {
    do {
      return try reader.header().map { row in row.map { $0.text.trimmed } }
    } catch {
      throw Query.Problem("`\(plan.path)`: \(error.description)", at: place)
    }
  }

  private func next(_ reader: DelimitedReader) throws -> Tabular.Record? {
    do {
      return try reader.next()
    } catch {
      throw Query.Problem(
        "`\(plan.path)`: \(error.description)", at: place, help: ["nothing was imported"])
    }
  }

  /// Columns called like fields, without regard to case.
  private func byName(_ header: [String]) -> [ImportPlan.Mapping] {
    var mappings: [ImportPlan.Mapping] = []
    for column in header {
      let name = column.lowercased()
      let target: ImportPlan.Target
      if name == "handle", plan.kind.isNamed {
        target = .handle
      } else if let index = plan.kind.fields.firstIndex(where: { $0.name == name }),
        plan.isHistory || !plan.kind.fields[index].isByVerbOnly
      {
        target = .field(index)
      } else {
        continue
      }
      mappings.append(ImportPlan.Mapping(target: target, source: ColumnText(column), span: place))
    }
    return mappings
  }

  private func resolve(
    _ mapping: ImportPlan.Mapping, _ header: [String]
  ) throws -> [Column] {
    try mapping.source.pieces.map { piece in
      switch piece {
      case .plain(let text): return .plain(text)
      case .column(let name):
        let index =
          header.firstIndex(of: name)
          ?? header.firstIndex { $0.lowercased() == name.lowercased() }
        guard let index else {
          throw Query.Problem.unknown(
            "column", Name(name, mapping.span), expected: .words(header),
            help: ["`\(plan.path)` has the columns: \(header.joined(separator: ", "))"])
        }
        return .column(index)
      }
    }
  }

  // MARK: A row

  private func take(_ row: Tabular.Row, _ mappings: [ImportPlan.Mapping]) throws {
    var draft = plan.constants
    var complaints: [RowReport.Complaint] = []
    for (mapping, columns) in zip(mappings, columns) {
      guard let text = text(columns, row) else { continue }
      do {
        try fill(&draft, mapping, text)
      } catch let problem as CellProblem {
        complaints.append(
          .init(
            line: row.line, column: mapping.source.text, value: text, reason: problem.reason,
            help: problem.help))
      }
    }
    leaveOut(&draft, mappings)
    guard complaints.isEmpty else { return report.reject(complaints) }
    do {
      try store(draft)
    } catch let problem as CellProblem {
      report.reject([
        .init(line: row.line, column: "", value: "", reason: problem.reason, help: problem.help)
      ])
    } catch let error as BookError where error.reason == .rule {
      report.reject([
        .init(line: row.line, column: "", value: "", reason: error.message, help: error.help.first)
      ])
    }
  }

  /// Nil where the cell, or any cell of a joined text, is empty.
  private func text(_ columns: [Column], _ row: Tabular.Row) -> String? {
    var result = ""
    for column in columns {
      switch column {
      case .plain(let text): result += text
      case .column(let index):
        guard let cell = row.value(at: index) else { return nil }
        let trimmed = cell.trimmed
        if trimmed.isEmpty { return nil }
        result += trimmed
      }
    }
    return result
  }

  private func fill(
    _ draft: inout Draft, _ mapping: ImportPlan.Mapping, _ text: String
  ) throws {
    guard case .field(let index) = mapping.target else {
      guard Slug.isValid(text) else {
        throw CellProblem("no handle can be written so", help: "`\(Slug.make(text))` could")
      }
      draft.handle = text
      return
    }
    let field = draft.kind.fields[index]
    let value = try value(text, field, mapping)
    if case .records(let new) = value, case .records(let old)? = draft[at: index] {
      draft[at: index] = .records(old + new.filter { !old.contains($0) })
    } else {
      draft[at: index] = value
    }
  }

  private func value(
    _ text: String, _ field: Domain.Field, _ mapping: ImportPlan.Mapping
  ) throws -> Value {
    if let found = mapping.table?[text] ?? mapping.otherwise { return found }
    if mapping.table != nil, case .reference = field.type {
    } else if let table = mapping.table {
      throw CellProblem(
        "`\(field.name)` has no rule for this value",
        help: "the rules name: \(table.keys.sorted().map { "\"\($0)\"" }.joined(separator: ", "))")
    }
    return try CellReader(plan: plan, lookup: lookup).value(text, field, mapping)
  }

  private func leaveOut(_ draft: inout Draft, _ mappings: [ImportPlan.Mapping]) {
    for mapping in mappings {
      guard let other = mapping.without, case .field(let index) = mapping.target,
        case .records(let members)? = draft[at: index]
      else { continue }
      switch draft[at: other] {
      case .record(let id)?: draft[at: index] = .records(members.filter { $0 != id })
      case .records(let ids)?: draft[at: index] = .records(members.filter { !ids.contains($0) })
      default: break
      }
    }
  }

  private func store(_ draft: Draft) throws {
    if let id = try matcher.find(draft) {
      try update(id, draft)
      return
    }
    var draft = draft
    if plan.isHistory, draft.kind.field("ungated") != nil {
      draft["ungated"] = .day(session.clock.today)
    }
    draft.fillDefaults(today: session.clock.today)
    if let first = draft.missing.first {
      throw CellProblem("\(draft.kind.withArticle) needs `\(first.name)`", help: first.help)
    }
    if let chosen = draft.handle, try session.book.isTaken(handle: chosen, draft.kind) {
      throw CellProblem(
        "there is \(draft.kind.withArticle) `\(chosen)` already", help: "match rows with `by handle`")
    }
    let id = try change.add(draft)
    matcher.note(id, draft)
    lookup.note(id, draft)
    counts.added += 1
  }

  private func update(_ id: RecordID, _ draft: Draft) throws {
    var draft = draft
    switch plan.match {
    case .keep:
      counts.unchanged += 1
      return
    case .fail:
      throw CellProblem("`\(try session.handle(id))` is in the book already")
    case .extend: try extend(&draft, id)
    case .update: break
    }
    draft.handle = nil
    if try change.set(id, draft) { counts.updated += 1 } else { counts.unchanged += 1 }
  }

  /// Lists keep what they have.
  private func extend(_ draft: inout Draft, _ id: RecordID) throws {
    guard let before = try session.book.values(of: id) else { return }
    for (index, field) in draft.kind.fields.enumerated() where field.isList {
      if case .records(let new)? = draft[at: index], case .records(let old)? = before[at: index] {
        draft[at: index] = .records(old + new.filter { !old.contains($0) })
      }
    }
  }
}

/// Why a cell, or a row as a whole, cannot be taken.
struct CellProblem: Error {
  var reason: String
  var help: String?

  init(_ reason: String, help: String? = nil) {
    self.reason = reason
    self.help = help
  }
}

extension String {
  /// Without white space at either end.
  var trimmed: String {
    guard let first = unicodeScalars.first, let last = unicodeScalars.last,
      first.properties.isWhitespace || last.properties.isWhitespace
    else { return self }
    let scalars = unicodeScalars
    guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let end = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[start...end])
  }
}
