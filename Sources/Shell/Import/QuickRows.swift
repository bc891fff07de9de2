import Book
import Domain
import Query
import Tabular

/// The short way for rows that become new records of a numbered kind: each distinct text of a
/// column is read once, and the row goes from the file's bytes to the database. A row that has
/// anything the matter with it, or makes further records, is left to the long way.
struct QuickRows {
  private struct Cell {
    var column: Int
    var field: Int
    var mapping: ImportPlan.Mapping
    /// Its place in `texts`; nil where the text itself is the value.
    var known: Int?
    /// By the number of a text, what it stands for; nil where it says nothing.
    var values: [Content?] = []
    /// What the field is when the cell is empty; nil where a row may not leave it so.
    var fallback: Content?
    /// It may name a record of the kind that is imported.
    var mayNameOwn = false
  }

  /// What a cell of a row that is added holds.
  private enum Content {
    case cell(PackedRows.Cell)
    case text([UInt8])

    init(_ value: SQLValue) {
      switch value {
      case .null, .blob: self = .cell(.nothing)
      case .integer(let number): self = .cell(PackedRows.Cell(number))
      case .real(let number): self = .cell(PackedRows.Cell(number))
      case .text(let text): self = .text(Array(text.utf8))
      }
    }
  }

  private let loader: Loader
  private let reader: CellReader
  private let fields: [Domain.Field]
  private var cells: [Cell] = []
  private var texts = TextColumns([])
  private var numbers: [Int] = []
  /// The row at hand: a cell for each of `cells`, and whether it says something.
  private var row: [PackedRows.Cell] = []
  private var isSpoken: [Bool] = []
  /// Cells that take the value of another when they say nothing.
  private var followers: [(cell: Int, of: Int)] = []

  /// Texts of a column that are kept when they do not name records.
  private static let mostValues = 1 << 16

  /// Nil where the import has a key, lists, joined columns, or makes handles.
  init?(_ importer: Importer, _ mappings: [ImportPlan.Mapping], _ loader: Loader) throws {
    let plan = importer.plan
    let kind = plan.kind
    guard loader.takesRows, kind.container == nil, plan.keys.isEmpty,
      mappings.count <= Loader.mostCells
    else { return nil }
    self.loader = loader
    reader = CellReader(plan: plan, lookup: importer.lookup, isTyped: importer.isTyped)
    fields = kind.fields
    var draft = plan.constants
    if plan.isHistory, kind.field("ungated") != nil {
      draft["ungated"] = .day(importer.session.clock.today)
    }
    let spoken = Set(fields.indices.filter { draft[at: $0] != nil })
    draft.fillDefaults(today: importer.session.clock.today)
    for index in fields.indices {
      switch draft[at: index] {
      case .record(let id)? where try !loader.admits(id, in: index): return nil
      case .records(let ids)? where !ids.isEmpty: return nil
      default: break
      }
    }
    guard take(mappings, importer, draft) else { return nil }
    try loader.arrange(cells: cells.count, fillings(draft, spoken))
  }

  /// False where a row is no matter of one cell for each field.
  private mutating func take(
    _ mappings: [ImportPlan.Mapping], _ importer: Importer, _ draft: Draft
  ) -> Bool {
    let missing = Set(draft.missing.map(\.name))
    let kind = importer.plan.kind
    for (mapping, columns) in zip(mappings, importer.columns) {
      guard case .field(let field) = mapping.target, !fields[field].isList, columns.count == 1,
        case .columns(let places, _) = columns[0], places.count == 1,
        !cells.contains(where: { $0.field == field })
      else { return false }
      var cell = Cell(column: places[0], field: field, mapping: mapping)
      if !missing.contains(fields[field].name) {
        cell.fallback = Content(SQLValue(draft[at: field] ?? .missing))
      }
      if case .reference(let names) = fields[field].type {
        let named = importer.session.book.schema.kinds(named: names).map(\.name)
        cell.mayNameOwn = (named + [mapping.via?.kind?.name]).contains(kind.name)
      }
      cells.append(cell)
    }
    // Those that no cell speaks of, and that nobody can fill in, stop every row.
    let mapped = Set(cells.map { fields[$0.field].name })
    guard missing.isSubset(of: mapped) else { return false }
    // `ungated` is what the import says, whatever a column holds.
    return !(importer.plan.isHistory && mapped.contains("ungated"))
  }

