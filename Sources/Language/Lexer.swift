/// Cuts a source into tokens in one pass over its bytes. It never fails: what it cannot read it
/// reports and replaces by the nearest sensible token.
package struct Lexer: Sendable {
  let source: SourceText
  let bytes: [UInt8]
  var position = 0
  var findings = Findings()
  /// A sign at `position` belongs to the number that follows it.
  private(set) var isSignAllowed = true
  private(set) var lastEnd = 0
  private var allowsSignAfterLast = true

  package init(_ source: SourceText) {
    self.source = source
    bytes = source.bytes
    source.check(into: &findings)
  }

  /// All tokens, the last one `.end`, and what is wrong with them.
  package static func tokens(of source: SourceText) -> (
    tokens: [Token], diagnostics: [Diagnostic]
  ) {
    var lexer = Lexer(source)
    var tokens: [Token] = []
    while true {
      let token = lexer.next()
      tokens.append(token)
      if case .end = token.kind { break }
    }
    return (tokens, lexer.findings.sorted(in: source))
  }

  package mutating func next() -> Token {
    skipSpace()
    let start = position
    guard start < bytes.count, !findings.isFull else {
      position = bytes.count
      return Token(.end, Span(start, start))
    }
    isSignAllowed = start != lastEnd || allowsSignAfterLast
    allowsSignAfterLast = false
    let kind = scan(bytes[start])
    lastEnd = position
    return Token(kind, Span(start, position))
  }

  private mutating func scan(_ byte: UInt8) -> Token.Kind {
    if byte.isDigit { return scanNumeral() }
    if byte.isWordByte { return scanWord() }
    switch byte {
    case UInt8(ascii: "\""): return scanText(quoteLength: 1)
    case UInt8(ascii: "$"): return scanVariable()
    case UInt8(ascii: "."): return scanOwnPath()
    case UInt8(ascii: "#"):
      skipLine()
      return .comment
    case 0x80...: return scanNonASCII()
    default:
      allowsSignAfterLast = byte != UInt8(ascii: ")")
      return scanSymbol(byte)
    }
  }

  private mutating func scanNonASCII() -> Token.Kind {
    if bytes.isCurlyQuote(at: position) || bytes.isLowQuote(at: position) {
      return scanText(quoteLength: 3)
    }
    if bytes.wordLength(at: position) > 0 { return scanWord() }
    return scanUnknown()
  }

  /// Skips all but line breaks; control characters and broken UTF-8 are reported already.
  private mutating func skipSpace() {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x20 || byte == 0x09 {
        position += 1
      } else if byte == 0x0A || isLineBreak(at: position) {
        return
      } else if byte < 0x20 || byte == 0x7F {
        position += 1
      } else if byte < 0x80 {
        return
      } else if let (scalar, length) = bytes.scalar(at: position) {
        guard scalar.properties.isWhitespace || scalar.value < 0xA0 || isByteOrderMark else {
          return
        }
        position += length
      } else {
        position += 1
      }
    }
  }

  private var isByteOrderMark: Bool {
    position == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
  }

  /// A carriage return counts together with its line feed, or where the source was cut after it.
  func isLineBreak(at offset: Int) -> Bool {
    if bytes.byte(offset) == 0x0A { return true }
    return bytes.byte(offset) == 0x0D
      && (offset + 1 == bytes.count || bytes[offset + 1] == 0x0A)
  }

  mutating func skipLine() {
    while position < bytes.count, !isLineBreak(at: position) { position += 1 }
  }

  func text(from lower: Int) -> String {
    String(decoding: bytes[lower..<position], as: UTF8.self)
  }

  /// Reports that more is needed where the source ends, or else a definite mistake.
  mutating func report(
    _ message: String, at span: Span, help: [String] = [], mendedByMore: Bool = false
  ) {
    findings.add(
      Diagnostic(
        message, at: span, help: help,
        isIncomplete: mendedByMore && position >= bytes.count))
  }
}
