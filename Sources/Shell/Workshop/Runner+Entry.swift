import Book
import Domain
import Insight
import Language
import Query

/// How answers come in: the keyboard passed round, or cards typed by a helper. Both blind.
extension Runner {
  func wayOfAnswering(_ plan: BlockPlan) -> String {
    let count = answerers(plan).count
    guard plan.isBlind else {
      return "Answers are given aloud: `enter NAME` takes one, `cards` several, `next` goes on."
    }
    let times = Timetable.times(count, sentences(plan).count)
    let (cards, keyboard) = (NumberSpelling.of(times.cards), NumberSpelling.of(times.keyboard))
    return
      (isAnonymous
      ? "Anonymous: answers are in memory until the lock; a crash loses this block. "
        + "Everybody draws a code word and keeps it.\n" : "")
      + (count > 6
        ? "\(count) people: all write on cards, and a helper types them with `cards` (about "
          + "\(cards) min); `enter` passes the keyboard round (\(keyboard) min)."
        : "\(count) people: `enter` passes the keyboard round (about \(keyboard) min); `cards` takes "
          + "what stands on cards (\(cards) min).")
  }

  func enter(_ name: String, _ plan: BlockPlan) throws {
    guard try mayEnter(plan) else { return }
    if !name.isEmpty {
      let id = try person(name, among: answerers(plan))
      guard let participant = participants.first(where: { $0.id == id }) else { return }
      _ = try pass(to: participant, plan)
      return try afterEntry(plan)
    }
    let done = try answered(plan)
    for participant in answerers(plan) where !done.contains(participant.id) {
      guard try pass(to: participant, plan) else { break }
    }
    try afterEntry(plan)
  }

  private func mayEnter(_ plan: BlockPlan) throws -> Bool {
    guard plan.isAnswered else {
      try room.say("This block takes no answers.")
      return false
    }
    guard !state.locked.contains(state.block) else {
      try room.say(
        "This block is locked: late answers stay out. They can take part from the next one on.")
      return false
    }
    return true
  }

  private func afterEntry(_ plan: BlockPlan) throws {
    try room.say("\(state.answered) of \(state.expected) have answered.")
    guard plan.reveal == .allIn, state.answered >= state.expected else { return }
    try close(plan)
    try reveal(plan)
  }

  /// One person at the keyboard; false where the round ends here.
  private func pass(to participant: Participant, _ plan: BlockPlan) throws -> Bool {
    try room.wipe()
    guard
      let ready = try room.ask(
        "Pass the keyboard to \(participant.title). Enter when you sit here (skip, stop): ")
    else { return false }
    if ready.trimmed == "stop" { return false }
    if ready.trimmed == "skip" { return true }
    var sheet = AnswerSheet(
      participant: participant, target: target(participant, plan), answers: [])
    let sentences = sentences(plan)
    if isAnonymous {
      guard let code = try codeWord() else { return false }
      sheet.code = code
    }
    if let target = sheet.target {
      try room.say("What does \(try session.title(target)) say? Guess their answers, not yours.")
    }
    try room.say((plan.isBlind ? "Nobody sees what you type. " : "") + "< goes back one, - passes.")
    var answers = [Reply?](repeating: nil, count: sentences.count)
    var place = 0
    while true {
      while place < sentences.count {
        let sentence = sentences[place]
        guard let line = try ask(sentence, place, sentences.count, plan) else { return false }
        if line.trimmed == "<" {
          place = max(0, place - 1)
          continue
        }
        do {
          answers[place] = try plan.answer(line, sentence, of: sentences.count)
          place += 1
        } catch let problem as AnswerProblem {
          try room.say(problem.message)
        }
      }
      do { try plan.check(answers, of: sentences.count) } catch let problem as AnswerProblem {
        try room.say(problem.message)
        place = 0
        continue
      }
      guard let line = try room.ask("Done? Enter keeps it; a number changes that answer: ") else {
        return false
      }
      guard let number = Int(line.trimmed), (1...sentences.count).contains(number) else { break }
      // Only that one, and then the same question again.
      place = number - 1
      let sentence = sentences[place]
      while let line = try ask(sentence, place, sentences.count, plan) {
        do {
          answers[place] = try plan.answer(line, sentence, of: sentences.count)
          break
        } catch let problem as AnswerProblem { try room.say(problem.message) }
      }
      place = sentences.count
    }
    sheet.answers = answers
    if plan.asksConfidence { sheet.confidence = try confidence() }
    try accept(sheet, plan)
    try room.wipe()
    return true
  }

