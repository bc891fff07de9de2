import ArgumentParser
import Domain
import Foundation
import Output
import Query
import TextLayout

/// The manual page, in mdoc(7), made from what the program says of itself: its arguments, verbs,
/// kinds, stages, views and articles.
struct Manual {
  let schema: Schema
  let tables: [TableSource]
  let day: Day

  var text: String {
    let program = ToolDescription.ofProgram()
    var page = Page()
    page.macro("Dd", Manual.spelled(day))
    page.macro("Dt", "RAPPORT 1")
    page.macro("Os")
    page.section("NAME")
    page.macro("Nm", "rapport")
    page.macro("Nd", "shell for the relationship between IT and the business")
    synopsis(program, &page)
    page.section("DESCRIPTION")
    page.paragraph(
      "Rapport keeps a book: who the people and units are, what drives them, which goals they "
        + "share, what they ask of IT, what was promised and whether it was kept. It is used at a "
        + "prompt, and by scripts.")
    page.macro("Pp")
    page.paragraph(
      "A command is a verb, what it is about, and FIELD VALUE pairs in any order. A question is a "
        + "source and stages, each after a bar. Text stands in double quotes.")
    options(program, &page)
    page.section("VERBS")
    list(Command.all.map { ($0.usage, $0.summary) }, &page)
    page.section("SOURCES")
    list(
      schema.kinds.map { ($0.plural, $0.help) }
        + tables.filter { !$0.isPart }.map { ($0.usage, $0.help) }, &page)
    page.section("STAGES")
    list(Stage.all.map { ($0.usage, $0.summary) }, &page)
    page.section("ENVIRONMENT")
    list(Manual.variables, &page)
    page.section("FILES")
    list(Manual.files, &page)
    page.section("EXIT STATUS")
    list(
      [
        ("0", "done"), ("1", "an error while running: data, a rule, an expectation"),
        ("2", "wrong usage"), ("3", "found before running: syntax, unknown names"),
        ("130", "interrupted"),
      ], &page)
    page.section("EXAMPLES")
    page.literal([
      "rapport -c 'promises where overdue' --format csv",
      "rapport run weekly.rap folder=exports --dry-run",
      "rapport --generate-completion-script bash > ~/.local/share/bash-completion/completions/rapport",
    ])
    page.section("SEE ALSO")
    page.paragraph(
      "At the prompt, `help` tells about every word, and F1 about the one at the cursor.")
    return page.text
  }

  private func synopsis(_ program: ToolDescription.Command, _ page: inout Page) {
    page.section("SYNOPSIS")
    for command in program.visibleCommands {
      page.macro("Nm", "rapport")
      if command.commandName != program.defaultSubcommand { page.macro("Cm", command.commandName) }
      for argument in command.arguments ?? [] where argument.isShown {
        page.line(argument.isOptional ? ".Op \(argument.mdoc)" : ".\(argument.mdoc)")
      }
    }
  }

  private func options(_ program: ToolDescription.Command, _ page: inout Page) {
    page.section("COMMANDS AND OPTIONS")
    var shared: Set<String> = []
    for command in program.visibleCommands {
      page.macro(
        "Ss",
        command.commandName == program.defaultSubcommand
          ? "rapport" : "rapport \(command.commandName)")
      page.paragraph((command.abstract ?? "").asSentence)
      // An option that several commands take is explained once.
      let own = (command.arguments ?? []).filter {
        $0.isShown && ($0.kind == "positional" || shared.insert($0.displayName).inserted)
      }
      guard !own.isEmpty else { continue }
      page.macro("Bl", "-tag -width Ds")
      for argument in own {
        page.macro("It", argument.mdoc)
        page.paragraph((argument.abstract ?? "").asSentence)
      }
      page.macro("El")
    }
  }

  private func list(_ rows: [(String, String)], _ page: inout Page) {
    page.macro("Bl", "-tag -width Ds")
    for (name, text) in rows {
      page.line(".It Li \(Page.argument(name))")
      page.paragraph(text.asSentence)
    }
    page.macro("El")
  }

