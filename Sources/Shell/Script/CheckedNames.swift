import Book
import Domain
import Query

/// The names of a book together with those that lines of a script will have made.
final class CheckedNames: RecordNames {
  private let book: any RecordNames
  private var handles: [String: RecordID] = [:]
  private var titles: [String: RecordID] = [:]
  private var added: [Int: Int64] = [:]
  private var assumed: [String] = []
  /// A handle that a line above would have made, had another record not had it, and what was made.
  private var shared: [String: String] = [:]
  private var doubtful: [(handle: String, made: String)] = []
  /// Records come from where their names are not written out: an import, a loop, an inserted
  /// title. From there on an unknown handle may well exist when the script runs.
  var isOpen = false
  var didInterpolate = false
  var linesAbove: Int64 = 0
  /// Within `if`: what the book has already is most likely what the condition asks about.
  var isConditional = false

  init(_ book: any RecordNames) { self.book = book }

  /// Numbers no real record has.
  private func placeholder(_ kind: Kind) -> RecordID {
    let count = (added[kind.code] ?? 0) + 1
    added[kind.code] = count
    return RecordID(kind: kind.code, number: 1 << 50 + count)
  }

  func add(_ handle: String, _ kind: Kind) {
    handles["\(kind.code):\(handle)"] = placeholder(kind)
  }

  func add(_ handle: String, _ id: RecordID) { handles["\(id.kindCode):\(handle)"] = id }

  /// What the record will be called, and who has the name already that its title makes.
  @discardableResult
  func add(title: String, _ kind: Kind) -> (handle: String, elder: RecordID)? {
    if isConditional, let known = try? book.records(title: title, kinds: [kind]), !known.isEmpty {
      return nil
    }
    let slug = Slug.make(title)
    var handle = slug
    var suffix = 1
    while (try? known(handle, kind)) ?? nil != nil {
      suffix += 1
      handle = "\(slug)-\(suffix)"
    }
    add(handle, kind)
    titles["\(kind.code):\(title)"] = handles["\(kind.code):\(handle)"]
    guard suffix > 1, let elder = try? known(slug, kind) else { return nil }
    shared["\(kind.code):\(slug)"] = handle
    return (handle, elder)
  }

  /// Handles that were asked for although two records could be meant.
  func takeDoubtful() -> [(handle: String, made: String)] {
    defer { doubtful = [] }
    return doubtful
  }

  func addNumbered(_ kind: Kind) { _ = placeholder(kind) }

  func takeAssumed() -> [String] {
    defer { assumed = [] }
    return assumed
  }

  private func known(_ handle: String, _ kind: Kind) throws -> RecordID? {
    if let id = handles["\(kind.code):\(handle)"] { return id }
    return try book.records(handle: handle, kinds: [kind], asOf: nil).first
  }

  func records(handle: String, kinds: [Kind], asOf step: Int64?) throws -> [RecordID] {
    var found = try book.records(handle: handle, kinds: kinds, asOf: step)
    found += kinds.compactMap { handles["\($0.code):\(handle)"] }
    for kind in kinds {
      guard let made = shared["\(kind.code):\(handle)"],
        !doubtful.contains(where: { $0.made == made })
      else { continue }
      doubtful.append((handle, made))
    }
    if !found.isEmpty { return found.uniqued() }
    // `p3` once three promises were added above.
    if let letter = handle.first, let number = Int64(handle.dropFirst()), number > 0,
      let kind = kinds.first(where: { $0.handle == .numbered(String(letter)) }),
      (added[kind.code] ?? 0) > 0 || isOpen
    {
      assumed.append(handle)
      return [RecordID(kind: kind.code, number: number)]
    }
    guard isOpen, let kind = kinds.first else { return [] }
    assumed.append(handle)
    return [kinds.count == 1 ? placeholder(kind) : .ofUnknownKind]
  }

  func records(handleEver handle: String, kinds: [Kind]) throws -> [RecordID] {
    try book.records(handleEver: handle, kinds: kinds)
  }

  func removal(of id: RecordID) throws -> Int64? { try book.removal(of: id) }

  func records(title: String, kinds: [Kind]) throws -> [RecordID] {
    let found =
      try book.records(title: title, kinds: kinds)
      + kinds.compactMap { titles["\($0.code):\(title)"] }
    if !found.isEmpty || !isOpen { return found.uniqued() }
    return kinds.first.map { [kinds.count == 1 ? placeholder($0) : .ofUnknownKind] } ?? []
  }

  func records(prefix: String, kinds: [Kind], limit: Int) throws -> [NamedRecord] {
    let added = kinds.flatMap { kind in
      handles.compactMap { key, id -> NamedRecord? in
        let handle = String(key.drop { $0 != ":" }.dropFirst())
        guard id.kindCode == kind.code, handle.hasPrefix(prefix) else { return nil }
        return NamedRecord(id: id, handle: handle, title: "")
      }
    }
    return try book.records(prefix: prefix, kinds: kinds, limit: limit) + added
  }

  func records(
    numberPrefix number: Int64, kind: Kind, limit: Int
  ) throws -> [NamedRecord] {
    try book.records(numberPrefix: number, kind: kind, limit: limit)
  }

  func records(
    titleWord: String, kinds: [Kind], amongNewest newest: Int, limit: Int
  ) throws -> [NamedRecord] {
    try book.records(titleWord: titleWord, kinds: kinds, amongNewest: newest, limit: limit)
  }

  func handle(of id: RecordID) throws -> String? {
    if let key = handles.first(where: { $0.value == id })?.key {
      return String(key.drop { $0 != ":" }.dropFirst())
    }
    return try book.handle(of: id)
  }

  // Nothing is computed in a check.
  func value(of statement: SQL, _ type: ValueType) throws -> Value { .missing }
  func ids(of statement: SQL) throws -> [RecordID] { [] }
  func read(_ statement: SQL, row: (any RowReader) throws -> Void) throws {}
  func step(endOf day: Day) throws -> Int64? { try book.step(endOf: day) }
  /// Each line above may make one.
  func newestStep() throws -> Int64 { try book.newestStep() + linesAbove }
}
