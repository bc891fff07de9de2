/// Finds what is not text in bytes that should be UTF-8.
enum UTF8Check {
  /// The offset of the first byte that does not belong to a character (Unicode, table 3-7),
  /// or nil when all do.
  static func firstFault(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      let length = characterLength(in: bytes, at: index, end: range.upperBound)
      if length == 0 { return index }
      index += length
    }
    return nil
  }

  /// One quick pass that says whether a closer look is needed.
  static func survey(_ bytes: UnsafeBufferPointer<UInt8>) -> (isASCII: Bool, hasNUL: Bool) {
    var all: UInt8 = 0
    var least: UInt8 = .max
    for byte in bytes {
      all |= byte
      least = min(least, byte)
    }
    return (all < 0x80, least == 0)
  }

  /// Bytes of the character of several bytes at an offset; 0 when it is none.
  private static func characterLength(
    in bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int
  ) -> Int {
    let second: ClosedRange<UInt8>
    let length: Int
    switch bytes[index] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard index + length <= end, second.contains(bytes[index + 1]) else { return 0 }
    for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
