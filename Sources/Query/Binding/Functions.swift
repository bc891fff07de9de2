import Insight

/// The functions of the language, for help, completion and errors.
package enum Functions {
  package struct Function: Sendable {
    package var name: String
    package var usage: String
    package var help: String
    /// A complete question; run as a test on the sample book.
    package var example: String
  }

  package static let aggregates = [
    Function(
      name: "count", usage: "count(SOURCE [where C])",
      help:
        "how many records lead back here, or stand in a list: count(with); in summarize, how many rows meet a condition",
      example: "goals | show title, count(promises where for = this) as promises"),
    Function(
      name: "distinct", usage: "distinct(SOURCE.FIELD [where C])",
      help: "how many different values there are: distinct(memberships.in)",
      example: "people | show title, distinct(memberships.in) as units"),
    Function(
      name: "sum", usage: "sum(SOURCE.FIELD [where C])", help: "their sum; 0 where there are none",
      example: "goals | show title, sum(initiatives.share) as share"),
    Function(
      name: "average", usage: "average(SOURCE.FIELD [where C])", help: "their mean",
      example: "promises | summarize average(late) as delay per by.unit"),
    Function(
      name: "min", usage: "min(SOURCE.FIELD [where C])", help: "the least of them",
      example: "goals | show title, min(promises.due) as first"),
    Function(
      name: "max", usage: "max(SOURCE.FIELD [where C])", help: "the greatest of them",
      example: "goals | show title, max(readings.value) as best"),
    Function(
      name: "latest", usage: "latest(SOURCE.FIELD [where C])",
      help: "the one with the latest date",
      example: "goals | show title, latest(readings.value) as now"),
  ]

  package static let scalars = [
    Function(
      name: "if", usage: "if(CONDITION, VALUE, …, [OTHERWISE])",
      help: "the value after the first condition that holds",
      example: "promises | show title, if(overdue, \"late\", kept, \"kept\", \"open\") as state"),
    Function(
      name: "round", usage: "round(NUMBER, [DIGITS])", help: "rounded, half away from zero",
      example: "goals | show title, round(progress * 100, 1) as percent"),
    Function(
      name: "abs", usage: "abs(NUMBER)", help: "without its sign",
      example: "goals | show title, abs(target - baseline) as way"),
    Function(
      name: "year", usage: "year(DATE)", help: "the year, a number",
      example: "promises | count per year(due) as year"),
    Function(
      name: "quarter", usage: "quarter(DATE)", help: "the quarter, such as 2026-Q4",
      example: "promises | count per quarter(due) as quarter"),
    Function(
      name: "wilson-low", usage: "wilson-low(KEPT, N)",
      help: "the lower end of the 95 % interval of a share, after Wilson",
      example: "promises | summarize wilson-low(count(kept), count(settled)) as low per by.unit"),
    Function(
      name: "wilson-high", usage: "wilson-high(KEPT, N)",
      help: "the upper end of the 95 % interval of a share, after Wilson",
      example: "promises | summarize wilson-high(count(kept), count(settled)) as high per by.unit"),
    Function(
      name: "month", usage: "month(DATE)", help: "the month, such as 2026-11",
      example: "promises | count per month(due) as month"),
  ]

  /// Measures over rows that SQL has no word for; the database asks `Insight` for them.
  package static let statistics = Statistic.allCases.map { statistic in
    Function(
      name: statistic.rawValue,
      usage: "\(statistic.rawValue)(\(statistic.parameters.map(\.usage).joined(separator: ", ")))",
      help: statistic.help, example: example(of: statistic))
  }

  /// Asked of ratings, of which each measure finds what it needs.
  private static func example(of statistic: Statistic) -> String {
    if statistic == .trend { return "promises | summarize trend(kept, closed, 0.9)" }
    let values = statistic.parameters.map { parameter in
      switch parameter {
      case .number(let name): ["y", "guess"].contains(name) ? "confidence" : "score"
      case .key(let name): ["item", "target"].contains(name) ? "statement" : "by"
      case .condition: "score >= 4"
      case .constant: "5"
      case .word(let words):
        words[0].allSatisfy(\.isLetter) ? words[0] : "\"\(words[0])\""
      }
    }
    return "ratings | summarize \(statistic.rawValue)(\(values.joined(separator: ", ")))"
  }

  package static let all = aggregates + scalars + statistics
}
