/// One record: its fields in order, and where it stands.
///
/// Fields are decoded when they are asked for. A row keeps the block of the file it came from
/// in memory, some 200 KB; take its texts instead of collecting rows.
package struct Row: RandomAccessCollection, Sendable {
  let block: Block
  let firstField: Int
  package let count: Int
  /// The line, from 1, on which the record begins.
  package let line: Int

  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  package subscript(index: Int) -> Field {
    precondition(indices.contains(index), "a row has no field \(index)")
    return Field(block: block, place: block.fields[firstField + index], recordLine: line)
  }

  /// The text of a field; nil where it is missing, and beyond the end of the row.
  package func value(at index: Int) -> String? {
    guard index >= 0, index < count else { return nil }
    let place = block.fields[firstField + index]
    return place.length == 0 && !place.wasQuoted ? nil : block.text(place)
  }

  /// What is wrong when a row should have this many fields; nil when it has them.
  package func problem(expecting expected: Int) -> Problem? {
    guard count != expected else { return nil }
    return Problem(.fieldCount(expected: expected, found: count), line: line)
  }
}

/// One field of a row.
package struct Field: Sendable {
  let block: Block
  let place: Block.FieldPlace
  let recordLine: Int

  /// The text without its quotes, doubled ones undone.
  package var text: String { block.text(place) }

  package var wasQuoted: Bool { place.wasQuoted }
  package var isEmpty: Bool { place.length == 0 }
  /// Nothing at all between the delimiters, not even quotes: a missing value rather than an
  /// empty text.
  package var isMissing: Bool { isEmpty && !wasQuoted }
  /// The line, from 1, on which the field begins.
  package var line: Int { recordLine + Int(place.lineOffset) }
}

/// A stretch of a file that ends with a record, and where everything in it stands.
final class Block: Sendable {
  struct FieldPlace: Sendable {
    var offset: UInt32 = 0
    var length: UInt32 = 0
    /// Lines after the record's first.
    var lineOffset: UInt32
    var wasQuoted = false
    var hasDoubledQuote = false

    var range: Range<Int> { Int(offset)..<Int(offset) + Int(length) }
  }

  let bytes: [UInt8]
  let fields: [FieldPlace]
  let quote: UInt8

  init(bytes: [UInt8], fields: [FieldPlace], quote: UInt8) {
    self.bytes = bytes
    self.fields = fields
    self.quote = quote
  }

  func text(_ place: FieldPlace) -> String {
    bytes.withUnsafeBufferPointer { bytes in
      let slice = UnsafeBufferPointer(rebasing: bytes[place.range])
      guard place.hasDoubledQuote else { return String(decoding: slice, as: UTF8.self) }
      return String(decoding: Self.undoubled(slice, quote: quote), as: UTF8.self)
    }
  }

  private static func undoubled(_ bytes: UnsafeBufferPointer<UInt8>, quote: UInt8) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var start = 0
    var index = 0
    while index < bytes.count {
      if bytes[index] == quote {
        result.append(contentsOf: bytes[start...index])
        index += 1
        start = index + 1
      }
      index += 1
    }
    if start < bytes.count { result.append(contentsOf: bytes[start...]) }
    return result
  }
}
