import Tabular
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct SourceTests {
  /// A new folder under the system's own for temporary files, gone with the closure.
  private func withFolder(_ body: (String) throws -> Void) throws {
    var template = Array("/tmp/tabular-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer {
      unlink(folder + "/a.csv")
      rmdir(folder)
    }
    try body(folder)
  }

  private func write(_ text: String, to path: String, mode: mode_t = 0o600) throws {
    let descriptor = open(path, O_CREAT | O_WRONLY, mode)
    try #require(descriptor >= 0)
    let count = Array(text.utf8).withUnsafeBytes { systemWrite(descriptor, $0) }
    #expect(count == text.utf8.count)
    close(descriptor)
  }

  @Test func readsAFile() throws {
    try withFolder { folder in
      let path = folder + "/a.csv"
      let lines = (0..<20_000).map { "\($0),\"value \($0)\"" }
      try write(lines.joined(separator: "\n"), to: path)
      let found = reading(try ByteSource(path: path), .init(blockSize: 1000))
      #expect(found.rows.count == 20_000)
      #expect(found.rows.last == ["19999", "value 19999"])
    }
  }

  @Test func saysWhyAFileDoesNotOpen() throws {
    try withFolder { folder in
      #expect(throws: SourceError.isDirectory(folder)) { try ByteSource(path: folder) }
      for path in [folder + "/none.csv", "", folder + "/a\0b"] {
        #expect(throws: SourceError.noSuchFile(path)) { try ByteSource(path: path) }
      }
      let path = folder + "/a.csv"
      try write("x", to: path, mode: 0)
      #expect(throws: SourceError.noSuchFile(path + "/b")) { try ByteSource(path: path + "/b") }
      // Nothing is forbidden to the superuser.
      if geteuid() != 0 {
        #expect(throws: SourceError.permissionDenied(path)) { try ByteSource(path: path) }
      }
      #expect("\(SourceError.noSuchFile(path))".contains(path))
    }
  }

  @Test func aReadThatFailsEndsTheReading() {
    let source = ByteSource(descriptor: -1, name: "nowhere")
    guard case .source(.failed("nowhere", _))? = reading(source, .init(blockSize: 8)).failure else {
      Issue.record("a bad descriptor was read")
      return
    }
  }

  @Test func recordsComeFromAPipeBeforeItEnds() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let source = ByteSource(descriptor: ends[0], name: "pipe")
    let reader = DelimitedReader(source, options: .init(blockSize: 1 << 16))
    for index in 0..<3 {
      let bytes = Array("row \(index),\"x\ny\"\n".utf8)
      #expect(bytes.withUnsafeBytes { systemWrite(ends[1], $0) } == bytes.count)
      guard case .row(let row)? = try reader.next() else {
        Issue.record("no record \(index)")
        break
      }
      #expect(row.map(\.text) == ["row \(index)", "x\ny"])
    }
    close(ends[1])
    let atEnd = try reader.next() == nil
    #expect(atEnd)
    close(ends[0])
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

@Suite struct SniffTests {
  private static let cases: [(String, Character)] = [
    ("a,b\n1,2\n", ","), ("a\tb\n1,5\t2,5\n", "\t"), ("a;b\n1,5;2,5\n", ";"),
    ("a|b\n1|2\n", "|"), ("", ","), ("a\nb\n", ","), ("\"a;b\",c\n\"d;e\",f\n", ","),
    ("\"a,b\";c\n\"d,e\";f\n", ";"), ("id;name, title\n1;x, y\n", ";"),
    ("a,b;c\n1,2\n3,4\n", ","), ("a;b,c\n1;2\n3;4\n", ";"), ("a;b", ";"),
    ("title,tags\n\"x\ny\",a;b;c\nz,d;e\n", ","), ("a b c\n1 2 3\n", ","),
  ]

  @Test(arguments: cases) func finds(text: String, delimiter: Character) {
    for blockSize in [1, 3, 1 << 16] {
      let found = reading(text, .init(delimiter: nil, blockSize: blockSize))
      #expect(found.delimiter == delimiter.asciiValue)
    }
  }

  @Test func aSampleCutInARecordIsNoObstacle() {
    let text = (0..<20_000).map { "\($0);a, b and \($0)\n" }.joined()
    let found = reading(text, .init(delimiter: nil, blockSize: 1 << 12))
    #expect(found.delimiter == UInt8(ascii: ";") && found.rows.count == 20_000)
    let long = "id;note\n1;\"" + String(repeating: "x,y\n", count: 40_000) + "\"\n1;2\n"
    #expect(reading(long, .init(delimiter: nil, blockSize: 1 << 12)).rows.count == 3)
  }
}
