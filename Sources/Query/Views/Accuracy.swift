import Domain
import Insight

/// How well the people of a workshop know what others think.
extension TableSource {
  static let accuracy = accuracy([])
  static let accuracyOf = accuracy([.record("workshop", ["workshop"])])
  static let states = states([])
  static let statesOf = states([.record("workshop", ["workshop"])])

  private static let place: [Column] = [
    .one("workshop", ["workshop"], "the workshop"),
    .date("date", "its day"),
    .choice("level", Levels.names, "pair, unit, statement, or room: own answers alone"),
    .one("by", Group.party, "who guessed, or answered; nobody: the whole room"),
    .one("of", Group.party, "whose view was guessed"),
    .one("statement", ["statement"], "nothing: all statements together"),
    .number("round", "0 own answers, 1 the first guess, 2 the second"),
    .number("n", "raters; of a pair, the statements both speak of"),
  ]

  private static func accuracy(_ parameters: [Parameter]) -> TableSource {
    TableSource(
      name: "accuracy", help: "how well people know what others think, workshop by workshop",
      parameters: parameters,
      columns: place + [
        .number("own", "mean own answer"),
        .number("guess", "mean guess"),
        .number("truth", "mean own answer of those who were guessed"),
        .number("agreement", "mean distance of own answer and the other's"),
        .number("congruency", "mean distance of own answer and guess"),
        .number("accuracy", "mean distance of guess and truth; 0 is best"),
        .number("bias", "guess less truth: above 0, guessed too high"),
        .number("r", "correlation of the profiles; blind to level").orElse("n/a"),
        .number("same", "share of guesses that are the same view, 0 to 1"),
        .number("gain", "how much nearer than the first guess; above 0 is better"),
        .number("change", "how much nearer than in the workshop of this exercise before"),
      ],
      examples: parameters.isEmpty
        ? [
          "accuracy where level = unit | show workshop, by, of, round, n, accuracy, gain, change",
          "accuracy where level = statement and round = 1 | sort accuracy desc | first 3",
        ] : [],
      details: [
        "Distances are in points of the scale. Own answers that count are those of the first round, "
          + "locked before anybody talked.",
        "Of a grouped or anonymous workshop it tells what was reckoned at its lock: cells of five "
          + "answers or more whose rest of the room has five too, and no pairs. Distances are then "
          + "told over three statements or more: of one, a mean and a distance often leave a single "
          + "set of answers. Where all in a cell said the same, one answer is moved by a point before "
          + "anything is reckoned.",
      ],
      empty: "it needs answers from a workshop; `workshop list` shows the exercises",
      body: .rows { request in try WorkshopTable(request).accuracy() })
  }

  private static func states(_ parameters: [Parameter]) -> TableSource {
    TableSource(
      name: "states",
      help: "who only thinks they agree, or only thinks they differ; of named workshops",
      parameters: parameters,
      columns: place + [
        .number("consensus", "share where they agree and think so, 0 to 1"),
        .number("dissensus", "share where they differ and think so"),
        .number("false-consensus", "share where they think they agree, and do not"),
        .number("false-conflict", "share where they think they differ, and do not"),
      ],
      examples: parameters.isEmpty
        ? ["states where level = statement | sort false-conflict desc | first 3"] : [],
      details: [
        "Agreeing is to be within a point on a scale from 1 to 5, a fifth of the range elsewhere."
      ],
      empty: "it needs answers from a workshop; `workshop list` shows the exercises",
      body: .rows { request in try WorkshopTable(request).states() })
  }

  private enum Levels { static let names = AccuracyRow.Level.allCases.map(\.rawValue) }
}
