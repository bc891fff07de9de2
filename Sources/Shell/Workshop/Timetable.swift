import Domain
import Insight
import Output
import Query
import TextLayout

/// The blocks of an exercise: when each begins, how long it has, what happens in it, and how long
/// these people take to answer it.
struct Timetable {
  var plans: [BlockPlan]
  /// Who takes part; nobody where that is not known yet.
  var people: [Participant]
  /// Statements that are rated.
  var statements: Int
  /// The block that is under way, and the minutes it was given by now.
  var current: (block: Int, minutes: Double)?

  /// Passing the keyboard round takes this long for each person, in seconds, and a card this long.
  private static let seconds = (keyboard: 75.0, card: 15.0, perSentence: 6.0)

  /// Minutes that each way of answering takes: all write at once on cards, which a helper types, or
  /// one after the other sits at the keyboard.
  static func times(_ people: Int, _ sentences: Int) -> (cards: Double, keyboard: Double) {
    let work = Double(sentences) * seconds.perSentence
    let keyboard = Double(people) * (seconds.keyboard + work)
    let cards = 60 + work * 2 + Double(people) * (seconds.card + Double(sentences))
    return ((cards / 60).rounded(.up), (keyboard / 60).rounded(.up))
  }

  /// Nil where a block is answered aloud, or not at all.
  func times(_ plan: BlockPlan) -> (cards: Double, keyboard: Double)? {
    let people = plan.answerers(people).count
    guard plan.isBlind, people > 0 else { return nil }
    return Self.times(people, plan.accept?.isPerStatement == true ? max(1, statements) : 1)
  }

  private func minutes(_ index: Int) -> Double {
    current?.block == index ? current?.minutes ?? 0 : plans[index].minutes
  }

  /// As lines of columns, with what answering takes longer than planned below them.
  func lines(width: Int?) -> [String] {
    let isTimed = plans.contains { times($0) != nil }
    var rows = [
      ["start", "min", "block", "what happens"] + (isTimed ? ["cards", "keyboard"] : [])
    ]
    var minute = 0.0
    for (index, plan) in plans.enumerated() {
      var row = [
        Self.clock(minute), NumberSpelling.of(minutes(index)), plan.title, plan.doing,
      ]
      if isTimed {
        row +=
          times(plan).map { ["\(Self.spelled($0.cards))", Self.spelled($0.keyboard)] } ?? ["", ""]
      }
      rows.append(row)
      minute += minutes(index)
    }
    rows.append([Self.clock(minute), "", "end", ""] + (isTimed ? ["", ""] : []))
    return aligned(rows, width) + late()
  }

  private static func clock(_ minute: Double) -> String {
    let whole = Int(minute)
    return "\(whole / 60):\(whole % 60 < 10 ? "0" : "")\(whole % 60)"
  }

  private static func spelled(_ minutes: Double) -> String { "\(NumberSpelling.of(minutes)) min" }

  /// Numbers to the right, words to the left; what happens is broken where the window is narrow.
  private func aligned(_ rows: [[String]], _ width: Int?) -> [String] {
    let isNumber = [true, true, false, false, true, true]
    var widths = rows[0].indices.map { column in rows.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    let mark = current == nil ? 0 : 2
    let others = widths.reduce(mark + 2 * (widths.count - 1), +) - widths[3]
    if let width { widths[3] = max(12, min(widths[3], width - others)) }
    return rows.enumerated().flatMap { place, row -> [String] in
      let parts = row[3].isEmpty ? [""] : row[3].lines(within: widths[3])
      return parts.enumerated().map { line, part in
        let cells = row.indices.map { column -> String in
          let text = column == 3 ? part : line == 0 ? row[column] : ""
          let gap = String(repeating: " ", count: max(0, widths[column] - DisplayWidth.of(text)))
          return isNumber[column] ? gap + text : text + gap
        }
        return ((line == 0 ? self.mark(place - 1) : gap(mark)) + cells.joined(separator: "  "))
          .trimmedEnd
      }
    }
  }

  private func gap(_ count: Int) -> String { String(repeating: " ", count: count) }

  private func mark(_ block: Int) -> String {
    guard let current else { return "" }
    return block == current.block ? "> " : (0..<current.block).contains(block) ? "✓ " : "  "
  }

  /// What does not fit the time that a block has.
  private func late() -> [String] {
    var more = (cards: 0.0, keyboard: 0.0)
    var short: [String] = []
    for (index, plan) in plans.enumerated() {
      guard let times = times(plan) else { continue }
      more.cards += max(0, times.cards - minutes(index))
      more.keyboard += max(0, times.keyboard - minutes(index))
      if times.cards > minutes(index) { short.append("`\(plan.title)`") }
    }
    guard more.keyboard > 0 else { return [] }
    guard more.cards > 0 else {
      return [
        "",
        "With cards it all fits; with the keyboard passed round it takes "
          + "\(Self.spelled(more.keyboard)) longer.",
      ]
    }
    return [
      "",
      "Even with cards \(short.joined(separator: ", ")) \(short.count == 1 ? "needs" : "need") more "
        + "time: \(Self.spelled(more.cards)) in all; with the keyboard passed round it takes "
        + "\(Self.spelled(more.keyboard)) longer. `add MINUTES` gives a block more.",
    ]
  }
}

extension BlockPlan {
  /// Whom a block asks.
  func answerers(_ people: [Participant], facilitator: RecordID? = nil) -> [Participant] {
    switch who {
    case "business", "it": people.filter { $0.side == who }
    case "facilitator": people.filter { $0.id == facilitator ?? people.first?.id }
    default: people
    }
  }

  /// What happens, in a facilitator's words.
  fileprivate var doing: String {
    let place =
      switch mode {
      case .open: accept == nil ? "all together" : "aloud"
      case .blind: "alone, unseen"
      case .pair: "in pairs"
      case .rotate: "with a new partner"
      }
    let what: String? =
      switch accept {
      case .score: isGuess ? "guess the others' answers" : "rate each statement"
      case .ranking: isGuess ? "guess the others' order" : "put them in order"
      case .text: "answer in words"
      case .yesNoTry: "yes, no or try"
      case .fist: "fist to five"
      case .choice(let options): "choose \(options.joined(separator: ", "))"
      case nil: nil
      }
    let shown: String? =
      switch reveal {
      case .facilitator: "you reveal"
      case .timeOut: "revealed when time is up"
      case .allIn: "revealed when all are in"
      case nil: nil
      }
    return [who == "all" ? nil : "\(who) only", place, what, shown].compactMap { $0 }
      .joined(separator: ", ")
  }
}
