/// The table of the contract, a line for each field: `name type [default]`, `!` after what is
/// required, `[]` after a list.
let contract: [(kind: String, plural: String, handle: String, fields: [String])] = [
  (
    "unit", "units", "name",
    ["title! text", "side choice(business,it) = business", "in unit", "mission text"]
  ),
  (
    "person", "people", "name",
    ["title! text", "in unit", "role text", "acumen 1-5", "capacity 0-100 = 100"]
  ),
  ("membership", "memberships", "b", ["person! person", "in! unit", "role text"]),
  (
    "driver", "drivers", "d",
    [
      "title! text", "of! unit·person", "type! choice(motivation,challenge,need)", "weight 1-5",
      "basis choice(stated,observed,assumed) = assumed", "about goal", "noted date = today",
      "at meeting",
    ]
  ),
  (
    "goal", "goals", "name",
    [
      "title! text", "of[] unit", "owner person", "under goal", "measure text", "baseline number",
      "target number", "due date", "status choice(proposed,agreed,met,missed,dropped) = proposed",
    ]
  ),
  ("reading", "readings", "r", ["of! goal", "date! date = today", "value! number"]),
  (
    "request", "requests", "name",
    [
      "title! text", "from! unit·person", "to[] unit·person", "problem text", "for[] goal·driver",
      "technology text", "because text", "asked date = today",
      "status choice(asked,clear,accepted,declined) = asked", "ungated date",
    ]
  ),
  (
    "offer", "offers", "name",
    [
      "title! text", "by! unit·person", "to! unit·person", "for[] goal·driver", "because text",
      "status choice(made,taken,declined) = made", "ungated date",
    ]
  ),
  (
    "initiative", "initiatives", "name",
    [
      "title! text", "for[] goal·driver", "request request", "offer offer", "lead person",
      "share 0-100", "with[] unit", "start date", "due date", "ended date",
      "status choice(proposed,active,done,stopped) = proposed",
    ]
  ),
  (
    "milestone", "milestones", "m",
    ["title! text", "of! goal·initiative", "due date", "done date", "shown[] unit·person"]
  ),
  (
    "promise", "promises", "p",
    [
      "title! text", "by! unit·person", "to! unit·person", "with[] unit·person",
      "for goal·initiative·request", "at meeting", "made date = today", "due date",
      "first-due date = due",
      "agreed-due date = due", "agreed unit·person", "closed date", "because text",
      "status choice(unconfirmed,open,kept,broken,withdrawn) = open", "judge person",
      "promiser-says choice(kept,broken)", "promisee-says choice(kept,broken)",
      "withdrawn-by choice(promiser,promisee)", "ungated date",
    ]
  ),
  (
    "series", "series", "name",
    [
      "title! text", "about goal", "with[] unit·person",
      "cadence choice(weekly,fortnightly,monthly,quarterly,other)", "until date",
    ]
  ),
  (
    "meeting", "meetings", "t",
    [
      "title! text", "of series", "about goal", "date! date = today",
      "form choice(review,one-to-one,demo,retro,workshop)", "with[] unit·person", "notes text",
    ]
  ),
  (
    "contribution", "contributions", "c",
    [
      "title! text", "for![] goal·driver", "by unit·person·initiative", "date date = today",
      "value number", "evidence text", "at meeting",
    ]
  ),
  (
    "embed", "embeds", "e",
    ["person! person", "in! unit", "for goal", "share 0-100", "start date", "until date"]
  ),
  (
    "objection", "objections", "o",
    [
      "title! text", "by unit·person", "about! goal·initiative·milestone·request·offer",
      "raised date = today", "at meeting", "answer text",
      "status choice(open,answered,upheld,withdrawn) = open", "ungated date",
    ]
  ),
  (
    "workshop", "workshops", "name",
    [
      "title! text", "exercise text", "date date = today", "facilitator person",
      "with[] unit·person", "privacy choice(named,grouped,anonymous) = grouped", "state text",
      "results text",
    ]
  ),
  (
    "statement", "statements", "s",
    ["title! text", "of! workshop", "least number = 1", "most number = 5", "about record"]
  ),
  (
    "rating", "ratings", "g",
    [
      "statement! statement", "by person", "in unit", "code text", "view! choice(own,guess)",
      "of unit·person",
      "round 1-99", "score number", "rank number", "choice text", "text text", "confidence number",
    ]
  ),
  ("view", "views", "name", ["title! text", "question! text", "parameters text"]),
  ("mapping", "mappings", "name", ["title! text", "into! text", "clauses! text"]),
]
