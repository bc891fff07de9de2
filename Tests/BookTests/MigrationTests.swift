import Domain
import Query
import Testing

@testable import Book

/// A book of an older program, and fields that a book defines for itself.
@Suite struct MigrationTests {
  let shelf = Shelf()

  /// The standard without a kind, a field, a list, a choice's case, and a kind that references
  /// may point to.
  private var older: Schema {
    let kinds = Schema.standard.kinds.filter { $0.name != "embed" && $0.name != "series" }
      .map { kind in
        var kind = kind
        kind.computed = []
        let name = kind.name
        kind.fields.removeAll { field in
          switch (name, field.name) {
          case ("unit", "mission"), ("promise", "judge"), ("goal", "of"), ("milestone", "shown"),
            ("meeting", "of"):
            true
          default: false
          }
        }
        for index in kind.fields.indices {
          switch (kind.name, kind.fields[index].name) {
          case ("goal", "status"):
            kind.fields[index].type = .choice(["proposed", "agreed", "met"])
          case ("promise", "for"): kind.fields[index].type = .reference(["goal"])
          case ("person", "acumen"): kind.fields[index].type = .integer(1...3)
          default: break
          }
        }
        return kind
      }
    return Schema(kinds: kinds)
  }

  private func fill(_ book: Book) throws {
    try book.change { change in
      let it = try book.add(change, "unit", ["title": .text("IT"), "side": .text("it")])
      let sub = try book.add(change, "unit", ["title": .text("Ops"), "in": .record(it)])
      let dana = try book.add(
        change, "person", ["title": .text("Dana"), "in": .record(sub), "acumen": .number(3)])
      let goal = try book.add(
        change, "goal", ["title": .text("Growth"), "owner": .record(dana), "target": .number(2.5)])
      try book.add(
        change, "promise",
        [
          "title": .text("x"), "by": .record(it), "to": .record(dana), "for": .record(goal),
          "with": .records([dana, it]),
        ])
      try book.add(
        change, "meeting",
        ["title": .text("m"), "about": .record(goal), "with": .records([it, sub])])
    }
    try book.change { change in
      try book.set(
        change, RecordID(kind: 11, number: 1),
        ["title": .text("y"), "with": .records([RecordID(kind: 1, number: 1)])])
      try book.set(change, RecordID(kind: 5, number: 1), ["status": .text("met")])
      try book.set(change, RecordID(kind: 1, number: 2), [:], handle: "operations")
    }
    let goal = try #require(book.schema.kind("goal"))
    try book.change { change in
      try book.define(.number("budget", "what it may cost"), of: goal, in: change)
      try book.define(.many("backers", Group.party, "who backs it"), of: goal, in: change)
      try book.define(.one("witness", [], "any record"), of: goal, in: change)
    }
    try book.change { change in
      try book.set(
        change, RecordID(kind: 5, number: 1),
        [
          "budget": .number(9), "backers": .records([RecordID(kind: 2, number: 1)]),
          "witness": .record(RecordID(kind: 16, number: 1)),
        ])
    }
  }

  private static let questions = [
    "units | show handle, title, side, in", "people | show handle, in, acumen, capacity",
    "goals | show handle, owner, target, status, budget, backers, witness",
    "promises | show title, by, to, for, with, status", "meetings | show title, about, with",
    "units as of step 1 | show handle, title, in", "promises as of step 1 | show title, with",
    "goals as of step 1 | show status, budget, backers", "goals as of step 3 | show budget",
    "log | show step, author, added, changed, removed",
  ]

