import Book
import Domain
import Query

/// Finds the record that a row is about, by the fields the import names as its key.
struct KeyMatcher {
  private let plan: ImportPlan
  private let session: Session
  /// The first record of each key.
  private var records: [[Value]: RecordID] = [:]
  /// The further records of a key, in the order they were added.
  private var repeats: [[Value]: [RecordID]] = [:]
  /// Records that a row was about; kept where the others are to be reported.
  private var found: Set<RecordID> = []
  /// Statements whose ratings of before cannot be matched, each asked about once.
  private var withheld: [RecordID: Bool] = [:]
  /// How many rows of the file were about a record that was there before it.
  private(set) var rows: [RecordID: Int] = [:]
  /// Records that were made for references to them, and that no row was about yet.
  private var made: Set<RecordID> = []
  /// The highest number of a record that was there before the file.
  private var last: Int64 = 0
  /// With `repeats apart`: how many rows of a key were seen.
  private var seen: [[Value]: Int] = [:]

  init(_ plan: ImportPlan, _ session: Session) {
    self.plan = plan
    self.session = session
  }

  /// Reads the keys of every record there is.
  mutating func load() throws {
    guard !plan.keys.isEmpty else { return }
    var found = self
    try session.book.fieldValues(plan.kind, plan.keys.map { $0.name(in: plan.kind) }) { id, row in
      found.enter(id, row)
    }
    found.last =
      (found.records.values.map(\.number) + found.repeats.values.joined().map(\.number))
      .max() ?? 0
    self = found
  }

  /// Counts a row about a record; true where an earlier row was about the same.
  mutating func isRepeat(_ id: RecordID) -> Bool {
    guard !plan.keepsRepeats else { return false }
    guard isFromBefore(id) else { return made.remove(id) == nil }
    rows[id, default: 0] += 1
    return rows[id] ?? 0 > 1
  }

  func isFromBefore(_ id: RecordID) -> Bool { id.number <= last }

  private mutating func enter(_ id: RecordID, _ key: [Value]) {
    if records[key] == nil {
      records[key] = id
    } else {
      repeats[key, default: []].append(id)
    }
  }

  /// Nil where the row is new.
  ///
  /// - Throws: `CellProblem` where the row has nothing for its key, or several records have it.
  mutating func find(_ draft: Draft) throws -> RecordID? {
    guard !plan.keys.isEmpty else { return nil }
    let key = try key(of: draft)
    if records[key] == nil, plan.kind.isConfidential { try refuseTwice(draft) }
    guard plan.keepsRepeats else {
      if let others = repeats[key], let first = records[key] {
        throw CellProblem(
          "several records have this key: \(try session.handles([first] + others))",
          help: "a further field would tell them apart: by A, B")
      }
      return records[key]
    }
    let count = seen[key, default: 0]
    seen[key] = count + 1
    if count == 0 { return records[key] }
    let others = repeats[key] ?? []
    return count <= others.count ? others[count - 1] : nil
  }

  /// Ratings that are rows for nobody are matched with none either; to bring their file in again
  /// would double them.
  private mutating func refuseTwice(_ draft: Draft) throws {
    guard case .record(let statement)? = draft["statement"] else { return }
    let isTwice =
      try withheld[statement] ?? session.book.hadWithheldRatings(of: statement)
    withheld[statement] = isTwice
    guard isTwice else { return }
    throw CellProblem(
      "its workshop has ratings of this statement that are rows for nobody, and cannot be matched",
      help: "a file comes into such a workshop once")
  }

  /// Marks the record of a row.
  mutating func see(_ id: RecordID) { if plan.reportsVanished { found.insert(id) } }

  /// Records of the book that no row was about, by number.
  var vanished: [RecordID] {
    (Array(records.values) + repeats.values.flatMap { $0 }).filter { !found.contains($0) }.sorted()
  }

  /// A record that was made for a reference may be what a later row is about.
  mutating func noteMade(_ id: RecordID, _ draft: Draft) {
    note(id, draft)
    if !plan.keys.isEmpty { made.insert(id) }
  }

  mutating func note(_ id: RecordID, _ draft: Draft) {
    if !plan.keys.isEmpty, let key = try? key(of: draft) { enter(id, key) }
  }

  /// A row that leaves out a field of the key means what a new record would get for it.
  private func key(of draft: Draft) throws -> [Value] {
    var isEmpty = true
    let key = plan.keys.map { target -> Value in
      switch target {
      case .handle:
        guard let handle = draft.handle else { return .missing }
        isEmpty = false
        return .text(handle)
      case .field(let index):
        if let value = draft[at: index], value != .missing {
          isEmpty = false
          return value
        }
        guard draft[at: index] == nil, case .value(let value)? = plan.kind.fields[index].initial
        else { return .missing }
        return value
      }
    }
    guard !isEmpty else { throw CellProblem("the key is empty in this row") }
    return key
  }
}
