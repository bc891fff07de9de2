import Domain

extension Operands {
  typealias Holds = (World, World.Item, World.Item) -> Bool

  /// Questions back from a kind's records: bare, with `this`, and with further conditions.
  static func reverse(_ kind: String) -> [Operand] {
    switch kind {
    case "unit":
      return aggregates("promises", "promise", "to = this", number: "late", date: "due") {
        $1.one("to") == $2.id
      } + [
        count("people", "person") { $1.one("in") == $2.id },
        count("units where in = this", "unit") { $1.one("in") == $2.id },
        count("goals", "goal") { $1.many("of").contains($2.id) },
        count("promises where to within this", "promise") { world, promise, unit in
          promise.one("to").map(world.inside(unit.id, goals: false).contains) ?? false
        },
        count("promises where with = this and overdue", "promise") { world, promise, unit in
          promise.many("with").contains(unit.id)
            && world.computed(promise, "overdue") == .boolean(true)
        },
        count("drivers where of.unit = this", "driver") { world, driver, unit in
          let party = world.item(driver.one("of"))
          return (party?.kind == "unit" ? party?.id : party?.one("in")) == unit.id
        },
        count("people where in = this and count(promises where by = this) > 1", "person") {
          world, person, unit in
          person.one("in") == unit.id
            && world["promise"].filter { $0.one("by") == person.id }.count > 1
        },
      ]
    case "person":
      return aggregates("embeds", "embed", "person = this", number: "share", date: "until") {
        $1.one("person") == $2.id
      } + [
        count("memberships", "membership") { $1.one("person") == $2.id },
        count("people where in = this.in and acumen > this.acumen", "person") {
          guard let unit = $2.one("in"), let own = $2.number("acumen") else { return false }
          return $1.one("in") == unit && ($1.number("acumen") ?? -1) > own
        },
        count("initiatives where lead = this and not overdue", "initiative") {
          $1.one("lead") == $2.id && $0.computed($1, "overdue") != .boolean(true)
        },
      ]
    case "goal":
      return aggregates("readings", "reading", "of = this", number: "value", date: "date") {
        $1.one("of") == $2.id
      } + [
        latest("readings.value", "reading", "value", "date") { $1.one("of") == $2.id },
        latest("readings.date where value > 2", "reading", "date", "date") {
          $1.one("of") == $2.id && ($1.number("value") ?? 0) > 2
        },
        count("initiatives", "initiative") { $1.many("for").contains($2.id) },
        count("initiatives where for = this and with = this.of", "initiative") {
          $1.many("for").contains($2.id) && !Set($1.many("with")).isDisjoint(with: $2.many("of"))
        },
        count("goals where under = this", "goal") { $1.one("under") == $2.id },
        count("goals where this within this and under within this", "goal") {
          $1.one("under").map($0.inside($2.id, goals: true).contains) ?? false
        },
        count("milestones where of = this and due < this.due", "milestone") {
          guard let due = $1.day("due"), let own = $2.day("due") else { return false }
          return $1.one("of") == $2.id && due < own
        },
      ]
    case "initiative":
      return aggregates("milestones", "milestone", "of = this", number: "late", date: "due") {
        $1.one("of") == $2.id
      } + [
        count("promises", "promise") { $1.one("for") == $2.id },
        count("milestones where shown = this.lead", "milestone") {
          $2.one("lead").map($1.many("shown").contains) ?? false
        },
      ]
    case "meeting":
      return [
        latest("contributions.value", "contribution", "value", "date") { $1.one("at") == $2.id },
        count("objections", "objection") { $1.one("at") == $2.id },
      ]
    case "series": return [count("meetings", "meeting") { $1.one("of") == $2.id }]
    default: return []
    }
  }

  private static func count(_ inner: String, _ source: String, _ holds: @escaping Holds) -> Operand
  {
    Operand(text: "count(\(inner))", sort: .number) { world, item in
      [.number(Double(world[source].filter { holds(world, $0, item) }.count))]
    }
  }

  private static func latest(
    _ inner: String, _ source: String, _ field: String, _ date: String, _ holds: @escaping Holds
  ) -> Operand {
    Operand(text: "latest(\(inner))", sort: field == date ? .date : .number) { world, item in
      let found = world[source].filter {
        holds(world, $0, item) && ($0.values[field] ?? .missing) != .missing
      }
      let last = found.max {
        ($0.day(date)?.number ?? .min, $0.id) < ($1.day(date)?.number ?? .min, $1.id)
      }
      return [last?.values[field]]
    }
  }

  private static func aggregates(
    _ plural: String, _ source: String, _ link: String, number numeric: String, date: String,
    _ holds: @escaping Holds
  ) -> [Operand] {
    func numbers(_ world: World, _ item: World.Item) -> [Double] {
      world[source].filter { holds(world, $0, item) }.compactMap {
        number(world.computed($0, numeric) ?? $0.values[numeric])
      }
    }
    func days(_ world: World, _ item: World.Item) -> [Day] {
      world[source].filter { holds(world, $0, item) }.compactMap { $0.day(date) }
    }
    let field = "\(plural).\(numeric) where \(link)"
    return [
      count("\(plural) where \(link)", source, holds),
      Operand(text: "sum(\(field))", sort: .number) { [.number(numbers($0, $1).reduce(0, +))] },
      Operand(text: "average(\(field))", sort: .number) { world, item in
        let found = numbers(world, item)
        return [found.isEmpty ? nil : .number(found.reduce(0, +) / Double(found.count))]
      },
      Operand(text: "min(\(field))", sort: .number) { [numbers($0, $1).min().map { .number($0) }] },
      Operand(text: "max(\(field))", sort: .number) { [numbers($0, $1).max().map { .number($0) }] },
      Operand(text: "min(\(plural).\(date) where \(link))", sort: .date) {
        [days($0, $1).min().map { .day($0) }]
      },
      Operand(text: "max(\(plural).\(date) where \(link))", sort: .date) {
        [days($0, $1).max().map { .day($0) }]
      },
    ]
  }
}
