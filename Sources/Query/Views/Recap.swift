import Domain

extension Document {
  /// What a meeting brought.
  package static let recap = Document("recap", recapParts)

  static let recapParts: [DocumentPart] = [
    DocumentPart(
      "meeting", "The meeting", "$meeting | show title, about, date, with, next",
      [
        .text("title", "what it was called"), .one("about", ["goal"], "the goal"),
        .date("date", "the day"), .many("with", Group.party, "who took part"),
        .date("next", "when it comes again, by its series' cadence"),
      ]),
    DocumentPart(
      "contributions", "Contributions shown",
      "contributions where at = $meeting | show title, for, by, value",
      [
        .text("title", "what was done"), .many("for", Group.serves, "what it helped"),
        .one("by", ["unit", "person", "initiative"], "who or what did it"),
        .number("value", "in the goal's measure"),
      ]),
    DocumentPart(
      "promises", "Promises made", empty: "none",
      "promises where at = $meeting | show handle, title, by, to, due, status",
      [
        .one("handle", ["promise"], "the promise"), .text("title", "what was promised"),
        .one("by", Group.party, "the promiser"), .one("to", Group.party, "the promisee"),
        .date("due", "when it is to be kept"), .text("status", "where it stands"),
      ]),
    DocumentPart(
      "objections", "Objections raised",
      "objections where at = $meeting | show handle, title, by, about, status",
      [
        .one("handle", ["objection"], "the objection"), .text("title", "the doubt"),
        .one("by", Group.party, "who raised it"),
        .one(
          "about", ["goal", "initiative", "milestone", "request", "offer"], "what it is against"),
        .text("status", "where it stands"),
      ]),
    DocumentPart(
      "drivers", "What was learnt of what drives them",
      "drivers where at = $meeting | show title, of, type, basis",
      [
        .text("title", "in their words"), .one("of", Group.party, "whose it is"),
        .text("type", "what sort it is"), .text("basis", "how we know it"),
      ]),
    DocumentPart(
      "notes", "Notes", "$meeting | where not no notes | show notes",
      [.text("notes", "what was noted").confidential]),
  ]
}

extension TableSource {
  static let recapParts = DocumentPart.sources(
    Document.recapParts, of: "recap", .record("meeting", ["meeting"]), example: "t1")
}
