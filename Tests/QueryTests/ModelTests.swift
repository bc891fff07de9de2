import Book
import Domain
import Language
import Query
import Testing

/// Questions drawn at random, asked of a book and answered by plain Swift over the same records.
@Suite struct ModelTests {
  private static let kinds = WorldMaker.counts.map(\.0)

  @Test(arguments: 0..<4)
  func filtersOrdersAndColumns(_ run: Int) throws {
    try compare(run: run, questions: 350) { maker, world, schema, kind in
      var text = schema.kind(kind)?.plural ?? ""
      var world = world
      if Int.random(in: 0..<4, using: &maker.random) == 0 {
        let day = Day(number: today.number + Int.random(in: -300...300, using: &maker.random))
        text += " on \(day)"
        world = world.on(day)
        maker = ConditionMaker(operands: maker.operands, world: world, random: maker.random)
      }
      let condition = maker.condition(kind)
      text += " where \(condition.text)"
      var items = world[kind].filter { condition.holds(world, $0) }
      for _ in 0..<Int.random(in: 0...3, using: &maker.random) {
        switch Int.random(in: 0..<3, using: &maker.random) {
        case 0:
          let later = maker.condition(kind, depth: 1)
          text += " | where \(later.text)"
          items.removeAll { !later.holds(world, $0) }
        case 1:
          let count = Int.random(in: 0...6, using: &maker.random)
          text += " | first \(count)"
          items = Array(items.prefix(count))
        default:
          let keys = (0..<Int.random(in: 1...2, using: &maker.random)).compactMap { _ in
            maker.operand(kind) { !$0.isList }
          }.map { ($0, Bool.random(using: &maker.random)) }
          text +=
            " | sort " + keys.map { $0.0.text + ($0.1 ? " desc" : "") }.joined(separator: ", ")
          items.sort { precedes($0, $1, keys, world) }
        }
      }
      let columns = (0..<3).compactMap { _ in maker.operand(kind) { !$0.isList } }
      text +=
        " | show handle, "
        + columns.enumerated().map { "\($1.text) as c\($0)" }.joined(separator: ", ")
      let rows = items.map { item in
        [.text(item.handle)] + columns.map { shown($0.first(world, item), $0, world) }
      }
      return (text, rows)
    }
  }

  @Test(arguments: 4..<8)
  func summaries(_ run: Int) throws {
    try compare(run: run, questions: 200) { maker, world, schema, kind in
      let condition = maker.condition(kind, depth: 1)
      let items = world[kind].filter { condition.holds(world, $0) }
      var keys = (0..<Int.random(in: 0...2, using: &maker.random)).compactMap { _ in
        maker.operand(kind)
      }
      // Two keys through one list speak of the same member, which this model does not follow.
      if keys.count == 2, keys.allSatisfy(\.isList), root(keys[0]) == root(keys[1]) {
        keys.removeLast()
      }
      let test = maker.condition(kind, depth: 1)
      let numeric = maker.operand(kind) { $0.sort == .number && !$0.isList }
      let dated = maker.operand(kind) { $0.sort == .date && !$0.isList }
      var text = "\(schema.kind(kind)?.plural ?? "") where \(condition.text)"
      text += " | summarize count as n, count(\(test.text)) as m"
      if let numeric {
        text += ", sum(\(numeric.text)) as s, average(\(numeric.text)) as a"
        text += ", max(\(numeric.text)) as h"
      }
      if let dated { text += ", min(\(dated.text)) as d" }
      if !keys.isEmpty {
        text += " per " + keys.enumerated().map { "\($1.text) as k\($0)" }.joined(separator: ", ")
      }
      var groups: [[Value?]: [World.Item]] = keys.isEmpty ? [[]: []] : [:]
      for item in items {
        var tuples: Set<[Value?]> = [[]]
        for key in keys {
          // A condition is true or false, never missing.
          let branches = key.branches(world, item).map {
            key.sort == .boolean ? $0 ?? .boolean(false) : $0
          }
          tuples = Set(tuples.flatMap { tuple in branches.map { tuple + [$0] } })
        }
        for tuple in tuples { groups[tuple, default: []].append(item) }
      }
      let ordered = groups.sorted { a, b in
        for (index, key) in keys.enumerated() {
          switch order(a.key[index], b.key[index], key, world) {
          case 0: continue
          case let result: return result < 0
          }
        }
        // Records of two kinds may have the same handle.
        for (a, b) in zip(a.key, b.key) {
          if case .record(let a)? = a, case .record(let b)? = b, a != b { return a < b }
          if case .text(let a)? = a, case .text(let b)? = b, a != b {
            return a.utf8.lexicographicallyPrecedes(b.utf8)
          }
        }
        return false
      }
      let rows = ordered.map { tuple, members -> [Answer] in
        var row = zip(tuple, keys).map { shown($0, $1, world) }
        row.append(.number(Double(members.count)))
        row.append(.number(Double(members.filter { test.holds(world, $0) }.count)))
        if let numeric {
          let numbers = members.compactMap { number(numeric.first(world, $0)) }
          let sum = numbers.reduce(0, +)
          row.append(.number(sum))
          row.append(numbers.isEmpty ? .missing : .number(sum / Double(numbers.count)))
          row.append(numbers.max().map { .number($0) } ?? .missing)
        }
        if let dated {
          let days = members.compactMap { item -> Day? in
            if case .day(let day)? = dated.first(world, item) { day } else { nil }
          }
          row.append(days.min().map { .day($0) } ?? .missing)
        }
        return row
      }
      return (text, rows)
    }
  }

