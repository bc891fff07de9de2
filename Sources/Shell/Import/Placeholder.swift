/// How people say in a cell that there is nothing to say.
enum Placeholder {
  private static let signs: Set = [
    "-", "--", "–", "—", "?", "??", "n/a", "#n/a", "tbd", "tba", "tbc",
  ]
  private static let words: Set = [
    "na", "n.a.", "unknown", "null", "nil", "not set", "not known",
  ]

  static func isOne(_ text: String) -> Bool {
    let text = text.lowercased()
    return signs.contains(text) || words.contains(text)
  }

  /// Nobody and nothing is called so; `NA` may be North America.
  static func isNoName(_ text: String) -> Bool { signs.contains(text.lowercased()) }
}
