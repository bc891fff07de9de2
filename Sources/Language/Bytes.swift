extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }

  /// An ASCII letter, digit or underscore.
  var isWordByte: Bool { (self | 0x20) &- 0x61 < 26 || self &- 0x30 < 10 || self == 0x5F }
}

extension [UInt8] {
  /// The byte at `offset`; 0 past the end, which no valid source holds.
  func byte(_ offset: Int) -> UInt8 {
    offset < count ? self[offset] : 0
  }

  /// The scalar that begins at `offset` and its length; nil where the bytes are not UTF-8.
  func scalar(at offset: Int) -> (value: Unicode.Scalar, length: Int)? {
    guard offset < count else { return nil }
    let lead = self[offset]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let length: Int
    let smallest: UInt32
    var value: UInt32
    switch lead {
    case 0xC2...0xDF: (length, smallest, value) = (2, 0x80, UInt32(lead & 0x1F))
    case 0xE0...0xEF: (length, smallest, value) = (3, 0x800, UInt32(lead & 0x0F))
    case 0xF0...0xF4: (length, smallest, value) = (4, 0x1_0000, UInt32(lead & 0x07))
    default: return nil
    }
    guard offset + length <= count else { return nil }
    for index in (offset + 1)..<(offset + length) {
      guard self[index] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(self[index] & 0x3F)
    }
    guard value >= smallest, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }

  /// The length of the word character at `offset`, 0 where there is none.
  func wordLength(at offset: Int) -> Int {
    guard offset < count else { return 0 }
    let byte = self[offset]
    if byte < 0x80 { return byte.isWordByte ? 1 : 0 }
    guard let (scalar, length) = scalar(at: offset) else { return 0 }
    return scalar.properties.isIDContinue ? length : 0
  }

  /// The end of the run of digits that begins at `offset`.
  func digitsEnd(_ offset: Int) -> Int {
    var end = offset
    while end < count, self[end].isDigit { end += 1 }
    return end
  }
}

extension Unicode.Scalar {
  /// Steers a terminal or the order of letters instead of showing something.
  var isControl: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      true
    default: false
    }
  }

  /// `U+00AD`
  var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
