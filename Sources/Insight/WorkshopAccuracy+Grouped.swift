extension WorkshopAccuracy {
  /// What may be told of a workshop whose ratings are nobody's business: the whole room and its
  /// units, cells of enough people only, and nothing from which smaller ones could be computed.
  ///
  /// - Of one statement means alone are told: a mean distance beside them leaves often one set of
  ///   answers that it can come from. A unit's row has distances where three statements or more
  ///   stand behind them, the same ones in each round.
  /// - Where all said the same, one answer is moved by a point before anything is reckoned
  ///   (`WorkshopRatings.softenOwn`).
  /// - Own views are told of the same raters everywhere: of those alone who guessed, what the others
  ///   said could be computed.
  /// - A gain is told where the same raters guessed in both rounds.
  package func disclosedRows() -> [AccuracyRow] { inFirstRound().softened().toldRows() }

  private func inFirstRound() -> WorkshopAccuracy {
    var ratings = ratings
    for item in scales.indices { ratings.keepFirstRound(item) }
    return WorkshopAccuracy(ratings, scales)
  }

  private func softened() -> WorkshopAccuracy {
    var ratings = ratings
    for (item, scale) in scales.enumerated() {
      for cell in ownCells(item) { ratings.softenOwn(cell, item, scale) }
      for round in rounds {
        for (_, places) in shownSides(item, round) { ratings.softenGuesses(places, item, scale) }
      }
    }
    return WorkshopAccuracy(ratings, scales)
  }

  private func toldRows() -> [AccuracyRow] {
    let own = ownMeans()
    var statementRows: [AccuracyRow] = []
    for item in scales.indices {
      for round in rounds { statementRows += guessRows(item, round, own) }
    }
    let ownRows = own.keys.sorted().compactMap { key -> AccuracyRow? in
      guard let cell = own[key] else { return nil }
      var row = AccuracyRow(level: .room, count: cell.count)
      row.by = key.unit
      row.statement = ratings.statements[key.item]
      row.own = cell.mean
      return row
    }
    return ownRows + unitRows(statementRows) + statementRows.map(\.withoutDistances)
  }

  /// Statements that a mean of distances stands for at least.
  private static let leastStatements = 3

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
  }

  private var rounds: [Int] { Set(ratings.guesses.map(\.key.round)).sorted() }

  /// How many of each unit answered a statement. People of no unit are a part like any other, shown
  /// under no name.
  private func parts(_ item: Int) -> [Int64: Int] {
    var parts: [Int64: Int] = [:]
    for rater in ratings.raters.indices where ratings.own[rater][item] != nil {
      parts[ratings.units[rater] ?? .max, default: 0] += 1
    }
    return parts
  }

  /// Raters by what is told of their answers to a statement: each unit that is shown, and the rest
  /// of the room, which can be computed from the room and those.
  private func ownCells(_ item: Int) -> [[Int]] {
    let shown = Disclosure.shown(parts(item))
    guard shown.whole else { return [] }
    let raters = ratings.raters.indices.filter { ratings.own[$0][item] != nil }
    let cells = Dictionary(grouping: raters) { rater in
      ratings.units[rater].flatMap { shown.parts.contains($0) ? $0 : nil }
    }
    return Array(cells.values)
  }

  /// Mean own answers that may be shown, of the room and of its units.
  private func ownMeans() -> [CellKey: Cell] {
    var cells: [CellKey: Cell] = [:]
    let room = ratings.means(of: nil, everyone: true)
    for item in scales.indices {
      let shown = Disclosure.shown(parts(item))
      if shown.whole, let cell = room[item] {
        cells[CellKey(item: item, unit: nil)] = Cell(mean: cell.mean, count: cell.count)
      }
      for unit in shown.parts where unit != .max {
        guard let cell = means(unit)[item] else { continue }
        cells[CellKey(item: item, unit: unit)] = Cell(mean: cell.mean, count: cell.count)
      }
    }
    return cells
  }

  /// Guesses of one statement by the units of rater and target, where enough raters gave them.
  private func shownSides(_ item: Int, _ round: Int) -> [(side: Side, places: [Int])] {
    var sides: [Side: [Int]] = [:]
    for (place, guess) in ratings.guesses.enumerated()
    where guess.key.round == round && guess.scores[item] != nil {
      let side = Side(
        by: ratings.units[guess.key.rater], of: unit(guess.key.target), round: round)
      sides[side, default: []].append(place)
    }
    let ordered = sides.sorted {
      ($0.key.by ?? .max, $0.key.of ?? .max) < ($1.key.by ?? .max, $1.key.of ?? .max)
    }
    let counts = Dictionary(
      uniqueKeysWithValues: ordered.enumerated().map { place, side in
        (place, Set(side.value.map { ratings.guesses[$0].key.rater }).count)
      })
    let shown = Disclosure.shown(counts).parts
    return ordered.indices.filter(shown.contains).map { (ordered[$0].key, ordered[$0].value) }
  }

  private func guessRows(
    _ item: Int, _ round: Int, _ own: [CellKey: Cell]
  ) -> [AccuracyRow] {
    shownSides(item, round).map { side, places in row(item, side, places, own) }
  }

  private func row(
    _ item: Int, _ side: Side, _ places: [Int], _ own: [CellKey: Cell]
  ) -> AccuracyRow {
    let raters = Set(places.map { ratings.guesses[$0].key.rater })
    var row = AccuracyRow(level: .statement, count: raters.count)
    (row.by, row.of, row.round) = (side.by, side.of, side.round)
    row.statement = ratings.statements[item]
    let scores = places.compactMap { ratings.guesses[$0].scores[item] }
    row.guess = scores.mean
    let owners = ratings.raters.indices.filter {
      ratings.units[$0] == side.by && ratings.own[$0][item] != nil
    }
    let cell = side.by.flatMap { own[CellKey(item: item, unit: $0)] }
    row.own = cell?.mean
    if cell != nil, raters == Set(owners) {
      let owns = places.compactMap { ratings.own[ratings.guesses[$0].key.rater][item] }
      row.congruency = zip(owns, scores).map { abs($0 - $1) }.mean
    }
    guard let of = side.of, let truth = own[CellKey(item: item, unit: of)]?.mean else { return row }
    row.truth = truth
    row.bias = row.guess.map { $0 - truth }
    row.accuracy = scores.map { abs($0 - truth) }.mean
    if cell != nil {
      row.agreement = owners.compactMap { ratings.own[$0][item] }.map { abs($0 - truth) }.mean
    }
    row.gain = gain(item, places, truth)
    return row
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

  private func scale(_ row: AccuracyRow) -> Scale? {
    row.statement.flatMap { id in ratings.statements.firstIndex(of: id) }.map { scales[$0] }
  }

  private func owns(_ row: AccuracyRow) -> [Double] {
    guard let item = ratings.statements.firstIndex(where: { $0 == row.statement }) else {
      return []
    }
    return ratings.raters.indices.filter { ratings.units[$0] == row.by }
      .compactMap { ratings.own[$0][item] }
  }

  private func guesses(_ row: AccuracyRow) -> [Double] {
    guard let item = ratings.statements.firstIndex(where: { $0 == row.statement }) else {
      return []
    }
    return ratings.guesses.filter { guess in
      guess.key.round == row.round && ratings.units[guess.key.rater] == row.by
        && unit(guess.key.target) == row.of
    }.compactMap { $0.scores[item] }
  }

  private func told(
    _ field: KeyPath<AccuracyRow, Double?>, _ rows: [AccuracyRow], _ all: Int?
  ) -> Double? {
    let told = rows.compactMap { $0[keyPath: field] }
    return told.count >= Self.leastStatements && told.count == all ? told.mean : nil
  }

  private func unitRows(_ rows: [AccuracyRow]) -> [AccuracyRow] {
    let sides = Dictionary(grouping: rows) { Side(by: $0.by, of: $0.of, round: $0.round) }
    // With other statements in another round, the distance of one could be computed.
    let statements = Dictionary(grouping: rows) { Side(by: $0.by, of: $0.of, round: 0) }
      .mapValues { Set($0.map(\.statement)).count }
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
      let all = statements[Side(by: side.by, of: side.of, round: 0)]
      // Statements that all answer alike add nothing, and leave others by themselves.
      func distance(
        _ field: KeyPath<AccuracyRow, Double?>, _ answers: (AccuracyRow) -> [Double],
        _ leeway: (AccuracyRow, Scale) -> Leeway?
      ) -> Double? {
        let varied = rows.filter { answers($0).isVaried }
        guard varied.count >= Self.leastStatements else { return nil }
        let leeways = varied.compactMap { row in scale(row).flatMap { leeway(row, $0) } }
        guard leeways.count == varied.count, Leeway.isEnough(leeways) else { return nil }
        return told(field, rows, all)
      }
      (row.own, row.guess, row.truth) = (mean(\.own), mean(\.guess), mean(\.truth))
      row.bias = mean(\.bias)
      row.agreement = distance(\.agreement, owns) {
        Leeway($0.agreement, of: $0.own, from: $0.truth, $1)
      }
      row.congruency = distance(\.congruency, owns) { Leeway($0.congruency, $0.own, $0.guess, $1) }
      row.accuracy = distance(\.accuracy, guesses) {
        Leeway($0.accuracy, of: $0.guess, from: $0.truth, $1)
      }
      // A gain is the difference of two distances, each of which might be told.
      row.gain = row.accuracy == nil ? nil : told(\.gain, rows, all)
      let both = rows.compactMap { row in row.guess.flatMap { x in row.truth.map { (x, $0) } } }
      row.profile = Comparison(both.map(\.0), both.map(\.1)).profile.value
      return row
    }
  }
}

extension AccuracyRow {
  fileprivate var withoutDistances: AccuracyRow {
    var row = self
    (row.agreement, row.congruency, row.accuracy, row.gain) = (nil, nil, nil, nil)
    return row
  }
}

extension [Double] {
  /// More than one answer differs from what most say: of one that does, it may be the one that was
  /// moved.
  fileprivate var isVaried: Bool {
    count - (Dictionary(grouping: self) { $0 }.values.map(\.count).max() ?? 0) > 1
  }
}
