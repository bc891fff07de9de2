import Book

/// The steps that one run of the program, or one workshop, makes in a book.
struct Trail {
  /// Its number in the book; nil before its first step, which gives it one.
  var session: Int64?
  /// Steps that took others back and can be taken back in their turn, the newest last.
  var undone: [Int64] = []

  init() {}

  /// Goes on with a session that the book knows already; nil where it does not.
  init?(continuing session: Int64, of book: Book) throws {
    guard try book.standingSteps(ofSession: session) != nil else { return nil }
    self.session = session
  }

  /// After a new step, what was taken back before it can no longer be done again.
  mutating func note(_ step: StepDone) {
    session = step.session
    undone = []
  }

  /// Steps that can be taken back, the newest first.
  func standing(in book: Book) throws -> [Int64] {
    try session.flatMap { try book.standingSteps(ofSession: $0) } ?? []
  }
}
