import Language

/// Input that more lines may go on with: its last word may be the half of something.
extension Program {
  /// Where the last thing written begins, however deep in brackets and blocks.
  var lastPlace: Int? { statements.last?.lastPlace }

  /// Without the last thing written; nil where nothing is left.
  func withoutLast() -> Program? {
    guard let last = statements.last else { return nil }
    var shorter = self
    shorter.statements.removeLast()
    if let rest = last.withoutLast() { shorter.statements.append(rest) }
    return shorter.statements.isEmpty ? nil : shorter
  }
}

extension Statement {
  fileprivate var lastPlace: Int? {
    if let inner = clauses.last?.body.last { return inner.lastPlace }
    if clauses.count > 1, let word = clauses.last?.arguments.last { return word.span.lower }
    return pipeline.lastPlace
  }

  fileprivate func withoutLast() -> Statement? {
    var shorter = self
    if let last = clauses.indices.last, clauses.count > 1 || !clauses[last].body.isEmpty {
      if let inner = shorter.clauses[last].body.popLast() {
        if let rest = inner.withoutLast() { shorter.clauses[last].body.append(rest) }
      } else {
        shorter.clauses.removeLast()
      }
      return shorter
    }
    guard let rest = pipeline.withoutLast() else { return nil }
    shorter.pipeline = rest
    return shorter
  }
}

extension Pipeline {
  fileprivate var lastPlace: Int? {
    guard let element = segments.last?.elements.last else { return nil }
    return element.inside?.lastPlace ?? element.span.lower
  }

  /// Nil where nothing is left.
  fileprivate func withoutLast() -> Pipeline? {
    guard var segment = segments.last, let element = segment.elements.popLast() else { return nil }
    if let rest = element.inside?.withoutLast() {
      segment.elements.append(Element(.group(rest), element.span))
    }
    let place = segment.elements.last?.span.upper ?? segment.span.lower
    segment.span = Span(segment.span.lower, place)
    let kept = segments.dropLast() + (segment.elements.isEmpty ? [] : [segment])
    return kept.isEmpty ? nil : Pipeline(segments: Array(kept), span: Span(span.lower, place))
  }
}

extension Element {
  fileprivate var inside: Pipeline? {
    if case .group(let pipeline) = kind { pipeline } else { nil }
  }
}
