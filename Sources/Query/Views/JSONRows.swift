/// Rows as a JSON array of arrays, in which a book keeps them.
enum JSONRows {
  static func text(_ rows: [[SQLValue]]) -> String {
    var bytes: [UInt8] = [0x5B]
    bytes.reserveCapacity(rows.count * 64)
    for (index, row) in rows.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      bytes.append(0x5B)
      for (column, value) in row.enumerated() {
        if column > 0 { bytes.append(0x2C) }
        append(value, &bytes)
      }
      bytes.append(0x5D)
    }
    bytes.append(0x5D)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ value: SQLValue, _ bytes: inout [UInt8]) {
    switch value {
    case .null, .blob: bytes += "null".utf8
    case .integer(let number): bytes += String(number).utf8
    case .real(let number): bytes += (number.isFinite ? String(number) : "null").utf8
    case .text(let text):
      bytes.append(0x22)
      for byte in text.utf8 {
        switch byte {
        case 0x22, 0x5C: bytes += [0x5C, byte]
        case 0..<0x20: bytes += escaped(byte)
        default: bytes.append(byte)
        }
      }
      bytes.append(0x22)
    }
  }

  private static func escaped(_ byte: UInt8) -> [UInt8] {
    let digits = String(byte, radix: 16)
    return Array("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
  }
}
