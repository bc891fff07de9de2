import Domain

extension Document {
  /// The agenda of a meeting on one goal.
  package static let brief = Document("brief", briefParts)

  /// Since the last meeting on the goal before today, or ever where there was none.
  private static func since(_ field: String) -> String {
    "((meetings where about within $goal and date < today | count) = 0 or "
      + "\(field) >= (meetings where about within $goal and date < today | summarize max(date) as last))"
  }

  static let briefParts: [DocumentPart] = [
    DocumentPart(
      "goal", "The goal, and how far it has come",
      "$goal | show title, owner, measure, baseline, actual, target, progress, due, status",
      [
        .text("title", "in one sentence"), .one("owner", ["person"], "who answers for it"),
        .text("measure", "what is measured"), .number("baseline", "at the start"),
        .number("actual", "the latest reading"), .number("target", "when it is met"),
        .number("progress", "the part of the way that is done"),
        .date("due", "when it is to be met"), .text("status", "where it stands"),
      ]),
    DocumentPart(
      "readings", "Its latest readings",
      "readings where of within $goal and date <= today | sort date desc | first 5 | show date, of, value",
      [
        .date("date", "the day"), .one("of", ["goal"], "the goal"),
        .number("value", "what was read"),
      ]),
    DocumentPart(
      "contributions", "Contributions since the last meeting on it", empty: "none is recorded",
      "contributions where for within $goal and date <= today and \(since("date")) "
        + "| sort date | show date, title, by, value, evidence",
      [
        .date("date", "when"), .text("title", "what was done"),
        .one("by", ["unit", "person", "initiative"], "who or what did it"),
        .number("value", "in the goal's measure"), .text("evidence", "how one can tell"),
      ]),
    DocumentPart(
      "serving", "What serves it, and where that stands",
      empty: "nothing does: ask IT for an offer",
      [
        (
          ["what": "initiative"],
          "initiatives where for within $goal | sort status, due | show title, lead as by, due, status"
        ),
        (
          ["what": "request"],
          "requests where for within $goal and status != accepted | sort asked "
            + "| show title, from as by, status"
        ),
        (
          ["what": "offer"],
          "offers where for within $goal and status != taken | show title, by, status"
        ),
      ],
      [
        .choice("what", ["initiative", "request", "offer"], "what sort it is"),
        .one("record", ["initiative", "request", "offer"], "which"),
        .text("title", "what it is called"),
        .one("by", Group.party, "who leads it, asks for it or offers it"),
        .date("due", "when it is to be done"), .text("status", "where it stands"),
      ]),
    DocumentPart(
      "milestones", "Milestones done since then, and those to come", empty: "none is planned",
      "milestones where (of within $goal or of.for within $goal) and (no done or \(since("done"))) "
        + "| sort due | show handle, title, of, due, done, shown",
      [
        .one("handle", ["milestone"], "the milestone"), .text("title", "what can be shown"),
        .one("of", ["goal", "initiative"], "what it is a step of"),
        .date("due", "when it is to be shown"), .date("done", "when it was reached"),
        .many("shown", Group.party, "who has seen it"),
      ]),
    DocumentPart(
      "promises", "Promises due and overdue", empty: "none is open",
      "promises where status in (open, unconfirmed) and (for within $goal or for.for within $goal) "
        + "| sort due | show handle, title, by, to, due, status, late",
      [
        .one("handle", ["promise"], "the promise"), .text("title", "what was promised"),
        .one("by", Group.party, "the promiser"), .one("to", Group.party, "the promisee"),
        .date("due", "when it is to be kept"), .text("status", "where it stands"),
        .number("late", "days overdue"),
      ]),
    DocumentPart(
      "objections", "Objections still open", empty: "none",
      "objections where status = open and (about within $goal or about.for within $goal "
        + "or about.of = $goal) | sort raised | show handle, title, by, about, raised",
      [
        .one("handle", ["objection"], "the objection"), .text("title", "the doubt"),
        .one("by", Group.party, "who raised it"),
        .one(
          "about", ["goal", "initiative", "milestone", "request", "offer"], "what it is against"),
        .date("raised", "when"),
      ]),
    DocumentPart(
      "drivers", "Drivers not yet confirmed",
      "drivers where basis != stated and (about within $goal or of = $goal.owner or of = $goal.of) "
        + "| sort weight desc | show title, of, type, basis, noted",
      [
        .text("title", "in their words"), .one("of", Group.party, "whose it is"),
        .text("type", "what sort it is"), .text("basis", "how we know it"),
        .date("noted", "when it was noted"),
      ]),
    DocumentPart(
      "questions", "Questions to ask",
      [
        (
          ["question": "What has changed for you since we last met?"],
          "$goal | show title as about"
        ),
        (
          ["question": "What is it measured by, from what to what?"],
          "$goal | where no measure or no target or no baseline | show title as about"
        ),
        (["question": "Who answers for it?"], "$goal | where no owner | show title as about"),
        (
          ["question": "Is it so, in your words?"],
          "drivers where basis != stated and (about within $goal or of = $goal.owner or of = $goal.of) "
            + "| show title as about"
        ),
        (
          ["question": "What would answer this doubt?"],
          "objections where status = open and (about within $goal or about.for within $goal) "
            + "| show title as about"
        ),
        (
          ["question": "What keeps it from being done?"],
          "promises where overdue and (for within $goal or for.for within $goal) | show title as about"
        ),
        (
          ["question": "Who should see it?"],
          "milestones where not no done and no shown and (of within $goal or of.for within $goal) "
            + "| show title as about"
        ),
      ],
      [.text("question", "what to ask"), .text("about", "about what")]),
  ]
}

extension TableSource {
  static let briefParts = DocumentPart.sources(
    Document.briefParts, of: "brief", .record("goal", ["goal"]), example: "qualified-leads")
}
