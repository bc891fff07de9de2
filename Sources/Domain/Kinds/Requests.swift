extension Kind {
  static let request = Kind(
    name: "request", plural: "requests", code: 7, handle: .named,
    help: "what somebody asks of IT; it is accepted only for a goal or a driver",
    fields: [
      .title("what is asked"),
      .one("from", Group.party, "who asks").required,
      .many("to", Group.party, "who is asked"),
      .text("problem", "the problem behind it"),
      .many("for", Group.serves, "the goals and drivers it serves"),
      .text("technology", "the technology named in it"),
      .text("because", "why it serves them, or why it was declined"),
      .date("asked", "when it was asked").today,
      .choice("status", ["asked", "clear", "accepted", "declined"], "where it stands")
        .initially("asked").byVerbOnly,
      .date("ungated", "when it was imported as history, past the rules").byVerbOnly,
    ],
    shown: ["title", "from", "to", "for", "asked", "status"],
    timeline: Timeline(begins: "asked"),
    transitions: [
      Transition(
        verb: "decline", from: ["asked", "clear"], to: "declined",
        words: .init(keyword: "because", field: "because", isRequired: true),
        help: "say no to a request or an offer, with the reason")
    ])

  static let offer = Kind(
    name: "offer", plural: "offers", code: 8, handle: .named,
    help: "IT's own idea for a goal or a challenge of theirs",
    fields: [
      .title("what is offered"),
      .one("by", Group.party, "who offers").required,
      .one("to", Group.party, "whom it is for").required,
      .many("for", Group.serves, "the goals and drivers it serves"),
      .text("because", "why it was declined"),
      .choice("status", ["made", "taken", "declined"], "where it stands")
        .initially("made").byVerbOnly,
      .date("ungated", "when it was imported as history, past the rules").byVerbOnly,
    ],
    shown: ["title", "by", "to", "for", "status"],
    transitions: [
      Transition(
        verb: "decline", from: ["made"], to: "declined",
        words: .init(keyword: "because", field: "because", isRequired: true),
        help: "say no to a request or an offer, with the reason")
    ])

  static let initiative = Kind(
    name: "initiative", plural: "initiatives", code: 9, handle: .named,
    help: "work under way for goals and drivers",
    fields: [
      .title("what is done"),
      .many("for", Group.serves, "the goals and drivers it serves"),
      .one("request", ["request"], "the request it answers"),
      .one("offer", ["offer"], "the offer it grew from"),
      .one("lead", ["person"], "who leads it"),
      .integer("share", 0...100, "percent of the lead's working time"),
      .many("with", ["unit"], "the units that take part"),
      .date("start", "the first day"),
      .date("due", "when it is to be done"),
      .date("ended", "when it was done or stopped"),
      .choice("status", ["proposed", "active", "done", "stopped"], "where it stands")
        .initially("proposed"),
    ],
    computed: [
      Computed(
        "overdue", "due < today and status in (proposed, active)", "past its date and not ended"),
      Computed(
        "late", "if(overdue, today - due, ended > .due, ended - due)",
        "days past the due date; missing when not late"),
    ],
    shown: ["title", "for", "lead", "with", "due", "status"],
    timeline: Timeline(settles: .init(date: "ended", before: "active")))

  static let milestone = Kind(
    name: "milestone", plural: "milestones", code: 10, handle: .numbered("m"),
    help: "a small step that can be shown",
    fields: [
      .title("what can be shown"),
      .one("of", ["goal", "initiative"], "what it is a step of").required,
      .date("due", "when it is to be shown"),
      .date("done", "when it was reached"),
      .many("shown", Group.party, "who has seen it"),
    ],
    computed: [
      Computed("overdue", "due < today and no done", "past its date and not done"),
      Computed(
        "late", "if(overdue, today - due, done > .due, done - due)",
        "days past the due date; missing when not late"),
    ],
    shown: ["title", "of", "due", "done", "shown"],
    timeline: Timeline(settles: .init(date: "done")))
}
