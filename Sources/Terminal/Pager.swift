import CLibedit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program that shows long text page by page, fed as the text is made.
package final class Pager {
  private let output: Int32
  private let process: pid_t
  /// The pipe's writing end; -1 once nobody reads it any more.
  private var input: Int32
  /// What was written so far, until it is more than a pipe holds: then somebody reads it.
  private var kept: [UInt8]? = []
  /// Without a pager that could be started, text goes to the output as it is.
  private var isDirect = false
  private var status: Int32?

  /// More than any pipe holds, in bytes.
  private static let pipeLimit = 1 << 20

  /// Which one the user wants.
  package enum Choice: Equatable {
    /// Nothing was said, or `rapport`: `LineEditor.page` serves.
    case own
    /// `cat`, or an empty name.
    case none
    case program(String)

    /// `$RAPPORT_PAGER` comes before `$PAGER`.
    package init(_ environment: [String: String]) {
      guard let command = environment["RAPPORT_PAGER"] ?? environment["PAGER"] else {
        self = .own
        return
      }
      let name = command.drop { $0 == " " }
      self = name.isEmpty || name == "cat" ? .none : name == "rapport" ? .own : .program(command)
    }
  }

  /// Nil when it cannot be started; the caller then writes by itself. Until `finish`, Ctrl-C is the
  /// pager's.
  package static func open(
    _ command: String, environment: [String: String], output fd: Int32
  ) -> Pager? {
    var variables = environment
    // The text is UTF-8 whatever the locale says.
    if variables["LESSCHARSET"] == nil { variables["LESSCHARSET"] = "utf-8" }
    // A room may look on: less is to start no shell, and to write no file by a slip.
    variables["LESSSECURE"] = "1"
    // What the user set comes later and counts.
    variables["LESS"] =
      "-R -PsSpace\\: more   q\\: back to the prompt$ " + (variables["LESS"] ?? "")
    return Pager(command: command, environment: variables, output: fd)
  }

  private init?(command: String, environment: [String: String], output: Int32) {
    Interrupts.install()
    var ends: [Int32] = [-1, -1]
    guard cle_pipe(&ends) == 0 else { return nil }
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") }
    variables.append(nil)
    var started: pid_t = 0
    let failure = cle_spawn_shell(command, &variables, ends[0], output, &started)
    for variable in variables { free(variable) }
    close(ends[0])
    guard failure == 0 else {
      close(ends[1])
      return nil
    }
    self.output = output
    process = started
    input = ends[1]
    cle_interrupts_set_deaf(1)
  }

  deinit { _ = finish() }

  /// False when nobody reads any more (the pager was left): the rest need not be made.
  package func write(_ bytes: [UInt8]) -> Bool {
    if isDirect { return FileOutput.write(bytes, to: output) }
    guard input >= 0 else { return false }
    kept?.append(contentsOf: bytes)
    let isRead = FileOutput.write(bytes, to: input)
    if let count = kept?.count, count > Pager.pipeLimit, isRead { kept = nil }
    if isRead { return true }
    wait()
    return isDirect && kept == nil
  }

  package func write(_ text: String) -> Bool { write(Array(text.utf8)) }

  /// Ends the text and waits until the pager is left. False when its text may not have been
  /// shown because the output failed.
  @discardableResult
  package func finish() -> Bool {
    wait()
    return !isDirect || kept == nil
  }

  /// Closes the pipe, waits for the pager, and shows the text when there was none to show it.
  private func wait() {
    guard status == nil else { return }
    if input >= 0 { close(input) }
    input = -1
    var raw: Int32 = 0
    while waitpid(process, &raw, 0) < 0, errno == EINTR {}
    status = raw
    cle_interrupts_set_deaf(0)
    // 126 and 127 are how a shell says that it could not run a program.
    let code = raw & 0x7F == 0 ? (raw >> 8) & 0xFF : 0
    guard code == 126 || code == 127, let text = kept else { return }
    isDirect = true
    if FileOutput.write(text, to: output) { kept = nil }
  }
}
