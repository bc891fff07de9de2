import GRDB
import Insight

/// `statistic(NAME, …)` in a statement: gathers a group's rows and asks `Insight`. NULL where the
/// measure has no value.
enum StatisticFunction {
  static let function = DatabaseFunction("statistic", pure: true, aggregate: Gathering.self)

  /// `wilson('wilson-low', k, n)`: one end of the interval; NULL where there is none.
  static let wilson = DatabaseFunction("wilson", argumentCount: 3, pure: true) { values in
    guard let end = String.fromDatabaseValue(values[0]),
      let k = Double.fromDatabaseValue(values[1]), let n = Double.fromDatabaseValue(values[2]),
      let interval = Wilson.interval(k, of: n)
    else { return nil }
    return end == "wilson-low" ? interval.low : interval.high
  }

  struct Gathering: DatabaseAggregate {
    private var statistic: Statistic?
    private var constant: Double?
    private var rows: [[Statistic.Input]] = []

    mutating func step(_ values: [DatabaseValue]) {
      if statistic == nil {
        statistic = values.first.flatMap { String.fromDatabaseValue($0) }.flatMap(Statistic.init)
        constant = statistic?.constant.flatMap { Double.fromDatabaseValue(values[$0 + 1]) }
      }
      var row: [Statistic.Input] = []
      row.reserveCapacity(values.count - 1)
      for value in values.dropFirst() {
        switch value.storage {
        case .int64(let number): row.append(.number(Double(number)))
        case .double(let number): row.append(.number(number))
        case .string(let text): row.append(.text(text))
        case .null, .blob: return
        }
      }
      rows.append(row)
    }

    func finalize() -> (any DatabaseValueConvertible)? {
      statistic?.value(rows, constant: constant).value
    }
  }
}
