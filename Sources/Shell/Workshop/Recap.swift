import Book
import Domain
import Insight
import Language
import Output
import Query

/// What came of a workshop: for the room at its end, and as Markdown for those who were not there.
struct Recap {
  private let session: Session
  private let workshop: RecordID
  private let handle: String
  private let values: Draft
  private let state: WorkshopState?

  init(_ session: Session, _ workshop: RecordID) throws {
    self.session = session
    self.workshop = workshop
    handle = try session.handle(workshop)
    guard let values = try session.book.values(of: workshop) else {
      throw Problem("there is no workshop `\(handle)`", at: Span(0, 0))
    }
    self.values = values
    state = WorkshopState(values["state"])
  }

  private var privacy: String {
    if case .text(let text)? = values["privacy"] { text } else { "grouped" }
  }

  func text(markdown: Bool) throws -> String {
    var parts: [String] = []
    func section(_ title: String, _ lines: [String]) {
      guard !lines.isEmpty else { return }
      parts.append(
        (markdown ? "## \(title)\n\n" : "\(title)\n")
          + lines.map { (markdown ? "- " : "  ") + (markdown ? escaped($0) : $0) }
          .joined(separator: "\n"))
    }
    let title = try session.title(workshop)
    var day = ""
    if case .day(let date)? = values["date"] { day = date.description }
    parts.append(markdown ? "# \(escaped(title)), \(day)" : "\(title), \(day)")
    section("Who took part", try attendance())
    section("What we learnt about each other", try learnt())
    section("Blind spots", try blindSpots())
    section("Field by field", try fields())
    section("Decisions", state?.decisions ?? [])
    for (title, kind) in [
      ("Promises", "promise"), ("Objections", "objection"), ("What drives whom", "driver"),
      ("Offers", "offer"),
    ] { section(title, try made(kind)) }
    section("Next steps", try nextSteps())
    parts.append(markdown ? escaped(told) : told)
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// Text that Markdown would read as marks.
  private func escaped(_ text: String) -> String {
    TerminalText.singleLine(text).reduce(into: "") { result, character in
      if "\\`*_[]<>#|".contains(character) { result.append("\\") }
      result.append(character)
    }
  }

  /// What participants were told, which is so.
  private var told: String { WorkshopPrivacy.words(privacy) }

  private func attendance() throws -> [String] {
    guard case .records(let parties)? = values["with"] else { return [] }
    let people = try session.participants(parties)
    let units = people.compactMap(\.unit).uniqued()
    return try units.map { unit in
      let members = people.filter { $0.unit == unit }
      let names = privacy == "anonymous" ? "" : ": " + members.map(\.title).joined(separator: ", ")
      return "\(try session.title(unit)) (\(members.count))\(names)"
    }
  }

  private func number(_ value: Double?) -> String {
    value.map { NumberText.readable(($0 * 100).rounded() / 100) } ?? "n/a"
  }

  private func learnt() throws -> [String] {
    let rows = try AccuracyReport(session, workshop, handle).units()
    let last = rows.map(\.round).max() ?? 0
    let first = rows.filter { $0.round == 1 }
    return rows.filter { $0.round == last }.map { row in
      var line =
        "\(row.byTitle) on \(row.ofTitle): agreement \(number(row.agreement)), "
        + "congruency \(number(row.congruency)), accuracy \(number(row.accuracy))"
      if last > 1, let before = first.first(where: { $0.by == row.by && $0.of == row.of }) {
        line += " (first guess \(number(before.accuracy)), gain \(number(row.gain)))"
      }
      if let change = row.change {
        line += ", \(number(change)) nearer than in the workshop before"
      }
      return line + ", n \(row.n)"
    } + (rows.isEmpty ? [] : [Self.legend])
  }

  private static let legend =
    "Means of distances in points of the scale, 0 is the same. Agreement: how far one's own view is "
    + "from theirs; congruency: from what one guesses of them; accuracy: how far the guess is off; "
    + "gain: how much nearer it came after asking."

  private func blindSpots() throws -> [String] {
    let rows = try AccuracyReport(session, workshop, handle).statements()
    let last = rows.map(\.round).max() ?? 0
    let worst = rows.filter { $0.round == last && ($0.off ?? 0) > 0 }
      .sorted { ($0.off ?? 0) > ($1.off ?? 0) }.prefix(3)
    return try worst.map { row in
      let kinds = [session.book.schema.kind("statement")].compactMap { $0 }
      let id = try session.environment.record(Name(row.statement, Span(0, 0)), kinds: kinds)
      return "\(try session.title(id)): \(row.byTitle) guessed \(number(row.guess)), "
        + "\(row.ofTitle) says \(number(row.truth)) (off \(number(row.off)), n \(row.n))"
    }
  }

  /// Where statements are grouped (`Value: …`): the room's mean of each field, and the mean of the
  /// fields, which is not the mean of all answers.
  private func fields() throws -> [String] {
    let room = try AccuracyReport(session, workshop, handle).room().filter(\.by.isEmpty)
    let kinds = [session.book.schema.kind("statement")].compactMap { $0 }
    var names: [String] = []
    var means: [String: [Double]] = [:]
    for row in room {
      let id = try session.environment.record(Name(row.statement, Span(0, 0)), kinds: kinds)
      let parts = try session.title(id).split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let own = row.own else { return [] }
      let name = String(parts[0])
      if means[name] == nil { names.append(name) }
      means[name, default: []].append(own)
    }
    guard names.count > 1 else { return [] }
    let values = names.map { means[$0]?.mean ?? 0 }
    return zip(names, values).map { "\($0): \(number($1))" }
      + ["Overall, the mean of the fields and not of all answers: \(number(values.mean))"]
  }

  /// Records of a kind that the workshop's steps added.
  private func made(_ name: String) throws -> [String] {
    return try ids(name).map { id in
      let fields = try session.book.values(of: id)
      func party(_ field: String) throws -> String? {
        if case .record(let id)? = fields?[field] { try session.title(id) } else { nil }
      }
      let who = try [party("by"), party("of"), party("to").map { "to \($0)" }].compactMap { $0 }
      return
        "\(try session.title(id)) (\(try session.handle(id))\(who.isEmpty ? "" : ", " + who.joined(separator: " ")))"
    }
  }

  private func ids(_ name: String) throws -> [RecordID] {
    guard let kind = session.book.schema.kind(name), let number = state?.session else { return [] }
    return try session.book.ids(of: WorkshopStatements.made(kind, inSession: number))
  }

  private func nextSteps() throws -> [String] {
    let undated = try ids("promise").filter { try session.book.values(of: $0)?["due"] == .missing }
    var steps: [String] = []
    if !undated.isEmpty {
      steps.append(
        "Agree on dates: "
          + (try undated.map { "move \(try session.handle($0)) due …" })
          .joined(separator: ", "))
    }
    let objections = try ids("objection")
    if !objections.isEmpty {
      steps.append("Answer the objections: " + (try session.handles(objections)))
    }
    return steps
  }
}

/// What participants are told before they answer; every word of it is kept by the program.
enum WorkshopPrivacy {
  static func words(_ privacy: String) -> String {
    switch privacy {
    case "named":
      "Privacy: named. After the reveal everybody in the room may see who answered what, and it stays in the book."
    case "anonymous":
      "Privacy: anonymous. Answers are in memory until they are locked, then written without name or time, in no order; "
        + "a code word that you keep links your rounds. Your unit stands beside them if five of it take part. "
        + "Only the room and units of five answers or more are shown. It cannot see whether all who take part "
        + "are real people, and whoever has the file sees which code misses a round that you missed."
    default:
      "Privacy: grouped. The program shows nobody's answers: only the room and units of five answers or more, "
        + "where the rest of the room has five as well. The book's file holds your answers with your name, "
        + "and whoever has the file could read it. And it cannot see whether all who take part are real people: "
        + "beside made-up ones yours could be worked out, so look at the list."
    }
  }
}
