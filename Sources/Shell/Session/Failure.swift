import Book
import Language
import Output
import Query

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

extension Failure {
  /// An error of any layer as one that can be shown, or an ending. What has no place of its own
  /// gets the one given.
  static func translated(
    _ error: any Error, at span: Span = Span(0, 0), in source: SourceText? = nil, _ code: ExitCode
  ) -> any Error {
    switch error {
    case let problem as Problem:
      var diagnostic = problem.diagnostic
      diagnostic.source = diagnostic.source ?? source
      return Failure(diagnostic, code)
    case var diagnostic as Diagnostic:
      diagnostic.source = diagnostic.source ?? source
      return Failure(diagnostic, code)
    case let error as BookError:
      if [.interrupted, .busy].contains(error.reason) { return Ending.interrupted }
      return Failure(Diagnostic(error.message, at: span, in: source, help: error.help), .failed)
    case OutputError.readerGone: return Ending.quit
    case let error as OutputError:
      return Failure(Diagnostic(error.description, at: span, in: source), .failed)
    default: return error
    }
  }
}

/// `quit`, or an interruption: the program stops without an error.
enum Ending: Error { case quit, interrupted }
