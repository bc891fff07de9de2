import Book
import Domain
import Language
import Output
import Query
import Tabular

extension Importer {
  /// Brings one row in, or notes why not; nothing of a row that is not taken stays behind.
  func take(_ row: Tabular.Row, _ mappings: [ImportPlan.Mapping], _ loader: Loader) throws {
    defer { lookup.abandon() }
    var draft = plan.constants
    var complaints: [RowReport.Complaint] = []
    var nothings: [(column: String, text: String)] = []
    for (mapping, columns) in zip(mappings, columns) {
      guard let text = text(columns, row, isExact: isExact(mapping)) else {
        takeEmpty(&draft, mapping, columns, row)
        continue
      }
      do {
        nothings += try fill(&draft, mapping, text).map { (mapping.source.text, $0) }
      } catch let problem as CellProblem {
        complaints.append(
          .init(
            line: line(columns, row), column: mapping.source.text, value: text,
            reason: problem.reason, help: problem.help, advice: problem.advice))
      }
    }
    leaveOut(&draft, mappings)
    guard complaints.isEmpty else { return try reject(row, complaints) }
    do {
      try store(draft, row, loader)
      for (column, text) in nothings { report.takeForNothing(text, in: column) }
    } catch let problem as CellProblem {
      try reject(
        row,
        [.init(line: row.line, column: "", value: "", reason: problem.reason, help: problem.help)])
    } catch let error as BookError where error.reason == .rule {
      try reject(
        row,
        [
          .init(
            line: row.line, column: "", value: "", reason: error.message, help: error.help.first)
        ]
      )
    }
  }

  /// White space around a text belongs to it; around a name, a date or a number it does not.
  private func isExact(_ mapping: ImportPlan.Mapping) -> Bool {
    guard case .field(let index) = mapping.target, !plan.keys.contains(mapping.target) else {
      return false
    }
    let field = plan.kind.fields[index]
    return field.type == .text && field.name != "title" && mapping.source.pieces.count == 1
      && mapping.table == nil && mapping.trim.isEmpty
  }

  /// A row with a text that the file quotes together with white space at its ends.
  func hasPaddedText(_ row: Tabular.Row) -> Bool {
    exactColumns.contains { row.isPadded(at: $0) }
  }

  /// The columns whose texts are kept as they stand, by their place in a row.
  func findExactColumns() -> [Int] {
    zip(mappings, columns).flatMap { mapping, columns -> [Int] in
      guard isExact(mapping), case .columns(let places, _)? = columns.first else { return [] }
      return places
    }
  }

  /// Nil where nothing is filled, or a cell that a joined text needs is empty.
  ///
  /// - Parameter isExact: white space within the file's quotes is kept.
  private func text(_ columns: [Column], _ row: Tabular.Row, isExact: Bool) -> String? {
    if isExact, case .columns(let places, _)? = columns.first,
      let place = places.first(where: { row.value(at: $0)?.trimmed.isEmpty == false }),
      row.isPadded(at: place), let text = row.value(at: place)
    {
      return plan.file.isDelimited ? Formula.unguarded(text) : text
    }
    var result = ""
    var isFilled = false
    for column in columns {
      switch column {
      case .plain(let text): result += text
      case .columns(let places, let isOptional):
        let cell = places.lazy.compactMap { row.value(at: $0)?.trimmed }.first { !$0.isEmpty }
        if let cell {
          result += plan.file.isDelimited ? Formula.unguarded(cell) : cell
          isFilled = true
        } else if !isOptional {
          return nil
        }
      }
    }
    return isFilled ? result.trimmed : nil
  }

