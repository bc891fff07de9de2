/// How wide each column of a table is drawn.
struct TableLayout {
  /// The columns that the header and the widest value of a column take.
  struct Measure {
    var header: Int
    var values = 0
    /// Text can be broken and shortened; a number or a date that is cut would be another one.
    var canBeCut: Bool

    var natural: Int { max(header, values, 1) }

    /// The least width; only a header is ever shorter than it wants in a fixed column.
    func least(text: Int) -> Int {
      canBeCut ? min(natural, text) : max(values, min(natural, 4))
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
  /// Text columns give way first, the widest of them most; then the headers of the others. Where
  /// columns may be left out, those without a value go first, then the last ones.
  init?(_ measures: [Measure], window: Int?, leavesOut: Bool) {
    columns = Array(measures.indices)
    if let widths = Self.widths(measures, window, Self.leastText) {
      self.widths = widths
      return
    }
    if leavesOut, let window, window >= Self.leastWindow {
      columns.removeAll { measures[$0].values == 0 }
      while columns.count > 1 {
        if let widths = Self.widths(columns.map { measures[$0] }, window, Self.leastText) {
          self.widths = widths
          return
        }
        columns.removeLast()
      }
      columns = Array(measures.indices)
    }
    guard let widths = Self.widths(measures, window, Self.narrowText) else { return nil }
    self.widths = widths
  }

  private static func widths(_ measures: [Measure], _ window: Int?, _ text: Int) -> [Int]? {
    let natural = measures.map(\.natural)
    guard let window else { return natural }
    let room = window - gap * (measures.count - 1)
    if natural.reduce(0, +) <= room { return natural }
    let onlyText = measures.map { $0.canBeCut ? $0.least(text: text) : $0.natural }
    if onlyText.reduce(0, +) <= room { return share(room, from: onlyText, to: natural) }
    let least = measures.map { $0.least(text: text) }
    guard least.reduce(0, +) <= room else { return nil }
    return share(
      room, from: least, to: measures.map { $0.canBeCut ? $0.least(text: text) : $0.natural })
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
