import Domain
import Language
import Query

extension ValueReader {
  /// `a, b, c`, where each may be a handle, a title in quotes, a variable or a question.
  mutating func records(_ kinds: [Kind]) throws -> [RecordID] {
    var found = try record(kinds)
    while case .symbol(.comma)? = next?.kind {
      elements = elements.dropFirst()
      found += try record(kinds)
    }
    var seen: Set<RecordID> = []
    return found.filter { seen.insert($0).inserted }
  }

  /// What one element stands for: one record, or all of a question or a list.
  mutating func record(_ kinds: [Kind]) throws -> [RecordID] {
    guard let element = next else {
      throw Problem(
        "\(kinds.withArticle) is missing here", at: end, expected: Expected(handles: kinds),
        help: [
          kinds.count == 1
            ? "`\(kinds[0].plural)` lists them"
            : "a handle such as \(kinds.first.map(example) ?? "p1"), or a question in brackets"
        ], isIncomplete: true)
    }
    switch element.kind {
    case .word(let word):
      // What is not there stays before the reader, so that completion sees it.
      let id = try environment.record(
        Name(word, element.span), kinds: kinds, isEver: takesRemoved)
      elements = elements.dropFirst()
      return [id]
    case .text(let literal):
      if isCheck, literal.plain == nil {
        elements = elements.dropFirst()
        return placeholder(kinds)
      }
      let id = try environment.record(
        title: environment.text(literal), kinds: kinds, at: element.span)
      elements = elements.dropFirst()
      return [id]
    case .variable(let name, let path):
      elements = elements.dropFirst()
      guard let value = try variable(name, path) else {
        return try placeholder(for: name, path, kinds, at: element.span)
      }
      return try checked(value, kinds, "$\(name.text)", at: element.span)
    case .group(let pipeline):
      elements = elements.dropFirst()
      let question = try Question(pipeline, in: environment)
      guard let ids = question.ids, let kind = question.kind else {
        throw Problem(
          "this question yields no records", at: element.span,
          help: ["leave out `count` and `summarize`"])
      }
      guard kinds.contains(where: { $0.name == kind.name }) else {
        throw Problem(
          "these are \(kind.plural); \(kinds.withArticle) was expected", at: element.span)
      }
      return isCheck ? placeholder([kind]) : try environment.names.ids(of: ids)
    default:
      throw Problem(
        "\(kinds.withArticle) was expected here", at: element.span,
        expected: Expected(handles: kinds),
        help: ["a handle such as \(kinds.first.map(example) ?? "p1"), or a question in brackets"])
    }
  }

  private func example(_ kind: Kind) -> String {
    if case .numbered(let letter) = kind.handle { "\(letter)1" } else { "the-\(kind.name)" }
  }

  /// Stands for a record while a script is only checked; of which of several kinds is not known.
  private func placeholder(_ kinds: [Kind]) -> [RecordID] {
    [kinds.count == 1 ? RecordID(kind: kinds[0].code, number: 0) : .ofUnknownKind]
  }

  /// What a variable holds is known by its type while a script is only checked.
  private func placeholder(
    for name: Name, _ path: [Name], _ kinds: [Kind], at span: Span
  ) throws -> [RecordID] {
    guard path.isEmpty, let type = try environment.variable(name).type, type != .text else {
      return placeholder(kinds)
    }
    guard case .reference(let held) = type else {
      throw Problem("`$\(name.text)` holds no record", at: span)
    }
    let fitting = held.filter { kind in kinds.contains { $0.code == kind.code } }
    guard !fitting.isEmpty || held.isEmpty else {
      throw Problem(
        "`$\(name.text)` is \(held.withArticle); \(kinds.withArticle) was expected", at: span)
    }
    return placeholder(fitting.isEmpty ? kinds : fitting)
  }

  private func checked(
    _ value: Value, _ kinds: [Kind], _ name: String, at span: Span
  ) throws -> [RecordID] {
    let ids: [RecordID]
    switch value {
    case .record(let id): ids = [id]
    case .records(let list): ids = list
    case .text(let text): return [try environment.record(Name(text, span), kinds: kinds)]
    default:
      throw Problem("`\(name)` holds no record", at: span)
    }
    for id in ids where !kinds.contains(where: { $0.code == id.kindCode }) {
      let kind = environment.schema.kind(of: id)?.withArticle ?? "a record"
      throw Problem("`\(name)` is \(kind); \(kinds.withArticle) was expected", at: span)
    }
    return ids
  }

  // MARK: Dates

  /// `2026-11-30`, `+2w`, `next monday`, `end of quarter`, `today + 2w`, `$start + 30d`.
  mutating func day() throws -> Day {
    guard let first = next else {
      throw Problem(
        "a date is missing here", at: end, expected: .words(DateWords.phrases),
        help: ["examples: 2026-11-30, today, +2w, next monday, end of quarter"],
        isIncomplete: true)
    }
    let count = elements.datePrefix
    guard count > 0 else {
      throw Problem(
        "a date was expected here", at: first.span, expected: .words(DateWords.phrases),
        help: ["examples: 2026-11-30, today, +2w, next monday, end of quarter"])
    }
    let taken = Array(elements.prefix(count))
    elements = elements.dropFirst(count)
    return try resolve(taken)
  }

  private mutating func resolve(_ taken: [Element]) throws -> Day {
    let span = (taken.first?.span ?? end).joined(with: taken.last?.span ?? end)
    if isCheck, taken.contains(where: { if case .variable = $0.kind { true } else { false } }) {
      return environment.today
    }
    let day = try environment.day(taken[...], end: Span(span.upper, span.upper))
    if case .date? = taken.first?.kind, taken.count == 1 { return day }
    resolvedDays.append((SourceWords.text(taken), day))
    return day
  }
}

/// Elements as they would be written, for echoes.
enum SourceWords {
  static func text(_ elements: [Element]) -> String {
    elements.map { element in
      switch element.kind {
      case .word(let word): word
      case .duration(let length):
        (length.isSigned && length.count >= 0 ? "+" : "") + "\(length.count)\(length.unit.rawValue)"
      case .date(let year, let month, let day):
        Day(year: year, month: month, day: day)?.description ?? ""
      case .symbol(let symbol): symbol.rawValue
      case .variable(let name, _): "$\(name.text)"
      default: "…"
      }
    }.joined(separator: " ")
  }
}
