extension WorkshopAccuracy {
  /// What may be told of a workshop whose ratings are nobody's business: the whole room and its
  /// units, cells of enough people only, and nothing from which smaller ones could be computed.
  ///
  /// - A unit's row over all statements is the mean of its shown statements and no more, so that it
  ///   tells nothing that they do not.
  /// - A mean at the very end of a scale would tell what each one said; it is told one answer short
  ///   of that end.
  /// - A gain is told where the same raters guessed in both rounds.
  package func disclosedRows() -> [AccuracyRow] {
    let own = ownCells()
    var statementRows: [AccuracyRow] = []
    for (item, scale) in scales.enumerated() {
      for round in rounds { statementRows += guessRows(item, scale, round, own) }
    }
    let ownRows = own.keys.sorted().compactMap { key -> AccuracyRow? in
      guard let cell = own[key] else { return nil }
      var row = AccuracyRow(level: .room, count: cell.count)
      row.by = key.unit
      row.statement = ratings.statements[key.item]
      row.own = cell.mean
      return row
    }
    return ownRows + unitRows(statementRows) + statementRows
  }

  struct CellKey: Hashable, Comparable {
    var item: Int
    /// Nil for the room.
    var unit: Int64?

    static func < (left: Self, right: Self) -> Bool {
      (left.item, left.unit ?? .min) < (right.item, right.unit ?? .min)
    }
  }

  struct Cell {
    var mean: Double
    var count: Int

    /// Not nearer to an end of the scale than one answer.
    init(_ mean: Double, _ count: Int, inside scale: Scale) {
      let step = min(1 / Double(count), (scale.most - scale.least) / 2)
      self.mean = min(max(mean, scale.least + step), scale.most - step)
      self.count = count
    }
  }

  private var rounds: [Int] { Set(ratings.guesses.map(\.key.round)).sorted() }

  /// Mean own answers that may be shown, of the room and of its units.
  private func ownCells() -> [CellKey: Cell] {
    var cells: [CellKey: Cell] = [:]
    let room = ratings.means(of: nil, everyone: true)
    for (item, scale) in scales.enumerated() {
      var parts: [Int64: Int] = [:]
      // People of no unit are a part like any other, shown under no name.
      for unit in ratings.allUnits {
        let count = unit.map { means($0)[item]?.count ?? 0 } ?? unassigned(item)
        parts[unit ?? .max] = count
      }
      let shown = Disclosure.shown(parts)
      if shown.whole, let cell = room[item] {
        cells[CellKey(item: item, unit: nil)] = Cell(cell.mean, cell.count, inside: scale)
      }
      for unit in shown.parts where unit != .max {
        guard let cell = means(unit)[item] else { continue }
        cells[CellKey(item: item, unit: unit)] = Cell(cell.mean, cell.count, inside: scale)
      }
    }
    return cells
  }

  private func unassigned(_ item: Int) -> Int {
    ratings.raters.indices.count { ratings.units[$0] == nil && ratings.own[$0][item] != nil }
  }

  private func guessRows(
    _ item: Int, _ scale: Scale, _ round: Int, _ own: [CellKey: Cell]
  ) -> [AccuracyRow] {
    var sides: [Side: [Int]] = [:]
    for (place, guess) in ratings.guesses.enumerated()
    where guess.key.round == round && guess.scores[item] != nil {
      let side = Side(
        by: ratings.units[guess.key.rater], of: unit(guess.key.target), round: round)
      sides[side, default: []].append(place)
    }
    let ordered = sides.keys.sorted {
      ($0.by ?? .max, $0.of ?? .max) < ($1.by ?? .max, $1.of ?? .max)
    }
    let counts = Dictionary(
      uniqueKeysWithValues: ordered.enumerated().map { place, side in
        (place, Set(sides[side, default: []].map { ratings.guesses[$0].key.rater }).count)
      })
    let shown = Disclosure.shown(counts).parts
    return ordered.indices.filter(shown.contains).map { place in
      row(item, scale, ordered[place], sides[ordered[place], default: []], own)
    }
  }

