package import Domain
package import Query

extension Book: RecordNames {
  package func records(handle: String, kinds: [Kind], asOf step: Int64?) throws -> [RecordID] {
    if let id = numbered(handle, kinds) { return try exists(id, asOf: step) ? [id] : [] }
    let handle = handle.composed
    if let step {
      // A handle means what it meant then; one that nobody had then, what it means now.
      let then = try kinds.filter(\.isNamed).compactMap { kind in
        try first(Lookup.byHandleThen(kind), [.text(handle), .integer(step)])
      }
      if !then.isEmpty { return then }
    }
    return try kinds.compactMap { $0.isNamed ? try record(handle, $0) : nil }
  }

  /// Asked for every name of every line, so its statement is kept at hand.
  private func record(_ handle: String, _ kind: Kind) throws -> RecordID? {
    let look: Prepared
    if let known = handleLookups[kind.code] {
      look = known
    } else {
      look = try connection.prepareFresh(Lookup.byHandle(kind))
      handleLookups[kind.code] = look
    }
    defer { look.reset() }
    look.bind(.text(handle.composed), at: 1)
    return try look.step() ? RecordID(raw: look.integer(at: 0)) : nil
  }

  private func first(_ lookup: SQL, _ values: [SQLValue]) throws -> RecordID? {
    let look = try connection.prepare(lookup.prepared.text)
    defer { look.reset() }
    for (index, value) in values.enumerated() { look.bind(value, at: index + 1) }
    return try look.step() ? RecordID(raw: look.integer(at: 0)) : nil
  }

  /// `p17` where one of the kinds is written with that letter.
  func numbered(_ handle: String, _ kinds: [Kind]) -> RecordID? {
    guard let letter = handle.first, let number = Int64(handle.dropFirst()), number > 0,
      handle.dropFirst().first != "+",
      let kind = kinds.first(where: { $0.handle == .numbered(String(letter)) }),
      number < 1 << 56
    else { return nil }
    return RecordID(kind: kind.code, number: number)
  }

  func exists(_ id: RecordID, asOf step: Int64?) throws -> Bool {
    guard let kind = schema.kind(of: id) else { return false }
    let look = try connection.prepare(
      (step == nil ? Lookup.exists(kind) : Lookup.existed(kind)).prepared.text)
    defer { look.reset() }
    look.bind(.integer(id.raw), at: 1)
    if let step { look.bind(.integer(step), at: 2) }
    return try look.step()
  }

  package func records(title: String, kinds: [Kind]) throws -> [RecordID] {
    let forms = title.canonicalForms
    var found: [RecordID] = []
    for kind in kinds where kind.hasTitle {
      let look = try connection.prepare(Lookup.byTitle(kind).prepared.text)
      for form in forms {
        look.bind(.text(form), at: 1)
        while try look.step() { found.append(RecordID(raw: look.integer(at: 0))) }
        look.reset()
      }
    }
    return found
  }

  package func records(prefix: String, kinds: [Kind], limit: Int) throws -> [NamedRecord] {
    var found: [NamedRecord] = []
    for kind in kinds {
      if kind.isNamed {
        var some = try beginning(with: prefix, kind, Lookup.byPrefix(kind), limit)
        if some.count == limit {
          some.removeLast()
          some += try beginning(with: prefix, kind, Lookup.lastByPrefix(kind), 1)
        }
        found += some
      } else if case .numbered(let letter) = kind.handle, prefix.isEmpty || prefix == letter {
        var some = try outermost(kind, Lookup.newest(kind), limit)
        if some.count == limit {
          some.removeLast()
          some += try outermost(kind, Lookup.oldest(kind), 1)
        }
        found += some
      }
    }
    return found
  }

  private func beginning(
    with prefix: String, _ kind: Kind, _ lookup: SQL, _ limit: Int
  ) throws -> [NamedRecord] {
    let look = try connection.prepare(lookup.prepared.text)
    look.bind(.text(prefix), at: 1)
    look.bind(.text(prefix + "\u{10FFFF}"), at: 2)
    look.bind(.integer(Int64(limit)), at: 3)
    return try named(look, kind)
  }

  private func outermost(_ kind: Kind, _ lookup: SQL, _ limit: Int) throws -> [NamedRecord] {
    let look = try connection.prepare(lookup.prepared.text)
    look.bind(.integer(Int64(limit)), at: 1)
    return try named(look, kind)
  }

  package func records(
    numberPrefix number: Int64, kind: Kind, limit: Int
  ) throws -> [NamedRecord] {
    let look = try connection.prepare(Lookup.between(kind).prepared.text)
    let newest = (try connection.integer(Bookkeeping.nextNumber(kind)) ?? 1) - 1
    var found: [NamedRecord] = []
    var (first, count) = (number, Int64(1))
    // 77, 770 to 779, 7700 to 7799 …
    while number > 0, first <= newest, found.count < limit {
      look.bind(.integer(RecordID(kind: kind.code, number: first).raw), at: 1)
      look.bind(.integer(RecordID(kind: kind.code, number: first + count - 1).raw), at: 2)
      look.bind(.integer(Int64(limit - found.count)), at: 3)
      found += try named(look, kind)
      (first, count) = (first * 10, count * 10)
    }
    return found
  }

