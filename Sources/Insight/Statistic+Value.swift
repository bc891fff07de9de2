extension Statistic {
  /// - Parameters:
  ///   - rows: Each with as many inputs as there are parameters, none of them missing.
  ///   - constant: The number that is the same for all rows, also where none of them counts.
  package func value(_ rows: [[Input]], constant: Double? = nil) -> Measure {
    func numbers(_ place: Int) -> [Double] { rows.compactMap { $0[place].number } }
    switch self {
    case .difference: return Comparison(numbers(0), numbers(1)).meanAbsoluteDifference
    case .bias: return Comparison(numbers(0), numbers(1)).bias
    case .distance: return Comparison(numbers(0), numbers(1)).distance
    case .rmsd: return Comparison(numbers(0), numbers(1)).rootMeanSquare
    case .profile: return Comparison(numbers(0), numbers(1)).profile
    case .pearson: return Correlation.pearson(numbers(0), numbers(1))
    case .spearman: return Correlation.spearman(numbers(0), numbers(1))
    case .kendall: return Correlation.kendall(numbers(0), numbers(1))
    case .rwg, .rwgRaw:
      guard let points = constant, let count = Int(exactly: points) else {
        return .tooFew(count: 0, needed: 2)
      }
      let result = RaterAgreement.withinGroup(numbers(0), points: count)
      return self == .rwg ? result.shown : result.raw
    case .concordance, .concordanceChi:
      guard let table = Self.table(rows, rows: 1, columns: 0, value: 2) else { return Self.gaps }
      let result = RaterAgreement.concordance(table)
      return self == .concordance ? result.w : result.chiSquare
    case .alpha:
      guard let level = rows.first.flatMap({ Self.word($0[3]) }).flatMap(Krippendorff.Level.init)
      else { return .tooFew(count: 0, needed: 2) }
      let units = Dictionary(grouping: rows) { $0[0] }.values.map { $0.compactMap(\.[2].number) }
      return Krippendorff.alpha(units, level)
    case .icc:
      guard
        let form = rows.first.flatMap({ Self.word($0[3]) }).flatMap(IntraclassCorrelation.Form.init)
      else { return .tooFew(count: 0, needed: 2) }
      guard let table = Self.table(rows, rows: 0, columns: 1, value: 2) else { return Self.gaps }
      return IntraclassCorrelation.value(table, form)
    case .elevation, .differentialElevation, .stereotypeAccuracy, .differentialAccuracy:
      return component(rows)
    case .empathic: return EmpathicAccuracy.percent(numbers(0))
    case .consensus:
      var groups = Dictionary(grouping: rows) { $0[0] }.values.map { votes in
        (agrees: votes.count { $0[1].number == 1 }, seen: votes.count)
      }
      // A group that saw nothing of it counts too, as one half.
      while Double(groups.count) < min(constant ?? 0, 10_000) { groups.append((0, 0)) }
      return GroupConsensus.value(groups)
    case .trend:
      guard !rows.isEmpty else { return .tooFew(count: 0, needed: 1) }
      guard let constant, (0...1).contains(constant) else {
        return .undefined("what is left of a case lies between 0 and 1")
      }
      var reputation = BetaReputation(forgetting: constant)
      for row in rows.sorted(by: { ($0[1].number ?? 0) < ($1[1].number ?? 0) }) {
        reputation.add(kept: row[0].number == 1)
      }
      return .value(reputation.expectation)
    }
  }

  private static let gaps = Measure.undefined("the table has gaps, or a cell twice")

  private static func word(_ input: Input) -> String? {
    if case .text(let word) = input { word } else { nil }
  }

  private func component(_ rows: [[Input]]) -> Measure {
    guard !rows.isEmpty else { return .tooFew(count: 0, needed: 1) }
    guard let guesses = Self.table(rows, rows: 0, columns: 1, value: 2),
      let truths = Self.table(rows, rows: 0, columns: 1, value: 3),
      let parts = AccuracyComponents(guesses: guesses, truths: truths)
    else { return Self.gaps }
    return switch self {
    case .elevation: .value(parts.elevation)
    case .differentialElevation: .value(parts.differentialElevation)
    case .stereotypeAccuracy: .value(parts.stereotypeAccuracy)
    default: .value(parts.differentialAccuracy)
    }
  }

  /// A full table of the rows' values by two of their keys; nil where a cell is empty or filled
  /// twice. Rows and columns come in the order in which their keys are first met.
  private static func table(
    _ inputs: [[Input]], rows: Int, columns: Int, value: Int
  ) -> [[Double]]? {
    var rowPlaces: [Input: Int] = [:]
    var columnPlaces: [Input: Int] = [:]
    var cells: [[Int]: Double] = [:]
    for input in inputs {
      let row = rowPlaces[input[rows]] ?? rowPlaces.count
      rowPlaces[input[rows]] = row
      let column = columnPlaces[input[columns]] ?? columnPlaces.count
      columnPlaces[input[columns]] = column
      guard let number = input[value].number,
        cells.updateValue(number, forKey: [row, column]) == nil
      else { return nil }
    }
    guard cells.count == rowPlaces.count * columnPlaces.count else { return nil }
    return (0..<rowPlaces.count).map { row in
      (0..<columnPlaces.count).compactMap { cells[[row, $0]] }
    }
  }
}