  @Test func anOlderBookIsBroughtUpToDate() throws {
    let (asked, tables): ([String], [String: [String]]) = try {
      let book = try shelf.open(older)
      try fill(book)
      return (try Self.questions.map { try book.ask($0) }, try book.tables())
    }()
    #expect(reason { _ = try shelf.open(isReadOnly: true) } == .readOnly)
    let book = try shelf.open()
    for (question, answer) in zip(Self.questions, asked) {
      #expect(try book.ask(question) == answer, "\(question)")
    }
    let now = try book.tables()
    for (name, rows) in tables { #expect(now[name]?.count ?? -1 >= rows.count, "\(name)") }
    #expect(
      try book.pastRows()
        == tables.filter { $0.key.hasPrefix("past_") && !$0.value.isEmpty }
        .mapValues(\.count))
    #expect(try book.texts("SELECT \"table\" FROM pragma_foreign_key_check") == [])
    #expect(try book.texts("SELECT * FROM pragma_integrity_check") == ["ok"])
    #expect(try book.texts("SELECT name FROM sqlite_master WHERE name LIKE 'old_%'") == [])
    #expect(try book.integer("PRAGMA foreign_keys") == 1)
    #expect(try book.integer("PRAGMA legacy_alter_table") == 0)
    // All that is new works, and the rules hold.
    let unit = RecordID(kind: 1, number: 1)
    try book.change { change in
      try book.set(change, unit, ["mission": .text("serve")])
      try book.set(
        change, RecordID(kind: 5, number: 1),
        ["of": .records([unit]), "status": .text("missed")])
      try book.set(change, RecordID(kind: 2, number: 1), ["acumen": .number(5)])
      let series = try book.add(change, "series", ["title": .text("weekly")])
      try book.set(change, RecordID(kind: 16, number: 1), ["of": .record(series)])
      let work = try book.add(change, "initiative", ["title": .text("work")])
      try book.set(
        change, RecordID(kind: 11, number: 1),
        ["for": .record(work), "judge": .record(RecordID(kind: 2, number: 1))])
      try book.add(
        change, "embed",
        ["person": .record(RecordID(kind: 2, number: 1)), "in": .record(unit)])
    }
    #expect(
      try book.ask("goals | show of, status, budget, backers, witness")
        == "[\"it\"],missed,9,[\"dana\"],t1")
    #expect(try book.ask("goals as of step 4 | show of, status") == "[],met")
    #expect(try book.ask("promises | show for, judge") == "work,dana")
    #expect(reason { try book.change { try $0.remove(unit) } } == .rule)
    #expect(reason { try book.connection.execute("UPDATE goal SET status = 'x'") } == .rule)
    #expect(
      reason { try book.connection.execute("UPDATE goal SET witness = 999999") } == .rule)
    // Once is enough.
    let layout = try book.integer("PRAGMA schema_version")
    #expect(try shelf.open().integer("PRAGMA schema_version") == layout)
  }

  @Test func itIsTheSameAsABookMadeNew() throws {
    do { _ = try shelf.open(older) }
    let definitions = "SELECT sql FROM sqlite_master WHERE sql NOT NULL ORDER BY type, name"
    let migrated = try shelf.open().texts(definitions)
    #expect(try migrated == shelf.open(name: "new.book").texts(definitions))
  }

  @Test func theOlderProgramRefusesItThen() throws {
    do { _ = try shelf.open(older) }
    do { _ = try shelf.open() }
    #expect(reason { _ = try shelf.open(older) } == .newer)
    #expect(try shelf.open().ask("units | count") == "0")
  }

  @Test func aMigrationThatFailsLeavesTheBookAsItWas() throws {
    do {
      let book = try shelf.open(older)
      try book.change { try book.add($0, "unit", ["title": .text("IT")]) }
      try book.connection.execute("CREATE TABLE old_unit (x)")
    }
    let before = shelf.read()
    #expect(throws: BookError.self) { try shelf.open() }
    #expect(shelf.read() == before)
    #expect(try shelf.open(older).ask("units | show title") == "IT")
  }

  // MARK: Fields of a book's own

  @Test func fieldsOfEveryType() throws {
    let book = try shelf.open()
    let other = try shelf.open()
    let kind = try #require(book.schema.kind("initiative"))
    let fields: [Field] = [
      .text("note", "h"), .number("budget", "h"), .integer("risk", -2...2, "h"),
      .date("review", "h"), .choice("size", ["small", "large"], "h"),
      .one("sponsor", ["person"], "h"),
      .one("host", Group.party, "h"), .one("source", Group.any, "h"),
      .many("reviewers", Group.party, "h"), .many("mates", ["initiative"], "h"),
    ]
    try book.change { change in
      let it = try book.add(change, "unit", ["title": .text("IT")])
      let dana = try book.add(change, "person", ["title": .text("Dana"), "in": .record(it)])
      let work = try book.add(change, "initiative", ["title": .text("Work")])
      for field in fields { try book.define(field, of: kind, in: change) }
      // They can be used in the step that defines them.
      try book.set(
        change, work,
        [
          "note": .text("n"), "budget": .number(1.5), "risk": .number(-2),
          "review": .day(today), "size": .text("large"), "sponsor": .record(dana),
          "host": .record(it), "source": .record(work), "reviewers": .records([dana, it]),
          "mates": .records([work]),
        ])
    }
    let names = fields.map(\.name).joined(separator: ", ")
    let expected =
      "n,1.5,-2,2026-11-23,large,dana,it,work,[\"dana\",\"it\"],[\"work\"]"
    #expect(try book.ask("initiatives | show \(names)") == expected)
    #expect(other.schema.kind("initiative")?.field("note") == nil)
    try other.refresh()
    #expect(try other.ask("initiatives | show \(names)") == expected)
    #expect(
      try other.ask(
        "initiatives where sponsor.unit within it and size > small and risk < 0 and reviewers = it"
          + " and mates = work | count") == "1")
    #expect(try other.ask("people | show count(initiatives where sponsor = this) as n") == "1")
    #expect(
      try shelf.open().schema.kind("initiative")?.fields == other.schema.kind("initiative")?.fields)
    func refused(_ values: [String: Value]) {
      #expect(
        reason {
          _ = try other.change { try other.set($0, RecordID(kind: 9, number: 1), values) }
        } == .rule, "\(values)")
    }
    refused(["risk": .number(3)])
    refused(["size": .text("huge")])
    refused(["sponsor": .record(RecordID(kind: 2, number: 9))])
    refused(["sponsor": .record(RecordID(kind: 1, number: 1))])
    refused(["host": .record(RecordID(kind: 1, number: 9))])
    refused(["reviewers": .records([RecordID(kind: 5, number: 1)])])
    // A record with such a field is kept when it changes.
    try other.change { try other.set($0, RecordID(kind: 9, number: 1), ["budget": .missing]) }
    #expect(try book.ask("initiatives as of step 1 | show budget, note") == "1.5,n")
    #expect(try book.ask("initiatives | show budget, note") == "–,n")
    #expect(reason { try other.change { try $0.remove(RecordID(kind: 2, number: 1)) } } == .rule)
    #expect(try other.texts("SELECT 1 FROM pragma_foreign_key_check") == [])
  }

  @Test func aFieldThatTheProgramComesToDefineIsTheProgramsThen() throws {
    do {
      let book = try shelf.open(older)
      let unit = try #require(book.schema.kind("unit"))
      try book.change { change in
        try book.define(.text("mission", "own"), of: unit, in: change)
        try book.add(change, "unit", ["title": .text("IT"), "mission": .text("serve")])
      }
    }
    let book = try shelf.open()
    let named = book.schema.kind("unit")?.fields.filter { $0.name == "mission" } ?? []
    #expect(named.map(\.isCustom) == [false])
    #expect(try book.ask("units | show mission") == "serve")
  }
}
