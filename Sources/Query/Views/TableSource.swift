package import Domain

/// Something to ask beside the kinds: its name, what stands behind the name, its columns, and where
/// its rows come from. Binding, completion, help and the tests of its examples are read off this.
///
/// Two may share a name where they differ in what stands behind it: `log` and `log 42`.
package struct TableSource: Sendable {
  /// A word, or several with dots: `lens.promises`.
  package var name: String
  /// One sentence without a full stop.
  package var help: String
  package var parameters: [Parameter] = []
  package var columns: [Column]
  /// Complete questions; each is run as a test on the sample book.
  package var examples: [String]
  /// Further lines of help.
  package var details: [String] = []
  /// Rows have a `depth`, and are drawn as a tree where nothing else is asked of them.
  package var isTree = false
  /// A part of a document, or a single sort of gap: left out of lists of all sources.
  package var isPart = false
  /// Withheld as a whole while the room looks on.
  package var isPrivate = false
  /// What is said, behind "none: ", where all of it is asked for and there is nothing.
  package var empty: String?
  /// For SQL: what orders its rows, also columns that are not shown; nil for the first column.
  var orderedBy: [String]?
  var body: Body

  package struct Column: Sendable {
    package enum Kind: Sendable {
      case field(FieldType)
      case boolean
      /// Milliseconds since 1970-01-01 UTC.
      case moment
    }

    package var name: String
    package var kind: Kind
    package var isList = false
    package var help: String
    /// What is read in place of a number that is missing: `too few`.
    package var missing: String?
    /// Withheld while the room looks on.
    package var isPrivate = false
  }

  /// What stands behind a source's name: `from A to B`, a handle, a number.
  package struct Parameter: Sendable {
    package enum Kind: Sendable {
      case field(FieldType)
      /// A date, or `step 42`: the number of the step up to which the book had come.
      case step
      /// A step's number.
      case stepNumber
      /// Any record, one that was removed too.
      case pastRecord
    }

    package var name: String
    /// The word before it, where there is one.
    package var keyword: String?
    package var kind: Kind
    /// It may be left out, and all that follow it.
    package var isOptional = false

    package init(_ name: String, _ kind: Kind, keyword: String? = nil, isOptional: Bool = false) {
      self.name = name
      self.kind = kind
      self.keyword = keyword
      self.isOptional = isOptional
    }
  }

  /// Where rows come from.
  enum Body: Sendable {
    /// A question in the language, with `$parameters`; it shows the columns that are declared.
    case question(String)
    /// Questions one after the other, each with what it says in some columns.
    case union([Part])
    /// SQL that yields the columns by name.
    case sql(@Sendable (ViewRequest) throws -> SQL)
    /// Rows reckoned here from what is asked through the request; each value under its column.
    case rows(@Sendable (ViewRequest) throws -> [[SQLValue]])
  }

  /// A question of a union. What it shows is taken by name; a column it does not show is missing.
  struct Part: Sendable {
    var labels: [String: String]
    var question: String
  }

  package var usage: String {
    ([name]
      + parameters.map { parameter in
        let words = [parameter.keyword, parameter.name.uppercased()].compactMap { $0 }
          .joined(separator: " ")
        return parameter.isOptional ? "[\(words)]" : words
      }).joined(separator: " ")
  }
}

/// Declaration as a line: `.text("gap", "what is missing")`.
extension TableSource.Column {
  package static func text(_ name: String, _ help: String) -> Self {
    Self(name: name, kind: .field(.text), help: help)
  }
  package static func number(_ name: String, _ help: String) -> Self {
    Self(name: name, kind: .field(.number), help: help)
  }
  package static func date(_ name: String, _ help: String) -> Self {
    Self(name: name, kind: .field(.date), help: help)
  }
  package static func choice(_ name: String, _ cases: [String], _ help: String) -> Self {
    Self(name: name, kind: .field(.choice(cases)), help: help)
  }
  package static func one(_ name: String, _ kinds: [String], _ help: String) -> Self {
    Self(name: name, kind: .field(.reference(kinds)), help: help)
  }
  package static func many(_ name: String, _ kinds: [String], _ help: String) -> Self {
    Self(name: name, kind: .field(.reference(kinds)), isList: true, help: help)
  }
  package static func boolean(_ name: String, _ help: String) -> Self {
    Self(name: name, kind: .boolean, help: help)
  }
  package static func moment(_ name: String, _ help: String) -> Self {
    Self(name: name, kind: .moment, help: help)
  }

  /// A number that is not told where there is too little to tell it from, but these words.
  package func orElse(_ words: String) -> Self {
    var copy = self
    copy.missing = words
    return copy
  }

  /// Not for everybody's eyes.
  package var confidential: Self {
    var copy = self
    copy.isPrivate = true
    return copy
  }

  func type(in schema: Schema) -> ValueType {
    switch kind {
    case .boolean: .boolean
    case .moment: .time
    case .field(let type): ValueType(Field(name: name, type: type, help: ""), in: schema)
    }
  }
}

extension TableSource.Parameter {
  /// One record of these kinds; empty means any.
  package static func record(_ name: String, _ kinds: [String], keyword: String? = nil) -> Self {
    Self(name, .field(.reference(kinds)), keyword: keyword)
  }
  package static func number(_ name: String, keyword: String? = nil) -> Self {
    Self(name, .field(.number), keyword: keyword)
  }
  package static func date(_ name: String, keyword: String? = nil) -> Self {
    Self(name, .field(.date), keyword: keyword)
  }
  /// May be left out.
  package var optional: Self {
    var copy = self
    copy.isOptional = true
    return copy
  }
  package static func step(_ name: String, keyword: String? = nil) -> Self {
    Self(name, .step, keyword: keyword)
  }
}
