extension RecordScanner {
  /// The offset behind the line break at an offset: LF, CR LF or CR. Nil when the next byte,
  /// not read yet, has to say which.
  static func afterBreak(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, atEnd: Bool
  ) -> Int? {
    if bytes[index] == 0x0A { return index + 1 }
    if index + 1 < bytes.count { return bytes[index + 1] == 0x0A ? index + 2 : index + 1 }
    return atEnd ? index + 1 : nil
  }

  /// Whether a line break ends with this byte: LF, or CR without LF behind it.
  @inline(__always)
  static func isBreak(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    switch bytes[index] {
    case 0x0A: true
    case 0x0D: index + 1 == bytes.count || bytes[index + 1] != 0x0A
    default: false
    }
  }

  static func breaks(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    range.reduce(0) { isBreak(bytes, at: $1) ? $0 + 1 : $0 }
  }

  /// The column, from 1 and in scalars, of an offset in a record that begins at `start`.
  static func column(
    of offset: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    var column = 1
    var index = offset
    while index > start, !isBreak(bytes, at: index - 1) {
      index -= 1
      if bytes[index] & 0xC0 != 0x80 { column += 1 }
    }
    return column
  }

  /// The first byte of a record that is not text, as a problem.
  func fault(
    in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, line: Int
  ) -> Problem? {
    let nul = hasNUL ? bytes[range].firstIndex(of: 0) : nil
    let bad = isASCII ? nil : UTF8Check.firstFault(in: bytes, range)
    guard let offset = [nul, bad].compactMap(\.self).min() else { return nil }
    return Problem(
      offset == nul ? .nul : .notUTF8,
      line: line + Self.breaks(in: bytes, range.lowerBound..<offset),
      column: Self.column(of: offset, in: bytes, from: range.lowerBound))
  }
}
