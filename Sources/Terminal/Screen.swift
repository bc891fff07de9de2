import CLibedit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What is known of a terminal without writing to it.
package enum Screen {
  package static func isTerminal(_ fd: Int32) -> Bool { isatty(fd) == 1 }

  /// The window of `fd`; where it is no terminal, COLUMNS and LINES; else 80 by 24.
  package static func size(_ fd: Int32) -> (columns: Int, rows: Int) {
    var columns: Int32 = 0
    var rows: Int32 = 0
    if cle_window_size(fd, &columns, &rows) != 0 { (columns, rows) = (0, 0) }
    return (
      columns > 0 ? Int(columns) : number("COLUMNS") ?? 80,
      rows > 0 ? Int(rows) : number("LINES") ?? 24
    )
  }

  /// Text would push its own beginning out of the window, once `following` lines and a prompt with
  /// a row below it stand under it.
  package static func overflows(_ text: String, following: Int, _ fd: Int32) -> Bool {
    let (columns, rows) = size(fd)
    let room = rows - following - 2
    return Pages.rows(of: text, columns: columns, most: max(rows, 1)) > room
  }

  /// A terminal that has colours, and nobody who asked for none (`NO_COLOR`).
  package static func supportsColor(_ fd: Int32, environment: [String: String]) -> Bool {
    guard isTerminal(fd), environment["NO_COLOR", default: ""].isEmpty else { return false }
    let terminal = environment["TERM", default: ""]
    return !terminal.isEmpty && terminal != "dumb"
  }

  private static func number(_ name: String) -> Int? {
    guard let text = getenv(name), let value = Int(String(cString: text)) else { return nil }
    return (1...10_000).contains(value) ? value : nil
  }
}
