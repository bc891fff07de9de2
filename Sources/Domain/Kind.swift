/// A kind of record: its fields, what is computed from them, and the life its status leads.
package struct Kind: Hashable, Sendable {
  package enum Handle: Hashable, Sendable {
    /// A slug of the title.
    case named
    /// A letter and the record's number: `p17`.
    case numbered(String)
  }

  package var name: String
  package var plural: String
  /// 1 to 63, stored in every book: never changed, never used again.
  package var code: Int
  package var handle: Handle
  /// One sentence for help, without a full stop.
  package var help: String
  package var fields: [Field]
  package var computed: [Computed] = []
  /// The fields a question shows when it does not say which; the handle stands before them.
  package var shown: [String]
  package var timeline = Timeline()
  package var transitions: [Transition] = []
  /// The field whose value contains this record in a larger one of the same kind: `in`, `under`.
  package var container: String?
  /// Its records are read only as far as the privacy of their workshop lets them.
  package var isConfidential = false
  /// The records of this kind that are not for everybody's eyes.
  package var withheld: Withheld?

  package struct Withheld: Hashable, Sendable {
    package var field: String
    package var word: String
  }

  package func field(_ name: String) -> Field? { fields.first { $0.name == name } }
  package var hasTitle: Bool { field("title") != nil }
  package var isNamed: Bool { handle == .named }
  /// For messages: "a unit", "an offer".
  package var withArticle: String {
    // No kind that begins with a u is spoken with a vowel.
    (["a", "e", "i", "o"].contains(name.first) ? "an " : "a ") + name
  }

  /// The `status` words; each is also a condition of that name.
  package var statuses: [String] {
    guard case .choice(let cases) = field("status")?.type else { return [] }
    return cases
  }
}

extension Array<Kind> {
  /// For messages: "an offer or goal"; "a record" where there are many.
  package var withArticle: String {
    guard let first, count <= 4 else { return "a record" }
    return ([first.withArticle] + dropFirst().map(\.name)).joined(separator: " or ")
  }
}

/// A field or condition that is worked out whenever it is asked for, written in the language.
package struct Computed: Hashable, Sendable {
  package var name: String
  package var expression: String
  package var help: String
  /// It tells what is not for everybody's eyes.
  package var isPrivate: Bool
  /// Tells how much so a condition is, and is shown where only what meets it is asked for.
  package var measure: String?

  package init(
    _ name: String, _ expression: String, _ help: String, isPrivate: Bool = false,
    measure: String? = nil
  ) {
    self.name = name
    self.expression = expression
    self.help = help
    self.isPrivate = isPrivate
    self.measure = measure
  }
}

/// How the dated fields of a kind say what was so on a day (`on D`).
package struct Timeline: Hashable, Sendable {
  /// The record is there from this date on; without it, always.
  package var begins: String?
  /// The record is there up to and including this date.
  package var ends: String?
  /// Until this date, `status` was still `before`, and neither the date nor what came with it known.
  package var settles: Settling?

  package struct Settling: Hashable, Sendable {
    package var date: String
    /// What the status read before; nil where the kind has none.
    package var before: String?
    /// Further fields that were empty before that date.
    package var empty: [String] = []
  }

  package init(begins: String? = nil, ends: String? = nil, settles: Settling? = nil) {
    self.begins = begins
    self.ends = ends
    self.settles = settles
  }
}

/// A verb that moves a record from one status to another.
package struct Transition: Hashable, Sendable {
  package var verb: String
  package var from: [String]
  package var to: String
  /// A field that receives the day it happened (`on D`, else today).
  package var dated: String?
  /// Each side of a promise has its own; the other side may give one too.
  package var isVerdict = false
  /// A field that receives the text given after its word, and whether the verb insists on it.
  package var words: Words?
  package var help: String

  package struct Words: Hashable, Sendable {
    /// The word at the prompt: `because`, `with`.
    package var keyword: String
    package var field: String
    package var isRequired: Bool
  }
}
