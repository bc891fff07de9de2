package import Insight

/// What the lock of a workshop stores: an array for each row that may be told.
package enum StoredResults {
  static let width = 14

  package static func text(_ rows: [AccuracyRow]) -> String {
    JSONRows.text(
      rows.map { row in
        let level = SQLValue.text(row.level.rawValue)
        let places = [row.by, row.of, row.statement].map {
          $0.map { SQLValue.integer($0) } ?? .null
        }
        let counts = [row.round, row.count].map { SQLValue.integer(Int64($0)) }
        let numbers = [
          row.own, row.guess, row.truth, row.agreement, row.congruency, row.accuracy, row.profile,
          row.gain,
        ].map { $0.map { SQLValue.real($0) } ?? .null }
        return [level] + places + counts + numbers
      })
  }

  static func row(_ row: any RowReader) -> AccuracyRow? {
    guard let level = AccuracyRow.Level(rawValue: row.text(at: 0)) else { return nil }
    func number(_ place: Int) -> Double? { row.isNull(at: place) ? nil : row.real(at: place) }
    var result = AccuracyRow(level: level, count: Int(row.integer(at: 5)))
    result.by = row.optionalInteger(at: 1)
    result.of = row.optionalInteger(at: 2)
    result.statement = row.optionalInteger(at: 3)
    result.round = Int(row.integer(at: 4))
    (result.own, result.guess, result.truth) = (number(6), number(7), number(8))
    (result.agreement, result.congruency, result.accuracy) = (number(9), number(10), number(11))
    if let guess = result.guess, let truth = result.truth { result.bias = guess - truth }
    (result.profile, result.gain) = (number(12), number(13))
    return result
  }
}
