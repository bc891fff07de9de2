import Book
import Domain
import Output
import Query

/// Records that are not in the book yet, as a table: what an import or an entry would add.
struct DraftTable {
  struct Line {
    var number: Int
    /// By field; nil where nothing is said.
    var values: [Int: Cell]
  }

  let session: Session
  let kind: Kind
  /// Fields, by their place in the kind.
  let fields: [Int]

  func write(_ lines: [Line]) throws {
    let presentation = Presentation(width: session.io.width(), color: session.io.usesColor)
    let writer = Format.table.writer(to: session.io.output, as: presentation)
    try writer.begin(
      [Column("row", .number)] + fields.map { Column(kind.fields[$0].name, .text) })
    for line in lines {
      try writer.row([.number(Double(line.number))] + fields.map { line.values[$0] ?? .missing })
    }
    try writer.finish()
    try session.io.output.flush()
  }

  /// What stands in a draft; a record that would be added only with it is known by its text.
  func cell(_ value: Value, _ text: String) throws -> Cell {
    switch value {
    case .missing: .missing
    case .record(let id): .text(try session.book.handle(of: id) ?? "+ \(text)")
    case .records(let ids):
      .list(try ids.map { .text(try session.book.handle(of: $0) ?? "+ \(text)") })
    case .number(let number): .number(number)
    case .day(let day): .date(day.description)
    case .text(let text): .text(text)
    case .boolean(let flag): .boolean(flag)
    }
  }
}
