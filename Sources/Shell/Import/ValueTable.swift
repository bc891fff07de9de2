import Domain
import Language
import Query

/// `("weekly" = weekly, "bi-weekly*" = fortnightly, else = other)`: values of a file and what they
/// stand for. What is not named is read as it stands.
struct ValueTable {
  enum Replacement {
    case value(Value)
    /// Names to be looked up as though the file had held them.
    case names([String])
  }

  private var exact: [String: Replacement] = [:]
  /// Those with a `*` at their end or beginning, the longest first.
  private var patterns: [(pattern: Pattern, replacement: Replacement)] = []
  private var otherwise: Replacement?

  func replacement(for text: String) -> Replacement? {
    let spaced = text.singleSpaced
    return exact[text] ?? exact[spaced]
      ?? patterns.first { $0.pattern.matches(spaced) }?.replacement ?? otherwise
  }

  /// Whether some text stands for no value at all.
  var knowsNothing: Bool {
    (Array(exact.values) + patterns.map(\.replacement) + (otherwise.map { [$0] } ?? []))
      .contains(where: Self.isNothing)
  }

  /// Whether a text stands for no value at all.
  func saysNothing(of text: String) -> Bool {
    replacement(for: text).map(Self.isNothing) ?? false
  }

  private static func isNothing(_ replacement: Replacement) -> Bool {
    switch replacement {
    case .value(.missing): true
    case .value(.records(let ids)): ids.isEmpty
    default: false
    }
  }

  /// `weekly*`, `*of the month`, `*month*`.
  private struct Pattern {
    var spelling: String

    init?(_ spelling: String) {
      guard spelling.hasSuffix("*") || spelling.hasPrefix("*"), spelling.count > 1 else {
        return nil
      }
      self.spelling = spelling
    }

    func matches(_ text: String) -> Bool {
      let part = spelling.drop { $0 == "*" }
      guard spelling.hasSuffix("*") else { return text.hasSuffix(part) }
      let wanted = part.dropLast()
      return spelling.hasPrefix("*") ? text.contains(wanted) : text.hasPrefix(wanted)
    }
  }

  /// The values it names, as they are written.
  var named: [String] { exact.keys.sorted() + patterns.map(\.pattern.spelling).sorted() }

  init(_ pipeline: Pipeline, for field: Domain.Field, _ environment: Environment) throws {
    for entry in ExpressionParser.split((pipeline.segments.first?.elements ?? [])[...]) {
      let end = (entry.last?.span ?? pipeline.span).end
      guard let first = entry.first, case .symbol(.equal)? = entry.dropFirst().first?.kind else {
        throw Problem(
          "a value of the file, `=` and what it stands for were expected",
          at: entry.first?.span ?? end,
          help: ["example: (\"In flight\" = active, else = proposed)"])
      }
      let replacement = try Self.replacement(entry.dropFirst(2), end, field, environment)
      switch first.kind {
      case .word("else"): otherwise = replacement
      case .text(let literal): add(try environment.text(literal).singleSpaced, replacement)
      default:
        throw Problem("a value of the file stands in double quotes", at: first.span)
      }
    }
    patterns.sort { $0.pattern.spelling.utf8.count > $1.pattern.spelling.utf8.count }
  }

  private mutating func add(_ text: String, _ replacement: Replacement) {
    if let pattern = Pattern(text) {
      patterns.append((pattern, replacement))
    } else {
      exact[text] = replacement
    }
  }

  private static func replacement(
    _ elements: ArraySlice<Element>, _ end: Span, _ field: Domain.Field, _ environment: Environment
  ) throws -> Replacement {
    if field.type.isReference, let names = try names(elements, environment) {
      guard names.count == 1 || field.isList else {
        throw Problem(
          "`\(field.name)` takes one record, and these are \(names.count)",
          at: elements.first?.span ?? end)
      }
      return .names(names)
    }
    var reader = ValueReader(environment, elements, end: end, isCheck: false)
    let value = try reader.value(for: field)
    guard reader.next == nil else {
      throw Problem("one value was expected here", at: reader.next?.span ?? end)
    }
    return .value(value)
  }

  /// `"A"`, `"A" and "B"`; nil for anything else.
  private static func names(
    _ elements: ArraySlice<Element>, _ environment: Environment
  ) throws -> [String]? {
    var names: [String] = []
    for (index, element) in elements.enumerated() {
      switch element.kind {
      case .text(let literal) where index.isMultiple(of: 2):
        names.append(try environment.text(literal))
      case .word("and") where !index.isMultiple(of: 2): continue
      default: return nil
      }
    }
    return names.isEmpty || elements.count.isMultiple(of: 2) ? nil : names
  }
}
