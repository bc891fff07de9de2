import Foundation

/// The messages that the sources hold as literals, found by the calls that carry them.
struct MessageLiterals {
  struct Message: Sendable, CustomStringConvertible {
    /// The text between insertions; a message is these parts with anything between them.
    var parts: [String]
    var place: String

    var text: String { parts.joined(separator: "…") }
    var description: String { "\(place): \(text)" }

    func isIn(_ shown: String) -> Bool {
      shown.split(separator: "\n").contains { line in
        var rest = line
        for part in parts where !part.isEmpty {
          guard let range = rest.range(of: part) else { return false }
          rest = rest[range.upperBound...]
        }
        return true
      }
    }
  }

  /// Calls whose first text is a message, and what such a text is a part of.
  private static let calls: [(name: String, before: String, after: String)] = [
    ("Problem", "", ""), ("Diagnostic", "", ""), ("BookError", "", ""), ("CellProblem", "", ""),
    ("ValidationError", "", ""), ("report", "", ""), ("Problem.unknown", "there is no ", " `"),
    ("missing", "", " is missing"), ("failed", "", ""),
  ]

  static func all() throws -> [Message] {
    let root =
      URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path + "/Sources"
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") }.sorted().flatMap { name in
      try messages(in: String(contentsOfFile: "\(root)/\(name)", encoding: .utf8), name)
    }
  }

  private static func messages(in source: String, _ name: String) -> [Message] {
    let call = /([\w.]+)\(\s*(?:\.\w+,\s*)?(?=")/
    return source.matches(of: call).compactMap { match -> Message? in
      let called = match.output.1.replacing("Query.", with: "")
      guard let kind = calls.first(where: { $0.name == called }) else { return nil }
      var parts = literal(source[match.range.upperBound...])
      guard !parts.isEmpty else { return nil }
      parts[0] = kind.before + parts[0]
      parts[parts.count - 1] += kind.after
      let line = source[..<match.range.lowerBound].count { $0 == "\n" } + 1
      return Message(parts: parts, place: "\(name):\(line)")
    }
  }

  /// The plain parts of a text literal, several joined by `+` included.
  private static func literal(_ source: Substring) -> [String] {
    var rest = source
    var parts: [String] = []
    while rest.first == "\"" {
      rest = rest.dropFirst()
      parts += pieces(&rest)
      rest = rest.drop(while: \.isWhitespace)
      guard rest.first == "+" else { break }
      rest = rest.dropFirst().drop(while: \.isWhitespace)
    }
    return parts
  }

  /// Reads up to the closing quote.
  private static func pieces(_ rest: inout Substring) -> [String] {
    var pieces = [""]
    while let character = rest.popFirst(), character != "\"" {
      guard character == "\\" else {
        pieces[pieces.count - 1].append(character)
        continue
      }
      guard let escaped = rest.popFirst() else { break }
      if escaped == "(" {
        skipInsertion(&rest)
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(escaped)
      }
    }
    return pieces
  }

  private static func skipInsertion(_ rest: inout Substring) {
    var depth = 1
    while depth > 0, let character = rest.popFirst() {
      switch character {
      case "(": depth += 1
      case ")": depth -= 1
      case "\"": _ = pieces(&rest)
      default: break
      }
    }
  }
}
