import Book
import Domain
import Language
import Query
import Terminal

/// What the editor knows while the value of one field is typed.
final class FieldAssistant: LineAssistant {
  private unowned let session: Session
  private let kind: Kind
  private let field: Domain.Field
  /// What would stand before the value in a command.
  private let before: String
  /// Help was asked for and given, perhaps by a `?` that does not stand in the line.
  private(set) var wasAsked = false

  init(_ session: Session, _ kind: Kind, _ field: Domain.Field) {
    self.session = session
    self.kind = kind
    self.field = field
    before = "add \(kind.name) \(field.name) "
  }

  private func offer(_ line: String, _ cursor: Int) -> Completer.Offer {
    let deadline = session.io.deadline
    let completer = Completer(environment: session.typingEnvironment) { deadline.isOver }
    return deadline.allow(milliseconds: Assistant.patience) {
      completer.complete(before + line, at: before.utf8.count + cursor)
    }
  }

  func heardKey() { session.io.deadline.renew() }

  func completion(of line: String, at cursor: Int) -> Completion {
    let nothing = Completion(replace: cursor..<cursor, candidates: [])
    guard field.type != .text else { return nothing }
    let offer = offer(line, cursor)
    let start = offer.replace.lowerBound - before.utf8.count
    guard start >= 0 else { return nothing }
    return Completion(
      replace: start..<(offer.replace.upperBound - before.utf8.count),
      candidates: offer.candidates.map {
        Completion.Candidate($0.text, note: $0.note, isFinal: false)
      })
  }

  func suggestion(for line: String, history: History?) -> String? {
    guard field.type != .text, line.count > 1 else { return nil }
    let offer = offer(line, line.utf8.count)
    let start = offer.replace.lowerBound - before.utf8.count
    guard start >= 0 else { return nil }
    let typed = String(decoding: Array(line.utf8)[start...], as: UTF8.self)
    guard typed.count > 1, let first = offer.candidates.first, first.text.hasPrefix(typed) else {
      return nil
    }
    return String(first.text.dropFirst(typed.count))
  }

  func signature(of line: String, at cursor: Int) -> String? { line.isEmpty ? about : nil }

  func help(on line: String, at cursor: Int) -> String? {
    wasAsked = true
    return about
  }

  func isOpenToHelp(_ line: String) -> Bool { line.isEmpty }

  private var about: String { session.about(field) }

  // A value is one line, whatever a paste brings.
  func isUnfinished(_ text: String) -> Bool { false }
  func continuation(after text: String) -> String { "> " }
  func styles(of line: String) -> [StyledRange] { [] }
  func editElsewhere(_ line: String) -> String? { nil }
}

extension Session {
  /// What a field is for and what it takes, where text needs no quotes.
  func about(_ field: Domain.Field) -> String {
    "\(field.name): \(field.help); \(field.type == .text ? "text" : field.wants(book.schema))"
  }
}
