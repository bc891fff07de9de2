package import Domain
import Query

extension Book {
  /// The ratings that `RecordExport` leaves out, and in how many workshops they were given.
  package func withheldRatings() throws -> (ratings: Int, workshops: Int) {
    let row = try connection.prepareFresh(RecordExport.withheld(in: schema))
    defer { row.reset() }
    guard try row.step() else { return (0, 0) }
    return (Int(row.integer(at: 0)), Int(row.integer(at: 1)))
  }

  /// Whether a statement had ratings that are rows for nobody before the step under way.
  package func hadWithheldRatings(of statement: RecordID) throws -> Bool {
    guard let step = change?.step, let rating = schema.kind("rating") else { return false }
    let row = try connection.prepareFresh(
      WorkshopStatements.withheldRating(of: statement, before: step, rating))
    defer { row.reset() }
    return try row.step()
  }
}
