import Book
import Domain
import Language
import Query

extension Command {
  static let set = Command(
    name: "set", summary: "changes fields of one record or of many",
    syntax: [
      .value("records", .records([])), .value("fields", .fields(of: "records")),
    ],
    examples: [
      "set qualified-leads status agreed target 650",
      "set dana-reyes, sam-osei capacity 80",
      "set (goals where due < today and status = proposed) status dropped due none",
    ],
    details: [
      "A list field gets a new list; `link` and `unlink` change single members.",
      "The status of requests, offers, promises and objections changes by their verbs.",
    ],
    allowsField: { field, kind in
      field.isByVerbOnly
        ? "`\(field.name)` of \(kind.plural) is not set; it changes by its verbs" : nil
    }
  ) { invocation, session in
    guard let ids = invocation.arguments.records("records"),
      let (draft, order) = invocation.arguments.draft("fields")
    else { return }
    guard !order.isEmpty || draft.handle != nil else {
      throw Problem(
        "say which field to change", at: invocation.statement.pipeline.span.end,
        help: ["example: set lead-router status active"])
    }
    if draft.handle != nil {
      throw Problem(
        "a handle changes by `rename` only", at: invocation.arguments.span("fields"),
        help: ["example: rename lead-router router"])
    }
    for id in ids {
      try session.uphold(
        draft, of: id, before: session.book.values(of: id), at: invocation.arguments.span("fields"))
    }
    guard try session.agrees(to: "change", ids) else { return }
    try session.change(invocation) { change in
      var changed: [RecordID] = []
      for id in ids where try change.set(id, draft) { changed.append(id) }
      return "changed \(try session.handles(changed.isEmpty ? ids : changed))"
    }
  }

  static let remove = Command(
    name: "remove",
    summary: "takes records or a field out of the book; the past keeps them",
    syntax: [
      .either([
        [.word("field"), .value("name", .name), .word("of"), .value("kind", .kind(plural: true))],
        [.value("records", .records([]))],
      ])
    ],
    examples: [
      "remove d1", "remove (readings where of = qualified-leads)",
      "define field budget of goals number; remove field budget of goals",
    ],
    details: [
      "A record that others refer to stays until they do not.",
      "With a field goes what it holds; `as of` and `history` tell it still, `undo` brings it back, "
        + "and so does defining it again, then empty.",
    ],
    check: { invocation, checker in
      if let (field, kind) = try invocation.ownField() { checker.willRemove(field, kind) }
    }
  ) { invocation, session in
    if let (field, kind) = try invocation.ownField() {
      return try session.remove(field, of: kind, invocation)
    }
    let ids = invocation.arguments.records("records") ?? []
    guard !ids.isEmpty else {
      return try session.io.remark("the question found nothing, so nothing was changed")
    }
    guard try session.agrees(to: "remove", ids) else { return }
    let leaving = Set(ids)
    for id in ids {
      let referring = try session.book.referring(to: id, limit: 200).filter {
        !leaving.contains($0)
      }
      guard referring.isEmpty else {
        throw Problem(
          "`\(try session.handle(id))` is referred to by \(try session.handles(referring))",
          at: invocation.arguments.span("records"),
          help: ["remove or change them first; nothing was removed"])
      }
    }
    let names = try session.handles(ids)
    try session.change(invocation) { change in
      // What refers goes before what it refers to.
      for id in try session.dependentsFirst(ids) { try change.remove(id) }
      return "removed \(names)"
    }
  }

  static let rename = Command(
    name: "rename", summary: "gives a record another handle",
    syntax: [.value("record", .record([])), .value("handle", .name)],
    examples: ["rename lead-router router"],
    check: { invocation, checker in
      if let id = invocation.arguments.record("record"),
        let name = invocation.arguments.word("handle")
      {
        checker.willRename(id, name.text)
      }
    }
  ) { invocation, session in
    guard let id = invocation.arguments.record("record"),
      let name = invocation.arguments.word("handle"),
      let kind = session.book.schema.kind(of: id)
    else { return }
    guard kind.isNamed else {
      throw Problem(
        "\(kind.withArticle) is called by its number and keeps it",
        at: invocation.arguments.span("record"))
    }
    guard Slug.isValid(name.text) else {
      throw Problem(
        "`\(name.text)` cannot be a handle", at: name.span,
        help: ["small letters, digits and hyphens: `\(Slug.make(name.text))`"])
    }
    guard kind.name != "view" || !session.book.schema.means(name.text) else {
      throw Problem("`\(name.text)` means something already", at: name.span)
    }
    let old = try session.handle(id)
    let isTaken = try session.book.isTaken(handle: name.text, kind)
    guard old == name.text || !isTaken else {
      throw Problem("there is \(kind.withArticle) `\(name.text)` already", at: name.span)
    }
    var draft = Draft(kind)
    draft.handle = name.text
    try session.change(invocation) { change in
      _ = try change.set(id, draft)
      return "renamed \(old) to \(name.text)"
    }
  }
}

extension Session {
  /// Whether a change to many may go on: at the prompt, more than twenty are shown first.
  func agrees(to verb: String, _ ids: [RecordID]) throws -> Bool {
    guard ids.count > 20, options.isInteractive, !isInScript, let ask = io.ask else { return true }
    try io.remark("this would \(verb) \(ids.count) records: \(try handles(ids))")
    let answer = try ask("\(verb) them? [y/N] ")
    if ["y", "yes"].contains(answer?.lowercased() ?? "") { return true }
    try io.remark("nothing was changed")
    return false
  }

  /// Records in an order in which each can be removed.
  func dependentsFirst(_ ids: [RecordID]) throws -> [RecordID] {
    var left = ids
    var ordered: [RecordID] = []
    while !left.isEmpty {
      let waiting = Set(left)
      let free = try left.filter { id in
        try !book.referring(to: id, limit: 1000).contains { waiting.contains($0) }
      }
      // Records in a circle go in any order; the book checks references when the step ends.
      let next = free.isEmpty ? left : free
      ordered += next
      let gone = Set(next)
      left.removeAll { gone.contains($0) }
    }
    return ordered
  }
}
