/// What a field holds.
package enum Value: Hashable, Sendable {
  case missing
  case text(String)
  case number(Double)
  case day(Day)
  case boolean(Bool)
  case record(RecordID)
  case records([RecordID])
}

/// One record of a book: its number within its kind, and the kind, in one integer, so that a
/// reference to several kinds is one column.
package struct RecordID: Hashable, Sendable, Comparable {
  /// `number × 64 + kind code`
  package var raw: Int64

  package init(raw: Int64) { self.raw = raw }

  package init(kind code: Int, number: Int64) {
    raw = number << Self.kindBits | Int64(code)
  }

  package static let kindBits: Int64 = 6
  package static let kindMask: Int64 = 63
  package var kindCode: Int { Int(raw & Self.kindMask) }
  package var number: Int64 { raw >> Self.kindBits }

  /// No kind has this code; for a record that is only supposed.
  package static let unknownKind = 0
  package static let ofUnknownKind = RecordID(kind: unknownKind, number: 0)

  package static func < (left: RecordID, right: RecordID) -> Bool { left.raw < right.raw }
}
