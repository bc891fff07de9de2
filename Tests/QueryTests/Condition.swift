import Domain
import Query

/// A condition as it is written, and what plain Swift holds of it.
struct Condition {
  var text: String
  var holds: (World, World.Item) -> Bool
}

/// Draws conditions about the records of a kind.
struct ConditionMaker {
  let operands: Operands
  let world: World
  var random: SeededRandom

  mutating func condition(_ kind: String, depth: Int = 2) -> Condition {
    switch depth > 0 ? Int.random(in: 0..<6, using: &random) : 5 {
    case 0, 1:
      let left = condition(kind, depth: depth - 1)
      let right = condition(kind, depth: depth - 1)
      return Bool.random(using: &random)
        ? Condition(text: "(\(left.text)) and (\(right.text))") {
          left.holds($0, $1) && right.holds($0, $1)
        }
        : Condition(text: "((\(left.text)) or (\(right.text)))") {
          left.holds($0, $1) || right.holds($0, $1)
        }
    case 2:
      let inner = condition(kind, depth: depth - 1)
      return Condition(text: "not (\(inner.text))") { !inner.holds($0, $1) }
    default: return leaf(kind)
    }
  }

  mutating func operand(_ kind: String, where isFit: (Operand) -> Bool = { _ in true }) -> Operand?
  {
    (operands.byKind[kind] ?? []).filter(isFit).randomElement(using: &random)
  }

  mutating func leaf(_ kind: String) -> Condition {
    guard let operand = operand(kind) else {
      return Condition(text: "not no handle") { _, _ in true }
    }
    if operand.sort == .boolean {
      return Condition(text: operand.text) { operand.values($0, $1).contains(.boolean(true)) }
    }
    let chance = Int.random(in: 0..<10, using: &random)
    if operand.isField, chance == 0 {
      return Condition(text: "no \(operand.text)") { operand.values($0, $1).isEmpty }
    }
    switch operand.sort {
    case .reference(let kinds):
      let parties = kinds.contains("unit") || kinds.contains("person")
      if chance < 4, parties || kinds.contains("goal") { return within(operand, parties) }
      if chance == 4 { return compared(operand, "=", kind) ?? leaf(kind) }
      if chance == 5 { return membership(operand) }
      return equality(operand)
    default:
      if chance == 1 { return compared(operand, ordering(), kind) ?? leaf(kind) }
      if chance == 2 { return membership(operand) }
      if chance == 3, operand.sort == .text { return containing(operand) }
      if case .choice = operand.sort, chance == 3 { return containing(operand) }
      return Bool.random(using: &random) ? equality(operand) : ordered(operand)
    }
  }

  private mutating func ordering() -> String {
    ["=", "!=", "<", "<=", ">", ">="].randomElement(using: &random) ?? "="
  }

  private mutating func equality(_ operand: Operand) -> Condition {
    let (text, value) = literal(operand)
    let isEqual = Bool.random(using: &random)
    return Condition(text: "\(operand.text) \(isEqual ? "=" : "!=") \(text)") {
      operand.values($0, $1).contains { same($0, value) } == isEqual
    }
  }

  private mutating func ordered(_ operand: Operand) -> Condition {
    let (text, value) = literal(operand)
    let symbol = ordering()
    return Condition(text: "\(operand.text) \(symbol) \(text)") {
      any(operand.values($0, $1), [value], symbol, operand.sort)
    }
  }

  private mutating func membership(_ operand: Operand) -> Condition {
    let members = (0..<Int.random(in: 1...3, using: &random)).map { _ in literal(operand) }
    let list = members.map(\.text).joined(separator: ", ")
    return Condition(text: "\(operand.text) in (\(list))") { world, item in
      operand.values(world, item).contains { value in members.contains { same($0.value, value) } }
    }
  }

  private mutating func containing(_ operand: Operand) -> Condition {
    let wanted =
      ["lead", "LEAD", "ü", "Ü", "%", "_", "\"", "\\", "", "👩‍💻", "o"]
      .randomElement(using: &random) ?? ""
    return Condition(text: "\(operand.text) ~ \(quoted(wanted))") {
      operand.values($0, $1).contains { contains($0, wanted) }
    }
  }

