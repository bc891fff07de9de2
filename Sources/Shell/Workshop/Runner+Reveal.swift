import Book
import Domain
import Insight
import Language
import Output
import Query

/// Shows what was answered, as far as the workshop's privacy lets it be shown.
extension Runner {
  func reveal(_ plan: BlockPlan) throws {
    if plan.isAnswered, !state.locked.contains(state.block) {
      try room.say("First lock the answers: `lock`, or `next`.")
      return
    }
    // The truth is not shown while somebody will still guess it.
    if let later = plans[(state.block + 1)...].first(where: \.isGuess) {
      try room.say("Nothing is shown before `\(later.title)`: it would give the guesses away.")
      return
    }
    state.phase = .open
    state.isRevealed = true
    // What is shown is what `accuracy` tells from here on.
    try step("revealed") { change in try storeResults(change) }
    let text = plan.isAnswered && plan.accept != .score ? try tally(plan) : try picture()
    state.reveal = text
    try save("shown")
    try room.show(text.isEmpty ? "There is nothing to show yet." : text)
    if text.split(separator: "\n").count > Self.longReveal {
      try room.say("`more` shows the next part on the projector.")
    }
  }

  /// Lines that fit below a heading on a usual window.
  private static let longReveal = 18

  // MARK: Choices and words

  private func tally(_ plan: BlockPlan) throws -> String {
    let sentences = sentences(plan)
    guard state.answered >= max(plan.least, isNamed || plan.mode == .open ? 1 : Disclosure.least)
    else {
      return "Fewer than \(max(plan.least, Disclosure.least)) answers: they are not shown."
    }
    if plan.accept == .text {
      let all = try texts(plan)
      // Who passed has said nothing.
      let people = all.reduce(into: [RecordID?: Int]()) { $0[$1.unit] = $1.answers }
        .values.reduce(0, +)
      guard isNamed || plan.mode == .open || people >= Disclosure.least else {
        return "Fewer than \(Disclosure.least) answers: they are not shown."
      }
      let told = shown(all, plan)
      let lines = try told.map { words in
        let name = try words.person.map { try session.title($0) + ": " } ?? ""
        return "• \(name)\(TerminalText.singleLine(words.text))"
      }
      let left = all.count - told.count
      return
        (lines + (left == 0 ? [] : ["\(left) more, not shown: it would tell who said it."]))
        .joined(separator: "\n")
    }
    if plan.accept == .ranking { return try order(sentences) }
    return try sentences.map { sentence in
      try counts(plan, sentence)
    }.joined(separator: "\n")
  }

  /// The first of the ranking above. Where answers are confidential the order alone: a mean of 1
  /// would tell what each one said, and means that add up tell it of any that is left out.
  private func order(_ sentences: [Sentence]) throws -> String {
    var ranked: [(title: String, n: Int, mean: Double)] = []
    for sentence in sentences {
      var (n, sum) = (0, 0.0)
      try session.book.read(WorkshopStatements.tally(sentence.id, round: 1)) { row in
        n += Int(row.integer(at: 1))
        sum += row.real(at: 3) * Double(row.integer(at: 1))
      }
      if n > 0 { ranked.append((sentence.title, n, sum / Double(n))) }
    }
    guard isNamed || ranked.allSatisfy({ $0.n >= Disclosure.least }) else {
      return "Fewer than \(Disclosure.least) answers: they are not shown."
    }
    return ranked.sorted { ($0.mean, $0.title) < ($1.mean, $1.title) }.map { entry in
      let place = ranked.count { $0.mean < entry.mean } + 1
      return (isNamed ? rounded(entry.mean) : "\(place).") + "  \(entry.title)  (n \(entry.n))"
    }.joined(separator: "\n")
  }

  private func counts(_ plan: BlockPlan, _ sentence: Sentence) throws -> String {
    var rows: [(label: String, count: Int, score: Double?)] = []
    try session.book.read(WorkshopStatements.tally(sentence.id, round: 1)) { row in
      rows.append(
        (
          row.optionalText(at: 0) ?? "", Int(row.integer(at: 1)),
          row.isNull(at: 2) ? nil : row.real(at: 2)
        ))
    }
    let n = rows.reduce(0) { $0 + $1.count }
    let title = "\(sentence.title)  (n \(n))"
    guard isNamed || plan.mode == .open else {
      // A count of each answer would tell who is alone with theirs, and what all said.
      guard n >= Disclosure.least else { return "\(title): too few" }
      if plan.accept == .fist {
        let name = session.book.schema.numberedHandle(sentence.id)
        let room = try AccuracyReport(session, workshop, handle).room()
          .first { $0.by.isEmpty && $0.statement == name }
        return "\(title): " + (room?.own.map { "mean \(rounded($0)) of 5" } ?? "too few")
      }
      let most = rows.first?.label ?? ""
      return "\(title): most said \(most)"
    }
    let width = rows.map(\.label.count).max() ?? 0
    let lines = rows.sorted { ($0.score ?? 0, $1.count) < ($1.score ?? 0, $0.count) }.map { row in
      let label = row.score.map { NumberSpelling.of($0) } ?? row.label
      return "  \(label.padded(to: width)) \(String(repeating: "█", count: row.count)) \(row.count)"
    }
    return ([title] + lines).joined(separator: "\n")
  }

