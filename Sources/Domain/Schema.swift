/// Every kind of record, as one value: tables, parsing, checking, completion, help, import and
/// export are made from it.
package struct Schema: Sendable {
  package let kinds: [Kind]
  /// Fields that a book had defined for itself and has taken back.
  package private(set) var former: [FormerField] = []
  private let byName: [String: Int]
  private let byCode: [Int: Int]

  package init(kinds: [Kind]) {
    self.kinds = kinds
    var names: [String: Int] = [:]
    var codes: [Int: Int] = [:]
    for (index, kind) in kinds.enumerated() {
      names[kind.name] = index
      names[kind.plural] = index
      codes[kind.code] = index
    }
    byName = names
    byCode = codes
  }

  /// The kinds every book has.
  package static let standard = Schema(kinds: [
    .unit, .person, .membership, .driver, .goal, .reading, .request, .offer, .initiative,
    .milestone, .promise, .series, .meeting, .contribution, .embed, .objection, .workshop,
    .statement, .rating, .view, .mapping,
  ])

  /// By singular or plural.
  package func kind(_ name: String) -> Kind? { byName[name].map { kinds[$0] } }
  package func kind(plural: String) -> Kind? {
    kind(plural).flatMap { $0.plural == plural ? $0 : nil }
  }
  package func kind(code: Int) -> Kind? { byCode[code].map { kinds[$0] } }
  package func kind(of id: RecordID) -> Kind? { kind(code: id.kindCode) }

  /// The kinds a reference may point to; an empty list of names means all.
  package func kinds(named names: [String]) -> [Kind] {
    names.isEmpty ? kinds : names.compactMap { kind($0) }
  }

  /// The kind whose records are written with this letter: `p` is promise.
  package func kind(letter: String) -> Kind? {
    kinds.first { $0.handle == .numbered(letter) }
  }

  /// The same schema with fields that one book has defined for itself.
  package func adding(
    _ custom: [(kind: String, field: Field)], former: [FormerField] = []
  ) -> Schema {
    var copies = kinds
    for (name, field) in custom {
      guard let index = byName[name] else { continue }
      copies[index].fields.append(field)
    }
    var schema = Schema(kinds: copies)
    schema.former = self.former + former
    return schema
  }

  /// The same schema without a field that the book has defined for itself; from when on, the step
  /// that takes it out will tell.
  package func removing(_ field: Field, _ kind: Kind) -> Schema {
    var copies = kinds
    if let index = byName[kind.name] { copies[index].fields.removeAll { $0.name == field.name } }
    var schema = Schema(kinds: copies)
    schema.former =
      former + [FormerField(kind: kind.name, field: field, steps: 0..<Int64.max)]
    return schema
  }

  /// The same schema with the former fields that were there after a step.
  package func asOf(_ step: Int64) -> Schema { reviving { $0.steps.contains(step) } }

  /// The same schema with all former fields: what the tables of a book hold.
  package var whole: Schema { reviving { _ in true } }

  private func reviving(_ isMeant: (FormerField) -> Bool) -> Schema {
    let meant = former.filter(isMeant)
    guard !meant.isEmpty else { return self }
    var schema = adding(meant.map { ($0.kind, $0.field) })
    schema.former = former.filter { !isMeant($0) }
    return schema
  }

  /// Fields of other kinds, or of the same, that can refer to records of this kind.
  package func references(to kind: Kind) -> [(kind: Kind, field: Field)] {
    kinds.flatMap { other in
      other.fields.compactMap { field in
        guard case .reference(let names) = field.type, names.isEmpty || names.contains(kind.name)
        else { return nil }
        return (other, field)
      }
    }
  }

  /// `p17`, or nil for a named kind, whose handle is stored.
  package func numberedHandle(_ id: RecordID) -> String? {
    guard case .numbered(let letter) = kind(of: id)?.handle else { return nil }
    return "\(letter)\(id.number)"
  }
}

/// A field that a book defined for itself and took back: what it held, the past keeps.
package struct FormerField: Sendable {
  /// Singular.
  package var kind: String
  package var field: Field
  /// After which steps it was there.
  package var steps: Range<Int64>

  package init(kind: String, field: Field, steps: Range<Int64>) {
    self.kind = kind
    self.field = field
    self.steps = steps
  }
}

extension Schema {
  /// Changes whenever a kind or a stored field does: 64-bit FNV-1a over their declarations.
  package var fingerprint: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ text: String) {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    for kind in kinds {
      mix(kind.name)
      mix(String(kind.code))
      for field in kind.fields where !field.isCustom {
        mix(field.name)
        mix(field.type.spelling)
        mix(field.isList ? "list" : field.isRequired ? "required" : "")
      }
    }
    return String(hash, radix: 16)
  }
}

extension FieldType {
  /// As `define field` takes it and as a book keeps it: `number`, `choice(a, b)`, `unit·person`.
  package var spelling: String {
    switch self {
    case .text: "text"
    case .number: "number"
    case .integer(let range): "\(range.lowerBound)-\(range.upperBound)"
    case .date: "date"
    case .choice(let cases): "choice(\(cases.joined(separator: ",")))"
    case .reference(let kinds): kinds.isEmpty ? "record" : kinds.joined(separator: "·")
    }
  }

  /// Nil where a newer program wrote a type that this one does not know.
  package init?(spelling: String) {
    switch spelling {
    case "text": self = .text
    case "number": self = .number
    case "date": self = .date
    case "record": self = .reference([])
    default:
      if spelling.hasPrefix("choice("), spelling.hasSuffix(")") {
        let cases = spelling.dropFirst(7).dropLast().split(separator: ",").map(String.init)
        self = .choice(cases)
      } else {
        // The first hyphen after a digit; one before it is a sign.
        let hyphen = spelling.dropFirst().firstIndex(of: "-")
        if let hyphen, let low = Int(spelling[..<hyphen]),
          let high = Int(spelling[spelling.index(after: hyphen)...]), low <= high
        {
          self = .integer(low...high)
        } else {
          self = .reference(spelling.split(separator: "·").map(String.init))
        }
      }
    }
  }
}
