/// What a file holds at one place: a record, or what is wrong with the one that stands there.
package enum Record: Sendable {
  case row(Row)
  /// Reading can go on with the next record; the row holds what stands
  /// there, in one field where its fields cannot be told apart.
  case bad(Problem, Row? = nil)
}

/// Reads comma-separated text and its kin (RFC 4180, any line ends) record by record, in
/// memory that does not grow with the file.
///
/// UTF-8 with or without a byte-order mark, UTF-16, and Windows-1252 where that is said. A quote
/// inside an unquoted field is text. Empty lines are passed over and counted.
package final class DelimitedReader {
  package struct Options: Sendable {
    /// Nil finds it out from the first records, of which 64 KB are read beforehand.
    package var delimiter: UInt8?
    package var quote = UInt8(ascii: "\"")
    /// The first record names the columns: it comes from `header`, and rows of another width
    /// are bad. Without it every record comes from `next`, whatever its width.
    package var hasHeader = true
    /// Records before the header that are passed over.
    package var skipped = 0
    /// Nil finds out whether it is UTF-8 or UTF-16.
    package var encoding: TextEncoding?
    /// Most bytes of a record, at least 1 and at most 1 GiB.
    package var recordLimit = 64 << 20
    /// How many bytes are read at a time, at least 1 and at most 16 MiB.
    package var blockSize = 1 << 16

    package init(delimiter: UInt8? = nil, hasHeader: Bool = true) {
      self.delimiter = delimiter
      self.hasHeader = hasHeader
    }
  }

  private let options: Options
  private var source: UnicodeSource
  /// Nil until it is known.
  package private(set) var delimiter: UInt8?
  package var progress: Double? { source.progress }
  /// Empty lines passed over so far; those of the whole file once `next` has returned nil.
  package private(set) var emptyLines = 0

  /// Bytes from the beginning of the first record that is not in `block`.
  private var pending: [UInt8] = []
  private var pendingLine = 1
  private var atEnd = false
  private var block: Block?
  private var entries: [RecordScanner.Entry] = []
  private var problems: [Int: Problem] = [:]
  private var badRanges: [Int: Range<Int>] = [:]
  private var nextEntry = 0
  /// Empty lines before `block`, and in all of it.
  private var earlierEmptyLines = 0
  private var blockEmptyLines = 0
  /// Thrown once the entries are used up, and ever after.
  private var failure: ReadError?
  private var headerState: HeaderState

  private enum HeaderState { case none, unread, empty, row(Row) }

  package init(_ source: ByteSource, options: Options = Options()) {
    self.options = options
    self.source = UnicodeSource(
      source, blockSize: min(max(1, options.blockSize), 1 << 24), encoding: options.encoding)
    delimiter = options.delimiter
    headerState = options.hasHeader ? .unread : .none
  }

  /// The record that names the columns; nil when the options say there is none, or when the
  /// file is empty. A header with a problem makes the file unreadable.
  package func header() throws(ReadError) -> Row? {
    if case .unread = headerState {
      for _ in 0..<options.skipped { _ = try nextRecord() }
      switch try nextRecord() {
      case .row(let row)?: headerState = .row(row)
      case nil: headerState = .empty
      case .bad(let problem, _)?:
        failure = .unreadable(problem)
        entries = []
        nextEntry = 0
        throw .unreadable(problem)
      }
    }
    if case .row(let row) = headerState { return row }
    return nil
  }

  /// The next record, or nil at the end. Throws when reading cannot go on at all.
  package func next() throws(ReadError) -> Record? {
    if case .unread = headerState { _ = try header() }
    let record = try nextRecord()
    guard case .row(let row)? = record, case .row(let header) = headerState else { return record }
    return row.problem(expecting: header.count).map { .bad($0, row) } ?? record
  }

  private func nextRecord() throws(ReadError) -> Record? {
    while nextEntry == entries.count {
      emptyLines = earlierEmptyLines + blockEmptyLines
      if let failure { throw failure }
      if atEnd { return nil }
      try fill()
    }
    let entry = entries[nextEntry]
    nextEntry += 1
    emptyLines = earlierEmptyLines + entry.emptyLines
    guard let block else { return nil }
    if entry.isBad, let problem = problems[nextEntry - 1] {
      let text = badRanges[nextEntry - 1].map { String(decoding: block.bytes[$0], as: UTF8.self) }
      return .bad(problem, text.map { Row([.text($0)], line: entry.line) })
    }
    return .row(
      Row(
        block: block, firstField: entry.firstField, count: entry.fieldCount, line: entry.line))
  }

  /// Reads until at least one record is complete, the source ends or the limit is passed.
  private func fill() throws(ReadError) {
    var wanted = delimiter == nil ? DelimiterSniffer.sampleSize : pending.count + 1
    while true {
      do throws(SourceError) {
        while !atEnd, pending.count < wanted { atEnd = try !source.read(into: &pending) }
      } catch {
        failure = .source(error)
        throw .source(error)
      }
      let delimiter =
        delimiter
        ?? DelimiterSniffer.delimiter(of: pending, isWhole: atEnd, quote: options.quote)
      self.delimiter = delimiter
      let limit = min(max(1, options.recordLimit), 1 << 30)
      var scanner = RecordScanner(
        delimiter: delimiter, quote: options.quote, limit: limit, line: pendingLine)
      let end = scanner.scan(pending, atEnd: atEnd)
      take(scanner, end, limit: limit)
      if atEnd || failure != nil || !entries.isEmpty { return }
      // A record is scanned anew each time more of it has come. Short ones that trickle in are
      // looked at with every byte, long ones only when they have doubled.
      wanted = pending.count < 1 << 14 ? pending.count + 1 : pending.count * 2
    }
  }

  /// Makes a block of the complete records and keeps the bytes after them.
  private func take(_ scanner: RecordScanner, _ end: RecordScanner.End, limit: Int) {
    let bytes = pending
    pending = Array(bytes[scanner.consumed...])
    pendingLine = scanner.line
    earlierEmptyLines += blockEmptyLines
    blockEmptyLines = scanner.emptyLines
    entries = scanner.entries
    problems = scanner.problems
    badRanges = scanner.badRanges
    nextEntry = 0
    block = Block(bytes: bytes, fields: scanner.fields, quote: options.quote)
    switch end {
    case .tooLong: failure = .unreadable(Problem(.tooLong(limit: limit), line: scanner.line))
    case .incomplete(let openQuote?) where atEnd:
      failure = .unreadable(unterminated(bytes, openQuote, from: scanner))
    case .complete, .incomplete: break
    }
  }

  private func unterminated(
    _ bytes: [UInt8], _ openQuote: Int, from scanner: RecordScanner
  ) -> Problem {
    bytes.withUnsafeBufferPointer { bytes in
      let start = scanner.consumed
      let before = RecordScanner.breaks(in: bytes, start..<openQuote)
      // A line break that ends the file begins no further line.
      let after = RecordScanner.breaks(in: bytes, openQuote..<max(openQuote, bytes.count - 1))
      return Problem(
        .unterminatedQuote(lines: after), line: scanner.line + before,
        column: RecordScanner.column(of: openQuote, in: bytes, from: start))
    }
  }
}
