import Book
import Domain
import Language
import Query

extension Command {
  static let open = Command(
    name: "open", summary: "goes over to another book, made where there is none",
    syntax: [
      .optional([.value("temporary", .choice(["temporary"]))]), .optional([.value("file", .file)]),
    ],
    examples: ["open temporary"],
    details: [
      "`open \"FILE.book\"` opens that file.",
      "`open temporary` gives a book that is gone when you leave; as a script's first line it is "
        + "passed over where a book was given.",
    ],
    check: { invocation, checker in
      if invocation.arguments.has("file") { checker.leavesBook() }
    }
  ) { invocation, session in
    guard session.book.change == nil else {
      // A script that asks for a temporary book was given one, or a real one, before it began.
      guard invocation.arguments.has("file") else { return }
      throw Problem(
        "a script that is one step stays in its book", at: invocation.arguments.span("file"),
        help: ["name the book where the script is started: rapport run SCRIPT --book FILE"])
    }
    guard let path = invocation.arguments.text("file") else {
      guard invocation.arguments.has("temporary") else {
        throw Problem(
          "say which book", at: invocation.statement.pipeline.span.end,
          help: ["example: open \"plans.book\", or open temporary"])
      }
      return try session.openTemporary()
    }
    guard !session.options.isSafe else {
      throw Problem("no other book is opened with --safe", at: invocation.arguments.span("file"))
    }
    let full = try session.resolved(path, at: invocation.arguments.span("file"))
    try session.goOver(to: full)
    if session.options.reports { try session.io.remark("opened \(session.book.name)") }
  }
}

extension Session {
  fileprivate func goOver(to path: String) throws {
    (book, temporary) = try Self.open(path, options, io)
  }

  /// Opens a book; in a dry run a copy of it, which goes with the folder that holds it.
  static func open(
    _ path: String, _ options: Options, _ io: Streams
  ) throws -> (book: Book, folder: TemporaryFolder?) {
    guard options.isDryRun else {
      let book = try Book(
        path: path, isReadOnly: options.isReadOnly, isInterrupted: io.isInterrupted,
        whenWaiting: io.whenWaiting)
      return (book, nil)
    }
    let folder = try TemporaryFolder()
    let book = try Book(
      rehearsing: path, in: folder.path, isReadOnly: options.isReadOnly,
      isInterrupted: io.isInterrupted)
    return (book, folder)
  }

  /// A book in a folder of its own that goes when the program ends.
  func openTemporary() throws {
    let folder = try TemporaryFolder()
    book = try Book(path: folder.path + "/temporary.book", isInterrupted: io.isInterrupted)
    temporary = folder
    if options.reports { try io.remark("a temporary book: it is gone when you leave") }
  }
}
