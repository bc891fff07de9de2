/// The words that make blocks and those that speak of words, as their owner declares them.
package struct BlockWords: Sendable {
  /// They open a block where they are the first word of a statement.
  package var openers: Set<String>
  package var middle: String
  package var closer: String
  /// What follows them is spoken of, not done: `help and` leaves nothing open.
  package var quoting: Set<String>

  package init(
    openers: Set<String>, middle: String = "else", closer: String = "end",
    quoting: Set<String> = []
  ) {
    self.openers = openers
    self.middle = middle
    self.closer = closer
    self.quoting = quoting
  }
}

/// Makes a tree of a source. It never fails: after a mistake it goes on at the next separator, so
/// that all mistakes are reported at once, and yields what tree there is.
package struct Parser {
  /// Brackets and blocks nest at most this deep.
  static let deepest = 200

  var lexer: Lexer
  let blocks: BlockWords
  /// The token at hand; never a comment.
  var token: Token
  /// Where the last token that was no line break ended.
  var previousEnd = 0
  var bracketDepth = 0
  /// An open bracket of this statement has been given up, and reported.
  var isAbandoned = false
  /// Closing brackets on this line that belong to brackets given up, and so are no mistakes.
  var forgiven = 0
  var statements: [Statement] = []
  /// Statements whose block is still open, the innermost last.
  var open: [Statement] = []
  /// Blocks beyond the deepest that are waiting for their end.
  var tooDeep = 0

  /// Diagnostics come in the order of the source, at most 50 of them, each with its source.
  package static func parse(
    _ source: SourceText, blocks: BlockWords
  ) -> (program: Program, diagnostics: [Diagnostic]) {
    var parser = Parser(source, blocks)
    parser.parseStatements()
    parser.closeBlocks()
    let program = Program(source: source, statements: parser.statements)
    return (program, parser.lexer.findings.sorted(in: source))
  }

  private init(_ source: SourceText, _ blocks: BlockWords) {
    lexer = Lexer(source)
    self.blocks = blocks
    token = Token(.newline, Span(0, 0))
    advance()
  }

  mutating func advance() {
    switch token.kind {
    case .newline, .comment: break
    default: previousEnd = token.span.upper
    }
    repeat { token = lexer.next() } while token.isComment
  }

  /// Whether the operator at hand may be something else that was cut short: `or` of `orders`, `+`
  /// of `+6w`.
  var isMaybeCut: Bool {
    guard token.span.upper == lexer.bytes.count else { return false }
    switch token.kind {
    case .element(.word), .element(.symbol(.plus)): return true
    default: return false
    }
  }

  private mutating func parseStatements() {
    var isLineStart = true
    while true {
      switch token.kind {
      case .end: return
      case .newline:
        isLineStart = true
        forgiven = 0
        advance()
      case .separator:
        isLineStart = false
        advance()
      case .pipe where isLineStart && hasPrevious:
        continuePrevious()
      default:
        parseStatement()
      }
    }
  }

  private mutating func parseStatement() {
    isAbandoned = false
    let pipeline = parsePipeline(inBrackets: false)
    guard let first = pipeline.segments.first?.elements.first else { return }
    let statement = Statement(pipeline: pipeline, clauses: [], span: pipeline.span)
    guard let word = first.word else { return append(statement) }
    let name = Name(word, first.span)
    if blocks.openers.contains(word) {
      openBlock(statement, name)
    } else if word == blocks.middle {
      nextClause(pipeline, name)
    } else if word == blocks.closer {
      closeBlock(pipeline, name)
    } else {
      append(statement)
    }
  }

  /// Segments up to a separator, a closing bracket or the end; the empty ones are reported and
  /// left out.
  mutating func parsePipeline(inBrackets: Bool) -> Pipeline {
    var segments: [Segment] = []
    var pipe: Span?
    let start = token.span.lower
    while true {
      let elements = parseElements(inBrackets: inBrackets, afterPipe: pipe != nil)
      if let first = elements.first, let last = elements.last {
        segments.append(Segment(elements: elements, span: first.span.joined(with: last.span)))
      } else {
        reportEmptySegment(after: pipe, inBrackets: inBrackets)
      }
      guard case .pipe = token.kind else { break }
      pipe = token.span
      advance()
    }
    return Pipeline(segments: segments, span: Span(start, max(start, previousEnd)))
  }
}

extension Token {
  var isComment: Bool {
    if case .comment = kind { true } else { false }
  }
}
