/// The diagnostics of one source, cut off where more would help nobody.
struct Findings: Sendable {
  static let limit = 50
  private(set) var list: [Diagnostic] = []

  var isFull: Bool { list.count >= Self.limit }

  mutating func add(_ diagnostic: @autoclosure () -> Diagnostic) {
    if !isFull { list.append(diagnostic()) }
  }

  /// In the order of the source, each knowing it.
  func sorted(in source: SourceText) -> [Diagnostic] {
    var sorted = list.sorted { $0.span.lower < $1.span.lower }
    for index in sorted.indices { sorted[index].source = source }
    return sorted
  }
}
