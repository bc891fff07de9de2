import Testing

@testable import Tabular

@Suite struct EncodingTests {
  private func cells(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) throws -> [String] {
    var options = DelimitedReader.Options(delimiter: 0x2C, hasHeader: false)
    options.encoding = encoding
    let reader = DelimitedReader(ByteSource(bytes), options: options)
    guard case .row(let row)? = try reader.next() else { return [] }
    return row.map(\.text)
  }

  @Test func windows1252IsReadWhereItIsSaid() throws {
    let bytes: [UInt8] = [0x80, 0x2C, 0x93, 0xE9, 0x94, 0x2C, 0x9F, 0x0A]
    #expect(try cells(bytes, .windows1252) == ["€", "“é”", "Ÿ"])
    #expect(try cells(bytes) == [])
    #expect(try cells([0x81, 0x2C, 0x61, 0x0A], .windows1252) == [])
  }

  @Test(arguments: [true, false]) func utf16IsSeenWithAndWithoutItsMark(isBigEndian: Bool) throws {
    let units = Array("naïve,😀\n".utf16)
    let bytes = units.flatMap { unit in
      isBigEndian
        ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    #expect(try cells(bytes) == ["naïve", "😀"])
    #expect(try cells((isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]) + bytes) == ["naïve", "😀"])
  }

  @Test func recordsBeforeTheHeaderArePassedOver() throws {
    var options = DelimitedReader.Options(delimiter: 0x2C)
    options.skipped = 2
    let reader = DelimitedReader(ByteSource("Report\n\n2026\na,b\n1,2\n"), options: options)
    #expect(try reader.header()?.map(\.text) == ["a", "b"])
    guard case .row(let row)? = try reader.next() else {
      Issue.record("a row was expected")
      return
    }
    #expect(row.line == 5)
  }

  @Test func columnsWithoutAHeaderAreNumbered() throws {
    let reader = NumberedColumns(
      DelimitedReader(ByteSource("x,y\nz\n"), options: .init(delimiter: 0x2C, hasHeader: false)))
    #expect(try reader.header()?.map(\.text) == ["1", "2"])
    guard case .row(let row)? = try reader.next(),
      case .bad(let problem, let bad)? = try reader.next()
    else {
      Issue.record("a row and a bad one were expected")
      return
    }
    #expect(row.map(\.text) == ["x", "y"])
    #expect(problem == Problem(.fieldCount(expected: 2, found: 1), line: 2))
    #expect(bad?.map(\.text) == ["z"])
  }

  @Test func aBadRecordComesAsItStands() throws {
    let reader = DelimitedReader(
      ByteSource("a,b\n\"x\"y,2\n"), options: .init(delimiter: 0x2C))
    guard case .bad(_, let row)? = try reader.next() else {
      Issue.record("a bad row was expected")
      return
    }
    #expect(row?.map(\.text) == ["\"x\"y,2"])
  }
}
