import Domain
import Language
import Query

/// Help on the word under the cursor.
struct LineHelp {
  let environment: Environment
  /// Of the window.
  var columns: Int?

  func text(on line: String, at cursor: Int) -> String {
    let help = Help(environment, width: columns)
    let tokens = LineTokens(line)
    let token = tokens.tokens.last { $0.span.lower < max(1, cursor) && $0.word != nil }
    let statement = LineTokens(String(decoding: Array(line.utf8.prefix(cursor)), as: UTF8.self))
      .lastStatement
    guard let first = statement.first?.word else { return help.overview }
    let kind = environment.kind(of: statement)
    if let word = token?.word {
      let isFirst = token?.span == statement.first?.span
      if !isFirst, let field = kind?.field(word) {
        return "\(word) of \(kind?.plural ?? ""): \(field.help); \(field.wants(environment.schema))"
      }
      if let topic = help.topic(word) { return topic }
      if let field = environment.schema.kinds.lazy.compactMap({ $0.field(word) }).first {
        return "\(word): \(field.help); \(field.wants(environment.schema))"
      }
    }
    return help.topic(first) ?? help.overview
  }
}

extension Environment {
  /// The kind of record that a statement is about, as far as its first words tell.
  func kind(of statement: ArraySlice<Token>) -> Kind? {
    if let first = statement.first?.word, let command = Command.named(first) {
      if let fixed = command.fixedKind { return schema.kind(fixed) }
      guard let second = statement.dropFirst().first?.word else { return nil }
      if let kind = schema.kind(second) { return kind }
      let found = try? names.records(
        handle: second, kinds: schema.kinds, asOf: nil)
      return found?.first.flatMap { schema.kind(of: $0) }
    }
    return statement.first?.word.flatMap { schema.kind(plural: $0) }
  }
}
