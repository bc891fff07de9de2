import Book
import Domain
import Query
import Tabular

/// Rows of one key within a file are one record: what a later row says comes before what an earlier
/// one does.
///
/// A record that is new takes such rows one after the other. One that was there before would change
/// with one row and back with the next, each time the file comes in; so when that is seen, the import
/// begins again, and the rows of such a record are held until its last.
struct RepeatedRows {
  /// The import has to begin again, with the rows of each record held.
  struct Again: Error {
    /// How many rows are about each record.
    var rows: [RecordID: Int]
  }

  /// How many rows of a record are still to come; empty in a first attempt.
  private var left: [RecordID: Int]
  private var held: [RecordID: (draft: Draft, rows: [Tabular.Row])] = [:]
  /// A later row of a record that was there before changed it again.
  var isBackAndForth = false
  private(set) var count = 0
  private var first: [Int] = []
  private static let shown = 5

  init(_ left: [RecordID: Int] = [:]) { self.left = left }

  var isSecondAttempt: Bool { !left.isEmpty }

  mutating func note(line: Int) {
    count += 1
    if first.count < Self.shown { first.append(line) }
  }

  /// Takes a row of a record whose rows are held; nil until its last, which then stands for all.
  ///
  /// - Returns: What all of them say, and those before the last.
  mutating func hold(
    _ id: RecordID, _ draft: Draft, _ row: Tabular.Row, _ match: ImportPlan.Match
  ) -> (draft: Draft, earlier: [Tabular.Row])? {
    guard let rows = left[id] else { return (draft, []) }
    let before = held[id]
    let joined = before.map { Self.join($0.draft, draft, match) } ?? draft
    left[id] = rows - 1
    guard rows > 1 else {
      held[id] = nil
      return (joined, before?.rows ?? [])
    }
    held[id] = (joined, (before?.rows ?? []) + [row])
    return nil
  }

  private static func join(_ before: Draft, _ after: Draft, _ match: ImportPlan.Match) -> Draft {
    // What the later row leaves empty is emptied.
    if match == .replace { return after }
    var joined = before
    for index in after.kind.fields.indices {
      guard let value = after[at: index] else { continue }
      if match == .extend, case .records(let new) = value,
        case .records(let old)? = before[at: index]
      {
        joined[at: index] = .records((old + new).uniqued())
      } else {
        joined[at: index] = value
      }
    }
    return joined
  }

  /// Nil where there are none.
  var words: String? {
    guard count > 0 else { return nil }
    let lines = first.map(String.init).joined(separator: ", ") + (count > first.count ? ", …" : "")
    return count == 1
      ? "note: the row of line \(lines) has the key of an earlier one, and what it says counts"
      : "note: \(count) rows have the key of an earlier one, and what the later row says counts: lines \(lines)"
  }
}

extension Session {
  /// One import, begun again where that is needed.
  ///
  /// - Parameter trial: so many rows are tried out; nil for all, in earnest.
  func bringIn(
    _ plan: ImportPlan, path: String, _ change: Change, _ invocation: Invocation, trial: Int? = nil
  ) throws -> (told: String, importer: Importer) {
    func attempt(_ held: [RecordID: Int], trial: Int?) throws -> (String, Importer) {
      try book.attempt {
        let importer = try Importer(
          plan, path: path, session: self, change: change, invocation: invocation,
          held: held, trial: trial)
        return (try importer.run(), importer)
      }
    }
    // Commands are told as they come, so that a dry run looks before it tells any.
    let isTried =
      options.isDryRun && trial == nil && !plan.keys.isEmpty && !plan.file.isStandardInput
    struct TakenBack: Error {}
    do {
      guard isTried else { return try attempt([:], trial: trial) }
      try book.attempt {
        _ = try attempt([:], trial: .max)
        throw TakenBack()
      }
    } catch let again as RepeatedRows.Again {
      return try attempt(again.rows, trial: trial)
    } catch is TakenBack {}
    return try attempt([:], trial: trial)
  }
}
