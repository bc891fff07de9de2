import Domain
import Output
import Query

extension Session {
  /// What stands in place of an answer without rows: that there are none, and what would fill it.
  func emptiness(of question: Question) throws -> String {
    if let words = question.empty { return "none: \(words)" }
    guard let kind = question.kind,
      try cells(of: "\(kind.plural) | count") == [[.number(0)]]
    else { return "none" }
    let example = kind.enteringVerb
    return "none: no \(kind.plural) are recorded yet; enter one with \(example)"
  }
}

extension Kind {
  /// `add unit "TITLE" [FIELD VALUE …]`, or the verb that does it in fewer words.
  fileprivate var enteringVerb: String {
    let verb = Command.named(name)?.fixedKind == name ? name : "add \(name)"
    return "`\(verb) \(fieldsInWords)`"
  }
}
