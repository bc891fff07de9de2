import Language

extension Stage {
  static let sort = Stage(
    name: "sort", summary: "orders the rows; missing values come last",
    usage: "sort EXPRESSION [desc], …",
    examples: ["promises | sort due", "drivers | sort weight desc, noted"]
  ) { arguments, relation in
    guard !arguments.elements.isEmpty else {
      throw arguments.missing(
        "a field", relation.binder.names(in: relation.frame), example: "… | sort due desc")
    }
    let keys = try ExpressionParser.split(arguments.elements, at: .comma).map { piece in
      var piece = piece
      var isDescending = false
      if piece.count > 1, let last = piece.last?.word, last == "desc" || last == "asc" {
        isDescending = last == "desc"
        piece = piece.dropLast()
      }
      return Relation.Order(
        expression: try relation.binder.expression(piece, end: arguments.end),
        isDescending: isDescending)
    }
    do {
      try relation.sort(keys)
    } catch var problem as Problem where arguments.elements.count > 1 {
      problem.expected = Expected.words(["desc", "asc"]).merged(with: problem.expected)
      throw problem
    }
  }
}
