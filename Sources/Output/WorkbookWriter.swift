import CWorkbook
import Domain

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A workbook of one sheet (.xlsx): text as text, numbers as numbers, days as dates.
///
/// Text never becomes a formula. The sheet is compressed as it comes, into a file beside, and goes
/// to the sink when it is whole.
final class WorkbookWriter: RowWriter {
  /// A sheet holds no more, its header included.
  static let mostRows = 1_048_576
  /// A cell holds no more UTF-16 units.
  static let longestText = 32_767

  private let sink: ByteSink
  private var path = ""
  private var archive: zipFile?
  private var buffer = ByteBuffer()
  private var line = 0

  private let isForTerminal: Bool

  init(to sink: ByteSink, as presentation: Presentation) {
    self.sink = sink
    isForTerminal = presentation.width != nil
  }

  deinit {
    if let archive { zipClose(archive, nil) }
    if !path.isEmpty { unlink(path) }
  }

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packages = "http://schemas.openxmlformats.org/package/2006"

  private static let parts = [
    (
      "[Content_Types].xml",
      """
      <Types xmlns="\(packages)/content-types"><Default Extension="rels" \
      ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override \
      PartName="/xl/workbook.xml" \
      ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
      <Override PartName="/xl/styles.xml" \
      ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>\
      <Override PartName="/xl/worksheets/sheet1.xml" \
      ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>\
      </Types>
      """
    ),
    (
      "_rels/.rels",
      """
      <Relationships xmlns="\(packages)/relationships"><Relationship Id="rId1" \
      Type="\(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
      """
    ),
    (
      "xl/workbook.xml",
      """
      <workbook xmlns="\(main)" xmlns:r="\(office)"><sheets><sheet name="Sheet1" sheetId="1" \
      r:id="rId1"/></sheets></workbook>
      """
    ),
    (
      "xl/_rels/workbook.xml.rels",
      """
      <Relationships xmlns="\(packages)/relationships"><Relationship Id="rId1" \
      Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" \
      Type="\(office)/styles" Target="styles.xml"/></Relationships>
      """
    ),
    (
      // Style 1 is a date, style 2 the header's bold.
      "xl/styles.xml",
      """
      <styleSheet xmlns="\(main)"><numFmts count="1"><numFmt numFmtId="164" \
      formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font/><font><b/></font></fonts>\
      <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill \
      patternType="gray125"/></fill></fills><borders count="1"><border/></borders>\
      <cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="164" \
      applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>
      """
    ),
  ]

