import Tabular

/// Tells a person at a terminal how far an import has come; a pipe gets nothing.
struct ImportProgress {
  private let show: (String) -> Void
  private let reader: any RecordReader
  private let start = ContinuousClock.now
  private var shownAt = ContinuousClock.now
  private var isShown = false

  /// Nil where nobody looks.
  init?(_ io: Streams, _ reader: any RecordReader) {
    guard let show = io.progress else { return nil }
    self.show = show
    self.reader = reader
  }

  /// At most five times a second.
  mutating func tick(_ read: Int, _ rejected: Int) {
    let now = ContinuousClock.now
    guard now - shownAt > .milliseconds(200) else { return }
    shownAt = now
    isShown = true
    let seconds = (now - start) / .seconds(1)
    show(Self.line(read, rejected, seconds, reader.progress))
  }

  /// - Parameter share: of the file, 0 to 1; nil where its length is not known.
  static func line(_ read: Int, _ rejected: Int, _ seconds: Double, _ share: Double?) -> String {
    let rate = Int(Double(read) / max(seconds, 0.001))
    var line = "\(grouped(read)) rows, \(grouped(rate)) a second, \(grouped(rejected)) rejected"
    if let share, share > 0.01, share < 1 {
      line += ", about \(Int((seconds / share - seconds).rounded(.up))) s left"
    }
    return line
  }

  func end() { if isShown { show("") } }

  private static func grouped(_ number: Int) -> String {
    let digits = String(number)
    return String(
      digits.enumerated().flatMap { index, digit in
        index > 0 && (digits.count - index) % 3 == 0 ? [",", digit] : [digit]
      })
  }
}
