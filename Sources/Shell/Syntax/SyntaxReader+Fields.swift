import Domain
import Language
import Query

/// FIELD VALUE pairs and names of fields.
extension SyntaxReader {
  mutating func fields(of place: String) throws -> Bound {
    let kind = try kind(at: place)
    var draft = Draft(kind)
    var order: [String] = []
    while let element = reader.next {
      guard let word = element.word else {
        throw Problem(
          "a field's name was expected here", at: element.span,
          expected: names(kind, without: order),
          help: ["usage: \(command.usage)"], isCertain: true)
      }
      if word == "handle", kind.isNamed {
        _ = reader.take()
        let name = try self.word("handle", example: "handle mkt")
        guard Slug.isValid(name.text) else {
          throw Problem(
            "`\(name.text)` cannot be a handle", at: name.span,
            help: ["small letters, digits and hyphens: `\(Slug.make(name.text))`"])
        }
        draft.handle = name.text
        continue
      }
      guard let field = kind.field(word) else {
        throw Problem.unknown(
          "field of \(kind.plural)", Name(word, element.span),
          expected: names(kind, without: order),
          help: order.isEmpty && open.isText
            ? ["a title stands in double quotes: add \(kind.name) \"\(word)\""] : [])
      }
      guard !order.contains(word) else {
        throw Problem("`\(word)` was given twice", at: element.span)
      }
      try command.allows(field, kind, at: element.span)
      _ = reader.take()
      draft[word] = try reader.value(for: field)
      order.append(word)
      if case .symbol(.comma)? = reader.next?.kind, !field.isList {
        throw Problem(
          "`\(word)` takes one value, and a comma begins a second", at: reader.next?.span ?? end,
          help: ["FIELD VALUE pairs stand side by side, without commas"], isCertain: true)
      }
    }
    open = names(kind, without: order)
    return .draft(draft, order: order)
  }

  func names(_ kind: Kind, without given: [String]) -> Expected {
    // A title in quotes may still come before the fields.
    Expected(
      words: kind.fields.filter {
        !given.contains($0.name) && !$0.isByVerbOnly
          && !($0.name == "title" && arguments.has("title"))
      }.map {
        Expected.Word(
          $0.name, $0.help,
          isWanted: $0.isRequired && $0.initial == nil && !arguments.has("records"))
      }, isText: given.isEmpty && open.isText)
  }

  func kind(at place: String) throws -> Kind {
    if let kind = arguments.kind(place) { return kind }
    let ids = arguments.records(place) ?? []
    let kinds = Set(ids.map(\.kindCode))
    if kinds.count > 1 {
      throw Problem(
        "these are records of several kinds; change one kind at a time", at: arguments.span(place))
    }
    if let code = kinds.first, let kind = environment.schema.kind(code: code) { return kind }
    throw NoRecords(span: arguments.span(place))
  }

  mutating func field(of place: String) throws -> Domain.Field {
    let kind = try kind(at: place)
    let expected = Expected(words: kind.fields.map { Expected.Word($0.name, $0.help) })
    guard let element = reader.next else { throw missing("a field", expected) }
    guard let word = element.word, let field = kind.field(word) else {
      throw Problem.unknown(
        "field of \(kind.plural)", Name(element.plainText, element.span), expected: expected)
    }
    _ = reader.take()
    return field
  }

  mutating func members(of place: String) throws -> Bound {
    let kind = try kind(at: place)
    let lists = kind.fields.filter(\.isList)
    let expected = Expected(words: lists.map { Expected.Word($0.name, $0.help) })
    guard let element = reader.next else { throw missing("a list field", expected) }
    guard let word = element.word, let field = lists.first(where: { $0.name == word }) else {
      throw Problem.unknown(
        "list field of \(kind.plural)", Name(element.plainText, element.span),
        expected: expected)
    }
    _ = reader.take()
    guard case .reference(let names) = field.type else { return .members(field, []) }
    return .members(field, try reader.records(environment.schema.kinds(named: names)))
  }

  /// A column's name in quotes, or `constant VALUE` for the field just named.
  mutating func mapped() throws -> Bound {
    guard reader.next?.word == "constant" else {
      return .value(.text(try reader.text(example: "map title = \"Name\"")))
    }
    _ = reader.take()
    guard let kind = arguments.kind("kind"), let target = arguments.word("target"),
      let field = kind.field(target.text)
    else {
      throw Problem(
        "`constant` gives a field its value, and `handle` is no field",
        at: arguments.span("target"), help: ["example: side = constant it"])
    }
    var draft = Draft(kind)
    draft[field.name] = try reader.value(for: field)
    return .draft(draft, order: [field.name])
  }
}
