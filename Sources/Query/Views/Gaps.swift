/// What is missing between what is wanted and what is done.
struct Gap: Sendable {
  var name: String
  /// One sentence without a full stop, with what mends it.
  var help: String
  /// The kind of record it is about.
  var kind: String
  /// The records it is true of.
  var question: String
  /// What `of` and `since` are of these.
  var columns: String

  init(_ name: String, of kind: String, _ help: String, _ question: String, _ columns: String) {
    self.name = name
    self.kind = kind
    self.help = help
    self.question = question
    self.columns = columns
  }

  private static let unserved = """
    count(initiatives where for = this and status != stopped) = 0 and \
    count(requests where for = this and status != declined) = 0 and \
    count(offers where for = this and status != declined) = 0
    """
  static let unservedGoal =
    "status in (proposed, agreed) and \(unserved) and count(goals where under = this) = 0"
  /// What serves the goal that a driver is about serves the driver.
  static let unservedDriver = """
    type != motivation and \(unserved) and (no about or \
    count(initiatives where for = this.about and status != stopped) = 0)
    """

  static let all = [
    Gap(
      "unserved-goal", of: "goal",
      "nothing under way or asked for serves the goal: ask IT for an offer",
      "goals where \(unservedGoal)",
      "owner as of, due as since"),
    Gap(
      "idle-initiative", of: "initiative",
      "the initiative serves no goal and no driver: `link NAME for GOAL`",
      "initiatives where no for and status in (proposed, active)", "lead as of, start as since"),
    Gap(
      "unmeasured-goal", of: "goal",
      "an agreed goal without a measure or a target: `set NAME measure …`",
      "goals where status = agreed and (no measure or no target)", "owner as of, due as since"),
    Gap(
      "ownerless-goal", of: "goal", "nobody answers for the goal: `set NAME owner PERSON`",
      "goals where status in (proposed, agreed) and no owner", "due as since"),
    Gap(
      "silent-unit", of: "unit",
      "nothing is known of what drives the business unit or its people: ask them",
      "units where side = business and count(drivers where of within this) = 0", "in as of"),
    Gap(
      "assumed-driver", of: "driver",
      "the driver is only assumed: ask, then `set NAME basis stated`",
      "drivers where basis = assumed", "of as of, noted as since"),
    Gap(
      "unserved-challenge", of: "driver",
      "a challenge or need that no initiative, request or offer takes up",
      "drivers where basis != assumed and \(unservedDriver)",
      "of as of, noted as since"),
    Gap(
      "unclear-request", of: "request",
      "nobody said which goal or problem is behind it: `clarify NAME for GOAL`",
      "requests where status = asked", "from as of, asked as since"),
    Gap(
      "waiting-request", of: "request",
      "clear, and neither accepted nor declined: `accept NAME` or `decline NAME because …`",
      "requests where status = clear", "from as of, asked as since"),
    Gap(
      "waiting-offer", of: "offer",
      "the offer has no answer: `take NAME` or `decline NAME because …`",
      "offers where status = made", "to as of"),
    Gap(
      "open-objection", of: "objection", "the objection is not answered: `answer NAME with …`",
      "objections where status = open", "by as of, raised as since"),
    Gap(
      "unconfirmed-promise", of: "promise",
      "entered by others, and not confirmed by its promiser: `confirm NAME`",
      "promises where status = unconfirmed", "by as of, made as since"),
    Gap(
      "undated-promise", of: "promise", "open, and without a due date: `move NAME due DATE`",
      "promises where status = open and no due", "by as of, made as since"),
    Gap(
      "overdue-promise", of: "promise", "past its date and open: `keep`, `break` or `move` it",
      "promises where overdue", "by as of, due as since"),
    Gap(
      "disputed-promise", of: "promise", "the two sides judge it differently: bring them together",
      "promises where disputed", "by as of, closed as since"),
    Gap(
      "overdue-milestone", of: "milestone", "past its date and not done: `set NAME done DATE`",
      "milestones where overdue", "due as since"),
    Gap(
      "unshown-milestone", of: "milestone", "done, and nobody has seen it: `link NAME shown PARTY`",
      "milestones where not no done and no shown", "done as since"),
    Gap(
      "ungated-request", of: "request", "imported as history, past the rules",
      "requests where not no ungated",
      "from as of, ungated as since"),
    Gap(
      "ungated-offer", of: "offer", "imported as history, past the rules",
      "offers where not no ungated",
      "to as of, ungated as since"),
    Gap(
      "ungated-promise", of: "promise", "imported as history, past the rules",
      "promises where not no ungated", "by as of, ungated as since"),
    Gap(
      "ungated-objection", of: "objection", "imported as history, past the rules",
      "objections where not no ungated", "by as of, ungated as since"),
  ]

  fileprivate var part: TableSource.Part {
    TableSource.Part(
      labels: ["gap": name, "kind": kind], question: "\(question) | show title, \(columns)")
  }
}

extension TableSource {
  static let gaps = TableSource(
    name: "gaps", help: "what is missing between what is wanted and what is done",
    columns: gapColumns,
    examples: [
      "gaps | count per gap", "gaps where kind = goal | count per gap",
      "gaps where of within marketing | sort since", "gaps on 2026-06-30 | count",
    ],
    details: [
      "Each sort of gap can be asked alone, and has its own help: "
        + Gap.all.map { "gaps.\($0.name)" }.joined(separator: ", ") + "."
    ],
    empty: "nothing is missing", body: .union(Gap.all.map(\.part)))

  /// Each sort of gap as a source of its own.
  static let gapsOfOneSort = Gap.all.map { gap in
    TableSource(
      name: "gaps.\(gap.name)", help: gap.help, columns: gapColumns,
      examples: ["gaps.\(gap.name) | count"], details: ["It is: \(gap.question)"], isPart: true,
      body: .union([gap.part]))
  }

  private static let gapColumns: [Column] = [
    .choice("gap", Gap.all.map(\.name), "what is missing"),
    .choice(
      "kind",
      [
        "unit", "driver", "goal", "request", "offer", "initiative", "milestone", "promise",
        "objection",
      ],
      "the kind of record it is about"),
    .one(
      "record",
      [
        "unit", "driver", "goal", "request", "offer", "initiative", "milestone", "promise",
        "objection",
      ],
      "the record"),
    .text("title", "what the record is called"),
    .one("of", ["unit", "person"], "whose it is: owner, asker, promiser"),
    .date("since", "the date it goes by: asked, raised, due, noted"),
  ]
}
