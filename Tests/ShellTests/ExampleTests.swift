import Query
import Samples
import Testing

@testable import Shell

/// Every example that help shows is right, and does something on the sample book.
@Suite struct ExampleTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var owner: String
    var text: String
    var testDescription: String { "\(owner): \(text)" }
  }

  static let all: [Example] =
    Command.all.flatMap { command in
      command.examples.map { Example(owner: command.name, text: $0) }
    }
    + Stage.all.flatMap { stage in stage.examples.map { Example(owner: stage.name, text: $0) } }
    + Functions.all.map { Example(owner: $0.name, text: $0.example) }
    + views
    + Help.articles.flatMap { article in
      article.examples.map { Example(owner: article.name, text: $0) }
    }

  private static let views = TableSource.all.flatMap { view in
    view.examples.map { Example(owner: view.name, text: $0) }
  }

  /// What a session has done before an example of it can do anything.
  private static let before = [
    "undo": "remove d1\n", "redo": "remove d1\nundo\n", "forget": "",
  ]

  /// Values for the parameters that examples have.
  private static let given = ["folder": "people", "unit": "marketing"]

  @Test(arguments: all)
  func checksAndRuns(_ example: Example) throws {
    let program = try Program.onSampleBook()
    let script = program.folder.path("example.rap")
    try program.folder.write("example.rap", example.text + "\n")
    let check = program.run(["check", script, "--book", program.folder.path("test.book")])
    #expect(check.status == 0 && !check.shown.contains("note:"), "\(check.shown)")
    if example.owner == "enter" {
      // `EntryTests` do it where a person could.
      let typed = program.run([], input: example.text + "\n")
      #expect(typed.status == 1 && typed.shown.contains("asks a person at a terminal"))
      return
    }
    let name = example.text.split(separator: " ").dropFirst().first.map(String.init) ?? ""
    let isParameter = ["param", "ask"].contains(example.owner)
    let values = isParameter ? ExampleTests.given[name].map { ["\(name)=\($0)"] } ?? [] : []
    let before = ExampleTests.before[example.owner]
    if before == nil {
      let run = program.run(["run", script] + values)
      #expect(run.status == 0, "\(run.shown)")
    }
    // Where no script names it, a file's path counts from where the program runs, which tests
    // leave alone.
    let namesFile = [".csv\"", ".md\"", ".json\"", ".rap\"", ".book\"", "export all"].contains {
      example.text.contains($0)
    }
    guard !isParameter, !namesFile else { return }
    let typed = try Program.onSampleBook().run([], input: (before ?? "") + example.text + "\n")
    #expect(typed.status == 0, "\(typed.shown)")
  }

  @Test func everyVerbAndStageHasAnExample() {
    for command in Command.all { #expect(!command.examples.isEmpty, "\(command.name)") }
    for stage in Stage.all { #expect(!stage.examples.isEmpty, "\(stage.name)") }
    for view in TableSource.all {
      let examples = TableSource.all.filter { $0.name == view.name }.flatMap(\.examples)
      #expect(!examples.isEmpty && !view.columns.isEmpty, "\(view.name)")
      #expect(view.examples.allSatisfy { $0.hasPrefix(view.name) }, "\(view.name)")
    }
    let articles = Help.articles.map(\.name) + TableSource.all.map(\.name)
    for example in Self.all where !articles.contains(example.owner) {
      let words = example.text.split { !$0.isLetter && $0 != "-" }.map(String.init)
      #expect(words.contains(example.owner), "\(example.testDescription)")
    }
  }

  @Test func articlesShowTheExamplesThatAreTested() {
    for article in Help.articles {
      for example in article.examples {
        #expect(article.text.contains(example), "\(article.name): \(example)")
      }
    }
  }

  @Test func theScriptOfTheArticleRuns() throws {
    let program = try Program.onSampleBook()
    let article = try #require(Help.articles.first { $0.name == "scripts" })
    let script = article.text.split(separator: "\n").filter { $0.hasPrefix("  ") }
      .joined(separator: "\n")
    try program.folder.write("people.csv", "title,in\nAda Moss,marketing\n")
    let run = try program.run(script: script, ["folder=."])
    #expect(run.status == 0, "\(run.shown)")
    #expect(run.output == "p2: Weekly numbers by Monday\nsome units have no mission yet\n")
    #expect(program.ask("people where title ~ \"moss\" | count") == "count\n1\n")
  }

  @Test func helpIsThereForEveryWord() throws {
    let program = try Program()
    let topics = [
      Command.all.map(\.name), Stage.all.map(\.name), Functions.all.map(\.name),
      Help.articles.flatMap { [$0.name] + $0.words },
      ["units", "promise", "log", "next monday", "end of quarter"],
    ].flatMap { $0 }
    for topic in topics {
      let help = program.run(["-c", "help \(topic)"])
      #expect(help.status == 0 && !help.output.isEmpty, "\(topic): \(help.shown)")
      // Examples are whole lines and are not wrapped.
      let wide = help.output.split(separator: "\n").filter { $0.count > 80 && !$0.hasPrefix("  ") }
      #expect(wide.isEmpty, "help \(topic): \(wide)")
    }
  }
}
