extension Kind {
  static let driver = Kind(
    name: "driver", plural: "drivers", code: 4, handle: .numbered("d"),
    help: "what moves a person or a unit: a motivation, a challenge as they see it, a need",
    fields: [
      .title("the driver in their words"),
      .one("of", Group.party, "whose it is")
        .also("whose", "who", "person", "unit").required,
      .choice("type", ["motivation", "challenge", "need"], "what sort of driver it is").required,
      .integer("weight", 1...5, "how much it moves them; 5 is most")
        .also("importance", "priority", "strength"),
      .choice("basis", ["stated", "observed", "assumed"], "how we know it")
        .also("source", "evidence").initially("assumed"),
      .one("about", ["goal"], "the goal it concerns"),
      .date("noted", "when it was noted").today,
      .one("at", ["meeting"], "the meeting it was said at"),
    ],
    shown: ["title", "of", "type", "weight", "basis", "noted"],
    timeline: Timeline(begins: "noted"), withheld: .init(field: "basis", word: "assumed"))

  static let goal = Kind(
    name: "goal", plural: "goals", code: 5, handle: .named,
    help: "what the business wants to reach",
    fields: [
      .title("the goal in one sentence"),
      .many("of", ["unit"], "the units that share it")
        .also("unit", "units", "team", "department", "business unit"),
      .one("owner", ["person"], "who answers for it")
        .also("accountable", "responsible", "lead", "point of contact", "sponsor"),
      .one("under", ["goal"], "the larger goal it is part of")
        .also("parent", "parent goal"),
      .text("measure", "what is measured: leads a month")
        .also("kpi", "metric"),
      .number("baseline", "the measure at the start"),
      .number("target", "the measure when the goal is met"),
      .date("due", "when it is to be met")
        .also("deadline", "due date", "target date", "by when", "until when"),
      .choice("status", ["proposed", "agreed", "met", "missed", "dropped"], "where it stands")
        .also("state")
        .initially("proposed"),
    ],
    computed: [
      Computed("actual", "latest(readings.value where of = this)", "the latest reading"),
      Computed(
        "progress", "(actual - baseline) / (target - baseline)",
        "the part of the way from baseline to target, 1 when met"),
      Computed(
        "overdue", "due < today and status in (proposed, agreed)", "past its date and not settled"),
    ],
    shown: ["title", "of", "owner", "due", "status"],
    container: "under")

  static let reading = Kind(
    name: "reading", plural: "readings", code: 6, handle: .numbered("r"),
    help: "a goal's measure as read on a day",
    fields: [
      .one("of", ["goal"], "the goal that was measured")
        .also("goal").required,
      .date("date", "the day it was read")
        .also("day", "read on", "month").required.today,
      .number("value", "what was read")
        .also("actual", "reading", "amount").required,
    ],
    shown: ["of", "date", "value"],
    timeline: Timeline(begins: "date"))

  static let contribution = Kind(
    name: "contribution", plural: "contributions", code: 13, handle: .numbered("c"),
    help: "something done that helped a goal or answered a driver",
    fields: [
      .title("what was done"),
      .many("for", Group.serves, "what it helped").required,
      .one("by", Group.party + ["initiative"], "who or what did it"),
      .date("date", "when").today,
      .number("value", "what it was worth, in the goal's measure"),
      .text("evidence", "how one can tell"),
      .one("at", ["meeting"], "the meeting it was shown at"),
    ],
    shown: ["title", "for", "by", "date", "value"],
    timeline: Timeline(begins: "date"))
}
