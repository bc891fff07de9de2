import Domain
import Language
import Query

/// Which column of a file may be which field: by name, by what other systems call it, by a near
/// name, and last by the values it holds.
struct ColumnGuesses {
  enum Basis {
    case name, alias, near, values
    /// Why nothing takes it.
    case leftOut(String)

    var words: String {
      switch self {
      case .name: "called so"
      case .alias: "another word for it"
      case .near: "a guess, from its name"
      case .values: "a guess, from its values"
      case .leftOut(let reason): reason
      }
    }
  }

  struct Guess {
    var column: String
    var place: Int
    var target: ImportPlan.Target?
    var basis: Basis
  }

  private(set) var guesses: [Guess]
  private let kind: Kind
  private let rows: [[String]]
  private var taken: Set<Int> = []

  /// - Parameter rows: The first of the file, by column.
  init(_ header: [String], _ rows: [[String]], _ kind: Kind, isHistory: Bool) {
    self.kind = kind
    self.rows = rows
    guesses = header.enumerated().map { place, column in
      Guess(
        column: column, place: place, target: nil,
        basis: .leftOut(column.isEmpty ? "it has no name" : "no field is called so"))
    }
    for place in guesses.indices { leaveOutWhereUnclear(place, header, isHistory) }
    take(.name) { Self.letters($0.name) == $1 }
    take(.alias) { field, name in
      (field.aliases + (field.name == "title" ? [kind.name] : [])).contains {
        Self.letters($0) == name
      }
    }
    takeNear()
    takeByValues()
  }

  func values(of guess: Guess) -> [String] {
    rows.compactMap { guess.place < $0.count && !$0[guess.place].isEmpty ? $0[guess.place] : nil }
  }

  private func isOpen(_ guess: Guess) -> Bool {
    guard guess.target == nil, case .leftOut("no field is called so") = guess.basis else {
      return false
    }
    return true
  }

  private func isFree(_ index: Int) -> Bool {
    let field = kind.fields[index]
    return (!taken.contains(index) || field.isList) && !field.isByVerbOnly
  }

  private mutating func leaveOutWhereUnclear(_ place: Int, _ header: [String], _ isHistory: Bool) {
    let column = header[place]
    if header.count(where: { $0.lowercased() == column.lowercased() }) > 1 {
      guesses[place].basis = .leftOut("several columns are called so")
    } else if column.contains("{") {
      guesses[place].basis = .leftOut("its name has a brace, which joins columns")
    } else if kind.isNamed, Self.letters(column) == "handle" {
      guesses[place].target = .handle
      guesses[place].basis = .name
    } else if let index = kind.fields.firstIndex(where: {
      $0.isByVerbOnly
        && ([$0.name] + $0.aliases).contains {
          Self.letters($0) == Self.letters(column)
        }
    }) {
      if isHistory {
        guesses[place].target = .field(index)
        guesses[place].basis = .name
        taken.insert(index)
      } else {
        guesses[place].basis = .leftOut("verbs lead it; `as history` would bring it in")
      }
    }
  }

  private mutating func take(_ basis: Basis, _ isMeant: (Domain.Field, String) -> Bool) {
    for place in guesses.indices where isOpen(guesses[place]) {
      let name = Self.letters(guesses[place].column)
      guard !name.isEmpty,
        let index = kind.fields.indices.first(where: {
          isFree($0) && isMeant(kind.fields[$0], name)
        })
      else { continue }
      give(place, index, basis)
    }
  }

  private mutating func give(_ place: Int, _ index: Int, _ basis: Basis) {
    guesses[place].target = .field(index)
    guesses[place].basis = basis
    taken.insert(index)
  }

  /// `Promise due` is `due`, `titel` is `title`.
  private mutating func takeNear() {
    for place in guesses.indices where isOpen(guesses[place]) {
      let words = Self.words(guesses[place].column)
      let name = words.joined()
      let free = kind.fields.indices.filter { isFree($0) && !taken.contains($0) }
      let byWord = free.first { index in
        ([kind.fields[index].name] + kind.fields[index].aliases).contains {
          words.count > 1 && words.last == $0
        }
      }
      let nearest = Nearest.name(to: name, among: free.map { kind.fields[$0].name })
      let bySlip = name.count > 3 ? free.first { kind.fields[$0].name == nearest } : nil
      if let index = byWord ?? bySlip { give(place, index, .near) }
    }
  }

  private mutating func takeByValues() {
    for place in guesses.indices where isOpen(guesses[place]) {
      let values = values(of: guesses[place])
      guard values.count > 1 else { continue }
      let fitting = kind.fields.indices.filter { index in
        guard isFree(index), !taken.contains(index),
          case .choice(let cases) = kind.fields[index].type
        else { return false }
        return values.allSatisfy { cases.contains($0.lowercased()) }
      }
      if fitting.count == 1 { give(place, fitting[0], .values) }
    }
    let dates = kind.fields.indices.filter {
      isFree($0) && !taken.contains($0) && kind.fields[$0].type == .date
        && kind.fields[$0].name == "due"
    }
    let columns = guesses.indices.filter { place in
      let values = values(of: guesses[place])
      return isOpen(guesses[place]) && !values.isEmpty && !DatePattern.fitting(values).isEmpty
    }
    if dates.count == 1, columns.count == 1 { give(columns[0], dates[0], .values) }
  }

  /// A column that does not hold what its field takes.
  mutating func leaveOut(_ place: Int, because reason: String) {
    guesses[place].target = nil
    guesses[place].basis = .leftOut(reason)
  }

  static func letters(_ name: String) -> String { words(name).joined() }

  private static func words(_ name: String) -> [String] {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}

extension DatePattern {
  /// Ways in which people's programs write dates, the likelier first where two could be meant.
  static let usual = [
    "yyyy-mm-dd", "dd/mm/yyyy", "mm/dd/yyyy", "d.m.yyyy", "d/m/yyyy", "m/d/yyyy", "yyyy/mm/dd",
    "d-m-yyyy", "yyyy.mm.dd", "d mmm yyyy", "mmm d, yyyy", "d-mmm-yyyy", "d/m/yy", "m/d/yy",
    "d.m.yy", "d-mmm-yy", "yyyy-mm-dd*", "d/m/yyyy*", "m/d/yyyy*", "d.m.yyyy*",
  ].compactMap { try? DatePattern($0, at: Span(0, 0)) }

  /// Those by which every one of some texts is a date.
  static func fitting(_ texts: [String]) -> [DatePattern] {
    usual.filter { pattern in texts.allSatisfy { pattern.day($0) != nil } }
  }

  /// Those by which the most of some texts are dates; none where no text is one.
  static func reading(_ texts: [String]) -> [DatePattern] {
    let counts = usual.map { pattern in
      (days: texts.count { pattern.day($0) != nil }, texts: texts.count(where: pattern.isWritten))
    }
    guard let best = counts.max(by: <), best.texts > 0 else { return [] }
    return zip(usual, counts).filter { $0.1 == best }.map(\.0)
  }

  /// Whether two of these read the texts as different days.
  static func differ(_ left: DatePattern, _ right: DatePattern, on texts: [String]) -> Bool {
    texts.contains { left.day($0) != right.day($0) }
  }
}
