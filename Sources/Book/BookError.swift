/// What can go wrong with the file under a book, in words a person can act on.
package struct BookError: Error, Sendable, Equatable {
  package enum Reason: Sendable, Equatable {
    case cannotOpen, notABook, newer, damaged, diskFull, readOnly, ioError, interrupted, rule, busy
  }

  package var reason: Reason
  /// Begins in lower case, without a full stop.
  package var message: String
  package var help: [String]

  package init(_ reason: Reason, _ message: String, help: [String] = []) {
    self.reason = reason
    self.message = message
    self.help = help
  }
}
