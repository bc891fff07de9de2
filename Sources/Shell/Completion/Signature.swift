import Domain
import Language
import Query

/// One line about what is still missing where the cursor is.
struct Signature {
  let environment: Environment

  func text(of line: String, at cursor: Int) -> String? {
    let bytes = Array(line.utf8.prefix(cursor))
    let head = String(decoding: bytes, as: UTF8.self)
    let tokens = LineTokens(head)
    guard tokens.openText == nil, !tokens.endsInComment else { return nil }
    let statement = tokens.lastStatement
    guard let first = statement.first?.word, statement.first?.span.upper != bytes.count else {
      return nil
    }
    // The word being typed says nothing yet.
    let start = Completer.wordStart(bytes)
    let whole = String(decoding: bytes[..<start], as: UTF8.self)
    if let command = Command.named(first) { return about(command, whole) }
    return about(statement, in: tokens)
  }

  private func about(_ command: Command, _ whole: String) -> String? {
    // Where a value is awaited, its field says what it takes.
    if let help = missingValue(whole) { return help }
    let wanted = Expectation(of: whole + Expectation.probe, in: environment).expected
    let isKind = wanted.words.contains { environment.schema.kind($0.text) != nil }
    guard command.takesFields, !isKind, wanted.words.contains(where: { !$0.note.isEmpty }) else {
      return command.usage
    }
    let needed = wanted.words.filter(\.isWanted).map { "\($0.text)!" }
    let others = wanted.words.filter { !$0.isWanted }.map(\.text)
    let words = (needed + others).joined(separator: " · ")
    return needed.isEmpty ? "may follow: \(words)" : "still needed!, or possible: \(words)"
  }

  private func missingValue(_ whole: String) -> String? {
    let found = Expectation(of: whole, in: environment).problem?.diagnostic
    guard let found, found.isIncomplete, found.message.hasPrefix("a value is missing after"),
      let help = found.help.first
    else { return nil }
    return help.replacing("`", with: "")
  }

  private func about(_ statement: ArraySlice<Token>, in tokens: LineTokens) -> String? {
    var depth = 0
    var stage: ArraySlice<Token> = statement
    for (index, token) in zip(statement.indices, statement) {
      switch token.kind {
      case .open: depth += 1
      case .close: depth -= 1
      case .pipe where depth == 0: stage = statement[(index + 1)...]
      default: break
      }
    }
    guard let word = stage.first?.word else {
      return stage.isEmpty
        ? Stage.all.map(\.name).joined(separator: " · ") : nil
    }
    if stage.startIndex != statement.startIndex {
      return Stage.all.first { $0.name == word }?.usage
    }
    guard stage.count == 1 else { return nil }
    if let table = environment.tables.first(where: { $0.name == word }), !table.parameters.isEmpty {
      return table.usage
    }
    return Question.begins(with: word, in: environment)
      ? "\(word) [as of DATE] [on DATE] [where CONDITION] | STAGE" : nil
  }
}

extension Command {
  /// It is given FIELD VALUE pairs.
  var takesFields: Bool {
    syntax.contains {
      switch $0 {
      case .value(_, .fields), .value(_, .members): true
      default: false
      }
    }
  }
}
