/// A way to write rows.
package enum Format: String, CaseIterable, Sendable {
  case table, csv, tsv, json, jsonl, markdown, xlsx

  /// The format a file's name asks for by its extension, whatever its case:
  /// csv, tsv, json, jsonl, xlsx, md or txt. Nil for any other.
  package init?(fileName: String) {
    let name = fileName.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "csv": self = .csv
    case "tsv": self = .tsv
    case "json": self = .json
    case "jsonl": self = .jsonl
    case "xlsx": self = .xlsx
    case "md": self = .markdown
    case "txt": self = .table
    default: return nil
    }
  }

  package func writer(to sink: ByteSink, as presentation: Presentation = .plain) -> any RowWriter {
    switch self {
    case .table: TableWriter(to: sink, as: presentation)
    case .csv: CSVWriter(to: sink, delimiter: 0x2C, as: presentation)
    case .tsv: CSVWriter(to: sink, delimiter: 0x09, as: presentation)
    case .xlsx: WorkbookWriter(to: sink, as: presentation)
    case .json: JSONWriter(to: sink, isArray: true)
    case .jsonl: JSONWriter(to: sink, isArray: false)
    case .markdown: MarkdownWriter(to: sink)
    }
  }
}

/// Where the text is going to be looked at.
package struct Presentation: Hashable, Sendable {
  /// Columns of the terminal window; nil for a pipe or a file, where nothing is ever cut.
  package var width: Int?
  /// Bold headers and dim rules, by escape sequences.
  package var color: Bool
  /// Text that a spreadsheet would run as a formula is written so that it does not.
  package var guardsFormulas = false

  /// Columns that nobody asked for by name may be left out of a window that is too narrow.
  package var leavesOut: Bool
  /// Nothing is shortened: what does not fit stands row by row, each value on a line of its own.
  package var isWhole: Bool

  package init(
    width: Int? = nil, color: Bool = false, leavesOut: Bool = false, isWhole: Bool = false
  ) {
    self.width = width.flatMap { $0 > 0 ? $0 : nil }
    self.color = color
    self.leavesOut = leavesOut
    self.isWhole = isWhole
  }

  /// A pipe or a file.
  package static let plain = Presentation()
  /// A file that people open.
  package static let guarded = {
    var presentation = Presentation()
    presentation.guardsFormulas = true
    return presentation
  }()
}

/// Writes rows one after another: `begin` once, `row` any number of times, `finish` once.
///
/// All but tables write each row as it comes. `finish` completes the text and flushes the sink.
/// A row shorter than the columns is filled with missing cells; what is beyond them is left out.
package protocol RowWriter: AnyObject {
  func begin(_ columns: [Column]) throws(OutputError)
  func row(_ cells: [Cell]) throws(OutputError)
  func finish() throws(OutputError)
  /// After `finish`: columns that a window had no room for.
  var leftOut: [String] { get }
  /// After `finish`: some text did not fit.
  var hasShortened: Bool { get }
}

extension RowWriter {
  package var leftOut: [String] { [] }
  package var hasShortened: Bool { false }
}

extension Array<Cell> {
  /// The cell under a column, missing where the row is too short.
  func cell(_ index: Int) -> Cell { index < count ? self[index] : .missing }
}
