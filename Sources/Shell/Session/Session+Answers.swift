import Book
import Domain
import Language
import Output
import Query

extension Session {
  /// Shows what a question yields, or saves it.
  func answer(_ question: Question) throws {
    if let file = question.output.file {
      try save(question, to: file.path, at: file.span)
      return
    }
    let start = Deadline.now
    var missed: String?
    if question.output.chart != nil {
      try chart(question)
    } else {
      missed = try show(question)
    }
    guard options.reports else { return }
    if let missed { try io.remark(missed) }
    let milliseconds = (Deadline.now - start) / 1_000_000
    if options.isInteractive, milliseconds >= 1000 {
      try io.remark("took \(milliseconds / 1000).\(milliseconds % 1000 / 100) s")
    }
    for day in question.resolvedDays { try io.remark("\(day.words): \(day.day)") }
    for note in question.notes { try io.remark("note: \(note)") }
    try tellObjections(question)
  }

  /// Doubts that nobody has answered yet, beside what they are about.
  private func tellObjections(_ question: Question) throws {
    guard options.format == .table, let statement = question.objections else { return }
    let open = try book.ids(of: statement)
    guard !open.isEmpty else { return }
    let told = try open.prefix(3).map { id in
      guard case .record(let about)? = try book.values(of: id)?["about"] else {
        return try handle(id)
      }
      return "\(try handle(id)) on \(try handle(about))"
    }
    let more = open.count > 3 ? " and \(open.count - 3) more" : ""
    try io.remark(
      "note: open \(open.count == 1 ? "objection" : "objections"): \(told.joined(separator: ", "))\(more)"
    )
  }

  /// Returns what is to be said about what the window has no room for.
  private func show(_ question: Question) throws -> String? {
    lastAnswer = question
    let presentation = Presentation(
      width: io.width(), color: io.usesColor, leavesOut: !question.choosesColumns)
    guard io.width() != nil, options.format == .table else {
      _ = try write(question, to: io.output, as: presentation)
      try io.output.flush()
      return nil
    }
    let sink = ByteSink()
    let writer = try write(question, to: sink, as: presentation).writer
    try pageOrWrite(sink.text)
    if !writer.leftOut.isEmpty {
      return "no room for: \(writer.leftOut.joined(separator: ", ")); `last` shows all"
    }
    return writer.hasShortened ? hints?.tell(.last) : nil
  }

  /// Long text goes through the pager where a person reads.
  func pageOrWrite(_ text: String) throws {
    if io.width() == nil || io.page?(text) != true { try io.output.write(text) }
    try io.output.flush()
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
    var count = 0
    try book.rows(of: question.statement, types) { row in
      var cells = row.map { $0.cell }
      for (index, words) in missing where cells[index] == .missing { cells[index] = .text(words) }
      if let titles { cells = zip(cells, types).map { titles.beside($0, $1) } }
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

extension ValueType {
  var columnKind: Column.Kind {
    switch self {
    case .number, .duration: .number
    case .date: .date
    case .boolean: .boolean
    case .list: .list
    case .text, .choice, .reference, .time: .text
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
