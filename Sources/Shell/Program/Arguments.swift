import ArgumentParser
import Domain
import Language
import Output
import Query

/// The command line.
enum ProgramArguments {
  struct Root: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rapport",
      abstract: "A shell for the relationship between IT and the business.",
      discussion: """
        Opens the book at $RAPPORT_BOOK, or your own. Without a terminal it reads commands from \
        standard input.

        Exit status: 0 done, 1 an error while running, 2 wrong usage, 3 found before running, \
        130 interrupted.

        `rapport help WORD` tells about every word of the language, too: help add, help promises.
        """,
      version: "rapport 0.1.0",
      subcommands: [
        Interactive.self, Run.self, Check.self, Format.self, Import.self, Screen.self,
        ManualPage.self, Help.self,
      ],
      defaultSubcommand: Interactive.self)
  }

  struct Shared: ParsableArguments {
    @Option(help: "How answers are written: table, csv, tsv, json, jsonl or markdown.")
    var format: Output.Format = .table
    @Flag(help: "Change nothing; take back everything that was done.")
    var dryRun = false
    @Flag(help: "Go on after an error, keeping each line that worked.")
    var keepGoing = false
    @Flag(help: "Open the book to be read only.")
    var readOnly = false
    @Flag(help: "For scripts from elsewhere: only their own folder's files, no other book.")
    var safe = false

    var options: Session.Options {
      Session.Options(
        format: format, isDryRun: dryRun, keepsGoing: keepGoing, isSafe: safe, isReadOnly: readOnly)
    }
  }

  /// What `rapport` alone takes beside a book.
  struct Opening: ParsableArguments {
    @Option(
      name: .short,
      help: ArgumentHelp("Commands to run instead of a prompt.", valueName: "COMMANDS"))
    var c: String?
    @OptionGroup var shared: Shared
  }

  struct Interactive: RunnableCommand {
    static let configuration = CommandConfiguration(
      commandName: "shell", abstract: "Open a book and talk to it (the rule).")
    @Argument(
      help: ArgumentHelp("A book's file.", valueName: "FILE.book"), completion: .books)
    var book: String?
    @OptionGroup var opening: Opening

    /// A mistyped command must not make a book of that name.
    func validate() throws {
      guard let book, !book.contains("."), !book.contains("/"), !Start.exists(book) else { return }
      let commands = ["run", "check", "format", "import", "screen", "manual", "help"]
      let nearest = Nearest.name(to: book, among: commands).map { "; did you mean `\($0)`?" }
      throw ValidationError(
        "`\(book)` is neither a command nor a book" + (nearest ?? "; a new one ends in .book"))
    }

    func run(_ surroundings: Surroundings) throws -> ExitCode {
      let start = Start(surroundings, opening.shared.options)
      let session = try start.session(book: book)
      if let c = opening.c { return try session.runText(SourceText(name: "-c", c)) }
      if let prompt = surroundings.prompt { return try session.converse(prompt, surroundings) }
      return try session.runInput(surroundings.nextLine)
    }
  }

  // Each has its name written down: to make it from the type takes a tenth of the start.
  struct Run: RunnableCommand {
    static let configuration = CommandConfiguration(
      commandName: "run", abstract: "Run a script as one step.",
      usage: "rapport run SCRIPT [NAME=VALUE …] [--book FILE]")
    @Argument(help: ArgumentHelp("The script.", valueName: "SCRIPT"), completion: .scripts)
    var script: String
    @Argument(
      help: ArgumentHelp("Values for its parameters.", valueName: "NAME=VALUE"),
      completion: .parameters)
    var values: [String] = []
    @Option(help: ArgumentHelp("The book.", valueName: "FILE"), completion: .books)
    var book: String?
    @OptionGroup var shared: Shared

    func validate() throws { _ = try Self.pairs(values) }

    func run(_ surroundings: Surroundings) throws -> ExitCode {
      let given = try Self.pairs(values)
      let start = Start(surroundings, shared.options)
      let source = try SourceFile.read(script)
      let session =
        book == nil && source.asksForTemporaryBook
        ? try start.temporarySession() : try start.session(book: book)
      session.options.isInteractive = surroundings.prompt != nil
      let words = (["run", script] + values).joined(separator: " ")
      try session.runScript(script, read: source, given: given, words: words)
      return .done
    }

    private static func pairs(_ values: [String]) throws -> [String: String] {
      var given: [String: String] = [:]
      for value in values {
        guard let equal = value.firstIndex(of: "="), equal != value.startIndex else {
          throw ValidationError("`\(value)` is no NAME=VALUE")
        }
        let name = String(value[..<equal])
        guard given.updateValue(String(value[value.index(after: equal)...]), forKey: name) == nil
        else {
          throw ValidationError("`\(name)` was given twice")
        }
      }
      return given
    }
  }

  struct Check: RunnableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Find the problems of scripts without running them.")
    @Argument(help: ArgumentHelp("The scripts.", valueName: "SCRIPT"), completion: .scripts)
    var scripts: [String]
    @Option(
      help: ArgumentHelp("The book they are for.", valueName: "FILE"), completion: .books)
    var book: String?

    func run(_ surroundings: Surroundings) throws -> ExitCode {
      let start = Start(surroundings, Session.Options())
      var code = ExitCode.done
      for script in scripts {
        let source: SourceText
        do {
          source = try SourceFile.read(script)
        } catch let failure as Failure {
          try surroundings.streams.show(failure.diagnostics)
          code = .refused
          continue
        }
        // Without a book there is nothing to look names up in; none is made for a check.
        let session =
          book == nil && (source.asksForTemporaryBook || !start.hasBook)
          ? try start.temporarySession(reports: false) : try start.session(book: book)
        if try !session.check(source) { code = .refused }
      }
      return code
    }
  }

  struct Format: RunnableCommand {
    static let configuration = CommandConfiguration(
      commandName: "format", abstract: "Print scripts in their canonical form.")
    @Argument(help: ArgumentHelp("The scripts.", valueName: "SCRIPT"), completion: .scripts)
    var scripts: [String]
    @Flag(help: "Write the files themselves; those that are so already stay untouched.")
    var inPlace = false

    func run(_ surroundings: Surroundings) throws -> ExitCode {
      for script in scripts {
        let source = try SourceFile.read(script)
        switch Formatter.format(source, blocks: Shell.Command.blocks) {
        case .failure(let problems): throw Failure(problems.list, .refused)
        case .success(let text):
          guard inPlace else {
            try surroundings.streams.output.write(text)
            continue
          }
          guard Array(text.utf8) != source.bytes else { continue }
          try AtomicFile.write(script, at: Span(0, 0)) { try $0.write(text) }
        }
      }
      try surroundings.streams.output.flush()
      return .done
    }
  }

  struct Import: RunnableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Bring in a file's rows.",
      discussion: "Words after `--` go on as in the shell: -- map title = '\"Name\"' by title")
    @Argument(
      help: ArgumentHelp(
        "A CSV, TSV, JSON or JSON Lines file, or a workbook.", valueName: "FILE"),
      completion: .file(extensions: ["csv", "tsv", "json", "jsonl", "xlsx"]))
    var file: String
    @Option(
      help: ArgumentHelp("What the rows are: people, promises, …", valueName: "KIND"),
      completion: .list(Schema.standard.kinds.map(\.plural)))
    var into: String
    @Argument(
      parsing: .postTerminator, help: "How columns become fields; `rapport -c 'help import'` tells."
    )
    var rest: [String] = []
    @Option(help: ArgumentHelp("The book.", valueName: "FILE"), completion: .books)
    var book: String?
    @Option(
      help: ArgumentHelp("Write the import as a script instead of doing it.", valueName: "SCRIPT"))
    var writeScript: String?
    @Option(
      help: ArgumentHelp(
        "What an empty cell is: no value, the empty text, or what the file tells apart. Without "
          + "this it says nothing.", valueName: "WORD"))
    var empty: ImportPlan.EmptyCells?
    @OptionGroup var shared: Shared

    func run(_ surroundings: Surroundings) throws -> ExitCode {
      let session = try Start(surroundings, shared.options).session(book: book)
      session.options.isInteractive = surroundings.prompt != nil
      let rest = rest + (empty.map { ["empty", $0.rawValue] } ?? [])
      let script = writeScript.map { ["script", $0.quoted] } ?? []
      let quoted = file.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
        "{", with: "\\{")
      let text = (["import", "\"\(quoted)\"", "into", into] + rest + script).joined(separator: " ")
      return try session.runText(SourceText(name: "import", text))
    }
  }
}

