import Domain
import Language

extension Binder {
  /// What a first name means in a frame: a column, a stored or computed field, a condition, or one
  /// of the names every record has. Nil where it means nothing there.
  func named(_ name: Name, in frame: Frame) throws -> Typed? {
    if let definition = frame.definitions[name.text] {
      return try value(definition.expression, in: frame, where: definition.definitions)
    }
    switch frame.scope {
    case .columns(let columns, let alias):
      guard let column = columns.first(where: { $0.name == name.text }) else { return nil }
      return try self.column(column, name, alias: alias, in: frame)
    case .record(let kind, let alias):
      try refuseWithheld(name, of: kind)
      return try field(name.text, of: kind, alias: alias, in: frame)
    }
  }

  /// What is not for everybody's eyes has no name while a room looks on.
  private func refuseWithheld(_ name: Name, of kind: Kind) throws {
    guard environment.isRoomOn, kind.isPrivate(name.text) else { return }
    throw Problem.withheld(name.text, at: name.span)
  }

  /// A column that a view or a stage made.
  private func column(
    _ column: Frame.Column, _ name: Name, alias: String, in frame: Frame
  ) throws -> Typed {
    guard !(column.isPrivate && environment.isRoomOn) else {
      throw Problem.withheld(name.text, at: name.span)
    }
    let stored: SQL = "\(name: alias).\(name: column.stored)"
    guard column.isList else {
      var typed = Typed(stored, column.type)
      typed.missing = column.missing
      return typed
    }
    let members: SQL = "json_each(\(stored))"
    if frame.expandsLists {
      frame.didExpand = true
      let member = frame.joins.alias(of: members, aliases) { _ in "1" }
      return Typed("\(name: member).\"value\"", column.type)
    }
    let member = aliases.next()
    return Typed(
      "\(name: member).\"value\"", column.type,
      list: ListAccess(
        from: "\(members) AS \(name: member)", condition: "1", order: "\(name: member).\"key\""))
  }

  /// An expression read with the names that were known where it was written.
  func value(
    _ expression: Expression, in frame: Frame, where definitions: Frame.Definitions
  ) throws -> Typed {
    let now = frame.definitions
    frame.definitions = definitions
    defer { frame.definitions = now }
    return try value(expression, in: frame)
  }

  private func field(
    _ name: String, of kind: Kind, alias: String, in frame: Frame
  ) throws -> Typed? {
    if let field = kind.field(name) {
      let type = ValueType(field, in: schema)
      guard field.isList else { return Typed(column(field, of: kind, alias: alias), type) }
      let record: SQL = "\(name: alias).\"id\""
      let list = table(kind, list: field)
      if frame.expandsLists {
        frame.didExpand = true
        let member = frame.joins.alias(of: list, aliases) { "\($0).\"record\" = \(record)" }
        return Typed("\(name: member).\"member\"", type)
      }
      let member = aliases.next()
      // Of a record that was joined there may be none.
      let isOwn = alias == frame.alias
      return Typed(
        "\(name: member).\"member\"", type,
        list: ListAccess(
          from: "\(list) AS \(name: member)",
          condition: "\(name: member).\"record\" = \(record)",
          order: "\(name: member).\"position\"",
          owner: isOwn
            ? ListAccess.Owner(id: record, alias: alias, column: "\(name: member).\"record\"") : nil
        ))
    }
    if let computed = kind.computed.first(where: { $0.name == name }) {
      return try expand(computed, of: kind, alias: alias, in: frame)
    }
    if kind.statuses.contains(name), let status = kind.field("status") {
      let column = column(status, of: kind, alias: alias)
      return Typed("\(column) = \(SQLValue.text(name))", .boolean)
    }
    let id: SQL = "\(name: alias).\"id\""
    return pseudoField(name, of: Typed(id, .reference([kind])), alias: alias, in: frame)
  }

  /// `handle`, `kind` and a party's `unit`.
  private func pseudoField(
    _ name: String, of base: Typed, alias: String, in frame: Frame
  ) -> Typed? {
    guard case .reference(let kinds) = base.type, let kind = kinds.first else { return nil }
    switch name {
    case "handle":
      guard case .numbered(let letter) = kind.handle else {
        return Typed("\(name: alias).\"handle\"", .text)
      }
      var handle = Typed(
        "\(SQLValue.text(letter)) || (\(base.sql) >> \(constant: Int(RecordID.kindBits)))", .text)
      // p2 comes before p10.
      handle.order = base.sql
      handle.numbered = (base.sql, kind.code)
      return handle
    case "kind":
      return Typed("\(SQLValue.text(kind.name))", .choice([kind.name]))
    case "unit" where kind.name == "unit":
      return Typed(base.sql, base.type)
    case "unit" where kind.name == "person":
      guard let main = kind.field("in") else { return nil }
      return Typed(column(main, of: kind, alias: alias), ValueType(main, in: schema))
    default: return nil
    }
  }

