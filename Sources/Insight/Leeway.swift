/// How far a mean distance is from what only one set of answers gives.
///
/// Where the mean of some answers is known, their mean distance from a known point is largest when
/// all stand at the ends of the scale, and smallest when all stand together. A distance near either
/// would tell each of these answers, and so the lowest and the highest of them.
struct Leeway {
  /// Below the largest distance and above the smallest, in points of the scale.
  private var below, above: Double
  /// As far as answers are apart that are not of one view: a quarter of the scale.
  private var step: Double
  /// All answers may stand on one side of the point, where they can differ without its being seen.
  private var isApart: Bool

  private init(_ distance: Double, largest: Double, smallest: Double, apart: Double, step: Double) {
    below = largest - distance
    above = distance - smallest
    self.step = step
    isApart = apart >= step
  }

  /// Of answers with a known mean, from a known point.
  init?(_ distance: Double?, of mean: Double?, from point: Double?, _ scale: WorkshopAccuracy.Scale)
  {
    guard let distance, let mean, let point, scale.most > scale.least else { return nil }
    // Together means on the two whole answers around their mean.
    let (low, part) = (mean.rounded(.down), mean - mean.rounded(.down))
    let high = (mean - scale.least) / (scale.most - scale.least)
    self.init(
      distance, largest: (1 - high) * abs(point - scale.least) + high * abs(scale.most - point),
      smallest: (1 - part) * abs(low - point) + part * abs(low + 1 - point),
      apart: abs(mean - point),
      step: (scale.most - scale.least) / 4)
  }

  /// Of pairs of answers, both means known. That no pair differs is seen to elsewhere.
  init?(_ distance: Double?, _ one: Double?, _ other: Double?, _ scale: WorkshopAccuracy.Scale) {
    guard let distance, let one, let other, scale.most > scale.least else { return nil }
    let sum = one + other
    self.init(
      distance, largest: min(sum - 2 * scale.least, 2 * scale.most - sum), smallest: 0,
      apart: .infinity, step: (scale.most - scale.least) / 4)
  }

  /// Whether the mean over statements leaves as much open as one whole statement has to differ by.
  static func isEnough(_ free: [Leeway]) -> Bool {
    let step = free.map(\.step).reduce(0, +) / Double(free.count * free.count)
    let below = free.map(\.below).reduce(0, +) / Double(free.count)
    let above = free.map(\.above).reduce(0, +) / Double(free.count)
    // Two answers that move apart by a point each are seen less than a statement's ends are.
    return below >= step && (above >= step / 2 || free.allSatisfy(\.isApart))
  }
}
