import Book
import Domain
import Language
import Query

/// What could stand at the cursor: the line is bound with a word that means nothing in the
/// cursor's place, and what was expected there is the answer.
struct Completer {
  struct Candidate: Equatable {
    var text: String
    var note = ""
    /// A blank follows.
    var isFinal = true
  }

  struct Offer: Equatable {
    /// The bytes of the line that the candidates stand for.
    var replace: Range<Int>
    var candidates: [Candidate] = []
  }

  let environment: Environment
  /// Tells when enough time was spent; what was found until then is offered.
  var isLate: () -> Bool = { false }
  /// Records are looked for by what their handles begin with, not by their titles or a slip.
  var wantsBeginningsOnly = false

  func complete(_ line: String, at cursor: Int) -> Offer {
    let bytes = Array(line.utf8.prefix(cursor))
    let tokens = LineTokens(String(decoding: bytes, as: UTF8.self))
    if let quote = tokens.openText { return inText(bytes, quote) }
    guard !tokens.endsInComment else { return Offer(replace: cursor..<cursor) }
    let start = Completer.wordStart(bytes)
    let partial = String(decoding: bytes[start...], as: UTF8.self)
    let head = String(decoding: bytes[..<start], as: UTF8.self)
    if partial.hasPrefix("$"), !partial.contains(".") {
      return Offer(
        replace: start..<cursor,
        candidates: variables(
          partial.dropFirst(), end: "", expectation(of: head + Expectation.probe)))
    }
    // After a dot only the last name is open; after a colon, the handle.
    let cut = partial.lastIndex { $0 == "." || $0 == ":" }
    let prefix = cut.map { String(partial[...$0]) } ?? ""
    let typed = String(partial.dropFirst(prefix.count))
    var wanted = expectation(of: head + prefix + Expectation.probe).expected
    if prefix.hasSuffix(":") {
      let kind = environment.schema.kind(String(prefix.dropLast()))
      wanted = expectation(of: head + Expectation.probe).expected
      wanted.handles = wanted.handles.filter { $0.name == kind?.name }
      wanted.words = []
    }
    if prefix.isEmpty {
      // Parts of views are offered once the view's name and a dot are there.
      wanted.words.removeAll { $0.text.dropFirst().contains(".") }
    } else {
      wanted.words = wanted.words.compactMap { word in
        guard !word.text.hasSuffix("(") else { return nil }
        guard word.text.hasPrefix(prefix) else { return word.text.contains(".") ? nil : word }
        return Expected.Word(String(word.text.dropFirst(prefix.count)), word.note)
      }
    }
    var candidates = words(wanted, matching: typed) + records(wanted.handles, matching: typed)
    if prefix.isEmpty {
      if wanted.isFile {
        candidates += FileNames.beginning(with: typed).map { file($0, opening: "\"") }
      } else if wanted.isText, candidates.isEmpty || typed.isEmpty {
        candidates.insert(
          Candidate(text: "\"" + typed, note: "text in quotes", isFinal: false), at: 0)
        candidates += texts(behind: head, matching: typed).map {
          Candidate(text: "\"" + $0.quotedInside + "\"")
        }
      }
    }
    return Offer(replace: start + prefix.utf8.count..<cursor, candidates: candidates)
  }

  private func expectation(of text: String) -> Expectation {
    Expectation(of: text, in: environment)
  }

  static func wordStart(_ bytes: [UInt8]) -> Int {
    var start = bytes.count
    while start > 0 {
      let byte = bytes[start - 1]
      let isWord =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte >= 0x80 || [0x2D, 0x2E, 0x3A, 0x5F, 0x24].contains(byte)
      if !isWord { break }
      start -= 1
    }
    return start
  }

  /// Inside quotes: files, titles of records and inserted variables; free text is left alone.
  private func inText(_ bytes: [UInt8], _ quote: Int) -> Offer {
    let cursor = bytes.count
    let length = bytes[quote] == 0x22 ? 1 : 3
    let written = String(decoding: bytes[min(cursor, quote + length)...], as: UTF8.self)
    let before = String(decoding: bytes[..<quote], as: UTF8.self)
    if let insertion = written.ranges(of: "{$").last,
      !written[insertion.upperBound...].contains("}")
    {
      let typed = written[insertion.upperBound...]
      return Offer(
        replace: (cursor - typed.utf8.count - 1)..<cursor,
        candidates: variables(
          typed, end: "}", expectation(of: before + "\"\(Expectation.probe)\"")))
    }
    let wanted = expectation(of: before + "\"\(Expectation.probe)\"")
    let replace = (quote + length)..<cursor
    if wanted.expected.isFile {
      return Offer(
        replace: replace,
        candidates: FileNames.beginning(with: written).map { file($0, opening: "") })
    }
    guard !wanted.expected.handles.isEmpty else {
      let found = texts(behind: before, matching: written)
      return Offer(
        replace: found.isEmpty ? cursor..<cursor : replace,
        candidates: found.map { Candidate(text: $0.quotedInside + "\"") })
    }
    let found = titled(wanted.expected.handles, matching: written)
    return Offer(
      replace: replace,
      candidates: found.map { Candidate(text: $0.title.quotedInside + "\"", note: $0.handle) })
  }

  // MARK: Candidates

  private func variables(
    _ typed: Substring, end: String, _ place: Expectation
  ) -> [Candidate] {
    Ranking.ranked(place.variables.sorted(), typed: String(typed)) { $0 }
      .map { Candidate(text: "$\($0)\(end)", isFinal: end.isEmpty) }
  }