  /// By field, what it is in every row: a cell's, or what is said of it and its default.
  private mutating func fillings(_ draft: Draft, _ spoken: Set<Int>) -> [Table.Filling] {
    func cell(of field: Int) -> Int? { cells.firstIndex { $0.field == field } }
    var fillings = fields.indices.map { field in
      cell(of: field).map { Table.Filling.cell($0) }
        ?? .always(SQLValue(draft[at: field] ?? .missing))
    }
    var tied: Set<Int> = []
    for (index, field) in fields.enumerated() where !spoken.contains(index) {
      guard case .same(let name)? = field.initial,
        let of = fields.firstIndex(where: { $0.name == name }),
        let leader = cell(of: of)
      else { continue }
      if let follower = cell(of: index) {
        followers.append((follower, leader))
        tied.formUnion([follower, leader])
      } else {
        fillings[index] = .cell(leader)
      }
    }
    let known = cells.indices.filter { index in
      fields[cells[index].field].type != .text || cells[index].mapping.table != nil
        || !cells[index].mapping.trim.isEmpty || tied.contains(index)
    }
    for (place, index) in known.enumerated() { cells[index].known = place }
    texts = TextColumns(known.map { cells[$0].column })
    numbers = Array(repeating: TextColumns.empty, count: known.count)
    row = Array(repeating: .nothing, count: cells.count)
    isSpoken = Array(repeating: false, count: cells.count)
    return fillings
  }

  /// False where the row is not taken, and nothing was done.
  mutating func take(_ row: Tabular.Row) throws -> Bool {
    // Read before anything is packed: what they name may have to be written first.
    var new: [Int: Content?] = [:]
    if texts.look(at: row, &numbers) {
      for index in cells.indices {
        guard let known = cells[index].known, numbers[known] == TextColumns.new else { continue }
        guard let content = try read(row, index) else { return false }
        new[index] = content
      }
    }
    for index in cells.indices {
      guard let known = cells[index].known else {
        guard pack(row, index) else { return false }
        continue
      }
      let content: Content? =
        switch numbers[known] {
        case TextColumns.empty: nil
        case TextColumns.new: new[index] ?? nil
        case let number: cells[index].values[number]
        }
      isSpoken[index] = content != nil
      guard let filled = content ?? cells[index].fallback else { return false }
      pack(filled, index)
    }
    for (cell, leader) in followers where !isSpoken[cell] { self.row[cell] = self.row[leader] }
    try self.row.withUnsafeBufferPointer { try loader.add($0) }
    return true
  }

  private mutating func pack(_ content: Content, _ index: Int) {
    switch content {
    case .cell(let cell): row[index] = cell
    case .text(let text): row[index] = text.withUnsafeBufferPointer { loader.text($0) }
    }
  }

  /// The text of a cell as it stands.
  private mutating func pack(_ row: Tabular.Row, _ index: Int) -> Bool {
    row.withTrimmedText(at: cells[index].column) { text in
      // What guards a text against being run as a formula is taken off on the long way.
      if text.first == UInt8(ascii: "'") { return false }
      if !text.isEmpty {
        self.row[index] = loader.text(text)
        return true
      }
      guard let fallback = cells[index].fallback else { return false }
      pack(fallback, index)
      return true
    }
  }

  /// What a text that was not met before stands for, as the long way would read it; nil within
  /// where it says nothing, nil where it is left to the long way.
  private mutating func read(_ row: Tabular.Row, _ index: Int) throws -> Content?? {
    let text = row.withTrimmedText(at: cells[index].column) { String(decoding: $0, as: UTF8.self) }
    if text.hasPrefix("'") { return nil }
    let field = fields[cells[index].field]
    if cells[index].mayNameOwn { try loader.flush() }
    let value: Value?
    do {
      value = try reader.value(text, field, cells[index].mapping)
    } catch is CellProblem {
      return nil
    }
    guard !reader.lookup.isCreating else {
      reader.lookup.abandon()
      return nil
    }
    switch value {
    case .record(let id)?
    where try !loader.admits(
      id, in: cells[index].field, isThere: cells[index].mapping.table == nil):
      return nil
    case .missing? where field.isRequired, .records?: return nil
    default: break
    }
    let content = value.map { Content(SQLValue($0)) }
    if let known = cells[index].known,
      field.type.isReference || cells[index].values.count < Self.mostValues,
      texts.enter(row, known, as: cells[index].values.count)
    {
      cells[index].values.append(content)
    }
    return .some(content)
  }
}
