import Insight

/// The functions of the language, for help, completion and errors.
package enum Functions {
  package struct Function: Sendable {
    package var name: String
    package var usage: String
    package var help: String
  }

  package static let aggregates = [
    Function(
      name: "count", usage: "count(SOURCE [where C])",
      help:
        "how many records lead back here, or stand in a list: count(with); in summarize, how many rows meet a condition"
    ),
    Function(
      name: "distinct", usage: "distinct(SOURCE.FIELD [where C])",
      help: "how many different values there are: distinct(memberships.in)"),
    Function(
      name: "sum", usage: "sum(SOURCE.FIELD [where C])", help: "their sum; 0 where there are none"),
    Function(name: "average", usage: "average(SOURCE.FIELD [where C])", help: "their mean"),
    Function(name: "min", usage: "min(SOURCE.FIELD [where C])", help: "the least of them"),
    Function(name: "max", usage: "max(SOURCE.FIELD [where C])", help: "the greatest of them"),
    Function(
      name: "latest", usage: "latest(SOURCE.FIELD [where C])",
      help: "the one with the latest date"),
  ]

  package static let scalars = [
    Function(
      name: "if", usage: "if(CONDITION, VALUE, …, [OTHERWISE])",
      help: "the value after the first condition that holds"),
    Function(name: "round", usage: "round(NUMBER, [DIGITS])", help: "rounded, half away from zero"),
    Function(name: "abs", usage: "abs(NUMBER)", help: "without its sign"),
    Function(name: "year", usage: "year(DATE)", help: "the year, a number"),
    Function(name: "quarter", usage: "quarter(DATE)", help: "the quarter, such as 2026-Q4"),
    Function(
      name: "wilson-low", usage: "wilson-low(KEPT, N)",
      help: "the lower end of the 95 % interval of a share, after Wilson"),
    Function(
      name: "wilson-high", usage: "wilson-high(KEPT, N)",
      help: "the upper end of the 95 % interval of a share, after Wilson"),
    Function(name: "month", usage: "month(DATE)", help: "the month, such as 2026-11"),
  ]

  /// Measures over rows that SQL has no word for; the database asks `Insight` for them.
  package static let statistics = Statistic.allCases.map { statistic in
    Function(
      name: statistic.rawValue,
      usage: "\(statistic.rawValue)(\(statistic.parameters.map(\.usage).joined(separator: ", ")))",
      help: statistic.help)
  }

  package static let all = aggregates + scalars + statistics
}