  package func records(
    titleWord: String, kinds: [Kind], amongNewest newest: Int, limit: Int
  ) throws -> [NamedRecord] {
    let escaped = titleWord.reduce(into: "") { text, character in
      if "%_\\".contains(character) { text.append("\\") }
      text.append(character)
    }
    let titled = kinds.filter(\.hasTitle)
    let counts = try titled.map { try connection.integer(Bookkeeping.nextNumber($0)) ?? 0 }
    var found = [[NamedRecord]](repeating: [], count: titled.count)
    var isInterrupted = false
    // A kind of many records does not keep the others from being looked at.
    for index in titled.indices.sorted(by: { (counts[$0], $0) < (counts[$1], $1) })
    where !isInterrupted {
      let look = try connection.prepare(Lookup.byTitleWords(titled[index]).prepared.text)
      look.bind(.text("\(escaped)%"), at: 1)
      look.bind(.text("% \(escaped)%"), at: 2)
      look.bind(.integer(Int64(newest)), at: 3)
      look.bind(.integer(Int64(limit)), at: 4)
      var begins: [Bool] = []
      do {
        try read(look, titled[index]) {
          found[index].append($0)
          begins.append(look.integer(at: 3) != 0)
        }
      } catch let error as BookError where error.reason == .interrupted {
        isInterrupted = true
      }
      // In the order they were entered; those whose title itself begins so stand first.
      let order = found[index].indices.reversed()
      found[index] =
        (order.filter { begins[$0] } + order.filter { !begins[$0] }).map { found[index][$0] }
    }
    return found.flatMap { $0 }
  }

  private func named(_ look: Prepared, _ kind: Kind) throws -> [NamedRecord] {
    var found: [NamedRecord] = []
    try read(look, kind) { found.append($0) }
    return found
  }

  private func read(_ look: Prepared, _ kind: Kind, _ row: (NamedRecord) -> Void) throws {
    defer { look.reset() }
    while try look.step() {
      let id = RecordID(raw: look.integer(at: 0))
      let handle = kind.isNamed ? look.text(at: 1) : schema.numberedHandle(id) ?? ""
      row(NamedRecord(id: id, handle: handle, title: look.text(at: 2)))
    }
  }

  package func handle(of id: RecordID) throws -> String? {
    if let numbered = schema.numberedHandle(id) { return numbered }
    guard let kind = schema.kind(of: id) else { return nil }
    let look = try connection.prepare(Lookup.handle(kind).prepared.text)
    defer { look.reset() }
    look.bind(.integer(id.raw), at: 1)
    return try look.step() ? look.text(at: 0) : nil
  }

  package func read(_ statement: SQL, row: (any RowReader) throws -> Void) throws {
    try connection.reading(statement) { rows in
      while try rows.step() { try row(rows) }
    }
  }

  package func value(of statement: SQL, _ type: ValueType) throws -> Value {
    try connection.reading(statement) { row in
      guard try row.step() else { return .missing }
      if case .reference = type {
        return row.isNull(at: 0) ? .missing : reference(row)
      }
      return Answer(row, at: 0, type).value
    }
  }

  /// A reference is an id, or a handle where the statement made it one for showing.
  private func reference(_ row: Prepared) -> Value {
    if case .integer(let raw) = row.value(at: 0) { return .record(RecordID(raw: raw)) }
    return .text(row.text(at: 0))
  }

  package func newestStep() throws -> Int64 {
    try connection.integer(Bookkeeping.newestStep) ?? 0
  }

  package func step(endOf day: Day) throws -> Int64? {
    let look = try connection.prepareFresh(Bookkeeping.step(upTo: day))
    defer { look.reset() }
    guard try look.step(), !look.isNull(at: 0) else { return nil }
    return look.integer(at: 0)
  }

  func isTaken(_ handle: String, _ kind: Kind) throws -> Bool {
    try record(handle, kind) != nil
  }

  package func isTaken(handle: String, _ kind: Kind) throws -> Bool { try isTaken(handle, kind) }

  /// Records that refer to one, at most `limit`; a record's own list does not count.
  package func referring(to id: RecordID, limit: Int) throws -> [RecordID] {
    guard let kind = schema.kind(of: id) else { return [] }
    var found: [RecordID] = []
    for (other, field) in schema.references(to: kind) {
      let look = try connection.prepare(Lookup.referring(other, field).prepared.text)
      look.bind(.integer(id.raw), at: 1)
      look.bind(.integer(Int64(limit + 1)), at: 2)
      while try look.step() { found.append(RecordID(raw: look.integer(at: 0))) }
      look.reset()
    }
    return Array(found.uniqued().filter { $0 != id }.prefix(limit))
  }
}
