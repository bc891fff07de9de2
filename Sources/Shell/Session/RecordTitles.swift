import Domain
import Output
import Query
import TextLayout

/// The titles of records that an answer only names by number, for people to read beside it.
final class RecordTitles {
  private let session: Session
  private var known: [String: String] = [:]
  /// Each is looked up by itself, so that a long answer goes without.
  private static let most = 300
  private static let width = 32

  init(_ session: Session) { self.session = session }

  /// `d3` as `d3 Leads wait three days`; other values as they are, and those whose title stands in
  /// the row already.
  func beside(_ cell: Cell, _ type: ValueType, in row: [Cell] = []) -> Cell {
    switch (cell, type) {
    case (.text(let handle), .reference(let kinds)):
      guard let kind = kinds.first(where: { $0.isNumbered(handle) }),
        let title = title(of: handle, kind), !row.contains(.text(title))
      else { return cell }
      return .text("\(handle) \(DisplayWidth.shorten(title, to: RecordTitles.width))")
    case (.list(let cells), .list(let element)): return .list(cells.map { beside($0, element) })
    default: return cell
    }
  }

  private func title(of handle: String, _ kind: Kind) -> String? {
    if let title = known[handle] { return title.isEmpty ? nil : title }
    guard known.count < RecordTitles.most, kind.hasTitle else { return nil }
    let rows = try? session.cells(of: "\(kind.plural) where handle = \"\(handle)\" | show title")
    let title = rows?.first?.first?.readable ?? ""
    known[handle] = title
    return title.isEmpty ? nil : title
  }
}

extension Kind {
  fileprivate func isNumbered(_ word: String) -> Bool {
    guard case .numbered(let letter) = handle, word.hasPrefix(letter) else { return false }
    let digits = word.dropFirst(letter.count)
    return !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isNumber }
  }
}
