extension Stage {
  static let `where` = Stage(
    name: "where", summary: "keeps the rows that meet a condition", usage: "where CONDITION",
    examples: [
      "promises | where overdue", "goals | where no due or due < today + 30d",
      "initiatives | show title, count(milestones) as steps | where steps = 0",
    ]
  ) { arguments, relation in
    guard !arguments.elements.isEmpty else {
      throw arguments.missing(
        "a condition", relation.binder.names(in: relation.frame), example: "… | where overdue")
    }
    try relation.filter(relation.binder.expression(arguments.elements, end: arguments.end))
  }
}
