import Domain
import Query
import Testing

@testable import Book

/// Random steps, recorded beside the book; then every step is asked for.
@Suite struct PastTests {
  private struct Unit: Equatable {
    var title: String
    var handle: String
    var inside: Int64?
  }
  private struct Goal: Equatable {
    var title: String
    var handle: String
    var of: [Int64]
    var target: Double?
  }
  private struct State: Equatable {
    var units: [Int64: Unit] = [:]
    var goals: [Int64: Goal] = [:]

    /// What the questions below answer.
    var answers: [String] {
      let units = units.sorted { $0.key < $1.key }
      let goals = goals.sorted { $0.key < $1.key }
      func handle(_ number: Int64?) -> String { number.flatMap { self.units[$0]?.handle } ?? "–" }
      let members = goals.flatMap { goal in Set(goal.value.of).map { handle($0) } }
      let counts = Dictionary(grouping: members) { $0 }.mapValues(\.count)
      let lonely = goals.filter { $0.value.of.isEmpty }.count
      let perUnit = counts.sorted { $0.key < $1.key }.map { "\($0.key),\($0.value)" }
      return [
        units.map { "\($0.value.handle),\($0.value.title),\(handle($0.value.inside))" }
          .joined(separator: " / "),
        goals.map { goal in
          "\(goal.value.handle),\(goal.value.target.map { NumberSpelling.of($0) } ?? "–"),["
            + goal.value.of.map { "\"\(handle($0))\"" }.joined(separator: ",") + "]"
        }.joined(separator: " / "),
        (perUnit + (lonely > 0 ? ["–,\(lonely)"] : [])).joined(separator: " / "),
        units.map { unit in
          let children = units.filter { $0.value.inside == unit.key }.count
          let aims = goals.filter { $0.value.of.contains(unit.key) }.compactMap(\.value.target)
          return "\(children),\(NumberSpelling.of(aims.reduce(0, +)))"
        }.joined(separator: " / "),
        units.filter { $0.value.inside == nil }.map(\.value.title).joined(separator: " / "),
      ]
    }
  }

  private static let questions = [
    "units as of step N | show handle, title, in",
    "goals as of step N | show handle, target, of",
    "goals as of step N | count per of",
    "units as of step N | show count(units where in = this) as n, sum(goals.target where of = this) as s",
    "units as of step N where no in | show title",
  ]

  @Test(arguments: 0..<2)
  func everyStepIsRemembered(_ run: Int) throws {
    let seed = SeededRandom.seed &+ UInt64(run)
    var random = SeededRandom(seed: seed)
    let shelf = Shelf()
    let book = try shelf.open()
    var state = State()
    var states = [state]
    while states.count <= 250 {
      let isFailing = Int.random(in: 0..<10, using: &random) == 0
      let before = state
      do {
        try book.change { change in
          for _ in 0..<Int.random(in: 1...4, using: &random) {
            try Self.change(book, change, &state, &random)
          }
          if isFailing { throw Missing(what: "anything") }
        }
      } catch is Missing {
        state = before
      }
      if try book.newestStep() == Int64(states.count) { states.append(state) }
    }
    var wrong = 0
    for (step, state) in states.enumerated() {
      for (question, expected) in zip(Self.questions, state.answers) {
        let text = String(question.split(separator: "N").joined(separator: "\(step)"))
        let answer = try book.ask(text)
        if answer != expected, wrong < 5 {
          wrong += 1
          Issue.record("seed \(seed): \(text)\n  answered \(answer)\n  expected \(expected)")
        }
      }
    }
    let last = try Self.questions.map { question in
      try book.ask(String(question.split(separator: " as of step N").joined()))
    }
    #expect(last == state.answers, "seed \(seed)")
    #expect(try book.texts("SELECT 1 FROM pragma_foreign_key_check") == [])
    #expect(try book.texts("SELECT * FROM pragma_integrity_check") == ["ok"])
  }

