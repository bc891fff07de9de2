import Domain
import Language
import Query
import Testing

@Suite struct SchemaTests {
  let schema = Schema.standard

  /// Kind by kind and field by field: type, requiredness, default and choices.
  @Test func itIsTheTableOfTheContract() {
    #expect(schema.kinds.map(\.name).sorted() == contract.map(\.kind).sorted())
    for (name, plural, handle, fields) in contract {
      guard let kind = schema.kind(name) else { continue }
      #expect(kind.plural == plural)
      #expect(kind.handle == (handle == "name" ? .named : .numbered(handle)), "\(name)")
      #expect(kind.fields.map(\.contractLine) == fields, "\(name)")
    }
  }

  @Test func codesLettersAndNamesAreUnique() {
    let codes = schema.kinds.map(\.code)
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { (1...63).contains($0) })
    let letters = schema.kinds.compactMap { kind -> String? in
      if case .numbered(let letter) = kind.handle { letter } else { nil }
    }
    #expect(Set(letters).count == letters.count)
    #expect(letters.allSatisfy { $0.count == 1 && $0 == Slug.make($0) })
    let names = schema.kinds.flatMap { Set([$0.name, $0.plural]) }
    #expect(Set(names).count == names.count)
    for kind in schema.kinds {
      #expect(schema.kind(code: kind.code) == kind)
      #expect(schema.kind(plural: kind.plural) == kind)
    }
  }

  /// Stored in every book and never to change.
  @Test func codesStayWhatTheyAre() {
    let codes = schema.kinds.sorted { $0.code < $1.code }.map { "\($0.code) \($0.name)" }
    #expect(
      codes == [
        "1 unit", "2 person", "3 membership", "4 driver", "5 goal", "6 reading", "7 request",
        "8 offer", "9 initiative", "10 milestone", "11 promise", "12 series", "13 contribution",
        "14 embed", "15 objection", "16 meeting", "17 workshop", "18 statement", "19 rating",
        "20 view", "21 mapping",
      ])
  }

  /// Within a kind a name means one thing. `asked` of a request is its date, as the contract has
  /// it; the status is asked for by `status = asked`.
  @Test func namesMeanOneThingWithinAKind() {
    for kind in schema.kinds {
      let pseudo =
        Group.party.contains(kind.name) ? ["handle", "kind", "unit"] : ["handle", "kind"]
      var statuses = kind.statuses
      if kind.name == "request" { statuses.removeAll { $0 == "asked" } }
      let names = kind.fields.map(\.name) + kind.computed.map(\.name) + statuses + pseudo
      let repeated = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys
      #expect(repeated.sorted() == [], "\(kind.name)")
      let invalid = kind.fields.map(\.name).filter { !Slug.isValid($0) && $0 != "in" }
      #expect(invalid == [], "\(kind.name)")
    }
  }

  @Test func everyNameThatADeclarationUsesExists() {
    for kind in schema.kinds {
      let place = kind.name
      #expect(kind.shown.allSatisfy { kind.field($0) != nil }, "\(place)")
      let timeline = kind.timeline
      var dates = [timeline.begins, timeline.ends, timeline.settles?.date].compactMap { $0 }
      for transition in kind.transitions {
        #expect(transition.from.allSatisfy(kind.statuses.contains), "\(place) \(transition.verb)")
        #expect(kind.statuses.contains(transition.to), "\(place) \(transition.verb)")
        #expect(!transition.from.contains(transition.to), "\(place) \(transition.verb)")
        if let dated = transition.dated { dates.append(dated) }
        if let words = transition.words {
          #expect(kind.field(words.field)?.type == .text, "\(place) \(transition.verb)")
        }
      }
      #expect(dates.allSatisfy { kind.field($0)?.type == .date }, "\(place)")
      if let settles = timeline.settles {
        #expect(settles.empty.allSatisfy { kind.field($0) != nil }, "\(place)")
        #expect(settles.before.map(kind.statuses.contains) ?? true, "\(place)")
      }
      if let container = kind.container {
        #expect(kind.field(container)?.type == .reference([kind.name]), "\(place)")
      }
      for field in kind.fields {
        if case .reference(let names) = field.type {
          #expect(names.allSatisfy { schema.kind($0)?.name == $0 }, "\(place).\(field.name)")
        }
        if case .same(let other)? = field.initial {
          #expect(kind.field(other)?.type == field.type, "\(place).\(field.name)")
        }
        if case .choice(let cases) = field.type, case .value(let value)? = field.initial {
          #expect(cases.contains { .text($0) == value }, "\(place).\(field.name)")
        }
        #expect(!field.help.isEmpty && !field.help.hasSuffix("."), "\(place).\(field.name)")
      }
    }
  }

  @Test func everyComputedFieldCanBeAskedFor() throws {
    let environment = Environment(schema: schema, names: NoRecords(), today: Day(number: 20_780))
    for kind in schema.kinds {
      for computed in kind.computed {
        let source = SourceText(name: "test", "\(kind.plural) | show \(computed.name)")
        let (program, problems) = Parser.parse(source, blocks: BlockWords(openers: []))
        #expect(problems.isEmpty)
        let statement = try #require(program.statements.first)
        #expect(throws: Never.self, "\(kind.name).\(computed.name)") {
          try Question(statement.pipeline, in: environment)
        }
      }
    }
  }

  @Test func theFingerprintFollowsWhatIsStored() {
    func changed(_ change: (inout [Kind]) -> Void) -> String {
      var kinds = schema.kinds
      change(&kinds)
      return Schema(kinds: kinds).fingerprint
    }
    let own = schema.fingerprint
    #expect(changed { _ in } == own)
    #expect(changed { $0.removeLast() } != own)
    #expect(changed { $0[0].fields.removeLast() } != own)
    #expect(changed { $0[0].fields[1].type = .choice(["business", "it", "both"]) } != own)
    #expect(changed { $0[0].fields[2].isList = true } != own)
    #expect(changed { $0[0].fields[3].isRequired = true } != own)
    #expect(changed { $0[0].fields[3].help = "another" } == own)
    let custom = Field(name: "budget", type: .number, help: "h")
    var marked = custom
    marked.isCustom = true
    #expect(schema.adding([(kind: "unit", field: marked)]).fingerprint == own)
    #expect(schema.adding([(kind: "unit", field: custom)]).fingerprint != own)
  }

  @Test(arguments: [
    FieldType.text, .number, .date, .integer(0...100), .integer(-5...5), .integer(-9...(-2)),
    .choice(["a", "b-c"]), .reference([]), .reference(["unit"]), .reference(["unit", "person"]),
  ])
  func typesAreReadBackFromTheirSpelling(_ type: FieldType) {
    #expect(FieldType(spelling: type.spelling) == type)
  }

  @Test func recordsKnowTheirKindAndNumber() {
    for number in [1, 2, 63, 64, 1 << 40, (1 << 56) - 1] as [Int64] {
      for kind in schema.kinds {
        let id = RecordID(kind: kind.code, number: number)
        #expect(id.number == number && id.kindCode == kind.code)
        #expect(schema.kind(of: id) == kind)
      }
    }
    #expect(schema.numberedHandle(RecordID(kind: 11, number: 17)) == "p17")
    #expect(schema.numberedHandle(RecordID(kind: 1, number: 17)) == nil)
  }
}

