import Domain

/// What a cell of a sheet holds, as text.
enum SheetCell {
  case text(String)
  /// `#N/A` and its like.
  case error(String)
  /// A formula whose value the program that wrote it left out.
  case uncomputed

  var text: String {
    switch self {
    case .text(let text), .error(let text): text
    case .uncomputed: ""
    }
  }

  /// Why a row with such a cell cannot be taken; nil where it can.
  var problem: String? {
    switch self {
    case .text: nil
    case .error(let error): "holds the error \(error)"
    case .uncomputed:
      "holds a formula without its value; open the workbook in a spreadsheet program and save it"
    }
  }
}

/// What a workbook says once for all its sheets: their names, the texts they share, and which
/// formats are dates.
struct WorkbookParts {
  private(set) var sheets: [(name: String, part: String)] = []
  private var countsFrom1904 = false
  private var shared = SharedTexts()
  /// By style: what its number means.
  private var styles: [NumberMeaning] = []

  enum NumberMeaning { case number, date, time }

  init(_ archive: Archive) throws(ReadError) {
    try readSheets(archive)
    try readStyles(archive)
    try readTexts(archive)
  }

  /// Opens a sheet by its name; nil opens the first.
  func open(_ name: String?, in archive: Archive) throws(ReadError) -> XMLPart {
    let found =
      name.map { name in
        sheets.first { $0.name == name }
          ?? sheets.first { $0.name.lowercased() == name.lowercased() }
      } ?? sheets.first
    guard let found else {
      guard let name else { throw archive.isDamaged }
      let names = sheets.map { "\"\($0.name)\"" }.joined(separator: ", ")
      throw .source(
        .failed(archive.name, reason: "it has no sheet \"\(name)\"; its sheets are \(names)"))
    }
    guard let part = try XMLPart(found.part, of: archive) else { throw archive.isDamaged }
    return part
  }

  private mutating func readSheets(_ archive: Archive) throws(ReadError) {
    guard let links = try XMLPart("xl/_rels/workbook.xml.rels", of: archive) else {
      throw .source(.failed(archive.name, reason: "it is a ZIP archive, but no workbook"))
    }
    var targets: [String: String] = [:]
    links.onStart = { name, attributes in
      guard name == "Relationship", let id = XMLPart.value("Id", in: attributes),
        let target = XMLPart.value("Target", in: attributes)
      else { return }
      targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    }
    try links.readAll()
    guard let part = try XMLPart("xl/workbook.xml", of: archive) else { throw archive.isDamaged }
    var found: [(name: String, part: String)] = []
    var is1904 = false
    part.onStart = { name, attributes in
      if name == "workbookPr" {
        is1904 = ["1", "true"].contains(XMLPart.value("date1904", in: attributes) ?? "")
      }
      // The sheet's number stands in `sheetId`, and its link in `r:id`.
      guard name == "sheet", let title = XMLPart.value("name", in: attributes),
        let id = XMLPart.value("id", in: attributes), let target = targets[id]
      else { return }
      found.append((title, target))
    }
    try part.readAll()
    (sheets, countsFrom1904) = (found, is1904)
  }

  private mutating func readTexts(_ archive: Archive) throws(ReadError) {
    guard let part = try XMLPart("xl/sharedStrings.xml", of: archive) else { return }
    var texts = SharedTexts()
    var isText = false
    var isPhonetic = false
    part.onStart = { name, _ in
      if name == "t" { isText = true }
      if name == "rPh" { isPhonetic = true }
    }
    part.onText = { if isText, !isPhonetic { texts.append($0) } }
    part.onEnd = { name in
      if name == "t" { isText = false }
      if name == "rPh" { isPhonetic = false }
      if name == "si" { texts.end() }
    }
    while try part.readBlock() {
      guard texts.size < 1 << 30 else {
        throw .source(.failed(archive.name, reason: "its texts take more than 1 GiB"))
      }
    }
    shared = texts
  }

