import Book
import Domain
import Language
import Query

/// What `accuracy` tells of one workshop, asked as anybody would ask it: a reveal and a recap know
/// nothing that the room could not ask for.
struct AccuracyReport {
  struct Row {
    var by: String
    var of: String
    /// What the two are called in front of people.
    var byTitle, ofTitle: String
    var statement: String
    var round: Int
    var n: Int
    var own, guess, truth, agreement, congruency, accuracy, bias, profile, gain, change: Double?

    /// How far the guess is off: the mean of what each rater is off, or, where privacy does not let
    /// that be told, how far the mean guess is from the mean own view.
    var off: Double? { accuracy ?? bias.map { abs($0) } }
  }

  private let session: Session
  private let handle: String

  init(_ session: Session, _ workshop: RecordID, _ handle: String) {
    self.session = session
    self.handle = handle
  }

  func statements() throws -> [Row] { try rows("statement") }
  func units() throws -> [Row] { try rows("unit") }
  func pairs() throws -> [Row] { try rows("pair") }
  func room() throws -> [Row] { try rows("room") }

  private func rows(_ level: String) throws -> [Row] {
    let text = """
      accuracy workshop:\(handle) where level = \(level) | show by, of, statement, round, n, own, \
      guess, truth, agreement, congruency, accuracy, bias, r, gain, change, by.title, of.title
      """
    let (program, problems) = Parser.parse(
      SourceText(name: "accuracy", text), blocks: Command.blocks)
    guard problems.isEmpty, let pipeline = program.statements.first?.pipeline else { return [] }
    let question = try Question(pipeline, in: session.environment)
    var rows: [Row] = []
    try session.book.rows(of: question.statement, question.columns.map(\.type)) { cells in
      func text(_ place: Int) -> String {
        if case .text(let text) = cells[place] { text } else { "" }
      }
      func number(_ place: Int) -> Double? {
        if case .number(let number) = cells[place] { number } else { nil }
      }
      rows.append(
        Row(
          by: text(0), of: text(1), byTitle: text(15), ofTitle: text(16), statement: text(2),
          round: Int(number(3) ?? 0),
          n: Int(number(4) ?? 0), own: number(5), guess: number(6), truth: number(7),
          agreement: number(8), congruency: number(9), accuracy: number(10), bias: number(11),
          profile: number(12), gain: number(13), change: number(14)))
      return true
    }
    return rows
  }
}
