import Domain
import Foundation
import Query
import Testing

@testable import Book

/// Random steps, undos, undos of sessions and redos beside a simple model in plain Swift; then every
/// past step is asked for. `RAPPORT_STEPS=10000` makes it long.
@Suite struct UndoModelTests {
  private static let count =
    ProcessInfo.processInfo.environment["RAPPORT_STEPS"].flatMap { Int($0) } ?? 400

  private struct Record: Equatable {
    var title: String
    var handle: String
    var inside: RecordID?
    var members: [RecordID] = []
    var target: Double?

    var references: [RecordID] { members + [inside].compactMap { $0 } }
  }

  private typealias State = [RecordID: Record]

  /// All that was ever done: `states[n]` is the book after step n.
  private struct Model {
    var states: [State] = [[:]]
    var touched: [Set<RecordID>] = [[]]
    var sessions: [Int64] = [0]
    var undoes: [[Int64]] = [[]]

    var now: State { states[states.count - 1] }

    mutating func append(
      _ state: State, _ touched: Set<RecordID>, _ session: Int64, _ undoes: [Int64]
    ) {
      let before = now
      states.append(state)
      self.touched.append(touched.filter { before[$0] != nil || state[$0] != nil })
      sessions.append(session)
      self.undoes.append(undoes)
    }

    /// Whether each step has lost its effect.
    func undone() -> [Bool] {
      var undone = Array(repeating: false, count: undoes.count)
      for step in undoes.indices.reversed() where !undone[step] {
        for other in undoes[step] { undone[Int(other)] = true }
      }
      return undone
    }

    func standing(_ session: Int64) -> [Int64] {
      let undone = undone()
      return undoes.indices.dropFirst().reversed().filter { step in
        sessions[step] == session && !undone[step]
          && !undoes[step].contains { sessions[Int($0)] == session }
      }.map(Int64.init)
    }

    /// The state after taking steps back; nil where that is refused.
    func reverted(_ steps: [Int64]) -> (State, Set<RecordID>)? {
      let undone = undone()
      guard steps.allSatisfy({ !undone[Int($0)] }) else { return nil }
      var state = now
      var all: Set<RecordID> = []
      for step in steps.sorted(by: >).map({ Int($0) }) {
        // Nobody else may have changed what the step touched, before the next of the steps that did.
        guard touched[step].allSatisfy({ state[$0] == states[step][$0] }) else { return nil }
        for id in touched[step] { state[id] = states[step - 1][id] }
        all.formUnion(touched[step])
      }
      let named = state.map { "\($0.key.kindCode) \($0.value.handle)" }
      guard Set(named).count == named.count,
        state.values.allSatisfy({ $0.references.allSatisfy { state[$0] != nil } })
      else { return nil }
      for id in state.keys {
        var seen: Set<RecordID> = []
        var next: RecordID? = id
        while let place = next, seen.insert(place).inserted { next = state[place]?.inside }
        guard next == nil else { return nil }
      }
      return (state, all)
    }
  }

  @Test func everyStepIsRememberedAndCanBeTakenBack() throws {
    let seed = SeededRandom.seed
    var random = SeededRandom(seed: seed)
    let shelf = Shelf()
    let book = try shelf.open()
    var model = Model()
    var (taken, refused) = (0, 0)
    while model.states.count <= Self.count {
      let session = Int64.random(in: 1...4, using: &random)
      if model.states.count > 3, Int.random(in: 0..<10, using: &random) < 4 {
        let steps = Self.steps(to: model, session, &random)
        guard !steps.isEmpty else { continue }
        let expected = model.reverted(steps)
        let found = try Self.revert(book, steps, session)
        guard found == (expected != nil) else {
          Issue.record("seed \(seed): step \(model.states.count): \(steps): \(found)")
          return
        }
        if let expected, try book.newestStep() == Int64(model.states.count) {
          model.append(expected.0, expected.1, session, steps)
          taken += 1
        } else {
          refused += 1
        }
      } else {
        try Self.step(book, &model, session, &random)
      }
      let own = try book.standingSteps(ofSession: session) ?? []
      guard own == model.standing(session) else {
        Issue.record("seed \(seed): standing of \(session): \(own), not \(model.standing(session))")
        return
      }
    }
    print("seed \(seed): \(Self.count) steps, \(taken) took others back, \(refused) were refused")
    #expect(taken > Self.count / 20 && refused > 0, "seed \(seed): \(taken), \(refused)")
    try compare(book, model, seed)
    var faults: [Fault] = []
    try book.faults { faults.append($0) }
    #expect(faults == [], "seed \(seed)")
  }

