package import Domain
import Query

/// What the records of a kind are called, in memory: so many are asked for that it is quicker than
/// looking for each.
package struct KindNames {
  private var handles: [String: RecordID] = [:]
  private var titles: [String: [RecordID]] = [:]

  /// As `Book.records(handle:kinds:asOf:)` finds it.
  package func record(handle: String) -> RecordID? { handles[handle] }

  /// As `Book.records(title:kinds:)` finds them.
  package func records(title: String) -> [RecordID] { titles[title] ?? [] }

  /// More records of one title than this are only known to be several.
  private static let namesakes = 3

  fileprivate mutating func note(_ id: RecordID, handle: String, title: String) {
    handles[handle] = id
    if titles[title, default: []].count < Self.namesakes { titles[title, default: []].append(id) }
  }
}

extension Book {
  /// The names of a kind's records as they are now; nil where it has no handles, or more records
  /// than `limit`.
  package func names(of kind: Kind, limit: Int64) throws -> KindNames? {
    guard kind.isNamed, kind.hasTitle,
      try connection.integer(Bookkeeping.nextNumber(kind)) ?? 1 <= limit
    else { return nil }
    var names = KindNames()
    let rows = try connection.prepareFresh(Lookup.columns(kind, ["handle", "title"]))
    defer { rows.reset() }
    while try rows.step() {
      names.note(
        RecordID(raw: rows.integer(at: 0)), handle: rows.text(at: 1), title: rows.text(at: 2))
    }
    return names
  }
}
