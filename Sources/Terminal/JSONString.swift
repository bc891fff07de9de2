/// A JSON string (RFC 8259) on one line, as bytes.
enum JSONString {
  /// With its quotes; every line break and control character is escaped.
  static func encode(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = [0x22]
    bytes.reserveCapacity(text.utf8.count + 2)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0x0A: bytes += Array("\\n".utf8)
      case 0x0D: bytes += Array("\\r".utf8)
      case 0x09: bytes += Array("\\t".utf8)
      case 0..<0x20, 0x7F:
        let digits = Array("0123456789abcdef".utf8)
        bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
    return bytes
  }

  /// Nil when `line`, blanks around it aside, is not exactly one valid JSON string.
  static func decode(_ line: some Collection<UInt8>) -> String? {
    var reader = Reader(bytes: trimmed(Array(line)))
    guard let bytes = reader.string() else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    var slice = bytes[...]
    while let first = slice.first, isBlank(first) { slice.removeFirst() }
    while let last = slice.last, isBlank(last) { slice.removeLast() }
    return slice
  }

  private struct Reader {
    var bytes: ArraySlice<UInt8>

    mutating func string() -> [UInt8]? {
      guard bytes.count >= 2, bytes.popFirst() == 0x22, bytes.popLast() == 0x22 else {
        return nil
      }
      var text: [UInt8] = []
      text.reserveCapacity(bytes.count)
      while let byte = bytes.popFirst() {
        if byte < 0x20 || byte == 0x22 { return nil }
        if byte != 0x5C {
          text.append(byte)
        } else if let scalar = escaped() {
          text += Array(String(Character(scalar)).utf8)
        } else {
          return nil
        }
      }
      return text
    }

    /// What stands behind a backslash.
    private mutating func escaped() -> Unicode.Scalar? {
      switch bytes.popFirst() {
      case 0x22: "\""
      case 0x5C: "\\"
      case 0x2F: "/"
      case 0x62: "\u{8}"
      case 0x66: "\u{C}"
      case 0x6E: "\n"
      case 0x72: "\r"
      case 0x74: "\t"
      case 0x75: unicode()
      default: nil
      }
    }

    private mutating func unicode() -> Unicode.Scalar? {
      guard let unit = unit() else { return nil }
      guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) }
      guard bytes.popFirst() == 0x5C, bytes.popFirst() == 0x75, let low = self.unit(),
        (0xDC00..<0xE000).contains(low)
      else { return nil }
      return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    }

    /// Four hexadecimal digits.
    private mutating func unit() -> UInt32? {
      var value: UInt32 = 0
      for _ in 0..<4 {
        guard let byte = bytes.popFirst(),
          let digit = Character(Unicode.Scalar(byte)).hexDigitValue
        else { return nil }
        value = value << 4 | UInt32(digit)
      }
      return value
    }
  }
}