  private func row(
    _ item: Int, _ scale: Scale, _ side: Side, _ places: [Int], _ own: [CellKey: Cell]
  ) -> AccuracyRow {
    var row = AccuracyRow(
      level: .statement, count: Set(places.map { ratings.guesses[$0].key.rater }).count)
    (row.by, row.of, row.round) = (side.by, side.of, side.round)
    row.statement = ratings.statements[item]
    let scores = places.compactMap { ratings.guesses[$0].scores[item] }
    row.guess = Cell(scores.mean, row.count, inside: scale).mean
    row.own = side.by.flatMap { own[CellKey(item: item, unit: $0)]?.mean }
    guard let of = side.of, let truth = own[CellKey(item: item, unit: of)]?.mean else { return row }
    row.truth = truth
    row.bias = row.guess.map { $0 - truth }
    row.accuracy = told(scores.map { abs($0 - truth) }, row.count)
    let owns = places.compactMap { ratings.own[ratings.guesses[$0].key.rater][item] }
    // Of fewer than all who guessed, the missing ones could be computed.
    guard owns.count == scores.count else { return row }
    row.agreement = told(owns.map { abs($0 - truth) }, row.count)
    row.congruency = told(zip(owns, scores).map { abs($0 - $1) }, row.count)
    row.gain = gain(item, places, truth)
    return row
  }

  /// The mean of distances. That all of them are nothing is told as one answer short of it.
  private func told(_ distances: [Double], _ count: Int) -> Double {
    max(distances.mean, 1 / Double(count))
  }

  private func gain(_ item: Int, _ places: [Int], _ truth: Double) -> Double? {
    var gains: [Double] = []
    var raters: Set<Int> = []
    for place in places {
      let guess = ratings.guesses[place]
      guard let first = ratings.firstGuess(of: guess.key)?[item], let second = guess.scores[item]
      else { return nil }
      gains.append(abs(first - truth) - abs(second - truth))
      raters.insert(guess.key.rater)
    }
    guard let place = places.first else { return nil }
    // As many must have guessed in the first round as in this one.
    let side = ratings.guesses[place].key
    let before = ratings.guesses.count { other in
      other.key.round == 1 && other.scores[item] != nil
        && ratings.units[other.key.rater] == ratings.units[side.rater]
        && unit(other.key.target) == unit(side.target)
    }
    return before == gains.count ? gains.mean : nil
  }

  private func unitRows(_ rows: [AccuracyRow]) -> [AccuracyRow] {
    let sides = Dictionary(grouping: rows) { Side(by: $0.by, of: $0.of, round: $0.round) }
    return sides.sorted {
      ($0.key.round, $0.key.by ?? .max, $0.key.of ?? .max)
        < ($1.key.round, $1.key.by ?? .max, $1.key.of ?? .max)
    }.map { side, rows in
      var row = AccuracyRow(level: .unit, count: rows.map(\.count).min() ?? 0)
      (row.by, row.of, row.round) = (side.by, side.of, side.round)
      func mean(_ field: KeyPath<AccuracyRow, Double?>) -> Double? {
        let told = rows.compactMap { $0[keyPath: field] }
        return told.isEmpty ? nil : told.mean
      }
      (row.own, row.guess, row.truth) = (mean(\.own), mean(\.guess), mean(\.truth))
      row.agreement = mean(\.agreement)
      row.congruency = mean(\.congruency)
      (row.accuracy, row.bias, row.gain) = (mean(\.accuracy), mean(\.bias), mean(\.gain))
      let both = rows.compactMap { row in row.guess.flatMap { x in row.truth.map { (x, $0) } } }
      row.profile = Comparison(both.map(\.0), both.map(\.1)).profile.value
      return row
    }
  }
}
