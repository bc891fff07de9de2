package import Domain
package import Language

extension Binder {
  /// The text of a literal with its insertions read.
  func text(_ literal: TextLiteral) throws -> String { try environment.text(literal) }

  /// - Parameter keepsLists: A list at the end of the path stays one, rather than its first member.
  func variable(_ name: Name, _ path: [Name], keepsLists: Bool = false) throws -> Typed {
    let variable = try environment.variable(name)
    guard let type = variable.type else {
      // While a script is only checked, what a variable holds is not known.
      return Typed("NULL", .text)
    }
    var typed: Typed
    switch variable.value {
    case .records(let ids):
      let alias = aliases.next()
      let rows = ids.map { "SELECT \($0) AS \"id\"" as SQL }.joined(" UNION ALL ")
      let from: SQL = ids.isEmpty ? "(SELECT NULL AS \"id\" WHERE 0)" : "(\(rows))"
      typed = Typed(
        "\(name: alias).\"id\"", type,
        list: ListAccess(
          from: "\(from) AS \(name: alias)", condition: "1", order: "\(name: alias).\"id\""))
    case let value: typed = Typed("\(SQLValue(value))", type)
    }
    if case .day(let day) = variable.value { typed.day = day }
    typed.name = "$\(name.text)"
    let frame = Frame(.columns([], alias: ""))
    if case .record(let id) = variable.value, let kind = schema.kind(of: id), !path.isEmpty {
      typed.type = .reference([kind])
    }
    for (index, part) in path.enumerated() {
      let isList = keepsLists && index == path.count - 1
      typed = try scalarMember(part, of: typed, in: frame, isList: isList)
    }
    return typed
  }

  /// A field of a record that is known by its id alone: a scalar subquery, as no join is at hand.
  private func scalarMember(
    _ name: Name, of base: Typed, in frame: Frame, isList: Bool
  ) throws -> Typed {
    let alias = aliases.next()
    let access = ListAccess(
      from: "(SELECT \(base.sql) AS \"id\") AS \(name: alias)", condition: "1",
      order: "\(name: alias).\"id\"")
    var start = Typed("\(name: alias).\"id\"", base.type, list: access)
    start.name = base.name
    var typed = try member(name, of: start, in: frame)
    if isList, case .reference(let kinds) = base.type,
      kinds.contains(where: { $0.field(name.text)?.isList == true })
    {
      return typed
    }
    typed.sql = "(SELECT \(typed.sql) FROM \(access.from)\(access.joins.sql) LIMIT 1)"
    typed.list = nil
    return typed
  }
}

extension Environment {
  /// The value a name stands for.
  package func variable(_ name: Name) throws -> Variable {
    guard let variable = variables[name.text] else {
      throw Problem.unknown(
        "variable", Name("$\(name.text)", name.span),
        expected: .words(variables.keys.sorted().map { "$\($0)" }),
        help: ["give it a value first: let \(name.text) = …"])
    }
    return variable
  }

  /// A text with its `{$name}` insertions read. A record reads as its title, or its handle.
  package func text(_ literal: TextLiteral) throws -> String {
    if let plain = literal.plain { return plain }
    var result = ""
    for piece in literal.pieces {
      switch piece {
      case .plain(let text): result += text
      case .insertion(let name, let path): result += try inserted(name, path)
      }
    }
    return result
  }

  private func inserted(_ name: Name, _ path: [Name]) throws -> String {
    guard !path.isEmpty else { return try names.text(of: variable(name).value) }
    let binder = Binder(self)
    let typed = try binder.variable(name, path)
    let shown = binder.shown(typed)
    return try names.text(of: names.value(of: binder.finished("SELECT \(shown.sql)"), shown.type))
  }
}

extension RecordNames {
  /// How a value reads inside a text.
  package func text(of value: Value) throws -> String {
    switch value {
    case .missing: return ""
    case .text(let text): return text
    case .number(let number): return NumberSpelling.of(number)
    case .day(let day): return day.description
    case .boolean(let flag): return flag ? "yes" : "no"
    case .record(let id): return try handle(of: id) ?? ""
    case .records(let ids): return try ids.map { try handle(of: $0) ?? "" }.joined(separator: ", ")
    }
  }
}

/// Numbers as people write them: no `.0` on whole ones.
package enum NumberSpelling {
  package static func of(_ number: Double) -> String {
    guard number.isFinite else { return "" }
    if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
    return String(number)
  }
}