  func begin(_ columns: [Column]) throws(OutputError) {
    guard !isForTerminal else { throw .failed("a workbook is no text; save it to a file") }
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/rapport-XXXXXX".utf8CString)
    let file = template.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkstemp($0) } ?? -1 }
    guard file >= 0 else { throw OutputError(code: errno) }
    close(file)
    path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    archive = zipOpen64(path, APPEND_STATUS_CREATE)
    for (name, text) in Self.parts {
      try open(name)
      buffer.append(Self.declaration + text)
      try pass()
      try check(zipCloseFileInZip(archive))
    }
    try open("xl/worksheets/sheet1.xml")
    buffer.append(Self.declaration + "<worksheet xmlns=\"\(Self.main)\"><sheetData>")
    try write(columns.map { .text($0.name) }, style: 2)
  }

  func row(_ cells: [Cell]) throws(OutputError) { try write(cells, style: 0) }

  func finish() throws(OutputError) {
    buffer.append("</sheetData></worksheet>")
    try pass()
    try check(zipCloseFileInZip(archive))
    let result = zipClose(archive, nil)
    archive = nil
    try check(result)
    let file = Self.open(path)
    guard file >= 0 else { throw OutputError(code: errno) }
    defer { close(file) }
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &block, block.count)
      guard count >= 0 else { throw OutputError(code: errno) }
      if count == 0 { break }
      try sink.write(block.prefix(count))
    }
    try sink.flush()
  }

  private static func open(_ path: String) -> Int32 {
    #if canImport(Darwin)
      Darwin.open(path, O_RDONLY)
    #elseif canImport(Musl)
      Musl.open(path, O_RDONLY)
    #else
      Glibc.open(path, O_RDONLY)
    #endif
  }

  // MARK: Parts

  private func open(_ name: String) throws(OutputError) {
    // The date of every part is the same, so that equal answers are equal files.
    var info = zip_fileinfo()
    info.tmz_date.tm_year = 1980
    info.tmz_date.tm_mday = 1
    try check(
      zipOpenNewFileInZip64(
        archive, name, &info, nil, 0, nil, 0, nil, Z_DEFLATED, 1, 1))
  }

  private func check(_ result: Int32) throws(OutputError) {
    guard result == ZIP_OK else { throw OutputError(code: errno == 0 ? EIO : errno) }
  }

  private func pass() throws(OutputError) {
    let result = buffer.bytes.withUnsafeBytes {
      zipWriteInFileInZip(archive, $0.baseAddress, UInt32($0.count))
    }
    buffer.bytes.removeAll(keepingCapacity: true)
    try check(result)
  }

  // MARK: Rows

  private func write(_ cells: [Cell], style: Int) throws(OutputError) {
    line += 1
    guard line <= Self.mostRows else {
      throw .failed("a sheet of a workbook holds \(Self.mostRows) rows, and these are more")
    }
    buffer.append("<row r=\"\(line)\">")
    for (column, cell) in cells.enumerated() {
      let place = Self.letters(column) + String(line)
      switch cell {
      case .missing: continue
      case .number(let number) where number.isFinite: append(place, style, NumberText.exact(number))
      case .integer(let number): append(place, style, String(number))
      case .boolean(let flag):
        buffer.append("<c r=\"\(place)\" t=\"b\"><v>\(flag ? 1 : 0)</v></c>")
      case .date(let text):
        if let days = Self.days(text) {
          append(place, 1, String(days))
        } else {
          try append(text: text, place, style)
        }
      case .list(let members) where members.isEmpty: continue
      default: try append(text: cell.exact, place, style)
      }
    }
    buffer.append("</row>")
    if buffer.bytes.count > 1 << 16 { try pass() }
  }

  private func append(_ place: String, _ style: Int, _ number: String) {
    buffer.append("<c r=\"\(place)\"\(style == 0 ? "" : " s=\"\(style)\"")><v>\(number)</v></c>")
  }

  private func append(text: String, _ place: String, _ style: Int) throws(OutputError) {
    guard text.utf16.count <= Self.longestText else {
      throw .failed(
        "a cell of a workbook holds \(Self.longestText) characters, and \(place) would have more")
    }
    buffer.append(
      "<c r=\"\(place)\"\(style == 0 ? "" : " s=\"\(style)\"") t=\"inlineStr\"><is><t xml:space=\"preserve\">"
    )
    append(escaping: text)
    buffer.append("</t></is></c>")
  }

  /// XML has no way to write some controls: a workbook spells them `_x0007_`, and so an underscore
  /// that would read as the beginning of such a spelling.
  private func append(escaping text: String) {
    let scalars = text.unicodeScalars
    for index in scalars.indices {
      let scalar = scalars[index]
      switch scalar {
      case "&": buffer.append("&amp;")
      case "<": buffer.append("&lt;")
      case ">": buffer.append("&gt;")
      case "\t", "\n": buffer.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        spell(scalar)
      case "_" where Self.isSpelling(scalars[index...].prefix(7)): spell(scalar)
      default: buffer.append(scalar)
      }
    }
  }

  private func spell(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    buffer.append("_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_")
  }

  /// `_x0007_`
  private static func isSpelling(_ text: Substring.UnicodeScalarView) -> Bool {
    let scalars = Array(text)
    return scalars.count == 7 && scalars[1] == "x" && scalars[6] == "_"
      && scalars[2...5].allSatisfy { $0.properties.isASCIIHexDigit }
  }

  private static func letters(_ column: Int) -> String {
    var rest = column + 1
    var letters: [UInt8] = []
    while rest > 0 {
      letters.insert(0x41 + UInt8((rest - 1) % 26), at: 0)
      rest = (rest - 1) / 26
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// A day as a workbook counts it; nil for one before 1 March 1900, which it counts otherwise, and
  /// for what is no `yyyy-mm-dd`.
  private static func days(_ text: String) -> Int? {
    guard let day = Day(iso: text) else { return nil }
    let days = day.number + 25_569
    return days >= 61 ? days : nil
  }
}
