/// A condition or a computation, parsed from flat elements by `ExpressionParser`.
package struct Expression: Sendable {
  package var kind: Kind
  package var span: Span

  package init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  package indirect enum Kind: Sendable {
    /// Text, a number, a duration, a date or a variable.
    case literal(Element)
    /// Words side by side: one (`overdue`), or several (`next monday`, `end of quarter`).
    case words([Name])
    case path([Name])
    case ownPath([Name])
    /// `this` or `this.due`; the names after it.
    case this([Name])
    /// `count(promises where for = this)`, `average(late)`; nil where the brackets are empty.
    case call(Name, Pipeline?)
    case not(Expression)
    /// `no due`
    case no(Expression)
    case negative(Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// `x in (a, b)`
    case isIn(Expression, [Expression])
    /// `( … )` as an operand: a condition or a question, by what it holds.
    case group(Pipeline)
  }
}

package enum BinaryOperator: String, Sendable, CaseIterable {
  case or, and
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case contains = "~"
  case within
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
}
