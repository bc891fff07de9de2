import Book
import Domain
import Insight
import Language
import Query

/// What a block asks whom, and how answers come into the book.
extension Runner {
  func answerers(_ plan: BlockPlan) -> [Participant] {
    plan.answerers(participants, facilitator: facilitator)
  }

  private func sentences(_ isWanted: ((id: Int64, about: RecordID?)) -> Bool) -> [Sentence] {
    var found: [Sentence] = []
    try? session.book.read(WorkshopStatements.sentences(of: workshop)) { row in
      let about = row.id(at: 4)
      guard isWanted((row.integer(at: 0), about)) else { return }
      found.append(
        Sentence(
          id: RecordID(raw: row.integer(at: 0)), title: row.text(at: 1), least: row.real(at: 2),
          most: row.real(at: 3)))
    }
    return found
  }

  /// What is answered in a block: every statement, the needs of the others, or the block's prompt.
  func sentences(_ plan: BlockPlan) -> [Sentence] {
    if plan.accept?.isPerStatement == true {
      let prompts = Set(state.prompts.values)
      return sentences { !prompts.contains($0.id) && !state.needs.contains($0.id) }
    }
    if plan.accept == .yesNoTry, plan.into == "promises" {
      return sentences { state.needs.contains($0.id) }
    }
    return sentences { $0.id == state.prompts[state.block] }
  }

  /// Whose view a guess is of: the partner's where answers are named, else of the partner's unit,
  /// or of the unit that comes after one's own.
  func target(_ participant: Participant, _ plan: BlockPlan) -> RecordID? {
    guard plan.isGuess else { return nil }
    if plan.mode == .pair || plan.mode == .rotate, let partner = partner(of: participant) {
      if isNamed { return partner.id }
      if let unit = partner.unit, unit != participant.unit { return unit }
    }
    let units = participants.compactMap(\.unit).uniqued().sorted()
    guard let own = participant.unit, let place = units.firstIndex(of: own) else {
      return units.first { $0 != participant.unit }
    }
    return units.count > 1 ? units[(place + 1) % units.count] : nil
  }

  private func partner(of participant: Participant) -> Participant? {
    guard
      let group = state.groups[state.drawn ?? -1]?.first(where: { $0.contains(participant.id.raw) }
      ),
      let other = group.first(where: { $0 != participant.id.raw })
    else { return nil }
    return participants.first { $0.id.raw == other }
  }

  /// Makes what the block needs: groups that are drawn, and a statement for its prompt.
  func prepare(_ plan: BlockPlan) throws {
    guard let accept = plan.accept, !accept.isPerStatement, plan.into != "promises",
      state.prompts[state.block] == nil
    else { return }
    try step("block \(state.block + 1) is set up") { change in
      var draft = Draft(try kind("statement"))
      draft["title"] = .text(plan.prompt.isEmpty ? plan.title : plan.prompt)
      draft["of"] = .record(workshop)
      draft["least"] = .number(accept == .fist ? 0 : 1)
      draft["most"] = .number(5)
      draft.fillDefaults(today: session.clock.today)
      state.prompts[state.block] = try change.add(draft).raw
    }
  }

  /// Who has answered the block at hand.
  func answered(_ plan: BlockPlan) throws -> Set<RecordID> {
    guard plan.isAnswered else { return [] }
    if isAnonymous {
      return present
    }
    var found: Set<RecordID> = []
    for sentence in sentences(plan) {
      try session.book.read(
        WorkshopStatements.raters(sentence.id, view: view(plan), round: round(plan))
      ) { row in
        if let id = row.id(at: 0) { found.insert(id) }
      }
    }
    return found
  }

  /// Beside people made up while answers come in, single ones could be computed.
  func refuseNewcomer(_ participant: Participant) throws {
    guard try !isNamed && !session.wasThere(participant.id, when: workshop) else { return }
    throw Problem(
      "`\(participant.handle)` came into the book after this workshop began", at: Span(0, 0),
      help: ["in a workshop that is not named, only people who were in the book before take part"])
  }

  private func view(_ plan: BlockPlan) -> String { plan.isGuess ? "guess" : "own" }

  /// Own views are told apart by the number of their block among those with own views.
  private func round(_ plan: BlockPlan) -> Int {
    guard !plan.isGuess, plan.accept?.isPerStatement == true else { return plan.round }
    return plans[...state.block].count { !$0.isGuess && $0.accept?.isPerStatement == true }
  }

