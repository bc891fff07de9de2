/// Tells the delimiter of a file from its first records.
enum DelimiterSniffer {
  /// In the order in which they win when nothing else decides.
  static let candidates: [UInt8] = [
    UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|"),
  ]

  /// How many bytes are looked at.
  static let sampleSize = 1 << 16

  private struct Score {
    /// Share of the records that have as many fields as the first.
    var agreement: Double
    /// Fields that begin with a space, as prose behind a comma does.
    var spaced: Int
    var fields: Int

    func beats(_ other: Score) -> Bool {
      if agreement != other.agreement { return agreement > other.agreement }
      if spaced != other.spaced { return spaced < other.spaced }
      return fields > other.fields
    }
  }

  /// The candidate that splits the first record and then the others most alike; a comma when
  /// none splits it.
  ///
  /// - Parameter isWhole: the sample is the whole file, so that its last record counts too.
  static func delimiter(of sample: [UInt8], isWhole: Bool, quote: UInt8) -> UInt8 {
    var best: (delimiter: UInt8, score: Score)?
    for delimiter in candidates {
      var scanner = RecordScanner(delimiter: delimiter, quote: quote, limit: .max)
      _ = scanner.scan(sample, atEnd: isWhole)
      if scanner.entries.isEmpty {
        scanner = RecordScanner(delimiter: delimiter, quote: quote, limit: .max)
        _ = scanner.scan(sample, atEnd: true)
      }
      guard let score = score(scanner, sample) else { continue }
      if best.map({ score.beats($0.score) }) ?? true { best = (delimiter, score) }
    }
    return best?.delimiter ?? candidates[0]
  }

  private static func score(_ scanner: RecordScanner, _ sample: [UInt8]) -> Score? {
    guard let first = scanner.entries.first, first.fieldCount > 1 else { return nil }
    let alike = scanner.entries.count { $0.fieldCount == first.fieldCount && !$0.isBad }
    return Score(
      agreement: Double(alike) / Double(scanner.entries.count),
      spaced: scanner.fields.count { $0.length > 0 && sample[Int($0.offset)] == 0x20 },
      fields: first.fieldCount)
  }
}
