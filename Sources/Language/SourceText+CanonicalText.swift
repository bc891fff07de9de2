extension SourceText {
  /// Quoted text between straight marks, without escapes it does not need and with plain line
  /// feeds. What it means stays the same.
  func canonicalText(_ span: Span) -> [UInt8] {
    let openLength = bytes[span.lower] == UInt8(ascii: "\"") ? 1 : 3
    let closeLength = bytes[span.upper - 1] == UInt8(ascii: "\"") ? 1 : 3
    let upper = max(span.lower + openLength, span.upper - closeLength)
    var text = [UInt8(ascii: "\"")]
    text.reserveCapacity(span.upper - span.lower)
    var offset = span.lower + openLength
    while offset < upper {
      let byte = bytes[offset]
      if byte == 0x0D {
        offset += 1
      } else if byte == UInt8(ascii: "\\"), offset + 1 < upper {
        let escaped = bytes[offset + 1]
        let isNeeded = escaped != UInt8(ascii: "{") || bytes[offset + 2] == UInt8(ascii: "$")
        if isNeeded { text.append(byte) }
        text.append(escaped)
        offset += 2
      } else {
        text.append(byte)
        offset += 1
      }
    }
    text.append(UInt8(ascii: "\""))
    return text
  }
}