  /// Takes a sheet; what the same person answered to this block before is replaced.
  func accept(_ sheet: AnswerSheet, _ plan: BlockPlan) throws {
    try refuseNewcomer(sheet.participant)
    guard !isAnonymous else {
      pending.removeAll { $0.code == sheet.code && $0.participant.unit == sheet.participant.unit }
      pending.append(sheet)
      present.insert(sheet.participant.id)
      state.answered = present.count
      return try save("answers entered")
    }
    // They are as blind from the first answer on as they are after the lock.
    if plan.isBlind { state.phase = .blind }
    var done = try answered(plan)
    done.insert(sheet.participant.id)
    state.answered = done.count
    try step("answers entered") { change in try write(sheet, plan, in: change) }
  }

  /// Writes a sheet's ratings.
  func write(_ sheet: AnswerSheet, _ plan: BlockPlan, in change: Change) throws {
    let kind = try kind("rating")
    for (sentence, answer) in zip(sentences(plan), sheet.answers) {
      if !isAnonymous {
        let before = try session.book.ids(
          of: WorkshopStatements.ratings(
            sentence.id, by: sheet.participant.id, view: view(plan), round: round(plan)))
        for id in before { try change.remove(id) }
      }
      guard let answer else { continue }
      var draft = Draft(kind)
      draft["statement"] = .record(sentence.id)
      if isAnonymous {
        draft["code"] = sheet.code.map { .text($0) } ?? .missing
      } else {
        draft["by"] = .record(sheet.participant.id)
      }
      if let unit = try unit(of: sheet.participant) { draft["in"] = .record(unit) }
      draft["view"] = .text(view(plan))
      if let target = sheet.target { draft["of"] = .record(target) }
      draft["round"] = .number(Double(round(plan)))
      if let confidence = sheet.confidence { draft["confidence"] = .number(confidence) }
      switch (answer, plan.accept) {
      case (.number(let number), .ranking): draft["rank"] = .number(number)
      case (.number(let number), _): draft["score"] = .number(number)
      case (.word(let word), _): draft["choice"] = .text(word)
      case (.text(let text), _): draft["text"] = .text(text)
      }
      draft.fillDefaults(today: session.clock.today)
      _ = try change.add(draft)
    }
  }

  /// The unit somebody had when they first answered: moving later changes nothing.
  private func unit(of participant: Participant) throws -> RecordID? {
    guard !isAnonymous else { return participant.unit }
    var unit = participant.unit
    try session.book.read(WorkshopStatements.unit(of: participant.id, in: workshop)) { row in
      if let known = row.id(at: 0) { unit = known }
    }
    return unit
  }

  /// Units stand beside anonymous answers only where a unit, and those whose unit is not said, are
  /// enough; likewise whose view somebody guessed. Of fewer nothing is told anyhow.
  func unmarked(_ sheets: [AnswerSheet]) -> [AnswerSheet] {
    func told(_ marks: [RecordID?]) -> Set<Int64> {
      Disclosure.shown(Dictionary(grouping: marks) { $0?.raw ?? .max }.mapValues(\.count)).parts
    }
    let units = told(sheets.map(\.participant.unit))
    let blurred = sheets.map { sheet in
      var sheet = sheet
      if let unit = sheet.participant.unit, !units.contains(unit.raw) {
        sheet.participant.unit = nil
      }
      return sheet
    }
    return Dictionary(grouping: blurred, by: \.participant.unit).values.flatMap { sheets in
      guard Set(sheets.map(\.target)).count > 1 else { return sheets }
      let targets = told(sheets.map(\.target))
      return sheets.map { sheet in
        var sheet = sheet
        if let target = sheet.target, !targets.contains(target.raw) { sheet.target = nil }
        return sheet
      }
    }
  }

  // MARK: What becomes of answers

  /// Answers that enter the book as records of their own, once they are locked.
  func become(_ plan: BlockPlan) throws {
    guard let into = plan.into else { return }
    if plan.accept == .yesNoTry { return try promise(plan) }
    let texts = try texts(plan)
    // Of few people, words are told apart even without names.
    let people = texts.reduce(into: [RecordID?: Int]()) { $0[$1.unit] = $1.answers }
      .values.reduce(0, +)
    guard isNamed || plan.mode == .open || people >= Disclosure.least else {
      try room.say("Fewer than \(Disclosure.least) answers: they stay unread, and enter nothing.")
      return
    }
    var (made, left) = (0, 0)
    try step("\(into) from block \(state.block + 1)") { change in
      for text in texts {
        guard !marks(text, plan), let draft = try draft(into, text, plan) else {
          left += 1
          continue
        }
        let id = try change.add(draft)
        if into == "needs" { state.needs.append(id.raw) }
        made += 1
      }
    }
    let what = into == "needs" ? "need" : String(into.dropLast())
    try room.say("\(counted(made, what)) in the book.")
    if left > 0 {
      try room.say(
        "\(counted(left, "")) not: it would tell who said it, or nobody is on the other side.")
    }
  }

