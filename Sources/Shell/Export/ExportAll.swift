import Book
import Domain
import Language
import Output
import Query

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes all of a book as plain text: a file of records for each kind, and a script that brings
/// them into an empty book.
struct ExportAll {
  static let script = "book.rap"
  let session: Session
  let folder: String
  let span: Span

  private var book: Book { session.book }

  /// The number of records written, and what was left out in words.
  func run() throws -> (records: Int, leftOut: String?) {
    try makeFolder()
    return try book.reading {
      var counts: [Int: Int] = [:]
      for kind in book.schema.kinds {
        let count = try write(kind)
        if count > 0 { counts[kind.code] = count }
      }
      let leftOut = try leftOut()
      let kinds = Self.ordered(book.schema.kinds.filter { counts[$0.code] != nil }, book.schema)
      let text = try script(kinds, leftOut)
      // The script comes last: where it stands, all it names stands too.
      try AtomicFile.write(folder + "/" + Self.script, at: span) { try $0.write(text) }
      return (counts.values.reduce(0, +), leftOut)
    }
  }

  private func makeFolder() throws {
    guard mkdir(folder, 0o700) != 0 else { return }
    let code = errno
    var status = stat()
    guard code == EEXIST, stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw AtomicFile.refused(folder, code == EEXIST ? ENOTDIR : code, span)
    }
    let names = try Folders.names(folder)
    // What an earlier export left is replaced; anything else is somebody's.
    guard names.isEmpty || names.contains(Self.script) else {
      throw Problem(
        "`\(folder)` holds other files", at: span,
        help: ["name a new folder, an empty one, or one of an earlier `export all`"])
    }
  }

  /// A kind without records has no file.
  private func write(_ kind: Kind) throws -> Int {
    let path = "\(folder)/\(kind.plural).csv"
    let export = RecordExport(kind, in: book.schema)
    var count = 0
    try AtomicFile.write(path, at: span) { sink in
      let writer = Format.csv.writer(to: sink, as: .plain)
      try writer.begin(export.columns.map { Column($0.name, $0.type.columnKind) })
      try book.rows(of: export.sql, export.columns.map(\.type)) { row in
        try writer.row(row.map(\.cell))
        count += 1
        if count % 1000 == 0 { try session.io.checkInterrupt() }
        return true
      }
      try writer.finish()
    }
    if count == 0 { unlink(path) }
    return count
  }

  private func leftOut() throws -> String? {
    let (ratings, workshops) = try book.withheldRatings()
    guard ratings > 0 else { return nil }
    return "left out: \(ratings) \(ratings == 1 ? "rating" : "ratings") of \(workshops) grouped or "
      + "anonymous \(workshops == 1 ? "workshop" : "workshops"), which only `backup` carries"
  }

  /// Kinds in an order in which each record finds what it must refer to.
  static func ordered(_ kinds: [Kind], _ schema: Schema) -> [Kind] {
    var left = kinds
    var ordered: [Kind] = []
    while !left.isEmpty {
      let waiting = Set(left.map(\.name))
      let free = left.filter { kind in
        kind.fields.allSatisfy { field in
          guard field.isRequired, case .reference(let names) = field.type else { return true }
          return !names.contains { $0 != kind.name && waiting.contains($0) }
        }
      }
      let next = free.isEmpty ? left : free
      ordered += next
      let done = Set(next.map(\.name))
      left.removeAll { done.contains($0.name) }
    }
    return ordered
  }

  private func script(_ kinds: [Kind], _ leftOut: String?) throws -> String {
    var lines = [
      "# All of a book, as plain text.",
      "# Into an empty book: rapport run \(Self.script) --book new.book",
    ]
    if let leftOut { lines.append("# \(leftOut)") }
    for kind in book.schema.kinds {
      lines += kind.fields.filter(\.isCustom).map { field in
        "define field \(field.name) of \(kind.plural) \(field.typeWords) help \(field.help.quoted)"
      }
    }
    lines += kinds.map { "import \"\($0.plural).csv\" into \($0.plural) as export" }
    // References may go round; they are set once everything is there.
    lines += kinds.filter { $0.fields.contains { $0.type.isReference } }.map {
      "import \"\($0.plural).csv\" into \($0.plural) as links"
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Domain.Field {
  /// Its type as `define field` takes it.
  fileprivate var typeWords: String {
    let words =
      switch type {
      case .choice(let cases): "choice (\(cases.joined(separator: ", ")))"
      case .reference(let kinds):
        Group.words.first { Set($0.value) == Set(kinds) }?.key ?? kinds.joined(separator: ", ")
      default: type.spelling
      }
    return isList ? "list of \(words)" : words
  }
}

extension String {
  /// As a text in the language.
  var quoted: String {
    var text = "\""
    for character in self {
      if "\\\"{".contains(character) { text.append("\\") }
      text.append(character)
    }
    return text + "\""
  }
}