  private static func change(
    _ book: Book, _ change: Change, _ state: inout State, _ random: inout SeededRandom
  ) throws {
    func id(_ kind: Int, _ number: Int64) -> RecordID { RecordID(kind: kind, number: number) }
    let unit = state.units.keys.sorted().randomElement(using: &random)
    let goal = state.goals.keys.sorted().randomElement(using: &random)
    let title = "t\(Int.random(in: 0..<30, using: &random)) x"
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1:
      let inside = Bool.random(using: &random) ? unit : nil
      let new = try book.add(
        change, "unit",
        ["title": .text(title), "in": inside.map { .record(id(1, $0)) } ?? .missing])
      state.units[new.number] = Unit(
        title: title, handle: try book.handle(of: new) ?? "", inside: inside)
    case 2:
      let members = Array(state.units.keys.sorted().shuffled(using: &random).prefix(3))
      let target = Bool.random(using: &random) ? Double(Int.random(in: 0..<9, using: &random)) : nil
      let new = try book.add(
        change, "goal",
        [
          "title": .text(title), "of": .records(members.map { id(1, $0) }),
          "target": target.map { .number($0) } ?? .missing,
        ])
      state.goals[new.number] = Goal(
        title: title, handle: try book.handle(of: new) ?? "", of: members, target: target)
    case 3:
      guard let unit else { return }
      try book.set(change, id(1, unit), ["title": .text(title)])
      state.units[unit]?.title = title
    case 4:
      guard let unit else { return }
      let handle = "h\(Int.random(in: 0..<1_000_000, using: &random))x"
      try book.set(change, id(1, unit), [:], handle: handle)
      state.units[unit]?.handle = handle
    case 5:
      guard let unit, let other = state.units.keys.filter({ $0 < unit }).sorted().first else {
        return
      }
      let inside = Bool.random(using: &random) ? other : nil
      // Only older units contain younger ones, so no circle arises.
      try book.set(change, id(1, unit), ["in": inside.map { .record(id(1, $0)) } ?? .missing])
      state.units[unit]?.inside = inside
    case 6:
      guard let goal else { return }
      let members = Array(state.units.keys.sorted().shuffled(using: &random).prefix(3))
      try book.set(
        change, id(5, goal), ["of": .records(members.map { id(1, $0) }), "target": .missing])
      state.goals[goal]?.of = members
      state.goals[goal]?.target = nil
    case 7:
      guard let goal else { return }
      try change.remove(id(5, goal))
      state.goals[goal] = nil
    default:
      guard let unit, !state.units.values.contains(where: { $0.inside == unit }),
        !state.goals.values.contains(where: { $0.of.contains(unit) })
      else { return }
      try change.remove(id(1, unit))
      state.units[unit] = nil
    }
  }

  // MARK: On a day

  @Test func theWorldOnADay() throws {
    let shelf = Shelf()
    let book = try shelf.open()
    func day(_ iso: String) -> Value { Day(iso: iso).map { .day($0) } ?? .missing }
    try book.change { change in
      let it = try book.add(change, "unit", ["title": .text("IT")])
      let dana = try book.add(change, "person", ["title": .text("Dana"), "in": .record(it)])
      func promise(_ title: String, _ values: [String: Value]) throws {
        var all: [String: Value] = [
          "title": .text(title), "by": .record(it), "to": .record(it), "made": day("2026-03-01"),
          "due": day("2026-04-01"),
        ]
        for (name, value) in values { all[name] = value }
        try book.add(change, "promise", all)
      }
      try promise(
        "kept", ["status": .text("kept"), "closed": day("2026-05-01"), "judge": .record(dana)])
      try promise("open", [:])
      try promise("later", ["made": day("2026-06-01"), "due": day("2026-07-01")])
      try promise("undated", ["made": .missing])
      try book.add(
        change, "embed",
        [
          "person": .record(dana), "in": .record(it), "share": .number(40),
          "start": day("2026-03-10"), "until": day("2026-03-20"),
        ])
      let goal = try book.add(
        change, "goal",
        ["title": .text("Growth"), "baseline": .number(0), "target": .number(100)])
      for (date, value) in [("2026-03-01", 10.0), ("2026-05-01", 50), ("2026-04-01", 30)] {
        try book.add(
          change, "reading", ["of": .record(goal), "date": day(date), "value": .number(value)])
      }
    }
    let asked = [
      ("promises on 2026-02-28 | show title", "undated"),
      ("promises on 2026-03-01 | show title", "kept / open / undated"),
      (
        "promises on 2026-04-30 | show title, status, closed, judge, overdue, late",
        "kept,open,–,–,yes,29 / open,open,–,–,yes,29 / undated,open,–,–,yes,29"
      ),
      (
        "promises on 2026-05-01 where settled | show title, status, closed, judge, late",
        "kept,kept,2026-05-01,dana,30"
      ),
      ("promises on 2026-04-30 where kept | count", "0"),
      ("promises where kept | count", "1"),
      ("embeds on 2026-03-09 | count", "0"), ("embeds on 2026-03-10 | count", "1"),
      ("embeds on 2026-03-20 | count", "1"), ("embeds on 2026-03-21 | count", "0"),
      ("people on 2026-03-15 | show load, free", "40,60"),
      ("people on 2026-03-21 | show load, free", "0,100"),
      ("goals on 2026-02-01 | show actual, progress", "–,–"),
      ("goals on 2026-04-15 | show actual, progress", "30,0.3"),
      ("goals | show actual, progress", "50,0.5"),
      ("units on 2026-04-30 | show count(promises where by = this and overdue) as n", "3"),
      ("promises as of step 0 on 2026-04-30 | count", "0"),
      ("promises on 2026-04-30 as of step 1 | count", "3"),
    ]
    for (question, answer) in asked { #expect(try book.ask(question) == answer, "\(question)") }
  }
}
