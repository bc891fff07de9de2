/// A value of JSON as it is written: numbers keep their digits.
indirect enum JSONValue: Equatable {
  case null
  /// A number, `true` or `false`, as it stands.
  case literal(String)
  case text(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  static func == (left: JSONValue, right: JSONValue) -> Bool { left.written == right.written }

  var isPlain: Bool {
    switch self {
    case .null, .literal, .text: true
    case .array, .object: false
    }
  }

  /// As JSON again, without spaces.
  var written: String {
    switch self {
    case .null: "null"
    case .literal(let text): text
    case .text(let text): Self.quoted(text)
    case .array(let members): "[" + members.map(\.written).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.map { Self.quoted($0.key) + ":" + $0.value.written }.joined(separator: ",")
        + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
