import Book
import Domain
import Language
import Query
import Tabular

/// What an import could say of a file, seen from its header and its first rows: a command that can
/// be looked over, mended and run.
struct Proposal {
  let plan: ImportPlan
  let session: Session
  var guesses: ColumnGuesses
  var clauses: [Int: Clause] = [:]
  /// What the first rows hold, in words, for each column.
  private var findings: [Int: [String]] = [:]
  /// Names in columns of references, by column.
  var references: [Int: NamedRecords] = [:]
  private var dateTexts: [Int: [String]] = [:]
  private(set) var dates: DatePattern?
  /// A pattern that reads the same dates as other days; a person has to say which is meant.
  private(set) var otherDates: DatePattern?
  private(set) var dateExample = ""
  var listSign: Character?
  let isTyped: Bool
  /// The first rows.
  let rows: [Tabular.Row]

  /// So many rows are looked at.
  private static let sample = 500
  private static let mostValues = 12

  /// Nil where the file is a list with nothing in it.
  init?(_ plan: ImportPlan, path: String, at span: Span, _ session: Session) throws {
    self.plan = plan
    self.session = session
    do {
      let reader = try plan.file.reader(path: path, listSign: plan.listSeparator)
      isTyped = reader.isTyped
      guard let header = try reader.header().map({ row in row.map { $0.text.trimmed } }) else {
        guard reader.isEmptyList else { throw plan.file.emptiness(reader, at: span) }
        return nil
      }
      var rows: [Tabular.Row] = []
      while rows.count < Self.sample, let record = try reader.next() {
        if case .row(let row) = record { rows.append(row) }
      }
      self.rows = rows
      let cells = rows.map { row in
        header.indices.map { (row.value(at: $0) ?? "").trimmed }
      }
      guesses = ColumnGuesses(header, cells, plan.kind, isHistory: plan.isHistory)
    } catch let error as ReadError {
      throw Query.Problem("\(plan.file.quoted): \(error.description)", at: span)
    }
    for guess in guesses.guesses {
      if case .field(let index)? = guess.target { try look(guess, plan.kind.fields[index]) }
    }
    settleDates()
  }

  /// Required fields that no column fills.
  var missing: [Domain.Field] {
    plan.kind.fields.enumerated().filter { index, field in
      field.isRequired && field.initial == nil
        && !guesses.guesses.contains { $0.target == .field(index) }
    }.map(\.element)
  }

  /// What was found in a column, in words.
  func finding(in guess: ColumnGuesses.Guess) -> String? {
    let words = (findings[guess.place] ?? []) + (references[guess.place]?.words.map { [$0] } ?? [])
    return words.isEmpty ? nil : words.joined(separator: "; ")
  }

  // MARK: What the values say

  /// What stands behind a column.
  struct Clause {
    var table: [(text: String, meaning: String)] = []
    var trim: String?
    var via: String?
    var creating: Kind?

    var words: String {
      var parts: [String] = []
      if !table.isEmpty {
        let entries = table.map { "\($0.text.quoted) = \($0.meaning)" }
        parts.append("(\(entries.joined(separator: ", ")))")
      }
      if let via { parts.append("via \(via)") }
      if let creating { parts.append("creating \(creating.name)") }
      if let trim { parts.append("trim \(trim.quoted)") }
      return parts.map { " " + $0 }.joined()
    }
  }

  private mutating func look(_ guess: ColumnGuesses.Guess, _ field: Domain.Field) throws {
    guard field.type != .text else { return }
    var values = guesses.values(of: guess).filter { $0 != "none" }
    let cases = if case .choice(let cases) = field.type { cases } else { [String]() }
    // A row that says nothing where something is needed is told when the rows are tried.
    let mayBeNothing = !field.isRequired || field.initial != nil
    let nothings = values.uniqued().filter { text in
      mayBeNothing && !cases.contains(text.lowercased())
        && (field.type.isReference ? Placeholder.isNoName(text) : Placeholder.isOne(text))
    }
    clauses[guess.place, default: Clause()].table = nothings.map { ($0, "none") }
    if !nothings.isEmpty {
      findings[guess.place, default: []].append(
        "\(nothings.joined(separator: ", ")) taken for nothing")
    }
    values = values.filter { !nothings.contains($0) }
    switch field.type {
    case .text: break
    case .date: dateTexts[guess.place] = values
    case .number, .integer: lookAtNumbers(guess, field, values)
    case .choice(let cases): lookAtChoice(guess, field, cases, values)
    case .reference(let names): try lookAtReferences(guess, field, names, values)
    }
  }

  /// A few bad values are told when the rows are tried; a column of them is another column.
  private mutating func lookAtNumbers(
    _ guess: ColumnGuesses.Guess, _ field: Domain.Field, _ values: [String]
  ) {
    var odd = values.filter { Double($0) == nil }
    if !odd.isEmpty, odd.allSatisfy({ $0.hasSuffix("%") }) {
      clauses[guess.place]?.trim = "%"
      odd = odd.filter { Double($0.dropLast().trimmed) == nil }
    }
    guard odd.count * 2 > values.count else { return }
    guesses.leaveOut(
      guess.place, because: "`\(field.name)` is a number, and this is not: \(odd[0])")
  }

