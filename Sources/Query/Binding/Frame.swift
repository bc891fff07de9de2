import Domain
import Language

/// What names mean at one level of a question: the row at hand, and the levels around it.
final class Frame {
  enum Scope {
    /// A record of this kind, in the table of this alias.
    case record(Kind, alias: String)
    /// Columns that a stage made.
    case columns([Column], alias: String)
  }

  struct Column {
    var name: String
    var type: ValueType
    /// The column's name in the subquery.
    var stored: String
    /// It holds a JSON array of records.
    var isList = false
    /// What is read in place of a missing number.
    var missing: String?
    var isPrivate = false
  }

  typealias Definitions = [String: Definition]

  /// An expression that a name stands for, and what names meant where it was written.
  struct Definition {
    var expression: Expression
    var definitions: Definitions
  }

  var scope: Scope
  let joins: JoinSet
  let outer: Frame?
  /// `this` was used; the bare form of a reverse question was not meant.
  var usedThis = false
  /// Columns named by `show … as`.
  var definitions: Definitions = [:]
  /// Set while the columns of `summarize` are bound.
  var aggregates: Aggregates?
  /// Set while `per` is bound: a list gives a row for each member.
  var expandsLists = false
  /// A list was expanded.
  var didExpand = false

  init(_ scope: Scope, outer: Frame? = nil, joins: JoinSet = JoinSet()) {
    self.scope = scope
    self.outer = outer
    self.joins = joins
  }

  var kind: Kind? {
    if case .record(let kind, _) = scope { kind } else { nil }
  }

  var alias: String {
    switch scope {
    case .record(_, let alias), .columns(_, let alias): alias
    }
  }

  /// The id of the row at hand; only records have one.
  var id: SQL? { kind == nil ? nil : "\(name: alias).\"id\"" }
}

/// The inputs of a `summarize` stage's aggregates, computed row by row in an inner query.
final class Aggregates {
  private(set) var inputs: [SQL] = []

  /// The column that holds an input.
  func column(for input: SQL) -> SQL {
    let index = inputs.firstIndex(of: input) ?? inputs.count
    if index == inputs.count { inputs.append(input) }
    return "\(name: "a\(index)")"
  }
}
