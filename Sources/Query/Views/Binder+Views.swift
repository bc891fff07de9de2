import Domain
import Language

extension Element {
  /// The name of a source as it may stand at the head of a question: `gaps`, `lens.promises`.
  package var sourceName: String? {
    switch kind {
    case .word(let word): word
    case .path(let names): names.map(\.text).joined(separator: ".")
    default: nil
    }
  }
}

extension Environment {
  package func isTable(_ name: String) -> Bool { tables.contains { $0.name == name } }
}

extension Binder {
  /// The rows of a view, given what stands behind its name and what is `fixed` of those wanted.
  func view(
    _ head: Element, _ name: String, _ given: ArraySlice<Element>, _ fixed: [String: String]
  ) throws -> Relation {
    usesViews = true
    let table = try fitting(environment.tables.filter { $0.name == name }, given)
    guard !(table.isPrivate && environment.isRoomOn) else {
      throw Problem.withheld(name, at: head.span)
    }
    let end = (given.last ?? head).span
    var rest = given
    var arguments: [String: Variable] = [:]
    for parameter in table.parameters where !(parameter.isOptional && rest.isEmpty) {
      let value = try argument(parameter, of: table, &rest, end: Span(end.upper, end.upper))
      arguments[parameter.name] = Variable(value, type(of: value, for: parameter))
    }
    if let extra = rest.first {
      throw Problem(
        "`\(name)` takes nothing more here", at: extra.span, expected: .words(Self.clauseWords),
        help: ["usage: \(table.usage) [as of D] [on D] [where C] { | STAGE }"], isCertain: true)
    }
    guard expanding.insert("view \(name)").inserted else {
      throw Problem("`\(name)` asks for itself", at: head.span)
    }
    defer { expanding.remove("view \(name)") }
    return try relation(table, arguments, fixed, at: head.span)
  }

  static let clauseWords = ["where", "as", "on", "|"]

  /// What stands between a view's name and its clauses.
  static func arguments(_ rest: inout ArraySlice<Element>) -> ArraySlice<Element> {
    var taken = ArraySlice<Element>()
    while let next = rest.first, next.word != "where", next.word != "on",
      !(next.word == "as" && rest.dropFirst().first?.word == "of")
    {
      taken.append(next)
      rest = rest.dropFirst()
    }
    return taken
  }

  /// Of several with the same name, the one that takes what is given.
  private func fitting(
    _ tables: [TableSource], _ given: ArraySlice<Element>
  ) throws -> TableSource {
    let bare = tables.first { $0.parameters.isEmpty }
    guard let first = given.first else { return bare ?? tables[0] }
    let taking = tables.filter { !$0.parameters.isEmpty }
    let byWord = taking.first { $0.parameters[0].keyword == first.word && first.word != nil }
    return byWord ?? taking.first { $0.parameters[0].keyword == nil } ?? taking.first ?? tables[0]
  }

  private func argument(
    _ parameter: TableSource.Parameter, of table: TableSource, _ rest: inout ArraySlice<Element>,
    end: Span
  ) throws -> Value {
    let example = table.examples.first.map { ["example: \($0)"] } ?? []
    if let keyword = parameter.keyword {
      guard rest.first?.word == keyword else {
        throw Problem(
          "`\(keyword)` was expected here", at: rest.first?.span ?? end,
          expected: .words([keyword]), help: ["usage: \(table.usage)"] + example,
          isIncomplete: rest.isEmpty, isCertain: !rest.isEmpty)
      }
      rest = rest.dropFirst()
    }
    guard let element = rest.first else {
      throw Problem(
        "`\(table.name)` of what? `\(parameter.name)` is missing", at: end,
        expected: expected(parameter), help: ["usage: \(table.usage)"] + example,
        isIncomplete: true)
    }
    switch parameter.kind {
    case .step:
      let taken = element.word == "step" ? 2 : max(1, rest.datePrefix)
      var words = rest.prefix(taken)
      rest = rest.dropFirst(taken)
      return .number(Double(try step(&words, end: words.last?.span ?? end)))
    case .stepNumber: return .number(Double(try stepNumber(&rest, end: end)))
    case .pastRecord:
      rest = rest.dropFirst()
      if let word = element.word {
        return .record(
          try environment.record(Name(word, element.span), kinds: schema.kinds, isEver: true))
      }
      return try argument(element, .reference([]), parameter, table)
    case .field(.date):
      let taken = max(1, rest.datePrefix)
      let words = rest.prefix(taken)
      rest = rest.dropFirst(taken)
      return .day(try day(words, end: words.last?.span ?? end))
    case .field(let type):
      rest = rest.dropFirst()
      return try argument(element, type, parameter, table)
    }
  }

