import Foundation
import Samples
import Screens
import Testing

/// The same workshop at a terminal, as people would.
@Suite(.serialized) struct WorkshopAtATerminalTests {
  private func cards(
    _ terminal: Terminal, block: Int, without: Set<String> = [], confidence: String = ""
  ) throws {
    _ = try terminal.enter("cards")
    for (index, person) in Swap.people.enumerated() where !without.contains(person.handle) {
      _ = try terminal.enter(person.handle)
      let line = Swap.scores(index, block: block).joined(separator: " ") + confidence
      _ = try terminal.enter(line)
    }
    _ = try terminal.enter("")
  }

  /// Each screen stands there before the next is asked for, and a command is not taken for an answer.
  @Test func aRehearsalWaitsAtEachScreen() throws {
    let terminal = try Terminal(Program(), columns: 80, rows: 24)
    _ = try terminal.prompt()
    terminal.type("workshop rehearse perspective-swap\r")
    #expect(try terminal.shown(before: "rehearsal 1/7").contains("1/7  Welcome"))
    terminal.type("units\r")
    #expect(try terminal.shown(before: "rehearsal 1/7").contains("takes no commands"))
    terminal.type("\r")
    #expect(try terminal.shown(before: "rehearsal 2/7").contains("2/7  Your own view"))
    terminal.type("all\r")
    #expect(try terminal.shown(before: "What we learnt about each other").contains("7/7  "))
  }

  /// What was nearly typed where all can read it, and a question that a command answers.
  @Test func cardsTypedAtTheWrongPromptAreWipedAway() throws {
    let terminal = try Terminal(Swap.program(), columns: 80, rows: 24)
    _ = try terminal.prompt()
    for line in ["workshop run perspective-swap with sales, it seed 1", "", "next"] {
      _ = try terminal.enter(line)
    }
    let wiped = try terminal.enter("4.7319 2 3 - 1 5")
    #expect(wiped.contains("\u{1B}[3J") && wiped.contains("Nothing was taken."))
    #expect(!terminal.screen.screen.contains("4.7319"))
    _ = try terminal.enter("next")
    try terminal.window(with: "12 answers are missing.")
    #expect(try terminal.enter("who").contains("Missing: sales-1"))
    _ = try terminal.enter("next")
    #expect(try terminal.enter("y").contains("3/7  First guess"))
  }

  /// A reveal of more statements than fit stands on the projector part by part, under its heading.
  @Test func theProjectorShowsALongRevealInParts() throws {
    let program = try Swap.program()
    var lines = ["block,person,statement,answer"]
    for (index, person) in Swap.people.enumerated() {
      for block in [2, 3] {
        lines += (1...12).map { "\(block),\(person.handle),\($0),\((index * $0 + block) % 5 + 1)" }
      }
    }
    try program.folder.write("answers.csv", lines.joined(separator: "\n") + "\n")
    let file = "file \"\(program.folder.path("answers.csv"))\"\nnext\n"
    let run = program.run(
      ["-c", "workshop run alignment-check with sales, it"],
      input: "next\n\(file)\(file)reveal\n")
    #expect(run.shown.contains("`more` shows the next part on the projector"), "\(run.shown)")
    let screen = try Terminal(program, ["screen"], columns: 80, rows: 24)
    var shown = try screen.window(with: "1 of 3")
    #expect(shown.contains("4/5  What we see") && shown.contains("● what they say"), "\(shown)")
    for part in 2...3 {
      #expect(program.run(["-c", "workshop resume"], input: "more\n").status == 0)
      shown += try screen.window(with: "\(part) of 3")
    }
    for title in ["Communications: each", "Value: we measure", "Skills: people move"] {
      #expect(shown.contains(title), "\(shown)")
    }
    #expect(program.run(["-c", "workshop resume"], input: "next\nnext\ny\n").status == 0)
    try screen.window(with: "Thank you.")
  }

