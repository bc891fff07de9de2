import Domain
package import Language

/// A question in plain words, a line for each thing it does.
package struct Explanation {
  package var text: String

  package init(_ pipeline: Pipeline, in environment: Environment) throws {
    var lines: [String] = []
    for (index, segment) in pipeline.segments.enumerated() {
      var elements = segment.elements[...]
      guard let head = elements.popFirst()?.plainText else { continue }
      lines += index == 0 ? Self.source(head, elements, environment) : Self.stage(head, elements)
    }
    text = lines.enumerated().map { "\($0.offset + 1). \($0.element)" }.joined(separator: "\n")
  }

  private static func source(
    _ head: String, _ elements: ArraySlice<Element>, _ environment: Environment
  ) -> [String] {
    let split = elements.firstIndex { $0.word == "where" } ?? elements.endIndex
    let clauses = elements[..<split].plainText
    let help = environment.schema.kind(head).map { " (\($0.help))" } ?? ""
    var lines = ["take all \(head)\(help)" + (clauses.isEmpty ? "" : ", \(clauses)")]
    if split < elements.endIndex {
      lines.append("keep those for which \(elements[(split + 1)...].plainText)")
    }
    return lines
  }

  private static func stage(_ head: String, _ elements: ArraySlice<Element>) -> [String] {
    let words = elements.plainText
    switch head {
    case "where": return ["keep those for which \(words)"]
    case "sort": return ["order them by \(words)"]
    case "first": return ["keep the first \(words.isEmpty ? "1" : words)"]
    case "show": return ["show \(words)"]
    case "count": return [words.isEmpty ? "count them" : "count them \(words)"]
    case "summarize": return ["reckon \(words)"]
    case "chart": return ["draw it as bars"]
    default: return ["\(head) \(words)"]
    }
  }
}

extension ArraySlice where Element == Language.Element {
  /// As it would be written.
  package var plainText: String {
    var text = ""
    for element in self {
      if case .symbol(.comma) = element.kind {
        text += ","
        continue
      }
      text += (text.isEmpty ? "" : " ") + element.plainText
    }
    return text
  }
}

extension Language.Element {
  package var plainText: String {
    switch kind {
    case .word(let word): return word
    case .path(let names): return names.map(\.text).joined(separator: ".")
    case .ownPath(let names): return "its own \(names.map(\.text).joined(separator: "."))"
    case .variable(let name, let path):
      return (["$\(name.text)"] + path.map(\.text)).joined(separator: ".")
    case .text(let literal): return "\"\(literal.plain ?? "…")\""
    case .number(let number): return number.spelling
    case .duration(let length): return "\(length.count)\(length.unit.rawValue)"
    case .date(let year, let month, let day):
      return Day(year: year, month: month, day: day)?.description ?? "?"
    case .symbol(let symbol):
      switch symbol {
      case .equal: return "is"
      case .notEqual: return "is not"
      case .contains: return "contains"
      case .less: return "is before or less than"
      case .greater: return "is after or more than"
      default: return symbol.rawValue
      }
    case .group(let pipeline):
      return "(" + pipeline.segments.map { $0.elements[...].plainText }.joined(separator: " | ")
        + ")"
    }
  }
}

extension SQL {
  /// The statement broken over lines, its values written in; for reading, never for running.
  package var readable: String {
    var text = ""
    for segment in segments {
      switch segment {
      case .text(let piece): text += piece
      case .value(let value): text += value.spelling
      }
    }
    for word in [" FROM ", " LEFT JOIN ", " WHERE ", " GROUP BY ", " ORDER BY ", " LIMIT "] {
      text = text.split(separator: word, omittingEmptySubsequences: false)
        .joined(separator: "\n" + word.dropFirst())
    }
    return text
  }
}

extension SQLValue {
  fileprivate var spelling: String {
    switch self {
    case .null: "NULL"
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .text(let text):
      "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        + "'"
    // Rows that were reckoned beforehand.
    case .blob(let bytes):
      PackedRows.count(bytes).map { "<\($0) \($0 == 1 ? "row" : "rows")>" }
        ?? "<\(bytes.count) bytes>"
    }
  }
}