  private func words(_ expected: Expected, matching typed: String) -> [Candidate] {
    var seen: Set<String> = []
    let all = expected.words.filter { seen.insert($0.text).inserted }
    // What has to be given stands first.
    let inOrder = all.filter(\.isWanted) + all.filter { !$0.isWanted }
    return Ranking.ranked(inOrder, typed: typed, by: \.text)
      .map {
        Candidate(
          text: $0.text, note: $0.isWanted ? "\($0.note) (needed)" : $0.note,
          isFinal: !$0.text.hasSuffix("("))
      }
  }

  /// So many records of a kind are offered by any of the ways to find them.
  private static let most = 200
  /// Slips are looked for among so many records of a kind.
  private static let fuzzyMost = 2_000
  /// Where handles begin so already, titles are looked for among so many records of a kind, which
  /// takes a few milliseconds; elsewhere among all of them, for as long as there is time.
  private static let titledMost = 5_000

  /// Handles that begin so, then those whose title has a word that does, then slips.
  private func records(_ kinds: [Kind], matching typed: String) -> [Candidate] {
    found(kinds, matching: typed).map { Candidate(text: $0.handle, note: $0.title) }
  }

  private func found(_ kinds: [Kind], matching typed: String) -> [NamedRecord] {
    guard !kinds.isEmpty else { return [] }
    let names = environment.names
    let most = Completer.most
    var found: [NamedRecord] = []
    func add(_ more: () throws -> [NamedRecord]) {
      if !isLate(), let more = try? more() { found += more }
    }
    add { try names.records(prefix: typed.lowercased(), kinds: kinds, limit: most) }
    for kind in kinds {
      // `p1` begins `p17`.
      if case .numbered(let letter) = kind.handle, typed.hasPrefix(letter),
        let number = Int64(typed.dropFirst(letter.count))
      {
        add { try names.records(numberPrefix: number, kind: kind, limit: most) }
      }
    }
    if !typed.isEmpty, !wantsBeginningsOnly {
      let newest = found.isEmpty ? Int(Int32.max) : Completer.titledMost
      // Of many titles the search may take all the time there is.
      let slips = found.isEmpty && typed.count > 1 ? slips(kinds, of: typed) : []
      add {
        try names.records(titleWord: typed, kinds: kinds, amongNewest: newest, limit: most)
      }
      if found.isEmpty { found = slips }
    }
    var seen: Set<RecordID> = []
    // What all have in common is said of all of them, so that none is left off here.
    return found.filter { seen.insert($0.id).inserted }
  }

  private func slips(_ kinds: [Kind], of typed: String) -> [NamedRecord] {
    // A number with another digit is another record's.
    let named = kinds.filter(\.isNamed)
    guard !isLate(),
      let all = try? environment.names.records(
        prefix: "", kinds: named, limit: Completer.fuzzyMost)
    else { return [] }
    return Ranking.ranked(all, typed: typed, by: \.handle)
  }

  private func titled(_ kinds: [Kind], matching written: String) -> [NamedRecord] {
    let kinds = kinds.filter(\.hasTitle)
    guard !isLate(), !kinds.isEmpty else { return [] }
    let found =
      (try? environment.names.records(
        titleWord: written, kinds: kinds,
        amongNewest: wantsBeginningsOnly ? Completer.titledMost : Int(Int32.max),
        limit: Completer.most)) ?? []
    var seen: Set<RecordID> = []
    return found.filter { seen.insert($0.id).inserted }
  }

  private func file(_ path: String, opening: String) -> Candidate {
    path.hasSuffix("/")
      ? Candidate(text: opening + path.quotedInside, isFinal: false)
      : Candidate(text: opening + path.quotedInside + "\"")
  }
}

extension String {
  /// As it stands between double quotes.
  var quotedInside: String {
    reduce(into: "") { text, character in
      if "\"\\{".contains(character) { text.append("\\") }
      text.append(character)
    }
  }
}

/// Which of many are meant by some letters.
enum Ranking {
  /// Those that begin so, then those in which a word does; where there are none, those that have
  /// the letters in this order, or nearly.
  static func ranked<Item>(_ items: [Item], typed: String, by text: (Item) -> String) -> [Item] {
    guard !typed.isEmpty else { return items }
    let typed = typed.lowercased()
    var beginning: [Item] = []
    var within: [Item] = []
    for item in items {
      let text = text(item).lowercased()
      if text.hasPrefix(typed) {
        beginning.append(item)
      } else if hasWord(text, typed) {
        within.append(item)
      }
    }
    guard beginning.isEmpty, within.isEmpty else { return beginning + within }
    guard typed.count > 1 else { return [] }
    let nearest = Nearest.name(to: typed, among: items.map(text))
    let spread = items.filter {
      let name = text($0)
      return name != nearest && name.first?.lowercased() == String(typed.prefix(1))
        && isSpread(typed, over: name.lowercased())
    }
    return items.filter { text($0) == nearest } + spread
  }

  private static func hasWord(_ text: String, _ typed: String) -> Bool {
    text.split { $0 == "-" || $0 == "." || $0 == " " }.dropFirst().contains { $0.hasPrefix(typed) }
  }

  private static func isSpread(_ letters: String, over text: String) -> Bool {
    var rest = letters[...]
    for letter in text where letter == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }
}