  @Test func aPerspectiveSwapWithCorrectionsALateComerAndAnInterruption() throws {
    let program = try Swap.program()
    var received = ""
    do {
      let terminal = try Terminal(program, columns: 120, rows: 50)
      _ = try terminal.prompt()
      let told = try terminal.enter("workshop run perspective-swap with sales, it seed 4711")
      #expect(told.contains("Privacy: grouped.") && told.contains("Sales: sales-1, sales-2,"))
      _ = try terminal.enter("")
      _ = try terminal.enter("next")
      // A card that cannot be right, one that is put right, and one person at the keyboard.
      _ = try terminal.enter("cards")
      _ = try terminal.enter("sales-2")
      #expect(try terminal.enter("9 9 9 9 9 9").contains("Not taken"))
      _ = try terminal.enter("sales-1")
      _ = try terminal.enter("1 1 1 1 1 1")
      _ = try terminal.enter("")
      _ = try terminal.enter("enter sales-3")
      _ = try terminal.enter("")
      let own = Swap.scores(2, block: 2)
      _ = try terminal.enter("1")
      _ = try terminal.enter("<")
      for score in own.dropLast() { _ = try terminal.enter(score) }
      _ = try terminal.enter("7")
      _ = try terminal.enter("1")
      _ = try terminal.enter("6")
      _ = try terminal.enter(own[5])
      _ = try terminal.enter("")
      try cards(terminal, block: 2, without: [Swap.late])
      #expect(try terminal.enter("who").contains("Missing: it-6"))
      #expect(try terminal.enter("promises | count").contains("0"))
      _ = try terminal.enter("next")
      #expect(try terminal.enter("y").contains("11 of 12 answered"))
      try cards(terminal, block: 3, without: ["it-5"], confidence: " 70")
      received += terminal.received
      // The machine is switched off here.
    }
    let terminal = try Terminal(program, columns: 120, rows: 50)
    _ = try terminal.prompt()
    #expect(try terminal.enter("workshop resume").contains("goes on at block 3 of 7"))
    #expect(try terminal.enter("who").contains("Missing: it-5"))
    _ = try terminal.enter("cards")
    _ = try terminal.enter("it-5")
    _ = try terminal.enter(Swap.scores(10, block: 3).joined(separator: " ") + " 70")
    _ = try terminal.enter("")
    _ = try terminal.enter("next")
    #expect(try terminal.enter("accuracy").contains("nothing of it is told"))
    _ = try terminal.enter("next")
    try cards(terminal, block: 5, confidence: " 70")
    _ = try terminal.enter("next")
    #expect(try terminal.enter("reveal").contains("the worst blind spot first"))
    _ = try terminal.enter("next")
    #expect(try terminal.enter("skip").contains("What we learnt about each other"))
    terminal.type("\u{4}")
    #expect(try terminal.end() == 0)
    received += terminal.received

    let other = try Swap.fromFile()
    #expect(program.ask(Swap.measures) == other.ask(Swap.measures))
    // What was typed blind is nowhere but among the ratings.
    #expect(!received.contains(Swap.canary))
    let files = FileManager.default.enumerator(atPath: program.folder.path)?.compactMap {
      $0 as? String
    }
    for file in files ?? [] where !file.contains("test.book") {
      let data = FileManager.default.contents(atPath: program.folder.path(file)) ?? Data()
      #expect(!String(decoding: data, as: UTF8.self).contains(Swap.canary), "\(file)")
    }
    #expect(files?.contains { $0.hasSuffix(".jsonl") } == true)
    for kind in ["workshops", "statements", "people", "drivers", "ratings", "log", "accuracy"] {
      #expect(!program.ask(kind).contains(Swap.canary), "\(kind)")
    }
    #expect(!program.ask("log where script ~ \"workshop\" | show words").contains("70"))
    #expect(try !program.folder.bytes("test.book").contains("4.7319".utf8))
  }
}

extension Data {
  fileprivate func contains(_ text: String.UTF8View) -> Bool { range(of: Data(text)) != nil }
}
