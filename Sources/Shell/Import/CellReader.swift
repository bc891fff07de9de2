import Book
import Domain
import Language
import Query

/// Reads a cell's text as a field's value. Nothing is converted silently: a code `007` in a text
/// field stays `007`.
struct CellReader {
  let plan: ImportPlan
  let lookup: ReferenceLookup

  func value(
    _ text: String, _ field: Domain.Field, _ mapping: ImportPlan.Mapping
  ) throws -> Value {
    switch field.type {
    case .text: return .text(text)
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
      guard let day = plan.dates.day(text) else {
        throw CellProblem(
          "this is no date written \(plan.dates.text)",
          help: plan.dates.text == "yyyy-mm-dd"
            ? "say how the file writes them: dates \"dd/mm/yyyy\"" : nil)
      }
      return .day(day)
    case .choice(let cases):
      guard
        let found = cases.first(where: { $0 == text })
          ?? cases.first(where: { $0 == text.lowercased() })
      else {
        throw CellProblem(
          "`\(field.name)` is one of \(cases.joined(separator: ", "))",
          help: Nearest.name(to: text, among: cases).map { "did you mean `\($0)`?" })
      }
      return .text(found)
    case .reference(let names):
      guard field.isList else {
        return .record(try lookup.record(text, names, mapping))
      }
      var ids: [RecordID] = []
      for part in text.split(separator: plan.listSeparator) {
        let part = String(part).trimmed
        guard !part.isEmpty else { continue }
        if let value = mapping.table?[part], case .records(let found) = value {
          ids += found
        } else {
          ids.append(try lookup.record(part, names, mapping))
        }
      }
      return .records(ids)
    }
  }

  private func number(_ text: String) throws -> Double {
    guard let number = Double(text), number.isFinite,
      text.allSatisfy({ "+-.eE".contains($0) || ("0"..."9").contains($0) })
    else { throw CellProblem("this is no number", help: "a number is written 1234.5") }
    return number
  }
}

/// Finds the records that cells name, each text once.
final class ReferenceLookup {
  private struct Key: Hashable {
    var kinds: [String]
    var via: String?
    var text: String
  }

  private let session: Session
  private let change: Change
  private var found: [Key: RecordID] = [:]
  /// For `via FIELD`: every value of the field and whose it is, read once.
  private var fields: [String: [String: [RecordID]]] = [:]

  init(_ session: Session, _ change: Change) {
    self.session = session
    self.change = change
  }

  func record(
    _ text: String, _ names: [String], _ mapping: ImportPlan.Mapping
  ) throws -> RecordID {
    let key = Key(kinds: names, via: mapping.via, text: text)
    if let id = found[key] { return id }
    let kinds = session.book.schema.kinds(named: names)
    if let id = try search(text, kinds, mapping.via) {
      found[key] = id
      return id
    }
    guard let kind = mapping.creating else { throw try unknown(text, kinds, mapping.via) }
    var draft = Draft(kind)
    draft["title"] = .text(text)
    if let via = mapping.via, kind.field(via)?.type == .text { draft[via] = .text(text) }
    draft.fillDefaults(today: session.clock.today)
    if let first = draft.missing.first {
      throw CellProblem("a missing \(kind.name) cannot be created: it needs `\(first.name)`")
    }
    let id = try change.add(draft)
    note(id, draft)
    found[key] = id
    return id
  }

  /// A record that was just added can be found by `via`.
  func note(_ id: RecordID, _ draft: Draft) {
    for name in fields.keys {
      if case .text(let text)? = draft[name] { fields[name]?[text, default: []].append(id) }
    }
  }

  private func search(_ text: String, _ kinds: [Kind], _ via: String?) throws -> RecordID? {
    if let via {
      if fields[via] == nil { fields[via] = try session.values(of: via) }
      let hits = (fields[via]?[text] ?? []).filter { id in kinds.contains { $0.code == id.kindCode }
      }
      guard hits.count < 2 else { throw try ambiguous(text, hits) }
      return hits.first
    }
    let environment = session.environment
    if Self.canBeHandle(text) {
      let hits = try environment.names.records(handle: text, kinds: kinds, asOf: nil)
      guard hits.count < 2 else { throw try ambiguous(text, hits) }
      if let hit = hits.first { return hit }
    }
    let hits = try environment.names.records(title: text, kinds: kinds)
    guard hits.count < 2 else { throw try ambiguous(text, hits) }
    return hits.first
  }

  private static func canBeHandle(_ text: String) -> Bool {
    text.utf8.allSatisfy {
      $0 == 0x2D || $0 >= 0x80 || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
    }
  }

  private func ambiguous(_ text: String, _ hits: [RecordID]) throws -> CellProblem {
    CellProblem("this could be several records: \(try session.handles(hits))")
  }

  private func unknown(_ text: String, _ kinds: [Kind], _ via: String?) throws -> CellProblem {
    let what = kinds.count > 4 ? "record" : kinds.map(\.name).joined(separator: " or ")
    let slug = Slug.make(text)
    let near = try session.book.records(prefix: String(slug.prefix(2)), kinds: kinds, limit: 500)
    let nearest = Nearest.name(to: slug, among: near.map(\.handle))
    return CellProblem(
      "there is no such \(what)" + (via.map { " by `\($0)`" } ?? ""),
      help: nearest.map { "did you mean `\($0)`?" })
  }
}

extension Session {
  /// Every text of a field, in all kinds that have it, and whose it is.
  func values(of field: String) throws -> [String: [RecordID]] {
    var values: [String: [RecordID]] = [:]
    for kind in book.schema.kinds where kind.field(field)?.type == .text {
      try book.fieldValues(kind, [field]) { id, row in
        if case .text(let text) = row[0] { values[text, default: []].append(id) }
      }
    }
    return values
  }
}
