import Samples
import Testing

/// The same transcript by standard input, by `-c` and typed at a terminal: the same answers.
@Suite struct TranscriptTests {
  @Test(arguments: Transcripts.all.keys.sorted())
  func byStandardInput(_ name: String) throws {
    let transcript = Transcript(Transcripts.all[name] ?? "")
    let program = try Program.onSampleBook()
    let run = program.run(transcript.hasErrors ? ["--keep-going"] : [], input: transcript.input)
    #expect(transcript.difference(from: run.shown) == nil)
    #expect(run.status == (transcript.hasErrors ? 1 : 0))
  }

  @Test(arguments: Transcripts.all.keys.sorted())
  func byCommandLine(_ name: String) throws {
    let transcript = Transcript(Transcripts.all[name] ?? "")
    let program = try Program.onSampleBook()
    var shown = ""
    if transcript.hasErrors {
      // An error anywhere would keep all of it from being run.
      for entry in transcript.entries {
        let run = program.run(["-c", entry.lines.joined(separator: "\n")])
        #expect((run.status != 0) == entry.shown.contains(": error: "))
        shown += run.shown
      }
    } else {
      let run = program.run(["-c", transcript.input])
      #expect(run.status == 0)
      shown = run.shown
    }
    #expect(transcript.difference(from: shown) == nil)
  }

  @Test(arguments: Transcripts.all.keys.sorted())
  func atATerminal(_ name: String) throws {
    let transcript = Transcript(Transcripts.all[name] ?? "")
    let terminal = try Terminal(Program.onSampleBook())
    #expect(try terminal.prompt() == "test> ")
    var shown = ""
    for entry in transcript.entries {
      for line in entry.lines.dropLast() { #expect(try terminal.enter(line) == "") }
      shown += try terminal.enter(entry.lines.last ?? "")
    }
    #expect(transcript.difference(from: shown) == nil)
    terminal.type("\u{4}")
    #expect(try terminal.end() == 0)
  }
}
