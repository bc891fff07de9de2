import Domain
import Language

extension Stage {
  static let chart = Stage(
    name: "chart", summary: "draws the last column as bars, the others beside them",
    usage: "chart bar",
    examples: ["promises | count per status | chart bar"]
  ) { arguments, relation in
    guard let word = arguments.elements.first else {
      throw arguments.missing("the sort of chart", .words(["bar"]), example: "… | chart bar")
    }
    guard word.word == "bar", arguments.elements.count == 1 else {
      throw arguments.unexpected(word, .words(["bar"]), help: "example: … | chart bar")
    }
    relation.output.chart = arguments.head.span
  }

  static let save = Stage(
    name: "save", summary: "writes the answer to a file; its ending says the format",
    usage: "save \"FILE\"",
    examples: ["promises where overdue | save \"overdue.csv\""]
  ) { arguments, relation in
    guard let element = arguments.elements.first else {
      throw arguments.missing(
        "a file", Expected(isFile: true), example: "… | save \"overdue.csv\"")
    }
    guard arguments.elements.count == 1 else {
      throw arguments.unexpected(
        arguments.elements[arguments.elements.startIndex + 1], help: "one file in quotes")
    }
    switch element.kind {
    case .text(let literal):
      relation.output.file = (try relation.binder.text(literal), element.span)
    case .variable(let name, let path) where path.isEmpty:
      let variable = try relation.binder.environment.variable(name)
      guard case .text(let text) = variable.value else {
        throw Problem("`$\(name.text)` is no text", at: element.span)
      }
      relation.output.file = (text, element.span)
    default:
      throw arguments.unexpected(
        element, Expected(isFile: true),
        help: "a file stands in double quotes: save \"overdue.csv\"")
    }
  }
}
