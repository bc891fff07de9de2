import Book
import Domain
import Language
import Query

/// What could stand at the cursor: the line is bound with a word that means nothing in the
/// cursor's place, and what was expected there is the answer.
struct Completer {
  struct Candidate: Equatable {
    var text: String
    var note: String
  }

  /// A word nobody writes.
  private static let probe = "qzxjkvwq"

  let environment: Environment

  /// The candidates, and the bytes of the line that they stand for.
  func complete(_ line: String, at cursor: Int) -> (
    replace: Range<Int>, candidates: [Candidate], isFile: Bool
  ) {
    let bytes = Array(line.utf8.prefix(cursor))
    let start = wordStart(bytes)
    let partial = String(decoding: bytes[start...], as: UTF8.self)
    let head = String(decoding: bytes[..<start], as: UTF8.self)
    if partial.hasPrefix("$") { return (start..<cursor, variables(partial), false) }
    // Inside an open text there is nothing to offer but files.
    if let quote = openQuote(bytes) {
      let written = String(decoding: bytes[(quote + 1)...], as: UTF8.self)
      let before = String(decoding: bytes[..<quote], as: UTF8.self)
      guard expected(before + "\"\(Self.probe)", asText: true).isFile else {
        return (cursor..<cursor, [], false)
      }
      return ((quote + 1)..<cursor, files(written), true)
    }
    guard !isComment(bytes) else { return (cursor..<cursor, [], false) }
    // After a dot only the last name is open.
    let dot = partial.lastIndex(of: ".")
    let prefix = dot.map { String(partial[..<partial.index(after: $0)]) } ?? ""
    let last = String(partial.dropFirst(prefix.count))
    let wanted = expected(head + prefix + Self.probe, asText: false)
    var candidates = words(wanted, matching: last)
    candidates += records(wanted.handles, matching: last)
    if wanted.isFile, last.isEmpty { candidates.append(Candidate(text: "\"", note: "a file")) }
    return (start + prefix.utf8.count..<cursor, candidates, false)
  }

  private func wordStart(_ bytes: [UInt8]) -> Int {
    var start = bytes.count
    while start > 0 {
      let byte = bytes[start - 1]
      let isWord =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte >= 0x80 || [0x2D, 0x2E, 0x3A, 0x5F, 0x24].contains(byte)
      if !isWord { break }
      start -= 1
    }
    return start
  }

  /// The offset of a quote that is still open.
  private func openQuote(_ bytes: [UInt8]) -> Int? {
    var open: Int?
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x5C where open != nil: index += 1
      case 0x22: open = open == nil ? index : nil
      case 0x0A where open == nil: break
      default: break
      }
      index += 1
    }
    return open
  }

  private func isComment(_ bytes: [UInt8]) -> Bool {
    let line = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).last ?? []
    var inText = false
    for (index, byte) in line.enumerated() {
      if byte == 0x22 { inText.toggle() }
      if byte == 0x23, !inText, index == 0 || line[line.startIndex + index - 1] == 0x20 {
        return true
      }
    }
    return false
  }

  // MARK: What was expected

  private func expected(_ text: String, asText: Bool) -> Expected {
    let source = SourceText(name: "prompt", text + (asText ? "\"" : ""))
    let (program, _) = Parser.parse(source, blocks: Command.blocks)
    var environment = environment
    environment.bindsOnly = true
    guard let statement = innermost(program.statements, &environment) else {
      return Reading.words(environment)
    }
    do {
      switch try Reading(statement, in: environment) {
      case .question(let pipeline): _ = try Question(pipeline, in: environment)
      case .command(let command):
        let arguments = try SyntaxReader.read(
          command, statement.pipeline, in: environment, isCheck: true)
        try bindInside(arguments, environment)
      }
    } catch let problem as Problem {
      let end = source.bytes.count - (asText ? 1 : 0)
      let isHere = problem.diagnostic.span.upper >= end - Self.probe.utf8.count
      return isHere ? problem.expected : Expected()
    } catch {}
    return Expected(isFile: asText && takesFile(statement))
  }

  private func takesFile(_ statement: Statement) -> Bool {
    let verb = statement.pipeline.segments.first?.elements.first?.word ?? ""
    let isSave = statement.pipeline.segments.last?.elements.first?.word == "save"
    return isSave || ["import", "export", "run", "open"].contains(verb)
  }

  /// Questions and conditions that a command holds are bound when it runs; here at once.
  private func bindInside(_ arguments: Arguments, _ environment: Environment) throws {
    for name in ["question", "records", "source"] {
      if let pipeline = arguments.pipeline(name) { _ = try Question(pipeline, in: environment) }
    }
    if let condition = arguments.expression("condition") {
      _ = try Computation(condition: condition, in: environment)
    }
    if let value = arguments.expression("value") { _ = try Computation(value, in: environment) }
  }

  /// The statement the cursor is in, with the loops around it known.
  private func innermost(
    _ statements: [Statement], _ environment: inout Environment
  ) -> Statement? {
    guard let last = statements.last else { return nil }
    guard let clause = last.clauses.last, !clause.body.isEmpty else { return last }
    if case .variable(let name, _)? = last.pipeline.segments.first?.elements.dropFirst(2).first?
      .kind
    {
      environment.variables[name.text] = Variable(.missing, nil)
    } else if let word = last.pipeline.segments.first?.elements.dropFirst(2).first?.word {
      environment.variables[word] = Variable(.missing, nil)
    }
    return innermost(clause.body, &environment)
  }

  // MARK: Candidates

  private func variables(_ partial: String) -> [Candidate] {
    environment.variables.keys.sorted().map { "$\($0)" }.filter { $0.hasPrefix(partial) }
      .map { Candidate(text: $0, note: "") }
  }

  private func words(_ expected: Expected, matching partial: String) -> [Candidate] {
    var seen: Set<String> = []
    let all = expected.words.filter { seen.insert($0.text).inserted }
    let lowered = partial.lowercased()
    let starting = all.filter { $0.text.lowercased().hasPrefix(lowered) }
    let chosen =
      starting.isEmpty && !partial.isEmpty
      ? all.filter { $0.text.split(separator: "-").contains { $0.lowercased().hasPrefix(lowered) } }
      : starting
    return chosen.map { Candidate(text: $0.text, note: $0.note) }
  }

  /// Handles that begin so, then those whose title has a word that does.
  private func records(_ kinds: [Kind], matching partial: String) -> [Candidate] {
    guard !kinds.isEmpty else { return [] }
    let names = environment.names
    var found = (try? names.records(prefix: partial, kinds: kinds, limit: 100)) ?? []
    if !partial.isEmpty {
      found += (try? names.records(titleWord: partial, kinds: kinds, limit: 100)) ?? []
    }
    var seen: Set<RecordID> = []
    return found.filter { seen.insert($0.id).inserted }.prefix(200).map {
      Candidate(text: $0.handle, note: $0.title)
    }
  }

  private func files(_ written: String) -> [Candidate] {
    FileNames.beginning(with: written).map { Candidate(text: $0, note: "") }
  }
}
