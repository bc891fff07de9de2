/// A piece of source text as `Lexer` cuts it; space between tokens is left out.
package struct Token: Sendable {
  package enum Kind: Sendable {
    /// Anything but a group, which the parser makes of brackets.
    case element(Element.Kind)
    case open
    case close
    case pipe
    /// `;`
    case separator
    case newline
    /// From `#` to the end of the line, without the line break.
    case comment
    /// The end of the source; empty, and repeated for ever.
    case end
  }

  package var kind: Kind
  package var span: Span

  package init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}
