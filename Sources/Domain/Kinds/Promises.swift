extension Kind {
  static let promise = Kind(
    name: "promise", plural: "promises", code: 11, handle: .numbered("p"),
    help: "what one party promised another, and whether it was kept",
    fields: [
      .title("what was promised"),
      .one("by", Group.party, "who promises")
        .also("owner", "promiser", "promised by", "who", "responsible", "assignee", "assigned to")
        .required,
      .one("to", Group.party, "to whom")
        .also("promisee", "promised to", "whom", "for whom", "customer", "recipient", "stakeholder")
        .required,
      .many("with", Group.party, "who takes part")
        .also("participants", "contributors", "involved"),
      .one("for", ["goal", "initiative", "request"], "what it serves")
        .also("initiative", "goal", "request", "project", "supports"),
      .one("at", ["meeting"], "the meeting it was made at"),
      .date("made", "when it was made")
        .also("promised", "promised on", "made on", "created", "date").today,
      .date("due", "when it is to be kept")
        .also("deadline", "due date", "target date", "by when", "until when"),
      .date("first-due", "the date first promised").same(as: "due").byVerbOnly,
      .date("agreed-due", "the date it is judged by: moved before it was due, and as agreed")
        .same(as: "due").byVerbOnly,
      .one("agreed", Group.party, "who on the promisee's side agreed to the last move").byVerbOnly,
      .date("closed", "when it was kept, broken or withdrawn").byVerbOnly,
      .text("because", "why it was broken, moved or withdrawn")
        .also("reason", "comment", "remark"),
      .choice("status", ["unconfirmed", "open", "kept", "broken", "withdrawn"], "where it stands")
        .also("state")
        .initially("open").byVerbOnly,
      .one("judge", ["person"], "who gave the verdict").byVerbOnly,
      .choice("promiser-says", ["kept", "broken"], "the verdict of the promiser's side").byVerbOnly,
      .choice("promisee-says", ["kept", "broken"], "the verdict of the promisee's side").byVerbOnly,
      .choice("withdrawn-by", ["promiser", "promisee"], "whose side withdrew it").byVerbOnly,
      .date("ungated", "when it was imported as history, past the rules").byVerbOnly,
    ],
    computed: [
      Computed(
        "overdue", "status = open and due < today", "open and past its date", measure: "late"),
      Computed(
        "late", "if(overdue, today - due, kept and closed > .due, closed - due)",
        "days past the due date; missing when not late"),
      Computed(
        "moved", "not no first-due and first-due != .due",
        "its date is no longer the one first promised"),
      Computed("settled", "status in (kept, broken)", "a verdict was given"),
      Computed(
        "disputed",
        "not no promiser-says and not no promisee-says and promiser-says != .promisee-says",
        "the verdicts of the two sides differ"),
      Computed(
        "judged", "if(not no agreed-due, agreed-due, not no first-due, first-due, due)",
        "the date it is judged by"),
      Computed(
        "outcome",
        """
        if(status = unconfirmed, "unconfirmed", disputed, "disputed", \
        status = withdrawn and withdrawn-by = promiser, "broken", \
        status = withdrawn, "withdrawn", status = broken, "broken", \
        status = kept and (no judged or no closed or closed <= .judged), "kept", \
        status = kept and due = .judged, "late", status = kept, "broken", \
        judged < today, "broken", "open")
        """,
        "what counts: kept, late, broken, open, disputed, withdrawn, unconfirmed"),
    ],
    shown: ["title", "by", "to", "for", "due", "status"],
    timeline: Timeline(
      begins: "made",
      settles: .init(
        date: "closed", before: "open",
        empty: ["judge", "promiser-says", "promisee-says", "withdrawn-by"])),
    transitions: [
      Transition(
        verb: "confirm", from: ["unconfirmed"], to: "open",
        help: "confirm a promise that somebody else entered"),
      Transition(
        verb: "keep", from: ["unconfirmed", "open"], to: "kept", dated: "closed",
        isVerdict: true, help: "say that a promise was kept"),
      Transition(
        verb: "break", from: ["unconfirmed", "open"], to: "broken", dated: "closed",
        isVerdict: true,
        words: .init(keyword: "because", field: "because", isRequired: false),
        help: "say that a promise was broken"),
      Transition(
        verb: "withdraw", from: ["unconfirmed", "open"], to: "withdrawn", dated: "closed",
        words: .init(keyword: "because", field: "because", isRequired: false),
        help: "take back a promise or an objection"),
    ])

  static let objection = Kind(
    name: "objection", plural: "objections", code: 15, handle: .numbered("o"),
    help: "a doubt that somebody raised; it stays until it is answered, upheld or withdrawn",
    fields: [
      .title("the doubt in their words"),
      .one("by", Group.party, "who raised it")
        .also("raised by", "who", "objector"),
      .one(
        "about", ["goal", "initiative", "milestone", "request", "offer"], "what it is against"
      ).required,
      .date("raised", "when it was raised").today,
      .one("at", ["meeting"], "the meeting it was raised at"),
      .text("answer", "what was answered"),
      .choice("status", ["open", "answered", "upheld", "withdrawn"], "where it stands")
        .also("state")
        .initially("open").byVerbOnly,
      .date("ungated", "when it was imported as history, past the rules").byVerbOnly,
    ],
    shown: ["title", "by", "about", "raised", "status"],
    timeline: Timeline(begins: "raised"),
    transitions: [
      Transition(
        verb: "answer", from: ["open"], to: "answered",
        words: .init(keyword: "with", field: "answer", isRequired: true),
        help: "answer an objection"),
      Transition(
        verb: "uphold", from: ["open", "answered"], to: "upheld",
        words: .init(keyword: "with", field: "answer", isRequired: false),
        help: "grant that an objection is right"),
      Transition(
        verb: "withdraw", from: ["open", "answered"], to: "withdrawn",
        help: "take back a promise or an objection"),
    ])
}
