import Foundation
import Samples
import Testing

/// A person who is forgotten is in no byte any more.
@Suite struct ForgetTests {
  private static let lines = #"""
    me zoe-marsh
    add series "1:1 with Zoë Marsh" with zoe-marsh
    add meeting "zoe marsh met Sam" with sam-osei notes "ZOË MARSH; zoe.marsh@example.org; Marsh, Zoë"
    set t2 notes "Zoë  Marsh was here"
    set zoe-marsh title "Zoë M. Marsh"
    rename zoe-marsh zm
    promise "Call Zoe Marsh" by sam-osei to zm due +2w
    remove p6
    define field nick of people text help "what Zoë Marsh is called"
    me sam-osei
    """#

  /// The files of the program's folder that hold a spelling of the name.
  private func holders(_ program: Program) -> [String] {
    program.folder.names.filter { name in
      guard let bytes = try? program.folder.bytes(name) else { return false }
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      return [
        "zoë marsh", "zoe marsh", "zoe-marsh", "zoe.marsh", "marsh, zoë", "zoë  marsh",
        "zoë m. marsh",
      ]
      .contains { text.contains($0) }
    }
  }

  @Test func noByteHoldsTheName() throws {
    let program = try Program()
    for (index, line) in SampleBook.script.split(separator: "\n").enumerated()
    where !line.contains("#") && !line.contains("import") {
      let run = program.run(["--keep-going", "-c", String(line)])
      #expect(run.status == 0, "line \(index): \(run.shown)")
    }
    #expect(program.run([], input: Self.lines).status == 0)
    #expect(holders(program).contains("test.book"))
    let refused = program.run(["-c", "forget zm"])
    #expect(refused.status == 1 && refused.shown.contains("say that it is meant"))
    let before = program.ask("promises as of step 20 | show handle, title, status")
    let run = program.run(["-c", "forget zm for good"])
    #expect(run.status == 0, "\(run.shown)")
    #expect(run.shown.contains("person-3"))
    #expect(holders(program) == [])
    #expect(program.run(["-c", "check book"]).status == 0)
    #expect(program.ask("people | show handle, title").contains("person-3,Person 3"))
    #expect(program.ask("series | show handle").contains("1-1-with-person-3"))
    #expect(
      program.ask("people as of step 8 where handle = \"person-3\" | count") == "count\n1\n")
    #expect(program.ask("promises as of step 20 | show handle, title, status") == before)
    // Its step stays; those before can still be taken back.
    let step = Int(program.steps.split(separator: "\n").last ?? "") ?? 0
    let undo = program.run(["-c", "undo step \(step)"])
    #expect(undo.status == 1 && undo.shown.contains("forgot a person"))
    #expect(program.run(["-c", "undo step \(step - 2)"]).status == 0)
    #expect(program.ask("promises where handle = \"p6\" | show title") == "title\nCall Person 3\n")
  }

  @Test func atThePromptItIsConfirmedTwice() throws {
    let program = try Program.onSampleBook()
    let terminal = try Terminal(program, environment: ["XDG_STATE_HOME": program.folder.path])
    _ = try terminal.prompt()
    _ = try terminal.enter("set zoe-marsh role \"Zoë Marsh leads\"")
    for answers in [["n"], ["y", "zoe"]] {
      var shown = try terminal.enter("forget zoe-marsh")
      for answer in answers { shown = try terminal.enter(answer) }
      #expect(shown.contains("nothing was changed"), "\(answers): \(shown)")
    }
    _ = try terminal.enter("forget zoe-marsh")
    _ = try terminal.enter("y")
    let shown = try terminal.enter("zoe-marsh")
    #expect(shown.contains("this is person-3"), "\(shown)")
    let folder = program.folder.path("rapport/entries")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(!files.isEmpty)
    let history = try files.map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }
      .joined()
    #expect(!history.lowercased().contains("marsh"), "\(history)")
    #expect(holders(program).filter { !$0.hasSuffix(".csv") } == [])
  }
}
