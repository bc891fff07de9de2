import Domain
package import Language

/// What a question has come to after some of its stages; at the end, one statement.
struct Relation {
  struct Order {
    var expression: Expression
    var isDescending: Bool
    /// What names stood for where it was written.
    var definitions: Frame.Definitions = [:]
  }

  struct Shown {
    var expression: Expression
    var name: String
    var definitions: Frame.Definitions = [:]
  }

  let binder: Binder
  private(set) var frame: Frame
  private var from: SQL
  private var conditions: [SQL]
  private var order: [Order] = []
  /// What decides where the order asked for leaves it open: the keys of `summarize`.
  private var usualOrder: [Order] = []
  /// Columns that decide at last.
  private var lastKeys: [String] = []
  private var limit: Int?
  /// Fields that tell how much the conditions hold; shown behind the source's own date.
  private var measures: [String] = []
  /// The columns chosen by `show`; nil for the source's own.
  private var columns: [Shown]?
  var output = OutputRequest()
  /// Its rows have a depth and stand in the order in which a tree is drawn.
  var isTree = false

  init(_ binder: Binder, _ kind: Kind) {
    self.binder = binder
    let alias = binder.aliases.next()
    frame = Frame(.record(kind, alias: alias))
    from = "\(binder.table(kind)) AS \(name: alias)"
    conditions = binder.presence(kind, alias: alias)
  }

  /// Rows of a subquery that yields columns by name.
  init(_ binder: Binder, _ columns: [Frame.Column], from rows: SQL, lastKeys: [String]) {
    self.binder = binder
    let alias = binder.aliases.next()
    frame = Frame(.columns(columns, alias: alias))
    from = "\(rows) AS \(name: alias)"
    conditions = []
    self.lastKeys = lastKeys
  }

  /// The kind of record the rows are; nil after `summarize`.
  var kind: Kind? { frame.kind }
  var hasChosenColumns: Bool { columns != nil }

  /// Only these records.
  mutating func restrict(to ids: [RecordID]) {
    guard let id = frame.id else { return }
    conditions.append("\(id) IN (\(ids.map { "\($0)" as SQL }.joined(", ")))")
  }

  mutating func filter(_ expression: Expression) throws {
    try settle()
    conditions.append(try binder.condition(expression, in: frame))
    if let kind = frame.kind { measures += kind.measures(of: expression) }
  }

  mutating func sort(_ keys: [Order]) throws {
    try settle()
    isTree = false
    for key in keys {
      let typed = try binder.value(key.expression, in: frame)
      guard typed.list == nil else {
        throw Problem("a list has no order", at: key.expression.span)
      }
    }
    order = keys.map { key in
      var key = key
      key.definitions = frame.definitions
      return key
    }
  }

  mutating func first(_ count: Int) {
    limit = min(limit ?? count, count)
  }

  mutating func show(_ chosen: [Shown]) throws {
    isTree = false
    for column in chosen { _ = try binder.value(column.expression, in: frame) }
    let known = frame.definitions
    columns = chosen.map { column in
      var column = column
      column.definitions = known
      return column
    }
    for column in chosen {
      if case .words(let names) = column.expression.kind, names.count == 1,
        names[0].text == column.name
      {
        continue
      }
      frame.definitions[column.name] = Frame.Definition(
        expression: column.expression, definitions: known)
    }
  }

  /// Stages after `first` work on its rows alone: they become a subquery with the same columns.
  private mutating func settle() throws {
    guard let limit else { return }
    let old = frame.alias
    let alias = binder.aliases.next()
    let inner = try rebuilt(limit: limit, selecting: "\(name: old).*")
    from = "(\(inner)) AS \(name: alias)"
    let definitions = frame.definitions
    switch frame.scope {
    case .record(let kind, _): frame = Frame(.record(kind, alias: alias))
    case .columns(let columns, _): frame = Frame(.columns(columns, alias: alias))
    }
    frame.definitions = definitions
    conditions = []
    self.limit = nil
  }

  private func rebuilt(limit: Int?, selecting columns: SQL) throws -> SQL {
    let order = try orderClause()
    var select: SQL = "SELECT \(columns) FROM \(from)\(frame.joins.sql)\(whereClause)\(order)"
    if let limit { select.append(" LIMIT \(Int64(limit))") }
    return select
  }

  private var whereClause: SQL {
    conditions.isEmpty ? "" : " WHERE \(conditions.joined(" AND "))"
  }

