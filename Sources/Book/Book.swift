package import Domain
package import Query

/// An open book: what it holds can be asked, and changed in steps.
package final class Book {
  package let path: String
  /// The standard kinds with the fields this book has defined for itself.
  package internal(set) var schema: Schema
  /// The same with the fields it has taken back: what its tables hold.
  var stored: Schema
  let connection: Connection
  var rowStatements: [Int: [RowStatements]] = [:]
  /// By kind, what finds a handle.
  var handleLookups: [Int: Prepared] = [:]
  /// By kind, what lists fields that are asked for with every line.
  var routines: [Int: Prepared] = [:]
  package let isReadOnly: Bool
  /// The step under way; nil between steps.
  package internal(set) var change: Change?
  /// The database's own count of changes to its tables; when another shell defines a field, the
  /// schema is read again.
  var seenLayout: Int64 = 0
  /// The kinds of the program, before the book's own fields.
  let standard: Schema
  private let file: String
  private let identity: BookFile.Identity?
  /// Holds the copy that is read in place of a book in a folder that may only be read.
  private let copy: BookCopy?

  /// Opens a book, or makes one where `path` names no file.
  ///
  /// - Throws: `BookError`: not a book, a newer one, damaged, no permission.
  package convenience init(
    path: String, standard: Schema = .standard, isReadOnly: Bool = false,
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    whenWaiting: @escaping @Sendable () -> Void = {}
  ) throws {
    let isNew = try BookFile.prepare(path, isReadOnly: isReadOnly)
    try self.init(path, path, isNew, standard, isReadOnly, isInterrupted, whenWaiting)
  }

  /// A copy of a book, or a new one where there is none, that lies in another folder but goes by
  /// the name of the original: whatever is done to it, the original stays as it is.
  package convenience init(
    rehearsing path: String, in folder: String, isReadOnly: Bool = false,
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws {
    let copy = folder + "/rehearsal.book"
    if BookFile.exists(path) {
      if try !BookFile.prepare(path, isReadOnly: true) {
        try Connection.copy(path, to: copy, isInterrupted: isInterrupted)
      }
    }
    let isNew = try BookFile.prepare(copy, isReadOnly: false)
    try self.init(path, copy, isNew, .standard, isReadOnly, isInterrupted)
  }

  private init(
    _ path: String, _ file: String, _ isNew: Bool, _ standard: Schema, _ isReadOnly: Bool,
    _ isInterrupted: @escaping @Sendable () -> Bool,
    _ whenWaiting: @escaping @Sendable () -> Void = {}
  ) throws {
    self.path = path
    self.standard = standard
    self.isReadOnly = isReadOnly
    schema = standard
    stored = standard
    copy = isReadOnly ? try BookCopy(of: file) : nil
    self.file = file
    identity = BookFile.Identity(file)
    connection = try BookFile.minding(file, path) { [copy] in
      try Connection(
        path: path, file: copy?.path ?? file, isReadOnly: isReadOnly,
        isInterrupted: isInterrupted, whenWaiting: whenWaiting)
    }
    try BookFile.minding(file, path) { try open(isNew: isNew, file: copy?.path ?? file) }
  }

  /// Whether a path leads to this book's file, or to one that the database keeps beside it.
  package func isKept(in path: String) -> Bool {
    ["", "-wal", "-shm"].contains { ending in
      path == file + ending
        || BookFile.Identity(path).map { $0 == BookFile.Identity(file + ending) } ?? false
    }
  }

  /// A file put in the book's place, or the book moved away, while it is open: what is written now
  /// would go to neither.
  func requireSameFile() throws {
    guard BookFile.Identity(file) == identity else {
      throw BookError(
        .cannotOpen, "`\(path)` is no longer the file that was opened: it was replaced or removed",
        help: ["leave and open it again; nothing was changed"])
    }
  }

  /// The book's name for the prompt: its file's name without the ending.
  package var name: String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.hasSuffix(".book") ? String(file.dropLast(5)) : file
  }

  /// Takes note of fields that another shell has defined since.
  package func refresh() throws {
    guard change == nil else { return }
    let layout = try connection.integer(Bookkeeping.layoutVersion) ?? 0
    guard layout != seenLayout else { return }
    seenLayout = layout
    forgetStatements()
    try loadCustomFields()
  }

  /// Two that are the same: the book holds now what it held then, and names mean what they meant.
  package struct Condition: Equatable {
    fileprivate let layout: Int64
    fileprivate let own: Int64
    fileprivate let others: Int64
  }

  package func condition() throws -> Condition {
    let changes = try connection.changes()
    return Condition(layout: seenLayout, own: changes.own, others: changes.others)
  }

  /// The rows a question yields, one after the other; `row` returns false to stop.
  package func rows(
    of statement: SQL, _ types: [ValueType], row: ([Answer]) throws -> Bool
  ) throws {
    let forms = types.map { Answer.Form($0) }
    try connection.reading(statement) { prepared in
      while try prepared.step() {
        let values = forms.indices.map { Answer(prepared, at: $0, forms[$0]) }
        guard try row(values) else { return }
      }
    }
  }

  /// The ids a statement yields, all read before the call returns.
  package func ids(of statement: SQL) throws -> [RecordID] {
    try connection.reading(statement) { prepared in
      var ids: [RecordID] = []
      while try prepared.step() { ids.append(RecordID(raw: prepared.integer(at: 0))) }
      return ids
    }
  }

  /// One record's fields as they are stored; nil where it does not exist.
  package func values(of id: RecordID) throws -> Draft? {
    guard let kind = schema.kind(of: id) else { return nil }
    let statements = statements(for: kind)
    var draft = try statements[0].select(id) { self.draft($0, kind) }
    var list = 1
    for (index, field) in kind.fields.enumerated() where field.isList {
      draft?[at: index] = .records(try statements[list].members(of: id))
      list += 1
    }
    return draft
  }

  /// The fields of a row of the kind's own table.
  func draft(_ row: Prepared, _ kind: Kind) -> Draft {
    var draft = Draft(kind)
    if kind.isNamed { draft.handle = row.text(at: 1) }
    var column = kind.isNamed ? 2 : 1
    for (index, field) in kind.fields.enumerated() where !field.isList {
      draft[at: index] = Answer(row, at: column, ValueType(storing: field)).value
      column += 1
    }
    return draft
  }

  /// Some fields of every record of a kind; `handle` counts as one. For each, in their order.
  ///
  /// - Parameter isRoutine: it is asked with every line, always for the same fields, and `row` asks
  ///   for no such thing itself.
  package func fieldValues(
    _ kind: Kind, _ names: [String], isRoutine: Bool = false,
    row: (RecordID, [Value]) throws -> Void
  ) throws {
    let prepared: Prepared
    if isRoutine, let known = routines[kind.code] {
      prepared = known
    } else {
      prepared = try connection.prepareFresh(Lookup.columns(kind, names))
      if isRoutine { routines[kind.code] = prepared }
    }
    defer { prepared.reset() }
    guard try prepared.step() else { return }
    let types = names.map { name in kind.field(name).map { ValueType(storing: $0) } ?? .text }
    repeat {
      try row(
        RecordID(raw: prepared.integer(at: 0)),
        types.enumerated().map { Answer(prepared, at: $0.offset + 1, $0.element).value })
    } while try prepared.step()
  }
}

