import Domain
import Language

extension Binder {
  /// An expression as it is shown: references by their handles, lists as JSON arrays, conditions
  /// as 1 or 0.
  func shown(_ typed: Typed, in frame: Frame? = nil) -> (sql: SQL, type: ValueType) {
    if let list = typed.list {
      let element = element(typed.sql, typed.type, list.joins)
      let order: SQL = " ORDER BY \(list.order)"
      let sql: SQL = """
        (SELECT json_group_array("v") FROM (SELECT \(element) AS "v" \
        FROM \(list.from)\(list.joins.sql) WHERE \(list.condition) AND \(typed.sql) IS NOT NULL\(order)))
        """
      // Most lists are empty, which is sooner seen than gathered.
      return (
        list.owner == nil
          ? sql
          : """
          CASE WHEN EXISTS (SELECT 1 FROM \(list.from) WHERE \(list.condition)) THEN \(sql) \
          ELSE '[]' END
          """, .list(typed.type)
      )
    }
    if typed.type == .boolean { return (truth(typed).sql, .boolean) }
    return (element(typed.sql, typed.type, frame?.joins), typed.type)
  }

  /// The same, with a reference by its id where its handle is the one that the record has now.
  func left(_ typed: Typed, in frame: Frame) -> (sql: SQL, type: ValueType) {
    guard case .reference(let kinds) = typed.type, typed.list == nil, asOf == nil,
      kinds.allSatisfy({ Withholding.condition($0, isRoomOn: environment.isRoomOn) == nil })
    else { return shown(typed, in: frame) }
    return (typed.sql, .reference([]))
  }

  /// An expression as it is kept between two parts of a statement: references by their ids, lists
  /// as arrays of what they hold.
  func stored(_ typed: Typed) -> SQL {
    guard let list = typed.list else { return truth(typed).sql }
    return """
      (SELECT json_group_array("v") FROM (SELECT \(typed.sql) AS "v" \
      FROM \(list.from)\(list.joins.sql) WHERE \(list.condition) AND \(typed.sql) IS NOT NULL \
      ORDER BY \(list.order)))
      """
  }

  /// A condition about what is missing does not hold; it is not a third thing beside yes and no.
  func truth(_ typed: Typed) -> Typed {
    guard typed.type == .boolean, typed.list == nil else { return typed }
    var typed = typed
    typed.sql = "ifnull(\(typed.sql), 0)"
    return typed
  }

  private func element(_ sql: SQL, _ type: ValueType, _ joins: JoinSet?) -> SQL {
    guard case .reference(let kinds) = type else { return sql }
    return handle(of: sql, kinds, joins)
  }

  /// The handle of a reference. Without joins at hand each kind is looked up in a subquery.
  private func handle(of id: SQL, _ kinds: [Kind], _ joins: JoinSet?) -> SQL {
    var parts: [SQL] = []
    var numbered: [SQL] = []
    for kind in kinds {
      switch kind.handle {
      case .named:
        if let joins {
          let alias = joins.alias(of: table(kind), aliases) { "\($0).\"id\" = \(id)" }
          parts.append("\(name: alias).\"handle\"")
        } else {
          parts.append("(SELECT \"handle\" FROM \(table(kind)) WHERE \"id\" = \(id))")
        }
      case .numbered(let letter):
        numbered.append("WHEN \(constant: kind.code) THEN \(SQLValue.text(letter))")
      }
    }
    if !numbered.isEmpty {
      let letter: SQL =
        "CASE (\(id)) & \(constant: Int(RecordID.kindMask)) \(numbered.joined(" ")) END"
      parts.append("(\(letter) || ((\(id)) >> \(constant: Int(RecordID.kindBits))))")
    }
    return parts.count == 1 ? parts[0] : "coalesce(\(parts.joined(", ")))"
  }

  /// What rows are ordered by: text without regard to case and accents, a choice as declared, a reference by
  /// its handle.
  func sortKey(_ typed: Typed) -> SQL {
    if let order = typed.order { return order }
    return switch typed.type {
    case .boolean: truth(typed).sql
    case .text: "alphabetical(\(typed.sql)) COLLATE NOCASE"
    case .choice(let cases): order(typed.sql, cases)
    case .reference(let kinds): "\(handle(of: typed.sql, kinds, nil)) COLLATE NOCASE"
    default: typed.sql
    }
  }
}
