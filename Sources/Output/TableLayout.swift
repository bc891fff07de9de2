/// How wide each column of a table is drawn.
struct TableLayout {
  /// The columns that the header and the widest value of a column take.
  struct Measure {
    var header: Int
    var values = 0
    /// Text can be broken and shortened; a number or a date that is cut would be another one.
    var canBeCut: Bool

    var natural: Int { max(header, values, 1) }

    /// The longest word of its text: a handle that is broken cannot be typed again.
    var word = 0

    /// The least width; only a header is ever shorter than it wants in a fixed column.
    func least(text: Int) -> Int {
      canBeCut ? min(natural, text) : max(values, min(natural, 4))
    }
  }

  /// What may give way for a table to fit.
  private struct Terms {
    var text = leastText
    /// Words up to this long are not broken: in all columns, or in the first alone.
    var words = 0
    var isForFirstOnly = false
    var cutsHeaders = false

    var cutting: Terms {
      var copy = self
      copy.cutsHeaders = true
      return copy
    }

    func least(_ measure: Measure, isFirst: Bool) -> Int {
      let word = isFirst || !isForFirstOnly ? min(measure.word, words) : 0
      return measure.least(text: max(text, word))
    }
  }

  static let gap = 2
  /// Text is still readable in so many columns, broken over several lines,
  static let leastText = 12
  /// and in so many at the worst.
  static let narrowText = 8
  /// Columns are left out only of windows that are wide enough for some.
  static let leastWindow = 40

  /// Which columns are drawn.
  var columns: [Int]
  /// A width for each of them.
  var widths: [Int]

  /// Nil where not even the narrowest columns fit the window.
  ///
  /// Text columns give way first, the widest of them most, and words of the first column last. Where
  /// columns may be left out, those without a value go before words are broken, and the last ones
  /// after that; else the headers of numbers and dates are shortened.
  init?(_ measures: [Measure], window: Int?, leavesOut: Bool) {
    columns = Array(measures.indices)
    widths = []
    let words = min(32, (window ?? 0) * 2 / 5)
    let firstWhole = Terms(words: words, isForFirstOnly: true)
    if fit(measures, window, Terms(words: words)) { return }
    if leavesOut, let window, window >= Self.leastWindow {
      columns.removeAll { measures[$0].values == 0 }
      if fit(measures, window, Terms(words: words)) { return }
      while columns.count > 1 {
        if fit(measures, window, firstWhole) || fit(measures, window, Terms()) { return }
        columns.removeLast()
      }
      columns = Array(measures.indices)
    }
    let narrow = Terms(text: Self.narrowText)
    for terms in [firstWhole, Terms(), Terms().cutting, narrow, narrow.cutting]
    where fit(measures, window, terms) { return }
    return nil
  }

  /// A header had to be shortened.
  func cutsHeaders(_ measures: [Measure]) -> Bool {
    zip(columns, widths).contains { measures[$0].header > $1 }
  }

  private mutating func fit(_ measures: [Measure], _ window: Int?, _ terms: Terms) -> Bool {
    let chosen = columns.map { measures[$0] }
    let natural = chosen.map(\.natural)
    guard let window else {
      widths = natural
      return true
    }
    let room = window - Self.gap * (chosen.count - 1)
    if natural.reduce(0, +) <= room {
      widths = natural
      return true
    }
    let least = chosen.indices.map { index in
      chosen[index].canBeCut || terms.cutsHeaders
        ? terms.least(chosen[index], isFirst: index == 0) : chosen[index].natural
    }
    guard least.reduce(0, +) <= room else { return false }
    let most =
      terms.cutsHeaders ? zip(chosen, least).map { $0.canBeCut ? $1 : $0.natural } : natural
    widths = Self.share(room, from: least, to: most)
    return true
  }

  /// Widths between two bounds that fill the room: one common limit for all, and what is left
  /// over goes one column each from the left.
  private static func share(_ room: Int, from least: [Int], to most: [Int]) -> [Int] {
    func limited(to limit: Int) -> [Int] { zip(least, most).map { max($0, min($1, limit)) } }
    var low = 0
    var high = most.max() ?? 0
    while low < high {
      let middle = (low + high + 1) / 2
      if limited(to: middle).reduce(0, +) <= room { low = middle } else { high = middle - 1 }
    }
    var widths = limited(to: low)
    var left = room - widths.reduce(0, +)
    for index in widths.indices where left > 0 && widths[index] < most[index] {
      widths[index] += 1
      left -= 1
    }
    return widths
  }
}
