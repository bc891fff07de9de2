import Book
import Domain
import Language
import Query
import Terminal

/// What the prompt knows about the line being typed.
final class Assistant: LineAssistant {
  private unowned let session: Session
  private let variables: [String: String]

  /// The most that all that follows a key may wait for the book, in milliseconds: with what is
  /// drawn then, no key waits longer than 50.
  static let patience: UInt64 = 45

  init(_ session: Session, environment variables: [String: String]) {
    self.session = session
    self.variables = variables
  }

  /// The book may not be readable just now; then nothing is known.
  private func soon<Result>(_ otherwise: Result, _ body: () throws -> Result) -> Result {
    let deadline = session.io.deadline
    return deadline.allow(milliseconds: Assistant.patience) { (try? body()) ?? otherwise }
  }

  func heardKey() { session.io.deadline.renew() }

  func completion(of line: String, at cursor: Int) -> Completion {
    soon(Completion(replace: cursor..<cursor, candidates: [])) {
      let offer = completer.complete(line, at: cursor)
      return Completion(
        replace: offer.replace,
        candidates: offer.candidates.map {
          Completion.Candidate($0.text, note: $0.note, isFinal: $0.isFinal)
        })
    }
  }

  private var completer: Completer {
    let deadline = session.io.deadline
    return Completer(environment: session.typingEnvironment) { deadline.isOver }
  }

  func isUnfinished(_ text: String) -> Bool {
    session.isIncomplete(SourceText(name: "prompt", text))
  }

  /// `     for> `, `     say "> `: what is open, under the book's name.
  func continuation(after text: String) -> String {
    let open = LineTokens(text).open.suffix(3).joined(separator: " ")
    let name = session.promptName
    let words = open.isEmpty ? "..." : open
    return String(repeating: " ", count: max(0, name.count - words.count)) + words + "> "
  }

  func styles(of line: String) -> [StyledRange] {
    soon([]) {
      let tokens = LineTokens(line)
      let mistakes = (try? session.mistakesWhileTyping(tokens.source)) ?? []
      return Highlighter(environment: completer.environment, mistakes: mistakes)
        .styles(of: tokens)
    }
  }

  func suggestion(for line: String, history: History?) -> String? {
    if let entry = history?.entries.last(where: { $0.hasPrefix(line) && $0 != line }) {
      let rest = entry.dropFirst(line.count)
      // Of an entry of several lines, the one that is begun.
      return String(rest.prefix { $0 != "\n" })
    }
    return soon(nil) {
      let end = line.utf8.count
      // Only what goes on from here can be put behind the line.
      var completer = completer
      completer.wantsBeginningsOnly = true
      let offer = completer.complete(line, at: end)
      let typed = String(decoding: Array(line.utf8)[offer.replace], as: UTF8.self)
      guard typed.count > 1 else { return nil }
      guard let first = offer.candidates.first, first.text.hasPrefix(typed) else { return nil }
      return String(first.text.dropFirst(typed.count))
    }
  }

  func signature(of line: String, at cursor: Int) -> String? {
    soon(nil) { Signature(environment: completer.environment).text(of: line, at: cursor) }
  }

  func help(on line: String, at cursor: Int) -> String? {
    LineHelp(environment: completer.environment, columns: session.io.width()).text(
      on: line, at: cursor)
  }

  func isOpenToHelp(_ line: String) -> Bool {
    let tokens = LineTokens(line)
    return tokens.openText == nil && !tokens.endsInComment
  }

  func editElsewhere(_ line: String) -> String? {
    ExternalEditor.edit(line, environment: variables)
  }
}
