/// Intraclass correlations of targets (rows) rated by judges (columns), after Shrout & Fleiss 1979.
package enum IntraclassCorrelation {
  /// The first number is the model: 1 other judges for each target, 2 judges drawn from many,
  /// 3 these judges only. The second is the reliability of one judge, or of the mean of all (`k`).
  package enum Form: String, Sendable, CaseIterable {
    case oneSingle = "1,1"
    case twoSingle = "2,1"
    case threeSingle = "3,1"
    case oneMean = "1,k"
    case twoMean = "2,k"
    case threeMean = "3,k"
  }

  /// Defined for a full table of at least two targets and two judges.
  package static func value(_ table: [[Double]], _ form: Form) -> Measure {
    let n = table.count
    let k = table.first?.count ?? 0
    guard n >= 2, k >= 2, table.allSatisfy({ $0.count == k }) else {
      return .tooFew(count: min(n, k), needed: 2)
    }
    let (targets, judges) = (Double(n), Double(k))
    let grand = table.map(\.mean).mean
    func squares(_ values: [Double]) -> Double {
      values.map { ($0 - grand) * ($0 - grand) }.sum
    }
    let total = table.map(squares).sum
    let between = judges * squares(table.map(\.mean))
    let columns = targets * squares((0..<k).map { judge in table.map { $0[judge] }.mean })
    let bms = between / (targets - 1)
    let wms = (total - between) / (targets * (judges - 1))
    let jms = columns / (judges - 1)
    let ems = (total - between - columns) / ((targets - 1) * (judges - 1))
    let none = "all ratings are equal"
    return switch form {
    case .oneSingle: .ratio(bms - wms, bms + (judges - 1) * wms, none)
    case .twoSingle:
      .ratio(bms - ems, bms + (judges - 1) * ems + judges * (jms - ems) / targets, none)
    case .threeSingle: .ratio(bms - ems, bms + (judges - 1) * ems, none)
    case .oneMean: .ratio(bms - wms, bms, none)
    case .twoMean: .ratio(bms - ems, bms + (jms - ems) / targets, none)
    case .threeMean: .ratio(bms - ems, bms, none)
    }
  }
}
