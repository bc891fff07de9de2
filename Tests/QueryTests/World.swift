import Domain
import Query

/// A book in plain Swift: what was put into it, to be asked by other means than SQL.
final class World {
  struct Item {
    var kind: String
    var id: RecordID
    var handle: String
    var values: [String: Value]

    func number(_ field: String) -> Double? {
      if case .number(let number)? = values[field] { number } else { nil }
    }
    func day(_ field: String) -> Day? {
      if case .day(let day)? = values[field] { day } else { nil }
    }
    func text(_ field: String) -> String? {
      if case .text(let text)? = values[field] { text } else { nil }
    }
    func one(_ field: String) -> RecordID? {
      if case .record(let id)? = values[field] { id } else { nil }
    }
    func many(_ field: String) -> [RecordID] {
      if case .records(let ids)? = values[field] { ids } else { [] }
    }
  }

  let today: Day
  /// Every record, whether it is there on the day asked about or not.
  private let all: [RecordID: Item]
  /// What a question about a kind finds, in the order of entry.
  private let present: [String: [Item]]

  init(_ items: [Item], today: Day) {
    self.today = today
    all = Dictionary(uniqueKeysWithValues: items.map { ($0.id, $0) })
    present = Dictionary(grouping: items, by: \.kind)
  }

  subscript(kind: String) -> [Item] { present[kind] ?? [] }
  func item(_ id: RecordID?) -> Item? { id.flatMap { all[$0] } }

  /// The world on a day by its dated fields.
  func on(_ day: Day) -> World {
    var changed: [Item] = []
    for item in all.values {
      var item = item
      switch item.kind {
      case "promise":
        if let closed = item.day("closed"), closed > day {
          item.values["closed"] = .missing
          for field in ["judge", "promiser-says", "promisee-says", "withdrawn-by"] {
            item.values[field] = .missing
          }
          item.values["status"] = .text("open")
        }
      case "initiative":
        if let ended = item.day("ended"), ended > day {
          item.values["ended"] = .missing
          item.values["status"] = .text("active")
        }
      case "milestone":
        if let done = item.day("done"), done > day { item.values["done"] = .missing }
      default: break
      }
      changed.append(item)
    }
    return World(
      all: Dictionary(uniqueKeysWithValues: changed.map { ($0.id, $0) }),
      present: Dictionary(grouping: changed.filter { World.isThere($0, day) }, by: \.kind)
        .mapValues { $0.sorted { $0.id < $1.id } }, today: day)
  }

  private init(all: [RecordID: Item], present: [String: [Item]], today: Day) {
    (self.all, self.present, self.today) = (all, present, today)
  }

  private static let begins = [
    "driver": "noted", "reading": "date", "request": "asked", "promise": "made",
    "meeting": "date", "contribution": "date", "embed": "start", "objection": "raised",
    "workshop": "date",
  ]

  private static func isThere(_ item: Item, _ day: Day) -> Bool {
    if let begins = begins[item.kind], let first = item.day(begins), first > day { return false }
    let ends = item.kind == "embed" || item.kind == "series" ? item.day("until") : nil
    return ends.map { $0 >= day } ?? true
  }

  /// The record and all that it contains.
  func inside(_ root: RecordID, goals: Bool) -> Set<RecordID> {
    var found: Set<RecordID> = [root]
    while true {
      let before = found.count
      for item in all.values where item.kind == (goals ? "goal" : "unit") {
        if let container = item.one(goals ? "under" : "in"), found.contains(container) {
          found.insert(item.id)
        }
      }
      if found.count == before { break }
    }
    guard !goals else { return found }
    let units = found
    for item in all.values where item.kind == "person" || item.kind == "membership" {
      guard let unit = item.one("in"), units.contains(unit) else { continue }
      if let person = item.kind == "person" ? item.id : item.one("person") { found.insert(person) }
    }
    return found
  }

  // MARK: Computed fields, from their descriptions

