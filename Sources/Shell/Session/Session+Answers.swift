import Book
import Domain
import Language
import Output
import Query
import Terminal
import TextLayout

extension Session {
  /// Shows what a question yields, or saves it.
  func answer(_ question: Question) throws {
    if let file = question.output.file {
      try save(question, to: file.path, at: file.span)
      return
    }
    guard question.output.chart == nil else { return try chart(question) }
    let start = Deadline.now
    lastAnswer = { [unowned self] presentation in
      let sink = ByteSink()
      try write(question, to: sink, as: presentation)
      return sink.text
    }
    let presentation = Presentation(
      width: io.width(), color: io.usesColor, leavesOut: !question.choosesColumns)
    guard io.width() != nil, options.format == .table else {
      _ = try write(question, to: io.output, as: presentation)
      try io.output.flush()
      return try tell(remarks(on: question, after: start))
    }
    let sink = ByteSink()
    let (count, writer) = try write(question, to: sink, as: presentation)
    wasEmpty = count == 0
    var told = options.reports ? try remarks(on: question, after: start) : []
    if options.reports, count > 0, !writer.leftOut.isEmpty {
      told.insert("no room for: \(writer.leftOut.joined(separator: ", ")); `last` shows all", at: 0)
    }
    // A bare heading says less than a word.
    let text =
      count == 0
      ? try emptiness(of: question).lines(within: io.width() ?? 80).joined(separator: "\n") + "\n"
      : sink.text
    let isPaged = try pageOrWrite(text, following: told.count + 1)
    if options.reports, isPaged || writer.hasShortened, writer.leftOut.isEmpty,
      let hint = hints?.tell(.last, "`last` shows the answer whole")
    {
      told.insert(hint, at: 0)
    }
    try tell(told)
  }

  private func tell(_ remarks: [String]) throws {
    for remark in remarks where options.reports { try io.remark(remark) }
  }

  /// What is said below an answer.
  private func remarks(on question: Question, after start: UInt64) throws -> [String] {
    var told: [String] = []
    let milliseconds = (Deadline.now - start) / 1_000_000
    if options.isInteractive, milliseconds >= 1000 {
      told.append("took \(milliseconds / 1000).\(milliseconds % 1000 / 100) s")
    }
    told += question.resolvedDays.map { "\($0.words): \($0.day)" }
    told += question.notes.map { "note: \($0)" }
    if let objections = try openObjections(question) { told.append(objections) }
    return told
  }

  /// Doubts that nobody has answered yet, beside what they are about.
  private func openObjections(_ question: Question) throws -> String? {
    guard options.format == .table, let statement = question.objections else { return nil }
    let open = try book.ids(of: statement)
    guard !open.isEmpty else { return nil }
    let told = try open.prefix(3).map { id in
      guard case .record(let about)? = try book.values(of: id)?["about"] else {
        return try handle(id)
      }
      return "\(try handle(id)) on \(try handle(about))"
    }
    let more = open.count > 3 ? " and \(open.count - 3) more" : ""
    return
      "note: open \(open.count == 1 ? "objection" : "objections"): \(told.joined(separator: ", "))\(more)"
  }

  /// Long text goes through the pager where a person reads; so many lines are to follow it.
  ///
  /// - Returns: whether it did.
  @discardableResult
  func pageOrWrite(_ text: String, following: Int = 1) throws -> Bool {
    let isPaged = io.width() != nil && io.page?(text, following) == true
    if !isPaged { try io.output.write(text) }
    try io.output.flush()
    return isPaged
  }

  /// The same for prose, which is broken between words.
  func pageOrSay(_ text: String) throws {
    let lines = io.width().map { text.lines(within: $0).joined(separator: "\n") } ?? text
    try pageOrWrite(lines + "\n")
  }

  /// What the body says, as one text that goes through the pager where it is long.
  func paged(_ body: () throws -> Void) throws {
    guard io.width() != nil, io.page != nil else { return try body() }
    let output = io.output
    let text = ByteSink()
    io.output = text
    defer { io.output = output }
    do {
      try body()
    } catch {
      try output.write(text.text)
      throw error
    }
    io.output = output
    try pageOrWrite(text.text)
  }

