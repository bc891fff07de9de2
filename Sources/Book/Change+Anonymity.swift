package import Domain
import Insight
import Query

/// What keeps an anonymous answer from being somebody's, for whoever reads the book's file.
extension Change {
  /// Anonymous answers that came in many at once stand in an order that says nothing: a list is by
  /// name, a form's by time.
  ///
  /// - Parameter first: The first that came in.
  func hideOrder(since first: RecordID) throws {
    guard let ratings = book.schema.kind("rating"), !confidentialStatements.isEmpty else { return }
    if let by = try connection.integer(WorkshopStatements.codeIsName(since: first)) {
      throw BookError(
        .rule,
        "the code of an anonymous answer is the name of `\(try book.handle(of: RecordID(raw: by)) ?? "")`",
        help: ["everybody draws a word of their own, and keeps it"])
    }
    // A list of the book's own beside a rating is kept by the rating's number.
    guard !ratings.fields.contains(where: \.isList) else { return }
    try connection.run(WorkshopStatements.shuffle(ratings, since: first))
  }

  /// Once no more answers come, units stand beside them only where a unit, and those whose unit is
  /// not said, are enough; likewise whose view somebody guessed.
  package func blurMarks(of workshop: RecordID) throws {
    for mark in WorkshopStatements.Mark.allCases {
      var cells: [[Int64?]: [Int64: Int]] = [:]
      let rows = try connection.prepareFresh(WorkshopStatements.marks(mark, of: workshop))
      defer { rows.reset() }
      while try rows.step() {
        let cell = (0..<4).map { rows.isNull(at: $0) ? nil : rows.integer(at: $0) }
        // People without a mark are a part like any other.
        let part = rows.isNull(at: 4) ? .max : rows.integer(at: 4)
        cells[cell, default: [:]][part, default: 0] += Int(rows.integer(at: 5))
      }
      for (cell, parts) in cells where mark == .unit || parts.count > 1 {
        let told = Disclosure.shown(parts).parts
        for part in parts.keys where part != .max && !told.contains(part) {
          try connection.run(WorkshopStatements.removeMark(mark, part, in: cell))
        }
      }
    }
  }
}
