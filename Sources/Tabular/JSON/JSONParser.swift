/// Reads values of JSON (RFC 8259) from a source, byte by byte, and knows where it stands.
struct JSONParser {
  /// Brackets within brackets; deeper ones are refused.
  static let depthLimit = 512

  private var source: UnicodeSource
  var progress: Double? { source.progress }
  private var buffer: [UInt8] = []
  private var index = 0
  private var isAtEnd = false
  private(set) var line = 1
  /// Scalars of the line that were passed.
  private var column = 0
  /// Bytes of the value being read, against its limit.
  private var length = 0
  private let limit: Int

  /// - Parameter limit: most bytes of one value that `value` reads.
  init(_ source: ByteSource, limit: Int = 64 << 20) {
    self.source = UnicodeSource(source, blockSize: 1 << 16)
    self.limit = limit
  }

  // MARK: Bytes

  /// The next byte without passing it; nil at the end.
  mutating func peek() throws(ReadError) -> UInt8? {
    while index == buffer.count {
      if isAtEnd { return nil }
      buffer.removeAll(keepingCapacity: true)
      index = 0
      do throws(SourceError) {
        isAtEnd = try !source.read(into: &buffer)
      } catch {
        throw .source(error)
      }
    }
    return buffer[index]
  }

  mutating func pass() {
    let byte = buffer[index]
    index += 1
    length += 1
    if byte == 0x0A {
      line += 1
      column = 0
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }

  /// Passes white space.
  ///
  /// - Parameter isWithinLine: it stops before a line break.
  mutating func skipSpace(isWithinLine: Bool = false) throws(ReadError) {
    while let byte = try peek() {
      guard byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A && !isWithinLine else {
        return
      }
      pass()
    }
  }

  /// Passes all up to the end of the line.
  mutating func skipLine() throws(ReadError) {
    while let byte = try peek() {
      pass()
      if byte == 0x0A { return }
    }
  }

  func problem(_ message: String) -> Problem {
    Problem(.syntax(message), line: line, column: column + 1)
  }

  private func fail(_ message: String) -> ReadError { .unreadable(problem(message)) }

  /// What stands here, for a message.
  mutating func here() throws(ReadError) -> String {
    guard let byte = try peek() else { return "the file ends" }
    switch byte {
    case 0x21...0x7E: return "`\(Character(Unicode.Scalar(byte)))` stands here"
    case 0x0A, 0x0D: return "the line ends"
    default: return "another character stands here"
    }
  }

  // MARK: Values

  mutating func value() throws(ReadError) -> JSONValue {
    length = 0
    return try value(depth: 0)
  }

  private mutating func value(depth: Int) throws(ReadError) -> JSONValue {
    guard depth < Self.depthLimit else {
      throw fail("brackets stand more than \(Self.depthLimit) deep")
    }
    guard length <= limit else { throw .unreadable(Problem(.tooLong(limit: limit), line: line)) }
    switch try peek() {
    case UInt8(ascii: "{")?: return try object(depth)
    case UInt8(ascii: "[")?: return try array(depth)
    case UInt8(ascii: "\"")?: return .text(try text())
    case UInt8(ascii: "t")?: return try word("true", .literal("true"))
    case UInt8(ascii: "f")?: return try word("false", .literal("false"))
    case UInt8(ascii: "n")?: return try word("null", .null)
    case UInt8(ascii: "-")?, (UInt8(ascii: "0")...UInt8(ascii: "9"))?: return try number()
    default: throw fail("a value was expected, and \(try here())")
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(ReadError) -> JSONValue {
    for byte in word.utf8 {
      guard try peek() == byte else { throw fail("`\(word)` was expected, and \(try here())") }
      pass()
    }
    return value
  }

  private mutating func object(_ depth: Int) throws(ReadError) -> JSONValue {
    pass()
    var members: [(key: String, value: JSONValue)] = []
    try skipSpace()
    if try peek() == UInt8(ascii: "}") {
      pass()
      return .object([])
    }
    while true {
      try skipSpace()
      guard try peek() == UInt8(ascii: "\"") else {
        throw fail("a name in double quotes was expected, and \(try here())")
      }
      let key = try text()
      try skipSpace()
      guard try peek() == UInt8(ascii: ":") else {
        throw fail("`:` was expected behind a name, and \(try here())")
      }
      pass()
      try skipSpace()
      let value = try value(depth: depth + 1)
      // Of two members of one name the last counts.
      if let same = members.firstIndex(where: { $0.key == key }) {
        members[same].value = value
      } else {
        members.append((key, value))
      }
      if try isClosed(by: UInt8(ascii: "}"), "}") { return .object(members) }
    }
  }

  private mutating func array(_ depth: Int) throws(ReadError) -> JSONValue {
    pass()
    var members: [JSONValue] = []
    try skipSpace()
    if try peek() == UInt8(ascii: "]") {
      pass()
      return .array([])
    }
    while true {
      try skipSpace()
      members.append(try value(depth: depth + 1))
      if try isClosed(by: UInt8(ascii: "]"), "]") { return .array(members) }
    }
  }

  /// Behind a member: passes the comma, or the bracket that closes.
  mutating func isClosed(by bracket: UInt8, _ name: String) throws(ReadError) -> Bool {
    try skipSpace()
    switch try peek() {
    case UInt8(ascii: ",")?:
      pass()
      return false
    case bracket?:
      pass()
      return true
    default: throw fail("`,` or `\(name)` was expected, and \(try here())")
    }
  }

  private mutating func number() throws(ReadError) -> JSONValue {
    var digits: [UInt8] = []
    if try peek() == UInt8(ascii: "-") {
      digits.append(UInt8(ascii: "-"))
      pass()
    }
    if try peek() == UInt8(ascii: "0") {
      digits.append(UInt8(ascii: "0"))
      pass()
      if try isAtDigit() { throw fail("a number does not begin with 0 and a digit") }
    } else {
      try takeDigits(&digits, "here")
    }
    if try peek() == UInt8(ascii: ".") {
      digits.append(UInt8(ascii: "."))
      pass()
      try takeDigits(&digits, "behind the point")
    }
    if let byte = try peek(), byte | 0x20 == UInt8(ascii: "e") {
      digits.append(byte)
      pass()
      if let sign = try peek(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        digits.append(sign)
        pass()
      }
      try takeDigits(&digits, "in the exponent")
    }
    return .literal(String(decoding: digits, as: UTF8.self))
  }

  private mutating func isAtDigit() throws(ReadError) -> Bool {
    guard let byte = try peek() else { return false }
    return (0x30...0x39).contains(byte)
  }

  private mutating func takeDigits(
    _ digits: inout [UInt8], _ place: String
  ) throws(ReadError) {
    guard try isAtDigit() else { throw fail("a digit was expected \(place), and \(try here())") }
    while try isAtDigit() {
      digits.append(buffer[index])
      pass()
    }
  }

  // MARK: Text

  private mutating func text() throws(ReadError) -> String {
    let start = problem("this quote is never closed")
    pass()
    var bytes: [UInt8] = []
    while let byte = try peek() {
      switch byte {
      case UInt8(ascii: "\""):
        pass()
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw .unreadable(Problem(.notUTF8, line: start.line, column: start.column))
        }
        return text
      case UInt8(ascii: "\\"):
        pass()
        try escape(into: &bytes)
      case ..<0x20: throw fail("a line break or another control stands in a text; write it \\n")
      default:
        bytes.append(byte)
        pass()
        if length > limit { throw .unreadable(Problem(.tooLong(limit: limit), line: line)) }
      }
    }
    throw .unreadable(start)
  }

  private mutating func escape(into bytes: inout [UInt8]) throws(ReadError) {
    guard let byte = try peek() else { throw fail("the file ends within a text") }
    let plain: UInt8
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain = byte
    case UInt8(ascii: "b"): plain = 0x08
    case UInt8(ascii: "f"): plain = 0x0C
    case UInt8(ascii: "n"): plain = 0x0A
    case UInt8(ascii: "r"): plain = 0x0D
    case UInt8(ascii: "t"): plain = 0x09
    case UInt8(ascii: "u"):
      pass()
      let scalar = try escapedScalar()
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      return
    default: throw fail("behind a backslash stands one of \" \\ / b f n r t u, and \(try here())")
    }
    bytes.append(plain)
    pass()
  }

  private mutating func escapedScalar() throws(ReadError) -> Unicode.Scalar {
    let first = try fourDigits()
    if let scalar = Unicode.Scalar(UInt32(first)) { return scalar }
    let half = fail("\\u writes half a character; its other half was expected behind it")
    guard UTF16.isLeadSurrogate(first), try peek() == UInt8(ascii: "\\") else { throw half }
    pass()
    guard try peek() == UInt8(ascii: "u") else { throw half }
    pass()
    let second = try fourDigits()
    guard UTF16.isTrailSurrogate(second) else { throw half }
    let value = 0x10000 + (UInt32(first) & 0x3FF) << 10 + UInt32(second) & 0x3FF
    guard let scalar = Unicode.Scalar(value) else { throw half }
    return scalar
  }

  private mutating func fourDigits() throws(ReadError) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = try peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fail("four digits from 0 to f were expected behind \\u, and \(try here())")
      }
      value = value << 4 | UInt16(digit)
      pass()
    }
    return value
  }
}
