import Language

/// Input that more lines may go on with: its last word may be the half of something.
extension Program {
  /// Where the last thing written begins, however deep in brackets and blocks.
  var lastPlace: Int? { statements.last?.lastPlace }

  /// A variable that stands for what is still to be written; nobody can write its name.
  static let hole = "…"

  /// Without the last thing written, or with the hole in its place; nil where nothing is left.
  func withoutLast(leavingHole: Bool = false) -> Program? {
    guard let last = statements.last else { return nil }
    var shorter = self
    shorter.statements.removeLast()
    if let rest = last.withoutLast(leavingHole) { shorter.statements.append(rest) }
    return shorter.statements.isEmpty ? nil : shorter
  }
}

extension Statement {
  fileprivate var lastPlace: Int? {
    if let inner = clauses.last?.body.last { return inner.lastPlace }
    if clauses.count > 1, let word = clauses.last?.arguments.last { return word.span.lower }
    return pipeline.lastPlace
  }

  fileprivate func withoutLast(_ leavingHole: Bool) -> Statement? {
    var shorter = self
    if let last = clauses.indices.last, clauses.count > 1 || !clauses[last].body.isEmpty {
      if let inner = shorter.clauses[last].body.popLast() {
        if let rest = inner.withoutLast(leavingHole) { shorter.clauses[last].body.append(rest) }
      } else {
        shorter.clauses.removeLast()
      }
      return shorter
    }
    guard let rest = pipeline.withoutLast(leavingHole) else { return nil }
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
  fileprivate func withoutLast(_ leavingHole: Bool) -> Pipeline? {
    guard var segment = segments.last, let element = segment.elements.popLast() else { return nil }
    if let rest = element.inside?.withoutLast(leavingHole) {
      segment.elements.append(Element(.group(rest), element.span))
    } else if leavingHole {
      segment.elements.append(
        Element(.variable(Name(Program.hole, element.span), []), element.span))
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
