package import Domain
package import Language

/// A bound question: one statement and what its answer looks like.
package struct Question {
  package var statement: SQL
  package var columns: [AnswerColumn]
  /// Yields the ids of the rows, where they are records.
  package var ids: SQL?
  package var kind: Kind?
  /// Yields the ids of open objections to the records that are shown.
  package var objections: SQL?
  /// The rows are drawn as a tree.
  package var isTree: Bool
  /// References are told by ids, see `init`.
  package let leavesIDs: Bool
  package var output: OutputRequest
  /// The columns were asked for by name.
  package var choosesColumns: Bool
  /// What is said behind "none: " where there are no rows: of a table that is asked for whole.
  package var empty: String?
  /// To be said under the answer.
  package var notes: [String]
  /// Days that words stood for.
  package var resolvedDays: [(words: String, day: Day)]
  /// It asks views, some of whose rows may be reckoned already.
  package var usesViews: Bool

  /// Whether a first word begins a question rather than a command.
  package static func begins(with word: String, in environment: Environment) -> Bool {
    environment.schema.kind(plural: word) != nil || environment.isTable(word)
  }

  /// Throws `Problem`, or what the book throws when it cannot be read.
  ///
  /// - Parameter leavesIDs: Whoever reads many rows finds handles quicker than joins do. Where that
  ///   is so, a reference's column has the type `.reference([])` and yields ids.
  package init(
    _ pipeline: Pipeline, in environment: Environment, leavesIDs: Bool = false
  ) throws {
    let binder = Binder(environment)
    let relation = try binder.relation(pipeline)
    let (select, columns) = try relation.statement(leavesIDs: leavesIDs)
    if let chart = relation.output.chart, columns.last?.type != .number {
      throw Problem(
        "`chart` draws the last column, and `\(columns.last?.name ?? "")` is no number", at: chart,
        help: ["example: promises | count per status | chart bar"])
    }
    self.leavesIDs = leavesIDs
    statement = binder.finished(select)
    self.columns = columns
    let found = try relation.ids()
    ids = found.map { binder.finished($0) }
    objections = try found.flatMap { try binder.openObjections(to: $0, relation.kind) }
    kind = relation.kind
    isTree = relation.isTree
    output = relation.output
    choosesColumns = pipeline.segments.contains { $0.elements.first?.word == "show" }
    empty = pipeline.wholeTable(in: environment)?.empty
    notes = binder.notes.uniqued()
    resolvedDays = binder.resolvedDays.uniqued()
    usesViews = binder.usesViews
  }
}

extension Binder {
  /// Objections show wherever the record shows that they are about.
  fileprivate func openObjections(to ids: SQL, _ kind: Kind?) throws -> SQL? {
    guard let kind, let objection = schema.kind("objection"),
      case .reference(let names)? = objection.field("about")?.type, names.contains(kind.name)
    else { return nil }
    let alias = aliases.next()
    let tests =
      [
        "\(name: alias).\"status\" = \(SQLValue.text("open"))",
        "\(name: alias).\"about\" IN (\(ids))",
      ] + presence(objection, alias: alias)
    return finished(
      """
      SELECT \(name: alias)."id" FROM \(table(objection)) AS \(name: alias) \
      WHERE \(tests.joined(" AND ")) ORDER BY \(name: alias)."id"
      """)
  }
}

extension [(words: String, day: Day)] {
  /// Words asked twice are told once.
  func uniqued() -> Self {
    var seen: Set<String> = []
    return filter { seen.insert($0.words).inserted }
  }
}

extension Question {
  /// Everything a question can begin with.
  package static func sources(in environment: Environment) -> Expected {
    Expected(
      words: environment.schema.kinds.map { Expected.Word($0.plural, $0.help) }
        + environment.tables.map { Expected.Word($0.name, $0.help) }.uniqued())
  }
}

extension Pipeline {
  /// The table that is asked for without a condition.
  fileprivate func wholeTable(in environment: Environment) -> TableSource? {
    let words = segments.flatMap(\.elements)
    guard let name = words.first?.sourceName, !words.contains(where: { $0.word == "where" }) else {
      return nil
    }
    return environment.tables.first { $0.name == name && !environment.isOwn($0) }
  }
}
