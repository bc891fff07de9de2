/// Something wrong in a file of records, and where.
package struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Kind: Hashable, Sendable {
    case notUTF8
    case nul
    /// More text stands between the quote that closes a field and the next delimiter; the
    /// field began on line `opened`.
    case textAfterQuote(opened: Int)
    case fieldCount(expected: Int, found: Int)
    /// The quote takes in all the rest, `lines` further lines: reading cannot go on.
    case unterminatedQuote(lines: Int)
    /// The record is longer than the limit, in bytes: reading cannot go on.
    case tooLong(limit: Int)
    /// What was expected and what stands there, in words.
    case syntax(String)
    /// A list's member holds the sign that joins the members of a list.
    case listSign(String, Character)
  }

  package var kind: Kind
  /// From 1; the record's first line for what concerns a whole record.
  package var line: Int
  /// From 1, in Unicode scalars; nil for what concerns a whole record.
  package var column: Int?

  package init(_ kind: Kind, line: Int, column: Int? = nil) {
    self.kind = kind
    self.line = line
    self.column = column
  }

  /// A sentence without the place: begins in lower case, has no full stop.
  package var message: String {
    switch kind {
    case .notUTF8: return "this is not UTF-8 text; save it so, or say: encoding windows-1252"
    case .nul: return "there is a NUL byte in the text"
    case .textAfterQuote(let opened) where opened == line:
      return "text follows the closing quote; a quote inside quotes is written twice"
    case .textAfterQuote(let opened):
      return "text follows the quote that closes a field opened on line \(opened);"
        + " a quote inside quotes is written twice"
    case .fieldCount(let expected, let found):
      return "found \(Self.count(found, "field")) where the header has \(expected)"
    case .unterminatedQuote(lines: 0): return "this quote is never closed"
    case .unterminatedQuote(let lines):
      return "this quote is never closed; it takes in \(Self.count(lines, "further line")),"
        + " which cannot be read"
    case .tooLong(let limit):
      return "the record is longer than \(limit) bytes; a quote may have been left open"
    case .syntax(let words): return words
    case .listSign(let name, let sign):
      return "a member of `\(name)` holds `\(sign)`, which joins lists; say another: lists \"|\""
    }
  }

  package var description: String {
    "line \(line)" + (column.map { ", column \($0)" } ?? "") + ": " + message
  }

  var isSyntax: Bool { if case .syntax = kind { true } else { false } }

  private static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }
}

/// Why reading ended before the end. A reader that failed once fails again.
package enum ReadError: Error, Hashable, Sendable, CustomStringConvertible {
  case source(SourceError)
  /// The file cannot be followed any further, or its header is no header.
  case unreadable(Problem)

  package var description: String {
    switch self {
    case .source(let error): error.description
    case .unreadable(let problem): problem.description
    }
  }
}
