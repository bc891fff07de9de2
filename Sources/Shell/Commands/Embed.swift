import Domain
import Language
import Query

extension Command {
  static let embed = Command(
    name: "embed", summary: "places somebody of IT in a unit, for a part of the working time",
    syntax: [
      .value("person", .record(["person"])), .word("in"), .value("unit", .record(["unit"])),
      .value("fields", .fields(of: "kind")),
    ],
    examples: ["embed sam-osei in marketing for qualified-leads share 20 start +1w until +6m"],
    details: [
      "It is refused where the person's embeds and the initiatives being led would take more than "
        + "the capacity on any day. `match UNIT` says whom to ask."
    ],
    allowsField: { field, _ in
      ["person", "in"].contains(field.name) ? "`\(field.name)` stands before the other fields" : nil
    },
    fixedKind: "embed",
    check: { invocation, checker in
      checker.willAdd(try invocation.newEmbed(today: checker.environment.today), invocation)
    }
  ) { invocation, session in
    try session.add(invocation.newEmbed(today: session.clock.today), invocation)
  }
}

extension Invocation {
  fileprivate func newEmbed(today: Day) throws -> Draft {
    guard var (draft, _) = arguments.draft("fields"), let person = arguments.record("person"),
      let unit = arguments.record("unit")
    else { throw Problem("somebody to embed is missing here", at: statement.span) }
    draft["person"] = .record(person)
    draft["in"] = .record(unit)
    return try draft.completed(today: today, at: statement.pipeline.span.end)
  }
}
