import Domain
import Language
import Query

/// A verb: one file (or a table of alike ones), and one word in `all`. Parsing, checking,
/// completion, help and the tests of its examples come from this.
struct Command: Sendable {
  var name: String
  /// One sentence without a full stop.
  var summary: String
  var syntax: [Syntax]
  /// Complete lines; each is run as a test on the sample book.
  var examples: [String]
  /// Further lines of help.
  var details: [String] = []
  /// It opens a block that `end` closes.
  var opensBlock = false
  /// Whether a field may be given in FIELD VALUE pairs.
  var allowsField: @Sendable (Domain.Field, Kind) -> String? = { _, _ in nil }
  /// The kind that FIELD VALUE pairs are of where the command does not name one.
  var fixedKind: String?
  /// What a check does beyond binding: bodies of blocks, names that the line makes.
  var check: (@Sendable (Invocation, Checker) throws -> Void)?
  var run: @Sendable (Invocation, Session) throws -> Void

  var usage: String {
    ([name] + syntax.map(\.usage)).joined(separator: " ") + (opensBlock ? " … end" : "")
  }

  func allows(_ field: Domain.Field, _ kind: Kind, at span: Span) throws {
    guard let reason = allowsField(field, kind) else { return }
    throw Problem(reason, at: span, help: kind.verbs(for: field))
  }

  static let all: [Command] =
    [
      .add, .set, .remove, .rename, .link, .unlink, .define, .import, .enter, .export, .backup,
      .check,
      .promise, .move,
      .clarify, .accept, .take, .embed, .lens, .brief, .meet, .contribution,
      .objection, .driver, .note, .adjourn, .recap, .room,
    ] + Command.transitions + Command.sessionCommands + [
      .lock, .let, .param, .ask, .run, .for, .if, .say, .expect, .refused, .explain, .undo, .redo,
      .restore, .forget, .me, .help, .open, .quit, .show, .last, .prompt,
    ]

  private static let byName = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  static func named(_ name: String) -> Command? { byName[name] }

  /// The words that open blocks, for the parser.
  static let blocks = BlockWords(
    openers: Set(all.filter(\.opensBlock).map(\.name)), quoting: [Command.help.name])
}

extension Kind {
  /// Advice for a field that only verbs change.
  func verbs(for field: Domain.Field) -> [String] {
    let verbs =
      (["request": ["clarify", "accept"], "offer": ["take"]][name] ?? []) + transitions.map(\.verb)
    guard field.name == "status", !verbs.isEmpty else { return [] }
    return ["its life is led by: \(verbs.joined(separator: ", "))"]
  }
}

/// A command as it stands in a source, with its places filled.
struct Invocation {
  var command: Command
  var arguments: Arguments
  var statement: Statement
  var source: SourceText

  /// What was typed, for the log.
  var words: String { source.text(statement.span) }
}
