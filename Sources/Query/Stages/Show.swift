extension Stage {
  static let show = Stage(
    name: "show", summary: "chooses the columns", usage: "show EXPRESSION [as NAME], …",
    examples: [
      "promises | show title, by, due, late",
      "goals | show title, progress, count(initiatives) as work",
    ]
  ) { arguments, relation in
    guard !arguments.elements.isEmpty else {
      throw arguments.missing(
        "a column", relation.binder.names(in: relation.frame), example: "… | show title, due")
    }
    try relation.show(relation.columns(arguments.elements, end: arguments.end))
  }
}
