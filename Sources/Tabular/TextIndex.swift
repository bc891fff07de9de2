#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Numbers given to the texts of a column, so that each distinct text need be read only once.
///
/// It looks at bytes: no text is made of a cell that was seen before.
struct TextIndex {
  /// Small, for most of the time goes into fetching them from memory.
  private struct Slot {
    var hash: UInt32 = 0
    var offset: UInt32 = 0
    var length: Int32 = -1
    var number: UInt32 = 0
  }

  /// A power of two, at most two thirds of them taken.
  private var slots = [Slot](repeating: Slot(), count: 64)
  private var bytes: [UInt8] = []
  private var last = Slot()
  private(set) var count = 0

  /// Whether it takes further texts; it holds 1 GiB of them.
  var hasRoom: Bool { bytes.count < 1 << 30 && count < 1 << 26 }

  /// The number of a text; nil where it is new.
  mutating func number(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    // Rows that follow each other often say the same.
    if last.length == text.count, isSame(last, text) { return Int(last.number) }
    let slot = slots[place(of: text, Self.hash(text))]
    guard slot.length >= 0 else { return nil }
    last = slot
    return Int(slot.number)
  }

  /// Gives a text that is new a number.
  mutating func enter(_ text: UnsafeBufferPointer<UInt8>, as number: Int) {
    if count * 3 >= slots.count * 2 { grow() }
    let hash = Self.hash(text)
    let place = place(of: text, hash)
    slots[place] = Slot(
      hash: hash, offset: UInt32(bytes.count), length: Int32(text.count), number: UInt32(number))
    bytes.append(contentsOf: text)
    count += 1
  }

  private func place(of text: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place].length >= 0, !isEqual(slots[place], text, hash) {
      place = (place + 1) & mask
    }
    return place
  }

  private func isEqual(
    _ slot: Slot, _ text: UnsafeBufferPointer<UInt8>, _ hash: UInt32
  ) -> Bool {
    slot.hash == hash && slot.length == text.count && isSame(slot, text)
  }

  /// Of two texts of one length.
  private func isSame(_ slot: Slot, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(slot.offset)
    return bytes.withUnsafeBytes { bytes in
      guard let known = bytes.baseAddress, let new = text.baseAddress else { return true }
      return memcmp(known + start, new, text.count) == 0
    }
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    let mask = slots.count - 1
    for slot in old where slot.length >= 0 {
      var place = Int(truncatingIfNeeded: slot.hash) & mask
      while slots[place].length >= 0 { place = (place + 1) & mask }
      slots[place] = slot
    }
  }

  /// FNV-1a over words instead of bytes, its bits mixed, for only the low ones choose a place.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let bytes = UnsafeRawBufferPointer(text)
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var index = 0
    while index + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      hash = (hash ^ word) &* 0x100_0000_01B3
      hash ^= hash >> 29
      index += 8
    }
    var rest: UInt64 = 0
    while index < bytes.count {
      rest = rest << 8 | UInt64(bytes[index])
      index += 1
    }
    hash = (hash ^ rest) &* 0x9E37_79B9_7F4A_7C15
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }
}

/// The texts of several columns, each with numbers of their own.
package struct TextColumns {
  private var columns: [(field: Int, index: TextIndex)]

  /// - Parameter fields: of a row.
  package init(_ fields: [Int]) {
    columns = fields.map { ($0, TextIndex()) }
  }

  /// In place of a number: nothing, or white space alone.
  package static let empty = -1
  /// In place of a number: a text that has none yet.
  package static let new = -2

  /// Finds the number of each column's text in a row, without white space at its ends; true where
  /// some are new.
  ///
  /// - Parameter numbers: as many as there are columns.
  package mutating func look(at row: Row, _ numbers: inout [Int]) -> Bool {
    var isAnyNew = false
    for place in columns.indices {
      let number = row.withTrimmedText(at: columns[place].field) { text in
        text.isEmpty ? Self.empty : columns[place].index.number(of: text) ?? Self.new
      }
      numbers[place] = number
      if number == Self.new { isAnyNew = true }
    }
    return isAnyNew
  }

  /// Gives a text that is new a number; false where there is no room for it.
  package mutating func enter(_ row: Row, _ column: Int, as number: Int) -> Bool {
    guard columns[column].index.hasRoom else { return false }
    row.withTrimmedText(at: columns[column].field) { columns[column].index.enter($0, as: number) }
    return true
  }
}

extension Row {
  /// A field's bytes, without its quotes and without white space (Unicode's) at either end; none
  /// where the row has no such field.
  package func withTrimmedText<T>(
    at index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> T
  ) rethrows -> T {
    guard index >= 0, index < count else {
      return try body(UnsafeBufferPointer(start: nil, count: 0))
    }
    let place = block.fields[firstField + index]
    guard place.hasDoubledQuote else {
      return try block.bytes.withUnsafeBufferPointer {
        try body(WhiteSpace.trimmed(UnsafeBufferPointer(rebasing: $0[place.range])))
      }
    }
    var text = block.text(place)
    return try text.withUTF8 { try body(WhiteSpace.trimmed($0)) }
  }
}

extension Row {
  /// Whether a text stands in quotes together with white space at its ends.
  package func isPadded(at index: Int) -> Bool {
    guard index >= 0, index < count else { return false }
    let place = block.fields[firstField + index]
    guard place.wasQuoted else { return false }
    return withTrimmedText(at: index) {
      !$0.isEmpty && $0.count < place.range.count - (place.hasDoubledQuote ? doubled(place) : 0)
    }
  }

  private func doubled(_ place: Block.FieldPlace) -> Int {
    place.range.count - block.text(place).utf8.count
  }
}

enum WhiteSpace {
  /// Valid UTF-8 without white space at either end.
  static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    // Nearly every text begins and ends with something that is none.
    if let first = text.first, let last = text.last, Self.isInk(first), Self.isInk(last) {
      return text
    }
    var (start, end) = (0, text.count)
    while start < end, let length = length(text, at: start) { start += length }
    while start < end {
      var last = end - 1
      while last > start, text[last] & 0xC0 == 0x80 { last -= 1 }
      guard length(text, at: last) != nil else { break }
      end = last
    }
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }

  /// A visible ASCII character.
  private static func isInk(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

  /// Bytes of the white space at an offset; nil where none is.
  private static func length(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    let first = text[index]
    if first < 0x80 { return first == 0x20 || (0x09...0x0D).contains(first) ? 1 : nil }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    // All white space beyond ASCII begins with one of these.
    guard [0xC2, 0xE1, 0xE2, 0xE3].contains(first), index + length <= text.count else { return nil }
    let bytes = text[index..<index + length]
    let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first
    return scalar?.properties.isWhitespace == true ? length : nil
  }
}
