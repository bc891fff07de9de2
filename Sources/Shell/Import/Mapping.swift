import Domain
import Language
import Query

extension ImportPlan {
  enum Target: Hashable {
    case handle
    /// Index into the kind's fields.
    case field(Int)
  }

  /// Where a field's value comes from.
  struct Mapping {
    var target: Target
    var source: ColumnText
    var table: ValueTable?
    /// How references are found, where handle and title are not meant.
    var via: Via?
    var creating: Kind?
    /// A field whose records are left out of this list.
    var without: Int?
    /// Characters taken off both ends of a cell, or of each part of a list.
    var trim: Set<Character> = []
    var span: Span
    /// The field, `=` and the column, as a command says them.
    var words = ""
  }

  struct Via: Hashable {
    /// A text field, or `handle`: the handle that the cell's text would make.
    var field: String
    /// With `take`: the kind whose record is found, and its field that is wanted.
    var kind: Kind?
    var take: String?

    var words: String {
      guard let kind, let take else { return field }
      return "\(field) of \(kind.plural) take \(take)"
    }
  }
}

extension ImportPlan.Target {
  init(_ name: Name, _ kind: Kind) throws {
    if name.text == "handle", kind.isNamed {
      self = .handle
    } else if let index = kind.fields.firstIndex(where: { $0.name == name.text }) {
      self = .field(index)
    } else {
      throw Problem.unknown(
        "field of \(kind.plural)", name, expected: .words(kind.fields.map(\.name)))
    }
  }

  func name(in kind: Kind) -> String {
    switch self {
    case .handle: "handle"
    case .field(let index): kind.fields[index].name
    }
  }
}

extension ImportPlan.Mapping {
  init(
    _ round: Arguments, _ kind: Kind, isHistory: Bool, _ command: Command,
    _ environment: Environment
  ) throws {
    guard let name = round.word("target"), let column = round.text("column") else {
      throw Problem("a mapping needs a field and a column", at: round.span("target"))
    }
    target = try ImportPlan.Target(name, kind)
    source = ColumnText(column)
    span = round.span("column")
    words = "\(name.text) = \(column.quoted)"
    trim = Set(round.text("trim") ?? "")
    guard case .field(let index) = target else {
      try refuse(round, ["table", "via", "creating", "without"], "a handle")
      return
    }
    let field = kind.fields[index]
    if !isHistory { try command.allows(field, kind, at: name.span) }
    if let pipeline = round.pipeline("table") {
      table = try ValueTable(pipeline, for: field, environment)
    }
    guard case .reference(let names) = field.type else {
      try refuse(
        round, ["via", "creating", "without"], "`\(field.name)`, which refers to nothing,")
      return
    }
    let kinds = environment.schema.kinds(named: names)
    try takeCreating(round, field, kinds)
    via = try ImportPlan.Via(round, field, kinds, environment.schema)
    if let other = round.word("without") {
      guard field.isList, case .field(let index) = try ImportPlan.Target(other, kind) else {
        throw Problem("`without` belongs to a list field", at: other.span)
      }
      without = index
    }
  }

  private mutating func takeCreating(
    _ round: Arguments, _ field: Domain.Field, _ kinds: [Kind]
  ) throws {
    creating = round.kind("creating")
    guard let creating else { return }
    guard kinds.contains(where: { $0.name == creating.name }) else {
      throw Problem(
        "`\(field.name)` never refers to a \(creating.name)", at: round.span("creating"),
        help: ["it takes: \(kinds.map(\.name).joined(separator: ", "))"])
    }
    if round.has("take") {
      throw Problem(
        "`creating` does not go with `take`: what is taken is there or not",
        at: round.span("creating"))
    }
  }

  private func refuse(_ round: Arguments, _ parts: [String], _ what: String) throws {
    for part in parts where round.has(part) {
      throw Problem("`\(part)` does not go with \(what)", at: round.span(part))
    }
  }
}

extension ImportPlan.Via {
  /// `via FIELD`, `via FIELD of KIND take FIELD`; nil where the mapping says neither.
  init?(_ round: Arguments, _ field: Domain.Field, _ kinds: [Kind], _ schema: Schema) throws {
    guard let via = round.word("via") else { return nil }
    self.field = via.text
    kind = round.kind("of")
    let searched = kind.map { [$0] } ?? kinds
    let candidates = searched.flatMap { kind in
      kind.fields.filter { $0.type == .text && !$0.isList }.map(\.name)
        + (kind.isNamed ? ["handle"] : [])
    }
    guard candidates.contains(via.text) else {
      throw Problem.unknown(
        "text field of \(searched.map(\.plural).joined(separator: " or "))", via,
        expected: .words(Set(candidates).sorted()))
    }
    guard let kind, let take = round.word("take") else { return }
    let takeable = kind.fields.filter { other in
      guard case .reference(let names) = other.type, field.isList || !other.isList else {
        return false
      }
      return schema.kinds(named: names).contains { found in
        kinds.contains { $0.name == found.name }
      }
    }
    guard takeable.contains(where: { $0.name == take.text }) else {
      throw Problem.unknown(
        "field of \(kind.plural) that could be `\(field.name)`", take,
        expected: .words(takeable.map(\.name)))
    }
    self.take = take.text
  }
}
