import Domain
import Query

/// One person's answers to a block, before they are written.
struct AnswerSheet {
  var participant: Participant
  /// Whose view a guess is of.
  var target: RecordID?
  /// One for each sentence; nil where somebody passed.
  var answers: [Reply?]
  var confidence: Double?
  /// Links the rounds of a rater who is not named.
  var code: String?
}

enum Reply: Equatable {
  case number(Double)
  case word(String)
  case text(String)
}

/// Why an answer cannot be taken. It never repeats what was typed: it may be read aloud.
struct AnswerProblem: Error {
  var message: String
}

/// The sentence of a scale, and what it takes.
struct Sentence {
  var id: RecordID
  var title: String
  var least: Double
  var most: Double
}

extension BlockPlan {
  /// What may be answered, in words.
  func wanted(_ sentence: Sentence, of count: Int) -> String {
    switch accept {
    case .score:
      "\(NumberSpelling.of(sentence.least)) to \(NumberSpelling.of(sentence.most))"
    case .ranking: "1 to \(count), each once"
    case .fist: "0 to 5"
    case .yesNoTry: "yes, no or try"
    case .choice(let options): options.joined(separator: ", ")
    case .text, nil: "in your words"
    }
  }

  /// Reads one answer; `-` or nothing passes.
  func answer(_ text: String, _ sentence: Sentence, of count: Int) throws -> Reply? {
    let text = text.trimmed
    guard !text.isEmpty, text != "-" else { return nil }
    let problem = AnswerProblem(message: "expected: \(wanted(sentence, of: count)), or - to pass")
    switch accept {
    case .score, .fist, .ranking:
      // A comma is a point where people write it so.
      guard let number = Double(text.replacing(",", with: ".")), number.isFinite else {
        throw problem
      }
      let range =
        accept == .score
        ? sentence.least...sentence.most : accept == .fist ? 0...5 : 1...Double(count)
      guard range.contains(number), accept == .score || number == number.rounded() else {
        throw problem
      }
      return .number(number)
    case .yesNoTry:
      guard let word = ["yes", "no", "try"].first(where: { $0.hasPrefix(text.lowercased()) }) else {
        throw problem
      }
      return .word(word)
    case .choice(let options):
      if let number = Int(text), options.indices.contains(number - 1) {
        return .word(options[number - 1])
      }
      let starting = options.filter { $0.lowercased().hasPrefix(text.lowercased()) }
      let exact = options.first { $0.lowercased() == text.lowercased() }
      guard let word = exact ?? (starting.count == 1 ? starting[0] : nil) else { throw problem }
      return .word(word)
    case .text, nil: return .text(text)
    }
  }

  /// A whole card: as many answers as sentences, and a ranking names each place once.
  func check(_ answers: [Reply?], of count: Int) throws {
    guard answers.count == count else {
      throw AnswerProblem(message: "\(count) answers were expected, - for each that is passed")
    }
    guard accept == .ranking else { return }
    let places = answers.compactMap { answer -> Double? in
      if case .number(let number)? = answer { number } else { nil }
    }
    guard Set(places).count == places.count else {
      throw AnswerProblem(message: "each place is given once")
    }
  }
}
