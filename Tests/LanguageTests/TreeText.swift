import Language

let blockWords = BlockWords(openers: ["for", "if"])

func parse(_ text: String) -> (program: Program, diagnostics: [Diagnostic]) {
  Parser.parse(SourceText(name: "test", text), blocks: blockWords)
}

/// The first element list of the first statement, without its first word.
func arguments(_ text: String) -> ArraySlice<Element> {
  parse("where " + text).program.statements[0].pipeline.segments[0].elements.dropFirst()
}

extension Program {
  /// A tree without places, for comparison: `(say "x") ; for (…){ … }`.
  var treeText: String { statements.map(\.treeText).joined(separator: " ; ") }
}

extension Statement {
  var treeText: String {
    var text = pipeline.treeText
    for clause in clauses {
      let arguments = clause.arguments.map(\.treeText).joined(separator: " ")
      let body = clause.body.map(\.treeText).joined(separator: " ; ")
      text += " \(clause.keyword.text)[\(arguments)]{\(body)}"
    }
    return text
  }
}

extension Pipeline {
  var treeText: String {
    segments.map { $0.elements.map(\.treeText).joined(separator: " ") }.joined(separator: " | ")
  }
}

extension Element {
  var treeText: String {
    switch kind {
    case .word(let word): word
    case .path(let names): "path:" + names.dotted
    case .ownPath(let names): "own:" + names.dotted
    case .variable(let name, let fields): "$" + ([name] + fields).dotted
    case .text(let literal): literal.treeText
    case .number(let number):
      "\(number.spelling)#\(number.value)\(number.isSigned ? "±" : "")"
    case .duration(let duration):
      "\(duration.count)\(duration.unit)\(duration.isSigned ? "±" : "")"
    case .date(let year, let month, let day): "date:\(year)/\(month)/\(day)"
    case .symbol(let symbol): symbol.rawValue
    case .group(let pipeline): "(" + pipeline.treeText + ")"
    }
  }
}

extension TextLiteral {
  var treeText: String {
    let inner = pieces.map { piece in
      switch piece {
      case .plain(let text): text.debugDescription
      case .insertion(let name, let fields): "$" + ([name] + fields).dotted
      }
    }
    return "“" + inner.joined(separator: "+") + "”"
  }
}

extension [Name] {
  var dotted: String { map(\.text).joined(separator: ".") }
}

extension Expression {
  /// Fully bracketed: `or(a, and(b, c))`.
  var treeText: String {
    switch kind {
    case .literal(let element): element.treeText
    case .words(let names): names.map(\.text).joined(separator: "_")
    case .path(let names): names.dotted
    case .ownPath(let names): "own:" + names.dotted
    case .this(let names): (["this"] + names.map(\.text)).joined(separator: ".")
    case .call(let name, let pipeline): "\(name.text)(\(pipeline?.treeText ?? ""))!"
    case .not(let operand): "not(\(operand.treeText))"
    case .no(let operand): "no(\(operand.treeText))"
    case .negative(let operand): "neg(\(operand.treeText))"
    case .binary(let operation, let left, let right):
      "\(operation.rawValue)(\(left.treeText), \(right.treeText))"
    case .isIn(let left, let values):
      "in(\(left.treeText), [\(values.map(\.treeText).joined(separator: ", "))])"
    case .group(let pipeline): "group(\(pipeline.treeText))"
    }
  }
}

extension Token {
  var treeText: String {
    switch kind {
    case .element(let kind): Element(kind, span).treeText
    case .open: "("
    case .close: ")"
    case .pipe: "|"
    case .separator: ";"
    case .newline: "⏎"
    case .comment: "#"
    case .end: "."
    }
  }
}

/// A small generator (xorshift), so that a seed that was printed repeats a run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
