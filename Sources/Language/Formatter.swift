/// All that is wrong with a source.
package struct Diagnostics: Error, Sendable {
  package var list: [Diagnostic]

  package init(_ list: [Diagnostic]) {
    self.list = list
  }
}

/// Writes a source in its canonical form. It works on tokens, so that comments, blank lines (at
/// most one in a row) and the spelling of words and numbers survive.
package struct Formatter {
  private let source: SourceText
  private let blocks: BlockWords
  private var output: [UInt8] = []
  private var isLineEmpty = true
  /// Line breaks since the last token.
  private var breaks = 0
  /// A comment was written last; nothing can follow it on its line.
  private var isAfterComment = false
  private var isInStatement = false
  private var opensBlock = false
  private var blockDepth = 0
  private var bracketDepth = 0
  /// The last token of this statement that is no comment, and what it leaves to be expected.
  private var previous: Token?
  private var expectation = Expectation.anything

  private enum Expectation { case anything, right, rightOfPrefixMinus }

  /// Fails with everything the parser found if it found anything.
  package static func format(
    _ source: SourceText, blocks: BlockWords
  ) -> Result<String, Diagnostics> {
    let diagnostics = Parser.parse(source, blocks: blocks).diagnostics
    guard diagnostics.isEmpty else { return .failure(Diagnostics(diagnostics)) }
    var formatter = Formatter(source: source, blocks: blocks)
    for token in Lexer.tokens(of: source).tokens { formatter.write(token) }
    return .success(String(decoding: formatter.output, as: UTF8.self))
  }

  private init(source: SourceText, blocks: BlockWords) {
    self.source = source
    self.blocks = blocks
  }

  private mutating func write(_ token: Token) {
    switch token.kind {
    case .newline:
      breaks += 1
      if isInStatement, bracketDepth == 0, expectation == .anything { endStatement() }
    case .separator:
      breaks = 0
      endStatement()
    case .end:
      if !isLineEmpty { output.append(0x0A) }
    case .comment: writeComment(token)
    default:
      if isInStatement { goOn(with: token) } else { beginStatement(with: token) }
      writeSpelling(of: token)
      expectation = expectation(after: token)
      previous = token
      breaks = 0
      isAfterComment = false
    }
  }

  private mutating func endStatement() {
    if opensBlock { blockDepth += 1 }
    opensBlock = false
    isInStatement = false
    previous = nil
    expectation = .anything
  }

  private mutating func beginStatement(with token: Token) {
    isInStatement = true
    var indent = blockDepth
    if case .element(.word(let word)) = token.kind {
      opensBlock = blocks.openers.contains(word)
      if word == blocks.closer {
        blockDepth = max(0, blockDepth - 1)
        indent = blockDepth
      } else if word == blocks.middle {
        indent = max(0, blockDepth - 1)
      }
    }
    breakLine(indent: indent, keepsBlank: true)
  }

  private mutating func goOn(with token: Token) {
    if isAfterComment || breaks > 0 && expectation == .right {
      breakLine(indent: blockDepth + 1, keepsBlank: false)
    } else if let previous, needsSpace(between: previous, and: token) {
      output.append(0x20)
    }
  }

  private mutating func writeComment(_ token: Token) {
    if breaks == 0, !isLineEmpty {
      output.append(contentsOf: [0x20, 0x20])
    } else {
      breakLine(indent: blockDepth + (isInStatement ? 1 : 0), keepsBlank: !isInStatement)
    }
    var comment = source.bytes[token.span.lower..<token.span.upper]
    while comment.last == 0x20 || comment.last == 0x09 { comment.removeLast() }
    output.append(contentsOf: comment)
    isLineEmpty = false
    isAfterComment = true
    breaks = 0
  }

  private mutating func breakLine(indent: Int, keepsBlank: Bool) {
    if !isLineEmpty {
      output.append(0x0A)
      if keepsBlank, breaks > 1 { output.append(0x0A) }
    }
    output.append(contentsOf: repeatElement(0x20, count: indent * 2))
    isLineEmpty = false
  }

  private mutating func writeSpelling(of token: Token) {
    switch token.kind {
    case .open: bracketDepth += 1
    case .close: bracketDepth -= 1
    case .element(.text): return output.append(contentsOf: source.canonicalText(token.span))
    default: break
    }
    output.append(contentsOf: source.bytes[token.span.lower..<token.span.upper])
  }

  private func expectation(after token: Token) -> Expectation {
    switch token.kind {
    case .pipe: return .right
    case .element(let kind):
      switch kind.role {
      case .operand: return .anything
      case .minus: return isOperandExpected ? .rightOfPrefixMinus : .right
      case .binary, .comma, .prefix: return .right
      }
    default: return .anything
    }
  }

  /// Whether an operator that follows `previous` would be a prefix.
  private var isOperandExpected: Bool {
    switch previous?.kind {
    case nil, .open: true
    default: expectation != .anything
    }
  }

  private func needsSpace(between left: Token, and right: Token) -> Bool {
    switch (left.kind, right.kind) {
    case (.open, _), (_, .close), (_, .element(.symbol(.comma))): return false
    case (.element(.word), .open):
      let isReserved = expectation == .right
      return isReserved || left.span.upper != right.span.lower
    case (_, .element(.symbol)): return true
    case (_, .element), (_, .open):
      let isDigit = source.bytes[right.span.lower].isDigit
      return expectation != .rightOfPrefixMinus || isDigit
    default: return true
    }
  }
}
