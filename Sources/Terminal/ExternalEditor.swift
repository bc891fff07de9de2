import CLibedit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Another program that edits text, on the same terminal.
package enum ExternalEditor {
  /// Runs `$VISUAL`, else `$EDITOR`, else `vi` on a file that only this user may read. Nil where
  /// the program failed or there was nothing to read; then the text stays as it was.
  package static func edit(
    _ text: String, environment: [String: String], input: Int32 = 0, output: Int32 = 1
  ) -> String? {
    let folder = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array("\(folder)/rapport-XXXXXX.rap".utf8CString)
    let fd = mkstemps(&template, 4)
    guard fd >= 0 else { return nil }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    let isWritten = FileOutput.write(Array((text + "\n").utf8), to: fd)
    close(fd)
    guard isWritten else { return nil }
    let program = ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    guard run("\(program ?? "vi") '\(path)'", environment, input, output) == 0 else { return nil }
    return read(path)
  }

  /// The exit status; what a signal ended has 128 and more.
  private static func run(
    _ command: String, _ environment: [String: String], _ input: Int32, _ output: Int32
  ) -> Int32 {
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") }
    variables.append(nil)
    defer { for variable in variables { free(variable) } }
    return Interrupts.leftToOthers {
      var process: pid_t = 0
      guard cle_spawn_shell(command, &variables, input, output, &process) == 0 else { return 127 }
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    }
  }

  private static func read(_ path: String) -> String? {
    let fd = cle_open_private(path, 0)
    guard fd >= 0 else { return nil }
    let reader = LineReader(fd)
    defer { close(fd) }
    var lines: [String] = []
    while case .line(let bytes) = reader.next() {
      lines.append(String(decoding: bytes, as: UTF8.self))
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
