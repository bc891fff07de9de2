import Book
import Language

/// Why a program ends; the codes are those of PRODUCT: done, an error while running, wrong usage,
/// an error found before running, interrupted.
package enum ExitCode: Int32, Sendable {
  case done = 0
  case failed = 1
  case usage = 2
  case refused = 3
  case interrupted = 130
}

/// An error with its place, ready to be shown.
struct Failure: Error {
  var diagnostics: [Diagnostic]
  var code: ExitCode

  init(_ diagnostics: [Diagnostic], _ code: ExitCode) {
    self.diagnostics = diagnostics
    self.code = code
  }

  init(_ diagnostic: Diagnostic, _ code: ExitCode) { self.init([diagnostic], code) }
}

/// `quit`, or an interruption: the program stops without an error.
enum Ending: Error { case quit, interrupted }
