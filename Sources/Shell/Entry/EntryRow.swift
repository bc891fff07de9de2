import Book
import Domain
import Language
import Query

/// One record that is being typed in.
struct EntryRow {
  /// As they were typed or pasted, by field.
  var texts: [Int: String] = [:]
  var values: [Int: Value] = [:]
  /// What is the matter with a field, or (under nil) with the row as a whole.
  var problems: [Int?: String] = [:]

  var isEmpty: Bool { texts.isEmpty }

  func draft(of kind: Kind) -> Draft {
    var draft = Draft(kind)
    for (index, value) in values { draft[at: index] = value }
    return draft
  }
}

/// Reads what a person types for a field: as in the language, but text without quotes, and titles
/// where handles would stand.
struct FieldText {
  let session: Session
  let form: EntryForm

  func value(_ typed: String, _ field: Domain.Field) throws -> Value {
    let text = typed.trimmed
    switch field.type {
    case .text: return .text(text.withoutQuotes)
    case .reference(let names) where text != "none":
      let kinds = session.book.schema.kinds(named: names)
      guard field.isList else { return .record(try record(text, kinds)) }
      let parts = text.split { $0 == "," || $0 == ";" }.map { String($0).trimmed }
      return .records(try parts.filter { !$0.isEmpty }.map { try record($0, kinds) }.uniqued())
    case .date:
      if let day = form.dates?.day(text) { return .day(day) }
      return try inLanguage(text, field)
    case .choice where text != text.lowercased(): return try inLanguage(text.lowercased(), field)
    default: return try inLanguage(text, field)
    }
  }

  /// By handle, by the beginning of one, or by title.
  private func record(_ text: String, _ kinds: [Kind]) throws -> RecordID {
    let name = text.withoutQuotes
    let span = Span(0, 0)
    if try session.names.records(title: name, kinds: kinds).count == 1 {
      return try session.environment.record(title: name, kinds: kinds, at: span)
    }
    return try session.environment.record(Name(name, span), kinds: kinds)
  }

  private func inLanguage(_ text: String, _ field: Domain.Field) throws -> Value {
    let source = SourceText(name: field.name, text)
    let (program, problems) = Parser.parse(source, blocks: BlockWords(openers: []))
    let elements = program.statements.first?.pipeline.segments.first?.elements ?? []
    let wanted = "`\(field.name)` is \(field.wants(session.book.schema))"
    guard problems.isEmpty, program.statements.count == 1, !elements.isEmpty else {
      throw Problem(wanted, at: Span(0, 0))
    }
    var environment = session.environment
    environment.variables = [:]
    var reader = ValueReader(
      environment, elements[...], end: Span(source.bytes.count, source.bytes.count), isCheck: false)
    let value = try reader.value(for: field)
    guard reader.next == nil else { throw Problem(wanted, at: Span(0, 0)) }
    return value
  }
}

extension Problem {
  /// In a line: what is wrong, and what may help.
  var inWords: String {
    ([diagnostic.message] + diagnostic.help.prefix(1)).joined(separator: "; ")
  }
}

extension String {
  fileprivate var withoutQuotes: String {
    count > 1 && hasPrefix("\"") && hasSuffix("\"") ? String(dropFirst().dropLast()) : self
  }
}
