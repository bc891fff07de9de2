import Book
import Domain
import Language
import Query

extension Command {
  static let define = Command(
    name: "define",
    summary: "adds a field of this book's own, a view, or a mapping for imports",
    syntax: [
      .either([
        [
          .word("field"), .value("name", .name), .word("of"), .value("kind", .kind(plural: true)),
          .value("type", .type), .anyOrder([[.word("help"), .value("help", .text)]]),
        ],
        [
          .word("view"), .value("name", .name),
          .optional([
            .word("with"),
            .list(
              "parameters", [.value("parameter", .name), .word("of"), .value("type", .type)]),
          ]),
          .anyOrder([[.word("help"), .value("help", .text)]]), .word("as"),
          .value("question", .openQuestion),
        ],
        [
          .word("mapping"), .value("name", .name), .word("of"),
          .value("kind", .kind(plural: true)),
          .anyOrder([[.word("help"), .value("help", .text)]]), .word("as"),
          .brief("WHAT IMPORT IS TOLD", .anyOrder(importClauses)),
        ],
      ])
    ],
    examples: [
      "define field budget of initiatives number help \"what it may cost, in thousands\"",
      "define field risk of initiatives choice (low, medium, high)",
      "define field sponsor of goals person",
      "define field reviewers of initiatives list of party",
      "define view waiting as promises where overdue | sort due; waiting | count",
      "define view owed-to with unit of unit, since of date help \"what a unit still waits for\" "
        + "as promises where to within $unit and open and made >= $since",
      "define mapping staff of people help \"the personnel system\" as by title "
        + "map title = \"Name\", in = \"Team\" creating unit; import \"people.csv\" into people using staff",
    ],
    details: [
      "From then on it works wherever a built-in field does, import and export included.",
      "To define it again with the same type changes nothing; `remove field budget of initiatives` "
        + "takes it out.",
      "A view is asked by its name, with what its parameters take behind it: "
        + "`owed-to marketing 2026-01-01 | count`. `remove NAME` takes it out again.",
      "A mapping keeps what `import` says of a sort of file: import FILE into KIND using NAME.",
    ],
    check: { invocation, checker in
      if invocation.arguments.has("question") {
        let view = try invocation.newView(in: checker.environment)
        return checker.willDefine(view)
      }
      if let mapping = try invocation.newMapping(in: checker.environment) {
        return checker.willDefine(mapping)
      }
      if let (field, kind, isNew) = try invocation.newField(checker.environment.schema), isNew {
        checker.willDefine(field, kind)
      }
    }
  ) { invocation, session in
    if invocation.arguments.has("question") { return try session.define(invocation) }
    if let mapping = try invocation.newMapping(in: session.environment) {
      return try session.define(mapping, invocation)
    }
    guard let (field, kind, isNew) = try invocation.newField(session.book.schema) else { return }
    try session.change(invocation) { change in
      guard isNew else { return "\(field.name) of \(kind.plural)" }
      try session.book.define(field, of: kind, in: change)
      return "defined \(field.name) of \(kind.plural)"
    }
  }
}

extension Invocation {
  /// The field, and whether it is new: what is defined in the same words already stays as it is,
  /// so that a script may be run again.
  fileprivate func newField(_ schema: Schema) throws -> (Domain.Field, Kind, isNew: Bool)? {
    guard let name = arguments.word("name"), let kind = arguments.kind("kind"),
      let (type, isList) = arguments.type("type")
    else { return nil }
    let span = name.span
    guard Slug.isValid(name.text), name.text.first?.isLetter == true else {
      throw Problem(
        "`\(name.text)` cannot be a field's name", at: span,
        help: [
          name.text.first?.isLowercase != true
            || !name.text.allSatisfy { $0.isLowercase || $0.isNumber }
            ? "small letters, digits and hyphens, a letter first: `budget`, `go-live`"
            : "it reads like a handle or a word of the language; choose another, such as `go-live`"
        ])
    }
    let field = Domain.Field(
      name: name.text, type: type, isList: isList, help: arguments.text("help") ?? "this book's own"
    )
    if let known = kind.field(name.text), known.isCustom, known.type == type,
      known.isList == isList
    {
      return (known, kind, false)
    }
    let taken = Set(kind.fields.map(\.name) + kind.computed.map(\.name) + kind.statuses)
      .union([
        "id", "handle", "kind", "unit", "title", "where", "as", "per", "none", "on", "desc", "asc",
      ])
    guard !taken.contains(name.text) else {
      throw Problem("`\(name.text)` means something in \(kind.plural) already", at: span)
    }
    let former = schema.former.first { $0.kind == kind.name && $0.field.name == name.text }
    if let former, former.field.type != type || former.field.isList != isList {
      let list = former.field.isList ? "list of " : ""
      throw Problem(
        "`\(name.text)` of \(kind.plural) was another sort of field before, and the past keeps it so",
        at: span,
        help: ["choose another name, or its type then: \(list)\(former.field.type.spelling)"])
    }
    return (field, kind, true)
  }

  /// The field of the book's own that `remove field` names; nil where records are removed.
  func ownField() throws -> (Domain.Field, Kind)? {
    guard let name = arguments.word("name"), let kind = arguments.kind("kind") else { return nil }
    guard let field = kind.field(name.text), field.isCustom else {
      let own = kind.fields.filter(\.isCustom).map(\.name)
      throw Problem(
        kind.field(name.text) == nil
          ? "\(kind.plural) have no field `\(name.text)`"
          : "`\(name.text)` is a field of every book's \(kind.plural), and stays", at: name.span,
        help: [
          own.isEmpty
            ? "this book has defined no field of \(kind.plural)"
            : "this book's own fields of \(kind.plural): \(own.joined(separator: ", "))"
        ])
    }
    return (field, kind)
  }
}

extension Session {
  /// Takes a field out with all it holds.
  func remove(_ field: Domain.Field, of kind: Kind, _ invocation: Invocation) throws {
    guard try agrees(to: "change", book.holders(of: field, kind)) else { return }
    try change(invocation) { change in
      try book.remove(field, of: kind, in: change)
      return "removed \(field.name) of \(kind.plural)"
    }
  }
}
