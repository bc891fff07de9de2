import Domain
import Foundation

/// Where a workshop stands, as the book keeps it: words first, then what a later run needs to go on.
///
/// The first word decides what of the ratings is shown: while it is `blind` nothing is.
struct WorkshopState: Codable, Equatable {
  enum Phase: String, Codable { case open, blind, done }

  var phase = Phase.open
  /// The exercise's name or its script's path.
  var script: String
  var block = 0
  var count: Int
  var seed: UInt64
  var given: [String: String]
  /// When the block began, in milliseconds since 1970, and the minutes it has.
  var began: Int64
  var minutes: Double
  var isPaused = false
  /// Seconds each block took.
  var spent: [Int: Int] = [:]
  var answered = 0
  var expected = 0
  /// Blocks whose answers are closed.
  var locked: Set<Int> = []
  var isRevealed = false
  /// Groups drawn for a block, by its number.
  var groups: [Int: [[Int64]]] = [:]
  /// The block whose drawn groups hold now.
  var drawn: Int?
  /// Statements that hold a block's prompt, and those that hold what somebody needs.
  var prompts: [Int: Int64] = [:]
  var needs: [Int64] = []
  var decisions: [String] = []
  /// The session its steps belong to, so that all of it is taken back together.
  var session: Int64?
  /// What the projector shows.
  var heading = ""
  var prompt = ""
  var reveal = ""
  /// Whether participants are told what becomes of their answers, while they give them.
  var tells: Bool?
  /// The part of a long reveal that is shown, from 0.
  var page: Int?

  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    return "\(phase.rawValue) at block \(min(block + 1, count)) of \(count) \(json)"
  }

  init(script: String, count: Int, seed: UInt64, given: [String: String], began: Int64) {
    (self.script, self.count, self.seed, self.given, self.began) = (
      script, count, seed, given, began
    )
    minutes = 0
  }

  init?(_ value: Value?) {
    guard case .text(let text)? = value, let brace = text.firstIndex(of: "{"),
      let read = try? JSONDecoder().decode(Self.self, from: Data(text[brace...].utf8))
    else { return nil }
    self = read
  }
}
