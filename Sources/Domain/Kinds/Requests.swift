extension Kind {
  static let request = Kind(
    name: "request", plural: "requests", code: 7, handle: .named,
    help: "what somebody asks of IT; it is accepted only for a goal or a driver",
    fields: [
      .title("what is asked"),
      .one("from", Group.party, "who asks")
        .also("requester", "requestor", "requested by", "asked by", "customer").required,
      .many("to", Group.party, "who is asked")
        .also("assignee", "assigned to", "asked of"),
      .text("problem", "the problem behind it")
        .also("problem statement", "pain", "description"),
      .many("for", Group.serves, "the goals and drivers it serves")
        .also("goal", "goals", "serves"),
      .text("technology", "the technology named in it")
        .also("tool", "system", "product"),
      .text("because", "why it serves them, or why it was declined")
        .also("reason", "rationale", "justification"),
      .date("asked", "when it was asked")
        .also("asked on", "requested on", "created", "date").today,
      .choice("status", ["asked", "clear", "accepted", "declined"], "where it stands")
        .also("state")
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
      .one("by", Group.party, "who offers")
        .also("offered by", "from", "owner").required,
      .one("to", Group.party, "whom it is for")
        .also("offered to", "customer", "whom").required,
      .many("for", Group.serves, "the goals and drivers it serves"),
      .text("because", "why it was declined"),
      .choice("status", ["made", "taken", "declined"], "where it stands")
        .also("state")
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
      .many("for", Group.serves, "the goals and drivers it serves")
        .also("goal", "goals", "serves"),
      .one("request", ["request"], "the request it answers"),
      .one("offer", ["offer"], "the offer it grew from"),
      .one("lead", ["person"], "who leads it")
        .also("owner", "manager", "project manager", "responsible", "point of contact"),
      .integer("share", 0...100, "percent of the lead's working time"),
      .many("with", ["unit"], "the units that take part")
        .also("units", "teams", "participants"),
      .date("start", "the first day")
        .also("start date", "begin", "begins"),
      .date("due", "when it is to be done")
        .also("deadline", "due date", "target date", "by when", "until when"),
      .date("ended", "when it was done or stopped")
        .also("end", "end date", "finished", "completed"),
      .choice("status", ["proposed", "active", "done", "stopped"], "where it stands")
        .also("state")
        .initially("proposed"),
    ],
    computed: [
      Computed(
        "overdue", "due < today and status in (proposed, active)", "past its date and not ended",
        measure: "late"),
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
      .date("due", "when it is to be shown")
        .also("deadline", "due date", "target date", "by when", "until when"),
      .date("done", "when it was reached"),
      .many("shown", Group.party, "who has seen it"),
    ],
    computed: [
      Computed(
        "overdue", "due < today and no done", "past its date and not done", measure: "late"),
      Computed(
        "late", "if(overdue, today - due, done > .due, done - due)",
        "days past the due date; missing when not late"),
    ],
    shown: ["title", "of", "due", "done", "shown"],
    timeline: Timeline(settles: .init(date: "done")))
}
