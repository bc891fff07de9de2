import Domain
import Language
import Query

extension Reading {
  /// How the language says what somebody asked in plain words: `promises where to within marketing`
  /// for "what did we promise marketing". Nil where no kind of record is spoken of.
  static func question(
    asking words: [String], in environment: Environment
  ) -> String? {
    let words = words.map { $0.lowercased() }
    guard let place = words.firstIndex(where: { kind(meantBy: $0, environment.schema) != nil }),
      let kind = kind(meantBy: words[place], environment.schema)
    else { return nil }
    let conditions =
      kind.statuses + kind.computed.map(\.name).filter { isCondition($0, of: kind, environment) }
    var tests = conditions.filter(words.contains)
    for (index, word) in words.enumerated() where index != place && !tests.contains(word) {
      guard let test = reference(to: word, of: kind, isBehind: index > place, environment) else {
        continue
      }
      tests.append(test)
      break
    }
    let question =
      ([kind.plural] + (tests.isEmpty ? [] : ["where", tests.joined(separator: " and ")]))
      .joined(separator: " ")
    return isQuestion(question, environment) ? question : nil
  }

  /// `promise`, `promises`, `promised`.
  private static func kind(meantBy word: String, _ schema: Schema) -> Kind? {
    schema.kind(word) ?? (word.hasSuffix("d") ? schema.kind(String(word.dropLast())) : nil)
      ?? (word.hasSuffix("ed") ? schema.kind(String(word.dropLast(2))) : nil)
  }

  /// By the first field that can hold it; what is named behind the kind is whom it is for.
  private static func reference(
    to word: String, of kind: Kind, isBehind: Bool, _ environment: Environment
  ) -> String? {
    let found = try? environment.names.records(
      handle: word, kinds: environment.schema.kinds, asOf: nil)
    guard found?.count == 1, let other = found?.first.flatMap({ environment.schema.kind(of: $0) })
    else { return nil }
    let fields = kind.fields.filter {
      guard case .reference(let names) = $0.type else { return false }
      return names.isEmpty || names.contains(other.name)
    }
    let field = (isBehind ? fields.first { $0.name == "to" } : nil) ?? fields.first
    return field.map { "\($0.name) \(other.container == "in" ? "within" : "=") \(word)" }
  }

  static func isCondition(_ name: String, of kind: Kind, _ environment: Environment) -> Bool {
    isQuestion("\(kind.plural) where \(name)", environment)
  }

  private static func isQuestion(_ text: String, _ environment: Environment) -> Bool {
    let (program, problems) = Parser.parse(SourceText(name: "", text), blocks: Command.blocks)
    guard problems.isEmpty, let statement = program.statements.first else { return false }
    return (try? Question(statement.pipeline, in: environment)) != nil
  }
}
