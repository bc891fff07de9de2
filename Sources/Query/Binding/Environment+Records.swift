package import Domain
package import Language

extension Environment {
  /// The record a handle names. `goal:growth` says the kind; a unique beginning is enough where
  /// the environment takes prefixes.
  ///
  /// - Parameter isEver: A record that was removed counts where none has the handle now.
  package func record(
    _ name: Name, kinds: [Kind], asOf: Int64? = nil, isEver: Bool = false
  ) throws -> RecordID {
    var kinds = kinds
    var handle = name.text
    if let colon = handle.firstIndex(of: ":") {
      let prefix = String(handle[..<colon])
      guard let kind = schema.kind(prefix), kinds.contains(where: { $0.name == kind.name }) else {
        throw Problem.unknown(
          "kind", Name(prefix, name.span), expected: .words(kinds.map(\.name)))
      }
      kinds = [kind]
      handle = String(handle[handle.index(after: colon)...])
    }
    if handle == placeholder { throw try unknownRecord(Name(handle, name.span), kinds) }
    let found = try names.records(handle: handle, kinds: kinds, asOf: asOf)
    if found.count == 1 { return found[0] }
    if found.count > 1 { throw try ambiguous(name, found.map { ($0, handle) }) }
    if isEver, let id = try names.records(handleEver: handle, kinds: kinds).first { return id }
    if acceptsPrefixes {
      // `IT` is how people write it.
      let small = handle.lowercased()
      let same = small == handle ? [] : try names.records(handle: small, kinds: kinds, asOf: asOf)
      if same.count == 1 { return same[0] }
      let starting = try names.records(prefix: handle, kinds: kinds, limit: 8)
      if starting.count == 1 { return starting[0].id }
      if starting.count > 1 { throw try ambiguous(name, starting.map { ($0.id, $0.handle) }) }
    }
    throw try unknownRecord(Name(handle, name.span), kinds)
  }

  /// The one record with exactly this title.
  package func record(title: String, kinds: [Kind], at span: Span) throws -> RecordID {
    if title == placeholder { throw try unknownRecord(Name(title, span), kinds) }
    let found = try names.records(title: title, kinds: kinds)
    if found.count == 1 { return found[0] }
    if found.count > 1 {
      throw try ambiguous(
        Name(title, span), found.map { ($0, try names.handle(of: $0) ?? "") })
    }
    throw try unknownRecord(Name(title, span), kinds)
  }

  private func ambiguous(_ name: Name, _ found: [(RecordID, String)]) throws -> Problem {
    let candidates = found.map { id, handle in "\(schema.kind(of: id)?.name ?? ""):\(handle)" }
    return Problem(
      "`\(name.text)` could be \(candidates.count) records", at: name.span,
      expected: .words(candidates),
      help: ["say which: \(candidates.joined(separator: ", "))"])
  }

  private func unknownRecord(_ name: Name, _ kinds: [Kind]) throws -> Problem {
    let what = kinds.count > 4 ? "record" : kinds.map(\.name).joined(separator: " or ")
    var problem = Problem(
      "there is no \(what) `\(name.text)`", at: name.span, expected: Expected(handles: kinds))
    problem.isUnknownRecord = true
    problem.isCertain = true
    if givesAdvice { problem.diagnostic.help = try advice(on: name, kinds) }
    return problem
  }

  /// What may have been meant, or became of it.
  private func advice(on name: Name, _ kinds: [Kind]) throws -> [String] {
    let slug = Slug.make(name.text)
    var near = try names.records(prefix: String(slug.prefix(3)), kinds: kinds, limit: 200)
      .map { Expected.Word($0.handle, $0.title) }
    if near.isEmpty {
      near = try names.records(prefix: String(slug.prefix(1)), kinds: kinds, limit: 200)
        .map { Expected.Word($0.handle, $0.title) }
    }
    var help: [String] = []
    if let other = try names.records(handle: name.text, kinds: schema.kinds, asOf: nil).first,
      let kind = schema.kind(of: other)
    {
      help.append("`\(name.text)` is \(kind.withArticle)")
    } else if let past = try whatBecame(of: name.text, kinds) {
      help.append(past)
    } else if let first = name.text.split(separator: "-").first, name.text.contains("-"),
      Double(first) != nil || DateWords.firstWords.contains(String(first))
    {
      help.append("spaces stand around a minus: today - 30d")
    } else if let nearest = Nearest.name(to: slug, among: near.map(\.text)) {
      help.append("did you mean `\(nearest)`?")
    } else {
      // It is only advice, for which a large book is not searched.
      let byTitle = try names.records(
        titleWord: name.text, kinds: kinds, amongNewest: 20_000, limit: 3)
      if let first = byTitle.first {
        help.append("did you mean `\(first.handle)` (\(first.title))?")
      } else if let kind = kinds.first {
        help.append(
          kinds.count == 1
            ? "`\(kind.plural)` lists them"
            : "they are listed by: \(Self.listing(kinds, name.text).joined(separator: ", "))")
      }
    }
    return help
  }

  /// Of a handle that some record had: the step that removed that record, or its handle now.
  private func whatBecame(of handle: String, _ kinds: [Kind]) throws -> String? {
    guard let id = try names.records(handleEver: handle, kinds: kinds).first else { return nil }
    if let step = try names.removal(of: id) {
      return "step \(step) removed it: `history \(handle)` tells its life, "
        + "`restore \(handle) as of step \(step - 1)` brings it back"
    }
    guard let now = try names.handle(of: id), now != handle else { return nil }
    return "it was renamed, and is `\(now)` now"
  }

  /// The sources where such a handle would be found: `p17` is a promise's.
  private static func listing(_ kinds: [Kind], _ handle: String) -> [String] {
    if let letter = handle.first, handle.dropFirst().allSatisfy(\.isNumber), handle.count > 1,
      let kind = kinds.first(where: { $0.handle == .numbered(String(letter)) })
    {
      return [kind.plural]
    }
    return kinds.prefix(4).map(\.plural)
  }
}
