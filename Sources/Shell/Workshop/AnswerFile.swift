import Domain
import Language
import Query
import Tabular

/// Answers in a CSV file.
///
/// Long: columns `block`, `person`, `statement`, `answer`, and, where they are wanted, `of`,
/// `confidence`, `code`. Wide, as a stack of cards is copied: `person`, and a column for each
/// statement by its number or words; it is for one block.
struct AnswerFile {
  struct Line {
    var number: Int
    var block: String
    var person: String
    /// Nil in a wide file, whose cells are in `cells`.
    var statement: String?
    var answer: String
    var of: String
    var confidence: String
    var code: String
    var cells: [(statement: String, answer: String)] = []
  }

  var path: String
  var lines: [Line] = []

  init(_ path: String, named name: String, at span: Span) throws {
    self.path = name
    func refused(_ reason: String) -> Query.Problem {
      Query.Problem("`\(name)` cannot be read as answers: \(reason)", at: span)
    }
    let reader: DelimitedReader
    do {
      reader = DelimitedReader(
        try ByteSource(path: path), options: DelimitedReader.Options(delimiter: nil))
    } catch { throw Query.Problem(error.description, at: span) }
    do {
      guard
        let header = try reader.header().map({ row in row.map { $0.text.trimmed.lowercased() } })
      else { throw refused("it is empty") }
      guard let person = header.firstIndex(of: "person") ?? header.firstIndex(of: "by") else {
        throw refused("a column `person` is missing")
      }
      func place(_ names: String...) -> Int? {
        names.lazy.compactMap { header.firstIndex(of: $0) }.first
      }
      let statement = place("statement"), answer = place("answer", "score")
      let known = [place("block"), person, place("of"), place("confidence"), place("code")]
      while let record = try reader.next() {
        guard case .row(let row) = record else { continue }
        func cell(_ place: Int?) -> String { place.flatMap { row.value(at: $0) }?.trimmed ?? "" }
        var line = Line(
          number: row.line, block: cell(place("block")), person: cell(person),
          statement: answer == nil ? nil : cell(statement), answer: cell(answer),
          of: cell(place("of")), confidence: cell(place("confidence")), code: cell(place("code")))
        if answer == nil {
          for (index, name) in header.enumerated() where !known.contains(index) {
            line.cells.append((name, cell(index)))
          }
        }
        lines.append(line)
      }
    } catch let problem as Query.Problem {
      throw problem
    } catch {
      throw refused("a row is broken")
    }
  }
}

extension Runner {
  /// `file "answers.csv"`
  func takeFile(_ words: String, _ plan: BlockPlan) throws {
    guard plan.isAnswered, !state.locked.contains(state.block) else {
      try room.say("This block takes no answers now.")
      return
    }
    let name = words.trimming("\"")
    let path = try session.resolved(name, at: Span(0, 0))
    try take(AnswerFile(path, named: name, at: Span(0, 0)), plan)
    try room.say("\(state.answered) of \(state.expected) have answered.")
  }

  /// Takes what a file has for a block: all of it, or nothing.
  func take(_ file: AnswerFile, _ plan: BlockPlan) throws {
    guard plan.isAnswered else { return }
    let sentences = sentences(plan)
    let number = state.block + 1
    let lines = file.lines.filter { line in
      line.block.isEmpty || line.block == String(number)
        || line.block.lowercased() == plan.title.lowercased()
    }
    var sheets: [AnswerSheet] = []
    for line in lines {
      func refused(_ reason: String) -> Query.Problem {
        Query.Problem(
          "`\(file.path)`, line \(line.number): \(reason)", at: Span(0, 0),
          help: ["nothing of the file was taken for this block"])
      }
      let id: RecordID
      do { id = try person(line.person, among: answerers(plan)) } catch let problem as Query.Problem
      {
        throw refused(problem.diagnostic.message)
      }
      let place: Int
      if let known = sheets.firstIndex(where: { $0.participant.id == id }) {
        place = known
      } else {
        guard let participant = participants.first(where: { $0.id == id }) else { continue }
        sheets.append(
          AnswerSheet(
            participant: participant, target: target(participant, plan),
            answers: [Reply?](repeating: nil, count: sentences.count)))
        place = sheets.count - 1
      }
      do {
        for (name, text) in line.statement.map({ [($0, line.answer)] }) ?? line.cells {
          guard let item = item(name, sentences) else {
            throw AnswerProblem(message: "there is no statement `\(name)` in this block")
          }
          sheets[place].answers[item] = try plan.answer(text, sentences[item], of: sentences.count)
        }
      } catch let problem as AnswerProblem { throw refused(problem.message) }
      if isAnonymous, isName(line.code.lowercased()) {
        throw refused("a code is a word that nobody else knows, and not a name")
      }
      if !line.code.isEmpty { sheets[place].code = line.code.lowercased() }
      if let confidence = Double(line.confidence) { sheets[place].confidence = confidence }
      if plan.isGuess, !line.of.isEmpty {
        sheets[place].target = try session.environment.record(
          Name(line.of, Span(0, 0)), kinds: [kind("unit"), kind("person")])
      }
    }
    for index in sheets.indices {
      if isAnonymous, sheets[index].code == nil {
        sheets[index].code = cardCode(sheets[index].participant)
      }
      do { try plan.check(sheets[index].answers, of: sentences.count) } catch let problem
        as AnswerProblem
      {
        throw Query.Problem("`\(file.path)`: \(problem.message)", at: Span(0, 0))
      }
    }
    state.expected = answerers(plan).count
    for sheet in sheets where sheet.answers.contains(where: { $0 != nil }) {
      try accept(sheet, plan)
    }
  }

  /// What links the rounds of a card without a code. Drawn by lot and kept in memory alone: the
  /// place of a card in the file would name its writer.
  private func cardCode(_ participant: Participant) -> String {
    if let code = cardCodes[participant.id] { return code }
    let letters = (0..<8).map { _ in "abcdefghijkmnpqrstuvwxyz".randomElement() ?? "a" }
    cardCodes[participant.id] = "card-" + String(letters)
    return cardCode(participant)
  }

  private func item(_ name: String, _ sentences: [Sentence]) -> Int? {
    if name.isEmpty, sentences.count == 1 { return 0 }
    if let number = Int(name), sentences.indices.contains(number - 1) { return number - 1 }
    return sentences.firstIndex {
      $0.title.lowercased() == name.lowercased() || (try? session.handle($0.id)) == name
    }
  }
}
