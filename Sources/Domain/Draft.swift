/// Values for one record of a kind, before it is added or to change one that is there; a field
/// that is nil is not spoken of.
package struct Draft: Sendable {
  package let kind: Kind
  /// In the order of `kind.fields`.
  package private(set) var values: [Value?]
  /// A handle chosen by the person rather than made from the title.
  package var handle: String?

  package init(_ kind: Kind) {
    self.kind = kind
    values = Array(repeating: nil, count: kind.fields.count)
  }

  package subscript(field: String) -> Value? {
    get { index(field).flatMap { values[$0] } }
    set { if let index = index(field) { values[index] = newValue } }
  }

  package subscript(at index: Int) -> Value? {
    get { values.indices.contains(index) ? values[index] : nil }
    set { if values.indices.contains(index) { values[index] = newValue } }
  }

  private func index(_ field: String) -> Int? { kind.fields.firstIndex { $0.name == field } }

  package var isEmpty: Bool { values.allSatisfy { $0 == nil } && handle == nil }

  /// Fills in what a new record has when nothing is said.
  package mutating func fillDefaults(today: Day) {
    for (index, field) in kind.fields.enumerated() where values[index] == nil {
      switch field.initial {
      case .value(let value)?: values[index] = value
      case .today?: values[index] = .day(today)
      case .same(let other)?: values[index] = self[other] ?? .missing
      case nil: values[index] = field.isList ? .records([]) : .missing
      }
    }
  }

  /// Required fields that have no value.
  package var missing: [Field] {
    zip(kind.fields, values).compactMap { field, value in
      guard field.isRequired else { return nil }
      switch value {
      case nil, .missing?: return field
      case .records(let ids)?: return ids.isEmpty ? field : nil
      default: return nil
      }
    }
  }
}
