import Domain
import Language
import Query

/// How a command is written. Binding, completion, usage lines and errors are all read off it.
indirect enum Syntax: Sendable {
  /// A word that stands as it is.
  case word(String)
  case symbol(Symbol)
  /// A place to be filled; the name is how the command asks for it and how help shows it.
  case value(String, Slot)
  /// All of these or none; what comes first decides.
  case optional([Syntax])
  /// One of several forms, told apart by the word each begins with.
  case either([[Syntax]])
  /// Clauses that each begin with a word of their own and may come in any order, each once.
  case anyOrder([[Syntax]])
  /// One or more, separated by commas; each round's values are kept under the name.
  case list(String, [Syntax])
  /// What is shown of it in usage is no more than these words.
  case brief(String, Syntax)
}

/// What fills a place.
enum Slot: Sendable {
  case kind(plural: Bool)
  /// One record of these kinds, by name; empty means any.
  case record([String])
  /// Records: handles with commas, a variable, or a question in brackets.
  case records([String])
  /// The same, of any kind, and also handles of records that were removed.
  case pastRecords
  /// `step 42` or a date: a step's number.
  case step
  case text
  /// A text, or any other value that can be written as one.
  case anyText
  case file
  case number
  case date
  /// One of these words.
  case choice([String])
  /// A new name.
  case name
  /// A field's name, of a kind that is not known here.
  case fieldName
  /// A variable, `$name`, that need not exist yet, or the bare name of one.
  case variable
  /// FIELD VALUE pairs of the kind bound to this place, or of the records bound to it.
  case fields(of: String)
  /// A field's name of the kind or the records bound to this place.
  case field(of: String)
  /// A field's name as an import maps it; `handle` counts as one.
  case target(of: String)
  /// What a field is mapped to: a column's name, or `constant VALUE`.
  case mapped
  /// `("In flight" = active, else = proposed)`
  case valueTable
  /// A kind by its plural, or a question in brackets: what `export` writes.
  case source
  /// A list field's name, and the records to put into it.
  case members(of: String)
  /// A question in brackets.
  case question
  /// A question that takes all that is left, pipeline included.
  case openQuestion
  /// A condition or a computation that takes all that is left.
  case expression
  /// A kind of value: `number`, `choice (a, b)`, `unit`.
  case type
  /// A word to look up in help, or several.
  case topic
}

extension Syntax {
  /// As the usage line shows it.
  var usage: String {
    switch self {
    case .word(let word): word
    case .symbol(let symbol): symbol.rawValue
    case .value(let name, let argument): argument.usage(name)
    case .optional(let parts): "[\(Syntax.usage(parts))]"
    case .either(let forms): "(\(forms.map { Syntax.usage($0) }.joined(separator: " | ")))"
    case .anyOrder(let clauses): clauses.map { "[\(Syntax.usage($0))]" }.joined(separator: " ")
    case .list(_, let parts): "\(Syntax.usage(parts)), …"
    case .brief(let words, _): words
    }
  }

  static func usage(_ parts: [Syntax]) -> String {
    parts.map(\.usage).joined(separator: " ")
  }
}

extension Slot {
  func usage(_ name: String) -> String {
    switch self {
    case .text, .anyText: "\"\(name.uppercased())\""
    case .file: "\"\(name.uppercased())\""
    case .mapped: "\"COLUMN\""
    case .valueTable: "(\"VALUE\" = WORD, …)"
    case .fields: "FIELD VALUE …"
    case .field, .fieldName, .target: "FIELD"
    case .kind(let plural): plural ? "KINDS" : "KIND"
    case .members: "FIELD RECORD, …"
    case .question: "(QUESTION)"
    case .choice(let words) where words.count <= 4: words.joined(separator: "|")
    case .records, .pastRecords: "\(name.uppercased()), …"
    case .step: "(step NUMBER | DATE)"
    default: name.uppercased()
    }
  }
}

/// What was found at a place.
enum Bound {
  case kind(Kind)
  case records([RecordID])
  case value(Value)
  case word(Name)
  case draft(Draft, order: [String])
  case members(Domain.Field, [RecordID])
  case field(Domain.Field)
  case type(FieldType, isList: Bool)
  case pipeline(Pipeline)
  case expression(Expression)
  case rounds([Arguments])
}

extension Bound {
  /// The same, as though it stood there: what was read from another source has no place in this one.
  fileprivate func placed(at span: Span) -> Bound {
    switch self {
    case .word(let name): .word(Name(name.text, span))
    case .rounds(let rounds): .rounds(rounds.map { Arguments().filled(from: $0, at: span) })
    default: self
    }
  }
}

/// The filled places of a command, by name.
struct Arguments {
  private(set) var values: [String: Bound] = [:]
  private(set) var spans: [String: Span] = [:]
  /// Days that words in it stood for, to be echoed.
  var resolvedDays: [(words: String, day: Day)] = []

  mutating func set(_ name: String, _ bound: Bound, at span: Span) {
    values[name] = bound
    spans[name] = span
  }

  /// What is not said here as another says it, all of it at one place.
  func filled(from other: Arguments, at span: Span) -> Arguments {
    var filled = self
    for (name, bound) in other.values where filled.values[name] == nil {
      filled.set(name, bound.placed(at: span), at: span)
    }
    return filled
  }

  func has(_ name: String) -> Bool { values[name] != nil }
  func span(_ name: String) -> Span { spans[name] ?? Span(0, 0) }

  func kind(_ name: String) -> Kind? {
    if case .kind(let kind)? = values[name] { kind } else { nil }
  }
  func records(_ name: String) -> [RecordID]? {
    if case .records(let ids)? = values[name] { ids } else { nil }
  }
  func record(_ name: String) -> RecordID? { records(name)?.first }
  func value(_ name: String) -> Value? {
    if case .value(let value)? = values[name] { value } else { nil }
  }
  func text(_ name: String) -> String? {
    if case .text(let text)? = value(name) { text } else { nil }
  }
  func day(_ name: String) -> Day? {
    if case .day(let day)? = value(name) { day } else { nil }
  }
  func word(_ name: String) -> Name? {
    if case .word(let word)? = values[name] { word } else { nil }
  }
  func draft(_ name: String) -> (draft: Draft, order: [String])? {
    if case .draft(let draft, let order)? = values[name] { (draft, order) } else { nil }
  }
  func members(_ name: String) -> (field: Domain.Field, records: [RecordID])? {
    if case .members(let field, let records)? = values[name] { (field, records) } else { nil }
  }
  func field(_ name: String) -> Domain.Field? {
    if case .field(let field)? = values[name] { field } else { nil }
  }
  func type(_ name: String) -> (type: FieldType, isList: Bool)? {
    if case .type(let type, let isList)? = values[name] { (type, isList) } else { nil }
  }
  func pipeline(_ name: String) -> Pipeline? {
    if case .pipeline(let pipeline)? = values[name] { pipeline } else { nil }
  }
  func expression(_ name: String) -> Expression? {
    if case .expression(let expression)? = values[name] { expression } else { nil }
  }
  func rounds(_ name: String) -> [Arguments] {
    if case .rounds(let rounds)? = values[name] { rounds } else { [] }
  }
}
