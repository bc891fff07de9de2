import Book
import Domain
import Language
import Query

extension Command {
  static let define = Command(
    name: "define", summary: "adds a field of this book's own to a kind",
    syntax: [
      .word("field"), .value("name", .name), .word("of"), .value("kind", .kind(plural: true)),
      .value("type", .type), .anyOrder([[.word("help"), .value("help", .text)]]),
    ],
    examples: [
      "define field budget of initiatives number help \"what it may cost, in thousands\"",
      "define field risk of initiatives choice (low, medium, high)",
      "define field sponsor of goals person",
      "define field reviewers of initiatives list of party",
    ],
    details: [
      "From then on it works wherever a built-in field does, import and export included.",
      "To define it again with the same type changes nothing.",
    ],
    check: { invocation, checker in
      if let (field, kind, isNew) = try invocation.newField(), isNew {
        checker.willDefine(field, kind)
      }
    }
  ) { invocation, session in
    guard let (field, kind, isNew) = try invocation.newField() else { return }
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
  fileprivate func newField() throws -> (Domain.Field, Kind, isNew: Bool)? {
    guard let name = arguments.word("name"), let kind = arguments.kind("kind"),
      let (type, isList) = arguments.type("type")
    else { return nil }
    let span = name.span
    guard Slug.isValid(name.text), name.text.first?.isLetter == true else {
      throw Problem(
        "`\(name.text)` cannot be a field's name", at: span,
        help: ["small letters, digits and hyphens, a letter first: `budget`, `go-live`"])
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
    return (field, kind, true)
  }
}
