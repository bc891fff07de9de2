import Domain
import Language
import Query

/// Reads a cell's text as a field's value. Nothing is converted silently: a code `007` in a text
/// field stays `007`.
struct CellReader {
  let plan: ImportPlan
  let lookup: ReferenceLookup
  /// Dates of the file come as ISO 8601, however people see them there.
  var isTyped = false

  /// Nil where nothing is left of the text.
  func value(
    _ text: String, _ field: Domain.Field, _ mapping: ImportPlan.Mapping
  ) throws -> Value? {
    if saysNone(text, field, mapping) { return field.isList ? .records([]) : .missing }
    if case .reference(let names) = field.type {
      return try references(text, names, isList: field.isList, mapping)
    }
    let text = text.without(mapping.trim)
    guard !text.isEmpty else { return nil }
    if case .value(let value)? = mapping.table?.replacement(for: text) { return value }
    return try plain(text, field, mapping)
  }

  /// `none`, as the language has it: no value, also where a new record would get one by itself.
  private func saysNone(
    _ text: String, _ field: Domain.Field, _ mapping: ImportPlan.Mapping
  ) -> Bool {
    guard text == "none", mapping.table?.replacement(for: text) == nil else { return false }
    switch field.type {
    case .text: return false
    case .choice(let cases): return !cases.contains(text)
    default: return true
    }
  }

  private func plain(
    _ text: String, _ field: Domain.Field, _ mapping: ImportPlan.Mapping
  ) throws -> Value {
    switch field.type {
    case .text, .reference: return .text(text)
    case .number: return .number(try number(text))
    case .integer(let range):
      let number = try number(text)
      guard number == number.rounded(), Double(range.lowerBound) <= number,
        number <= Double(range.upperBound)
      else {
        throw CellProblem(
          "`\(field.name)` is a whole number from \(range.lowerBound) to \(range.upperBound)")
      }
      return .number(number)
    case .date:
      guard let day = plan.dates.day(text) ?? (isTyped ? Day(iso: text) : nil) else {
        guard !isTyped || Double(text) == nil else {
          throw CellProblem(
            "this is a number and no date", help: "give the cells a date's format in the workbook")
        }
        throw plan.dates.problem(text)
      }
      return .day(day)
    case .choice(let cases): return .text(try choice(text, cases, field, mapping))
    }
  }

  private func choice(
    _ text: String, _ cases: [String], _ field: Domain.Field, _ mapping: ImportPlan.Mapping
  ) throws -> String {
    if let found = cases.first(where: { $0 == text })
      ?? cases.first(where: { $0 == text.lowercased() })
    {
      return found
    }
    let named = mapping.table?.named ?? []
    let nearest = Nearest.name(to: text, among: cases + named)
    let rules = named.isEmpty ? "" : "; rules: \(named.joined(separator: ", "))"
    throw CellProblem(
      "`\(field.name)` is one of \(cases.joined(separator: ", "))\(rules)", nearest: nearest)
  }

  private func number(_ text: String) throws -> Double {
    guard let number = Double(text), number.isFinite,
      text.allSatisfy({ "+-.eE".contains($0) || ("0"..."9").contains($0) })
    else { throw CellProblem("this is no number", help: "a number is written 1234.5") }
    return number
  }

  /// The texts of a cell that its table takes for nothing.
  func takenForNothing(
    _ text: String, _ field: Domain.Field, _ mapping: ImportPlan.Mapping
  ) -> [String] {
    guard let table = mapping.table else { return [] }
    let texts = field.isList ? parts(of: text, mapping) : [text.without(mapping.trim)]
    return texts.filter { !$0.isEmpty && table.saysNothing(of: $0) }
  }

  // MARK: References

  private func parts(of text: String, _ mapping: ImportPlan.Mapping) -> [String] {
    text.split(separator: plan.listSeparator).map {
      String($0).trimmed.without(mapping.trim)
    }
  }

  private func references(
    _ text: String, _ names: [String], isList: Bool, _ mapping: ImportPlan.Mapping
  ) throws -> Value? {
    guard isList else {
      let text = text.without(mapping.trim)
      guard !text.isEmpty else { return nil }
      return try records(text, names, mapping).first.map { .record($0) } ?? .missing
    }
    var ids: [RecordID] = []
    for part in parts(of: text, mapping) where !part.isEmpty {
      ids += try records(part, names, mapping)
    }
    return .records(ids.uniqued())
  }

  /// What one name stands for; empty where the table says it stands for nothing.
  private func records(
    _ text: String, _ names: [String], _ mapping: ImportPlan.Mapping
  ) throws -> [RecordID] {
    switch mapping.table?.replacement(for: text) {
    case .value(.record(let id))?: return [id]
    case .value(.records(let ids))?: return ids
    case .value?: return []
    case .names(let texts)?:
      return try texts.flatMap { try lookup.records($0, names, mapping) }
    case nil: return try lookup.records(text, names, mapping)
    }
  }
}

/// Why a cell, or a row as a whole, cannot be taken.
struct CellProblem: Error {
  var reason: String
  /// About this cell: the nearest name.
  var help: String?
  /// The name that was perhaps meant.
  var nearest: String?
  /// What the import could say so that it is taken; told once for all cells.
  var advice: String?

  init(
    _ reason: String, help: String? = nil, nearest: String? = nil, advice: String? = nil
  ) {
    self.reason = reason
    self.help = help ?? nearest.map { "did you mean `\($0)`?" }
    self.nearest = nearest
    self.advice = advice
  }
}

extension String {
  /// Without these characters, and white space, at either end.
  fileprivate func without(_ trim: Set<Character>) -> String {
    guard !trim.isEmpty else { return self }
    let isKept = { (character: Character) in
      !trim.contains(character) && !character.isWhitespace
    }
    guard let start = firstIndex(where: isKept), let end = lastIndex(where: isKept) else {
      return ""
    }
    return String(self[start...end])
  }
}
