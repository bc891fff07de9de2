import Book
import Domain
import Language
import Query
import Terminal

/// What the prompt knows about the line being typed.
final class Assistant: LineAssistant {
  private unowned let session: Session

  init(_ session: Session) { self.session = session }

  func completion(of line: String, at cursor: Int) -> Completion {
    let found = Completer(environment: session.environment).complete(line, at: cursor)
    return Completion(
      replace: found.replace,
      candidates: found.candidates.map {
        Completion.Candidate($0.text, note: $0.note, isFinal: !found.isFile)
      })
  }

  func isUnfinished(_ text: String) -> Bool {
    session.isIncomplete(SourceText(name: "prompt", text))
  }

  func continuation(after text: String) -> String {
    String(repeating: " ", count: max(0, session.book.name.count - 2)) + "...> "
  }

  func styles(of line: String) -> [StyledRange] { [] }
  func suggestion(for line: String, history: History?) -> String? { nil }
  func signature(of line: String, at cursor: Int) -> String? { nil }
  func help(on line: String, at cursor: Int) -> String? { nil }
  func isOpenToHelp(_ line: String) -> Bool { false }
  func editElsewhere(_ line: String) -> String? { nil }
}
