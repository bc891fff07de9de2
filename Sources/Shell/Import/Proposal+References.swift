import Book
import Domain
import Language
import Query

/// The records that a column names, as far as the first rows tell.
struct NamedRecords {
  /// What names no record, and what is the matter with it.
  var missing: [(text: String, problem: CellProblem)]
  /// How many names are known.
  var known: Int
  var via: String?
  /// What would be added for each that is missing.
  var creating: Kind?
  /// What they should be: `units or people`.
  var sought: String

  var words: String? {
    guard !missing.isEmpty else { return via.map { "found by `\($0)`" } }
    let names =
      missing.prefix(3).map { $0.text + ($0.problem.help.map { " (\($0))" } ?? "") }
      .joined(separator: ", ") + (missing.count > 3 ? " and \(missing.count - 3) more" : "")
    guard let creating else { return "no \(sought) of the book: \(names)" }
    return "adds \(Session.counted(missing.count, creating)): \(names)"
      + (known > 0 ? "; \(known) there" : "")
  }
}

extension Proposal {
  mutating func lookAtReferences(
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
    let distinct = texts.filter { !$0.isEmpty && !Placeholder.isNoName($0) }.uniqued()
    guard !distinct.isEmpty else { return }
    let kinds = session.book.schema.kinds(named: names)
    var best = (missing: try missing(distinct, names, nil), via: String?.none)
    for via in best.missing.isEmpty ? [] : Self.keys(of: kinds) {
      let missing = try missing(distinct, names, via)
      if missing.count < best.missing.count { best = (missing, via) }
    }
    references[guess.place] = NamedRecords(
      missing: best.missing, known: distinct.count - best.missing.count, via: best.via,
      creating: best.missing.isEmpty ? nil : creatable(kinds, best.missing.map(\.text)),
      sought: kinds.count > 4 ? "records" : kinds.map(\.plural).joined(separator: " or "))
    clauses[guess.place]?.via = best.via
    clauses[guess.place]?.creating = references[guess.place]?.creating
  }

  /// What names no record, with the nearest that does.
  private func missing(
    _ texts: [String], _ names: [String], _ via: String?
  ) throws -> [(text: String, problem: CellProblem)] {
    let lookup = ReferenceLookup(session, nil, growing: [])
    var mapping = ImportPlan.Mapping(
      target: .handle, source: ColumnText(""), span: Span(0, 0))
    mapping.via = via.map { ImportPlan.Via(field: $0) }
    return try texts.compactMap { text in
      do {
        _ = try lookup.records(text, names, mapping)
        return nil
      } catch let problem as CellProblem {
        return (text, problem)
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

  // MARK: Names that are much like others

  /// A name that is not in the book, and the one there that was perhaps meant.
  struct NearName {
    var place: Int
    var column: String
    var text: String
    var nearest: String
  }

  var nearNames: [NearName] {
    // Those that the file itself brings are no slips.
    let titles = guesses.guesses.first { guess in
      if case .field(let index)? = guess.target {
        plan.kind.fields[index].name == "title"
      } else {
        false
      }
    }
    let brought = Set(titles.map { guesses.values(of: $0) } ?? [])
    return guesses.guesses.filter { $0.target != nil }.flatMap { guess in
      (references[guess.place]?.missing ?? []).compactMap { text, problem in
        guard let nearest = problem.nearest, !brought.contains(text) else { return nil }
        return NearName(place: guess.place, column: guess.column, text: text, nearest: nearest)
      }
    }
  }

  /// The name stands for the one that is there.
  mutating func take(_ name: NearName) {
    clauses[name.place]?.table.append((name.text, name.nearest.quoted))
    references[name.place]?.missing.removeAll { $0.text == name.text }
    references[name.place]?.known += 1
    guard references[name.place]?.missing.isEmpty == true else { return }
    references[name.place]?.creating = nil
    clauses[name.place]?.creating = nil
  }
}
