import Domain
import Language

/// How `summarize` groups in two goes what is grouped by something that must be followed or
/// reckoned, such as `by.unit` or `quarter(closed)`: first by the field it begins with, `by` or
/// `closed`, and then the few groups that come of that. What is followed or reckoned is so once a
/// party or a day rather than once a row.
///
/// Nil where two goes would not be quicker, or would not come to the same.
struct PartialGroups {
  /// The fields that the keys begin with.
  let stems: [Relation.Shown]
  /// What is reckoned for each of the first groups, and what it is called there.
  private(set) var measures: [Expression] = []
  var names: [String] { measures.indices.map { "\(Self.mark)\($0)" } }
  /// How the first groups' numbers become one.
  private var combinations: [Combination] = []
  /// No field's name has it.
  private static let mark = "#"

  private enum Combination: String {
    case count, sum, min, max
    /// From a sum and, behind it, a count.
    case average
  }

  init?(
    of asked: [Relation.Shown], per keys: [Relation.Shown], in frame: Frame, _ binder: Binder
  ) {
    guard let kind = frame.kind else { return nil }
    var fields: [Field] = []
    var isDerived = false
    for key in keys {
      guard let stem = Self.stem(of: key.expression, of: kind, binder),
        frame.definitions[stem.field.name] == nil
      else { return nil }
      isDerived = isDerived || stem.isDerived
      if !fields.contains(stem.field) { fields.append(stem.field) }
    }
    // Two fields of many values together may have as many as there are rows.
    guard isDerived, fields.filter({ !$0.type.isChoice }).count <= 1 else { return nil }
    let nowhere = Span(0, 0)
    stems = fields.map { field in
      Relation.Shown(
        expression: Expression(.words([Name(field.name, nowhere)]), nowhere), name: field.name)
    }
    for measure in asked { guard add(measure.expression) else { return nil } }
  }

  /// False for a measure that cannot be had from those of parts.
  private mutating func add(_ measure: Expression) -> Bool {
    switch measure.kind {
    case .words(let names) where names.count == 1 && names[0].text == "count":
      combinations.append(.count)
      measures.append(measure)
    case .call(let name, let arguments):
      guard let combination = Combination(rawValue: name.text) else { return false }
      combinations.append(combination)
      guard combination == .average else {
        measures.append(measure)
        break
      }
      for part in ["sum", "count"] {
        measures.append(Expression(.call(Name(part, name.span), arguments), measure.span))
      }
    default: return false
    }
    return true
  }

  /// The measures asked for, from the columns of the first groups.
  func combined(_ frame: Frame, _ aggregates: Aggregates) -> [Typed] {
    guard case .columns(let columns, let alias) = frame.scope else { return [] }
    var parts = columns.dropFirst(stems.count).map { column in
      (sql: aggregates.column(for: "\(name: alias).\(name: column.stored)"), type: column.type)
    }[...]
    return combinations.compactMap { combination in
      guard let part = parts.popFirst() else { return nil }
      switch combination {
      // Each of the first groups has a row, and so has each of these a group.
      case .count, .sum: return Typed("sum(\(part.sql))", part.type)
      case .min, .max:
        return Typed("\(SQL(stringLiteral: combination.rawValue))(\(part.sql))", part.type)
      case .average:
        guard let count = parts.popFirst() else { return nil }
        return Typed("total(\(part.sql)) / sum(\(count.sql))", .number)
      }
    }
  }

  /// The field of the row itself that an expression depends on, where there is only one and it
  /// leads to one value.
  private static func stem(
    of expression: Expression, of kind: Kind, _ binder: Binder
  ) -> (field: Field, isDerived: Bool)? {
    switch expression.kind {
    case .words(let names), .path(let names):
      guard let field = names.first.flatMap({ kind.field($0.text) }), !field.isList,
        isSingle(names.dropFirst(), from: field, binder)
      else { return nil }
      return (field, names.count > 1)
    case .call(let name, let arguments?):
      guard ["year", "quarter", "month"].contains(name.text),
        let inner = try? binder.single(arguments),
        let stem = stem(of: inner, of: kind, binder)
      else { return nil }
      return (stem.field, true)
    default: return nil
    }
  }

  /// Whether a path goes on over stored fields of one value.
  private static func isSingle(
    _ names: ArraySlice<Name>, from field: Field, _ binder: Binder
  ) -> Bool {
    guard let name = names.first?.text else { return true }
    guard case .reference(let kinds) = field.type else { return false }
    return binder.schema.kinds(named: kinds).allSatisfy { kind in
      guard let next = kind.field(name) else {
        return ["unit", "handle", "kind"].contains(name) && names.count == 1
          || !Binder.fieldNames(kind).contains(name)
      }
      return !next.isList && isSingle(names.dropFirst(), from: next, binder)
    }
  }
}