  private func expected(_ parameter: TableSource.Parameter) -> Expected {
    switch parameter.kind {
    case .step: .words(["step"] + DateWords.phrases)
    case .stepNumber: Expected()
    case .pastRecord: Expected(handles: schema.kinds)
    case .field(.date): .words(DateWords.phrases)
    case .field(.choice(let cases)): .words(cases)
    case .field(.reference(let names)): Expected(handles: schema.kinds(named: names))
    case .field(.text): Expected(isText: true)
    case .field: Expected()
    }
  }

  private func argument(
    _ element: Element, _ type: FieldType, _ parameter: TableSource.Parameter, _ table: TableSource
  ) throws -> Value {
    let wanted = ValueType(Field(name: parameter.name, type: type, help: ""), in: schema)
    if case .variable(let name, let path) = element.kind, path.isEmpty {
      return try argument(environment.variable(name), name, wanted, at: element.span)
    }
    if case .reference(let kinds) = wanted {
      switch element.kind {
      case .word(let word): return .record(try record(Name(word, element.span), kinds: kinds))
      case .text(let literal):
        return .record(
          try environment.record(title: text(literal), kinds: kinds, at: element.span))
      default: break
      }
    }
    switch (element.kind, wanted) {
    case (.number(let number), .number): return .number(number.value)
    case (.text(let literal), .text): return .text(try text(literal))
    case (.word(let word), .choice(let cases)) where cases.contains(word): return .text(word)
    case (.word(let word), .choice(let cases)):
      throw Problem.unknown("case", Name(word, element.span), expected: .words(cases))
    default:
      throw Problem(
        "`\(parameter.name)` of `\(table.name)` is \(wanted.words)", at: element.span,
        expected: expected(parameter), help: table.examples.prefix(1).map { "example: \($0)" },
        isCertain: true)
    }
  }

  private func argument(
    _ variable: Variable, _ name: Name, _ wanted: ValueType, at span: Span
  ) throws -> Value {
    switch (variable.value, wanted) {
    case (.missing, _), (.number, .number), (.text, .text): return variable.value
    case (.text(let text), .choice(let cases)) where cases.contains(text): return variable.value
    case (.text(let text), .reference(let kinds)):
      return .record(try environment.record(Name(text, span), kinds: kinds))
    case (.record(let id), .reference(let kinds))
    where kinds.contains { $0.code == id.kindCode },
      (.record(let id), .reference(let kinds))
    where kinds.isEmpty || id.kindCode == RecordID.unknownKind:
      return .record(id)
    default:
      throw Problem("`$\(name.text)` is not \(wanted.words)", at: span)
    }
  }

  /// A record is of its own kind; what is not known yet, of what the parameter takes.
  private func type(of value: Value, for parameter: TableSource.Parameter) -> ValueType {
    if case .record(let id) = value, let kind = schema.kind(of: id) { return .reference([kind]) }
    if case .pastRecord = parameter.kind { return .reference(schema.kinds) }
    guard case .field(let type) = parameter.kind else { return .number }
    return ValueType(Field(name: parameter.name, type: type, help: ""), in: schema)
  }

  // MARK: Rows

