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
package struct TextIndex {
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
  package private(set) var count = 0

  package init() {}

  /// Whether it takes further texts; it holds 1 GiB of them.
  package var hasRoom: Bool { bytes.count < 1 << 30 && count < 1 << 26 }

  package enum Cell: Equatable {
    /// Nothing, or white space alone.
    case empty
    case seen(Int)
    case new
  }

  /// What is known of a row's field, without white space at its ends.
  package func cell(_ row: Row, at field: Int) -> Cell {
    row.withTrimmedText(at: field) { text in
      if text.isEmpty { return .empty }
      let slot = slots[place(of: text, Self.hash(text))]
      return slot.length < 0 ? .new : .seen(Int(slot.number))
    }
  }

  /// Gives a text that is new a number.
  package mutating func enter(_ row: Row, at field: Int, as number: Int) {
    if count * 3 >= slots.count * 2 { grow() }
    row.withTrimmedText(at: field) { text in
      let hash = Self.hash(text)
      let place = place(of: text, hash)
      slots[place] = Slot(
        hash: hash, offset: UInt32(bytes.count), length: Int32(text.count), number: UInt32(number))
      bytes.append(contentsOf: text)
    }
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
    guard slot.hash == hash, slot.length == text.count else { return false }
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

  /// FNV-1a, its bits mixed once more, for only the low ones choose a place.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
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
