extension Kind {
  static let workshop = Kind(
    name: "workshop", plural: "workshops", code: 17, handle: .named,
    help: "one exercise held with a group",
    fields: [
      .title("what it was called"),
      .text("exercise", "the exercise that was run"),
      .date("date", "the day").today,
      .one("facilitator", ["person"], "who led it"),
      .many("with", Group.party, "who took part"),
      .choice("privacy", ["named", "grouped", "anonymous"], "what of the answers may be shown")
        .initially("grouped"),
      .text("state", "where it was left off").byVerbOnly,
      .text("results", "what may be told of its answers, reckoned once at the lock").byVerbOnly,
    ],
    shown: ["title", "exercise", "date", "facilitator", "privacy"],
    timeline: Timeline(begins: "date"))

  static let statement = Kind(
    name: "statement", plural: "statements", code: 18, handle: .numbered("s"),
    help: "a sentence that is rated in a workshop",
    fields: [
      .title("the sentence"),
      .one("of", ["workshop"], "the workshop it belongs to").required,
      .number("least", "the lowest rating").initially(1),
      .number("most", "the highest rating").initially(5),
      .one("about", Group.any, "the record it is about"),
    ],
    shown: ["title", "of", "least", "most"])

  static let rating = Kind(
    name: "rating", plural: "ratings", code: 19, handle: .numbered("g"),
    help: "one answer to a statement: the rater's own view, or a guess of another's",
    fields: [
      .one("statement", ["statement"], "what was rated").required,
      .one("by", ["person"], "who rated"),
      .one("in", ["unit"], "the rater's unit in this workshop"),
      .text("code", "links the rounds of a rater who is not named"),
      .choice("view", ["own", "guess"], "the rater's own view or a guess").required,
      .one("of", Group.party, "whose view was guessed"),
      .integer("round", 1...99, "first guess, second guess"),
      .number("score", "the rating"),
      .number("rank", "the place in a ranking"),
      .text("choice", "the option chosen"),
      .text("text", "the answer in words"),
      .number("confidence", "how sure the rater is"),
    ],
    shown: ["statement", "by", "view", "of", "round", "score"],
    isConfidential: true)
}
