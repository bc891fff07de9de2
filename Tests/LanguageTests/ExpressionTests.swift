import Language
import Testing

@Suite struct ExpressionTests {
  private func tree(_ source: String) -> String {
    switch ExpressionParser.parse(arguments(source), end: Span(0, 0)) {
    case .success(let expression): expression.treeText
    case .failure(let diagnostic):
      (diagnostic.isIncomplete ? "incomplete: " : "error: ") + diagnostic.message
    }
  }

  @Test(arguments: [
    ("a or b and c", "or(a, and(b, c))"),
    ("a and b or c", "or(and(a, b), c)"),
    ("a or b or c", "or(or(a, b), c)"),
    ("not a = b", "not(=(a, b))"),
    ("not a and b", "and(not(a), b)"),
    ("not not a", "not(not(a))"),
    ("a = b + c * d", "=(a, +(b, *(c, d)))"),
    ("a - b - c", "-(-(a, b), c)"),
    ("a / b * c", "*(/(a, b), c)"),
    ("- a * b", "*(neg(a), b)"),
    ("a - - b", "-(a, neg(b))"),
    ("a = - b", "=(a, neg(b))"),
    ("a < b and c >= d", "and(<(a, b), >=(c, d))"),
    ("a ~ \"x\"", "~(a, “\"x\"”)"),
    ("to within marketing and overdue", "and(within(to, marketing), overdue)"),
    ("not to within marketing", "not(within(to, marketing))"),
    ("in within marketing", "within(in, marketing)"),
    ("in in (a, b)", "in(in, [a, b])"),
    ("within within within", "within(within, within)"),
    ("x in(a,b)", "in(x, [a, b])"),
    ("x in (a + 1, next monday) or y", "or(in(x, [+(a, 1#1.0), next_monday]), y)"),
    ("x in (a | b)", "in(x, [group(a | b)])"),
    ("x in (a) and y = b", "and(in(x, [a]), =(y, b))"),
    ("not x in (a)", "not(in(x, [a]))"),
    ("no due", "no(due)"),
    ("no by.unit and no in", "and(no(by.unit), no(in))"),
    ("no this.due", "no(this.due)"),
    ("no .made", "no(own:made)"),
    ("a and not no b", "and(a, not(no(b)))"),
    ("this", "this"),
    ("for = this and this.due < today", "and(=(for, this), <(this.due, today))"),
    ("due = next monday and b", "and(=(due, next_monday), b)"),
    ("due < end of quarter", "<(due, end_of_quarter)"),
    ("by.unit.title = \"x\"", "=(by.unit.title, “\"x\"”)"),
    ("due < .made + 30d", "<(due, +(own:made, 30day))"),
    ("due < today -30d", "<(due, -(today, 30day))"),
    ("today +2w -1d", "-(+(today, 2week), 1day)"),
    ("a -5 * 2", "-(a, *(5#5.0, 2#2.0))"),
    ("a = -5", "=(a, -5#-5.0±)"),
    ("a * -5", "*(a, -5#-5.0±)"),
    ("(a or b) and c", "and(group(a or b), c)"),
    ("count(promises where for = this) > 3", ">(count(promises where for = this)!, 3#3.0)"),
    ("today()", "today()!"),
    ("$p.due < 2027-03-31", "<($p.due, date:2027/3/31)"),
    ("", "incomplete: a value is missing here"),
    ("a and", "incomplete: a value is missing here"),
    ("a within", "incomplete: a value is missing here"),
    ("a in", "incomplete: a value is missing here"),
    ("no", "incomplete: a value is missing here"),
    ("not", "incomplete: a value is missing here"),
    ("a < b < c", "error: comparisons do not chain"),
    ("a = b in (c)", "error: comparisons do not chain"),
    ("a in (b) in (c)", "error: comparisons do not chain"),
    ("a = not b", "error: `not` stands before a whole condition"),
    ("no not a", "error: `no` is followed by a field"),
    ("no 5", "error: `no` is followed by a field"),
    ("a in b", "error: `in` is followed by a list in brackets"),
    ("a in()", "error: the brackets are empty"),
    ("a, b", "error: a comma cannot stand in a condition"),
    ("a = \"x\" \"y\"", "error: an operator is missing before this"),
    ("a \"y\"", "error: an operator is missing before this"),
    ("overdue no due", "error: an operator is missing before this"),
    ("count (a)", "error: an operator is missing before this"),
    ("next count(a)", "error: an operator is missing before this"),
    ("a in (b,, c)", "error: a value is missing here"),
  ])
  func precedence(_ source: String, _ expected: String) {
    #expect(tree(source) == expected)
  }

  @Test func whatFollowsTheEndMakesAMissingValueDefinite() {
    let result = ExpressionParser.parse(arguments("a ="), end: Span(7, 8), endsInput: false)
    guard case .failure(let diagnostic) = result else {
      Issue.record("parsed")
      return
    }
    #expect(!diagnostic.isIncomplete)
    #expect(diagnostic.span == Span(7, 8))
  }

  @Test func depthIsLimited() {
    let deep = String(repeating: "not ", count: 2000) + "a"
    #expect(tree(deep) == "error: there are more than 500 operators in one condition")
    let long = String(repeating: "a or ", count: 2000) + "a"
    #expect(tree(long) == "error: there are more than 500 operators in one condition")
    let fine = String(repeating: "a = 1 or ", count: 400) + "a"
    #expect(!tree(fine).hasPrefix("error"))
    let wide = "a in (" + String(repeating: "b + 1, ", count: 2000) + "c)"
    #expect(!tree(wide).hasPrefix("error"))
  }

  @Test func everyFailureHelps() {
    for source in [
      "a and", "a < b < c", "a = not b", "no 5", "a in b", "a in()", "a, b", "a \"b\"",
    ] {
      guard
        case .failure(let diagnostic) = ExpressionParser.parse(arguments(source), end: Span(0, 0))
      else {
        Issue.record("\(source) parsed")
        continue
      }
      #expect(!diagnostic.help.isEmpty, "\(source)")
    }
  }

  @Test func spansCoverOperands() {
    let source = SourceText(name: "test", "where not a + b within c")
    let elements = Parser.parse(source, blocks: blockWords).program.statements[0].pipeline
      .segments[0].elements.dropFirst()
    guard case .success(let expression) = ExpressionParser.parse(elements, end: Span(0, 0)) else {
      Issue.record("not parsed")
      return
    }
    #expect(source.text(expression.span) == "not a + b within c")
  }

  @Test func splitsAtTopLevelCommas() {
    let pieces = ExpressionParser.split(arguments("a b, count(c, d), e"), at: .comma)
    #expect(
      pieces.map { $0.map(\.treeText).joined(separator: " ") } == ["a b", "count (c , d)", "e"])
    #expect(ExpressionParser.split([][...]).isEmpty)
    #expect(ExpressionParser.split(arguments("a,")).map(\.count) == [1, 0])
  }
}
