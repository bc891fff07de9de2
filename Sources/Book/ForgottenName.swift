import Domain
import Foundation

/// A person's name as it may stand in texts: in any case, with or without its accents, first or last
/// name first, as a handle or an address has it.
struct ForgottenName: Sendable {
  private let pattern: NSRegularExpression
  private let parts: NSRegularExpression?
  private let title: String
  private let handle: String

  /// - Parameter names: Titles and handles the person had, and further words to be forgotten.
  init(_ names: [String], title: String, handle: String) throws {
    self.title = title
    self.handle = handle
    let spellings = Set(names.flatMap(Self.spellings)).sorted { $0.count > $1.count }
    pattern = try Self.expression(spellings)
    let words = Set(names.flatMap { Self.words($0) }.filter { $0.count > 2 && Int($0) == nil })
      .flatMap { [$0, Self.plain($0)] }
    parts = words.isEmpty ? nil : try Self.expression(words.map(Self.escaped))
  }

  private static func expression(_ spellings: [String]) throws -> NSRegularExpression {
    // A hyphen and a number make the handle of somebody else: dana-reyes-2.
    try NSRegularExpression(
      pattern:
        "(?<![\\p{L}\\p{N}])(?:\(spellings.joined(separator: "|")))(?![\\p{L}\\p{N}]|-\\p{N})",
      options: .caseInsensitive)
  }

  /// Patterns for the words of a name, whichever comes first.
  private static func spellings(_ name: String) -> [String] {
    let words = words(name)
    guard !words.isEmpty else { return [] }
    let orders = words.indices.prefix(5).map { Array(words[$0...] + words[..<$0]) }
    return orders.flatMap { order in
      [order, order.map(plain)].flatMap { words in
        [words, words.map(\.decomposedStringWithCanonicalMapping)].map {
          $0.map(escaped).joined(separator: "[\\s\\u00A0.,_-]{1,3}")
        }
      }
    }
  }

  private static func words(_ name: String) -> [String] {
    name.split { $0.isWhitespace || $0 == "-" }.map(String.init)
  }

  private static func plain(_ word: String) -> String {
    word.folding(options: .diacriticInsensitive, locale: nil)
  }

  private static func escaped(_ word: String) -> String {
    NSRegularExpression.escapedPattern(for: word)
  }

  /// The text with the pseudonym in its place; nil where it does not hold the name.
  func replaced(in text: String, isHandle: Bool) -> String? {
    let whole = NSRange(text.startIndex..., in: text)
    let matches = pattern.matches(in: text, range: whole)
    guard !matches.isEmpty else { return nil }
    var result = ""
    var end = text.startIndex
    for match in matches {
      guard let range = Range(match.range, in: text) else { continue }
      let found = text[range]
      let isPlain =
        !isHandle && (found.contains(where: \.isWhitespace) || found != found.lowercased())
      result += text[end..<range.lowerBound] + (isPlain ? title : handle)
      end = range.upperBound
    }
    return result + text[end...]
  }

  func isHeld(by text: String) -> Bool {
    pattern.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
  }

  func isPartHeld(by text: String) -> Bool {
    parts?.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
  }
}
