extension Parser {
  /// Puts a whole statement into the innermost open clause.
  mutating func append(_ statement: Statement) {
    guard let block = open.indices.last, let clause = open[block].clauses.indices.last else {
      statements.append(statement)
      return
    }
    open[block].clauses[clause].body.append(statement)
  }

  mutating func openBlock(_ statement: Statement, _ name: Name) {
    guard open.count < Self.deepest else {
      tooDeep += 1
      report(
        "blocks are nested deeper than \(Self.deepest)", at: name.span,
        help: ["put the inner part into a script of its own: run FILE"])
      return
    }
    var block = statement
    block.clauses = [Clause(keyword: name, arguments: [], body: [])]
    open.append(block)
  }

  /// `else`, `else if …`
  mutating func nextClause(_ pipeline: Pipeline, _ name: Name) {
    let arguments = Array(pipeline.segments[0].elements.dropFirst())
    if tooDeep > 0 { return }
    guard let block = open.indices.last, let previous = open[block].clauses.last else {
      report(
        "this `\(name.text)` belongs to no block", at: name.span,
        help: ["for example: if overdue ; say \"late\" ; \(name.text) ; say \"fine\" ; end"])
      return
    }
    if open[block].clauses.count > 1, previous.arguments.isEmpty {
      report(
        "nothing comes after the last `\(name.text)`", at: name.span,
        labels: [Diagnostic.Label(span: previous.keyword.span, text: "the last one")],
        help: ["close the block with `\(blocks.closer)`"])
    }
    checkArguments(arguments, of: name)
    if pipeline.segments.count > 1 {
      report(
        "`|` cannot stand after `\(name.text)`", at: pipeline.segments[1].span,
        help: ["put the question into brackets: (goals | count) = 3"])
    }
    open[block].clauses.append(Clause(keyword: name, arguments: arguments, body: []))
  }

  /// Only what opens a block may follow `else`. The last word of a source may be cut short, and
  /// the open block is reported then anyway.
  private mutating func checkArguments(_ arguments: [Element], of name: Name) {
    guard let first = arguments.first, first.span.upper < lexer.bytes.count else { return }
    if let word = first.word, blocks.openers.contains(word) { return }
    report(
      "what follows `\(name.text)` belongs on a line of its own", at: first.span,
      help: ["write `\(name.text)`, then `;` or a new line"])
  }

  mutating func closeBlock(_ pipeline: Pipeline, _ name: Name) {
    guard tooDeep > 0 || !open.isEmpty else {
      report(
        "this `\(name.text)` closes nothing", at: name.span,
        help: ["delete it, or add the line that opens its block"])
      return
    }
    if pipeline.segments.count > 1 || pipeline.segments[0].elements.count > 1 {
      report(
        "nothing may follow `\(name.text)`", at: Span(name.span.upper, pipeline.span.upper),
        help: ["begin a new line, or put `;` between"])
    }
    if tooDeep > 0 {
      tooDeep -= 1
    } else if var block = open.popLast() {
      block.span = block.span.joined(with: name.span)
      append(block)
    }
  }

  /// Reports the blocks that are open where the source ends, and keeps what they hold.
  mutating func closeBlocks() {
    while var block = open.popLast() {
      let keyword = block.clauses[0].keyword
      report(
        "the block of `\(keyword.text)` has no `\(blocks.closer)`", at: token.span,
        labels: [Diagnostic.Label(span: keyword.span, text: "opened here")],
        help: ["close it with `\(blocks.closer)`"], isIncomplete: true)
      block.span.upper = max(block.span.upper, previousEnd)
      append(block)
    }
  }

  /// Whether a line that begins with `|` has a question before it to go on with.
  var hasPrevious: Bool {
    guard let last = open.last?.clauses.last?.body.last ?? (open.isEmpty ? statements.last : nil)
    else { return false }
    return last.clauses.isEmpty
  }

  /// A line that begins with `|`: reported, and read as going on with the statement before it.
  mutating func continuePrevious() {
    report(
      "a line cannot begin with `|`", at: token.span,
      help: ["end the line before it with `|` instead"])
    advance()
    isAbandoned = false
    let rest = parsePipeline(inBrackets: false)
    if let block = open.indices.last, let clause = open[block].clauses.indices.last,
      let last = open[block].clauses[clause].body.indices.last
    {
      open[block].clauses[clause].body[last].goOn(with: rest)
    } else if let last = statements.indices.last {
      statements[last].goOn(with: rest)
    }
  }
}

extension Statement {
  fileprivate mutating func goOn(with rest: Pipeline) {
    pipeline.segments += rest.segments
    pipeline.span = pipeline.span.joined(with: rest.span)
    span = span.joined(with: rest.span)
  }
}
