import Domain
import Language
import Query

/// What an import command says, checked against the schema.
struct ImportPlan {
  enum Match: String { case update, skip, replace, extend, fail }
  /// What an empty cell stands for: no value, the text of no letters, or what the file itself
  /// tells apart. Without a word of it, it says nothing.
  enum EmptyCells: String, CaseIterable { case missing, text, exact }

  var file: ImportFile
  var kind: Kind
  /// Empty where columns are taken by their names.
  var mappings: [Mapping]
  var keys: [Target]
  var match: Match
  var dates: DatePattern
  var listSeparator: Character
  var constants: Draft
  var rejects: Int
  /// Records that no row is about are told.
  var reportsVanished: Bool
  /// Where refused rows are written.
  var rejectPath: String?
  var isHistory: Bool
  var emptyCells: EmptyCells?
  /// Rows of the same key are records of their own, told apart by their order.
  var keepsRepeats: Bool

  init(_ invocation: Invocation, in environment: Environment) throws {
    let arguments = invocation.arguments
    guard let path = arguments.text("file"), let kind = arguments.kind("kind") else {
      throw Problem("a file and a kind are needed", at: invocation.statement.pipeline.span)
    }
    file = try ImportFile(path, arguments)
    reportsVanished = arguments.has("vanished")
    rejectPath = arguments.text("rejected")
    self.kind = kind
    isHistory = arguments.text("history") == "history"
    emptyCells = arguments.text("empty").flatMap { EmptyCells(rawValue: $0) }
    keepsRepeats = arguments.text("repeats") == "apart"
    constants = Draft(kind)
    for round in arguments.rounds("map") {
      guard let (draft, order) = round.draft("column") else { continue }
      for name in order {
        if !isHistory, let field = kind.field(name) {
          try invocation.command.allows(field, kind, at: round.span("target"))
        }
        constants[name] = draft[name]
      }
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
      for clause in ["match", "repeats", "vanished"] where arguments.has(clause) {
        throw Problem(
          "`\(clause == "vanished" ? "report vanished" : clause)` needs a key to match by",
          at: arguments.span(clause),
          help: ["example: by title match skip"])
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