extension ImportPlan.EmptyCells: ExpressibleByArgument {}

extension ProgramArguments {
  struct Screen: RunnableCommand {
    static let configuration = CommandConfiguration(
      commandName: "screen",
      abstract: "Show the workshop under way in large type, for a projector.")
    @Option(help: ArgumentHelp("The book.", valueName: "FILE"), completion: .books)
    var book: String?
    @Flag(help: "Draw once and leave.")
    var once = false

    func run(_ surroundings: Surroundings) throws -> ExitCode {
      var options = Session.Options()
      options.isReadOnly = true
      let session = try Start(surroundings, options).session(book: book)
      try ProjectorScreen(session: session).run(isOnce: once)
      return .done
    }
  }
}

extension Output.Format: ExpressibleByArgument {
  /// A workbook is a file, and never printed.
  package static var allValueStrings: [String] { printed.map(\.rawValue) }

  package init?(argument: String) {
    guard let format = Self(rawValue: argument), Self.printed.contains(format) else { return nil }
    self = format
  }

  private static let printed = allCases.filter { $0 != .xlsx }
}

extension ProgramArguments {
  struct ManualPage: RunnableCommand {
    static let configuration = CommandConfiguration(
      commandName: "manual", abstract: "Print the manual page, for man(1).")

    func run(_ surroundings: Surroundings) throws -> ExitCode {
      let clock = try Start(surroundings, Session.Options()).clock()
      let manual = Manual(schema: .standard, tables: TableSource.all, day: clock.today)
      try surroundings.streams.output.write(manual.text)
      try surroundings.streams.output.flush()
      return .done
    }
  }
}

extension ProgramArguments {
  /// Knows both: the subcommands of the command line, and every word of the language.
  struct Help: RunnableCommand {
    static let configuration = CommandConfiguration(
      commandName: "help",
      abstract: "Tell about a subcommand, or about a word of the language: help promises.")
    @Argument(
      help: ArgumentHelp("A subcommand, verb, kind, view, stage or topic.", valueName: "WORD"))
    var words: [String] = []

    func run(_ surroundings: Surroundings) throws -> ExitCode {
      let named = words.first.map { word in
        Root.configuration.subcommands.first { $0.configuration.commandName == word }
      }
      switch named {
      case nil: throw CleanExit.helpRequest(Root.self)
      case .some(let subcommand?) where words.count == 1: throw CleanExit.helpRequest(subcommand)
      default:
        let start = Start(surroundings, Session.Options())
        let session =
          start.hasBook ? try start.session(book: nil) : try start.temporarySession(reports: false)
        let text = (["help"] + words).joined(separator: " ")
        return try session.runText(SourceText(name: "help", text))
      }
    }
  }
}
