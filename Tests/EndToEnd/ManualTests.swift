import Foundation
import Samples
import Testing

@testable import Shell

/// The manual page and what the shells complete say what the program says of itself. One after the
/// other: which shell asks is one thing for the whole process.
@Suite(.serialized) struct ManualTests {
  @Test func theManualNamesEverything() throws {
    let manual = try Program().run(["manual"])
    #expect(manual.status == 0)
    for command in Command.all {
      #expect(manual.output.contains(".It Li \"\(command.name)"), "\(command.name)")
    }
    for kind in ["units", "promises", "workshops"] {
      #expect(manual.output.contains(".It Li \"\(kind)\""))
    }
    for option in ["-dry-run", "-keep-going", "-read-only", "-safe", "-format", "-book", "-into"] {
      #expect(manual.output.contains("Fl \(option)"), "\(option)")
    }
    #expect(manual.output.contains(".Dd November 23, 2026\n"))
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/mandoc")))
  func mandocFindsNothingToSay() throws {
    let program = try Program()
    try program.folder.write("rapport.1", program.run(["manual"]).output)
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/mandoc")
    process.arguments = ["-Tlint", program.folder.path("rapport.1")]
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(String(decoding: said, as: UTF8.self) == "")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func theShellsComplete(shell: String) throws {
    let script = try Program().run(["--generate-completion-script", shell])
    #expect(script.status == 0)
    for word in ["manual", "dry-run", "promises", "book", "rap"] {
      #expect(script.output.contains(word), "\(word)")
    }
    // What `rapport` takes itself is offered before any command's name: one place more.
    let perCommand = ["shell", "run", "import"].count
    let places = script.output.split(separator: "\n").count { $0.contains("keep-going") }
    #expect(places > perCommand, "\(places)")
  }

  @Test func helpOnTheCommandLineKnowsSubcommandsAndTheLanguage() throws {
    let program = try Program()
    #expect(program.run(["help"]).output.contains("SUBCOMMANDS"))
    #expect(program.run(["help", "run"]).output.contains("USAGE: rapport run SCRIPT"))
    #expect(
      program.run(["help", "promises"]).output == program.run(["-c", "help promises"]).output)
    let misspelt = program.run(["help", "promisse"])
    #expect(misspelt.status == 1)
    #expect(misspelt.errors.contains("did you mean `promises`?"), "\(misspelt.shown)")
  }

  @Test func parametersOfAScriptAreOffered() throws {
    let program = try Program.onSampleBook()
    let script = program.folder.path("import-people.rap")
    let offered = program.run(
      ["---completion", "run", "--", "positional@1", "1", "0", "rapport", "run", script, ""])
    #expect(offered.output == "folder=\n", "\(offered.shown)")
  }
}
