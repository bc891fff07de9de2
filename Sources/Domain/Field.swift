/// What a field may hold.
package enum FieldType: Hashable, Sendable {
  case text
  /// Any number, or whole numbers within a range.
  case number
  case integer(ClosedRange<Int>)
  case date
  /// One of these words.
  case choice([String])
  /// A record of one of these kinds, by name; empty means any kind.
  case reference([String])

  package var isReference: Bool { if case .reference = self { true } else { false } }
  package var isChoice: Bool { if case .choice = self { true } else { false } }
}

package struct Field: Hashable, Sendable {
  /// What a missing value becomes when a record is added.
  package enum Default: Hashable, Sendable {
    case value(Value)
    case today
    /// The value of another field at the time of adding: a promise's first due date is its due date.
    case same(as: String)
  }

  package var name: String
  package var type: FieldType
  package var isList = false
  package var isRequired = false
  package var initial: Default?
  /// One sentence for help, without a full stop.
  package var help: String
  /// What other systems call it; columns of a file are known by these too.
  package var aliases: [String] = []
  /// Changed by verbs of its kind only, never by `set` or `add`.
  package var isByVerbOnly = false
  /// Not for everybody's eyes: withheld while a room looks on.
  package var isPrivate = false
  /// Added by `define field` to one book.
  package var isCustom = false

  package init(
    name: String, type: FieldType, isList: Bool = false, isRequired: Bool = false, help: String
  ) {
    self.name = name
    self.type = type
    self.isList = isList
    self.isRequired = isRequired
    self.help = help
  }
}

/// Declaration as a line: `.choice("type", [...], "what kind of drive").required`.
extension Field {
  package static func title(_ help: String) -> Field {
    Field(name: "title", type: .text, isRequired: true, help: help)
      .also("name", "full name", "display name", "summary", "subject", "headline", "what")
  }
  package static func text(_ name: String, _ help: String) -> Field {
    Field(name: name, type: .text, help: help)
  }
  package static func number(_ name: String, _ help: String) -> Field {
    Field(name: name, type: .number, help: help)
  }
  package static func integer(_ name: String, _ range: ClosedRange<Int>, _ help: String) -> Field {
    Field(name: name, type: .integer(range), help: help)
  }
  package static func date(_ name: String, _ help: String) -> Field {
    Field(name: name, type: .date, help: help)
  }
  package static func choice(_ name: String, _ cases: [String], _ help: String) -> Field {
    Field(name: name, type: .choice(cases), help: help)
  }
  package static func one(_ name: String, _ kinds: [String], _ help: String) -> Field {
    Field(name: name, type: .reference(kinds), help: help)
  }
  package static func many(_ name: String, _ kinds: [String], _ help: String) -> Field {
    Field(name: name, type: .reference(kinds), isList: true, help: help)
  }

  package var required: Field { with { $0.isRequired = true } }
  package var byVerbOnly: Field { with { $0.isByVerbOnly = true } }
  package var confidential: Field { with { $0.isPrivate = true } }
  package func also(_ names: String...) -> Field { with { $0.aliases = names } }
  package var today: Field { with { $0.initial = .today } }
  package func initially(_ word: String) -> Field { with { $0.initial = .value(.text(word)) } }
  package func initially(_ number: Int) -> Field {
    with { $0.initial = .value(.number(Double(number))) }
  }
  package func same(as other: String) -> Field { with { $0.initial = .same(as: other) } }

  private func with(_ change: (inout Field) -> Void) -> Field {
    var copy = self
    change(&copy)
    return copy
  }
}

/// Named groups of kinds that fields refer to.
package enum Group {
  package static let party = ["unit", "person"]
  package static let serves = ["goal", "driver"]
  package static let any: [String] = []
  /// The words a definition may use for them.
  package static let words = ["party": party, "serves": serves, "record": any]
}
