extension Element.Kind {
  /// What an element does beside its neighbours, as far as that shows without any names.
  enum Role {
    case operand
    case comma
    case binary
    /// Binary after an operand, a prefix elsewhere.
    case minus
    case prefix
  }

  var role: Role {
    switch self {
    case .symbol(.comma): .comma
    case .symbol(.minus): .minus
    case .symbol: .binary
    case .word("and"), .word("or"): .binary
    case .word("not"), .word("no"): .prefix
    default: .operand
    }
  }
}

extension Parser {
  /// What the last element leaves to be expected.
  private enum Pending {
    case start
    case nothing
    case comma(Span)
    case operand(Span)

    var goesOn: Bool {
      switch self {
      case .start, .nothing: false
      case .comma, .operand: true
      }
    }
  }

  /// Elements up to `|`, a separator, a closing bracket or the end.
  mutating func parseElements(inBrackets: Bool, afterPipe: Bool) -> [Element] {
    var elements: [Element] = []
    elements.reserveCapacity(8)
    var pending = Pending.start
    var isQuoting = false
    loop: while !isAbandoned {
      switch token.kind {
      case .element(let kind):
        pending = isQuoting ? .nothing : follow(pending, with: kind.role)
        if elements.isEmpty, !inBrackets, !afterPipe, case .word(let word) = kind {
          isQuoting = blocks.quoting.contains(word)
        }
        elements.append(Element(kind, token.span))
        advance()
      case .open:
        var isCall = false
        if let last = elements.last, case .word = last.kind, case .operand = last.kind.role {
          isCall = last.span.upper == token.span.lower
        }
        elements.append(parseGroup(isCall: isCall))
        pending = .nothing
      case .close:
        if inBrackets { break loop }
        reportStrayBracket()
        advance()
      case .newline:
        let goesOn = inBrackets || pending.goesOn || afterPipe && elements.isEmpty
        if !goesOn { break loop }
        advance()
      case .comment: advance()
      case .pipe, .separator, .end: break loop
      }
    }
    if !isAbandoned { reportDangling(pending, inBrackets: inBrackets) }
    return elements
  }

  /// `( … )` from its opening bracket on; empty brackets yield a pipeline without segments.
  private mutating func parseGroup(isCall: Bool) -> Element {
    let opening = token.span
    advance()
    guard bracketDepth < Self.deepest else { return skipGroup(opening) }
    bracketDepth += 1
    let pipeline = parsePipeline(inBrackets: true)
    bracketDepth -= 1
    if case .close = token.kind, !isAbandoned {
      let span = opening.joined(with: token.span)
      if pipeline.segments.isEmpty, !isCall { reportEmptyBrackets(span) }
      advance()
      return Element(.group(pipeline), span)
    }
    if !isAbandoned { reportUnclosed(opening) }
    isAbandoned = true
    forgiven += 1
    return Element(.group(pipeline), opening.joined(with: pipeline.span))
  }

  /// Passes over brackets that are nested too deep, without going into them.
  private mutating func skipGroup(_ opening: Span) -> Element {
    reportTooDeep(opening)
    var depth = 1
    loop: while depth > 0 {
      switch token.kind {
      case .open: depth += 1
      case .close: depth -= 1
      case .separator, .end: break loop
      default: break
      }
      advance()
    }
    if depth > 0 { isAbandoned = true }
    return Element(.group(Pipeline(segments: [], span: opening)), opening)
  }

  private mutating func follow(_ pending: Pending, with role: Element.Kind.Role) -> Pending {
    let span = token.span
    switch (role, pending) {
    case (.operand, _): return .nothing
    case (.prefix, _), (.minus, _): return .operand(span)
    case (.comma, .nothing): return .comma(span)
    case (.comma, .start):
      report("nothing stands before the comma", at: span, help: [Self.listExample])
      return .comma(span)
    case (.comma, .comma):
      report("a comma follows a comma", at: span, help: [Self.listExample])
      return .comma(span)
    case (.comma, .operand(let operation)):
      reportMissingRight(of: operation)
      return .comma(span)
    case (.binary, .nothing): return .operand(span)
    case (.binary, .start), (.binary, .comma):
      reportMissingLeft(span)
      return .operand(span)
    case (.binary, .operand(let operation)):
      reportTwoOperators(operation, span)
      return .operand(span)
    }
  }

  private mutating func reportDangling(_ pending: Pending, inBrackets: Bool) {
    var isEnd = false
    if case .end = token.kind { isEnd = true }
    // At the end the bracket is what is reported.
    if isEnd, inBrackets { return }
    switch pending {
    case .start, .nothing: return
    case .comma(let span):
      report(
        "something belongs after the comma", at: span, help: [Self.listExample],
        isIncomplete: isEnd)
    case .operand(let span): reportMissingRight(of: span, isIncomplete: isEnd)
    }
  }
}
