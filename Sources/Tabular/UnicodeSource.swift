package enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case windows1252 = "windows-1252"
}

/// The bytes of a source as UTF-8 without a byte-order mark.
///
/// Text in UTF-16 is known by its mark, or by every other byte of its first being nothing, and
/// transcoded. What is not a character in it becomes
/// bytes that are not UTF-8 either, so that one check, with its line and column, finds both.
struct UnicodeSource {
  private let source: ByteSource
  private let stated: TextEncoding?
  var progress: Double? { source.progress }
  private var encoding: Encoding?
  private var block: [UInt8]
  /// A byte or a high surrogate whose other half has not been read yet.
  private var oddByte: UInt8?
  private var highSurrogate: UInt16?

  private enum Encoding { case utf8, windows1252, utf16(isBigEndian: Bool) }

  /// - Parameter blockSize: how many bytes to ask the source for at a time, at least 1.
  init(_ source: ByteSource, blockSize: Int, encoding: TextEncoding? = nil) {
    self.source = source
    stated = encoding
    block = [UInt8](repeating: 0, count: blockSize)
  }

  /// Appends what could be read next; false at the end, when nothing was left to append.
  mutating func read(into bytes: inout [UInt8]) throws(SourceError) -> Bool {
    guard let encoding else { return try readHead(into: &bytes) }
    let count = try readBlock()
    switch encoding {
    case .utf8: bytes.append(contentsOf: block[..<count])
    case .windows1252: for byte in block[..<count] { Self.append1252(byte, to: &bytes) }
    case .utf16(let isBigEndian):
      for byte in block[..<count] { append(byte, isBigEndian, to: &bytes) }
      if count == 0 { return finish(&bytes) }
    }
    return count > 0
  }

  private mutating func readBlock() throws(SourceError) -> Int {
    let source = source
    return try block.withUnsafeMutableBufferPointer { buffer throws(SourceError) in
      try source.read(into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  /// Reads until four bytes tell whether a mark stands first, and what it says.
  private mutating func readHead(into bytes: inout [UInt8]) throws(SourceError) -> Bool {
    var head: [UInt8] = []
    while head.count < 4 {
      let count = try readBlock()
      if count == 0 { break }
      head.append(contentsOf: block[..<count])
    }
    let encoding = encoding(of: head)
    self.encoding = encoding
    switch encoding {
    case .utf8:
      bytes.append(contentsOf: head.starts(with: [0xEF, 0xBB, 0xBF]) ? head[3...] : head[...])
    case .windows1252: for byte in head { Self.append1252(byte, to: &bytes) }
    case .utf16(let isBigEndian):
      let mark: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
      for byte in head.dropFirst(head.starts(with: mark) ? 2 : 0) {
        append(byte, isBigEndian, to: &bytes)
      }
    }
    return !head.isEmpty
  }

  private func encoding(of head: [UInt8]) -> Encoding {
    if stated == .windows1252 { return .windows1252 }
    if head.starts(with: [0xFE, 0xFF]) { return .utf16(isBigEndian: true) }
    if head.starts(with: [0xFF, 0xFE]) { return .utf16(isBigEndian: false) }
    // Text in another writing has no such bytes; the first line of most files has. One character
    // alone is sooner a stray NUL.
    let isBigEndian = head.count > 3 && head[0] == 0 && head[1] != 0
    let isLittleEndian = head.count > 3 && head[0] != 0 && head[1] == 0
    if stated == .utf16 || stated == nil && (isBigEndian || isLittleEndian) {
      return .utf16(isBigEndian: isBigEndian)
    }
    return .utf8
  }

  /// Five bytes are no character; they become one that is not UTF-8 either.
  private static func append1252(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case ..<0x80: bytes.append(byte)
    case 0x81, 0x8D, 0x8F, 0x90, 0x9D: bytes.append(0xFF)
    case 0x80...0x9F: encode(UInt32(windows1252[Int(byte) - 0x80]), into: &bytes)
    default: encode(UInt32(byte), into: &bytes)
    }
  }

  /// What 0x80 to 0x9F stand for (WHATWG Encoding, index windows-1252).
  private static let windows1252: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  private mutating func append(_ byte: UInt8, _ isBigEndian: Bool, to bytes: inout [UInt8]) {
    guard let first = oddByte else {
      oddByte = byte
      return
    }
    oddByte = nil
    let unit = isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first)
    if let high = highSurrogate {
      highSurrogate = nil
      if UTF16.isTrailSurrogate(unit) {
        let scalar = 0x10000 + (UInt32(high) & 0x3FF) << 10 + UInt32(unit) & 0x3FF
        Self.encode(scalar, into: &bytes)
        return
      }
      Self.encode(UInt32(high), into: &bytes)
    }
    if UTF16.isLeadSurrogate(unit) {
      highSurrogate = unit
    } else {
      Self.encode(UInt32(unit), into: &bytes)
    }
  }

  /// Half a character at the end is passed on as something that is none.
  private mutating func finish(_ bytes: inout [UInt8]) -> Bool {
    guard oddByte != nil || highSurrogate != nil else { return false }
    bytes.append(0xFF)
    oddByte = nil
    highSurrogate = nil
    return true
  }

  /// The pattern of UTF-8, for lone surrogates too, which no decoder accepts.
  private static func encode(_ value: UInt32, into bytes: inout [UInt8]) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | value >> shift & 0x3F) }
    switch value {
    case ..<0x80: bytes.append(UInt8(value))
    case ..<0x800: bytes += [UInt8(0xC0 | value >> 6), tail(0)]
    case ..<0x10000: bytes += [UInt8(0xE0 | value >> 12), tail(6), tail(0)]
    default: bytes += [UInt8(0xF0 | value >> 18 & 0x07), tail(12), tail(6), tail(0)]
    }
  }
}
