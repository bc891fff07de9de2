import Book
import Domain
import Language
import Query

/// Finds the records that cells name, each text once.
///
/// A missing record that the import may create gets a provisional id, and is added only when its
/// row is taken: `settle` or `abandon` ends each row.
final class ReferenceLookup {
  private struct Key: Hashable {
    var kinds: [String]
    var via: ImportPlan.Via?
    var text: String
  }

  /// A record to be created with the row at hand.
  private struct Pending {
    var draft: Draft
    var via: ImportPlan.Via?
    var text: String
    var id: RecordID
  }

  /// No real record has a number as high as these.
  private static let firstProvisional: Int64 = 1 << 52

  private let session: Session
  /// Nil where rows are only looked at, and nothing is added.
  private let change: Change?
  private var found: [Key: [RecordID]] = [:]
  private var pending: [Pending] = []
  /// Kinds that rows of this import may add to.
  private let growing: Set<String>
  /// By kind, how often a name was looked for, and all its names once that was often.
  private var asked: [Int: Int] = [:]
  private var names: [Int: KindNames] = [:]
  private static let often = 64
  /// Records of a kind whose names are kept.
  private static let mostNames: Int64 = 100_000
  /// For `via FIELD`: every value of the field and whose it is, read once.
  private var fields: [String: [String: [RecordID]]] = [:]

  /// - Parameter growing: kinds that are added to meanwhile.
  init(_ session: Session, _ change: Change?, growing: Set<String>) {
    self.session = session
    self.change = change
    self.growing = growing
  }

  /// One record; several only where `take` finds a list.
  func records(
    _ text: String, _ names: [String], _ mapping: ImportPlan.Mapping
  ) throws -> [RecordID] {
    let name = mapping.via?.field == "handle" ? Slug.make(text) : text.singleSpaced
    let key = Key(kinds: names, via: mapping.via, text: name)
    if let ids = found[key] { return ids }
    let kinds = session.book.schema.kinds(named: names)
    if let ids = try search(text, name, kinds, mapping.via) {
      found[key] = ids
      return ids
    }
    guard let kind = mapping.creating else { throw try unknown(text, kinds, mapping) }
    guard !Placeholder.isNoName(name) else {
      throw CellProblem(
        "this is no name, and no \(kind.name) is made of it",
        advice: "to say what it stands for: \(mapping.words) (\(text.quoted) = …)")
    }
    return [try create(text, name, kind, mapping.via)]
  }

  // MARK: Creating

  private func create(
    _ text: String, _ name: String, _ kind: Kind, _ via: ImportPlan.Via?
  ) throws -> RecordID {
    if let same = pending.first(where: {
      $0.draft.kind.code == kind.code && $0.via == via && $0.text == name
    }) {
      return same.id
    }
    var draft = Draft(kind)
    draft["title"] = .text(text.singleSpaced)
    if let via, kind.field(via.field)?.type == .text { draft[via.field] = .text(name) }
    draft.fillDefaults(today: session.clock.today)
    if let first = draft.missing.first {
      throw CellProblem("a missing \(kind.name) cannot be created: it needs `\(first.name)`")
    }
    let id = RecordID(kind: kind.code, number: Self.firstProvisional + Int64(pending.count))
    pending.append(Pending(draft: draft, via: via, text: name, id: id))
    return id
  }

  /// Adds what the row at hand needs, and puts the real ids into its draft.
  ///
  /// - Returns: the records that were created.
  func settle(_ draft: inout Draft) throws -> [(id: RecordID, draft: Draft)] {
    guard !pending.isEmpty, let change else { return [] }
    var real: [RecordID: RecordID] = [:]
    var created: [(id: RecordID, draft: Draft)] = []
    for entry in pending {
      let id = try change.add(entry.draft)
      note(id, entry.draft)
      real[entry.id] = id
      created.append((id, entry.draft))
    }
    pending = []
    for index in draft.kind.fields.indices {
      switch draft[at: index] {
      case .record(let id)?: draft[at: index] = .record(real[id] ?? id)
      case .records(let ids)?: draft[at: index] = .records(ids.map { real[$0] ?? $0 })
      default: break
      }
    }
    return created
  }

  /// The row at hand needs records that are not there yet.
  var isCreating: Bool { !pending.isEmpty }

  /// The row at hand is not taken, or needs nothing new.
  func abandon() { pending = [] }

  /// A record that was just added can be found by `via`.
  func note(_ id: RecordID, _ draft: Draft) {
    for name in fields.keys {
      if case .text(let text)? = draft[name] {
        fields[name]?[text.singleSpaced, default: []].append(id)
      }
    }
  }

  // MARK: Searching

