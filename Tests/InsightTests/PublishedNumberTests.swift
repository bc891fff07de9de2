import Insight
import Testing

/// Numbers that papers and packages publish, to the digits they give.
@Suite struct PublishedNumberTests {
  private func expect(_ measure: Measure, _ wanted: Double, digits: Double) {
    guard let value = measure.value else {
      Issue.record("\(measure) instead of \(wanted)")
      return
    }
    #expect(abs(value - wanted) <= 0.500001 * digits, "\(value) instead of \(wanted)")
  }

  @Test func cronbachsComponents() throws {
    let parts = try #require(
      AccuracyComponents(guesses: [[4, 2, 5], [3, 3, 1]], truths: [[5, 2, 4], [2, 4, 2]]))
    expect(.value(parts.elevation), 0.0277778, digits: 1e-7)
    expect(.value(parts.differentialElevation), 0.0277778, digits: 1e-7)
    expect(.value(parts.stereotypeAccuracy), 0.0555556, digits: 1e-7)
    expect(.value(parts.differentialAccuracy), 0.7222222, digits: 1e-7)
    expect(.value(parts.sum), 0.8333333, digits: 1e-7)
    #expect(AccuracyComponents(guesses: [[1, 2], [1]], truths: [[1, 2], [1]]) == nil)
    #expect(AccuracyComponents(guesses: [], truths: []) == nil)
  }

  @Test func empathicAccuracy() {
    expect(EmpathicAccuracy.percent([2, 1, 0, 2, 1, 1]), 58.3333, digits: 1e-4)
    #expect(EmpathicAccuracy.percent([]) == .tooFew(count: 0, needed: 1))
    #expect(EmpathicAccuracy.percent([3]).words == "n/a")
  }

  @Test func correlations() {
    expect(
      Correlation.kendall([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]), -0.4714045, digits: 1e-7)
    expect(Correlation.pearson([1, 2, 3, 4, 5], [10, 9, 2.5, 6, 4]), -0.7426107, digits: 1e-7)
    expect(Correlation.spearman([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]), 0.8207827, digits: 1e-7)
    #expect(Correlation.pearson([0.1, 0.1, 0.1], [1, 2, 3]).words == "n/a")
    #expect(Correlation.pearson([1], [1]).words == "too few")
    #expect(Correlation.kendall([1, 1], [1, 2]).words == "n/a")
  }

  @Test func krippendorffsAlpha() {
    // 4 raters by 12 units, a dot where one did not rate.
    let raters = [
      "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .",
      "1 2 3 3 2 4 4 1 2 5 1 .",
    ].map { $0.split(separator: " ").map { Double($0) } }
    let units = (0..<12).map { unit in raters.compactMap { $0[unit] } }
    expect(Krippendorff.alpha(units, .nominal), 0.743421, digits: 1e-6)
    expect(Krippendorff.alpha(units, .ordinal), 0.815388, digits: 1e-6)
    expect(Krippendorff.alpha(units, .interval), 0.849107, digits: 1e-6)
    #expect(Krippendorff.alpha([[1, 1], [1, 1]], .nominal).words == "n/a")
    #expect(Krippendorff.alpha([[1], [2]], .nominal).words == "too few")
  }

  @Test func intraclassCorrelations() {
    let table: [[Double]] = [
      [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
    ]
    let wanted: [(IntraclassCorrelation.Form, Double)] = [
      (.oneSingle, 0.165742), (.twoSingle, 0.289764), (.threeSingle, 0.714841),
      (.oneMean, 0.442797), (.twoMean, 0.620051), (.threeMean, 0.909316),
    ]
    #expect(wanted.count == IntraclassCorrelation.Form.allCases.count)
    for (form, value) in wanted {
      expect(IntraclassCorrelation.value(table, form), value, digits: 1e-6)
    }
    #expect(IntraclassCorrelation.value([[1, 2]], .oneSingle).words == "too few")
    #expect(IntraclassCorrelation.value([[1, 1], [1, 1]], .threeMean).words == "n/a")
  }

  @Test func groupConsensus() {
    // Comment 100 of polis-bg2050: 33 of 51 agree in one group, 5 of 7 in the other.
    expect(GroupConsensus.value([(33, 51), (5, 7)]), 0.4276730, digits: 1e-7)
    #expect(GroupConsensus.value([(agrees: Int, seen: Int)]()).words == "too few")
  }

  @Test func agreementWithinAGroup() {
    #expect(RaterAgreement.withinGroup([3, 3, 3], points: 5).shown == .value(1))
    // The expected variance of a scale of 5 points is 2, of 7 points 4.
    #expect(RaterAgreement.withinGroup([1, 3], points: 5).raw == .value(0))
    #expect(RaterAgreement.withinGroup([1, 3], points: 7).raw == .value(0.5))
    let apart = RaterAgreement.withinGroup([1, 5], points: 5)
    #expect(apart.shown == .value(0) && apart.raw == .value(-3))
    #expect(RaterAgreement.withinGroup([1], points: 5).shown.words == "too few")
  }

  @Test func concordance() {
    #expect(RaterAgreement.concordance([[1, 2, 3], [10, 20, 30]]).w == .value(1))
    #expect(RaterAgreement.concordance([[1, 2, 3], [3, 2, 1]]).w == .value(0))
    // m = 3, n = 4, with ties: rank sums 4, 6.5, 7.5, 12; ΣT = 6 + 6.
    let tied = RaterAgreement.concordance([[1, 2, 3, 4], [1, 1, 2, 3], [2, 3, 2, 4]])
    let wanted =
      (12 * (4.0 * 4 + 6.5 * 6.5 + 7.5 * 7.5 + 12 * 12) - 27 * 4 * 25) / (9 * 4 * 15 - 36)
    expect(tied.w, wanted, digits: 1e-12)
    expect(tied.chiSquare, 9 * wanted, digits: 1e-12)
    #expect(RaterAgreement.concordance([[1, 1], [1, 1]]).w.words == "n/a")
  }
}