  private mutating func readStyles(_ archive: Archive) throws(ReadError) {
    guard let part = try XMLPart("xl/styles.xml", of: archive) else { return }
    var codes: [Int: String] = [:]
    var formats: [Int] = []
    var isCell = false
    part.onStart = { name, attributes in
      func number(_ key: String) -> Int? { XMLPart.value(key, in: attributes).flatMap { Int($0) } }
      switch name {
      case "numFmt":
        if let id = number("numFmtId") { codes[id] = XMLPart.value("formatCode", in: attributes) }
      case "cellXfs": isCell = true
      case "xf": if isCell { formats.append(number("numFmtId") ?? 0) }
      default: break
      }
    }
    part.onEnd = { if $0 == "cellXfs" { isCell = false } }
    try part.readAll()
    styles = formats.map { Self.meaning($0, codes[$0]) }
  }

  /// The formats that need no code are those of ECMA-376, part 1, 18.8.30.
  private static func meaning(_ format: Int, _ code: String?) -> NumberMeaning {
    guard let code else {
      switch format {
      case 14...17, 22, 27...31, 34...36, 50...58: return .date
      case 18...21, 32...33, 45...47: return .time
      default: return .number
      }
    }
    // What stands in quotes, in brackets or behind a backslash is no part of a date.
    var (isQuoted, isBracketed, isEscaped) = (false, false, false)
    var letters: Set<Character> = []
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if character == "\\" || character == "_" || character == "*" {
        isEscaped = true
      } else if character == "\"" {
        isQuoted.toggle()
      } else if !isQuoted, character == "[" || character == "]" {
        isBracketed = character == "["
      } else if character == ";" {
        break
      } else if !isQuoted, !isBracketed {
        letters.insert(character)
      }
    }
    if !letters.isDisjoint(with: ["y", "d"]) { return .date }
    if !letters.isDisjoint(with: ["h", "s"]) { return .time }
    return letters.contains("m") ? .date : .number
  }

  /// Nil where there is nothing in the cell.
  func cell(_ raw: String, _ type: String, _ style: Int) -> SheetCell? {
    switch type {
    case "s":
      guard let index = Int(raw), let text = shared[index] else { return .error("#REF!") }
      return .text(Self.unspelt(text))
    case "str", "inlineStr": return .text(Self.unspelt(raw))
    case "b": return .text(raw == "1" ? "true" : "false")
    case "e": return .error(raw)
    case "d":
      return raw.isEmpty ? nil : .text(raw.hasSuffix("T00:00:00") ? String(raw.prefix(10)) : raw)
    default:
      guard !raw.isEmpty else { return nil }
      guard styles.indices.contains(style), styles[style] != .number, let serial = Double(raw),
        let text = text(serial, styles[style])
      else { return .text(raw) }
      return .text(text)
    }
  }

  /// Controls are spelt `_x0007_` in a workbook.
  private static func unspelt(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    var result = String.UnicodeScalarView()
    var rest = Substring(text).unicodeScalars[...]
    while let first = rest.first {
      let spelling = Array(rest.prefix(7))
      if first == "_", spelling.count == 7, spelling[1] == "x", spelling[6] == "_",
        spelling[2...5].allSatisfy({ $0.properties.isASCIIHexDigit }),
        let scalar = UInt32(String(String.UnicodeScalarView(spelling[2...5])), radix: 16)
          .flatMap({ Unicode.Scalar($0) })
      {
        result.append(scalar)
        rest = rest.dropFirst(7)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return String(result)
  }

  /// A date or time counted in days; nil outside the years 1900 to 9999.
  private func text(_ serial: Double, _ meaning: NumberMeaning) -> String? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    var days = Int(serial)
    var seconds = Int(((serial - Double(days)) * 86_400).rounded())
    if seconds == 86_400 { (days, seconds) = (days + 1, 0) }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let time = "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    if meaning == .time, days == 0 { return time }
    // Excel takes 1900 for a leap year, so that its count is one less before 1 March.
    let day =
      countsFrom1904
      ? Day(number: days - 24_107) : Day(number: days - 25_569 + (days < 60 ? 1 : 0))
    return seconds == 0 ? day.description : "\(day)T\(time)"
  }
}

/// Texts by number, all in one piece of memory.
struct SharedTexts {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  var size: Int { bytes.count }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) { bytes += text }
  mutating func end() { ends.append(bytes.count) }

  subscript(index: Int) -> String? {
    guard ends.indices.contains(index) else { return nil }
    return String(decoding: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]], as: UTF8.self)
  }
}
