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
  /// Behind a column: a table of values, how records are found, what is created.
  private var clauses: [Int: String] = [:]
  /// What the first rows hold, in words, for each column.
  private(set) var findings: [Int: String] = [:]
  private(set) var dates: DatePattern?
  /// A pattern that reads the same dates as other days; a person has to say which is meant.
  private(set) var otherDates: DatePattern?
  private(set) var dateExample = ""
  private var listSign: Character?
  let isTyped: Bool
  /// The first rows.
  let rows: [Tabular.Row]

  /// So many rows are looked at.
  private static let sample = 500
  private static let mostValues = 12

  /// Nil where the file is empty.
  init?(_ plan: ImportPlan, path: String, at span: Span, _ session: Session) throws {
    self.plan = plan
    self.session = session
    do {
      let reader = try plan.file.reader(path: path, listSign: plan.listSeparator)
      isTyped = reader.isTyped
      guard let header = try reader.header().map({ row in row.map { $0.text.trimmed } }) else {
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
    } catch {
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

  // MARK: What the values say

  private mutating func look(_ guess: ColumnGuesses.Guess, _ field: Domain.Field) throws {
    let values = guesses.values(of: guess)
    let distinct = values.uniqued()
    switch field.type {
    case .text, .date: break
    case .number, .integer:
      let odd = distinct.filter { Double($0) == nil && $0 != "none" }
      guard !odd.isEmpty else { return }
      guard odd.count <= 3, odd.count < distinct.count else {
        return guesses.leaveOut(
          guess.place, because: "`\(field.name)` is a number, and this is not: \(odd[0])")
      }
      clauses[guess.place] = "(\(odd.map { "\($0.quoted) = none" }.joined(separator: ", ")))"
      findings[guess.place] = "\(odd.joined(separator: ", ")) taken for nothing"
    case .choice(let cases): lookAtChoice(guess, field, cases, distinct)
    case .reference(let names):
      try lookAtReferences(guess, field, names, values)
    }
  }

  private mutating func lookAtChoice(
    _ guess: ColumnGuesses.Guess, _ field: Domain.Field, _ cases: [String], _ distinct: [String]
  ) {
    let odd = distinct.filter { !cases.contains($0.lowercased()) && $0 != "none" }
    guard !odd.isEmpty else { return }
    guard odd.count <= Self.mostValues else {
      return guesses.leaveOut(
        guess.place,
        because:
          "`\(field.name)` is one of \(cases.joined(separator: ", ")), and it holds much else")
    }
    let entries = odd.map { value in
      let meant =
        Nearest.name(to: ColumnGuesses.letters(value), among: cases)
        ?? cases.first { ColumnGuesses.letters(value).contains(ColumnGuesses.letters($0)) }
      return (value, meant ?? "none")
    }
    clauses[guess.place] =
      "(\(entries.map { "\($0.0.quoted) = \($0.1)" }.joined(separator: ", ")))"
    findings[guess.place] = entries.map { "\($0.0) is \($0.1)" }.joined(separator: ", ")
  }

  private mutating func lookAtReferences(
    _ guess: ColumnGuesses.Guess, _ field: Domain.Field, _ names: [String], _ values: [String]
  ) throws {
    var separator = plan.listSeparator
    if field.isList, separator == ";", !values.contains(where: { $0.contains(";") }),
      values.contains(where: { $0.contains(",") })
    {
      separator = ","
      listSign = ","
    }
    let texts =
      field.isList
      ? values.flatMap { $0.split(separator: separator).map { String($0).trimmed } } : values
    let distinct = texts.filter { !$0.isEmpty }.uniqued()
    guard !distinct.isEmpty else { return }
    let kinds = session.book.schema.kinds(named: names)
    var best = (missing: try missing(distinct, names, nil), via: String?.none)
    for via in best.missing.isEmpty ? [] : Self.keys(of: kinds) {
      let missing = try missing(distinct, names, via)
      if missing.count < best.missing.count { best = (missing, via) }
    }
    var words: [String] = []
    if let via = best.via { words.append("via \(via)") }
    let (missing, known) = (best.missing, distinct.count - best.missing.count)
    let what = kinds.count > 4 ? "records" : kinds.map(\.plural).joined(separator: " or ")
    if missing.isEmpty {
      findings[guess.place] = best.via.map { "found by `\($0)`" }
    } else if let kind = creatable(kinds, missing.map(\.text)) {
      words.append("creating \(kind.name)")
      findings[guess.place] =
        "adds \(Session.counted(missing.count, kind)): \(Self.some(missing))"
        + (known > 0 ? "; \(known) there" : "")
    } else {
      findings[guess.place] = "no \(what) of the book: \(Self.some(missing))"
    }
    if !words.isEmpty { clauses[guess.place] = words.joined(separator: " ") }
  }

  /// What names no record, with the nearest that does.
  private func missing(
    _ texts: [String], _ names: [String], _ via: String?
  ) throws -> [(text: String, help: String?)] {
    let lookup = ReferenceLookup(session, nil, growing: [])
    var mapping = ImportPlan.Mapping(
      target: .handle, source: ColumnText(""), span: Span(0, 0))
    mapping.via = via.map { ImportPlan.Via(field: $0) }
    return try texts.compactMap { text in
      do {
        _ = try lookup.records(text, names, mapping)
        return nil
      } catch let problem as CellProblem {
        return (text, problem.help)
      }
    }
  }

  /// Fields by which other systems may know a record; `handle` for what is written like a title.
  private static func keys(of kinds: [Kind]) -> [String] {
    (kinds.contains(where: \.isNamed) ? ["handle"] : [])
      + kinds.flatMap(\.fields).filter { $0.type == .text && $0.isCustom }.map(\.name).uniqued()
  }

  /// A party is taken for a person where the names look like people's.
  private func creatable(_ kinds: [Kind], _ missing: [String]) -> Kind? {
    let offered = kinds.filter { Group.party.contains($0.name) }
    guard offered.count > 1 else { return offered.first }
    let people = missing.count { text in
      let words = text.split(separator: " ")
      return (2...3).contains(words.count)
        && words.allSatisfy {
          $0.first?.isUppercase == true && $0.count > 1 && $0 != $0.uppercased()
        }
    }
    return offered.first { $0.name == (people * 2 > missing.count ? "person" : "unit") }
  }

  private static func some(_ names: [(text: String, help: String?)]) -> String {
    names.prefix(3).map { $0.text + ($0.help.map { " (\($0))" } ?? "") }.joined(separator: ", ")
      + (names.count > 3 ? " and \(names.count - 3) more" : "")
  }

  // MARK: Dates

  /// One pattern for all columns of dates; a column that no pattern reads is left out.
  private mutating func settleDates() {
    guard !isTyped, plan.dates.text == "yyyy-mm-dd" else { return }
    var texts: [String] = []
    for guess in guesses.guesses {
      guard case .field(let index)? = guess.target, plan.kind.fields[index].type == .date else {
        continue
      }
      let values = guesses.values(of: guess).filter { $0 != "none" }
      if DatePattern.fitting(texts + values).isEmpty {
        let odd = values.first { DatePattern.fitting([$0]).isEmpty } ?? values[0]
        guesses.leaveOut(
          guess.place, because: "its dates are written in no way of one sort: \(odd)")
      } else {
        texts += values
      }
    }
    let fitting = DatePattern.fitting(texts)
    guard let first = fitting.first, !texts.isEmpty else { return }
    dates = first.text == "yyyy-mm-dd" ? nil : first
    otherDates = fitting.dropFirst().first { DatePattern.differ(first, $0, on: texts) }
    dateExample =
      otherDates.flatMap { other in texts.first { first.day($0) != other.day($0) } } ?? ""
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
      let clause = clauses[guess.place].map { " \($0)" } ?? ""
      return "\(target.name(in: plan.kind)) = \(guess.column.quoted)\(clause)"
    }
    parts.append("map \(mappings.joined(separator: ", "))")
    if let dates { parts.append("dates \(dates.text.quoted)") }
    if let listSign { parts.append("lists \(String(listSign).quoted)") }
    return parts.joined(separator: " ")
  }

  /// What tells the first rows apart: a handle, a code, a title.
  private var key: String? {
    func isKey(_ guess: ColumnGuesses.Guess) -> Bool {
      let values = guesses.values(of: guess)
      return !rows.isEmpty && values.count == rows.count && Set(values).count == values.count
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
