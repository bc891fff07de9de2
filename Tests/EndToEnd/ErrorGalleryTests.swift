import Samples
import Testing

@Suite struct ErrorGalleryTests {
  @Test(
    arguments: ErrorGallery.entries.map(\.subject).reduce(into: [String]()) {
      if $0.last != $1 { $0.append($1) }
    })
  func rendersAsShown(_ subject: String) throws {
    var found: [Transcript.Entry] = []
    for entry in ErrorGallery.entries where entry.subject == subject {
      let program = try ErrorGallery.program()
      let shown = try ErrorGallery.run(entry, in: program)
      found.append(Transcript.Entry(mark: entry.mark, lines: entry.lines, shown: shown))
      if Transcript.accepts { continue }
      let difference = Transcript.difference(shown, from: entry.shown)
      #expect(difference == nil, "\(entry.mark) \(entry.text)")
      // What was refused left nothing behind; each line that was done before it is one step.
      let done = shown.split(separator: "\n").filter { $0.contains(/\(step \d/) }.count
      if entry.shown.contains("error: "), entry.mark == ">" {
        #expect(program.steps == "count\n\(1 + done)\n", "\(entry.text)")
      }
    }
    if Transcript.accepts { try Transcript.accept(found, subject, in: "Errors") }
  }

  /// Messages that no input in the gallery can cause, and why.
  private static let unreachable: [(message: String, why: String)] = [
    ("was written by an older Rapport", "the tests of the book make one"),
    ("may only be read", "files without permissions: not for the superuser"),
    ("there is no permission", "files without permissions: not for the superuser"),
    ("interrupted", "Ctrl-C ends the program, or the line, without a message of its own"),
    ("another program is writing to", "the wait is ended by Ctrl-C, which is told as such"),
    ("is no longer the file that was opened", "the tests of the book replace one"),
    ("the disk is full", "a failing disk"),
    ("lies in a folder that may only be read", "a disk without room"),
    ("that would break a rule of the book", "what is entered is checked before it gets there"),
    ("there is not enough memory", "a machine without memory"),
    ("could not be read or written", "a failing disk"),
    ("could not be written", "a failing disk"),
    ("so nothing of this step was kept", "the tests of crashes limit the size of files"),
    ("the system refuses it", "a failing disk"),
    ("it could not be read to its end", "a failing disk"),
    ("it is larger than 256 MB", "nobody writes such a file for a test"),
    ("no temporary folder can be made", "the process's own environment"),
    ("cannot be computed", "a mistake in the schema, whose expressions are all tested"),
    ("a value is missing here", "the parser tells of it first"),
    ("a column is missing here", "the parser tells of it first"),
    ("`else` stands last", "the parser tells of it first"),
    ("`else` stands alone, or before `if`", "the parser tells of it first"),
    ("a file and a kind are needed", "the syntax of `import` tells of it first"),
    ("a key is missing", "the syntax of `import` tells of it first"),
    ("a mapping needs a field and a column", "the syntax of `import` tells of it first"),
    ("a table of values in brackets is missing", "brackets are what begins one"),
    ("a command or a question is missing here", "the parser makes no empty statement"),
    ("a view is missing here", "the syntax of `define` tells of it first"),
    ("somebody to embed is missing here", "the syntax of `embed` tells of it first"),
    ("whom to match is missing", "what stands behind a view is bound before"),
    ("a record is missing", "what stands behind a view is bound before"),
    ("this has many values here", "what is shown beside an aggregate has a name"),
  ]

  @Test func everyMessageHasAReproducer() throws {
    let shown =
      (ErrorGallery.entries.map(\.shown) + BadInputTests.messages + WorkshopTests.messages
      + PrivacyOfFewTests.messages
      + PrivacyTests.refusals.map(\.1)).joined(separator: "\n")
    let messages = try MessageLiterals.all()
    #expect(messages.count > 250)
    let missing = messages.filter { message in
      !message.isIn(shown) && !Self.unreachable.contains { message.text.contains($0.message) }
    }
    #expect(missing.isEmpty, "no input causes: \(missing)")
    for (message, _) in Self.unreachable {
      #expect(messages.contains { $0.text.contains(message) }, "no message is: \(message)")
    }
  }

  /// SQLite and Foundation have words of their own, which help nobody.
  @Test func nobodySpeaksOfWhatIsBelow() {
    for entry in ErrorGallery.entries {
      for word in ["SQLite", "sqlite", "Error Domain", "NSCocoa", "constraint", "syntax error"] {
        #expect(!entry.shown.contains(word), "\(entry.text)")
      }
    }
  }
}
