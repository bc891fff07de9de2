package import Output
import Terminal

/// Where a program reads from and writes to. Tests give it memory instead of descriptors.
package final class Streams {
  let output: ByteSink
  let errors: ByteSink
  /// The window's width where answers go to a terminal; nil in a pipe or a file.
  var width: () -> Int?
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
  let deadline = Deadline()
  /// Called when another program's writing has been waited for for about a second.
  var whenWaiting: @Sendable () -> Void = {}
  /// Who runs the program, by the system's account.
  var account: () -> String = { "unknown" }
  /// Replaces the line that tells how far something has come, on a terminal; empty takes it away.
  var progress: ((String) -> Void)?
  /// Gets long answers on a terminal.
  var page: ((String) -> Bool)?

  package init(
    output: ByteSink, errors: ByteSink, width: @escaping () -> Int? = { nil },
    usesColor: Bool = false, errorsUseColor: Bool = false,
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) {
    self.output = output
    self.errors = errors
    self.width = width
    self.usesColor = usesColor
    self.errorsUseColor = errorsUseColor
    self.isInterrupted = { [deadline] in isInterrupted() || deadline.isOver }
  }

  func checkInterrupt() throws {
    if isInterrupted() { throw Ending.interrupted }
  }

  func say(_ text: String) throws {
    let safe = TerminalText.safe(text, keepingLines: true)
    try output.write((width().map { safe.wrapped(to: $0) } ?? safe) + "\n")
    try output.flush()
  }

  /// A remark that is no answer: it must not end up in a pipe's data.
  func remark(_ text: String) throws {
    try output.flush()
    try errors.write(TerminalText.safe(text, keepingLines: true) + "\n")
    try errors.flush()
  }
}

extension String {
  /// Its lines broken between words where they are longer than `width` characters.
  func wrapped(to width: Int) -> String {
    guard width > 20 else { return self }
    return split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.count > width else { return String(line) }
      let indent = String(line.prefix { $0 == " " })
      var lines: [String] = []
      var current = indent
      for word in line.split(separator: " ") {
        if current.count > indent.count, current.count + word.count + 1 > width {
          lines.append(current)
          current = indent
        }
        current += (current.count > indent.count ? " " : "") + word
      }
      return (lines + [current]).joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
