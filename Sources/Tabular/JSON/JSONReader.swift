/// Reads objects, one a row: the members of one array, or one a line (JSON Lines).
///
/// The names of the first objects are the columns. Objects within objects are columns `outer.inner`;
/// plain values of an array are one cell, joined by the list sign; what is deeper stays JSON. What
/// is no object is a row of one column, `value`.
package final class JSONReader: RecordReader {
  package struct Options: Sendable {
    package var isLines: Bool
    package var listSign: Character
    /// How many objects are looked at for their names before the first row, at least 1.
    package var sampleSize = 1000

    package init(isLines: Bool, listSign: Character = ";") {
      self.isLines = isLines
      self.listSign = listSign
    }
  }

  private typealias Cells = [(name: String, cell: CellText)]

  private enum Item {
    case cells(Cells, line: Int)
    case bad(Problem)
  }

  private enum State { case start, inArray, ended }

  private let options: Options
  private var parser: JSONParser
  private var state = State.start
  private var failure: ReadError?
  /// Those that were read for the header.
  private var sample: [Item] = []
  private var nextSample = 0
  private var columns: [String]?
  private var places: [String: Int] = [:]
  private var passedOver: [String] = []

  package init(_ source: ByteSource, options: Options) {
    self.options = options
    parser = JSONParser(source)
  }

  package var progress: Double? { parser.progress }
  package private(set) var isEmptyList = false
  package var wanted: String {
    "an object for each record was expected: "
      + (options.isLines ? Self.example : "[\(Self.example)]")
  }
  package var emptiness: Problem {
    nameless ?? Problem(.syntax("it is empty"), line: 1, column: 1)
  }
  /// The first object, where it has no members.
  private var nameless: Problem?
  private static let example = #"{"title": "…"}"#

  package var notes: [String] {
    guard !passedOver.isEmpty else { return [] }
    let names = passedOver.sorted().map { "`\($0)`" }.joined(separator: ", ")
    return ["not in the first \(options.sampleSize) objects, and so passed over: \(names)"]
  }

  package func header() throws(ReadError) -> Row? {
    if columns == nil { try readSample() }
    guard let columns, !columns.isEmpty else { return nil }
    return Row(columns.map { .text($0) }, line: 1)
  }

  package func next() throws(ReadError) -> Record? {
    if columns == nil { try readSample() }
    if nextSample < sample.count {
      nextSample += 1
      return record(sample[nextSample - 1])
    }
    sample = []
    nextSample = 0
    if let failure { throw failure }
    return try read().map { record($0) }
  }

  private func readSample() throws(ReadError) {
    var names: [String] = []
    do throws(ReadError) {
      while sample.count < options.sampleSize, let item = try read() {
        sample.append(item)
        guard case .cells(let cells, _) = item else { continue }
        for (name, _) in cells where places[name] == nil {
          places[name] = names.count
          names.append(name)
        }
      }
    } catch {
      // What stands before the mistake is still a header; the mistake comes when it is reached.
      failure = error
      if names.isEmpty { throw error }
    }
    columns = names
  }

  private func record(_ item: Item) -> Record {
    switch item {
    case .bad(let problem): return .bad(problem)
    case .cells(let cells, let line):
      var row = [CellText](repeating: .missing, count: columns?.count ?? 0)
      for (name, cell) in cells {
        if let place = places[name] {
          row[place] = cell
        } else if passedOver.count < 20, !passedOver.contains(name) {
          passedOver.append(name)
        }
        if case .text(let text) = cell, text.utf8.contains(0) {
          return .bad(Problem(.nul, line: line))
        }
      }
      return .row(Row(row, line: line))
    }
  }

  // MARK: Objects

  private func read() throws(ReadError) -> Item? {
    if let failure { throw failure }
    do throws(ReadError) {
      return options.isLines ? try readLine() : try readMember()
    } catch {
      failure = error
      throw error
    }
  }

  private func readMember() throws(ReadError) -> Item? {
    switch state {
    case .ended: return nil
    case .inArray: return try member()
    case .start:
      try parser.skipSpace()
      guard let first = try parser.peek() else {
        state = .ended
        return nil
      }
      guard first == UInt8(ascii: "[") else {
        let item = try item()
        try end()
        return item
      }
      parser.pass()
      state = .inArray
      try parser.skipSpace()
      if try parser.peek() == UInt8(ascii: "]") {
        parser.pass()
        try end()
        isEmptyList = true
        return nil
      }
      return try member()
    }
  }

  private func member() throws(ReadError) -> Item? {
    try parser.skipSpace()
    let item = try item()
    if try parser.isClosed(by: UInt8(ascii: "]"), "]") { try end() }
    return item
  }

  private func end() throws(ReadError) {
    state = .ended
    try parser.skipSpace()
    guard try parser.peek() == nil else {
      throw .unreadable(
        parser.problem(
          "more stands behind the end; an object a line is JSON Lines: name the file .jsonl"))
    }
  }

  private func readLine() throws(ReadError) -> Item? {
    try parser.skipSpace()
    guard try parser.peek() != nil else { return nil }
    let line = parser.line
    do throws(ReadError) {
      let item = try item()
      try parser.skipSpace(isWithinLine: true)
      if let byte = try parser.peek(), byte != 0x0A {
        throw .unreadable(parser.problem("one value a line was expected, and \(try parser.here())"))
      }
      return item
    } catch {
      guard case .unreadable(let problem) = error, problem.isSyntax else { throw error }
      // A value that goes over several lines leaves its rest to be told as well.
      if parser.line == line { try parser.skipLine() }
      return .bad(problem)
    }
  }

  private func item() throws(ReadError) -> Item {
    let line = parser.line
    let start = parser.problem("the object that stands here has no members")
    let value = try parser.value()
    var cells: Cells = []
    if columns == nil, nameless == nil { nameless = start }
    if let problem = flatten(value, name: "", line: line, into: &cells) { return .bad(problem) }
    return .cells(cells, line: line)
  }

  private func flatten(
    _ value: JSONValue, name: String, line: Int, into cells: inout Cells
  ) -> Problem? {
    let column = name.isEmpty ? "value" : name
    switch value {
    case .null: cells.append((column, .missing))
    case .literal(let text), .text(let text): cells.append((column, .text(text)))
    case .object(let members):
      for (key, value) in members {
        let inner = name.isEmpty ? key : "\(name).\(key)"
        if let problem = flatten(value, name: inner, line: line, into: &cells) { return problem }
      }
    case .array(let members) where members.allSatisfy(\.isPlain):
      var texts: [String] = []
      for member in members {
        switch member {
        case .literal(let text), .text(let text):
          guard !text.contains(options.listSign) else {
            return Problem(.listSign(column, options.listSign), line: line)
          }
          texts.append(text)
        default: continue
        }
      }
      let joined = texts.joined(separator: String(options.listSign))
      cells.append((column, texts.isEmpty ? .missing : .text(joined)))
    case .array: cells.append((column, .text(value.written)))
    }
    return nil
  }
}
