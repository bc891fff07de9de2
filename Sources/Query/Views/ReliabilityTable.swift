import Domain
import Insight

/// One pass over the promises, gathered four ways.
struct ReliabilityTable {
  private struct Case {
    var by: Int64, to: Int64
    var outcome: Reliability.Outcome
    var quarter: Int64
    var late: Int32
    var isMoved: Bool
    var isOverdue: Bool
  }

  /// The same party, pair or quarter; what a grouping does not go by is -1.
  private struct Key: Hashable {
    var by: Int64 = -1
    var to: Int64 = -1
    var quarter: Int64 = -1

    /// One mixed number is enough to tell them apart, and quicker than three.
    func hash(into hasher: inout Hasher) {
      hasher.combine(by &* 1_000_003 &+ to &* 31 &+ quarter)
    }
  }

  private var cases: [Case] = []
  /// The main unit of each person.
  private var units: [Int64: Int64] = [:]
  private let hidesPeople: Bool
  /// The only grouping that is asked for; nil for all.
  private let wanted: String?
  private let person: Int64

  /// - Parameter question: Yields promises.
  init(_ question: String, _ request: ViewRequest) throws {
    hidesPeople = request.binder.environment.isRoomOn
    person = Int64(request.schema.kind("person")?.code ?? 0)
    wanted = request.fixed["per"]
    var unordered: [Case] = []
    // The day on which it was settled, or the one by which it is judged, and the place.
    var order: [Int64] = []
    try request.read(
      question + " | show by, to, outcome, judged, closed, late, moved, overdue"
    ) { row in
      guard let outcome = Self.outcome(row.text(at: 2)) else { return }
      let judged = row.optionalInteger(at: 3)
      let closed = row.optionalInteger(at: 4)
      order.append((closed ?? judged ?? 0) << 32 | Int64(unordered.count))
      unordered.append(
        Case(
          by: row.integer(at: 0), to: row.integer(at: 1), outcome: outcome,
          quarter: (judged ?? closed).map(Self.quarter) ?? -1, late: Int32(row.integer(at: 5)),
          isMoved: row.integer(at: 6) != 0, isOverdue: row.integer(at: 7) != 0))
    }
    // The oldest first; those of one day as they were entered.
    order.sort()
    cases = order.map { unordered[Int($0 & 0xFFFF_FFFF)] }
    try request.read("people where not no in | show in", ["record", "in"]) {
      units[$0.integer(at: 0)] = $0.integer(at: 1)
    }
  }

  private static func outcome(_ word: String) -> Reliability.Outcome? {
    switch word {
    case "kept": .kept
    case "late": .late
    case "broken": .broken
    case "open": .open
    case "disputed": .disputed
    case "withdrawn": .withdrawn
    case "unconfirmed": .unconfirmed
    default: nil
    }
  }

  /// Year × 4 + quarter, from 0.
  private static func quarter(_ day: Int64) -> Int64 {
    let (year, month, _) = Day(number: Int(day)).parts
    return Int64(year * 4 + (month - 1) / 3)
  }

  private func isPerson(_ id: Int64) -> Bool { id & RecordID.kindMask == person }

  /// The unit a party is, or a person's; -1 where there is none.
  private func unit(_ party: Int64) -> Int64 { isPerson(party) ? units[party] ?? -1 : party }

  var rows: [[SQLValue]] {
    let isOpen: (Int64) -> Bool = { !hidesPeople || !isPerson($0) }
    return gathered("promiser") { isOpen($0.by) ? Key(by: $0.by) : nil }
      + gathered("promisee") { isOpen($0.to) ? Key(to: $0.to) : nil }
      + gathered("pair") { one in
        let key = Key(by: unit(one.by), to: unit(one.to))
        return key.by < 0 || key.to < 0 ? nil : key
      }
      + gathered("quarter") { $0.quarter < 0 ? nil : Key(quarter: $0.quarter) }
  }

  private func gathered(_ per: String, _ key: (Case) -> Key?) -> [[SQLValue]] {
    guard wanted == nil || wanted == per else { return [] }
    var places = [Key: Int](minimumCapacity: 4096)
    var keys: [Key] = []
    var sums: [Reliability] = []
    var overdue: [Int] = []
    for one in cases {
      guard let key = key(one) else { continue }
      let place: Int
      if let known = places[key] {
        place = known
      } else {
        place = keys.count
        places[key] = place
        keys.append(key)
        sums.append(Reliability())
        overdue.append(0)
      }
      if one.isOverdue, one.outcome == .broken { overdue[place] += 1 }
      sums[place].add(one.outcome, daysLate: Int(one.late), isMoved: one.isMoved)
    }
    let order = keys.indices.sorted { one, other in
      (keys[one].quarter, keys[one].by, keys[one].to)
        < (keys[other].quarter, keys[other].by, keys[other].to)
    }
    return order.map { row(per, keys[$0], sums[$0], overdue: overdue[$0]) }
  }

  private func row(
    _ per: String, _ key: Key, _ sums: Reliability, overdue: Int
  ) -> [SQLValue] {
    func whole(_ number: Int) -> SQLValue { .integer(Int64(number)) }
    func real(_ number: Double?) -> SQLValue { number.map { .real($0) } ?? .null }
    func id(_ number: Int64) -> SQLValue { number < 0 ? .null : .integer(number) }
    let quarter: SQLValue =
      key.quarter < 0 ? .null : .text("\(key.quarter / 4)-Q\(key.quarter % 4 + 1)")
    return [
      .text(per), id(key.by), id(key.to), quarter, whole(sums.n), real(sums.rate),
      real(sums.interval?.low), real(sums.interval?.high), whole(sums.kept),
      whole(sums[.broken]), whole(overdue), whole(sums[.late]), whole(sums[.open]),
      whole(sums.moved),
      whole(sums[.disputed]), real(sums.trend), real(sums.averageDaysLate),
    ]
  }
}
