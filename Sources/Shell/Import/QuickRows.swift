import Book
import Domain
import Query
import Tabular

/// The short way for rows that become new records of a numbered kind: each distinct text of a
/// column is read once, and the row goes from the file's bytes to the database. A row that has
/// anything the matter with it, or makes further records, is left to the long way.
final class QuickRows {
  private struct Cell {
    var column: Int
    var field: Int
    var mapping: ImportPlan.Mapping
    /// What texts of the column stand for; nil where the text itself is the value.
    var known: TextIndex?
    /// Nil where the cell says nothing.
    var values: [SQLValue?] = []
    /// The number of the text that is bound: rows that follow often say the same.
    var boundNumber: Int?
  }

  private let loader: Loader
  private let reader: CellReader
  private let fields: [Domain.Field]
  private var cells: [Cell] = []
  /// What a field is when its cell is empty; nil where a row may not leave it so.
  private var fallbacks: [SQLValue?]
  /// Fields that take the value of another when nothing is said of them.
  private var followers: [(field: Int, of: Int)] = []
  /// By field, what this row has there, and whether its cell says so.
  private var bound: [SQLValue]
  private var isSpoken: [Bool]

  /// Texts of a column that are kept when they do not name records.
  private static let mostValues = 1 << 16

  /// Nil where the import has a key, lists, joined columns, or makes handles.
  init?(_ importer: Importer, _ mappings: [ImportPlan.Mapping], _ loader: Loader) throws {
    let plan = importer.plan
    let kind = plan.kind
    guard loader.takesRows, kind.container == nil, plan.keys.isEmpty else { return nil }
    self.loader = loader
    reader = CellReader(plan: plan, lookup: importer.lookup, isTyped: importer.isTyped)
    fields = kind.fields
    bound = Array(repeating: .null, count: fields.count)
    isSpoken = Array(repeating: false, count: fields.count)
    fallbacks = []
    var draft = plan.constants
    if plan.isHistory, kind.field("ungated") != nil {
      draft["ungated"] = .day(importer.session.clock.today)
    }
    let spoken = Set(fields.indices.filter { draft[at: $0] != nil })
    draft.fillDefaults(today: importer.session.clock.today)
    let missing = Set(draft.missing.map(\.name))
    for (index, field) in fields.enumerated() {
      fallbacks.append(missing.contains(field.name) ? nil : SQLValue(draft[at: index] ?? .missing))
      if case .same(let other)? = field.initial, !spoken.contains(index),
        let leader = fields.firstIndex(where: { $0.name == other })
      {
        followers.append((index, leader))
      }
      switch draft[at: index] {
      case .record(let id)? where try !loader.admits(id, in: index): return nil
      case .records(let ids)? where !ids.isEmpty: return nil
      default: break
      }
    }
    guard try take(mappings, importer.columns) else { return nil }
    for (index, fallback) in fallbacks.enumerated() where !fields[index].isList {
      bound[index] = fallback ?? .null
      loader.bind(bound[index], to: index)
    }
  }

  private func take(_ mappings: [ImportPlan.Mapping], _ columns: [[Importer.Column]]) throws -> Bool
  {
    for (mapping, columns) in zip(mappings, columns) {
      guard case .field(let field) = mapping.target, !fields[field].isList, columns.count == 1,
        case .columns(let places, _) = columns[0], places.count == 1,
        !cells.contains(where: { $0.field == field })
      else { return false }
      let isPlainText =
        fields[field].type == .text && mapping.table == nil && mapping.trim.isEmpty
        && !followers.contains { $0.of == field }
      cells.append(
        Cell(
          column: places[0], field: field, mapping: mapping,
          known: isPlainText ? nil : TextIndex()))
    }
    // Those that no cell speaks of, and that nobody can fill in, stop every row.
    let mapped = Set(cells.map(\.field))
    guard fallbacks.indices.allSatisfy({ fallbacks[$0] != nil || mapped.contains($0) }) else {
      return false
    }
    // `ungated` is what the import says, whatever a column holds.
    return !cells.contains { reader.plan.isHistory && fields[$0.field].name == "ungated" }
  }

  /// False where the row is not taken, and nothing was done.
  func take(_ row: Tabular.Row) throws -> Bool {
    for index in cells.indices {
      let field = cells[index].field
      if cells[index].known == nil {
        guard bindText(row, cells[index].column, field) else { return false }
        continue
      }
      let value: SQLValue?
      switch cells[index].known?.cell(row, at: cells[index].column) {
      case .seen(let number)?:
        if cells[index].boundNumber == number { continue }
        cells[index].boundNumber = number
        value = cells[index].values[number]
      case .empty?, nil:
        cells[index].boundNumber = nil
        value = nil
      case .new?:
        cells[index].boundNumber = nil
        switch try read(row, index) {
        case .empty: value = nil
        case .value(let found): value = found
        case .unclear: return false
        }
      }
      guard let filled = value ?? fallbacks[field] else { return false }
      bound[field] = filled
      isSpoken[field] = value != nil
      loader.bind(filled, to: field)
    }
    for (field, leader) in followers where !isSpoken[field] {
      loader.bind(bound[leader], to: field)
    }
    do {
      try loader.add()
    } catch let error as BookError where error.reason == .rule {
      return false
    }
    return true
  }

  private func bindText(_ row: Tabular.Row, _ column: Int, _ field: Int) -> Bool {
    row.withTrimmedText(at: column) { text in
      // What guards a text against being run as a formula is taken off on the long way.
      if text.first == UInt8(ascii: "'") { return false }
      if !text.isEmpty {
        loader.bind(text, to: field)
        return true
      }
      guard let fallback = fallbacks[field] else { return false }
      loader.bind(fallback, to: field)
      return true
    }
  }

  private enum Reading {
    case empty, unclear
    case value(SQLValue)
  }

  /// What a text that was not met before stands for, as the long way would read it.
  private func read(_ row: Tabular.Row, _ index: Int) throws -> Reading {
    let text = row.withTrimmedText(at: cells[index].column) { String(decoding: $0, as: UTF8.self) }
    if text.hasPrefix("'") { return .unclear }
    let field = fields[cells[index].field]
    let value: Value?
    do {
      value = try reader.value(text, field, cells[index].mapping)
    } catch is CellProblem {
      return .unclear
    }
    guard !reader.lookup.isCreating else {
      reader.lookup.abandon()
      return .unclear
    }
    switch value {
    case .record(let id)? where try !loader.admits(id, in: cells[index].field):
      return .unclear
    case .missing? where field.isRequired, .records?: return .unclear
    default: break
    }
    let result = value.map { SQLValue($0) }
    if cells[index].known?.hasRoom == true,
      field.type.isReference || cells[index].values.count < Self.mostValues
    {
      let (column, number) = (cells[index].column, cells[index].values.count)
      cells[index].known?.enter(row, at: column, as: number)
      cells[index].values.append(result)
    }
    return result.map { .value($0) } ?? .empty
  }
}
