import Query

extension Book {
  /// The ratings that `RecordExport` leaves out, and in how many workshops they were given.
  package func withheldRatings() throws -> (ratings: Int, workshops: Int) {
    let row = try connection.prepareFresh(RecordExport.withheld(in: schema))
    defer { row.reset() }
    guard try row.step() else { return (0, 0) }
    return (Int(row.integer(at: 0)), Int(row.integer(at: 1)))
  }
}
