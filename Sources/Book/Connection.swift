import CSQLite
import GRDB
import GRDBSQLite
import Query

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The database under a book: statements in, values out, errors in words. All else in this module
/// goes through it.
final class Connection {
  let path: String
  let file: String
  let isReadOnly: Bool
  let isInterrupted: @Sendable () -> Bool
  private let queue: DatabaseQueue
  /// Writes rows while the next ones are read.
  let beside = SecondThread()
  /// Prepared statements by their text; they live as long as the connection.
  private var prepared: [String: Prepared] = [:]
  /// Statements for answers that nobody reads just now, by their text.
  private var idle: [String: Prepared] = [:]
  /// Attempts to write after which a person wonders: about a second.
  private static let longWait = 60

  /// - Parameters:
  ///   - path: The name that messages call it by.
  ///   - file: Where it lies, if elsewhere.
  ///   - isInterrupted: Asked again and again while a statement runs or waits for another writer;
  ///     once true, the statement ends with `.interrupted`.
  ///   - whenWaiting: Called when another writer has been waited for for about a second.
  init(
    path: String, file: String? = nil, isReadOnly: Bool,
    isInterrupted: @escaping @Sendable () -> Bool, whenWaiting: @escaping @Sendable () -> Void = {}
  ) throws {
    self.path = path
    self.file = file ?? path
    self.isReadOnly = isReadOnly
    self.isInterrupted = isInterrupted
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.allowsUnsafeTransactions = true
    configuration.foreignKeysEnabled = true
    configuration.observesSuspensionNotifications = false
    // Another writer is waited for, however long it takes; Ctrl-C ends the wait.
    configuration.busyMode = .callback { attempt in
      if isInterrupted() { return false }
      if attempt == Self.longWait { whenWaiting() }
      usleep(attempt < 10 ? 1_000 : 20_000)
      return true
    }
    configuration.prepareDatabase { database in
      // It notes each column that a statement reads, for observers that a book has none of.
      sqlite3_set_authorizer(database.sqliteConnection, nil, nil)
      Self.watch(database, isInterrupted)
      TextSearch.define(in: database)
      TextSearch.defineOrder(in: database)
      database.add(function: StatisticFunction.function)
      database.add(function: StatisticFunction.wilson)
      let code = rapport_add_rows_function(database.sqliteConnection)
      guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
    do {
      queue = try DatabaseQueue(path: file ?? path, configuration: configuration)
    } catch let error as DatabaseError {
      throw Self.error(error.extendedResultCode.rawValue, path: path)
    }
  }

  /// SQLite asks every few thousand operations whether to go on.
  private static func watch(
    _ database: Database, _ isInterrupted: @escaping @Sendable () -> Bool
  ) {
    final class Box {
      let isInterrupted: @Sendable () -> Bool
      init(_ isInterrupted: @escaping @Sendable () -> Bool) { self.isInterrupted = isInterrupted }
    }
    // Retained for the life of the process, as the connection is.
    let box = Unmanaged.passRetained(Box(isInterrupted))
    sqlite3_progress_handler(
      database.sqliteConnection, 5_000,
      { context in
        guard let context else { return 0 }
        return Unmanaged<Box>.fromOpaque(context).takeUnretainedValue().isInterrupted() ? 1 : 0
      }, box.toOpaque())
  }

  private func access<T>(_ body: (Database) throws -> T) throws -> T {
    try beside.check()
    do {
      return try queue.unsafeReentrantWrite(body)
    } catch let error as DatabaseError {
      if error.isLimit { throw Self.tooLong }
      throw Self.error(error.extendedResultCode.rawValue, path: path)
    }
  }

  /// A statement to be bound and stepped, prepared once.
  func prepare(_ text: String) throws -> Prepared {
    if let found = prepared[text] {
      found.reset()
      return found
    }
    let made = try access { database in
      Prepared(try database.makeStatement(sql: text), path: path, beside: beside)
    }
    if prepared.count > 500 { prepared.removeAll() }
    prepared[text] = made
    return made
  }

  func prepare(_ sql: Query.SQL) throws -> Prepared {
    let (text, values) = sql.prepared
    let statement = try prepare(text)
    for (index, value) in values.enumerated() { statement.bind(value, at: index + 1) }
    return statement
  }

  /// Runs `body` with a statement that is nobody else's meanwhile: for answers that are read row by
  /// row while other statements run, perhaps of the same text.
  func reading<T>(_ sql: Query.SQL, _ body: (Prepared) throws -> T) throws -> T {
    let (text, values) = sql.prepared
    let statement =
      try idle.removeValue(forKey: text)
      ?? access {
        Prepared(try $0.makeStatement(sql: text), path: path, beside: beside)
      }
    for (index, value) in values.enumerated() { statement.bind(value, at: index + 1) }
    defer {
      statement.clear()
      if idle.count >= 100 { idle.removeAll() }
      idle[text] = statement
    }
    return try body(statement)
  }

  /// A statement of its own, which others with the same text do not disturb, to be kept.
  func prepareFresh(_ sql: Query.SQL) throws -> Prepared {
    let (text, values) = sql.prepared
    let statement = try access {
      Prepared(try $0.makeStatement(sql: text), path: path, beside: beside)
    }
    for (index, value) in values.enumerated() { statement.bind(value, at: index + 1) }
    return statement
  }

  /// Runs a statement that yields no rows.
  func run(_ sql: Query.SQL) throws {
    let statement = try prepare(sql)
    defer { statement.reset() }
    while try statement.step() {}
  }

  /// Runs a statement once, without keeping it: definitions and pragmas.
  func execute(_ text: String) throws {
    try access { try $0.execute(sql: text) }
  }

  /// The first column of the first row.
  func integer(_ sql: Query.SQL) throws -> Int64? {
    let statement = try prepare(sql)
    defer { statement.reset() }
    return try statement.step() ? statement.integer(at: 0) : nil
  }

  func text(_ sql: Query.SQL) throws -> String? {
    let statement = try prepare(sql)
    defer { statement.reset() }
    return try statement.step() ? statement.text(at: 0) : nil
  }

  func forget() {
    prepared.removeAll()
    idle.removeAll()
  }

  /// How often rows were changed: by this connection, and by others as far as it can be seen.
  func changes() throws -> (own: Int64, others: Int64) {
    let own = try access { sqlite3_total_changes64($0.sqliteConnection) }
    return (own, try integer(Bookkeeping.dataVersion) ?? 0)
  }

  /// Whether the database refuses references to what is not there, and values that fields do not
  /// take; holds from the next statement on, within a transaction too.
  func enforce(_ isEnforced: Bool) throws {
    try execute(isEnforced ? Control.checkValues : Control.trustValues)
    try access { database in
      let code = rapport_enforce_foreign_keys(database.sqliteConnection, isEnforced ? 1 : 0)
      guard code == SQLITE_OK else { throw Self.error(code, path: path) }
    }
  }

  var brokenRule: BookError { Self.error(SQLITE_CONSTRAINT, path: path) }

  /// Makes a function of texts that statements may call.
  func define(
    _ name: String, _ count: Int, _ body: @escaping @Sendable ([String?]) -> String?
  ) throws {
    try access { database in
      database.add(
        function: DatabaseFunction(name, argumentCount: count, pure: true) { values in
          body(
            values.map {
              String.fromDatabaseValue($0) ?? Int.fromDatabaseValue($0).map(String.init)
            })
        })
    }
  }

  static func damaged(_ path: String) -> BookError {
    BookError(
      .damaged, "`\(path)` is damaged: a part of it is missing or was overwritten",
      help: ["restore it from a copy; nothing was changed"])
  }

  private static let tooLong = BookError(
    .rule, "this is nested too deeply, or too long, to be answered at once",
    help: ["name a part of it first: let late = (promises where overdue)"])

  /// Copies the book, as it is at one moment, to a file that does not exist; others may write
  /// meanwhile.
  static func copy(
    _ path: String, to target: String, isInterrupted: @escaping @Sendable () -> Bool
  ) throws {
    let source = try Connection(path: path, isReadOnly: true, isInterrupted: isInterrupted)
    do {
      try source.queue.backup(to: DatabaseQueue(path: target))
    } catch let error as DatabaseError {
      throw Self.error(error.extendedResultCode.rawValue, path: path)
    }
  }

  /// The sorts of SQLITE_IOERR that come from reading: READ, SHORT_READ, FSTAT, ACCESS, CONVPATH.
  private static let reading: Set<Int32> = [1, 2, 7, 13, 26]

  /// The meaning of a result code of SQLite, in words.
  static func error(_ code: Int32, path: String) -> BookError {
    switch code & 0xFF {
    case SQLITE_INTERRUPT: BookError(.interrupted, "interrupted")
    // Another writer is waited for until Ctrl-C ends the wait.
    case SQLITE_BUSY, SQLITE_LOCKED:
      BookError(.busy, "another program is writing to `\(path)`, and the wait for it was ended")
    case SQLITE_FULL:
      BookError(
        .diskFull, "the disk is full, so nothing of this step was kept",
        help: ["make room, then repeat it; the book is as it was before"])
    case SQLITE_READONLY:
      BookError(
        .readOnly, "`\(path)` may only be read", help: ["its permissions do not let it change"])
    case SQLITE_PERM, SQLITE_AUTH:
      BookError(.cannotOpen, "there is no permission to open `\(path)`")
    case SQLITE_NOTADB: BookError(.notABook, "`\(path)` is no Rapport book")
    case SQLITE_CORRUPT: damaged(path)
    case SQLITE_CANTOPEN: BookError(.cannotOpen, "`\(path)` cannot be opened")
    case SQLITE_CONSTRAINT: BookError(.rule, "that would break a rule of the book")
    case SQLITE_NOMEM: BookError(.ioError, "there is not enough memory for that")
    case SQLITE_TOOBIG: BookError(.rule, "that is longer than a book can hold")
    case SQLITE_IOERR where !reading.contains(code >> 8):
      BookError(
        .ioError, "`\(path)` could not be written, so nothing of this step was kept",
        help: ["a disk or a limit on the size of files refuses it; the book is as it was before"])
    default:
      BookError(.ioError, "`\(path)` could not be read or written (code \(code))")
    }
  }
}

extension DatabaseError {
  /// The statement is beyond what the database takes, rather than wrong.
  fileprivate var isLimit: Bool {
    ["parser stack overflow", "too many", "too large", "too complex"].contains {
      message?.contains($0) ?? false
    }
  }
}
