package import Domain

/// The tables that hold one kind: its current rows, its lists, and for each the versions that
/// were replaced or removed.
///
/// Every row says in `since` which step wrote it. A replaced or removed row moves to the table
/// `past_…` and says in `until` which step ended it; a row was so at step n when
/// `since <= n < until`.
package struct Table: Hashable, Sendable {
  package enum ColumnType: Hashable, Sendable {
    case text, real
    case integer
  }

  package struct Column: Hashable, Sendable {
    package var name: String
    package var type: ColumnType
    var isRequired: Bool
    var check: SQL?
    /// Kinds a reference points to.
    var references: [Kind] = []
    var isReference = false
  }

  package let name: String
  package private(set) var columns: [Column]
  /// Several columns for a list's table; `id` otherwise.
  var key: [String]
  var uniqueColumns: [String] = []
  /// Columns with an index of their own: every reference.
  package var indexed: [String] = []
  package var pastName: String { "past_\(name)" }
  package var isList: Bool { key.count > 1 }
  package var columnNames: [String] { columns.map(\.name) }
}

extension Table {
  /// The tables of a kind: its own, then one for each list.
  package static func tables(of kind: Kind, in schema: Schema) -> [Table] {
    [main(kind, schema)] + kind.fields.filter(\.isList).map { list(of: kind, $0, in: schema) }
  }

  package static func listName(_ kind: Kind, _ field: Field) -> String {
    "\(kind.name)_\(field.name)"
  }

  private static func main(_ kind: Kind, _ schema: Schema) -> Table {
    var columns = [Column(name: "id", type: .integer, isRequired: true)]
    if kind.isNamed {
      columns.append(Column(name: "handle", type: .text, isRequired: true))
    }
    let scalars = kind.fields.filter { !$0.isList }
    columns += scalars.map { column($0, schema) }
    columns.append(Column(name: "since_step", type: .integer, isRequired: true))
    return Table(
      name: kind.name, columns: columns, key: ["id"], uniqueColumns: kind.isNamed ? ["handle"] : [],
      indexed: scalars.filter(\.type.isReference).map(\.name))
  }

  /// The table that holds a list field's members.
  package static func list(of kind: Kind, _ field: Field, in schema: Schema) -> Table {
    var member = column(field, schema)
    member.name = "member"
    member.isRequired = true
    var record = Column(name: "record", type: .integer, isRequired: true)
    record.references = [kind]
    record.isReference = true
    return Table(
      name: listName(kind, field),
      columns: [
        record, member, Column(name: "position", type: .integer, isRequired: true),
        Column(name: "since_step", type: .integer, isRequired: true),
      ],
      key: ["record", "member"], indexed: ["member"])
  }

  /// The records of a kind in which a field holds something.
  package static func holders(of field: Field, _ kind: Kind) -> SQL {
    field.isList
      ? "SELECT DISTINCT \"record\" FROM \(name: listName(kind, field)) ORDER BY 1"
      : "SELECT \"id\" FROM \(name: kind.name) WHERE \(name: field.name) IS NOT NULL ORDER BY 1"
  }

  private static func column(_ field: Field, _ schema: Schema) -> Column {
    let name: SQL = field.isList ? "\(name: "member")" : "\(name: field.name)"
    // A field that one book defined is added to a table that has rows already.
    let isRequired = field.isRequired && !field.isCustom
    switch field.type {
    case .text: return Column(name: field.name, type: .text, isRequired: isRequired)
    case .number: return Column(name: field.name, type: .real, isRequired: isRequired)
    case .integer(let range):
      return Column(
        name: field.name, type: .integer, isRequired: isRequired,
        check: "\(name) BETWEEN \(constant: range.lowerBound) AND \(constant: range.upperBound)")
    case .date:
      return Column(
        name: field.name, type: .integer, isRequired: isRequired,
        check: """
          \(name) BETWEEN \(constant: Day.range.lowerBound.number) \
          AND \(constant: Day.range.upperBound.number)
          """)
    case .choice(let cases):
      return Column(
        name: field.name, type: .text, isRequired: isRequired,
        check: isOne(of: cases.map { "\(word: $0)" }, name))
    case .reference(let names):
      let kinds = schema.kinds(named: names)
      return Column(
        name: field.name, type: .integer, isRequired: isRequired,
        check: isOne(
          of: kinds.map { "\(constant: $0.code)" },
          "\(name) & \(constant: Int(RecordID.kindMask))"),
        references: kinds, isReference: true)
    }
  }
  /// A row of comparisons: for `IN`, the database would make a table of the words for every row.
  private static func isOne(of words: [SQL], _ value: SQL) -> SQL {
    SQL.any(words.map { "\(value) = \($0)" }[...])
  }
}