  private func search(
    _ text: String, _ name: String, _ kinds: [Kind], _ via: ImportPlan.Via?
  ) throws -> [RecordID]? {
    guard let via else { return try one(text, named(text, name, kinds)) }
    let searched = via.kind.map { [$0] } ?? kinds
    let hits: [RecordID]
    if via.field == "handle" {
      hits = try session.book.records(handle: name, kinds: searched, asOf: nil)
    } else {
      if fields[via.field] == nil { fields[via.field] = try session.values(of: via.field) }
      let codes = Set(searched.map(\.code))
      hits = (fields[via.field]?[name] ?? []).filter { codes.contains($0.kindCode) }
    }
    guard let source = try one(text, hits) else { return nil }
    return try via.take.map { try take($0, from: source[0], kinds) } ?? source
  }

  private func named(_ text: String, _ name: String, _ kinds: [Kind]) throws -> [RecordID] {
    if let known = try known(kinds) {
      let handle = text.composed
      let hits = Self.canBeHandle(text) ? known.compactMap { $0.record(handle: handle) } : []
      if !hits.isEmpty { return hits }
      let called = known.flatMap { $0.records(title: text) }
      return called.isEmpty && name != text ? known.flatMap { $0.records(title: name) } : called
    }
    let names = session.book
    if Self.canBeHandle(text) {
      let hits = try names.records(handle: text, kinds: kinds, asOf: nil)
      if !hits.isEmpty { return hits }
    }
    let hits = try names.records(title: text, kinds: kinds)
    return hits.isEmpty && name != text ? try names.records(title: name, kinds: kinds) : hits
  }

  /// The names of these kinds, where they were looked for often and stay as they are.
  private func known(_ kinds: [Kind]) throws -> [KindNames]? {
    guard kinds.allSatisfy({ $0.isNamed && !growing.contains($0.name) }) else { return nil }
    for kind in kinds {
      asked[kind.code, default: 0] += 1
      if asked[kind.code] == Self.often {
        names[kind.code] = try session.book.names(of: kind, limit: Self.mostNames)
      }
    }
    let known = kinds.compactMap { names[$0.code] }
    return known.count == kinds.count ? known : nil
  }

  private func one(_ text: String, _ hits: [RecordID]) throws -> [RecordID]? {
    guard hits.count < 2 else {
      throw CellProblem("this could be several records: \(try session.handles(hits))")
    }
    return hits.isEmpty ? nil : hits
  }

  /// What a record that was found holds in a field.
  private func take(_ field: String, from id: RecordID, _ kinds: [Kind]) throws -> [RecordID] {
    let ids: [RecordID]
    switch try session.book.values(of: id)?[field] {
    case .record(let id)?: ids = [id]
    case .records(let list)?: ids = list
    default: ids = []
    }
    let codes = Set(kinds.map(\.code))
    let taken = ids.filter { codes.contains($0.kindCode) }
    guard !taken.isEmpty else {
      throw CellProblem("`\(try session.handle(id))` has no `\(field)` to take")
    }
    return taken
  }

  private static func canBeHandle(_ text: String) -> Bool {
    text.utf8.allSatisfy {
      $0 == 0x2D || $0 >= 0x80 || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
    }
  }

  private func unknown(
    _ text: String, _ kinds: [Kind], _ mapping: ImportPlan.Mapping
  ) throws -> CellProblem {
    let via = mapping.via
    let searched = via?.kind.map { [$0] } ?? kinds
    let what = searched.count > 4 ? "record" : searched.map(\.name).joined(separator: " or ")
    let nearest: String?
    if let via, via.field != "handle" {
      nearest = Nearest.name(to: text, among: fields[via.field].map { Array($0.keys) } ?? [])
    } else {
      let slug = Slug.make(text)
      let near = try session.book.records(
        prefix: String(slug.prefix(2)), kinds: searched, limit: 500)
      nearest = Nearest.name(to: slug, among: near.map(\.handle))
    }
    return CellProblem(
      "there is no such \(what)" + (via.map { " by `\($0.field)`" } ?? ""),
      nearest: nearest,
      advice: via?.take == nil ? advice(kinds, mapping) : nil)
  }

  /// Missing records that are made of a name alone could come in with the rows.
  private func advice(_ kinds: [Kind], _ mapping: ImportPlan.Mapping) -> String? {
    let creatable = kinds.filter { kind in
      kind.isNamed && kind.name != "view"
        && kind.fields.allSatisfy { !$0.isRequired || $0.name == "title" || $0.initial != nil }
    }
    guard let first = creatable.first, creatable.count <= 4 else { return nil }
    let what = creatable.map(\.plural).joined(separator: " or ")
    return "to add missing \(what) with the rows: "
      + "\(mapping.words) creating \(first.name)"
      + creatable.dropFirst().map { " (or \($0.name))" }.joined()
  }
}

extension Session {
  /// Every text of a field, in all kinds that have it, and whose it is.
  fileprivate func values(of field: String) throws -> [String: [RecordID]] {
    var values: [String: [RecordID]] = [:]
    for kind in book.schema.kinds where kind.field(field)?.type == .text {
      try book.fieldValues(kind, [field]) { id, row in
        if case .text(let text) = row[0] { values[text.singleSpaced, default: []].append(id) }
      }
    }
    return values
  }
}
