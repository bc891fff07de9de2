import Language

extension Stage {
  static let count = Stage(
    name: "count", summary: "counts the rows, all or for each value of a field",
    usage: "count [per EXPRESSION [as NAME], …]",
    examples: ["promises where overdue | count", "initiatives | count per lead.unit"]
  ) { arguments, relation in
    let nowhere = arguments.head.span
    let measure = Relation.Shown(
      expression: Expression(.call(Name("count", nowhere), nil), nowhere), name: "count")
    var keys: [Relation.Shown] = []
    if let word = arguments.elements.first {
      guard word.word == "per" else {
        throw arguments.unexpected(word, .words(["per"]), help: "example: … | count per status")
      }
      keys = try groups(arguments.elements.dropFirst(), arguments, relation)
    }
    try relation.summarize([measure], per: keys)
  }

  static let summarize = Stage(
    name: "summarize", summary: "reckons over all rows, or for each value of a field",
    usage: "summarize AGGREGATE [as NAME], … [per EXPRESSION, …]",
    examples: [
      "promises | summarize count, average(late) as delay per by.unit",
      "promises | summarize count(kept) as kept, count(broken) as broken per quarter(due)",
      "drivers | summarize min(noted), max(weight)",
    ]
  ) { arguments, relation in
    let split = arguments.elements.firstIndex { $0.word == "per" } ?? arguments.elements.endIndex
    let measures = arguments.elements[..<split]
    guard !measures.isEmpty else {
      throw arguments.missing(
        "an aggregate",
        Expected(words: Functions.aggregates.map { Expected.Word($0.name, $0.help) }),
        example: "… | summarize count, average(late) per by")
    }
    let keys =
      split < arguments.elements.endIndex
      ? try groups(arguments.elements[(split + 1)...], arguments, relation) : []
    try relation.summarize(relation.columns(measures, end: arguments.end), per: keys)
  }

  private static func groups(
    _ elements: ArraySlice<Element>, _ arguments: Arguments, _ relation: Relation
  ) throws -> [Relation.Shown] {
    guard !elements.isEmpty else {
      throw Problem(
        "a field is missing after `per`", at: arguments.end,
        expected: relation.binder.names(in: relation.frame),
        help: ["example: … | count per status"], isIncomplete: true)
    }
    return try relation.columns(elements, end: arguments.end)
  }
}