  /// Rows come in the order asked for; where that leaves it open, records in the order they were
  /// entered and groups by their keys.
  private func orderClause() throws -> SQL {
    var keys = try (order + usualOrder).map { key -> SQL in
      let typed = try binder.value(key.expression, in: frame, where: key.definitions)
      let direction: SQL = key.isDescending ? " DESC" : ""
      return "\(binder.sortKey(typed))\(direction) NULLS LAST"
    }
    keys += lastKeys.map { "\(name: frame.alias).\(name: $0)" }
    if let id = frame.id { keys.append(id) }
    return keys.isEmpty ? "" : " ORDER BY \(keys.joined(", "))"
  }

  /// Groups rows by `keys` and reckons `measures` for each group.
  mutating func summarize(_ measures: [Shown], per keys: [Shown]) throws {
    try settle()
    isTree = false
    let names = measures.map(\.name)
    if let partly = PartialGroups(of: measures, per: keys, in: frame, binder) {
      try group(per: partly.stems, as: partly.names) { [binder] frame, _ in
        // What is wrong is said of what was asked.
        for measure in measures { _ = try binder.value(measure.expression, in: frame) }
        return try partly.measures.map { try binder.value($0, in: frame) }
      }
      try group(per: keys, as: names, partly.combined)
    } else {
      try group(per: keys, as: names) { [binder] frame, _ in
        try measures.map { try binder.value($0.expression, in: frame) }
      }
    }
  }

  private mutating func group(
    per keys: [Shown], as names: [String], _ measures: (Frame, Aggregates) throws -> [Typed]
  ) throws {
    frame.expandsLists = true
    frame.didExpand = false
    let groups = try keys.map { key in
      (key: key, typed: binder.truth(try binder.value(key.expression, in: frame)))
    }
    frame.expandsLists = false
    let isExpanded = frame.didExpand
    let aggregates = Aggregates()
    frame.aggregates = aggregates
    let results = try measures(frame, aggregates)
    frame.aggregates = nil

    // By the order of an index on references the rows are read all over the table, unless it holds
    // all that is asked.
    let readsMore = groups.count > 1 || !conditions.isEmpty || !aggregates.inputs.isEmpty
    var inner = groups.enumerated().map { index, group in
      let sign: SQL = readsMore && group.typed.type.isReference ? "+" : ""
      return "\(sign)\(group.typed.sql) AS \(name: "k\(index)")" as SQL
    }
    inner += aggregates.inputs.enumerated().map { "\($1) AS \(name: "a\($0)")" as SQL }
    if isExpanded, let id = frame.id {
      // Two members of a list may lead to the same group; the row counts there once.
      inner.append("\(id) AS \"row\"")
      binder.notes.append("a row counts under each member of a list")
    }
    if inner.isEmpty { inner = ["1"] }
    let distinct: SQL = isExpanded ? "DISTINCT " : ""
    let rows: SQL =
      "SELECT \(distinct)\(inner.joined(", ")) FROM \(from)\(frame.joins.sql)\(whereClause)"

    let keyNames = groups.indices.map { SQL.name("k\($0)") }
    var select = keyNames
    select += results.enumerated().map { "\($1.sql) AS \(name: "m\($0)")" as SQL }
    var outer: SQL = "SELECT \(select.joined(", ")) FROM (\(rows))"
    if !keyNames.isEmpty { outer.append(" GROUP BY \(keyNames.joined(", "))") }

    let alias = binder.aliases.next()
    from = "(\(outer)) AS \(name: alias)"
    conditions = []
    columns = nil
    frame = Frame(
      .columns(
        groups.enumerated().map {
          Frame.Column(name: $1.key.name, type: $1.typed.type, stored: "k\($0)")
        }
          + results.enumerated().map {
            Frame.Column(name: names[$0], type: $1.type, stored: "m\($0)")
          }, alias: alias))
    order = []
    lastKeys = groups.indices.map { "k\($0)" }
    usualOrder = keys.map { key in
      Order(
        expression: Expression(.words([Name(key.name, key.expression.span)]), key.expression.span),
        isDescending: false)
    }
  }

  /// The columns the answer has.
  private func shownColumns() -> [Shown] {
    if let columns { return columns }
    let nowhere = Span(0, 0)
    func plain(_ name: String) -> Shown {
      Shown(expression: Expression(.words([Name(name, nowhere)]), nowhere), name: name)
    }
    switch frame.scope {
    case .columns(let columns, _):
      return columns.filter { !($0.isPrivate && binder.environment.isRoomOn) }.map {
        plain($0.name)
      }
    case .record(let kind, _):
      let custom = kind.fields.filter(\.isCustom).map(\.name)
      var names = ["handle"] + kind.shown
      let place = names.firstIndex(of: "due").map { $0 + 1 } ?? names.count
      names.insert(contentsOf: measures.uniqued(), at: place)
      return (names + custom).map(plain)
    }
  }

