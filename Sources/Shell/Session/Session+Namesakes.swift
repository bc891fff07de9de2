import Book
import Domain
import Query

/// A title that makes a handle which another record has gives the new one a longer handle. Whoever
/// goes on with the short one would speak of the other record: that is told wherever it happens.
extension Session {
  /// Told under what a step did: each of a few, the number of many.
  func tell(_ namesakes: Namesakes) throws {
    guard namesakes.count > 0 else { return }
    let told = try namesakes.first.map { "\(try handle($0.new)): \(try tale(of: $0.elder))" }
    guard namesakes.count > 1 else {
      return try io.remark("note: \(told[0])")
    }
    let more = namesakes.count - told.count
    try io.remark(
      (["note: \(namesakes.count) new records have the name of another:"] + told.map { "  \($0)" }
        + (more > 0 ? ["  … and \(more) more"] : [])).joined(separator: "\n"))
  }

  /// The same behind a line that names the one new record.
  func words(on namesakes: Namesakes, after text: String) throws -> String? {
    guard namesakes.count == 1, let (new, elder) = namesakes.first.first,
      text.contains(try handle(new))
    else { return nil }
    return "; \(try tale(of: elder))"
  }

  private func tale(of elder: RecordID) throws -> String {
    "there is a \(try handle(elder)) already (\(try book.described(elder)))"
  }
}

extension RecordNames {
  /// By what a person would know it: `Kim Lee, in finance`.
  func described(_ id: RecordID, _ values: Draft?) throws -> String {
    guard let values, case .text(let title)? = values["title"] else { return "without a title" }
    guard case .record(let container)? = values["in"], let name = try handle(of: container) else {
      return title
    }
    return "\(title), in \(name)"
  }
}

extension Book {
  func described(_ id: RecordID) throws -> String { try described(id, values(of: id)) }
}