  private func compare(_ book: Book, _ model: Model, _ seed: UInt64) throws {
    var wrong = 0
    for (step, state) in model.states.enumerated() {
      func handle(_ id: RecordID?) -> String { id.flatMap { state[$0]?.handle } ?? "–" }
      let sorted = state.sorted { $0.key.number < $1.key.number }
      let units = sorted.filter { $0.key.kindCode == 1 }.map {
        "\($0.value.handle),\($0.value.title),\(handle($0.value.inside))"
      }.joined(separator: " / ")
      let goals = sorted.filter { $0.key.kindCode == 5 }.map { goal in
        "\(goal.value.handle),\(goal.value.target.map { NumberSpelling.of($0) } ?? "–"),["
          + goal.value.members.map { "\"\(handle($0))\"" }.joined(separator: ",") + "]"
      }.joined(separator: " / ")
      for (question, expected) in [
        ("units as of step \(step) | show handle, title, in", units),
        ("goals as of step \(step) | show handle, target, of", goals),
      ] {
        let answer = try book.ask(question)
        guard answer != expected, wrong < 5 else { continue }
        wrong += 1
        Issue.record("seed \(seed): \(question)\n  answered \(answer)\n  expected \(expected)")
      }
    }
  }

  private static func steps(
    to model: Model, _ session: Int64, _ random: inout SeededRandom
  ) -> [Int64] {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: model.standing(session)
    case 1: Array(model.standing(session).prefix(3))
    case 2: [Int64.random(in: 1..<Int64(model.states.count), using: &random)]
    case 3:
      // Redo: what took others back lately.
      model.undoes.indices.filter { !model.undoes[$0].isEmpty }.suffix(3)
        .randomElement(using: &random).map { [Int64($0)] } ?? []
    default: Array(model.standing(session).prefix(1))
    }
  }

  private static func revert(_ book: Book, _ steps: [Int64], _ session: Int64) throws -> Bool {
    do {
      try book.inSession(session) { try book.revert(steps, in: $0) }
      return true
    } catch is UndoRefusal {
      return false
    } catch let error as BookError where error.message.contains("would stand") {
      return false
    }
  }

  private static func step(
    _ book: Book, _ model: inout Model, _ session: Int64, _ random: inout SeededRandom
  ) throws {
    var state = model.now
    var touched: Set<RecordID> = []
    try book.inSession(session) { change in
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        try self.change(book, change, &state, &touched, &random)
      }
    }
    if try book.newestStep() == Int64(model.states.count) {
      model.append(state, touched, session, [])
    }
  }

  private static func change(
    _ book: Book, _ change: Change, _ state: inout State, _ touched: inout Set<RecordID>,
    _ random: inout SeededRandom
  ) throws {
    func all(_ kind: Int) -> [RecordID] {
      state.keys.filter { $0.kindCode == kind }.sorted { $0.number < $1.number }
    }
    let units = all(1)
    let any = state.keys.sorted { $0.raw < $1.raw }.randomElement(using: &random)
    let title = "t\(Int.random(in: 0..<12, using: &random)) x"
    switch Int.random(in: 0..<(state.count > 25 ? 12 : 8), using: &random) {
    case 0, 1:
      let inside = Bool.random(using: &random) ? units.randomElement(using: &random) : nil
      let id = try book.add(
        change, "unit", ["title": .text(title), "in": inside.map { .record($0) } ?? .missing])
      state[id] = Record(title: title, handle: try book.handle(of: id) ?? "", inside: inside)
      touched.insert(id)
    case 2:
      let members = Array(units.shuffled(using: &random).prefix(3))
      let id = try book.add(
        change, "goal", ["title": .text(title), "of": .records(members), "target": .number(2)])
      state[id] = Record(
        title: title, handle: try book.handle(of: id) ?? "", members: members, target: 2)
      touched.insert(id)
    case 3:
      guard let any else { return }
      if try book.set(change, any, ["title": .text(title)]) { touched.insert(any) }
      state[any]?.title = title
    case 4:
      // Handles are given away and taken again.
      guard let any else { return }
      let handle = "h\(Int.random(in: 0..<6, using: &random))x"
      guard !state.contains(where: { $0.key.kindCode == any.kindCode && $0.value.handle == handle })
      else { return }
      if try book.set(change, any, [:], handle: handle) { touched.insert(any) }
      state[any]?.handle = handle
    case 5:
      guard let unit = units.randomElement(using: &random),
        let other = units.filter({ $0.number < unit.number }).randomElement(using: &random)
      else { return }
      var place: RecordID? = other
      while let next = place, next != unit { place = state[next]?.inside }
      let inside = place == nil && Bool.random(using: &random) ? other : nil
      if try book.set(change, unit, ["in": inside.map { .record($0) } ?? .missing]) {
        touched.insert(unit)
      }
      state[unit]?.inside = inside
    case 6:
      guard let goal = all(5).randomElement(using: &random) else { return }
      let members = Array(
        units.shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random)))
      let target = Double(Int.random(in: 0..<4, using: &random))
      if try book.set(change, goal, ["of": .records(members), "target": .number(target)]) {
        touched.insert(goal)
      }
      state[goal]?.members = members
      state[goal]?.target = target
    default:
      guard let any, !state.values.contains(where: { $0.references.contains(any) }) else { return }
      try change.remove(any)
      state[any] = nil
      touched.insert(any)
    }
  }
}