  /// `1 driver is`, `2 drivers are`.
  private func counted(_ count: Int, _ what: String) -> String {
    [String(count), what + (count == 1 || what.isEmpty ? "" : "s"), count == 1 ? "is" : "are"]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  struct Words {
    var text: String
    var person: RecordID?
    var unit: RecordID?
    /// How many of the unit answered.
    var answers = 0
  }

  /// Words that may be read out: those that enter nothing would be told apart by that, unless they are
  /// of enough people.
  func shown(_ all: [Words], _ plan: BlockPlan) -> [Words] {
    let left = all.filter { marks($0, plan) }
    let people = Dictionary(left.map { ($0.unit, $0.answers) }, uniquingKeysWith: { one, _ in one })
      .values.reduce(0, +)
    return people >= Disclosure.least ? all : all.filter { !marks($0, plan) }
  }

  /// Whether the unit under which words would be entered is too small not to tell whose they are.
  private func marks(_ words: Words, _ plan: BlockPlan) -> Bool {
    guard words.person == nil, let into = plan.into, into != "objections" else { return false }
    return words.unit == nil || words.answers < Disclosure.least
  }

  /// What was written in a block, without an order where nobody is named.
  func texts(_ plan: BlockPlan) throws -> [Words] {
    var found: [Words] = []
    var answers: [RecordID?: Int] = [:]
    for sentence in sentences(plan) {
      try session.book.read(WorkshopStatements.words(sentence.id, round: round(plan))) { row in
        if !row.text(at: 0).trimmed.isEmpty { answers[row.id(at: 2), default: 0] += 1 }
        for line in row.text(at: 0).split(separator: ";") where !line.trimmed.isEmpty {
          found.append(
            Words(
              text: line.trimmed, person: isNamed || plan.mode == .open ? row.id(at: 1) : nil,
              unit: row.id(at: 2)))
        }
      }
    }
    found = found.map { words in
      var words = words
      words.answers = answers[words.unit] ?? 0
      return words
    }
    guard !isNamed, plan.mode != .open else { return found }
    var generator = SystemRandomNumberGenerator()
    return found.shuffled(using: &generator)
  }

  private func draft(_ into: String, _ words: Words, _ plan: BlockPlan) throws -> Draft? {
    // Said blind, words are a unit's; an objection of those who are not named is nobody's.
    let unit = words.unit
    if into == "objections" {
      var draft = Draft(try kind("objection"))
      if let about = plan.about { draft["about"] = .record(about) }
      if isNamed || plan.mode == .open, let party = words.person ?? unit {
        draft["by"] = .record(party)
      }
      return titled(draft, words)
    }
    guard let party = words.person ?? unit else { return nil }
    var draft: Draft
    switch into {
    case "drivers":
      draft = Draft(try kind("driver"))
      draft["of"] = .record(party)
      draft["type"] = .text(plan.type)
      // Whoever speaks for themselves has stated it.
      draft["basis"] = .text("stated")
    case "offers":
      draft = Draft(try kind("offer"))
      draft["by"] = .record(unit ?? party)
      guard let other = participants.compactMap(\.unit).first(where: { $0 != words.unit }) else {
        return nil
      }
      draft["to"] = .record(other)
    case "needs":
      draft = Draft(try kind("statement"))
      draft["of"] = .record(workshop)
      draft["about"] = .record(unit ?? party)
    default: return nil
    }
    return titled(draft, words)
  }

  private func titled(_ draft: Draft, _ words: Words) -> Draft {
    var draft = draft
    draft["title"] = .text(words.text)
    draft.fillDefaults(today: session.clock.today)
    return draft
  }

  /// A yes to a need of another unit is a promise to it; every unit's answer is its spokesperson's.
  private func promise(_ plan: BlockPlan) throws {
    var made = 0
    try step("promises from block \(state.block + 1)") { change in
      for sentence in sentences(plan) {
        guard case .record(let asker)? = try session.book.values(of: sentence.id)?["about"] else {
          continue
        }
        var units: [RecordID] = []
        try session.book.read(WorkshopStatements.yes(sentence.id)) { row in
          if let unit = row.id(at: 0), unit != asker { units.append(unit) }
        }
        for unit in units.uniqued() {
          var draft = Draft(try kind("promise"))
          draft["title"] = .text(sentence.title)
          draft["by"] = .record(unit)
          draft["to"] = .record(asker)
          draft.fillDefaults(today: session.clock.today)
          _ = try change.add(draft)
          made += 1
        }
      }
    }
    try room.say("\(counted(made, "promise")) in the book: every yes is one.")
  }
}
