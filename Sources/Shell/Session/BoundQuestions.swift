import Book
import Domain
import Language
import Query

/// Questions as they were bound, for scripts and programs that ask the same again and again: used
/// as long as all that binding looked at is as it was.
struct BoundQuestions {
  /// What the words of a question are understood by, besides the words.
  private struct Circumstances: Equatable {
    var book: Book.Condition
    var today: Day
    var isRoomOn: Bool
    var acceptsPrefixes: Bool
  }

  private var circumstances: Circumstances?
  private var known: [String: Question] = [:]
  private static let most = 200

  /// The question that a text is, bound by `bind` where it was not yet.
  fileprivate mutating func question(
    _ text: String, _ session: Session, _ environment: Environment, bind: () throws -> Question
  ) throws -> Question {
    // What a step has changed may yet be taken back; a variable has another value next time.
    guard session.book.change == nil, !text.utf8.contains(UInt8(ascii: "$")) else {
      return try bind()
    }
    let now = Circumstances(
      book: try session.book.condition(), today: environment.today,
      isRoomOn: environment.isRoomOn, acceptsPrefixes: environment.acceptsPrefixes)
    if now != circumstances || known.count >= Self.most {
      known = [:]
      circumstances = now
    }
    if let question = known[text] { return question }
    let question = try bind()
    if question.isTheSameAnywhere { known[text] = question }
    return question
  }
}

extension Question {
  /// Nothing of it is reckoned already, or has its place in a source.
  fileprivate var isTheSameAnywhere: Bool {
    !usesViews && output.file == nil && output.chart == nil
  }
}

extension Session {
  /// What a part of a source asks; `environment` is the session's own.
  func question(
    _ pipeline: Pipeline, of source: SourceText, in environment: Environment
  ) throws -> Question {
    try bound.question(source.text(pipeline.span), self, environment) {
      try Question(pipeline, in: environment)
    }
  }
}
