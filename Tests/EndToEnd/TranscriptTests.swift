import Samples
import Testing

/// The same transcript by standard input, by `-c` and typed at a terminal: the same answers.
@Suite struct TranscriptTests {
  private static let all = Transcript.texts(in: "Transcripts")

  @Test func thereAreTranscripts() { #expect(Self.all.count >= 10) }

  @Test(arguments: all.keys.sorted())
  func byStandardInput(_ name: String) throws {
    let transcript = Transcript(TranscriptTests.all[name] ?? "")
    let program = try Program.onSampleBook()
    let run = program.run(transcript.hasErrors ? ["--keep-going"] : [], input: transcript.input)
    #expect(transcript.difference(from: run.shown) == nil)
    #expect(run.status == (transcript.hasErrors ? 1 : 0))
  }

  @Test(arguments: all.keys.sorted())
  func byCommandLine(_ name: String) throws {
    let transcript = Transcript(TranscriptTests.all[name] ?? "")
    let program = try Program.onSampleBook()
    var shown = ""
    if transcript.hasErrors {
      // An error anywhere would keep all of it from being run.
      for entry in transcript.entries {
        let run = program.run(["-c", entry.text])
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

  @Test(arguments: all.keys.sorted())
  func atATerminal(_ name: String) throws {
    let transcript = Transcript(TranscriptTests.all[name] ?? "")
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
