#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads one sheet of an Excel workbook (.xlsx, ECMA-376) row by row.
///
/// Dates come as `yyyy-mm-dd`, with `Thh:mm:ss` where they have a time; numbers as the file has
/// them; formulas as the value that was last computed, and where none was the row is bad. The texts that cells share are in memory, the
/// rows are not. Lines are the sheet's rows.
package final class WorkbookReader: RecordReader {
  private let archive: Archive
  private let book: WorkbookParts
  private let sheet: XMLPart
  private let headerRow: Int
  private var rows: [(cells: [Int: SheetCell], line: Int)] = []
  private var nextRow = 0
  private var columns: [String]?
  private var width = 0
  private var isEmpty = false
  // The row and the cell being read.
  private var cells: [Int: SheetCell] = [:]
  private var line = 0
  private var column = 0
  private var type = ""
  private var style = 0
  private var text: [UInt8] = []
  private var isValue = false
  private var isPhonetic = false
  private var hasValue = false
  private var hasFormula = false
  /// Nil for all.
  private var wanted: Set<Int>?

  package var isTyped: Bool { true }

  /// The name of every sheet, in order.
  package var sheetNames: [String] { book.sheets.map(\.name) }

  /// - Parameters:
  ///   - sheet: its name, whatever the case; nil for the first.
  ///   - headerRow: the row that names the columns; 0 where none does, and they are A, B, C.
  package init(path: String, name: String, sheet: String? = nil, headerRow: Int = 1)
    throws(ReadError)
  {
    archive = try Archive(path: path, name: name)
    book = try WorkbookParts(archive)
    self.headerRow = headerRow
    self.sheet = try book.open(sheet, in: archive)
    self.sheet.onStart = { [unowned self] in start($0, $1) }
    self.sheet.onEnd = { [unowned self] in end($0) }
    self.sheet.onText = { [unowned self] text in if isValue, !isPhonetic { self.text += text } }
  }

  package func header() throws(ReadError) -> Row? {
    if columns == nil { try readHeader() }
    guard let columns, !columns.isEmpty else { return nil }
    return Row(columns.map { .text($0) }, line: max(1, headerRow))
  }

  private func readHeader() throws(ReadError) {
    if headerRow > 0 {
      while let row = try takeRow() {
        guard row.line >= headerRow else { continue }
        width = (row.cells.keys.max() ?? -1) + 1
        columns = (0..<width).map { row.cells[$0]?.text ?? "" }
        return
      }
      columns = []
      return
    }
    // The widest of the first rows says how many columns there are.
    while rows.count < 1000, try sheet.readBlock() {}
    width = (rows.flatMap(\.cells.keys).max() ?? -1) + 1
    columns = (0..<width).map(Self.letters)
  }

  package func next() throws(ReadError) -> Record? {
    if columns == nil { _ = try header() }
    guard let row = try takeRow() else { return nil }
    if let extra = row.cells.keys.filter({ $0 >= width }).min() {
      return .bad(
        Problem(
          .syntax("cell \(Self.letters(extra))\(row.line) stands beside the columns of the header"),
          line: row.line))
    }
    for (column, cell) in row.cells.sorted(by: { $0.key < $1.key }) {
      if wanted?.contains(column) ?? true, let problem = cell.problem {
        return .bad(
          Problem(.syntax("cell \(Self.letters(column))\(row.line) \(problem)"), line: row.line))
      }
    }
    return .row(
      Row((0..<width).map { row.cells[$0].map { .text($0.text) } ?? .missing }, line: row.line))
  }

  package func want(_ fields: Set<Int>) { wanted = fields }

  private func takeRow() throws(ReadError) -> (cells: [Int: SheetCell], line: Int)? {
    while nextRow == rows.count {
      rows.removeAll(keepingCapacity: true)
      nextRow = 0
      guard try sheet.readBlock() || !rows.isEmpty else { return nil }
    }
    nextRow += 1
    return rows[nextRow - 1]
  }

  // MARK: The sheet

  private func start(_ name: String, _ attributes: XMLPart.Attributes?) {
    switch name {
    case "row":
      line = XMLPart.value("r", in: attributes).flatMap { Int($0) } ?? line + 1
      column = -1
      cells = [:]
    case "c":
      let place = XMLPart.value("r", in: attributes).flatMap { Self.column($0) }
      column = place ?? column + 1
      type = XMLPart.value("t", in: attributes) ?? "n"
      style = XMLPart.value("s", in: attributes).flatMap { Int($0) } ?? 0
      text = []
      hasValue = false
      hasFormula = false
    case "f": hasFormula = true
    case "v", "t":
      isValue = true
      hasValue = true
    case "rPh": isPhonetic = true
    default: break
    }
  }

  private func end(_ name: String) {
    switch name {
    case "v", "t": isValue = false
    case "rPh": isPhonetic = false
    case "c":
      if hasFormula, text.isEmpty, type != "str" {
        cells[column] = .uncomputed
      } else if hasValue,
        let cell = book.cell(String(decoding: text, as: UTF8.self), type, style)
      {
        cells[column] = cell
      }
    case "row": if !cells.isEmpty { rows.append((cells, line)) }
    default: break
    }
  }

  /// `AB12` → 27; nil for what is no place, or beyond the last column there is.
  private static func column(_ place: String) -> Int? {
    var column = 0
    for byte in place.utf8 {
      guard (0x41...0x5A).contains(byte) else { break }
      column = column * 26 + Int(byte) - 0x40
      if column > 16_384 { return nil }
    }
    return column > 0 ? column - 1 : nil
  }

  /// 27 → `AB`.
  private static func letters(_ column: Int) -> String {
    var rest = column + 1
    var letters = ""
    while rest > 0 {
      letters = String(Character(Unicode.Scalar(UInt8(0x41 + (rest - 1) % 26)))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}

extension WorkbookReader {
  /// Copies a source to a file of its own, for an archive is read from its end; the caller removes
  /// it.
  package static func copy(of source: ByteSource) throws(ReadError) -> String {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/rapport-XXXXXX".utf8CString)
    let file = template.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkstemp($0) } ?? -1 }
    let path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    guard file >= 0 else { throw .source(SourceError(code: errno, name: folder)) }
    defer { close(file) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    do throws(SourceError) {
      while true {
        let count = try source.read(into: buffer)
        if count == 0 { return path }
        var written = 0
        while written < count {
          let step = write(file, buffer.baseAddress.map { $0 + written }, count - written)
          guard step > 0 else { throw SourceError(code: errno, name: folder) }
          written += step
        }
      }
    } catch {
      unlink(path)
      throw .source(error)
    }
  }
}