@Suite struct DraftTests {
  @Test func defaultsFillWhatWasNotSaid() throws {
    let promise = try #require(Schema.standard.kind("promise"))
    let today = try #require(Day(iso: "2026-11-23"))
    let due = try #require(Day(iso: "2027-01-31"))
    var draft = Draft(promise)
    #expect(draft.isEmpty)
    #expect(draft.missing.map(\.name) == ["title", "by", "to"])
    draft["due"] = .day(due)
    draft["made"] = .missing
    draft["unheard-of"] = .text("x")
    draft.fillDefaults(today: today)
    #expect(draft["made"] == .missing)
    #expect(draft["first-due"] == .day(due))
    #expect(draft["status"] == .text("open"))
    #expect(draft["with"] == .records([]))
    #expect(draft["unheard-of"] == nil)
    #expect(draft.missing.map(\.name) == ["title", "by", "to"])
  }

  @Test func anEmptyListDoesNotMeetARequirement() throws {
    var draft = Draft(try #require(Schema.standard.kind("contribution")))
    draft["title"] = .text("")
    draft["for"] = .records([])
    #expect(draft.missing.map(\.name) == ["for"])
    draft["for"] = .records([RecordID(kind: 5, number: 1)])
    #expect(draft.missing.isEmpty)
  }
}

extension Domain.Field {
  fileprivate var contractLine: String {
    var line = name + (isRequired ? "!" : "") + (isList ? "[]" : "") + " " + type.spelling
    switch initial {
    case .today?: line += " = today"
    case .same(let other)?: line += " = \(other)"
    case .value(.text(let word))?: line += " = \(word)"
    case .value(.number(let number))?: line += " = \(Int(number))"
    case .value?: line += " = ?"
    case nil: break
    }
    return line
  }
}

/// A book without records.
private final class NoRecords: RecordNames {
  func records(handle: String, kinds: [Kind], asOf step: Int64?) -> [RecordID] { [] }
  func records(handleEver: String, kinds: [Kind]) -> [RecordID] { [] }
  func removal(of id: RecordID) -> Int64? { nil }
  func records(title: String, kinds: [Kind]) -> [RecordID] { [] }
  func records(prefix: String, kinds: [Kind], limit: Int) -> [NamedRecord] { [] }
  func records(numberPrefix: Int64, kind: Kind, limit: Int) -> [NamedRecord] { [] }
  func records(titleWord: String, kinds: [Kind], amongNewest: Int, limit: Int) -> [NamedRecord] {
    []
  }
  func handle(of id: RecordID) -> String? { nil }
  func value(of statement: SQL, _ type: ValueType) -> Value { .missing }
  func ids(of statement: SQL) -> [RecordID] { [] }
  func read(_ statement: SQL, row: (any RowReader) throws -> Void) {}
  func step(endOf day: Day) -> Int64? { nil }
  func newestStep() -> Int64 { 0 }
}
