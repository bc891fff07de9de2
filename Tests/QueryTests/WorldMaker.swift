import Book
import Domain
import Query

/// Fills a book and a `World` alike with records that have anything anywhere, and gaps everywhere.
struct WorldMaker {
  var random: SeededRandom
  private var items: [World.Item] = []

  static let counts = [
    ("unit", 9), ("person", 14), ("membership", 8), ("goal", 10), ("driver", 16), ("reading", 24),
    ("request", 9), ("offer", 6), ("initiative", 10), ("milestone", 14), ("promise", 45),
    ("series", 4), ("meeting", 10), ("contribution", 9), ("embed", 12), ("objection", 10),
    ("workshop", 3), ("statement", 6), ("rating", 12),
  ]

  static let texts = [
    "Qualified leads up", "qualified LEADS", "Über alles", "über", "100% sure_thing", "",
    "O'Brien said \"no\" \\ twice", "emoji 👩‍💻 title",
    "a", "Zeta", "today", "; DROP TABLE unit",
    "line\nbreak", "%", "_",
  ]

  static func make(_ scratch: ScratchBook, _ random: SeededRandom) throws -> World {
    var maker = WorldMaker(random: random)
    try scratch.step { change in
      for (kind, count) in counts {
        for _ in 0..<count { try maker.add(kind, scratch, change) }
      }
    }
    for index in maker.items.indices {
      maker.items[index].handle = try scratch.book.handle(of: maker.items[index].id) ?? ""
    }
    return World(maker.items, today: today)
  }

  private init(random: SeededRandom) { self.random = random }

  private mutating func add(_ name: String, _ scratch: ScratchBook, _ change: Change) throws {
    guard let kind = scratch.book.schema.kind(name) else { throw Missing(what: name) }
    var values: [String: Value] = [:]
    for field in kind.fields {
      let isMissing = !field.isRequired && Int.random(in: 0..<100, using: &random) < 30
      values[field.name] =
        isMissing ? (field.isList ? .records([]) : .missing) : value(of: field)
    }
    // Ratings of other workshops are no rows, and a locked one takes none.
    if name == "workshop" { values.merge(["privacy": .text("named"), "state": .missing]) { $1 } }
    if kind.isNamed, case .text("")? = values["title"] { values["title"] = .text("x") }
    let id = try scratch.add(change, name, values)
    items.append(World.Item(kind: name, id: id, handle: "", values: values))
  }

  private mutating func value(of field: Field) -> Value {
    switch field.type {
    case .text: return .text(Self.texts.randomElement(using: &random) ?? "")
    case .number:
      return .number(Double(Int.random(in: -8...40, using: &random)) / 4)
    case .integer(let range): return .number(Double(Int.random(in: range, using: &random)))
    case .date: return .day(day())
    case .choice(let cases): return .text(cases.randomElement(using: &random) ?? "")
    case .reference(let kinds):
      let candidates = items.filter { kinds.isEmpty || kinds.contains($0.kind) }.map(\.id)
      guard field.isList else {
        return candidates.randomElement(using: &random).map { .record($0) } ?? .missing
      }
      let count = Int.random(in: field.isRequired ? 1...4 : 0...4, using: &random)
      return .records(Array(candidates.shuffled(using: &random).prefix(count)))
    }
  }

  /// Around today, and often where months differ in length.
  private mutating func day() -> Day {
    if Int.random(in: 0..<4, using: &random) == 0 {
      let ends = ["2026-01-31", "2024-02-29", "2026-11-23", "2026-12-31", "2025-08-31"]
      if let day = ends.randomElement(using: &random).flatMap({ Day(iso: $0) }) { return day }
    }
    return Day(number: today.number + Int.random(in: -400...400, using: &random))
  }
}
