/// Finds the records in a stretch of bytes. It decodes nothing and keeps offsets.
struct RecordScanner {
  struct Entry {
    var firstField: Int
    var fieldCount: Int
    var line: Int
    /// Empty lines among the bytes before it.
    var emptyLines: Int
    /// Its fields are not to be used then; `problems` says why.
    var isBad: Bool
  }

  /// How a scan, or the scan of one record, ended.
  enum End: Equatable {
    case complete
    /// The record goes on beyond the bytes; `openQuote` is the offset of a quote not closed.
    case incomplete(openQuote: Int?)
    case tooLong
  }

  let delimiter: UInt8
  let quote: UInt8
  /// Most bytes of a record.
  let limit: Int

  private(set) var entries: [Entry] = []
  /// What is wrong with bad entries, by their index.
  private(set) var problems: [Int: Problem] = [:]
  /// Where bad entries stand.
  private(set) var badRanges: [Int: Range<Int>] = [:]
  private(set) var fields: [Block.FieldPlace] = []
  /// Bytes up to the end of the last complete record or empty line.
  private(set) var consumed = 0
  private(set) var emptyLines = 0
  /// The line, from 1, on which the first byte not consumed stands.
  private(set) var line: Int

  private(set) var hasNUL = false
  private(set) var isASCII = true

  init(delimiter: UInt8, quote: UInt8, limit: Int, line: Int = 1) {
    self.delimiter = delimiter
    self.quote = quote
    self.limit = limit
    self.line = line
  }

  /// Scans from the beginning of a record.
  ///
  /// - Parameter atEnd: no byte follows, so that the last record needs no line end.
  mutating func scan(_ bytes: [UInt8], atEnd: Bool) -> End {
    bytes.withUnsafeBufferPointer { bytes in
      (isASCII, hasNUL) = UTF8Check.survey(bytes)
      fields.reserveCapacity(bytes.count / 8)
      entries.reserveCapacity(bytes.count / 64)
      while consumed < bytes.count {
        let (fieldCount, startLine) = (fields.count, line)
        let end = scanRecord(bytes, atEnd: atEnd)
        if end != .complete {
          fields.removeLast(fields.count - fieldCount)
          line = startLine
          return end
        }
      }
      return .complete
    }
  }

  /// Scans one record or one empty line.
  private mutating func scanRecord(_ bytes: UnsafeBufferPointer<UInt8>, atEnd: Bool) -> End {
    let (delimiter, quote) = (delimiter, quote)
    let start = consumed
    let startLine = line
    let firstField = fields.count
    var problem: Problem?
    var index = start
    while true {
      var place = Block.FieldPlace(lineOffset: UInt32(line - startLine))
      if index < bytes.count, bytes[index] == quote {
        let openQuote = index
        let openLine = line
        guard let close = scanQuoted(bytes, from: index + 1, &place, atEnd: atEnd) else {
          return bytes.count - start > limit ? .tooLong : .incomplete(openQuote: openQuote)
        }
        index = close + 1
        if index < bytes.count, !Self.ends(bytes[index], delimiter) {
          if problem == nil {
            let column = Self.column(of: index, in: bytes, from: start)
            problem = Problem(.textAfterQuote(opened: openLine), line: line, column: column)
          }
          index = Self.fieldEnd(bytes, from: index, delimiter)
        }
      } else {
        let lower = index
        index = Self.fieldEnd(bytes, from: index, delimiter)
        place.offset = UInt32(lower)
        place.length = UInt32(index - lower)
      }
      fields.append(place)
      guard index < bytes.count, bytes[index] == delimiter else { break }
      index += 1
    }

    let end = index
    if end - start > limit { return .tooLong }
    if index < bytes.count {
      guard let after = Self.afterBreak(bytes, at: index, atEnd: atEnd) else {
        return .incomplete(openQuote: nil)
      }
      index = after
      line += 1
    } else if !atEnd {
      return .incomplete(openQuote: nil)
    }
    consumed = index
    if end == start {
      fields.removeLast()
      emptyLines += 1
    } else {
      if hasNUL || !isASCII { problem = fault(in: bytes, start..<end, line: startLine) ?? problem }
      if let problem {
        problems[entries.count] = problem
        badRanges[entries.count] = start..<end
      }
      entries.append(
        Entry(
          firstField: firstField, fieldCount: fields.count - firstField, line: startLine,
          emptyLines: emptyLines, isBad: problem != nil))
    }
    return .complete
  }

  /// Scans behind an opening quote; returns the offset of the closing one, or nil when there
  /// is none or the next byte has to say whether it closes.
  private mutating func scanQuoted(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ place: inout Block.FieldPlace,
    atEnd: Bool
  ) -> Int? {
    place.wasQuoted = true
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == quote {
        if index + 1 == bytes.count, !atEnd { return nil }
        if index + 1 == bytes.count || bytes[index + 1] != quote {
          place.offset = UInt32(start)
          place.length = UInt32(index - start)
          return index
        }
        place.hasDoubledQuote = true
        index += 1
      } else if Self.isBreak(bytes, at: index) {
        line += 1
      }
      index += 1
    }
    return nil
  }

  /// The offset of the delimiter or line break that ends an unquoted field.
  @inline(__always)
  private static func fieldEnd(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ delimiter: UInt8
  ) -> Int {
    // Most bytes of most files are above all that end a field: one comparison passes them.
    let highest = max(delimiter, 0x0D)
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte <= highest, ends(byte, delimiter) { break }
      index &+= 1
    }
    return index
  }

  @inline(__always)
  private static func ends(_ byte: UInt8, _ delimiter: UInt8) -> Bool {
    byte == delimiter || byte == 0x0A || byte == 0x0D
  }
}