  /// What an empty cell stands for where the import says so; a field that is needed is not emptied
  /// by it.
  private func takeEmpty(
    _ draft: inout Draft, _ mapping: ImportPlan.Mapping, _ columns: [Column], _ row: Tabular.Row
  ) {
    guard let empty = plan.emptyCells, case .field(let index) = mapping.target,
      draft[at: index] == nil
    else { return }
    let field = draft.kind.fields[index]
    guard !field.isRequired else { return }
    let text: String?
    switch empty {
    case .missing: text = nil
    case .text: text = ""
    case .exact:
      // White space that stands there is what it is.
      text =
        columns.lazy.compactMap { column -> String? in
          guard case .columns(let places, _) = column else { return nil }
          return places.lazy.compactMap { row.value(at: $0) }.first
        }.first
    }
    if field.type == .text, let text {
      draft[at: index] = .text(text)
    } else if empty != .text {
      draft[at: index] = field.isList ? .records([]) : .missing
    }
  }

  /// Where the first cell of a text begins; a row may go over several lines.
  private func line(_ columns: [Column], _ row: Tabular.Row) -> Int {
    for case .columns(let places, _) in columns {
      if let place = places.first, row.indices.contains(place) { return row[place].line }
    }
    return row.line
  }

  /// - Returns: What of the text was taken for nothing.
  private func fill(
    _ draft: inout Draft, _ mapping: ImportPlan.Mapping, _ text: String
  ) throws -> [String] {
    guard case .field(let index) = mapping.target else {
      guard Slug.isValid(text) else {
        throw CellProblem("no handle can be written so", help: "`\(Slug.make(text))` could")
      }
      draft.handle = text
      return []
    }
    let field = draft.kind.fields[index]
    let reader = CellReader(plan: plan, lookup: lookup, isTyped: isTyped)
    guard let value = try reader.value(text, field, mapping) else { return [] }
    if case .records(let new) = value, case .records(let old)? = draft[at: index] {
      draft[at: index] = .records(old + new.filter { !old.contains($0) })
    } else {
      draft[at: index] = value
    }
    return reader.takenForNothing(text, field, mapping)
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

  // MARK: Storing

  private func store(_ draft: Draft, _ row: Tabular.Row, _ loader: Loader) throws {
    if let id = try matcher.find(draft) {
      matcher.see(id)
      try join(id, draft, row, loader)
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
        "there is a \(draft.kind.name) `\(chosen)` already", help: "match rows with `by handle`")
    }
    try settle(&draft)
    if !plan.isHistory { try uphold(&draft) }
    try loader.prove(draft)
    if let commands { try session.io.say(try commands.adding(draft)) }
    let id = try change.add(draft)
    try loader.noteAdded()
    matcher.note(id, draft)
    matcher.see(id)
    lookup.note(id, draft)
    counts.added += 1
  }

  /// A record created for a reference may be what a later row is about.
  private func settle(_ draft: inout Draft) throws {
    for (id, created) in try lookup.settle(&draft) {
      if created.kind.code == plan.kind.code { matcher.noteMade(id, created) }
      if let commands { try session.io.say(try commands.adding(created)) }
    }
  }

  /// What only verbs change, changed past them, is marked as a new row of history is.
  private func mark(_ draft: inout Draft, _ id: RecordID) throws {
    guard plan.isHistory, draft.kind.field("ungated") != nil,
      let before = try session.book.values(of: id)
    else { return }
    let isChanged = draft.kind.fields.contains { field in
      field.isByVerbOnly && field.name != "ungated"
        && draft[field.name].map { $0 != before[field.name] } ?? false
    }
    if isChanged { draft["ungated"] = .day(session.clock.today) }
  }

  /// A row about a record that is there, or that an earlier row of the file brought.
  private func join(
    _ id: RecordID, _ draft: Draft, _ row: Tabular.Row, _ loader: Loader
  ) throws {
    let isRepeat = matcher.isRepeat(id)
    if isRepeat { repeated.note(line: row.line) }
    guard let (draft, earlier) = repeated.hold(id, draft, row, plan.match) else {
      counts.unchanged += 1
      return
    }
    do {
      let updated = counts.updated
      try update(id, draft, loader)
      guard isRepeat, earlier.isEmpty, counts.updated > updated else { return }
      // An earlier row of the file was counted for this record.
      counts.updated -= 1
      counts.unchanged += 1
      if matcher.isFromBefore(id) { repeated.isBackAndForth = true }
    } catch {
      for row in earlier {
        counts.unchanged -= 1
        try reject(
          row,
          [
            .init(
              line: row.line, column: "", value: "", reason: "a later row of its key is refused")
          ])
      }
      throw error
    }
  }