  private mutating func lookAtChoice(
    _ guess: ColumnGuesses.Guess, _ field: Domain.Field, _ cases: [String], _ values: [String]
  ) {
    let odd = values.filter { !cases.contains($0.lowercased()) }.uniqued()
    let meant = odd.compactMap { value in Self.meant(value, cases).map { (value, $0) } }
    let bad = values.count { value in
      odd.contains(value) && !meant.contains { $0.0 == value }
    }
    guard bad * 2 <= values.count, meant.count <= Self.mostValues else {
      return guesses.leaveOut(
        guess.place,
        because:
          "`\(field.name)` is one of \(cases.joined(separator: ", ")), and it holds much else")
    }
    guard !meant.isEmpty else { return }
    clauses[guess.place]?.table += meant.map { (text: $0.0, meaning: $0.1) }
    findings[guess.place, default: []].append(
      meant.map { "\($0.0) is \($0.1)" }.joined(separator: ", "))
  }

  /// The nearest case, or the one that is a word of the value; `not active` is not `active`.
  private static func meant(_ value: String, _ cases: [String]) -> String? {
    let words = value.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    if let near = Nearest.name(to: words.joined(), among: cases) { return near }
    guard !words.contains(where: { ["no", "not", "non"].contains($0) }) else { return nil }
    let named = cases.filter { words.contains($0) }
    return named.count == 1 ? named[0] : nil
  }

  // MARK: Dates

  /// One pattern for all columns of dates; a column that is mostly written otherwise is left out.
  private mutating func settleDates() {
    guard plan.dates.text == "yyyy-mm-dd" else { return }
    // A workbook tells its dates by itself; what else stands there was typed as text.
    if isTyped { dateTexts = dateTexts.mapValues { $0.filter { Day(iso: $0) == nil } } }
    let reading = DatePattern.reading(dateTexts.sorted { $0.key < $1.key }.flatMap(\.value))
    for (place, texts) in dateTexts {
      let odd = texts.filter { reading.first?.isWritten($0) != true }
      let all = guesses.values(of: guesses.guesses[place])
      guard odd.count * 2 > all.count else { continue }
      guesses.leaveOut(
        place,
        because: reading.first.map { "most of it is no date written \($0.text): \(odd[0])" }
          ?? "it holds no dates: \(odd[0])")
      dateTexts[place] = nil
    }
    let texts = dateTexts.sorted { $0.key < $1.key }.flatMap(\.value)
    guard let first = reading.first, !texts.isEmpty else { return }
    dates = first.text == "yyyy-mm-dd" ? nil : first
    otherDates = reading.dropFirst().first { DatePattern.differ(first, $0, on: texts) }
    dateExample =
      otherDates.flatMap { other in
        let differing = texts.filter { first.day($0) != other.day($0) }
        return differing.first { first.day($0) != nil && other.day($0) != nil } ?? differing.first
      } ?? ""
  }

  mutating func take(_ pattern: DatePattern) {
    dates = pattern
    otherDates = nil
  }

  // MARK: The command

  /// `by title map title = "Name", …`
  var words: String {
    var parts: [String] = []
    if let key { parts.append("by \(key)") }
    let mappings = guesses.guesses.compactMap { guess -> String? in
      guard let target = guess.target else { return nil }
      let clause = clauses[guess.place]?.words ?? ""
      return "\(target.name(in: plan.kind)) = \(guess.column.quoted)\(clause)"
    }
    parts.append("map \(mappings.joined(separator: ", "))")
    if let dates { parts.append("dates \(dates.text.quoted)") }
    if let listSign { parts.append("lists \(String(listSign).quoted)") }
    return parts.joined(separator: " ")
  }

  /// What tells the first rows apart: a handle, a code, a title. A row without its title is bad, and
  /// no reason to take the others for new ones.
  private var key: String? {
    func isKey(_ guess: ColumnGuesses.Guess) -> Bool {
      let values = guesses.values(of: guess)
      let isWhole =
        guess.target?.name(in: plan.kind) == "title"
        ? !values.isEmpty : !rows.isEmpty && values.count == rows.count
      return isWhole && Set(values).count == values.count
    }
    let candidates = guesses.guesses.filter { guess in
      guard case .field(let index)? = guess.target else { return guess.target == .handle }
      let field = plan.kind.fields[index]
      return field.type == .text && (field.name == "title" || field.isCustom)
    }.filter(isKey).compactMap { $0.target?.name(in: plan.kind) }
    let codes = ["code", "id", "key", "number", "email", "login"]
    return candidates.first { $0 == "handle" } ?? candidates.first { codes.contains($0) }
      ?? candidates.first { $0 == "title" }
  }
}
