extension [UInt8] {
  /// “ or ”
  func isCurlyQuote(at offset: Int) -> Bool {
    byte(offset) == 0xE2 && byte(offset + 1) == 0x80
      && (byte(offset + 2) == 0x9C || byte(offset + 2) == 0x9D)
  }

  /// „, which opens text in German and closes none.
  func isLowQuote(at offset: Int) -> Bool {
    byte(offset) == 0xE2 && byte(offset + 1) == 0x80 && byte(offset + 2) == 0x9E
  }
}

extension Lexer {
  /// Quoted text from its opening mark on. What a curly mark opened, any mark closes; a straight
  /// one closes only straight, so that curly ones can stand inside.
  mutating func scanText(quoteLength: Int) -> Token.Kind {
    let start = position
    let isCurly = quoteLength > 1
    position += quoteLength
    var text = TextBuilder()
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return .element(.text(text.literal()))
      case 0xE2 where isCurly && bytes.isCurlyQuote(at: position):
        position += 3
        return .element(.text(text.literal()))
      case UInt8(ascii: "\\"):
        scanEscape(into: &text)
      case UInt8(ascii: "{") where bytes.byte(position + 1) == UInt8(ascii: "$"):
        scanInsertion(into: &text)
      case 0x0D where isLineBreak(at: position):
        position += 1
      default:
        let run = plainRunEnd(isCurly: isCurly)
        text.plain.append(contentsOf: bytes[position..<run])
        position = run
      }
    }
    report(
      "the text that begins here is not closed", at: Span(start, start + quoteLength),
      help: ["close it with \""], mendedByMore: true)
    return .element(.text(text.literal()))
  }

  /// The end of the bytes from `position` on that mean themselves; at least one does.
  private func plainRunEnd(isCurly: Bool) -> Int {
    var end = position + 1
    while end < bytes.count {
      switch bytes[end] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "{"), 0x0D: return end
      case 0xE2 where isCurly: return end
      default: end += 1
      }
    }
    return end
  }

  private mutating func scanEscape(into text: inout TextBuilder) {
    let start = position
    let escaped = bytes.byte(start + 1)
    position += 2
    switch escaped {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "{"): text.plain.append(escaped)
    case UInt8(ascii: "n"): text.plain.append(0x0A)
    case UInt8(ascii: "t"): text.plain.append(0x09)
    default:
      guard start + 1 < bytes.count else {
        position = bytes.count
        return
      }
      // What follows the backslash stays in the text, so that a quotation mark still closes it.
      position = start + 1
      text.plain.append(UInt8(ascii: "\\"))
      let scalar = bytes.scalar(at: start + 1)
      let length = scalar?.length ?? 1
      let shown = scalar.flatMap { $0.value.isControl ? nil : "`\\\($0.value)`" }
      findings.add(
        Diagnostic(
          "\(shown ?? "this") is not an escape", at: Span(start, start + 1 + length),
          help: [#"the escapes are \" \\ \n \t and \{"#, #"a plain backslash is written \\"#]))
    }
  }

  private mutating func scanInsertion(into text: inout TextBuilder) {
    let start = position
    position += 2
    if bytes.wordLength(at: position) > 0, !bytes.byte(position).isDigit {
      let name = takeName()
      var fields: [Name] = []
      while bytes.byte(position) == UInt8(ascii: "."),
        bytes.wordLength(at: position + 1) > 0
      {
        position += 1
        fields.append(takeName())
      }
      if bytes.byte(position) == UInt8(ascii: "}") {
        position += 1
        text.insert(name, fields)
        return
      }
    }
    // A cut within the insertion is a cut within the text, and reported as such.
    let isCut =
      position == bytes.count
      || position + 1 == bytes.count && bytes[position] == UInt8(ascii: ".")
    if isCut {
      position = bytes.count
      return
    }
    let help = ["an insertion looks like this: {$name} or {$name.title}", #"a plain { is \{"#]
    findings.add(
      Diagnostic(
        "this insertion has no name or is not closed", at: Span(start, position), help: help))
    text.plain.append(contentsOf: bytes[start..<position])
  }
}

private struct TextBuilder {
  var plain: [UInt8] = []
  private var pieces: [TextLiteral.Piece] = []

  mutating func insert(_ name: Name, _ fields: [Name]) {
    closePlain()
    pieces.append(.insertion(name, fields))
  }

  mutating func literal() -> TextLiteral {
    closePlain()
    return TextLiteral(pieces: pieces)
  }

  private mutating func closePlain() {
    guard !plain.isEmpty else { return }
    pieces.append(.plain(String(decoding: plain, as: UTF8.self)))
    plain.removeAll(keepingCapacity: true)
  }
}
