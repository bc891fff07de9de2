extension TableSource {
  /// One file each, and one word here.
  package static let all: [TableSource] =
    [.log, .step, .logKinds, .changes, .history, .entries]
    + [
      .gaps, .reliability, .reliabilityOf, .neglected, .matchUnit, .why, .trace, .accuracy,
      .accuracyOf, .states, .statesOf,
    ] + gapsOfOneSort + lensParts + briefParts + recapParts
}

extension Environment {
  /// Whether a view was defined by this book.
  func isOwn(_ table: TableSource) -> Bool { !TableSource.all.contains { $0.name == table.name } }
}
