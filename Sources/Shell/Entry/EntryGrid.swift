import Book
import Domain
import Language
import Output
import Query
import Terminal

/// Rows of prompts, field after field. Nothing is in the book until all rows were looked over.
final class EntryGrid {
  let form: EntryForm
  let session: Session
  let invocation: Invocation
  var rows: [EntryRow] = []

  init(_ form: EntryForm, _ session: Session, _ invocation: Invocation) {
    self.form = form
    self.session = session
    self.invocation = invocation
  }

  var kind: Kind { form.kind }

  func run() throws {
    try session.io.remark(
      "Enter leaves a field out, = repeats the row above, < goes back, ? tells about it; "
        + "rows from a spreadsheet can be pasted.\n"
        + "Enter at the first field ends, and shows all rows before anything is kept.")
    while true {
      try fillRows()
      guard try review() else { return }
    }
  }

  /// Row after row, until a first field stays empty.
  private func fillRows() throws {
    while true {
      switch try fill(EntryRow(), number: rows.count + 1, isNew: true) {
      case .done(let row): rows.append(row)
      case .pasted: continue
      case .dropped(let wasEmpty):
        if wasEmpty { return }
        try session.io.remark("row \(rows.count + 1) was dropped")
      case .ended: return
      }
    }
  }

  enum RowEnd {
    case done(EntryRow)
    /// Rows were taken from what was pasted.
    case pasted
    case dropped(wasEmpty: Bool)
    case ended
  }

  /// One row, field after field.
  func fill(_ row: EntryRow, number: Int, isNew: Bool) throws -> RowEnd {
    guard let askWith = session.io.askWith else { return .ended }
    var row = row
    var place = form.fields.firstIndex { row.problems[$0] != nil } ?? 0
    var retyped: String?
    while true {
      while place < form.fields.count {
        let index = form.fields[place]
        let field = kind.fields[index]
        let mark = field.isRequired && field.initial == nil ? "!" : ""
        let assistant = FieldAssistant(session, kind, field)
        let outcome = try askWith(
          "\(number) \(field.name)\(mark): ", retyped ?? row.texts[index] ?? "", assistant)
        retyped = nil
        let typed: String
        switch outcome {
        case .line(let line): typed = line
        case .interrupted, .givenUp: return .dropped(wasEmpty: row.isEmpty)
        case .endOfFile:
          if !row.isEmpty, isNew {
            try session.io.remark("row \(number) is not complete and was left out")
          }
          return .ended
        }
        let isText = field.type == .text && !isNew && !typed.contains("\t")
        if typed.contains("\t") || typed.contains("\n"), typed != row.texts[index], !isText {
          guard isNew else {
            try session.io.remark("one value was expected; rows can be pasted after the last one")
            continue
          }
          try paste(typed, into: row, at: place)
          return .pasted
        }
        switch typed.trimmed {
        case "<": place = max(0, place - 1)
        // Enter behind a `?` that was answered at once.
        case "" where assistant.wasAsked: continue
        case "" where place == 0 && row.isEmpty && isNew: return .ended
        case "?": try session.io.remark("  \(session.about(field))")
        default:
          let wanted = typed.trimmed == "=" ? above(number)?.texts[index] ?? "" : typed.trimmed
          if let problem = take(wanted, index, &row) {
            try session.io.remark("  \(problem)")
            retyped = wanted
          } else {
            place += 1
          }
        }
      }
      guard let problem = try judge(row) else {
        row.problems[nil] = nil
        return .done(row)
      }
      try session.io.remark("  \(problem)\n  go through the row again; Ctrl-C drops it")
      place = 0
    }
  }

  private func above(_ number: Int) -> EntryRow? {
    rows.indices.contains(number - 2) ? rows[number - 2] : nil
  }

  /// What is the matter with a value; nil where it was taken.
  func take(_ text: String, _ index: Int, _ row: inout EntryRow) -> String? {
    let field = kind.fields[index]
    row.values[index] = nil
    row.problems[index] = nil
    row.texts[index] = text.isEmpty ? nil : text
    guard !text.isEmpty else {
      guard field.isRequired, field.initial == nil else { return nil }
      row.problems[index] = "\(kind.withArticle) needs `\(field.name)`: \(field.help)"
      return row.problems[index]
    }
    do {
      row.values[index] = try FieldText(session: session, form: form).value(text, field)
      return nil
    } catch let problem as Problem {
      row.problems[index] = problem.inWords
    } catch {
      row.problems[index] = "\(error)"
    }
    return row.problems[index]
  }

  /// What a rule has against the row as a whole.
  func judge(_ row: EntryRow) throws -> String? {
    do {
      let draft = try completed(row)
      try session.refuseInTheOpen(draft, invocation)
      try session.uphold(draft, at: Span(0, 0))
      return nil
    } catch let problem as Problem {
      return problem.inWords
    }
  }

  func completed(_ row: EntryRow) throws -> Draft {
    var draft = row.draft(of: kind)
    session.meeting?.stamp(&draft)
    return try draft.completed(today: session.clock.today, at: Span(0, 0))
  }
}