extension ValueType {
  /// How a stored field is read; references come as they are, by id.
  init(storing field: Field) {
    switch field.type {
    case .text: self = .text
    case .number, .integer: self = .number
    case .date: self = .date
    case .choice(let cases): self = .choice(cases)
    case .reference: self = .reference([])
    }
  }
}

/// A cell of an answer.
package enum Answer: Sendable, Equatable {
  case missing
  case text(String)
  case number(Double)
  case day(Day)
  case boolean(Bool)
  /// Milliseconds since 1970-01-01 UTC.
  case time(Int64)
  case id(RecordID)
  /// The list as the JSON array the database made of it.
  case list(json: String, ValueType)

  /// A reference with kinds comes as its handle; one without, as its id.
  init(_ row: Prepared, at column: Int, _ type: ValueType) {
    self.init(row, at: column, Form(type))
  }

  /// What of a column's type says how it is read; found once for all rows.
  package enum Form {
    case text, number, day, time, boolean, id
    case list(ValueType)

    package init(_ type: ValueType) {
      self =
        switch type {
        case .text, .choice: .text
        case .number, .duration: .number
        case .date: .day
        case .time: .time
        case .boolean: .boolean
        case .reference(let kinds): kinds.isEmpty ? .id : .text
        case .list(let element): .list(element)
        }
    }
  }

  init(_ row: Prepared, at column: Int, _ form: Form) {
    guard !row.isNull(at: column) else {
      self = .missing
      return
    }
    switch form {
    case .text: self = .text(row.text(at: column))
    case .number: self = .number(row.real(at: column))
    case .day: self = .day(Day(number: Int(row.integer(at: column))))
    case .time: self = .time(row.integer(at: column))
    case .boolean: self = .boolean(row.integer(at: column) != 0)
    case .id: self = .id(RecordID(raw: row.integer(at: column)))
    case .list(let element): self = .list(json: row.text(at: column), element)
    }
  }

  package var value: Value {
    switch self {
    case .missing, .list: .missing
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    case .day(let day): .day(day)
    case .boolean(let flag): .boolean(flag)
    case .time(let milliseconds): .number(Double(milliseconds))
    case .id(let id): .record(id)
    }
  }
}