  func computed(_ item: Item, _ name: String) -> Value? {
    let status = item.text("status")
    switch (item.kind, name) {
    case ("promise", "overdue"):
      return .boolean(status == "open" && item.day("due").map { $0 < today } ?? false)
    case ("promise", "late"):
      if computed(item, "overdue") == .boolean(true) { return days(item.day("due"), today) }
      guard status == "kept" else { return nil }
      return positive(days(item.day("due"), item.day("closed")))
    case ("promise", "moved"):
      return .boolean(item.day("first-due") != nil && item.day("first-due") != item.day("due"))
    case ("promise", "settled"): return .boolean(status == "kept" || status == "broken")
    case ("promise", "disputed"):
      let sides = ["promiser-says", "promisee-says"].map { item.text($0) }
      return .boolean(!sides.contains(nil) && sides[0] != sides[1])
    case ("promise", "judged"):
      return ["agreed-due", "first-due", "due"].compactMap { item.day($0) }.first.map { .day($0) }
    case ("promise", "outcome"): return .text(outcome(item, status))
    case ("meeting", "next"):
      guard let series = item.one("of").flatMap({ all[$0] }), let date = item.day("date") else {
        return nil
      }
      let lengths = [
        "weekly": Period(days: 7), "fortnightly": Period(days: 14), "monthly": Period(months: 1),
        "quarterly": Period(months: 3),
      ]
      return series.text("cadence").flatMap { lengths[$0] }.flatMap { date.adding($0) }
        .map { .day($0) }
    case ("initiative", "overdue"):
      return .boolean(
        ["proposed", "active"].contains(status) && item.day("due").map { $0 < today } ?? false)
    case ("initiative", "late"):
      if computed(item, "overdue") == .boolean(true) { return days(item.day("due"), today) }
      return positive(days(item.day("due"), item.day("ended")))
    case ("milestone", "overdue"):
      return .boolean(item.day("done") == nil && item.day("due").map { $0 < today } ?? false)
    case ("milestone", "late"):
      if computed(item, "overdue") == .boolean(true) { return days(item.day("due"), today) }
      return positive(days(item.day("due"), item.day("done")))
    case ("goal", "actual"):
      let readings = self["reading"].filter { $0.one("of") == item.id && $0.number("value") != nil }
      return readings.max {
        ($0.day("date")?.number ?? .min, $0.id) < ($1.day("date")?.number ?? .min, $1.id)
      }?.values["value"]
    case ("goal", "progress"):
      guard case .number(let actual)? = computed(item, "actual"),
        let base = item.number("baseline"), let target = item.number("target"), target != base
      else { return nil }
      return .number((actual - base) / (target - base))
    case ("goal", "overdue"):
      return .boolean(
        ["proposed", "agreed"].contains(status) && item.day("due").map { $0 < today } ?? false)
    case ("person", "load"):
      let embeds = self["embed"].filter {
        $0.one("person") == item.id && computed($0, "current") == .boolean(true)
      }
      let led = self["initiative"].filter {
        $0.one("lead") == item.id && ["proposed", "active"].contains($0.text("status"))
          && ($0.day("start") ?? today) <= today
      }
      return .number((embeds + led).compactMap { $0.number("share") }.reduce(0, +))
    case ("person", "free"):
      guard let capacity = item.number("capacity"), case .number(let load)? = computed(item, "load")
      else { return nil }
      return .number(capacity - load)
    case ("embed", "current"):
      return .boolean(
        (item.day("start") ?? today) <= today && (item.day("until") ?? today) >= today)
    case ("series", "last"):
      let dates = self["meeting"].filter { $0.one("of") == item.id }.compactMap { $0.day("date") }
      return dates.max().map { .day($0) }
    default: return nil
    }
  }

  /// After the rules of counting, in their own order: what is no promise, what does not count, what
  /// was said, and what time has said.
  private func outcome(_ item: Item, _ status: String?) -> String {
    if status == "unconfirmed" { return "unconfirmed" }
    if computed(item, "disputed") == .boolean(true) { return "disputed" }
    var judged: Day?
    if case .day(let day)? = computed(item, "judged") { judged = day }
    switch status {
    case "withdrawn": return item.text("withdrawn-by") == "promiser" ? "broken" : "withdrawn"
    case "broken": return "broken"
    case "kept":
      guard let judged, let closed = item.day("closed"), closed > judged else { return "kept" }
      return item.day("due") == judged ? "late" : "broken"
    default: return judged.map { $0 < today } == true ? "broken" : "open"
    }
  }

  private func days(_ from: Day?, _ to: Day?) -> Value? {
    guard let from, let to else { return nil }
    return .number(Double(to.number - from.number))
  }

  private func positive(_ value: Value?) -> Value? {
    if case .number(let number)? = value, number > 0 { value } else { nil }
  }
}
