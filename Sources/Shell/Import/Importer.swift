import Book
import Domain
import Language
import Output
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
  /// So many rows are tried out, of which nothing is told or written; nil where it is in earnest.
  private let trial: Int?
  let lookup: ReferenceLookup
  private var rejects: RejectFile?
  var matcher: KeyMatcher
  var report = RowReport()
  var moved = MovedRecords()
  var repeated: RepeatedRows
  var counts = (read: 0, added: 0, updated: 0, unchanged: 0)
  /// Whether a promiser is somebody whom `me` does not speak for.
  var foreign: [RecordID: Bool] = [:]
  /// The columns a mapping takes, by their place in a row.
  var columns: [[Column]] = []
  /// The mappings that are followed: those of the plan, or of the columns' names.
  private(set) var mappings: [ImportPlan.Mapping] = []
  /// In a dry run, what would be done is told as commands.
  let commands: CommandText?
  private(set) var exactColumns: [Int] = []
  /// The file tells dates from text by itself.
  private(set) var isTyped = false

  enum Column {
    case plain(String)
    /// The first of these that is filled; whether all may be empty.
    case columns([Int], isOptional: Bool)
  }

  init(
    _ plan: ImportPlan, path: String, session: Session, change: Change, invocation: Invocation,
    held: [RecordID: Int] = [:], trial: Int? = nil
  ) throws {
    self.plan = plan
    self.path = path
    self.session = session
    self.change = change
    self.invocation = invocation
    lookup = ReferenceLookup(
      session, change,
      growing: Set([plan.kind.name] + plan.mappings.compactMap { $0.creating?.name }))
    matcher = KeyMatcher(plan, session)
    repeated = RepeatedRows(held)
    self.trial = trial
    commands = session.options.isDryRun && trial == nil ? CommandText(names: session.book) : nil
  }

  /// What was done, in a line; throws, with every bad row told, where too many are bad.
  func run() throws -> String {
    let reader = try reader()
    isTyped = reader.isTyped
    var plan = plan
    guard let header = try readHeader(reader) else {
      guard reader.isEmptyList else { throw plan.file.emptiness(reader, at: place) }
      try matcher.load()
      if plan.reportsVanished { try reportVanished() }
      return summary()
    }
    if plan.mappings.isEmpty, plan.constants.isEmpty {
      plan.mappings = try byName(header)
      try refuseWithout(plan.mappings)
    }
    columns = try plan.mappings.map { try resolve($0, header) }
    mappings = plan.mappings
    reader.want(
      Set(
        columns.joined().flatMap { column in
          if case .columns(let places, _) = column { places } else { [Int]() }
        }))
    exactColumns = findExactColumns()
    try matcher.load()
    try keepingRejects(header) {
      try session.book.load(plan.kind, in: change) { try takeAll(reader, plan.mappings, $0) }
      guard !repeated.isBackAndForth || plan.file.isStandardInput else {
        throw RepeatedRows.Again(rows: matcher.rows.filter { $0.value > 1 })
      }
    }
    guard trial == nil else { return summary() }
    let lines = report.lines(file: plan.file.shown)
    guard report.rejected <= plan.rejects else { throw refusal(lines) }
    if report.rejected > 0 {
      let kept = plan.rejectPath.map { "what was left out is in \($0.quoted)" }
      try session.io.remark(
        (lines + report.advice + [kept].compactMap(\.self)).joined(separator: "\n"))
    }
    if let words = try moved.words(session, plan) { try session.io.remark(words) }
    if let words = repeated.words { try session.io.remark(words) }
    if plan.reportsVanished { try reportVanished() }
    for note in reader.notes { try session.io.remark("note: \(note)") }
    return summary()
  }

  private func reportVanished() throws {
    let gone = matcher.vanished
    guard !gone.isEmpty else { return }
    let shown = try session.handles(Array(gone.prefix(20)))
    try session.io.remark(
      "not in \(plan.file.shown) any more: \(Session.counted(gone.count, plan.kind)): \(shown)"
        + (gone.count > 20 ? ", …" : ""))
  }

  /// Refused rows go to a file of their own where the command names one; a dry run writes none.
  private func keepingRejects(_ header: [String], _ body: () throws -> Void) throws {
    guard let path = plan.rejectPath, !session.options.isDryRun, trial == nil else {
      return try body()
    }
    let span = invocation.arguments.span("rejected")
    let full = try session.resolved(path, at: span)
    guard !session.book.isKept(in: full) else {
      throw Query.Problem(
        "`\(path)` is the open book itself", at: span, help: ["give the file another name"])
    }
    guard let format = Output.Format(fileName: path) else {
      throw Query.Problem.noFormat(path, span)
    }
    try AtomicFile.write(full, at: span) { sink in
      let file = RejectFile(format, to: sink)
      try file.begin(header)
      rejects = file
      defer { rejects = nil }
      try body()
      try file.finish()
    }
  }

  /// Notes why a row is not taken.
  func reject(_ row: Tabular.Row?, _ complaints: [RowReport.Complaint]) throws {
    report.reject(complaints)
    try rejects?.add(row, because: complaints)
  }

  private func takeAll(
    _ reader: any RecordReader, _ mappings: [ImportPlan.Mapping], _ loader: Loader
  ) throws {
    // Commands are told of drafts, which the short way has none of.
    var quick = commands == nil && isFree ? try QuickRows(self, mappings, loader) : nil
    var progress = ImportProgress(session.io, reader)
    defer { progress?.end() }
    while counts.read < trial ?? .max, let record = try next(reader) {
      counts.read += 1
      if counts.read % 1000 == 0 {
        try session.io.checkInterrupt()
        progress?.tick(counts.read, report.rejected)
      }
      switch record {
      case .bad(let problem, let row):
        try reject(
          row, [.init(line: problem.line, column: "", value: "", reason: problem.message)])
      case .row(let row):
        if !hasPaddedText(row), try quick?.take(row) == true {
          counts.added += 1
        } else {
          // Records keep the order of the file.
          try loader.flush()
          try take(row, mappings, loader)
        }
      }
    }
  }

  private var place: Span { invocation.arguments.span("file") }

  private func summary() -> String {
    "\(plan.file.shown): \(counts.read) \(counts.read == 1 ? "row" : "rows"): \(counts.added) added, \(counts.updated) updated, "
      + "\(counts.unchanged) unchanged, \(report.rejected) rejected" + report.takenForNothing
  }

  private func refusal(_ lines: [String]) -> Query.Problem {
    var help = lines
    if report.rejected > report.complaints.count, report.complaints.count == RowReport.shownLimit {
      help.append("… and more like these")
    }
    help += report.advice
    help.append(
      "nothing was imported; mend the rows, or leave up to N of them out: at most N rejects")
    return Query.Problem(
      "\(report.rejected) of \(counts.read) \(counts.read == 1 ? "row" : "rows") cannot be imported",
      at: place, help: help)
  }

  // MARK: The file

  private func reader() throws -> any RecordReader {
    do {
      return try plan.file.reader(path: path, listSign: plan.listSeparator)
    } catch {
      throw Query.Problem(error.description, at: place)
    }
  }

  private func readHeader(_ reader: any RecordReader) throws -> [String]? {
    do {
      return try reader.header().map { row in row.map { $0.text.trimmed } }
    } catch {
      throw Query.Problem("\(plan.file.quoted): \(error.description)", at: place)
    }
  }

  private func next(_ reader: any RecordReader) throws -> Tabular.Record? {
    do {
      return try reader.next()
    } catch {
      throw Query.Problem(
        "\(plan.file.quoted): \(error.description)", at: place, help: ["nothing was imported"])
    }
  }

  /// Columns called like fields, without regard to case.
  private func byName(_ header: [String]) throws -> [ImportPlan.Mapping] {
    var mappings: [ImportPlan.Mapping] = []
    var leftOut: [String] = []
    for column in header {
      let name = column.lowercased()
      let target: ImportPlan.Target
      if name == "handle", plan.kind.isNamed {
        target = .handle
      } else if let index = plan.kind.fields.firstIndex(where: { $0.name == name }) {
        guard plan.isHistory || !plan.kind.fields[index].isByVerbOnly else {
          throw Query.Problem(
            "the column `\(column)` is a field that verbs lead", at: place,
            help: [
              "`as history` brings it in, past the rules",
              "without it: map the columns that are wanted, title = \"title\", …",
            ])
        }
        target = .field(index)
      } else {
        leftOut.append(column)
        continue
      }
      mappings.append(
        ImportPlan.Mapping(
          target: target, source: ColumnText(column), span: place,
          words: "\(name) = \(column.quoted)"))
    }
    if !leftOut.isEmpty, trial == nil, !repeated.isSecondAttempt {
      try session.io.remark("note: \(unused(leftOut))")
    }
    // Who adds a word to one of them has to write all of them out.
    let words = mappings.map(\.words)
    for index in mappings.indices {
      let others = words.enumerated().filter { $0.offset != index }.map(\.element)
      mappings[index].words = "map " + (others + [words[index]]).joined(separator: ", ")
    }
    return mappings
  }

  /// Where no column is called like what every record needs, no row could come in; how the columns
  /// may be meant is told.
  private func refuseWithout(_ mappings: [ImportPlan.Mapping]) throws {
    guard plan.keys.isEmpty,
      let field = plan.kind.fields.enumerated().first(where: { index, field in
        field.isRequired && field.initial == nil
          && !mappings.contains { $0.target == .field(index) }
      })?.element
    else { return }
    var help = ["say which one it is: map \(field.name) = \"COLUMN\""]
    if !plan.file.isStandardInput,
      let proposal = try Proposal(plan, path: path, at: place, session),
      proposal.missing.isEmpty
    {
      help = [
        "perhaps: \(proposal.words)",
        "alone at a prompt, the import shows what it would make of each column, and asks",
      ]
    }
    throw Query.Problem(
      "no column of \(plan.file.quoted) is called `\(field.name)`, which \(plan.kind.withArticle) needs",
      at: place, help: help)
  }

  /// Columns that are called like no field, with the field that each may have meant.
  private func unused(_ columns: [String]) -> String {
    let fields = plan.kind.fields.map(\.name)
    let names = columns.prefix(20).map { column in
      let nearest = Nearest.name(to: column.lowercased(), among: fields)
      return "\(column.isEmpty ? "(no name)" : column)" + (nearest.map { " (\($0)?)" } ?? "")
    }
    return "no field of \(plan.kind.plural) is called so, and it stays out: "
      + names.joined(separator: ", ") + (columns.count > 20 ? ", …" : "")
  }

  private func resolve(
    _ mapping: ImportPlan.Mapping, _ header: [String]
  ) throws -> [Column] {
    try mapping.source.pieces.map { piece in
      switch piece {
      case .plain(let text): return .plain(text)
      case .columns(let name, let isPattern):
        // A column may really be called `a|b` or `ready?`.
        if !isPattern || header.contains(name) {
          return .columns([try index(name, header, mapping.span)], isOptional: false)
        }
        let (names, isOptional) = ColumnText.names(in: name)
        return .columns(
          try names.map { try index($0, header, mapping.span) }, isOptional: isOptional)
      }
    }
  }

  private func index(_ name: String, _ header: [String], _ span: Span) throws -> Int {
    var places = header.indices.filter { header[$0] == name }
    if places.isEmpty {
      places = header.indices.filter { header[$0].lowercased() == name.lowercased() }
    }
    guard places.count < 2 else {
      throw Query.Problem("\(plan.file.quoted) has \(places.count) columns `\(name)`", at: span)
    }
    guard let place = places.first else {
      throw Query.Problem.unknown(
        "column", Name(name, span), expected: .words(header),
        help: ["\(plan.file.quoted) has the columns: \(header.joined(separator: ", "))"])
    }
    return place
  }
}
