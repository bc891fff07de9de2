import Book
import Domain
import Language
import Output
import Query

/// One run of the program on one book: its variables, who speaks, and where answers go.
final class Session {
  var book: Book {
    didSet {
      trail = Trail()
      bound = BoundQuestions()
    }
  }
  var bound = BoundQuestions()
  var variables: [String: Variable] = [:]
  /// By `add`, for what is said next.
  var lastAdded: RecordID?
  /// Who speaks; signs steps and verdicts.
  var me: RecordID?
  /// The meeting that is being held.
  var meeting: OpenMeeting?
  /// Others look on: what is not for everybody's eyes is withheld.
  var isRoomOn = false
  let io: Streams
  var options: Options
  let clock: Clock
  /// Scripts being run, the innermost last: their folders, and that none runs itself.
  var scripts: [Script] = []
  /// The steps made so far. A workshop sets a trail of its own, or continues one, for as long as it
  /// lasts.
  var trail = Trail()
  /// Answers a rehearsal's blocks.
  var inventor: ((Runner, BlockPlan) throws -> Void)?
  /// What is entered alone may be asked about; of several commands pasted at once, the next would be
  /// taken for the answer.
  var asksBack = true
  /// Files that the step under way has written, to be put in their places when it ends well.
  var files: [AtomicFile.Staged] = []
  /// What was typed, book by book.
  let typed = TypedEntries()
  /// What every book can be asked beside its kinds; `entries` are those of the book at this path.
  var commonTables: (path: String, tables: [TableSource])?
  /// What the prompt does.
  var settings = PromptSettings()
  /// The last answer had no rows.
  var wasEmpty = false
  /// What `last` shows again, written anew.
  var lastAnswer: ((Presentation) throws -> String)?
  /// Words on what comes next; nil where nobody is to be told.
  var hints: Hints?
  /// Holds a temporary book's folder for as long as the book is open.
  var temporary: TemporaryFolder?

  struct Options: Sendable {
    var format: Format = .table
    var isDryRun = false
    var keepsGoing = false
    var isSafe = false
    var isReadOnly = false
    /// Questions may be put to a person.
    var isInteractive = false
    /// Changes and answers are reported as they happen.
    var reports = true
  }

  /// A script under way.
  struct Script {
    var path: String
    /// Values given for its parameters.
    var given: [String: String]
  }

  init(book: Book, io: Streams, options: Options, clock: Clock) {
    self.book = book
    self.io = io
    self.options = options
    self.clock = clock
  }

  /// Where records are looked up.
  var names: any RecordNames { isRoomOn ? DiscreetNames(book, book.schema) : book }

  var isInScript: Bool { !scripts.isEmpty }

  var environment: Environment {
    var environment = Environment(
      schema: book.schema, names: names, today: clock.today, variables: variables,
      acceptsPrefixes: options.isInteractive && !isInScript, tables: tables)
    environment.isRoomOn = isRoomOn
    return environment
  }

  /// What is looked up between two keys: nothing is reckoned, and nobody reads advice.
  var typingEnvironment: Environment {
    var environment = environment
    environment.bindsOnly = true
    environment.givesAdvice = false
    return environment
  }

  /// Runs statements one after the other, each bound just before it runs.
  func run(_ statements: [Statement], in source: SourceText) throws {
    for statement in statements { try run(statement, in: source) }
  }

  func run(_ statement: Statement, in source: SourceText) throws {
    let perform: () throws -> Void
    do {
      try io.checkInterrupt()
      perform = try bind(statement, in: source)
    } catch is NoRecords {
      return try io.remark("the question found nothing, so nothing was changed")
    } catch {
      // A script was checked before; what is wrong now has come about while it runs.
      throw located(error, statement, source, isInScript ? .failed : .refused)
    }
    do {
      try perform()
    } catch OutputError.readerGone {
      // Whoever read the answers has seen enough; changes are made all the same.
    } catch {
      throw located(error, statement, source, .failed)
    }
  }

  /// Resolves every name of a statement; what is left is doing it.
  private func bind(_ statement: Statement, in source: SourceText) throws -> () throws -> Void {
    let environment = environment
    switch try Reading(statement, in: environment) {
    case .question(let pipeline):
      let question = try question(pipeline, of: source, in: environment)
      return { try self.answer(question) }
    case .command(let command):
      let arguments = try SyntaxReader.read(
        command, statement.pipeline, in: environment, isCheck: false)
      let invocation = Invocation(
        command: command, arguments: arguments, statement: statement, source: source)
      return { try command.run(invocation, self) }
    }
  }

  /// Gives an error the place it belongs to, once.
  func located(
    _ error: any Error, _ statement: Statement, _ source: SourceText, _ code: ExitCode
  ) -> any Error {
    Failure.translated(error, at: statement.pipeline.span, in: source, code)
  }
}
