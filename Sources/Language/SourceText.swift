/// A half-open range of byte offsets into a `SourceText`.
package struct Span: Hashable, Sendable {
  package var lower: Int
  package var upper: Int

  package init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = upper
  }

  package func joined(with other: Span) -> Span {
    Span(min(lower, other.lower), max(upper, other.upper))
  }
}

/// What was typed or read, copied into bytes once; every position is an offset into them.
package final class SourceText: Sendable {
  /// What a person calls it: a file's path, `-c`, `standard input`, `prompt`.
  package let name: String
  package let bytes: [UInt8]
  /// The number of its first line within what it was taken from.
  package let firstLine: Int
  /// Offset of the first byte of each line; the first is always 0.
  private let lineStarts: [Int]

  package init(name: String, bytes: [UInt8], firstLine: Int = 1) {
    self.name = name
    self.bytes = bytes
    self.firstLine = firstLine
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    lineStarts = starts
  }

  package convenience init(name: String, _ text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The text of a span; bytes that are not UTF-8 read as U+FFFD.
  package func text(_ span: Span) -> String {
    let upper = min(max(span.upper, 0), bytes.count)
    return String(decoding: bytes[min(max(span.lower, 0), upper)..<upper], as: UTF8.self)
  }

  /// Line and column of an offset, both from 1; the column counts Unicode scalars.
  package func location(of offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    // Counted without decoding: the bytes that continue a scalar are those of the form 10xxxxxx.
    var column = 1
    for byte in bytes[lineStarts[low]..<min(max(offset, lineStarts[low]), bytes.count)]
    where byte & 0xC0 != 0x80 { column += 1 }
    return (low + 1, column)
  }

  /// The span of line `line` (from 1) without its line break; a line past the last is the last.
  package func lineSpan(_ line: Int) -> Span {
    let index = min(max(line, 1), lineStarts.count) - 1
    let lower = lineStarts[index]
    var upper = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
    if upper > lower, bytes[upper - 1] == 0x0D { upper -= 1 }
    return Span(lower, upper)
  }
}
