/// A measure that a question can ask for over its rows, each row giving it the same few values.
///
/// A row in which one of them is missing does not count.
package enum Statistic: String, CaseIterable, Sendable {
  case difference, bias, distance, rmsd, profile
  case pearson, spearman, kendall
  case rwg, rwgRaw = "rwg-raw", concordance, concordanceChi = "concordance-chi", alpha, icc
  case elevation, differentialElevation = "differential-elevation"
  case stereotypeAccuracy = "stereotype-accuracy", differentialAccuracy = "differential-accuracy"
  case empathic, consensus, trend

  /// What a row gives.
  package enum Parameter: Sendable, Equatable {
    /// A number, called so.
    case number(String)
    /// Anything by which rows belong together.
    case key(String)
    /// A condition that holds or not.
    case condition(String)
    /// One of these words, the same for all rows.
    case word([String])
    /// A number that is the same for all rows.
    case constant(String)

    package var usage: String {
      switch self {
      case .number(let name), .key(let name), .condition(let name), .constant(let name):
        name.uppercased()
      case .word(let words):
        words.allSatisfy { $0.allSatisfy(\.isLetter) }
          ? words.joined(separator: "|") : words.map { "\"\($0)\"" }.joined(separator: "|")
      }
    }
  }

  package var parameters: [Parameter] {
    switch self {
    case .difference, .bias, .distance, .rmsd, .profile, .pearson, .spearman, .kendall:
      [.number("x"), .number("y")]
    case .rwg, .rwgRaw: [.number("x"), .constant("points")]
    case .concordance, .concordanceChi: [.key("item"), .key("rater"), .number("x")]
    case .alpha:
      [
        .key("item"), .key("rater"), .number("x"),
        .word(Krippendorff.Level.allCases.map(\.rawValue)),
      ]
    case .icc:
      [
        .key("target"), .key("judge"), .number("x"),
        .word(IntraclassCorrelation.Form.allCases.map(\.rawValue)),
      ]
    case .elevation, .differentialElevation, .stereotypeAccuracy, .differentialAccuracy:
      [.key("target"), .key("item"), .number("guess"), .number("truth")]
    case .empathic: [.number("x")]
    case .consensus: [.key("group"), .condition("agrees"), .constant("groups")]
    case .trend: [.condition("kept"), .key("when"), .constant("forgetting")]
    }
  }

  /// The place of the parameter that is the same for all rows.
  package var constant: Int? {
    parameters.firstIndex { if case .constant = $0 { true } else { false } }
  }

  /// One sentence for help, without a full stop.
  package var help: String {
    switch self {
    case .difference: "the mean absolute difference of two numbers of each row"
    case .bias: "the mean of x − y"
    case .distance: "D, the root of the sum of squared differences"
    case .rmsd: "D over the root of the number of rows"
    case .profile: "Pearson's r of two profiles; three rows at least"
    case .pearson: "Pearson's correlation"
    case .spearman: "Spearman's rank correlation"
    case .kendall: "Kendall's τ_b"
    case .rwg: "r_wg: agreement on a scale of so many points; 0 where it is below"
    case .rwgRaw: "r_wg as it comes out, below 0 too"
    case .concordance: "Kendall's W: how far raters rank the same items alike"
    case .concordanceChi: "χ² of Kendall's W, with one degree of freedom less than items"
    case .alpha: "Krippendorff's α: agreement of raters, with values missing"
    case .icc: "the intraclass correlation of a full table, in one of six forms"
    case .elevation: "guesses too high or low altogether (Cronbach)"
    case .differentialElevation: "guesses too high or low for a target (Cronbach)"
    case .stereotypeAccuracy: "wrong about items, whoever it is (Cronbach)"
    case .differentialAccuracy: "wrong about this target (Cronbach)"
    case .empathic: "empathic accuracy of ratings 0, 1, 2, in per cent"
    case .consensus:
      "the product over so many groups of (agree + 1)/(seen + 2)"
    case .trend: "beta reputation: kept of all, each case weighing 0.9 of the next"
    }
  }

  /// A value of a row.
  package enum Input: Hashable, Sendable {
    case number(Double)
    case text(String)

    package var number: Double? {
      if case .number(let number) = self { number } else { nil }
    }
  }
}
