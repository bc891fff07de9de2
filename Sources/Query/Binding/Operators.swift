/// The operators of conditions and sums, for help, completion and errors.
package enum Operators {
  /// Behind an operand, in the order in which they are offered.
  package static let comparisons: [Expected.Word] = [
    Expected.Word("=", "is; right of it stands a value: status = open"),
    Expected.Word("!=", "is not, or is missing"),
    Expected.Word("<", "before, or less than"), Expected.Word("<=", "not after, or at most"),
    Expected.Word(">", "after, or more than"), Expected.Word(">=", "not before, or at least"),
    Expected.Word("~", "contains, without regard to case: title ~ \"crm\""),
    Expected.Word("in", "is one of several: status in (open, kept)"),
    Expected.Word("within", "the unit, its sub-units and all their people"),
  ]

  package static let joining: [Expected.Word] = [
    Expected.Word("and", "both hold"), Expected.Word("or", "one of them holds, or both"),
  ]

  /// Before an operand.
  package static let leading: [Expected.Word] = [
    Expected.Word("no", "the field is missing: no due"), Expected.Word("not", "it does not hold"),
  ]

  package static let arithmetic: [Expected.Word] = [
    Expected.Word("+", "the sum, or so much later: today + 2w"),
    Expected.Word("-", "the difference; with a blank on either side: today - 30d"),
    Expected.Word("*", "the product"),
    Expected.Word("/", "the quotient; nothing where it is by zero"),
  ]

  package static let all = comparisons + joining + leading + arithmetic
}
