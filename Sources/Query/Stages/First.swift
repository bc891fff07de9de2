import Language

extension Stage {
  static let first = Stage(
    name: "first", summary: "keeps the first rows", usage: "first [NUMBER]",
    examples: ["drivers | sort weight desc | first 5", "goals | sort due | first"]
  ) { arguments, relation in
    guard let element = arguments.elements.first else { return relation.first(1) }
    guard arguments.elements.count == 1, case .number(let number) = element.kind,
      number.value >= 0, number.value == number.value.rounded(), number.value < 1e15
    else {
      throw arguments.unexpected(element, help: "a whole number was expected: first 5")
    }
    relation.first(Int(number.value))
  }
}
