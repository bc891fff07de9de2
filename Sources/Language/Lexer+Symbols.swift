extension Lexer {
  /// An operator, a bracket or a separator; also what other languages write for them.
  mutating func scanSymbol(_ byte: UInt8) -> Token.Kind {
    let next = bytes.byte(position + 1)
    switch (byte, next) {
    case (0x0A, _): return take(1, .newline)
    case (0x0D, _): return take(min(2, bytes.count - position), .newline)
    case (UInt8(ascii: "("), _): return take(1, .open)
    case (UInt8(ascii: ")"), _): return take(1, .close)
    case (UInt8(ascii: ";"), _): return take(1, .separator)
    case (UInt8(ascii: "|"), UInt8(ascii: "|")): return replace(2, by: word("or"), "or")
    case (UInt8(ascii: "|"), _): return take(1, .pipe)
    case (UInt8(ascii: "&"), UInt8(ascii: "&")): return replace(2, by: word("and"), "and")
    case (UInt8(ascii: "&"), _): return replace(1, by: word("and"), "and")
    case (UInt8(ascii: "="), UInt8(ascii: "=")): return replace(2, by: .equal)
    case (UInt8(ascii: "="), UInt8(ascii: "<")): return replace(2, by: .lessOrEqual)
    case (UInt8(ascii: "="), UInt8(ascii: ">")): return replace(2, by: .greaterOrEqual)
    case (UInt8(ascii: "="), _): return take(1, .equal)
    case (UInt8(ascii: "!"), UInt8(ascii: "=")): return take(2, .notEqual)
    case (UInt8(ascii: "!"), _): return replace(1, by: word("not"), "not", mendedByMore: true)
    case (UInt8(ascii: "<"), UInt8(ascii: "=")): return take(2, .lessOrEqual)
    case (UInt8(ascii: "<"), UInt8(ascii: ">")): return replace(2, by: .notEqual)
    case (UInt8(ascii: "<"), _): return take(1, .less)
    case (UInt8(ascii: ">"), UInt8(ascii: "=")): return take(2, .greaterOrEqual)
    case (UInt8(ascii: ">"), _): return take(1, .greater)
    case (UInt8(ascii: "~"), _): return take(1, .contains)
    case (UInt8(ascii: "*"), _): return take(1, .times)
    case (UInt8(ascii: ","), _): return take(1, .comma)
    case (UInt8(ascii: "+"), _): return scanSigned() ?? take(1, .plus)
    case (UInt8(ascii: "-"), _): return scanSigned() ?? take(1, .minus)
    case (UInt8(ascii: "/"), UInt8(ascii: "/")): return scanForeignComment()
    case (UInt8(ascii: "/"), _): return take(1, .divided)
    case (UInt8(ascii: "["), _): return replace(1, by: .open, "(")
    case (UInt8(ascii: "]"), _): return replace(1, by: .close, ")")
    default: return scanUnknown()
    }
  }

  private func word(_ text: String) -> Token.Kind { .element(.word(text)) }

  private mutating func take(_ length: Int, _ kind: Token.Kind) -> Token.Kind {
    position += length
    return kind
  }

  private mutating func take(_ length: Int, _ symbol: Symbol) -> Token.Kind {
    take(length, .element(.symbol(symbol)))
  }

  private mutating func replace(_ length: Int, by symbol: Symbol) -> Token.Kind {
    replace(length, by: .element(.symbol(symbol)), symbol.rawValue)
  }

  private mutating func replace(
    _ length: Int, by kind: Token.Kind, _ spelling: String, mendedByMore: Bool = false
  ) -> Token.Kind {
    let start = position
    position += length
    report(
      "`\(text(from: start))` is not part of the language", at: Span(start, position),
      help: ["write `\(spelling)`"], mendedByMore: mendedByMore)
    return kind
  }

  private mutating func scanForeignComment() -> Token.Kind {
    let start = position
    skipLine()
    report(
      "`//` does not begin a comment", at: Span(start, start + 2),
      help: ["a comment begins with `#`"])
    return .comment
  }

  /// `'text'` and its like: reported, and read as the text it was meant to be.
  private mutating func scanForeignText(_ opening: Unicode.Scalar, _ closing: String)
    -> Token.Kind?
  {
    let start = position
    let inner = start + opening.utf8.count
    let mark = Array(closing.utf8)
    var end = inner
    while end < bytes.count, !isLineBreak(at: end), !bytes[end...].starts(with: mark) { end += 1 }
    guard bytes[min(end, bytes.count)...].starts(with: mark) else { return nil }
    let text = String(decoding: bytes[inner..<end], as: UTF8.self)
    position = end + mark.count
    let advice = text.utf8.count <= 60 ? ": \"\(text)\"" : ""
    report(
      "text does not stand in `\(opening)` and `\(closing)`", at: Span(start, position),
      help: ["text stands in double quotes\(advice)"])
    return .element(.text(TextLiteral(pieces: text.isEmpty ? [] : [.plain(text)])))
  }

  mutating func scanUnknown() -> Token.Kind {
    let start = position
    guard let (scalar, length) = bytes.scalar(at: start) else {
      position += 1
      return word("\u{FFFD}")
    }
    if let closing = Self.foreignQuotes[scalar], let text = scanForeignText(scalar, closing) {
      return text
    }
    position += length
    let isShown = !scalar.isControl && scalar.properties.generalCategory != .format
    let shown = isShown ? "`\(scalar)`" : "the character \(scalar.codePoint)"
    report(
      "\(shown) is not part of the language", at: Span(start, position),
      help: [Self.advice[scalar] ?? "text stands in double quotes"],
      mendedByMore: scalar == ":" && start == lastEnd)
    return word(String(scalar))
  }

  /// Marks that open text elsewhere, with those that close it.
  private static let foreignQuotes: [Unicode.Scalar: String] = [
    "'": "'", "`": "`", "‘": "’", "’": "’", "«": "»", "»": "«",
  ]

  private static let advice: [Unicode.Scalar: String] = [
    "{": "brackets are round: `(`", "}": "brackets are round: `)`",
    "%": "write the number alone: 50", "'": "text stands in double quotes: \"Dana's team\"",
    "^": "there are + - * and /",
    "\\": "a line goes on after `|`, a comma, an operator or inside brackets",
    ":": "it joins a kind and a name without a space: goal:growth",
    "–": "write `-`", "—": "write `-`", "−": "write `-`", "≠": "write `!=`", "≤": "write `<=`",
    "≥": "write `>=`", "×": "write `*`", "÷": "write `/`", "≈": "write `~`",
  ]
}
