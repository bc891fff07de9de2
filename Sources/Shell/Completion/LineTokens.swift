import Language

/// A line as the lexer cuts it, for what is asked while it is typed.
struct LineTokens {
  let source: SourceText
  let tokens: [Token]
  let problems: [Diagnostic]

  init(_ line: String) {
    source = SourceText(name: "prompt", line)
    (tokens, problems) = Lexer.tokens(of: source)
  }

  /// Where a text begins that nothing closes.
  var openText: Int? {
    guard let last = tokens.dropLast().last, case .element(.text) = last.kind,
      problems.contains(where: { $0.isIncomplete && $0.span.lower >= last.span.lower })
    else { return nil }
    return last.span.lower
  }

  /// The end of the line is a remark's.
  var endsInComment: Bool {
    guard let last = tokens.dropLast().last, case .comment = last.kind else { return false }
    return last.span.upper == source.bytes.count
  }

  /// The statement that the end of the line belongs to.
  var lastStatement: ArraySlice<Token> {
    var depth = 0
    var start = 0
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .open: depth += 1
      case .close: depth = max(0, depth - 1)
      case .separator where depth == 0, .newline where depth == 0: start = index + 1
      default: break
      }
    }
    return tokens[min(start, tokens.count)...].dropLast()
  }
}

extension Token {
  var word: String? {
    if case .element(.word(let word)) = kind { word } else { nil }
  }
}

extension LineTokens {
  /// What more lines would have to close, the innermost last: `for`, `(`, `"`, `|`.
  var open: [String] {
    var open: [String] = []
    var isFirst = true
    var last: Token.Kind?
    for token in tokens {
      switch token.kind {
      case .open: open.append("(")
      case .close: if open.last == "(" { open.removeLast() }
      case .element(.word(let word)) where isFirst && Command.blocks.openers.contains(word):
        open.append(word)
      case .element(.word(Command.blocks.closer)) where isFirst:
        if let index = open.lastIndex(where: { $0 != "(" }) { open.removeSubrange(index...) }
      default: break
      }
      switch token.kind {
      case .separator, .newline: isFirst = true
      case .comment: break
      case .end: break
      default:
        isFirst = false
        last = token.kind
      }
    }
    if openText != nil { return open + ["\""] }
    switch last {
    case .pipe?: open.append("|")
    case .element(.symbol(let symbol))?: open.append(symbol.rawValue)
    case .element(.word(let word))? where ["and", "or", "not"].contains(word): open.append(word)
    default: break
    }
    return open
  }
}
