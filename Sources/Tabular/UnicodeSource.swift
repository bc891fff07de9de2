/// The bytes of a source as UTF-8 without a byte-order mark.
///
/// Text in UTF-16 is known by its mark and transcoded. What is not a character in it becomes
/// bytes that are not UTF-8 either, so that one check, with its line and column, finds both.
struct UnicodeSource {
  private let source: ByteSource
  private var encoding: Encoding?
  private var block: [UInt8]
  /// A byte or a high surrogate whose other half has not been read yet.
  private var oddByte: UInt8?
  private var highSurrogate: UInt16?

  private enum Encoding { case utf8, utf16(isBigEndian: Bool) }

  /// - Parameter blockSize: how many bytes to ask the source for at a time, at least 1.
  init(_ source: ByteSource, blockSize: Int) {
    self.source = source
    block = [UInt8](repeating: 0, count: blockSize)
  }

  /// Appends what could be read next; false at the end, when nothing was left to append.
  mutating func read(into bytes: inout [UInt8]) throws(SourceError) -> Bool {
    guard let encoding else { return try readHead(into: &bytes) }
    let count = try readBlock()
    switch encoding {
    case .utf8: bytes.append(contentsOf: block[..<count])
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

  /// Reads until three bytes tell whether a mark stands first, and what it says.
  private mutating func readHead(into bytes: inout [UInt8]) throws(SourceError) -> Bool {
    var head: [UInt8] = []
    while head.count < 3 {
      let count = try readBlock()
      if count == 0 { break }
      head.append(contentsOf: block[..<count])
    }
    if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE]) {
      let isBigEndian = head[0] == 0xFE
      encoding = .utf16(isBigEndian: isBigEndian)
      for byte in head.dropFirst(2) { append(byte, isBigEndian, to: &bytes) }
    } else {
      encoding = .utf8
      bytes.append(contentsOf: head.starts(with: [0xEF, 0xBB, 0xBF]) ? head[3...] : head[...])
    }
    return !head.isEmpty
  }

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