  /// A sentence may be longer than a line, and stands above what is asked.
  private func ask(
    _ sentence: Sentence, _ place: Int, _ count: Int, _ plan: BlockPlan
  ) throws -> String? {
    try room.say("\(place + 1)/\(count)  \(sentence.title)")
    let prompt = "\(plan.wanted(sentence, of: count)): "
    return plan.isBlind ? try room.askBlind(prompt) : try room.ask(prompt)
  }

  private func codeWord() throws -> String? {
    while let code = try room.askBlind("Your code word: ") {
      let word = code.trimmed.lowercased()
      if word.count >= 3, !isName(word) { return word }
      try room.say(word.count < 3 ? "Three letters or more." : "Not a name: draw another word.")
    }
    return nil
  }

  /// A code that is somebody's name would be written beside their answers.
  func isName(_ code: String) -> Bool {
    participants.contains { $0.handle == code || $0.title.lowercased() == code }
  }

  private func confidence() throws -> Double? {
    while let line = try room.askBlind("How sure are you, 0 to 100? ") {
      if line.trimmed.isEmpty { return nil }
      if let number = Double(line.trimming("%")), (0...100).contains(number) { return number }
      try room.say("A number from 0 to 100 was expected, or nothing.")
    }
    return nil
  }

  /// A helper types one line for each card.
  func cards(_ plan: BlockPlan) throws {
    guard try mayEnter(plan) else { return }
    let sentences = sentences(plan)
    try room.say(
      sentences.count == 1
        ? "Whose card, then what stands on it. An empty name ends."
        : "Whose card, then its \(sentences.count) answers with spaces between, - for none. An empty name ends."
    )
    while let name = try room.ask("Card of: "), !name.trimmed.isEmpty {
      do {
        let id = try person(name.trimmed, among: answerers(plan))
        guard let participant = participants.first(where: { $0.id == id }) else { continue }
        var sheet = AnswerSheet(
          participant: participant, target: target(participant, plan), answers: [])
        if isAnonymous { sheet.code = try codeWord() }
        guard let line = try room.askBlind("Answers: ") else { return }
        try read(line, &sheet, plan, sentences)
        try accept(sheet, plan)
        try room.say("\(state.answered) of \(state.expected)")
      } catch let problem as AnswerProblem {
        try room.say("Not taken: \(problem.message).")
      } catch let problem as Problem {
        try room.say("Not taken: \(problem.diagnostic.message).")
      }
    }
    try afterEntry(plan)
  }

  private func read(
    _ line: String, _ sheet: inout AnswerSheet, _ plan: BlockPlan, _ sentences: [Sentence]
  ) throws {
    var pieces =
      sentences.count == 1 ? [line] : line.split(whereSeparator: \.isWhitespace).map(String.init)
    if plan.asksConfidence, pieces.count == sentences.count + 1, let last = pieces.last {
      guard let number = Double(last.trimming("%")), (0...100).contains(number) else {
        throw AnswerProblem(message: "the last number says how sure, from 0 to 100")
      }
      sheet.confidence = number
      pieces.removeLast()
    }
    guard pieces.count == sentences.count else {
      throw AnswerProblem(
        message: "\(sentences.count) answers were expected, and \(pieces.count) came")
    }
    sheet.answers = try zip(pieces, sentences).map { try plan.answer($0, $1, of: sentences.count) }
    try plan.check(sheet.answers, of: sentences.count)
  }
}
