import Domain
import Language
import Query

/// Values that a field of text has in the book already: a role, a support level.
extension Completer {
  /// Longer text is a sentence of somebody's own; a title that is asked for may be one.
  private static let longest = (text: 40, title: 100)
  /// So many records are looked at, the newest first; fewer with each letter that is typed.
  private var sample: Int { wantsBeginningsOnly ? 500 : 5_000 }

  /// What stands in the field that the text at the end of `head` is for, the usual ones first.
  func texts(behind head: String, matching typed: String) -> [String] {
    guard !isLate(), let (kind, field) = textField(behind: head) else { return [] }
    // The typed text is a bound value, never a part of the question.
    var environment = environment
    environment.bindsOnly = false
    environment.variables = ["typed": Variable(.text(typed), .text)]
    let condition = typed.isEmpty ? "not no \(field.name)" : "\(field.name) ~ $typed"
    let question = """
      \(kind.plural) where \(condition) | sort handle desc | first \(sample) | show \(field.name)
      """
    let (program, _) = Parser.parse(
      SourceText(name: "completion", question), blocks: Command.blocks)
    guard let pipeline = program.statements.first?.pipeline,
      let bound = try? Question(pipeline, in: environment)
    else { return [] }
    let longest = field.name == "title" ? Self.longest.title : Self.longest.text
    var counts: [String: Int] = [:]
    // Interrupted, it offers what was read until then.
    try? environment.names.read(bound.statement) { row in
      let text = row.text(at: 0)
      if !text.isEmpty, text.count <= longest, !text.contains(where: \.isNewline) {
        counts[text, default: 0] += 1
      }
    }
    let usual = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    return Ranking.ranked(usual, typed: typed) { $0 }
  }

  /// `role` of people for `add person "Ada" role `, `people where role = ` and `promises where
  /// by.role in (`.
  private func textField(behind head: String) -> (Kind, Domain.Field)? {
    let tokens = LineTokens(head)
    var symbols: [Symbol] = []
    for token in tokens.tokens.dropLast().reversed() {
      switch token.kind {
      case .element(.symbol(let symbol)): symbols.append(symbol)
      case .element(.text), .open, .element(.word("in")), .element(.word("not")): continue
      case .element(.word(let word)):
        return field(word, symbols, [environment.kind(of: tokens.lastStatement)].compactMap { $0 })
      case .element(.path(let names)):
        return names.last.flatMap { field($0.text, symbols, []) }
      default: return nil
      }
    }
    return nil
  }

  private func field(
    _ name: String, _ symbols: [Symbol], _ kinds: [Kind]
  ) -> (Kind, Domain.Field)? {
    // A title is each record's own; it is only asked for.
    guard name != "title" || symbols.contains(.equal) || symbols.contains(.notEqual) else {
      return nil
    }
    for kind in kinds + environment.schema.kinds {
      guard let field = kind.field(name), case .text = field.type, !field.isList else { continue }
      return environment.isRoomOn && field.isPrivate ? nil : (kind, field)
    }
    return nil
  }
}