  private func relation(
    _ table: TableSource, _ arguments: [String: Variable], _ fixed: [String: String],
    at span: Span
  ) throws -> Relation {
    let columns = table.columns.map {
      Frame.Column(
        name: $0.name, type: $0.type(in: schema), stored: $0.name, isList: $0.isList,
        missing: $0.missing, isPrivate: $0.isPrivate)
    }
    let request = ViewRequest(binder: self, arguments: arguments, fixed: fixed, span: span)
    switch table.body {
    case .question(let question):
      do {
        var relation = try relation(of: question, arguments)
        relation.isTree = table.isTree
        return relation
      } catch let problem as Problem where environment.isOwn(table) {
        // Its words stand elsewhere; what it was defined upon may be gone.
        throw Problem(
          "`\(table.name)` cannot be asked any more: \(problem.diagnostic.message)", at: span,
          help: problem.diagnostic.help + ["it is: \(question)"])
      }
    case .union(let parts):
      let selects = try parts.enumerated().map { index, part in
        let relation = try relation(of: part.question, arguments)
        let rows = try relation.stored(table.columns.map(\.name), labels: part.labels)
        return "SELECT \(constant: index) AS \"#part\", * FROM (\(rows))" as SQL
      }
      return Relation(
        self, columns, from: "(\(selects.joined(" UNION ALL ")))", lastKeys: ["#part", "#row"])
    case .sql(let make):
      var relation = Relation(
        self, columns, from: "(\(try make(request)))",
        lastKeys: table.orderedBy ?? columns.prefix(1).map(\.name))
      relation.isTree = table.isTree
      return relation
    case .rows(let reckon):
      let rows = environment.bindsOnly ? [] : try reckon(request)
      var relation = Relation(
        self, columns, from: "(\(Self.select(rows, columns.map(\.name))))", lastKeys: ["#row"])
      relation.isTree = table.isTree
      return relation
    }
  }

  /// Rows as one bound value that the database takes apart again: `Book/Connection` gives it the
  /// function.
  private static func select(_ rows: [[SQLValue]], _ columns: [String]) -> SQL {
    let cells = columns.enumerated().map { index, name in
      "\(name: "c\(index)") AS \(name: name)" as SQL
    }
    let bytes = PackedRows.bytes(rows, columns: columns.count)
    return """
      SELECT "row" AS "#row", \(cells.joined(", ")) FROM packed_rows(\(SQLValue.blob(bytes)))
      """
  }

  /// A question that the program or the book holds, with its `$parameters`.
  func relation(of question: String, _ arguments: [String: Variable]) throws -> Relation {
    let source = SourceText(name: "view", question)
    let (program, problems) = Parser.parse(source, blocks: BlockWords(openers: []))
    if let problem = problems.first { throw Problem(problem) }
    guard let pipeline = program.statements.first?.pipeline else {
      throw Problem("a question is missing here", at: Span(0, 0))
    }
    // Names that nobody can write, so that they do not meet those of the question around.
    questions += 1
    let scope = "\(questions)#"
    for (name, variable) in arguments { environment.variables[scope + name] = variable }
    let around = (asOf, onDay)
    defer { (asOf, onDay) = around }
    return try relation(pipeline.renamingVariables { arguments[$0] == nil ? nil : scope + $0 })
  }
}

extension Problem {
  /// What is not for everybody's eyes is asked for while everybody looks on.
  static func withheld(_ name: String, at span: Span) -> Problem {
    var problem = Problem(
      "`\(name)` is withheld while the room looks on", at: span,
      help: ["`room off` ends that; have the projector off first"], isCertain: true)
    problem.isWithheld = true
    return problem
  }
}

extension Pipeline {
  /// The same with variables called otherwise, inside brackets and texts too.
  fileprivate func renamingVariables(_ rename: (String) -> String?) -> Pipeline {
    var copy = self
    copy.segments = segments.map { segment in
      var segment = segment
      segment.elements = segment.elements.map { $0.renamingVariables(rename) }
      return segment
    }
    return copy
  }
}

extension Element {
  fileprivate func renamingVariables(_ rename: (String) -> String?) -> Element {
    func renamed(_ name: Name) -> Name { rename(name.text).map { Name($0, name.span) } ?? name }
    switch kind {
    case .variable(let name, let path): return Element(.variable(renamed(name), path), span)
    case .group(let pipeline): return Element(.group(pipeline.renamingVariables(rename)), span)
    case .text(var literal):
      literal.pieces = literal.pieces.map { piece in
        if case .insertion(let name, let path) = piece {
          .insertion(renamed(name), path)
        } else {
          piece
        }
      }
      return Element(.text(literal), span)
    default: return self
    }
  }
}
