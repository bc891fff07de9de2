import Book
import Domain
import Query

/// Finds the record that a row is about, by the fields the import names as its key.
struct KeyMatcher {
  private let plan: ImportPlan
  private let session: Session
  private var records: [[Value]: RecordID] = [:]

  init(_ plan: ImportPlan, _ session: Session) {
    self.plan = plan
    self.session = session
  }

  /// Reads the keys of every record there is.
  mutating func load() throws {
    guard !plan.keys.isEmpty else { return }
    var found: [[Value]: RecordID] = [:]
    try session.book.fieldValues(plan.kind, plan.keys.map { $0.name(in: plan.kind) }) { id, row in
      if found[row] == nil { found[row] = id }
    }
    records = found
  }

  /// Nil where the row is new, or has nothing where the key should be.
  func find(_ draft: Draft) throws -> RecordID? {
    guard !plan.keys.isEmpty else { return nil }
    let key = try key(of: draft)
    return records[key]
  }

  mutating func note(_ id: RecordID, _ draft: Draft) {
    if !plan.keys.isEmpty, let key = try? key(of: draft) { records[key] = id }
  }

  private func key(of draft: Draft) throws -> [Value] {
    var isEmpty = true
    let key = plan.keys.map { target -> Value in
      let value: Value =
        switch target {
        case .handle: draft.handle.map { .text($0) } ?? .missing
        case .field(let index): draft[at: index] ?? .missing
        }
      if value != .missing { isEmpty = false }
      return value
    }
    guard !isEmpty else { throw CellProblem("the key is empty in this row") }
    return key
  }
}
