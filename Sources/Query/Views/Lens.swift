import Domain

extension Document {
  /// The world as a party sees it.
  package static let lens = Document("lens", lensParts)

  static let lensParts: [DocumentPart] = [
    DocumentPart(
      "drivers", "What drives them", empty: "nothing is known: ask them",
      "drivers where of within $party and type = motivation | sort basis, weight desc "
        + "| show basis, title, of, weight, noted", driverColumns),
    DocumentPart(
      "challenges", "Challenges and needs as they see them", empty: "nothing is known: ask them",
      "drivers where of within $party and type != motivation | sort basis, weight desc "
        + "| show basis, title, of, type, weight, noted", driverColumns),
    DocumentPart(
      "goals", "Their goals, and where each stands", empty: "no goal is recorded",
      "goals where of within $party or owner within $party or of = $party.unit "
        + "| sort status, due | show handle, title, status, due, actual, target, progress",
      [
        .one("handle", ["goal"], "the goal"), .text("title", "in one sentence"),
        .text("status", "where it stands"), .date("due", "when it is to be met"),
        .number("actual", "the latest reading"), .number("target", "when it is met"),
        .number("progress", "the part of the way that is done"),
      ]),
    DocumentPart(
      "requests", "What they asked for, and what became of it", empty: "they asked for nothing",
      "requests where from within $party | sort asked desc "
        + "| show handle, title, asked, status, for, count(initiatives where request = this and status = done) as done",
      [
        .one("handle", ["request"], "the request"), .text("title", "what was asked"),
        .date("asked", "when"), .text("status", "where it stands"),
        .many("for", Group.serves, "what it serves"),
        .number("done", "initiatives for it that are done"),
      ]),
    DocumentPart(
      "promises", "Promised to them", empty: "nothing was promised to them",
      "promises where to within $party or to = $party.unit | sort status, due "
        + "| show handle, title, by, due, outcome, late",
      promiseColumns("by", "the promiser")),
    DocumentPart(
      "promised", "Promised by them",
      "promises where by within $party | sort status, due | show handle, title, to, due, outcome, late",
      promiseColumns("to", "the promisee")),
    DocumentPart(
      "reliability", "How those promises went",
      "reliability $party where (per = promiser and by within $party) "
        + "or (per = promisee and to within $party) "
        + "| show per, by, to, n, kept, late, broken, open, rate, low, high",
      [
        .text("per", "made by them, or to them"), .one("by", Group.party, "the promiser"),
        .one("to", Group.party, "the promisee"), .number("n", "settled"),
        .number("kept", "kept, late ones too"), .number("late", "kept late"),
        .number("broken", "broken"), .number("open", "not due yet"), .number("rate", "kept of n"),
        .number("low", "lower end of its interval"), .number("high", "upper end"),
      ]),
    DocumentPart(
      "contributions", "Contributions to their goals", empty: "none is recorded",
      "contributions where for.of within $party or for.owner within $party "
        + "or for.of = $party.unit | sort date desc | show title, for, by, date, value, evidence",
      [
        .text("title", "what was done"), .many("for", Group.serves, "what it helped"),
        .one("by", ["unit", "person", "initiative"], "who or what did it"), .date("date", "when"),
        .number("value", "in the goal's measure"), .text("evidence", "how one can tell"),
      ]),
    DocumentPart(
      "objections", "Objections of theirs, still unanswered",
      "objections where by within $party and status = open | sort raised | show handle, title, about, raised",
      objectionColumns),
    DocumentPart(
      "meetings", "Who met them last, and when", empty: "no meeting is recorded",
      "meetings where (with within $party or with = $party.unit "
        + "or (no with and (of.with within $party or of.with = $party.unit))) and date <= today "
        + "| sort date desc | first 5 | show date, title, about, with",
      [
        .date("date", "the day"), .text("title", "what it was called"),
        .one("about", ["goal"], "the goal it was about"),
        .many("with", Group.party, "who took part"),
      ]),
    DocumentPart(
      "embeds", "Embedded with them",
      "embeds where in within $party.unit and current | show person, in, for, share, until",
      [
        .one("person", ["person"], "who"), .one("in", ["unit"], "the unit"),
        .one("for", ["goal"], "the goal it is done for"), .number("share", "per cent of the time"),
        .date("until", "the last day"),
      ]),
    DocumentPart(
      "help", "Where IT could help", empty: "everything known is being served",
      [
        (
          ["what": "goal"],
          "goals where (of within $party or owner within $party or of = $party.unit) "
            + "and \(Gap.unservedGoal) | sort due | show title"
        ),
        (
          ["what": "challenge"],
          "drivers where of within $party and \(Gap.unservedDriver) | sort weight desc | show title"
        ),
      ],
      [
        .choice("what", ["goal", "challenge"], "what nothing serves"),
        .one("record", Group.serves, "the goal or driver"), .text("title", "what it is called"),
      ]),
  ]

  private static let driverColumns: [TableSource.Column] = [
    .text("basis", "how we know it: stated by them, observed, or only assumed"),
    .text("title", "in their words"), .one("of", Group.party, "whose it is"),
    .number("weight", "how much it moves them"),
    .date("noted", "when it was noted"),
  ]

  static let objectionColumns: [TableSource.Column] = [
    .one("handle", ["objection"], "the objection"), .text("title", "the doubt"),
    .one("about", ["goal", "initiative", "milestone", "request", "offer"], "what it is against"),
    .date("raised", "when"),
  ]

  static func promiseColumns(_ side: String, _ help: String) -> [TableSource.Column] {
    [
      .one("handle", ["promise"], "the promise"), .text("title", "what was promised"),
      .one(side, Group.party, help), .date("due", "when it is to be kept"),
      .text("outcome", "what became of it"), .number("late", "days late"),
    ]
  }
}

extension TableSource {
  static let lensParts = DocumentPart.sources(
    Document.lensParts, of: "lens", .record("party", Group.party), example: "dana-reyes")
}
