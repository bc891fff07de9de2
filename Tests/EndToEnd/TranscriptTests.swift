import Samples
import Testing

/// The same transcript by standard input, by `-c`, as a script and typed at a terminal: the same
/// answers.
@Suite struct TranscriptTests {
  private static let all = Transcript.texts(in: "Transcripts")

  @Test func thereAreTranscripts() { #expect(Self.all.count >= 10) }

  @Test(arguments: all.keys.sorted())
  func byStandardInput(_ name: String) throws {
    var transcript = Transcript(TranscriptTests.all[name] ?? "")
    let program = try Program.onSampleBook()
    if Transcript.accepts {
      var before = ""
      for index in transcript.entries.indices {
        // What an entry adds to what those before it show.
        let input = transcript.entries[...index].map { $0.text + "\n" }.joined()
        let all = try Program.onSampleBook().run(["--keep-going"], input: input).shown
        transcript.entries[index].shown = Transcript.asTyped(String(all.dropFirst(before.count)))
        before = all
      }
      return try Transcript.accept(transcript.entries, name, in: "Transcripts")
    }
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

  /// As a script the same lines give the same answers; what a script reports is of another form.
  @Test(arguments: all.keys.sorted())
  func byScript(_ name: String) throws {
    var transcript = Transcript(TranscriptTests.all[name] ?? "")
    // Where one line is wrong, a script is not begun.
    transcript.entries.removeAll { $0.shown.contains(": error: ") }
    let wanted = try Program.onSampleBook().run([], input: transcript.input)
    #expect(wanted.status == 0)
    let stepwise = try Program.onSampleBook().run(script: transcript.input, ["--keep-going"])
    #expect(stepwise.output == wanted.output)
    #expect(stepwise.status == 0)
    // A script is one step, so that steps within it cannot be asked for.
    guard !transcript.input.contains("step") else { return }
    let whole = try Program.onSampleBook().run(script: transcript.input)
    #expect(whole.output == wanted.output)
    #expect(whole.status == 0)
  }

  @Test(arguments: all.keys.sorted())
  func atATerminal(_ name: String) throws {
    let transcript = Transcript(TranscriptTests.all[name] ?? "")
    let terminal = try Terminal(Program.onSampleBook())
    #expect(try terminal.prompt() == "test> ")
    // A pipe has numbers alone.
    #expect(try terminal.enter("prompt titles off") == "")
    var shown = ""
    for entry in transcript.entries {
      for line in entry.lines.dropLast() { terminal.type(line + "\r") }
      // On a busy machine an answer may take long enough to be told so.
      shown += try terminal.enter(entry.lines.last ?? "").replacing(/took \d+\.\d s\n/, with: "")
    }
    #expect(transcript.difference(from: shown) == nil)
    terminal.type("\u{4}")
    #expect(try terminal.end() == 0)
  }
}
