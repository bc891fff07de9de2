import Book

/// The steps that one run of the program, or one workshop, has made in a book.
struct Trail {
  /// Its number in the book; nil before its first step, which gives it one.
  var session: Int64?
  /// Steps that can be taken back, the newest last.
  var done: [Int64] = []
  /// Steps that took others back and can be taken back in their turn, the newest last.
  var undone: [Int64] = []

  init() {}

  /// Goes on with a session that the book knows already; nil where it does not.
  init?(continuing session: Int64, of book: Book) throws {
    guard let steps = try book.standingSteps(ofSession: session) else { return nil }
    self.session = session
    done = steps.reversed()
  }

  /// A new step can be taken back; what was taken back before it can no longer be done again.
  mutating func note(_ step: StepDone) {
    session = step.session
    done.append(step.number)
    undone = []
  }
}