  private func compare(
    run: Int, questions: Int,
    _ draw: (inout ConditionMaker, World, Schema, String) -> (String, [[Answer]])
  ) throws {
    let seed = SeededRandom.seed &+ UInt64(run)
    let scratch = try ScratchBook()
    let world = try WorldMaker.make(scratch, SeededRandom(seed: seed))
    var maker = ConditionMaker(
      operands: Operands(scratch.book.schema), world: world, random: SeededRandom(seed: seed))
    var failures = 0
    for round in 0..<questions {
      let kind = Self.kinds.randomElement(using: &maker.random) ?? "promise"
      let (text, expected) = draw(&maker, world, scratch.book.schema, kind)
      maker = ConditionMaker(operands: maker.operands, world: world, random: maker.random)
      do {
        let asked = try scratch.ask(text)
        guard !agree(asked.rows, expected) else { continue }
        let (ours, theirs) = difference(asked.rows, expected)
        Issue.record(
          "seed \(seed) round \(round): \(text)\n  answered \(ours)\n  expected \(theirs)")
      } catch let problem as Problem {
        Issue.record(
          "seed \(seed) round \(round): \(text)\n  refused: \(problem.diagnostic.message)")
      } catch {
        Issue.record("seed \(seed) round \(round): \(text)\n  \(error)")
      }
      failures += 1
      if failures == 6 { return }
    }
  }
}

private func root(_ operand: Operand) -> Substring? { operand.text.split(separator: ".").first }

private func agree(_ left: [[Answer]], _ right: [[Answer]]) -> Bool {
  left.count == right.count
    && zip(left, right).allSatisfy { a, b in
      a.count == b.count && zip(a, b).allSatisfy { agree($0, $1) }
    }
}

private func agree(_ left: Answer, _ right: Answer) -> Bool {
  if case .number(let a) = left, case .number(let b) = right { return abs(a - b) < 1e-9 }
  return left == right
}

private func difference(_ left: [[Answer]], _ right: [[Answer]]) -> (String, String) {
  let index = zip(left, right).enumerated().first { !agree([$1.0], [$1.1]) }?.offset
  let row = index ?? min(left.count, right.count)
  func line(_ rows: [[Answer]]) -> String {
    "\(rows.count) rows, row \(row): "
      + (row < rows.count ? rows[row].map(\.text).joined(separator: ",") : "none")
  }
  return (line(left), line(right))
}

/// As an answer has it: a reference by its handle, a condition never missing.
private func shown(_ value: Value?, _ operand: Operand, _ world: World) -> Answer {
  switch value {
  case nil, .missing?, .records?: operand.sort == .boolean ? .boolean(false) : .missing
  case .text(let text)?: .text(text)
  case .number(let number)?: .number(number)
  case .day(let day)?: .day(day)
  case .boolean(let flag)?: .boolean(flag)
  case .record(let id)?: .text(world.item(id)?.handle ?? "?")
  }
}

/// Before 0, equal 0, after 0; what is missing comes last.
private func order(_ a: Value?, _ b: Value?, _ operand: Operand, _ world: World) -> Int {
  func key(_ value: Value?) -> Value? {
    switch value {
    case .record(let id)?: world.item(id).map { .text(folded($0.handle)) }
    case .text(let text)?:
      if case .choice = operand.sort { value } else { .text(folded(text.alphabetical)) }
    case nil: operand.sort == .boolean ? .number(0) : nil
    case .boolean(let flag)?: .number(flag ? 1 : 0)
    default: value
    }
  }
  switch (key(a), key(b)) {
  case (nil, nil): return 0
  case (nil, _): return 1
  case (_, nil): return -1
  case (let a?, let b?):
    if same(a, b) { return 0 }
    return isLess(a, b, operand.sort) ? -1 : 1
  }
}

/// ASCII letters without regard to case.
private func folded(_ text: String) -> String {
  String(
    decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
}

private func precedes(
  _ left: World.Item, _ right: World.Item, _ keys: [(Operand, Bool)], _ world: World
) -> Bool {
  for (operand, isDescending) in keys {
    let (a, b) = (operand.first(world, left), operand.first(world, right))
    let result = order(a, b, operand, world)
    guard result != 0 else { continue }
    let isMissing = operand.sort != .boolean && (a == nil || b == nil)
    return isDescending && !isMissing ? result > 0 : result < 0
  }
  return left.id < right.id
}