  private func expand(
    _ computed: Computed, of kind: Kind, alias: String, in frame: Frame
  ) throws -> Typed {
    let key = "\(kind.name).\(computed.name)"
    let source = SourceText(name: key, computed.expression)
    let (program, problems) = Parser.parse(source, blocks: BlockWords(openers: []))
    guard expanding.insert(key).inserted, problems.isEmpty,
      let elements = program.statements.first?.pipeline.segments.first?.elements
    else {
      throw Problem("`\(key)` cannot be computed: \(computed.expression)", at: Span(0, 0))
    }
    defer { expanding.remove(key) }
    let inner = Frame(.record(kind, alias: alias), outer: frame.outer, joins: frame.joins)
    let end = Span(source.bytes.count, source.bytes.count)
    return try value(ExpressionParser.parse(elements[...], end: end).get(), in: inner)
  }

  /// Follows a reference, or each member of a list, to a field of what it points to.
  func member(_ name: Name, of base: Typed, in frame: Frame) throws -> Typed {
    guard case .reference(let kinds) = base.type else {
      throw Problem(
        "`\(base.name ?? "this")` is \(base.type.words); only a reference has fields",
        at: name.span, isCertain: true)
    }
    var access = base.list
    if access == nil, !frame.expandsLists, kinds.count > 1,
      kinds.contains(where: { $0.field(name.text)?.isList == true })
    {
      // One reference, several kinds, some of which have several values: a list of one to begin.
      let alias = aliases.next()
      access = ListAccess(
        from: "(SELECT \(base.sql) AS \"id\") AS \(name: alias)", condition: "1",
        order: "\(name: alias).\"id\"")
      var start = Typed("\(name: alias).\"id\"", base.type, list: access)
      start.name = base.name
      return try member(name, of: start, in: frame)
    }
    let inner: Frame
    if let access {
      inner = Frame(frame.scope, outer: frame.outer, joins: access.joins)
      inner.expandsLists = true
    } else {
      inner = frame
    }
    var found: [Typed] = []
    for kind in kinds {
      guard kind.field(name.text) != nil || Binder.fieldNames(kind).contains(name.text) else {
        continue
      }
      try refuseWithheld(name, of: kind)
      let alias = inner.joins.alias(of: table(kind), aliases) { "\($0).\"id\" = \(base.sql)" }
      guard var typed = try field(name.text, of: kind, alias: alias, in: inner) else { continue }
      if kind.computed.contains(where: { $0.name == name.text }) {
        // Of no record nothing is computed, not even a sum of nothing.
        typed.sql = "CASE WHEN \(name: alias).\"id\" IS NOT NULL THEN \(typed.sql) END"
      }
      found.append(typed)
    }
    guard var result = found.first else {
      throw Problem.unknown(
        "field", name,
        expected: Expected(words: kinds.flatMap { fields(of: $0) }.uniqued()),
        help: ["`\(base.name ?? "it")` is \(base.type.words)"])
    }
    for typed in found.dropFirst() {
      guard let type = result.type.merged(with: typed.type) else {
        throw Problem(
          "`\(name.text)` is \(result.type.words) in one kind and \(typed.type.words) in another",
          at: name.span, help: ["kinds here: \(kinds.map(\.name).joined(separator: ", "))"])
      }
      result = Typed("coalesce(\(result.sql), \(typed.sql))", type, list: result.list)
    }
    if name.text == "kind" {
      result = Typed(kindName(base.sql, kinds), .choice(kinds.map(\.name)))
    }
    if access != nil { result.list = access }
    result.name = name.text
    return result
  }

  private func kindName(_ id: SQL, _ kinds: [Kind]) -> SQL {
    let cases = kinds.map {
      "WHEN \(constant: $0.code) THEN \(SQLValue.text($0.name))" as SQL
    }
    return "CASE \(id) & \(constant: Int(RecordID.kindMask)) \(cases.joined(" ")) END"
  }

  /// Every name that can stand for a row of this kind, for completion and nearest names.
  func fields(of kind: Kind) -> [Expected.Word] {
    kind.fields.filter { !($0.isPrivate && environment.isRoomOn) }
      .map { Expected.Word($0.name, $0.help) }
      + kind.computed.filter { !($0.isPrivate && environment.isRoomOn) }
      .map { Expected.Word($0.name, $0.help) }
      + kind.statuses.map { Expected.Word($0, "status is \($0)") }
      + [Expected.Word("handle", "what the record is called in commands")]
      + (Group.party.contains(kind.name) ? [Expected.Word("unit", "its unit")] : [])
  }

  static func fieldNames(_ kind: Kind) -> Set<String> {
    Set(kind.computed.map(\.name) + kind.statuses)
      .union(["handle", "kind"]).union(Group.party.contains(kind.name) ? ["unit"] : [])
  }

  func names(in frame: Frame) -> Expected {
    let defined = frame.definitions.keys.sorted().map { Expected.Word($0) }
    switch frame.scope {
    case .columns(let columns, _):
      let shown = columns.filter { !($0.isPrivate && environment.isRoomOn) }
      return Expected(words: defined + shown.map { Expected.Word($0.name) })
    case .record(let kind, _): return Expected(words: defined + fields(of: kind))
    }
  }
}

extension Kind {
  package func isPrivate(_ name: String) -> Bool {
    field(name)?.isPrivate ?? computed.first { $0.name == name }?.isPrivate ?? false
  }
}

extension Sequence where Element == Expected.Word {
  func uniqued() -> [Expected.Word] {
    var seen: Set<String> = []
    return filter { seen.insert($0.text).inserted }
  }
}
