/// Answers as they may be reckoned with where nobody's own may be known.
///
/// Where all in a cell answered the same, its mean or a distance of nothing would tell what each of
/// them said. There one answer is moved by a point before anything is reckoned, so that the cell
/// reads one answer short of that. As every figure comes from the same moved answers, none of them
/// tells that, or where, one was moved: the room fits its units, and a distance fits its means.
extension WorkshopRatings {
  typealias Scale = WorkshopAccuracy.Scale

  /// Own views of the first round alone: who first answers a statement in a later one, after the
  /// room was told its means, would be what the means changed by.
  mutating func keepFirstRound(_ item: Int) {
    let rounds = raters.indices.compactMap { own[$0][item] == nil ? nil : ownRounds[$0][item] }
    guard let first = rounds.min() else { return }
    for rater in raters.indices where ownRounds[rater][item] > first { own[rater][item] = nil }
  }

  /// Own views of raters to one statement that are told as one cell.
  mutating func softenOwn(_ raters: [Int], _ item: Int, _ scale: Scale) {
    let answers = raters.compactMap { own[$0][item] }
    guard let rater = raters.first, let same = answers.unanimous else { return }
    own[rater][item] = same.moved(in: scale, given(item))
  }

  /// Guesses of one statement that are told as one cell, after own views were softened: neither all
  /// the same, nor each of them what the rater thinks.
  mutating func softenGuesses(_ places: [Int], _ item: Int, _ scale: Scale) {
    if let place = places.first,
      let same = places.compactMap({ guesses[$0].scores[item] }).unanimous
    {
      guesses[place].scores[item] = same.moved(in: scale, given(item))
    }
    guard places.allSatisfy({ own[guesses[$0].key.rater][item] == guesses[$0].scores[item] }) else {
      return
    }
    for place in places {
      guard let guess = guesses[place].scores[item] else { continue }
      guesses[place].scores[item] = guess.moved(in: scale, given(item))
      if places.compactMap({ guesses[$0].scores[item] }).unanimous == nil { return }
      guesses[place].scores[item] = guess
    }
  }
}

extension WorkshopRatings {
  /// The lowest and the highest that anybody answered to a statement: it may have been asked on a
  /// smaller scale than it was declared with.
  private func given(_ item: Int) -> ClosedRange<Double> {
    let all = own.compactMap { $0[item] } + guesses.compactMap { $0.scores[item] }
    return (all.min() ?? 0)...(all.max() ?? 0)
  }
}

extension [Double] {
  /// What all of them are.
  fileprivate var unanimous: Double? {
    first.flatMap { first in allSatisfy { $0 == first } ? first : nil }
  }
}

extension Double {
  /// A point away: to where others have answered, else towards the middle of the scale.
  fileprivate func moved(
    in scale: WorkshopRatings.Scale, _ given: ClosedRange<Double>
  ) -> Double {
    let step = min(1, scale.most - scale.least)
    switch (given.contains(self - step), given.contains(self + step)) {
    case (true, false): return self - step
    case (false, true): return self + step
    default: return self > (scale.least + scale.most) / 2 ? self - step : self + step
    }
  }
}