  /// The statement that yields what is shown.
  func statement(leavesIDs: Bool = false) throws -> (sql: SQL, columns: [AnswerColumn]) {
    let bound = try shownColumns().map { column in
      let typed = try binder.value(column.expression, in: frame, where: column.definitions)
      let shown = leavesIDs ? binder.left(typed, in: frame) : binder.shown(typed, in: frame)
      return (shown.sql, AnswerColumn(name: column.name, type: shown.type, missing: typed.missing))
    }
    let select = bound.map(\.0).joined(", ")
    var seen: [String: Int] = [:]
    return (
      try rebuilt(limit: limit, selecting: select),
      bound.map { _, column in
        // Each column has a name of its own, for whoever reads an answer by names.
        var column = column
        seen[column.name, default: 0] += 1
        if let number = seen[column.name], number > 1 { column.name += " \(number)" }
        return column
      }
    )
  }

  /// What the columns are called.
  var columnNames: [String] { shownColumns().map(\.name) }

  /// The statement that yields columns by name, references by their ids and lists as arrays of
  /// them; where a label or nothing has that name, the label or nothing. `#row` orders the rows.
  func stored(_ names: [String], labels: [String: String] = [:]) throws -> SQL {
    let shown = shownColumns()
    var select = try names.map { name -> SQL in
      guard let column = shown.first(where: { $0.name == name }) else {
        // The row itself, where it is a record.
        if name == "record", labels[name] == nil, let id = frame.id {
          return "\(id) AS \(name: name)"
        }
        let label = labels[name].map { SQLValue.text($0) } ?? .null
        return "\(label) AS \(name: name)"
      }
      let typed = try binder.value(column.expression, in: frame, where: column.definitions)
      return "\(binder.stored(typed)) AS \(name: name)"
    }
    select.append(frame.id.map { "\($0) AS \"#row\"" } ?? "NULL AS \"#row\"")
    return try rebuilt(limit: limit, selecting: select.joined(", "))
  }

  /// The statement that yields the ids of the rows; nil where they are no records.
  func ids() throws -> SQL? {
    guard let id = frame.id else { return nil }
    return try rebuilt(limit: limit, selecting: id)
  }

  /// One value, for use inside an expression.
  mutating func scalar(at span: Span) throws -> Typed {
    let shown = shownColumns()
    if columns == nil, let id = frame.id, let kind = frame.kind {
      return Typed("(\(try rebuilt(limit: min(limit ?? 1, 1), selecting: id)))", .reference([kind]))
    }
    guard shown.count == 1 else {
      throw Problem(
        "one value was expected here, and this question has \(shown.count) columns", at: span,
        help: ["end it with `| count` or `| show ONE FIELD | first 1`"])
    }
    let typed = try binder.value(
      shown[0].expression, in: frame, where: shown[0].definitions)
    guard typed.list == nil else {
      throw Problem(
        "one value was expected here, and `\(shown[0].name)` is \(typed.type.words), or several",
        at: span, help: ["show a field that has one value for each row"])
    }
    let select = try rebuilt(limit: min(limit ?? 1, 1), selecting: typed.sql)
    return Typed("(\(select))", typed.type)
  }
}

/// A column of an answer.
package struct AnswerColumn: Sendable, Equatable {
  package var name: String
  package var type: ValueType
  /// What is read where a value is missing.
  package var missing: String?
  /// What a file that is to be read back has there, in every format.
  package var absent: String?
}

/// What is to become of an answer besides being shown.
package struct OutputRequest: Sendable {
  /// The file named by `save`.
  package var file: (path: String, span: Span)?
  /// Drawn as bars, by the `chart` that stands here.
  package var chart: Span?
  package init() {}
}

extension Kind {
  /// Of the conditions that hold for every row that meets the expression: what measures them.
  fileprivate func measures(of expression: Expression) -> [String] {
    switch expression.kind {
    case .words(let names) where names.count == 1:
      computed.filter { $0.name == names[0].text }.compactMap(\.measure)
    case .binary(.and, let left, let right): measures(of: left) + measures(of: right)
    default: []
    }
  }
}
