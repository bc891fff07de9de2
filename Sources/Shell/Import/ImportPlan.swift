import Domain
import Language
import Query

/// What an import command says, checked against the schema.
struct ImportPlan {
  enum Target: Hashable {
    case handle
    /// Index into the kind's fields.
    case field(Int)
  }

  /// Where a field's value comes from.
  struct Mapping {
    var target: Target
    var source: ColumnText
    /// Values of the file and what they stand for; `otherwise` for all not named.
    var table: [String: Value]?
    var otherwise: Value?
    /// The field by which references are found, besides handle and title.
    var via: String?
    var creating: Kind?
    /// A field whose records are left out of this list.
    var without: Int?
    var span: Span
  }

  enum Match: String { case update, keep, extend, fail }

  var path: String
  var kind: Kind
  /// Empty where columns are taken by their names.
  var mappings: [Mapping]
  var keys: [Target]
  var match: Match
  var dates: DatePattern
  var listSeparator: Character
  var constants: Draft
  var rejects: Int
  var isHistory: Bool

  init(_ invocation: Invocation, in environment: Environment) throws {
    let arguments = invocation.arguments
    guard let path = arguments.text("file"), let kind = arguments.kind("kind") else {
      throw Problem("a file and a kind are needed", at: invocation.statement.pipeline.span)
    }
    self.path = path
    self.kind = kind
    isHistory = arguments.has("history")
    constants = Draft(kind)
    for round in arguments.rounds("map") {
      guard let (draft, order) = round.draft("column") else { continue }
      for name in order { constants[name] = draft[name] }
    }
    dates = try DatePattern(arguments.text("dates") ?? "yyyy-mm-dd", at: arguments.span("dates"))
    let separator = arguments.text("lists") ?? ";"
    guard separator.count == 1, let character = separator.first else {
      throw Problem(
        "`lists` takes one character", at: arguments.span("lists"), help: ["example: lists \",\""])
    }
    listSeparator = character
    match = arguments.text("match").flatMap { Match(rawValue: $0) } ?? .update
    if case .number(let number)? = arguments.value("rejects") {
      guard number >= 0, number == number.rounded(), number < 1e9 else {
        throw Problem("a whole number was expected", at: arguments.span("rejects"))
      }
      rejects = Int(number)
    } else {
      rejects = 0
    }
    let isHistory = isHistory
    mappings = try arguments.rounds("map").filter { $0.draft("column") == nil }.map {
      try Mapping($0, kind, isHistory: isHistory, invocation.command, environment)
    }
    keys = try arguments.rounds("keys").map { round in
      guard let name = round.word("key") else {
        throw Problem("a key is missing", at: arguments.span("keys"))
      }
      return try Target(name, kind)
    }
    try checkKeys(arguments)
  }

  private func checkKeys(_ arguments: Arguments) throws {
    guard !keys.isEmpty else {
      if arguments.has("match") {
        throw Problem(
          "`match` needs a key to match by", at: arguments.span("match"),
          help: ["example: by title match keep"])
      }
      return
    }
    for (key, round) in zip(keys, arguments.rounds("keys")) {
      if case .field(let index) = key, kind.fields[index].isList {
        throw Problem("a list cannot be a key", at: round.span("key"))
      }
      let isMapped = mappings.contains { $0.target == key }
      let isConstant =
        if case .field(let index) = key { constants[at: index] != nil } else { false }
      guard mappings.isEmpty && constants.isEmpty || isMapped || isConstant else {
        throw Problem(
          "the key `\(round.word("key")?.text ?? "")` is not mapped", at: round.span("key"))
      }
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
  fileprivate init(
    _ round: Arguments, _ kind: Kind, isHistory: Bool, _ command: Command,
    _ environment: Environment
  ) throws {
    guard let name = round.word("target"), let column = round.text("column") else {
      throw Problem("a mapping needs a field and a column", at: round.span("target"))
    }
    target = try ImportPlan.Target(name, kind)
    source = ColumnText(column)
    span = round.span("column")
    creating = round.kind("creating")
    guard case .field(let index) = target else {
      try refuse(round, ["table", "via", "creating", "without"], "a handle")
      return
    }
    let field = kind.fields[index]
    if !isHistory { try command.allows(field, kind, at: name.span) }
    guard case .reference(let names) = field.type else {
      try refuse(
        round, ["via", "creating", "without"], "`\(field.name)`, which refers to nothing,")
      (table, otherwise) = try round.table(for: field, environment)
      return
    }
    let kinds = environment.schema.kinds(named: names)
    if let creating, !kinds.contains(where: { $0.name == creating.name }) {
      throw Problem(
        "`\(field.name)` never refers to a \(creating.name)", at: round.span("creating"),
        help: ["it takes: \(kinds.map(\.name).joined(separator: ", "))"])
    }
    if let via = round.word("via") {
      guard kinds.contains(where: { $0.field(via.text) != nil }) else {
        throw Problem.unknown(
          "field of \(kinds.map(\.plural).joined(separator: " or "))", via,
          expected: .words(Set(kinds.flatMap { $0.fields.map(\.name) }).sorted()))
      }
      self.via = via.text
    }
    if let other = round.word("without") {
      guard field.isList, case .field(let index) = try ImportPlan.Target(other, kind) else {
        throw Problem("`without` belongs to a list field", at: other.span)
      }
      without = index
    }
    (table, otherwise) = try round.table(for: field, environment)
  }

  private func refuse(_ round: Arguments, _ parts: [String], _ what: String) throws {
    for part in parts where round.has(part) {
      throw Problem("`\(part)` does not go with \(what)", at: round.span(part))
    }
  }
}

extension Arguments {
  /// `("weekly" = weekly, else = other)`: values of the file and what they stand for.
  fileprivate func table(
    for field: Domain.Field, _ environment: Environment
  ) throws -> ([String: Value]?, Value?) {
    guard let pipeline = pipeline("table"), let elements = pipeline.segments.first?.elements else {
      return (nil, nil)
    }
    var values: [String: Value] = [:]
    var otherwise: Value?
    for entry in ExpressionParser.split(elements[...]) {
      let end = (entry.last?.span ?? pipeline.span).end
      guard let first = entry.first, case .symbol(.equal)? = entry.dropFirst().first?.kind else {
        throw Problem(
          "a value of the file, `=` and what it stands for were expected",
          at: entry.first?.span ?? end,
          help: ["example: (\"In flight\" = active, else = proposed)"])
      }
      var reader = ValueReader(environment, entry.dropFirst(2), end: end, isCheck: false)
      let value = try reader.value(for: field)
      guard reader.next == nil else {
        throw Problem("one value was expected here", at: reader.next?.span ?? end)
      }
      switch first.kind {
      case .word("else"): otherwise = value
      case .text(let literal): values[try environment.text(literal)] = value
      default:
        throw Problem("a value of the file stands in double quotes", at: first.span)
      }
    }
    return (values, otherwise)
  }
}

/// A column's name, or several joined: `{period}/{slug}`.
struct ColumnText {
  enum Piece: Equatable {
    case plain(String)
    case column(String)
  }

  let pieces: [Piece]
  let text: String

  init(_ text: String) {
    self.text = text
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.plain(String(rest[..<open]))) }
      pieces.append(.column(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if pieces.isEmpty {
      self.pieces = [.column(text)]
    } else {
      if !rest.isEmpty { pieces.append(.plain(String(rest))) }
      self.pieces = pieces
    }
  }
}
