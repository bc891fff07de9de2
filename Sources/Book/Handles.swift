package import Domain

/// The handles of records that an answer of many rows names by their ids: each is looked up once.
package final class Handles {
  private let book: Book
  private var known: [Int64: String] = [:]
  /// About 10 MB.
  private static let most = 100_000

  package init(of book: Book) { self.book = book }

  /// Empty where there is no such record.
  package func handle(of id: RecordID) throws -> String {
    if let handle = known[id.raw] { return handle }
    let handle = try book.handle(of: id) ?? ""
    if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
    known[id.raw] = handle
    return handle
  }
}
