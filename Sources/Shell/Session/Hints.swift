import Book
import Domain
import Language
import Output
import Terminal

/// A word now and then on what comes next. Each is said at most twice, and no more once it is known.
final class Hints {
  enum Hint: String, CaseIterable {
    case person, goal, promise, overdue, undo, show, last, help

    var text: String {
      switch self {
      case .person: "hint: next, who works there: add person \"Dana Reyes\" in UNIT"
      case .goal: "hint: next, what a unit wants to reach: add goal \"TITLE\" of UNIT"
      case .promise: "hint: next, what was promised: promise \"TITLE\" by UNIT to UNIT due +2w"
      case .overdue: "hint: `promises where overdue` lists those past their `due`"
      case .undo: "hint: `undo` takes it back"
      case .show: "hint: `show HANDLE` tells all about one of them"
      case .last: "hint: `last` shows the answer whole"
      case .help: "hint: F1 explains the word under the cursor, Tab offers what can stand there"
      }
    }
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
  func tell(_ hint: Hint) -> String? {
    let told = store.entries.count { $0.hasPrefix("\(hint.rawValue) told") }
    guard !hasSpoken, told < Hints.times, !store.entries.contains("\(hint.rawValue) known") else {
      return nil
    }
    _ = store.add("\(hint.rawValue) told \(told + 1)")
    hasSpoken = true
    return hint.text
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
    case "undo", "show", "last", "help":
      if let hint = Hints.Hint(rawValue: first) { hints.know(hint) }
      return nil
    case "add", "set", "promise", "remove", "link":
      return try? nextStep().flatMap { hints.tell($0) } ?? hints.tell(.undo) ?? hints.tell(.help)
    default:
      let hasRows = book.schema.kind(plural: first) != nil && !text.contains("|") && !wasEmpty
      return hasRows ? hints.tell(.show) : nil
    }
  }
}

extension Session {
  /// The first thing that the book has nothing of yet, once it has what that builds on.
  private func nextStep() throws -> Hints.Hint? {
    let order: [(String, Hints.Hint)] = [
      ("units", .person), ("people", .goal), ("goals", .promise), ("promises", .overdue),
    ]
    let counts = try order.map { try cells(of: "\($0.0) | count").first?.first != .number(0) }
    guard let missing = counts.firstIndex(of: false), missing > 0 else {
      return counts.allSatisfy { $0 } ? .overdue : nil
    }
    return order[missing - 1].1
  }
}