  private func update(_ id: RecordID, _ draft: Draft, _ loader: Loader) throws {
    var draft = draft
    switch plan.match {
    case .skip:
      counts.unchanged += 1
      return
    case .fail:
      throw CellProblem("`\(try session.handle(id))` is in the book already")
    case .extend: try extend(&draft, id)
    case .replace: empty(&draft)
    case .update: break
    }
    if let field = try emptied(draft) {
      throw CellProblem("`\(field.name)` may not be empty", help: field.help)
    }
    draft.handle = nil
    try mark(&draft, id)
    try settle(&draft)
    if !plan.isHistory, Self.ruled.contains(draft.kind.name) {
      try inCell {
        try session.uphold(
          draft, of: id, before: session.book.values(of: id), at: Language.Span(0, 0))
      }
    }
    try loader.prove(draft)
    // A unit that would stand in itself is found out only after it was written.
    let isContained = draft.kind.container.flatMap { draft[$0] } != nil
    let mayMove = plan.isByTitleAlone && draft[MovedRecords.field] != nil
    let before = commands == nil && !mayMove ? nil : try session.book.values(of: id)
    if let commands, let before,
      let line = try commands.setting(id, draft, from: before)
    {
      try session.io.say(line)
    }
    let didChange =
      try isContained
      ? session.book.attempt { try change.set(id, draft) } : change.set(id, draft)
    if didChange {
      counts.updated += 1
      moved.note(id, draft, before, plan)
    } else {
      counts.unchanged += 1
    }
  }

  /// Kinds that rules beyond their schema hold of.
  private static let ruled: Set = ["initiative", "request", "offer", "promise", "embed"]

  /// No rule looks at a new record of the kind: promises are unconfirmed only where somebody speaks.
  /// Nor is anything said of empty cells, or counted of those that are taken for nothing.
  var isFree: Bool {
    guard plan.emptyCells == nil, !mappings.contains(where: { $0.table?.knowsNothing == true })
    else { return false }
    return plan.isHistory || !Self.ruled.contains(plan.kind.name)
      || plan.kind.name == "promise" && session.me == nil
  }

  /// A row obeys the rules that a line typed does.
  private func uphold(_ draft: inout Draft) throws {
    guard Self.ruled.contains(draft.kind.name) else { return }
    try inCell { try session.uphold(draft, at: Language.Span(0, 0)) }
    if draft.kind.name == "promise", case .record(let by)? = draft["by"] {
      let isForOthers = try foreign[by] ?? session.isForOthers(draft)
      foreign[by] = isForOthers
      if isForOthers { draft["status"] = .text("unconfirmed") }
    } else {
      _ = try session.begin(&draft)
    }
  }

  private func inCell(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let problem as Query.Problem {
      throw CellProblem(problem.diagnostic.message, help: problem.diagnostic.help.first)
    }
  }

  /// An empty cell empties its field.
  private func empty(_ draft: inout Draft) {
    for mapping in mappings {
      guard case .field(let index) = mapping.target, draft[at: index] == nil else { continue }
      draft[at: index] = draft.kind.fields[index].isList ? .records([]) : .missing
    }
  }

  /// A required field that the row would leave without a value.
  private func emptied(_ draft: Draft) throws -> Domain.Field? {
    for (index, field) in draft.kind.fields.enumerated() where field.isRequired {
      switch draft[at: index] {
      case .missing?: return field
      case .records(let ids)? where ids.isEmpty: return field
      default: continue
      }
    }
    return nil
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
