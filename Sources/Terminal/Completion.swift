/// What could stand at the cursor.
package struct Completion: Equatable, Sendable {
  package struct Candidate: Equatable, Sendable {
    /// Stands in the line in place of `Completion.replace`.
    package var text: String
    /// Shown beside it: a title, or help. May be empty.
    package var note: String
    /// Nothing more belongs to this word: a blank follows.
    package var isFinal: Bool

    package init(_ text: String, note: String = "", isFinal: Bool = true) {
      self.text = text
      self.note = note
      self.isFinal = isFinal
    }
  }

  /// UTF-8 offsets into the line; what the candidates stand for. The cursor is within it or at
  /// its end.
  package var replace: Range<Int>
  package var candidates: [Candidate]

  package init(replace: Range<Int>, candidates: [Candidate]) {
    self.replace = replace
    self.candidates = candidates
  }
}

extension Completion {
  /// What a Tab does.
  enum Step: Equatable {
    case nothing
    /// Replace `range`, in Unicode scalars of the line, and put the cursor behind the text.
    case insert(String, range: Range<Int>)
    /// Nothing more is common to these, which stand for `range`.
    case list([Candidate], range: Range<Int>)
  }

  /// Offsets that are not in the line, or inside a character, do nothing.
  func step(in line: String) -> Step {
    let utf8 = line.utf8
    guard replace.lowerBound >= 0, replace.upperBound <= utf8.count else { return .nothing }
    let lower = utf8.index(utf8.startIndex, offsetBy: replace.lowerBound)
    let upper = utf8.index(utf8.startIndex, offsetBy: replace.upperBound)
    let scalars = line.unicodeScalars
    guard let start = lower.samePosition(in: scalars), let end = upper.samePosition(in: scalars)
    else { return .nothing }
    var seen: Set<String> = []
    let candidates = candidates.filter { seen.insert($0.text).inserted }
    guard let first = candidates.first else { return .nothing }

    let typed = String(scalars[start..<end])
    let offset = scalars.distance(from: scalars.startIndex, to: start)
    var range = offset..<(offset + typed.unicodeScalars.count)
    if candidates.count == 1 {
      var text = first.text
      if first.isFinal {
        text += " "
        if scalars[end...].first == " " { range = range.lowerBound..<(range.upperBound + 1) }
      }
      return text == typed ? .nothing : .insert(text, range: range)
    }
    // What only has the typed letters within does not keep the others from going on.
    let lowered = typed.lowercased()
    let starting = candidates.map(\.text).filter { $0.lowercased().hasPrefix(lowered) }
    let common = Completion.commonPrefix(starting)
    // Typed in another case, or only found in the middle: never take away what was typed.
    guard common.unicodeScalars.count > typed.unicodeScalars.count else {
      return .list(candidates, range: range)
    }
    return .insert(common, range: range)
  }

  /// What is left to choose from once the beginning that several have in common stands there.
  func after(_ common: String) -> Completion {
    let lowered = common.lowercased()
    return Completion(
      replace: replace.lowerBound..<(replace.lowerBound + common.utf8.count),
      candidates: candidates.filter { $0.text.lowercased().hasPrefix(lowered) })
  }

  private static func commonPrefix(_ texts: [String]) -> String {
    guard let first = texts.first else { return "" }
    var common = Array(first.unicodeScalars)
    for text in texts.dropFirst() {
      let same = zip(common, text.unicodeScalars).prefix { $0 == $1 }.count
      common.removeLast(common.count - same)
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: common)
    return String(result)
  }
}