  /// With another operand of the row itself, right of the operator.
  private mutating func compared(_ left: Operand, _ symbol: String, _ kind: String) -> Condition? {
    let found = operand(kind) { right in
      guard right.text.first?.isLetter == true, !right.text.contains(where: { " (".contains($0) })
      else { return false }
      switch (left.sort, right.sort) {
      case (.reference(let a), .reference(let b)): return !Set(a).isDisjoint(with: b)
      case (.choice, _), (_, .choice), (.boolean, _): return false
      default: return left.sort == right.sort
      }
    }
    guard let right = found else { return nil }
    return Condition(text: "\(left.text) \(symbol) .\(right.text)") {
      any(left.values($0, $1), right.values($0, $1), symbol, left.sort)
    }
  }

  private mutating func within(_ operand: Operand, _ parties: Bool) -> Condition {
    let kinds = parties ? ["unit", "person"] : ["goal"]
    guard let root = kinds.flatMap({ world[$0] }).randomElement(using: &random) else {
      return equality(operand)
    }
    return Condition(text: "\(operand.text) within \(root.kind):\(root.handle)") { world, item in
      let inside = world.inside(root.id, goals: !parties)
      return operand.values(world, item).contains {
        if case .record(let id) = $0 { inside.contains(id) } else { false }
      }
    }
  }

  /// A value of an operand's sort, often one that occurs.
  private mutating func literal(_ operand: Operand) -> (text: String, value: Value) {
    switch operand.sort {
    case .text:
      let text =
        (WorldMaker.texts + ["2026-11", "2025-Q4", "p3"]).randomElement(using: &random) ?? ""
      return (quoted(text), .text(text))
    case .number:
      let number = Double(Int.random(in: -20...60, using: &random)) / 4
      return (NumberSpelling.of(number), .number(number))
    case .date:
      switch Int.random(in: 0..<4, using: &random) {
      case 0: return ("today", .day(world.today))
      case 1:
        return ("today - 3m", .day(world.today.adding(Period(months: -3)) ?? world.today))
      default:
        let day = Day(number: today.number + Int.random(in: -400...400, using: &random))
        return (day.description, .day(day))
      }
    case .choice(let cases):
      let word = cases.randomElement(using: &random) ?? ""
      return (word, .text(word))
    case .reference(let kinds):
      let found = kinds.flatMap { world[$0] }.randomElement(using: &random)
      guard let found else { return ("none-there", .missing) }
      return ("\(found.kind):\(found.handle)", .record(found.id))
    case .boolean: return ("", .missing)
    }
  }
}

func quoted(_ text: String) -> String {
  var result = "\""
  for character in text {
    switch character {
    case "\"", "\\", "{": result += "\\\(character)"
    case "\n": result += "\\n"
    default: result.append(character)
    }
  }
  return result + "\""
}

/// Numbers that were reckoned in another order may differ in their last digits.
func same(_ left: Value, _ right: Value) -> Bool {
  if case .number(let a) = left, case .number(let b) = right { return abs(a - b) < 1e-9 }
  if case .text(let a) = left, case .text(let b) = right { return Array(a.utf8) == Array(b.utf8) }
  return left == right
}

/// One of the left and one of the right compare so.
private func any(
  _ left: [Value], _ right: [Value], _ symbol: String, _ sort: Operand.Sort
) -> Bool {
  if symbol == "!=" { return !any(left, right, "=", sort) }
  return left.contains { a in
    right.contains { b in
      let isSame = same(a, b)
      switch symbol {
      case "=": return isSame
      case "<": return !isSame && isLess(a, b, sort)
      case "<=": return isSame || isLess(a, b, sort)
      case ">": return !isSame && isLess(b, a, sort)
      default: return isSame || isLess(b, a, sort)
      }
    }
  }
}

func isLess(_ left: Value, _ right: Value, _ sort: Operand.Sort) -> Bool {
  switch (left, right) {
  case (.number(let a), .number(let b)): return a < b
  case (.day(let a), .day(let b)): return a < b
  case (.text(let a), .text(let b)):
    if case .choice(let cases) = sort {
      return (cases.firstIndex(of: a) ?? -1) < (cases.firstIndex(of: b) ?? -1)
    }
    return a.utf8.lexicographicallyPrecedes(b.utf8)
  default: return false
  }
}

private func contains(_ value: Value, _ wanted: String) -> Bool {
  guard case .text(let text) = value else { return false }
  let scalars = Array(text.lowercased().unicodeScalars)
  let sought = Array(wanted.lowercased().unicodeScalars)
  guard sought.count <= scalars.count else { return false }
  return (0...(scalars.count - sought.count)).contains { start in
    Array(scalars[start..<(start + sought.count)]) == sought
  }
}
