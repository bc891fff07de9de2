extension Lexer {
  /// A word or a path; the first byte belongs to a word.
  mutating func scanWord() -> Token.Kind {
    let first = takeName()
    switch bytes.byte(position) {
    case UInt8(ascii: "."):
      let names = [first] + takeFields()
      return .element(names.count == 1 ? .word(first.text) : .path(names))
    case UInt8(ascii: ":"):
      reportColon(after: first)
      return .element(.word(text(from: first.span.lower)))
    default:
      return .element(.word(first.text))
    }
  }

  /// `.made`, `.by.unit`
  mutating func scanOwnPath() -> Token.Kind {
    let start = position
    if bytes.byte(start + 1).isDigit {
      position = bytes.digitsEnd(start + 1)
      let digits = text(from: start)
      report(
        "`\(digits)` is not a number", at: Span(start, position),
        help: ["write a digit before the point: 0\(digits)"])
      return .element(.word(digits))
    }
    return .element(.ownPath(takeFields()))
  }

  /// `$p`, `$p.title`
  mutating func scanVariable() -> Token.Kind {
    let start = position
    position += 1
    guard bytes.wordLength(at: position) > 0, !bytes.byte(position).isDigit else {
      report(
        "a name belongs right after `$`", at: Span(start, position),
        help: ["a variable looks like this: $unit"], mendedByMore: true)
      return .element(.word("$"))
    }
    let name = takeName()
    return .element(.variable(name, takeFields()))
  }

  /// The longest word from here on; there is at least one word character.
  mutating func takeName() -> Name {
    let start = position
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte.isWordByte {
        index += 1
      } else if byte >= 0x80 {
        let length = bytes.wordLength(at: index)
        if length == 0 { break }
        index += length
      } else if let next = wordGoesOn(at: index) {
        index = next
      } else {
        break
      }
    }
    position = index
    return Name(text(from: start), Span(start, index))
  }

  /// Where a word goes on past the hyphens or the colon at `offset`; nil where it ends.
  func wordGoesOn(at offset: Int) -> Int? {
    var index = offset + 1
    switch bytes.byte(offset) {
    case UInt8(ascii: ":"): break
    case UInt8(ascii: "-"):
      while bytes.byte(index) == UInt8(ascii: "-") { index += 1 }
    default: return nil
    }
    return bytes.wordLength(at: index) > 0 ? index : nil
  }

  /// The names after dots, from a dot on.
  mutating func takeFields() -> [Name] {
    var names: [Name] = []
    while bytes.byte(position) == UInt8(ascii: ".") {
      position += 1
      guard bytes.wordLength(at: position) > 0 else {
        report(
          "a name belongs right after `.`", at: Span(position - 1, position),
          help: ["a path looks like this: by.unit.title", "text stands in double quotes"],
          mendedByMore: true)
        break
      }
      names.append(takeName())
    }
    return names
  }

  private mutating func reportColon(after name: Name) {
    let colon = position
    position += 1
    while position < bytes.count, bytes[position] > 0x20, !";|()\"".utf8.contains(bytes[position]) {
      position += 1
    }
    let shown = position - name.span.lower <= 60 ? text(from: name.span.lower) : "…"
    let help =
      position > colon + 1
      ? "text stands in double quotes: \"\(shown)\""
      : "it joins a kind and a name without a space: goal:growth"
    report(
      "a name belongs right after `:`", at: Span(colon, colon + 1), help: [help],
      mendedByMore: position == colon + 1)
  }
}
