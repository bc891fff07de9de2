import CLibedit
import Foundation
import Samples
import Screens

/// The built program on a pseudo-terminal, typed at as a person would.
final class Terminal {
  struct Failure: Error, CustomStringConvertible { var description: String }

  private let master: Int32
  private let process: pid_t
  /// Bytes shown and not yet looked at.
  private var unread = ""
  private var pending: [UInt8] = []
  /// Everything the program ever sent.
  private(set) var received = ""
  private var status: Int32?
  private(set) var screen: Emulator
  let program: Program

  /// The editor switches bracketed paste on when it begins to read a line, and off when it ends.
  private static let reads = "\u{1B}[?2004h"
  private static let stops = "\u{1B}[?2004l"

  init(
    _ program: Program, _ arguments: [String] = [], environment: [String: String] = [:],
    columns: UInt16 = 1000, rows: UInt16 = 1000
  ) throws {
    self.program = program
    // Words for newcomers would come between answers.
    let state = ".local/state/rapport"
    if !program.folder.names.contains(".local") {
      try program.folder.makeFolder(state)
      let hints = ["person", "goal", "promise", "overdue", "undo", "show", "last", "help"]
      let known = hints.map { "\"\($0) known\"\n" }.joined()
      try program.folder.write("\(state)/hints", known)
    }
    screen = Emulator(columns: Int(columns), rows: Int(rows))
    var name = [CChar](repeating: 0, count: 128)
    master = cle_pseudo_terminal(&name, name.count)
    guard master >= 0 else { throw Failure(description: "no pseudo-terminal") }
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    let slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
    _ = ioctl(slave, UInt(TIOCSWINSZ), &size)
    var variables = program.environment
    variables["TERM"] = "xterm"
    variables["EDITRC"] = "/dev/null"
    variables["PAGER"] = "cat"
    variables["LANG"] = "C"
    variables.merge(environment) { _, new in new }
    process = try Terminal.start(
      Terminal.executable(), arguments, variables, terminal: name)
    close(slave)
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(master)
  }

  /// The program stands beside the tests.
  static func executable() throws -> String {
    for argument in CommandLine.arguments {
      guard let range = argument.range(of: ".xctest") else { continue }
      let folder = argument[..<range.lowerBound].split(separator: "/").dropLast()
      let path = "/" + folder.joined(separator: "/") + "/rapport"
      if access(path, X_OK) == 0 { return path }
    }
    throw Failure(description: "the program is not built")
  }

  /// In a session of its own, so that the terminal's Ctrl-C reaches it alone.
  private static func start(
    _ path: String, _ arguments: [String], _ variables: [String: String], terminal: [CChar]
  ) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
      let newSession: Int16 = 0x0400
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
      let newSession: Int16 = 0x80
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    // Signals that the test's own parent ignored would be ignored by the program too.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGINT)
    sigaddset(&defaults, SIGQUIT)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // The threads of a test may keep signals off, which a program would inherit.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(
      &attributes, newSession | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    var argv: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] =
      variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for string in argv + envp { free(string) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, path, &actions, &attributes, &argv, &envp)
    guard code == 0 else { throw Failure(description: "not started: \(code)") }
    return process
  }

  /// Ends the program without a word of warning; all that it showed.
  func killed() -> String {
    kill(process, SIGKILL)
    var code: Int32 = 0
    waitpid(process, &code, 0)
    status = code
    while read(milliseconds: 0), unreadGrows() {}
    return unread
  }

  private func unreadGrows() -> Bool {
    var polled = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    return poll(&polled, 1, 0) > 0 && polled.revents & Int16(POLLIN) != 0
  }

  func type(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Whether more is still to come.
  private func read(milliseconds: Int32 = 100) -> Bool {
    var polled = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, milliseconds) > 0 else { return true }
    var chunk = [UInt8](repeating: 0, count: 65536)
    let count = Foundation.read(master, &chunk, chunk.count)
    guard count > 0 else { return false }
    pending += chunk[..<count]
    screen.feed(Array(chunk[..<count]))
    // A character may be cut in two.
    if let text = String(validating: pending, as: UTF8.self) {
      unread += text
      received += text
      pending = []
    }
    return true
  }

  /// What is shown up to `mark`, without it. Throws when it does not come for half a minute.
  @discardableResult
  func shown(before mark: String) throws -> String {
    let deadline = Date().addingTimeInterval(20)
    while true {
      if let range = unread.range(of: mark) {
        let text = String(unread[..<range.lowerBound])
        unread.removeSubrange(..<range.upperBound)
        return text.replacing("\r\n", with: "\n")
      }
      guard Date() < deadline, read() else {
        throw Failure(description: "`\(mark.debugDescription)` was not shown: \(unread)")
      }
    }
  }

  /// Waits until the window shows this somewhere, and returns the whole window.
  @discardableResult
  func window(with text: String) throws -> String {
    let deadline = Date().addingTimeInterval(20)
    while !screen.screen.contains(text) {
      guard Date() < deadline, read(milliseconds: 20) else {
        throw Failure(description: "the window never shows `\(text)`:\n\(screen.screen)")
      }
    }
    return screen.screen
  }

  /// Waits until the program reads a line, and returns the prompt it shows.
  func prompt() throws -> String {
    try shown(before: Terminal.reads)
    let prompt = try shown(before: "> ") + "> "
    // What was typed ahead is drawn over.
    return prompt.replacing("\r\u{1B}[J", with: "")
  }

  /// Types a line, and returns what is shown until the next is read.
  func enter(_ line: String) throws -> String {
    type(line + "\r")
    return try answer()
  }

  /// What is shown once a line is read, until the next is.
  func answer() throws -> String {
    try shown(before: Terminal.stops)
    return try shown(before: Terminal.reads)
  }

  /// Waits until the line is read and its keys are signals again; a person is never faster.
  func waitUntilBusy() throws {
    try shown(before: Terminal.stops)
    let deadline = Date().addingTimeInterval(20)
    var modes = termios()
    while tcgetattr(master, &modes) != 0 || modes.c_lflag & tcflag_t(ICANON) == 0 {
      guard Date() < deadline else { throw Failure(description: "the line is still read") }
      usleep(1000)
    }
  }

  /// Gives the line up with Ctrl-C.
  func cancel() throws {
    type("\u{3}")
    try shown(before: "^C")
  }

  /// The exit status, once the program has left by itself.
  func end() throws -> Int32 {
    let deadline = Date().addingTimeInterval(20)
    var raw: Int32 = 0
    while Date() < deadline {
      _ = read(milliseconds: 10)
      guard waitpid(process, &raw, WNOHANG) == 0 else {
        status = raw
        return raw & 0x7F == 0 ? (raw >> 8) & 0xFF : 128 + (raw & 0x7F)
      }
    }
    throw Failure(description: "the program does not leave")
  }
}
