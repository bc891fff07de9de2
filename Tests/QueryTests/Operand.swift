import Domain
import Query

/// Something a question can speak of, and what plain Swift says it is for a record.
struct Operand {
  enum Sort: Equatable {
    case text, number, date, boolean
    case choice([String])
    case reference([String])
  }

  var text: String
  var sort: Sort
  /// It may have several values for a record.
  var isList = false
  /// It may stand after `no`.
  var isField = false
  /// One for each way there is from the record, nil where it ends nowhere; never empty.
  var branches: (World, World.Item) -> [Value?]

  /// The values there are.
  func values(_ world: World, _ item: World.Item) -> [Value] {
    branches(world, item).compactMap { $0 }
  }

  func first(_ world: World, _ item: World.Item) -> Value? { branches(world, item)[0] }
}

/// The operands of each kind of the schema.
struct Operands {
  let schema: Schema
  private(set) var byKind: [String: [Operand]] = [:]
  private(set) var fields: [String: [String: Operand]] = [:]

  init(_ schema: Schema) {
    self.schema = schema
    for kind in schema.kinds { fields[kind.name] = own(kind) }
    for kind in schema.kinds {
      let plain = Array((fields[kind.name] ?? [:]).values).sorted { $0.text < $1.text }
      let once = plain.flatMap { paths($0) }
      let twice = once.filter { $0.text.split(separator: ".").count == 2 }.flatMap { paths($0) }
      byKind[kind.name] =
        plain + once + twice + arithmetic(plain + once) + Self.reverse(kind.name)
    }
  }

  private func own(_ kind: Kind) -> [String: Operand] {
    var found: [String: Operand] = [:]
    for field in kind.fields {
      let name = field.name
      var operand = Operand(text: name, sort: sort(field), isField: true) { _, item in
        switch item.values[name] {
        case .records(let ids)?: ids.isEmpty ? [nil] : ids.map { .record($0) }
        case .missing?, nil: [nil]
        case let value: [value]
        }
      }
      operand.isList = field.isList
      found[name] = operand
    }
    for status in kind.statuses where found[status] == nil {
      found[status] = Operand(text: status, sort: .boolean) { _, item in
        [.boolean(item.text("status") == status)]
      }
    }
    let sorts: [String: Operand.Sort] = [
      "late": .number, "actual": .number, "progress": .number, "load": .number, "free": .number,
      "last": .date, "judged": .date, "next": .date, "outcome": .text,
    ]
    for computed in kind.computed {
      let name = computed.name
      found[name] = Operand(
        text: name, sort: sorts[name] ?? .boolean, isField: sorts[name] != nil
      ) { world, item in [world.computed(item, name)] }
    }
    found["handle"] = Operand(text: "handle", sort: .text, isField: true) { _, item in
      [.text(item.handle)]
    }
    let kindName = kind.name
    found["kind"] = Operand(text: "kind", sort: .choice([kindName])) { _, _ in [.text(kindName)] }
    if kindName == "unit" {
      found["unit"] = Operand(text: "unit", sort: .reference(["unit"]), isField: true) { _, item in
        [.record(item.id)]
      }
    } else if kindName == "person" {
      found["unit"] = Operand(text: "unit", sort: .reference(["unit"]), isField: true) { _, item in
        [item.one("in").map { .record($0) }]
      }
    }
    return found
  }

  private func sort(_ field: Field) -> Operand.Sort {
    switch field.type {
    case .text: .text
    case .number, .integer: .number
    case .date: .date
    case .choice(let cases): .choice(cases)
    case .reference(let kinds): .reference(kinds.isEmpty ? schema.kinds.map(\.name) : kinds)
    }
  }

  /// `by.unit`, `for.due`: every field that all kinds which have it agree on.
  private func paths(_ base: Operand) -> [Operand] {
    guard case .reference(let kinds) = base.sort else { return [] }
    let names = Set(kinds.flatMap { fields[$0].map { Array($0.keys) } ?? [] }).sorted()
    var found: [Operand] = []
    for name in names {
      var members: [String: Operand] = [:]
      var sort: Operand.Sort?
      var agree = true
      for kind in kinds {
        guard let member = fields[kind]?[name] else { continue }
        members[kind] = member
        if let known = sort {
          sort = Self.merged(known, member.sort)
          agree = agree && sort != nil
        } else {
          sort = member.sort
        }
      }
      if agree, let sort { found.append(Self.path(base, name, sort, members)) }
    }
    return found
  }

  private static func path(
    _ base: Operand, _ name: String, _ sort: Operand.Sort, _ members: [String: Operand]
  ) -> Operand {
    var operand = Operand(text: "\(base.text).\(name)", sort: sort) { world, item in
      var branches: [Value?] = []
      for value in base.branches(world, item) {
        if case .record(let id)? = value, let target = world.item(id),
          let field = members[target.kind]
        {
          branches += field.branches(world, target)
        } else {
          branches.append(nil)
        }
      }
      return branches
    }
    operand.isList = base.isList || members.values.contains(where: \.isList)
    operand.isField = sort != .boolean
    return operand
  }

  private static func merged(_ left: Operand.Sort, _ right: Operand.Sort) -> Operand.Sort? {
    switch (left, right) {
    case (.choice(let a), .choice(let b)): .choice(a + b.filter { !a.contains($0) })
    case (.reference(let a), .reference(let b)): .reference(a + b.filter { !a.contains($0) })
    default: left == right ? left : nil
    }
  }

  private func arithmetic(_ operands: [Operand]) -> [Operand] {
    operands.filter { !$0.isList }.flatMap { base -> [Operand] in
      func made(
        _ text: String, _ sort: Operand.Sort, _ change: @escaping (Value) -> Value?
      ) -> Operand {
        Operand(text: text, sort: sort) { world, item in
          [base.first(world, item).flatMap(change)]
        }
      }
      switch base.sort {
      case .date:
        func moved(_ text: String, _ period: Period) -> Operand {
          made("\(base.text) \(text)", .date) { value in
            guard case .day(let day) = value else { return nil }
            return day.adding(period).map { .day($0) }
          }
        }
        func part(_ name: String, _ sort: Operand.Sort, _ value: @escaping (Day) -> Value)
          -> Operand
        {
          made("\(name)(\(base.text))", sort) { given in
            if case .day(let day) = given { value(day) } else { nil }
          }
        }
        return [
          moved("+ 1m", Period(months: 1)), moved("- 13m", Period(months: -13)),
          moved("+ 1y", Period(months: 12)), moved("- 6w", Period(days: -42)),
          moved("+ 30d", Period(days: 30)),
          part("year", .number) { .number(Double($0.parts.year)) },
          part("month", .text) { .text(String("\($0)".prefix(7))) },
          part("quarter", .text) { .text("\($0.parts.year)-Q\(($0.parts.month + 2) / 3)") },
        ]
      case .number:
        return [
          made("\(base.text) * 2 - 1", .number) { number($0).map { .number($0 * 2 - 1) } },
          made("\(base.text) / 4", .number) { number($0).map { .number($0 / 4) } },
          made("abs(\(base.text))", .number) { number($0).map { .number(abs($0)) } },
          made("round(\(base.text))", .number) {
            number($0).map { .number($0.rounded(.toNearestOrAwayFromZero)) }
          },
          made("1 / \(base.text)", .number) { value in
            number(value).flatMap { $0 == 0 ? nil : .number(1 / $0) }
          },
        ]
      default: return []
      }
    }
  }
}

func number(_ value: Value?) -> Double? {
  if case .number(let number)? = value { number } else { nil }
}
