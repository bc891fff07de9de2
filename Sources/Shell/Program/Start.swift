import Book
import Domain
import Language

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds the book and makes a session on it.
struct Start {
  private let surroundings: Surroundings
  private let options: Session.Options

  init(_ surroundings: Surroundings, _ options: Session.Options) {
    self.surroundings = surroundings
    self.options = options
  }

  private var environment: [String: String] { surroundings.environment }

  /// A book is named in the environment, or the usual one exists.
  var hasBook: Bool { Self.exists(usualBook) }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  func session(book: String?) throws -> Session {
    let path = book ?? usualBook
    if book == nil, (environment["RAPPORT_BOOK"] ?? "").isEmpty, !options.isDryRun,
      !options.isReadOnly
    {
      try Folders.make(Paths.folder(of: path))
    }
    return try session(at: path)
  }

  func temporarySession(reports: Bool = true) throws -> Session {
    let folder = try TemporaryFolder()
    var options = options
    options.isReadOnly = false
    options.isDryRun = false
    let session = try session(at: folder.path + "/temporary.book", options)
    session.options.isDryRun = self.options.isDryRun
    session.temporary = folder
    return session
  }

  private func session(at path: String, _ chosen: Session.Options? = nil) throws -> Session {
    let options = chosen ?? options
    if surroundings.prompt == nil {
      let next = surroundings.nextLine
      surroundings.streams.nextLine = { try next().map { String(decoding: $0, as: UTF8.self) } }
    }
    do {
      let clock = try clock()
      let (book, folder) = try Session.open(path, options, surroundings.streams)
      let session = Session(
        book: book, io: surroundings.streams, options: options, clock: clock)
      session.temporary = folder
      session.typed.folder = Folders.state(environment)
      return session
    } catch let error as BookError {
      if [.interrupted, .busy].contains(error.reason) { throw Ending.interrupted }
      throw Failure(Diagnostic(error.message, at: Span(0, 0), help: error.help), .failed)
    }
  }

  private var usualBook: String {
    if let path = environment["RAPPORT_BOOK"], !path.isEmpty { return path }
    return Folders.data(environment) + "/rapport.book"
  }

  /// `RAPPORT_TODAY` stands for today, so that a rehearsal or a transcript reads the same any day.
  func clock() throws -> Clock {
    guard let text = environment["RAPPORT_TODAY"], !text.isEmpty else { return Clock() }
    guard let day = Day(iso: text) else {
      throw Failure(
        Diagnostic(
          "RAPPORT_TODAY is `\(text)`, which is no date", at: Span(0, 0),
          help: ["example: 2026-11-23"]),
        .usage)
    }
    return Clock(fixed: day)
  }
}

/// The folders of the XDG base directory specification.
enum Folders {
  static func data(_ environment: [String: String]) -> String {
    base("XDG_DATA_HOME", ".local/share", environment)
  }
  static func state(_ environment: [String: String]) -> String {
    base("XDG_STATE_HOME", ".local/state", environment)
  }
  static func configuration(_ environment: [String: String]) -> String {
    base("XDG_CONFIG_HOME", ".config", environment)
  }

  private static func base(
    _ variable: String, _ usual: String, _ environment: [String: String]
  ) -> String {
    // The specification has relative paths ignored.
    if let path = environment[variable], path.hasPrefix("/") { return path + "/rapport" }
    return (environment["HOME"] ?? ".") + "/\(usual)/rapport"
  }

  /// What lies in a folder.
  static func names(_ path: String) throws -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Makes a folder, and those above it, for its owner only.
  static func make(_ path: String) throws {
    guard access(path, F_OK) != 0 else { return }
    let above = Paths.folder(of: path)
    if above != path, above != "." { try make(above) }
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
      throw Failure(Diagnostic("the folder `\(path)` cannot be made", at: Span(0, 0)), .failed)
    }
  }
}

extension SourceText {
  /// The script's first line asks for a temporary book.
  var asksForTemporaryBook: Bool {
    let (program, _) = Parser.parse(self, blocks: Command.blocks)
    let words = program.statements.first?.pipeline.segments.first?.elements.map(\.word)
    return words == ["open", "temporary"]
  }
}
