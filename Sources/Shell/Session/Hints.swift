import Book
import Domain
import Language
import Output
import Terminal

/// A word now and then on what comes next. Each is said at most twice, and no more once it is known.
final class Hints {
  enum Hint: String, CaseIterable {
    case person, goal, otherSide, promise, overdue, clarify, undo, show, last, help
  }

  private let store: History
  /// One was told already, of the entry under way.
  var hasSpoken = false
  private static let times = 2

  /// `path` is a file of its own; nil remembers nothing beyond this session.
  init(path: String?) {
    store = History(path: path, capacity: 200)
    _ = store.load()
  }

  /// The person has used it.
  func know(_ hint: Hint) {
    if !store.entries.contains("\(hint.rawValue) known") { _ = store.add("\(hint.rawValue) known") }
  }

  /// What to say, if it is still worth saying.
  func tell(_ hint: Hint, _ text: @autoclosure () throws -> String) rethrows -> String? {
    let told = store.entries.count { $0.hasPrefix("\(hint.rawValue) told") }
    guard !hasSpoken, told < Hints.times, !store.entries.contains("\(hint.rawValue) known") else {
      return nil
    }
    _ = store.add("\(hint.rawValue) told \(told + 1)")
    hasSpoken = true
    return "hint: \(try text())"
  }
}

extension Session {
  /// A word on what comes next, after an entry that went well.
  func hint(after text: String) -> String? {
    guard let hints else { return nil }
    let first = LineTokens(text).tokens.first?.word ?? ""
    switch first {
    case "promises" where text.contains("overdue"):
      hints.know(.overdue)
      return nil
    case "undo", "show", "last", "help", "clarify":
      if let hint = Hints.Hint(rawValue: first) { hints.know(hint) }
      return nil
    case "add", "set", "promise", "remove", "link":
      return try? clarification(after: text) ?? nextStep()
        ?? hints.tell(.undo, "`undo` takes it back")
        ?? hints.tell(
          .help, "F1 explains the word under the cursor, Tab offers what can stand there")
    default:
      let hasRows = book.schema.kind(plural: first) != nil && !text.contains("|") && !wasEmpty
      guard hasRows else { return nil }
      let name = (try? firstHandle(text)) ?? "HANDLE"
      return hints.tell(.show, "`show \(name)` tells all about one of them")
    }
  }
}

extension Session {
  /// A request that was entered without a goal: how to make it clear.
  private func clarification(after text: String) throws -> String? {
    guard LineTokens(text).tokens.dropFirst().first?.word == "request", let id = lastAdded,
      let request = try book.values(of: id), request["status"] == .text("asked")
    else { return nil }
    return try hints?.tell(.clarify, "once it is known: \(clarifying(handle(id), request))")
  }

  /// What the book has nothing of yet, once it has what that builds on.
  private func nextStep() throws -> String? {
    guard let hints else { return nil }
    func isMissing(_ plural: String) throws -> Bool {
      try cells(of: "\(plural) | count").first?.first == .number(0)
    }
    guard try !isMissing("units") else { return nil }
    let unit = try firstHandle("units where side = business") ?? firstHandle("units") ?? "UNIT"
    if try isMissing("people") {
      return hints.tell(
        .person, "next, who works there: add person \"Dana Reyes\" in \(unit)")
    }
    if try isMissing("goals") {
      return hints.tell(
        .goal, "next, what a unit wants to reach: add goal \"TITLE\" of \(unit)")
    }
    if try isMissing("promises") {
      guard let by = try firstHandle("units where side = it") else {
        return hints.tell(.otherSide, "next, who makes promises: add unit \"IT\" side it")
      }
      return hints.tell(
        .promise, "next, what was promised: promise \"TITLE\" by \(by) to \(unit) due +2w")
    }
    return hints.tell(.overdue, "`promises where overdue` lists those past their `due`")
  }

  private func firstHandle(_ question: String) throws -> String? {
    try cells(of: "\(question) | first 1 | show handle").first?.first?.readable
  }
}
