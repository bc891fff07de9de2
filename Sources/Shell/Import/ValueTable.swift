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
  /// Those that ended in `*`, without it, the longest first.
  private var beginnings: [(text: String, replacement: Replacement)] = []
  private var otherwise: Replacement?

  func replacement(for text: String) -> Replacement? {
    let spaced = text.singleSpaced
    return exact[text] ?? exact[spaced]
      ?? beginnings.first { spaced.hasPrefix($0.text) }?.replacement ?? otherwise
  }

  /// The values it names, as they are written.
  var named: [String] { exact.keys.sorted() + beginnings.map { $0.text + "*" }.sorted() }

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
    beginnings.sort { $0.text.utf8.count > $1.text.utf8.count }
  }

  private mutating func add(_ text: String, _ replacement: Replacement) {
    if text.hasSuffix("*") {
      beginnings.append((String(text.dropLast()), replacement))
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