  /// `November 24, 2026`, as mdoc wants it.
  private static func spelled(_ day: Day) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let parts = day.description.split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 ? "\(months[parts[1] - 1]) \(parts[2]), \(parts[0])" : ""
  }

  private static let variables = [
    ("RAPPORT_BOOK", "the book that is opened where none is named"),
    ("RAPPORT_TODAY", "a day, such as 2026-11-23, that stands for today"),
    (
      "RAPPORT_PAGER, PAGER",
      "the program that shows long answers; cat for none, and rapport, or neither, for its own"
    ),
    ("NO_COLOR", "no colours, whatever its value"),
    ("VISUAL, EDITOR", "the program that Alt-E opens on the line"),
    ("EDITRC", "key bindings, in place of ~/.editrc"),
  ]

  private static let files = [
    ("~/.local/share/rapport/rapport.book", "the book, under $XDG_DATA_HOME where that is set"),
    ("~/.local/state/rapport/entries", "what was typed, a file for each book"),
    ("~/.config/rapport/startup.rap", "commands that run before the first prompt"),
  ]
}

/// What the argument parser says of the program.
private enum ToolDescription {
  struct Tool: Decodable { var command: Command }

  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var shouldDisplay: Bool?
    var defaultSubcommand: String?
    var subcommands: [Command]?
    var arguments: [Argument]?

    var visibleCommands: [Command] {
      (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
    }
  }

  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String
    }
    var kind: String
    var shouldDisplay: Bool?
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?
    var abstract: String?

    var isShown: Bool {
      shouldDisplay != false && !["help", "version"].contains(displayName)
    }
    var displayName: String { names?.last?.name ?? valueName ?? "" }

    var mdoc: String {
      let value = "Ar \(Page.argument(valueName ?? "value"))\(isRepeating ? " ..." : "")"
      let flags = (names ?? []).map { $0.kind == "short" ? "Fl \($0.name)" : "Fl -\($0.name)" }
      switch kind {
      case "positional": return value
      case "flag": return flags.joined(separator: " , ")
      default: return flags.joined(separator: " , ") + " " + value
      }
    }
  }

  static func ofProgram() -> Command {
    let json = ProgramArguments.Root._dumpHelp()
    guard let tool = try? JSONDecoder().decode(Tool.self, from: Data(json.utf8)) else {
      return Command(commandName: "rapport")
    }
    return tool.command
  }
}

/// Lines of mdoc(7).
private struct Page {
  private(set) var text = ""

  mutating func line(_ line: String) { text += line + "\n" }

  mutating func macro(_ name: String, _ words: String = "") {
    line(words.isEmpty ? ".\(name)" : ".\(name) \(words)")
  }

  mutating func section(_ name: String) { macro("Sh", name) }

  /// Text, a sentence a line.
  mutating func paragraph(_ words: String) {
    for sentence in words.sentences {
      for part in Page.escaped(sentence).lines(within: 76) { line(Page.escapedStart(part)) }
    }
  }

  mutating func literal(_ lines: [String]) {
    macro("Bd", "-literal -offset indent")
    for text in lines { line(Page.escaped(text)) }
    macro("Ed")
  }

  /// One argument of a macro.
  static func argument(_ text: String) -> String {
    "\"" + escaped(text).replacing("\"", with: "\\(dq") + "\""
  }

  static func escaped(_ text: String) -> String {
    escapedStart(
      text.replacing("\\", with: "\\e").replacing("…", with: "...").replacing("→", with: "\\(->"))
  }

  /// A line that begins so would be a macro.
  static func escapedStart(_ text: String) -> String {
    text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }
}

extension String {
  /// Begins with a capital and ends with a full stop.
  fileprivate var asSentence: String {
    guard let first else { return "" }
    let last = self.last == "." ? "" : "."
    return first.uppercased() + dropFirst() + last
  }

  fileprivate var sentences: [String] {
    split(separator: "\n").flatMap { line -> [String] in
      var sentences: [String] = []
      var current = ""
      for word in line.split(separator: " ") {
        current += (current.isEmpty ? "" : " ") + word
        if word.hasSuffix(".") || word.hasSuffix(";") && current.count > 60 {
          sentences.append(current)
          current = ""
        }
      }
      return current.isEmpty ? sentences : sentences + [current]
    }
  }
}
