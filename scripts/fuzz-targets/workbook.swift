import Glibc
import Tabular

/// Any bytes as an archive, and as each part of a good one: refused in words, or read.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let first = bytes.first else { return 0 }
  let rest = Array(bytes.dropFirst())
  let part = Int(first) % 6
  read(part == 5 ? rest : archive(replacing: part, with: rest))
  return 0
}

private let path = "/tmp/rapport-fuzz-\(getpid()).xlsx"

private func read(_ bytes: [UInt8]) {
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  _ = write(file, bytes, bytes.count)
  close(file)
  do {
    let reader = try WorkbookReader(path: path, name: "fuzz", headerRow: bytes.count % 3)
    let width = try reader.header()?.count ?? 0
    while let record = try reader.next() {
      if case .row(let row) = record { precondition(row.count == width) }
    }
  } catch {
    precondition(!error.description.isEmpty)
  }
}

private let parts: [(name: String, text: String)] = [
  (
    "xl/_rels/workbook.xml.rels",
    "<Relationships><Relationship Id=\"r\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
  ),
  (
    "xl/workbook.xml",
    "<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"A\" id=\"r\"/></sheets></workbook>"
  ),
  ("xl/sharedStrings.xml", "<sst><si><t>a</t></si><si><r><t>b_x0041_</t></r></si></sst>"),
  (
    "xl/styles.xml",
    "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy\"/></numFmts><cellXfs><xf numFmtId=\"170\"/></cellXfs></styleSheet>"
  ),
  (
    "xl/worksheets/sheet1.xml",
    "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row><c s=\"0\"><v>45000.5</v></c></row></sheetData></worksheet>"
  ),
]

/// A ZIP archive of stored parts, one of them replaced.
private func archive(replacing part: Int, with text: [UInt8]) -> [UInt8] {
  var body: [UInt8] = []
  var directory: [UInt8] = []
  func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
  for (index, entry) in parts.enumerated() {
    let (name, data) = (Array(entry.name.utf8), index == part ? text : Array(entry.text.utf8))
    let common =
      little(20, 2) + little(0, 8) + little(Int(checksum(data)), 4) + little(data.count, 4)
      + little(data.count, 4) + little(name.count, 2) + little(0, 2)
    directory +=
      little(0x0201_4B50, 4) + little(20, 2) + common + little(0, 10) + little(body.count, 4) + name
    body += little(0x0403_4B50, 4) + common + name + data
  }
  return body + directory + little(0x0605_4B50, 4) + little(0, 4) + little(parts.count, 2)
    + little(parts.count, 2) + little(directory.count, 4) + little(body.count, 4) + little(0, 2)
}

/// CRC-32 of ZIP.
private func checksum(_ data: [UInt8]) -> UInt32 {
  var sum: UInt32 = 0xFFFF_FFFF
  for byte in data {
    sum ^= UInt32(byte)
    for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }
  return ~sum
}
