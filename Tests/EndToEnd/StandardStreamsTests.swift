import Foundation
import Samples
import Testing

/// The built program between other programs.
@Suite struct StandardStreamsTests {
  /// What a shell's line prints; `rapport` stands for the program on the sample book.
  private func shell(_ line: String, _ program: Program) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    let path = try Terminal.executable()
    process.arguments = ["-c", "rapport() { \"\(path)\" \"$@\"; }\n\(line)"]
    process.environment = program.environment
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  @Test func closedStandardInputIsAnEmptyOne() throws {
    let program = try Program.onSampleBook()
    let run = try shell("rapport <&-; echo status $?; rapport -c 'units | count' <&- 2>&-", program)
    #expect(run.output == "status 0\ncount\n─────\n    3\n")
    #expect(program.steps == "count\n1\n")
  }

  @Test func aReaderThatGoesKeepsNothingFromBeingDone() throws {
    let program = try Program.onSampleBook()
    // More than a pipe holds, so that writing fails.
    let long = String(repeating: "x", count: 3000)
    let lines = """
      for each u in (units) add unit "{$u.title} two" mission "\(long)" end
      for each u in (units) add unit "{$u.title} three" mission "\(long)" end
      for each u in (units) add unit "{$u.title} four" mission "\(long)" end
      units | show title, mission
      add unit "Last"
      """.replacing(") add", with: ")\nadd").replacing("\" end", with: "\"\nend")
    try program.folder.write("lines.rap", lines)
    let path = program.folder.path("lines.rap")
    let run = try shell("{ rapport < '\(path)'; echo status $? >&2; } | head -1", program)
    #expect(run.output.contains("status 0\n"))
    #expect(program.ask("units where title = \"Last\" | count") == "count\n1\n")
  }

  @Test func aScriptMayComeThroughAPipe() throws {
    let program = try Program.onSampleBook()
    let run = try shell(
      "printf 'add unit \"Legal\"\nunits | count\n' | rapport run /dev/stdin", program)
    #expect(run.output == "count\n─────\n    4\n/dev/stdin: step 2: added 1 unit\n")
  }

  @Test func outputThatCannotBeWrittenIsAnError() throws {
    let program = try Program.onSampleBook()
    let closed = try shell("rapport -c units >&-; echo status $?", program)
    #expect(closed.output.contains("error: the output could not be written"))
    #expect(closed.output.hasSuffix("status 1\n"))
    #if os(Linux)
      for arguments in ["-c units", "-c 'say \"5\"'", "--help"] {
        let run = try shell("rapport \(arguments) >/dev/full; echo status $?", program)
        #expect(run.output.hasSuffix("status 1\n"), "\(arguments)")
      }
    #endif
  }

  @Test func anArgumentThatIsNoTextIsRefused() throws {
    let program = try Program.onSampleBook()
    let run = try shell("rapport -c \"$(printf 'add unit \"B\\377ad\"')\"", program)
    #expect(run.output == "argument 2 is not UTF-8 text\n")
    #expect(run.status == 2)
    #expect(program.steps == "count\n1\n")
  }
}
