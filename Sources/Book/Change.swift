package import Domain
import Query

/// What one step does to a book, while it is being done. Rows go straight to their tables; the
/// step's own row is written when it ends.
package final class Change {
  /// Counts of one kind of record.
  package struct Tally: Sendable, Equatable {
    package var added = 0
    package var changed = 0
    package var removed = 0
    package var total: Int { added + changed + removed }
  }

  package let step: Int64
  package private(set) var tallies: [String: Tally] = [:]
  unowned let book: Book
  /// The next number of each kind that was asked for, and the first this step gave out.
  private var numbers: [Int: (first: Int64, next: Int64)] = [:]
  private var changedIDs: Set<RecordID> = []
  /// Added under a number that was given out before.
  private var returned: Set<RecordID> = []
  /// The suffix to try next for a slug that was taken.
  private var suffixes: [String: Int] = [:]
  /// New records whose title would have made a handle that another one has.
  package private(set) var namesakes = Namesakes()
  package internal(set) var hasNewFields = false
  /// The database has taken back the step by itself; nothing more may be written.
  var isLost = false
  /// Records come back as they were exported: a workshop that is new itself gets all its answers.
  package var readsBack = false
  /// A person is replaced by a pseudonym, in past versions too.
  var forgets = false
  /// The steps that this one takes back.
  var undoes: [Int64] = []
  /// The workshop whose own verb is at work, and may write what others may not.
  package var inCharge: RecordID?
  /// Statements whose workshop was found not to be locked.
  var openStatements: Set<RecordID> = []
  /// Those of them whose answers are confidential, and not brought in by their workshop's own verb.
  var confidentialStatements: Set<RecordID> = []
  /// How workshops that are not named stood before anything was taken back.
  var sealedBefore: [Sealed]?

  var connection: Connection { book.connection }

  init(_ book: Book, step: Int64) {
    self.book = book
    self.step = step
  }

  package var isEmpty: Bool {
    !hasNewFields && !forgets && tallies.values.allSatisfy { $0.total == 0 }
  }

  /// The kind with all its fields, also those defined since a draft of it was begun.
  private func current(_ kind: Kind) -> Kind { book.schema.kind(code: kind.code) ?? kind }

  /// What is remembered of the step so far, to go back to when a part of it is taken back.
  struct Progress {
    fileprivate var tallies: [String: Tally]
    fileprivate var numbers: [Int: (first: Int64, next: Int64)]
    fileprivate var changedIDs: Set<RecordID>
    fileprivate var returned: Set<RecordID>
    fileprivate var suffixes: [String: Int]
    fileprivate var namesakes: Namesakes
    fileprivate var hasNewFields: Bool
    fileprivate var undoes: [Int64]
  }

  var progress: Progress {
    get {
      Progress(
        tallies: tallies, numbers: numbers, changedIDs: changedIDs, returned: returned,
        suffixes: suffixes, namesakes: namesakes,
        hasNewFields: hasNewFields, undoes: undoes)
    }
    set {
      tallies = newValue.tallies
      numbers = newValue.numbers
      changedIDs = newValue.changedIDs
      returned = newValue.returned
      suffixes = newValue.suffixes
      namesakes = newValue.namesakes
      hasNewFields = newValue.hasNewFields
      undoes = newValue.undoes
    }
  }

  // MARK: Adding

  /// Adds a record whose draft is complete: defaults filled in, nothing required missing.
  ///
  /// - Parameter number: The number of a record that is not there: one that comes back, or one
  ///   that keeps the number it had in another book.
  package func add(_ draft: Draft, number: Int64? = nil) throws -> RecordID {
    try book.requireWriting()
    let kind = current(draft.kind)
    try refuseTampering(kind, draft, nil)
    let id = RecordID(kind: kind.code, number: try takeNumber(kind, number))
    let statements = book.statements(for: kind)
    try statements[0].insert { row in
      row.bind(.integer(id.raw), at: 1)
      var column = 2
      if kind.isNamed {
        row.bind(.text(try freeHandle(draft, id)), at: column)
        column += 1
      }
      for (index, field) in kind.fields.enumerated() where !field.isList {
        row.bind(SQLValue(draft[at: index] ?? .missing), at: column)
        column += 1
      }
      row.bind(.integer(step), at: column)
    }
    var list = 1
    for (index, field) in kind.fields.enumerated() where field.isList {
      if case .records(let members)? = draft[at: index], !members.isEmpty {
        for (position, member) in members.uniqued().enumerated() {
          try insertMember(statements[list], id, member, position)
        }
      }
      list += 1
    }
    tallies[kind.name, default: Tally()].added += 1
    if kind.container != nil { try refuseCircle(id, kind) }
    return id
  }

  private func insertMember(
    _ list: RowStatements, _ record: RecordID, _ member: RecordID, _ position: Int
  ) throws {
    try list.insert { row in
      row.bind(.integer(record.raw), at: 1)
      row.bind(.integer(member.raw), at: 2)
      row.bind(.integer(Int64(position)), at: 3)
      row.bind(.integer(step), at: 4)
    }
  }

  func takeNumber(_ kind: Kind, _ wanted: Int64? = nil) throws -> Int64 {
    let (first, next) =
      try numbers[kind.code]
      ?? {
        let next = try connection.integer(Bookkeeping.nextNumber(kind)) ?? 1
        return (next, next)
      }()
    let number = wanted ?? next
    numbers[kind.code] = (first, max(next, number + 1))
    if number < first { returned.insert(RecordID(kind: kind.code, number: number)) }
    return number
  }

  /// The first of so many numbers that follow each other.
  func takeNumbers(_ kind: Kind, _ count: Int) throws -> Int64 {
    let first = try takeNumber(kind)
    numbers[kind.code]?.next = first + Int64(count)
    return first
  }

  private func freeHandle(_ draft: Draft, _ id: RecordID) throws -> String {
    if let chosen = draft.handle { return chosen.composed }
    guard case .text(let title)? = draft["title"] else { return "unnamed" }
    let slug = Slug.make(title)
    let key = "\(draft.kind.code):\(slug)"
    var suffix = suffixes[key] ?? 1
    var candidate = suffix == 1 ? slug : "\(slug)-\(suffix)"
    while try book.isTaken(candidate, draft.kind) {
      suffix += 1
      candidate = "\(slug)-\(suffix)"
    }
    suffixes[key] = suffix
    if suffix > 1, let elder = try book.records(handle: slug, kinds: [draft.kind], asOf: nil).first
    {
      namesakes.note(id, of: elder)
    }
    return candidate
  }

  // MARK: Changing

  /// Sets the fields a draft speaks of; false when they all were so already.
  package func set(_ id: RecordID, _ draft: Draft) throws -> Bool {
    try book.requireWriting()
    guard let before = try book.values(of: id) else { return false }
    let kind = current(draft.kind)
    try refuseTampering(kind, draft, (id, before))
    let statements = book.statements(for: kind)
    var names: [String] = []
    var values: [SQLValue] = []
    if let handle = draft.handle?.composed, handle != before.handle {
      names.append("handle")
      values.append(.text(handle))
    }
    for (index, field) in kind.fields.enumerated() where !field.isList {
      guard let value = draft[at: index], value != before[at: index] else { continue }
      names.append(field.name)
      values.append(SQLValue(value))
    }
    if !names.isEmpty { try statements[0].update([id.raw], names, values, in: step) }
    var didChange = !names.isEmpty
    var list = 1
    for (index, field) in kind.fields.enumerated() where field.isList {
      if case .records(let members)? = draft[at: index],
        case .records(let old)? = before[at: index], members.uniqued() != old
      {
        try replace(statements[list], of: id, old, with: members.uniqued())
        didChange = true
      }
      list += 1
    }
    guard didChange else { return false }
    if kind.container != nil { try refuseCircle(id, kind) }
    if !isNew(id), changedIDs.insert(id).inserted {
      tallies[kind.name, default: Tally()].changed += 1
    }
    return true
  }

  func isNew(_ id: RecordID) -> Bool {
    numbers[id.kindCode].map { id.number >= $0.first } ?? false || returned.contains(id)
  }

  private func replace(
    _ list: RowStatements, of id: RecordID, _ old: [RecordID], with new: [RecordID]
  ) throws {
    for member in old where !new.contains(member) {
      try list.delete([id.raw, member.raw], in: step)
    }
    for (position, member) in new.enumerated() {
      guard let was = old.firstIndex(of: member) else {
        try insertMember(list, id, member, position)
        continue
      }
      guard was != position else { continue }
      try list.update(
        [id.raw, member.raw], ["position"], [.integer(Int64(position))], in: step)
    }
  }

  // MARK: Removing

  /// Removes a record that nothing refers to; ask `Book.referring(to:)` first.
  package func remove(_ id: RecordID) throws {
    try book.requireWriting()
    guard let kind = book.schema.kind(of: id) else { return }
    try refuseTampering(removing: id, kind)
    let statements = book.statements(for: kind)
    for list in statements.dropFirst() {
      for member in try list.members(of: id) { try list.delete([id.raw, member.raw], in: step) }
    }
    try statements[0].delete([id.raw], in: step)
    if isNew(id) {
      returned.remove(id)
      tallies[kind.name, default: Tally()].added -= 1
    } else {
      if changedIDs.remove(id) != nil { tallies[kind.name, default: Tally()].changed -= 1 }
      tallies[kind.name, default: Tally()].removed += 1
    }
  }

  /// Counts what was done to many rows at once.
  func tally(_ tally: Tally, _ kind: Kind) {
    tallies[kind.name, default: Tally()].added += tally.added
    tallies[kind.name, default: Tally()].changed += tally.changed
    tallies[kind.name, default: Tally()].removed += tally.removed
  }

  // MARK: Ending

  /// Writes the numbers given out and the step itself.
  func finish(_ note: StepNote, _ session: Int64) throws {
    try checkSealed()
    for (code, number) in numbers {
      guard let kind = book.schema.kind(code: code) else { continue }
      try connection.run(Bookkeeping.saveNumber(kind, number.next))
    }
    let sum = tallies.values.reduce(into: Tally()) {
      $0.added += $1.added
      $0.changed += $1.changed
      $0.removed += $1.removed
    }
    try connection.run(
      Bookkeeping.insertStep(
        step, session: session, at: note.at, author: note.author, words: note.words,
        script: note.script, day: note.day, (sum.added, sum.changed, sum.removed)))
    for other in undoes { try connection.run(Bookkeeping.insertUndoing(step, of: other)) }
    for (kind, tally) in tallies where tally.total > 0 {
      try connection.run(
        Bookkeeping.insertTally(step, kind, (tally.added, tally.changed, tally.removed)))
    }
  }

  func refuseCircle(_ id: RecordID, _ kind: Kind) throws {
    guard let container = kind.container,
      try connection.integer(Lookup.isInsideItself(kind, container, id)) != nil
    else { return }
    let handle = try book.handle(of: id) ?? ""
    throw BookError(
      .rule, "`\(handle)` would stand \(container) itself",
      help: ["`\(container)` names a larger \(kind.name), never one of its own parts"])
  }
}