  @discardableResult
  func write(
    _ question: Question, to sink: ByteSink, as presentation: Presentation,
    format: Format? = nil
  ) throws -> (count: Int, writer: any RowWriter) {
    let format = format ?? options.format
    let writer = question.writer(format, to: sink, as: presentation)
    let types = question.columns.map(\.type)
    try writer.begin(question.columns.map { Column($0.name, $0.type.columnKind) })
    // Words in place of a number, and titles, are for people.
    let isForProgram = [.json, .jsonl, .xlsx].contains(format)
    let missing = question.columns.enumerated().compactMap { column in
      (column.element.absent ?? (isForProgram ? nil : column.element.missing))
        .map { (index: column.offset, words: $0) }
    }
    let isForPeople = presentation.width != nil && format == .table && settings.titles
    let titles = isForPeople ? RecordTitles(self) : nil
    let handles = question.leavesIDs ? Handles(of: book) : nil
    var count = 0
    if let delimited = writer as? CSVWriter {
      var absent = [Cell](repeating: .missing, count: types.count)
      for (index, words) in missing { absent[index] = .text(words) }
      let rows = DelimitedRows(types, absent: absent, handles: handles)
      try book.read(question.statement) { row in
        try delimited.row { try rows.append(row, to: &$0) }
        count += 1
      }
      try writer.finish()
      return (count, writer)
    }
    try book.rows(of: question.statement, types) { row in
      var cells = try row.map { try handles?.cell($0) ?? $0.cell }
      for (index, words) in missing where cells[index] == .missing { cells[index] = .text(words) }
      if let titles { cells = zip(cells, types).map { titles.beside($0, $1, in: cells) } }
      try writer.row(cells)
      count += 1
      return true
    }
    try writer.finish()
    return (count, writer)
  }

  private func chart(_ question: Question) throws {
    var rows: [(label: String, value: Double?)] = []
    try book.rows(of: question.statement, question.columns.map(\.type)) { row in
      let label = row.dropLast().map(\.cell.plain).joined(separator: " · ")
      if case .number(let number)? = row.last {
        rows.append((label, number))
      } else {
        rows.append((label, nil))
      }
      return rows.count < 10_000
    }
    try BarChart(rows).write(to: io.output, width: io.width())
    try io.output.flush()
  }
}

extension Question {
  /// Draws a tree where a person reads one.
  fileprivate func writer(
    _ format: Format, to sink: ByteSink, as presentation: Presentation
  ) -> any RowWriter {
    isTree && format == .table
      ? TreeWriter(to: sink, as: presentation) : format.writer(to: sink, as: presentation)
  }
}

extension Handles {
  /// An id as the handle it stands for; nil for other values.
  fileprivate func cell(_ answer: Answer) throws -> Cell? {
    if case .id(let id) = answer { .text(try handle(of: id)) } else { nil }
  }
}

extension ValueType {
  var columnKind: Column.Kind {
    switch self {
    case .number, .duration: .number
    case .date, .time: .date
    case .boolean: .boolean
    case .list: .list
    case .text, .choice, .reference: .text
    }
  }
}

extension Answer {
  var cell: Cell {
    switch self {
    case .missing: .missing
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    case .day(let day): .date(day.description)
    case .boolean(let flag): .boolean(flag)
    case .time(let milliseconds): .text(Clock.spelling(milliseconds))
    case .id(let id): .integer(Int(id.raw))
    case .list(let json, let element): .list(JSONList.cells(json, element))
    }
  }
}

extension Cell {
  /// As a label.
  var plain: String {
    switch self {
    case .missing: "(none)"
    case .text(let text), .date(let text): text
    case .number(let number): NumberText.readable(number)
    case .integer(let number): String(number)
    case .boolean(let flag): flag ? "yes" : "no"
    case .list(let cells): cells.map(\.plain).joined(separator: ", ")
    }
  }
}
