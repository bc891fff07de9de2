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
    if question.output.chart != nil {
      try chart(question)
    } else {
      try show(question)
    }
    guard options.reports else { return }
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

  private func show(_ question: Question) throws {
    if io.width() != nil, let page = io.page, options.format == .table {
      let sink = ByteSink()
      try write(question, to: sink, as: Presentation(width: io.width(), color: io.usesColor))
      let text = sink.text
      if !page(text) { try io.output.write(text) }
    } else {
      try write(question, to: io.output, as: Presentation(width: io.width(), color: io.usesColor))
    }
    try io.output.flush()
  }

  @discardableResult
  func write(
    _ question: Question, to sink: ByteSink, as presentation: Presentation,
    format: Format? = nil
  ) throws -> Int {
    let format = format ?? options.format
    let writer = question.writer(format, to: sink, as: presentation)
    try writer.begin(question.columns.map { Column($0.name, $0.type.columnKind) })
    // Words in place of a number are for people.
    let missing = [.json, .jsonl].contains(format) ? [] : question.columns.map(\.missing)
    var count = 0
    try book.rows(of: question.statement, question.columns.map(\.type)) { row in
      var cells = row.map(\.cell)
      for (index, words) in missing.enumerated() where cells[index] == .missing {
        if let words { cells[index] = .text(words) }
      }
      try writer.row(cells)
      count += 1
      return true
    }
    try writer.finish()
    return count
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
