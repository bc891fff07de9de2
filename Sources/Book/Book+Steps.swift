package import Domain
import Query

/// Who made a step, when, and with which words.
package struct StepNote: Sendable {
  package var author: String
  package var words: String
  package var script: String?
  /// Milliseconds since 1970-01-01 UTC.
  package var at: Int64
  /// The day it was where it was made.
  package var day: Day
  /// The run of the program, or the workshop, that it belongs to; nil begins a new one.
  package var session: Int64?

  package init(
    author: String, words: String, script: String? = nil, at: Int64, day: Day,
    session: Int64? = nil
  ) {
    self.author = author
    self.words = words
    self.script = script
    self.at = at
    self.day = day
    self.session = session
  }
}

/// A step that was done.
package struct StepDone: Sendable {
  package var number: Int64
  package var session: Int64
  /// By kind, only those that something happened to.
  package var tallies: [(kind: Kind, tally: Change.Tally)]
  package var namesakes: Namesakes
}

/// Records that a step added beside others whose handles their own titles would have made. Of many
/// only the first are kept.
package struct Namesakes: Sendable {
  package private(set) var first: [(new: RecordID, elder: RecordID)] = []
  package private(set) var count = 0
  private static let kept = 5

  mutating func note(_ new: RecordID, of elder: RecordID) {
    count += 1
    if first.count < Self.kept { first.append((new, elder)) }
  }
}

extension Book {
  /// Does one step: all that `body` changes, or nothing where it throws. A body that changes
  /// nothing leaves no step. Steps do not nest: within one, `body` joins it, and its note is not
  /// asked for.
  package func step<T>(
    _ note: @autoclosure () -> StepNote, _ body: (Change) throws -> T
  ) throws -> (result: T, done: StepDone?) {
    if let change { return (try body(change), nil) }
    if !isReadOnly { try connection.execute(Control.forWriting) }
    defer { if !isReadOnly { try? connection.execute(Control.forReading) } }
    try connection.execute(isReadOnly ? Control.beginReading : Control.begin)
    do {
      try requireSameFile()
      // Another shell may have defined a field while this one waited.
      try refresh()
      let note = note()
      let change = Change(self, step: try newestStep() + 1)
      self.change = change
      defer { self.change = nil }
      let result = try body(change)
      guard !change.isLost else { throw BookError(.interrupted, "interrupted") }
      guard !change.isEmpty else {
        try undo()
        return (result, nil)
      }
      let session = try note.session ?? (connection.integer(Bookkeeping.newestSession) ?? 0) + 1
      try change.finish(note, session)
      try connection.execute(Control.commit)
      if change.hasNewFields { seenLayout = try connection.integer(Bookkeeping.layoutVersion) ?? 0 }
      return (result, describe(change, session))
    } catch {
      self.change = nil
      try? undo()
      throw error
    }
  }

  /// Sees one state of the book throughout, and asks the disk for it once.
  package func reading<T>(_ body: () throws -> T) throws -> T {
    guard change == nil else { return try body() }
    try connection.execute(Control.beginReading)
    defer { try? connection.execute(Control.commit) }
    return try body()
  }

  /// Every change to a row asks first.
  func requireWriting() throws {
    if let change, change.isLost { throw BookError(.interrupted, "interrupted") }
    guard isReadOnly else { return }
    throw BookError(
      .readOnly, "this book was opened to be read only", help: ["open it without --read-only"])
  }

  private func undo() throws {
    try connection.execute(Control.rollback)
    forgetStatements()
    try loadCustomFields()
  }

  private func describe(_ change: Change, _ session: Int64) -> StepDone {
    StepDone(
      number: change.step, session: session,
      tallies: schema.kinds.compactMap { kind in
        change.tallies[kind.name].flatMap { $0.total > 0 ? (kind, $0) : nil }
      }, namesakes: change.namesakes)
  }

  /// Within a step: what `body` does is taken back where it throws, and what was done before stays.
  package func attempt<T>(_ body: () throws -> T) throws -> T {
    guard let change else { return try body() }
    let before = change.progress
    let fields = schema.kinds
    try connection.execute(Control.savepoint)
    do {
      let result = try body()
      try connection.execute(Control.release)
      return result
    } catch {
      do {
        try connection.execute(Control.rollbackToSavepoint)
      } catch {
        // An interruption or a full disk has taken back the whole step already.
        change.isLost = true
      }
      change.progress = before
      if schema.kinds != fields, !change.isLost {
        forgetStatements()
        try loadCustomFields()
      }
      throw error
    }
  }
}
