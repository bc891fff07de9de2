package import Domain
package import Language

/// Why something could not be bound, and what could have stood there instead. The same list feeds
/// the message, the nearest name and completion.
package struct Problem: Error, Sendable {
  package var diagnostic: Diagnostic
  package var expected: Expected
  /// A handle or title that no record has; in a script that is checked, a record may come to have
  /// it before the line is run.
  package var isUnknownRecord = false
  /// Nothing that follows could mend it, as a word that means nothing here.
  package var isCertain: Bool
  /// It asks for what is not for everybody's eyes.
  package var isWithheld = false

  package init(
    _ message: String, at span: Span, expected: Expected = Expected(), help: [String] = [],
    isIncomplete: Bool = false, isCertain: Bool = false
  ) {
    self.isCertain = isCertain
    diagnostic = Diagnostic(message, at: span, help: help, isIncomplete: isIncomplete)
    self.expected = expected
  }

  package init(_ diagnostic: Diagnostic) {
    isCertain = false
    self.diagnostic = diagnostic
    expected = Expected()
  }

  /// A name that is not among those that may stand here.
  package static func unknown(
    _ what: String, _ name: Name, expected: Expected, help: [String] = []
  ) -> Problem {
    var help = help
    let candidates = expected.words.map(\.text)
    if let nearest = Nearest.name(to: name.text, among: candidates) {
      help.insert("did you mean `\(nearest)`?", at: 0)
    } else if !candidates.isEmpty, candidates.count <= 24 {
      help.insert("expected one of: \(candidates.joined(separator: ", "))", at: 0)
    }
    var problem = Problem(
      "there is no \(what) `\(name.text)`", at: name.span, expected: expected, help: help)
    problem.isCertain = true
    return problem
  }
}

/// What may stand at a place.
package struct Expected: Sendable {
  package struct Word: Sendable {
    package var text: String
    /// Shown beside it: a title, or what it means.
    package var note: String
    /// It has to be given.
    package var isWanted: Bool
    package init(_ text: String, _ note: String = "", isWanted: Bool = false) {
      self.text = text
      self.note = note
      self.isWanted = isWanted
    }
  }

  package var words: [Word]
  /// Handles of these kinds.
  package var handles: [Kind]
  /// A file's path in quotes.
  package var isFile: Bool
  /// Free text in quotes.
  package var isText: Bool

  package init(
    words: [Word] = [], handles: [Kind] = [], isFile: Bool = false, isText: Bool = false
  ) {
    self.words = words
    self.handles = handles
    self.isFile = isFile
    self.isText = isText
  }

  package static func words(_ texts: some Sequence<String>) -> Expected {
    Expected(words: texts.map { Word($0) })
  }

  package var isEmpty: Bool { words.isEmpty && handles.isEmpty && !isFile && !isText }

  package func merged(with other: Expected) -> Expected {
    Expected(
      words: words + other.words, handles: handles + other.handles, isFile: isFile || other.isFile,
      isText: isText || other.isText)
  }
}