  // MARK: Guess and truth

  /// Own and guess on the scale, statement by statement, the worst blind spot first.
  func picture() throws -> String {
    // The fewest answers to show are the most that any block with scores asks for.
    let least = plans.filter { $0.accept == .score }.map(\.least).max() ?? 1
    let rows = try AccuracyReport(session, workshop, handle).statements().filter { $0.n >= least }
    let scales = Dictionary(
      try scaled().map { ($0.handle, $0.sentence) }, uniquingKeysWith: { first, _ in first })
    let last = rows.map(\.round).max() ?? 0
    guard last > 0 else { return try owns(scales, least) }
    let first = Dictionary(
      rows.filter { $0.round == 1 }.map { ("\($0.statement) \($0.by) \($0.of)", $0) },
      uniquingKeysWith: { one, _ in one })
    let worst = rows.filter { $0.round == last }.sorted {
      ($0.off ?? -1, $1.statement) > ($1.off ?? -1, $0.statement)
    }
    guard !worst.isEmpty else { return "" }
    var lines = [
      "● what they say   ○ the guess" + (last > 1 ? "   ◌ the first guess" : "")
        + "   the worst blind spot first", "",
    ]
    // A statement once, at its worst side's place, so that all of it fits a window.
    let sides = Dictionary(grouping: worst, by: \.statement)
    let told = worst.map { row in
      (name: name(row), words: words(row))
    }
    let label = told.map(\.name.count).max() ?? 0
    let beside = told.map(\.words.count).max() ?? 0
    let width = min(33, max(13, room.width - label - beside - 9))
    for statement in worst.map(\.statement).uniqued() {
      guard let scale = scales[statement] else { continue }
      lines.append(scale.title)
      for row in sides[statement] ?? [] {
        let before = last > 1 ? first["\(row.statement) \(row.by) \(row.of)"]?.guess : nil
        lines.append(
          "  \(name(row).padded(to: label)) "
            + Scale(scale.least, scale.most, width: width).drawn(
              truth: row.truth, guess: row.guess, first: before)
            + "  " + words(row))
      }
    }
    return lines.joined(separator: "\n")
  }

  private func name(_ row: AccuracyReport.Row) -> String { "\(row.byTitle) on \(row.ofTitle)" }

  private func words(_ row: AccuracyReport.Row) -> String {
    var parts: [String] = []
    if let truth = row.truth { parts.append("say \(rounded(truth))") }
    if let guess = row.guess { parts.append("guessed \(rounded(guess))") }
    if let off = row.off { parts.append("off \(rounded(off))") }
    if let gain = row.gain { parts.append("gain \(gain >= 0.05 ? "+" : "")\(rounded(gain))") }
    return parts.joined(separator: ", ") + "  n \(row.n)"
  }

  private func rounded(_ number: Double) -> String {
    let tenths = (number * 10).rounded()
    return NumberText.readable(tenths == 0 ? 0 : tenths / 10)
  }

  /// Before anybody guesses there are own views alone.
  private func owns(_ scales: [String: Sentence], _ least: Int) throws -> String {
    let rows = try AccuracyReport(session, workshop, handle).room().filter { $0.n >= least }
    return rows.compactMap { row in
      guard let scale = scales[row.statement], let own = row.own else { return nil }
      return "\(scale.title)\n  \((row.by.isEmpty ? "everybody" : row.byTitle).padded(to: 24)) "
        + Scale(scale.least, scale.most, width: 33).drawn(truth: own, guess: nil, first: nil)
        + "  \(rounded(own))  n \(row.n)"
    }.joined(separator: "\n")
  }

  private func scaled() throws -> [(handle: String, sentence: Sentence)] {
    var found: [(String, Sentence)] = []
    try session.book.read(WorkshopStatements.sentences(of: workshop)) { row in
      let id = RecordID(raw: row.integer(at: 0))
      found.append(
        (
          session.book.schema.numberedHandle(id) ?? "",
          Sentence(id: id, title: row.text(at: 1), least: row.real(at: 2), most: row.real(at: 3))
        ))
    }
    return found
  }
}

/// A scale as a line of characters, with the distance between guess and truth drawn.
struct Scale {
  private let least: Double
  private let most: Double
  private let width: Int

  init(_ least: Double, _ most: Double, width: Int) {
    (self.least, self.most, self.width) = (least, max(most, least + 1e-9), width)
  }

  private func place(_ value: Double) -> Int {
    let share = (min(max(value, least), most) - least) / (most - least)
    return Int((share * Double(width - 1)).rounded())
  }

  func drawn(truth: Double?, guess: Double?, first: Double?) -> String {
    var cells = [Character](repeating: "·", count: width)
    if let truth, let guess {
      for cell in min(place(truth), place(guess))...max(place(truth), place(guess)) {
        cells[cell] = "━"
      }
    }
    if let first { cells[place(first)] = "◌" }
    if let guess { cells[place(guess)] = "○" }
    if let truth {
      cells[place(truth)] = guess.map { place($0) == place(truth) } == true ? "◉" : "●"
    }
    return "\(NumberSpelling.of(least)) \(String(cells)) \(NumberSpelling.of(most))"
  }
}
