import Book
import Domain
import Language
import Query

extension Command {
  static let restore = Command(
    name: "restore", summary: "puts records back as they were; that is a step of its own",
    syntax: [
      .either([
        [.word("step"), .value("step", .number)],
        [
          .value("records", .pastRecords),
          .optional([.word("only"), .list("fields", [.value("field", .field(of: "records"))])]),
          .word("as"), .word("of"), .value("then", .step),
        ],
      ])
    ],
    examples: [
      "set lead-router share 60; restore lead-router as of step 1",
      "restore lead-router only due, lead as of step 1",
      "remove d1; restore d1 as of step 1",
      "restore step 1",
    ],
    details: [
      "A record that was removed since comes back under its old handle or number.",
      "`restore step 42` puts every record that step 42 touched back as that step left it.",
    ]
  ) { invocation, session in
    let arguments = invocation.arguments
    let place = arguments.span(arguments.has("step") ? "step" : "records")
    var step: Int64 = 0
    var ids: [RecordID] = []
    if let number = try invocation.whole("step") {
      guard let touched = try session.book.records(touchedBy: number.0) else {
        throw Problem("there is no step \(number.0)", at: number.1, help: ["`log` lists them"])
      }
      (step, ids) = (number.0, touched)
    } else if case .number(let number)? = arguments.value("then") {
      (step, ids) = (Int64(number), arguments.records("records") ?? [])
      for id in ids where try session.book.values(of: id, asOf: step) == nil {
        throw Problem(
          "`\(try session.handle(id))` was not there after step \(step)", at: place,
          help: ["`history \(try session.handle(id))` tells its life"])
      }
    }
    let fields = try invocation.restoredFields()
    guard try session.agrees(to: "restore", ids) else { return }
    do {
      try session.change(invocation) { change in
        try session.book.restore(ids, fields, asOf: step, in: change)
        let names = ids.count == 1 ? try session.handle(ids[0]) : "\(ids.count) records"
        return "restored \(names) as of step \(step)"
      }
    } catch let refusal as RestoreRefusal {
      throw try session.problem(refusal, place)
    }
  }
}

extension Invocation {
  /// The fields after `only`; a status is put back only together with all else.
  fileprivate func restoredFields() throws -> [String]? {
    let rounds = arguments.rounds("fields")
    guard !rounds.isEmpty else { return nil }
    return try rounds.compactMap { round in
      guard let field = round.field("field") else { return nil }
      guard !field.isByVerbOnly else {
        throw Problem(
          "`\(field.name)` is not put back alone; it changes by its verbs", at: round.span("field"),
          help: ["without `only` the whole record is put back"])
      }
      return field.name
    }
  }
}

extension Session {
  fileprivate func problem(_ refusal: RestoreRefusal, _ span: Span) throws -> Problem {
    switch refusal {
    case .referredTo(let id, let others):
      Problem(
        "`\(try handle(id))` was not there then, and now \(try handles(others)) \(others.count == 1 ? "refers" : "refer") to it",
        at: span, help: ["change or remove that first; nothing was restored"])
    case .handleTaken(_, let handle):
      Problem(
        "another record is called `\(handle)` by now", at: span,
        help: ["rename that one first; nothing was restored"])
    case .refersToMissing(let id, let field, let target):
      Problem(
        "`\(field)` of `\(try handle(id))` was `\(try handle(target))`, which is not there any more",
        at: span,
        help: ["restore that first, or both: restore A, B as of …"])
    }
  }
}
