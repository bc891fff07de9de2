import Domain
import Language
import Query

/// A block as its line declares it.
struct BlockPlan {
  enum Mode: String { case open, blind, pair, rotate }
  enum Reveal: String {
    case facilitator
    case timeOut = "time-out"
    case allIn = "all-in"
  }
  enum Accept: Equatable {
    case score, ranking, text, yesNoTry, fist
    case choice([String])

    /// Each of the workshop's statements is answered, rather than the block's prompt alone.
    var isPerStatement: Bool { self == .score || self == .ranking }
  }

  var title: String
  var minutes: Double
  var mode: Mode
  var who: String
  var prompt: String
  var accept: Accept?
  var isGuess: Bool
  var asksConfidence: Bool
  var reveal: Reveal?
  /// The fewest answers that are shown.
  var least: Int
  var into: String?
  var type: String
  var about: RecordID?
  /// Of guesses: the first, the second.
  var round = 1
  var statement: Statement

  init(_ invocation: Invocation) throws {
    let arguments = invocation.arguments
    statement = invocation.statement
    title = arguments.text("title") ?? ""
    func number(_ name: String, _ usual: Double, in range: ClosedRange<Double>) throws -> Double {
      guard case .number(let number)? = arguments.value(name) else { return usual }
      guard range.contains(number) else {
        throw Problem(
          "`\(name)` is from \(Int(range.lowerBound)) to \(Int(range.upperBound))",
          at: arguments.span(name))
      }
      return number
    }
    minutes = try number("minutes", 5, in: 1...600)
    least = Int(try number("show", 1, in: 1...1000))
    mode = Mode(rawValue: arguments.text("mode") ?? "open") ?? .open
    who = arguments.text("who") ?? "all"
    prompt = arguments.text("prompt") ?? ""
    isGuess = arguments.text("view") == "guess"
    asksConfidence = arguments.has("confidence")
    reveal = arguments.text("reveal").flatMap(Reveal.init)
    into = arguments.text("into")
    type = arguments.text("type") ?? "need"
    about = arguments.record("about")
    switch arguments.text("accept") {
    case "score": accept = .score
    case "ranking": accept = .ranking
    case "text": accept = .text
    case "yes-no-try": accept = .yesNoTry
    case "fist": accept = .fist
    case "choice":
      let options = (arguments.text("options") ?? "").split(separator: ",").map(\.trimmed)
        .filter { !$0.isEmpty }
      guard options.count >= 2, Set(options).count == options.count else {
        throw Problem(
          "`choice` names two different options or more", at: arguments.span("accept"),
          help: ["example: accept choice \"keep, change, stop\""])
      }
      accept = .choice(options)
    default: accept = nil
    }
    if into != nil, accept != .text, accept != .yesNoTry {
      throw Problem(
        "only text and yes-no-try become records", at: arguments.span("into"),
        help: ["example: accept text into drivers"])
    }
    if into == "objections", about == nil {
      throw Problem(
        "an objection is about something", at: arguments.span("into"),
        help: ["example: accept text into objections about $subject"])
    }
  }

  var isAnswered: Bool { accept != nil }

  /// Nobody sees an answer before the lock.
  var isBlind: Bool { accept != nil && mode != .open }

  var summary: String {
    var parts = ["\(title): \(NumberSpelling.of(minutes)) min, \(mode.rawValue)"]
    if who != "all" { parts.append("\(who) only") }
    switch accept {
    case .score: parts.append(isGuess ? "guesses by score" : "scores")
    case .ranking: parts.append(isGuess ? "guesses of the ranking" : "a ranking")
    case .text: parts.append("answers in words")
    case .yesNoTry: parts.append("yes, no or try")
    case .fist: parts.append("fist to five")
    case .choice(let options): parts.append("one of \(options.joined(separator: ", "))")
    case nil: break
    }
    if let reveal {
      parts.append("revealed by \(reveal == .facilitator ? "the facilitator" : reveal.rawValue)")
    }
    return parts.joined(separator: ", ")
  }
}

extension Substring {
  var trimmed: String { String(self).trimmed }
}
