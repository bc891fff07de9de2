package import Output
import Terminal
import TextLayout

/// Where a program reads from and writes to. Tests give it memory instead of descriptors.
package final class Streams {
  var output: ByteSink
  let errors: ByteSink
  /// The window's width where answers go to a terminal; nil in a pipe or a file.
  var width: () -> Int?
  /// The same for errors and remarks.
  var errorsWidth: () -> Int? = { nil }
  var usesColor: Bool
  var errorsUseColor: Bool
  /// Asks a person for a line; nil where nobody can be asked. Returns nil at the end of input.
  var ask: ((_ prompt: String) throws -> String?)?
  /// The same with an editor's help of its own, and a text that stands there to be edited.
  var askWith:
    (
      (_ prompt: String, _ initial: String, _ assistant: any LineAssistant) throws ->
        LineEditor.Outcome
    )?
  /// Ctrl-C was pressed, or the time is over that the book may be asked.
  /// Asks for a line that is neither echoed nor remembered; nil where there is no terminal.
  var askBlind: ((_ prompt: String) throws -> String?)?
  /// Clears the terminal and what was scrolled out of it.
  var wipe: (() throws -> Void)?
  /// Shows a running time while somebody types, or ends that.
  var countdown: ((_ countdown: Countdown?, _ end: (() -> String)?) -> Void)?
  /// Reads standard input where it is no terminal, a line at a time.
  var nextLine: (() throws -> String?)?
  let isInterrupted: @Sendable () -> Bool
  let deadline: Deadline
  /// Called when another program's writing has been waited for for about a second.
  var whenWaiting: @Sendable () -> Void = {}
  /// Who runs the program, by the system's account.
  var account: () -> String = { "unknown" }
  /// Replaces the line that tells how far something has come, on a terminal; empty takes it away.
  var progress: ((String) -> Void)?
  /// What was typed goes on behind the command that is run.
  var hasMoreToCome = false
  /// Gets answers on a terminal, and how many lines are to stand below each; shows those that the
  /// window cannot hold, and is false for others.
  var page: ((_ text: String, _ following: Int) -> Bool)?

  package init(
    output: ByteSink, errors: ByteSink, width: @escaping () -> Int? = { nil },
    usesColor: Bool = false, errorsUseColor: Bool = false, deadline: Deadline = Deadline(),
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) {
    self.output = output
    self.errors = errors
    self.width = width
    self.usesColor = usesColor
    self.errorsUseColor = errorsUseColor
    self.deadline = deadline
    self.isInterrupted = { [deadline] in isInterrupted() || deadline.isOver }
  }

  func checkInterrupt() throws {
    if isInterrupted() { throw Ending.interrupted }
  }

  func say(_ text: String) throws {
    try output.write(broken(text, width()) + "\n")
    try output.flush()
  }

  /// A remark that is no answer: it must not end up in a pipe's data.
  func remark(_ text: String) throws {
    try output.flush()
    try errors.write(broken(text, errorsWidth()) + "\n")
    try errors.flush()
  }

  /// Safe for a terminal, its lines broken between words where there is a window.
  private func broken(_ text: String, _ width: Int?) -> String {
    let safe = TerminalText.safe(text, keepingLines: true)
    guard let width else { return safe }
    return safe.lines(within: width).joined(separator: "\n")
  }
}
