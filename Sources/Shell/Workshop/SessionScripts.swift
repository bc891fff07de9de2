import Book
import Domain
import Language
import Query

extension Session {
  /// A script whose first line is `workshop "TITLE" …` lasts as long as the room does.
  ///
  /// - Parameter given: Values of its parameters, and of the first line: with, privacy, title,
  ///   facilitator, answers, seed.
  func runSession(_ source: SourceText, given: [String: String]) throws {
    let exercise = try Exercise(source, name: source.name, in: environment)
    let invocation = try exercise.invocation(exercise.head, .workshop, environment)
    var start = Start(invocation)
    start.title = given["title"] ?? start.title
    start.privacy =
      try given["privacy"].map { word in
        guard ["named", "grouped", "anonymous"].contains(word) else {
          throw Failure(
            Diagnostic(
              "privacy is named, grouped or anonymous, not `\(word)`", at: Span(0, 0), in: source),
            .refused)
        }
        return word
      } ?? start.privacy
    let parties = Group.party.compactMap { book.schema.kind($0) }
    func records(_ words: String) throws -> [RecordID] {
      try words.split(separator: ",").map {
        try environment.record(Name($0.trimmed, Span(0, 0)), kinds: parties)
      }
    }
    if let words = given["with"] { start.with = try records(words) }
    if let word = given["facilitator"] { start.facilitator = try records(word).first }
    if let path = given["answers"] { start.answers = (path, Span(0, 0)) }
    if let seed = given["seed"].flatMap({ UInt64($0) }) { start.seed = seed }
    start.given = given.filter { !Self.ownNames.contains($0.key) }
    try lead(exercise, start, isChecked: false)
  }

  static let ownNames = ["with", "privacy", "title", "facilitator", "answers", "seed"]
}
