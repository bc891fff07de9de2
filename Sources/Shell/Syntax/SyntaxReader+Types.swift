import Domain
import Language
import Query

/// Types, as `define field` and `param` take them.
extension SyntaxReader {
  /// `text`, `number`, `date`, `choice (low, high)`, a kind or a group of kinds; `list of` before
  /// a kind for several.
  mutating func type() throws -> Bound {
    var isList = false
    if reader.next?.word == "list", reader.elements.dropFirst().first?.word == "of" {
      isList = true
      reader.elements = reader.elements.dropFirst(2)
    }
    let kinds = environment.schema.kinds.map(\.name)
    let expected = Expected.words(
      (isList ? [] : ["text", "number", "date", "choice"]) + Group.words.keys.sorted() + kinds)
    guard let element = reader.next else { throw missing("a type", expected) }
    let word = element.plainText
    var type: FieldType?
    switch word {
    case "text", "number", "date": type = isList ? nil : FieldType(spelling: word)
    case "choice":
      _ = reader.take()
      return .type(.choice(try choices(element.span)), isList: false)
    default:
      if let group = Group.words[word] { type = .reference(group) }
      if let kind = environment.schema.kind(word) { type = .reference([kind.name]) }
    }
    guard let type else {
      throw Problem.unknown("type", Name(word, element.span), expected: expected)
    }
    _ = reader.take()
    return .type(type, isList: isList)
  }

  mutating func choices(_ span: Span) throws -> [String] {
    guard case .group(let pipeline)? = reader.next?.kind,
      let elements = pipeline.segments.first?.elements
    else {
      throw Problem(
        "the words to choose from are missing", at: reader.next?.span ?? end,
        help: ["example: define field risk of initiatives choice (low, medium, high)"],
        isIncomplete: reader.next == nil)
    }
    let words = ExpressionParser.split(elements[...], at: .comma).map {
      $0.count == 1 ? $0.first?.word : nil
    }
    let plain = words.compactMap { $0 }
    guard plain.count == words.count, Set(plain).count == plain.count, plain.count > 1 else {
      throw Problem(
        "two or more different words were expected",
        at: span.joined(with: reader.next?.span ?? span),
        help: ["example: choice (low, medium, high)"])
    }
    _ = reader.take()
    return plain
  }
}
