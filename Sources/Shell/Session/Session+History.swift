import Book
import Query
import Terminal

/// What was typed into a book, at any time. One thread only.
final class TypedEntries: @unchecked Sendable {
  /// The folder of the user's state; nil remembers nothing beyond this session.
  var folder: String?
  private var book: String?
  private(set) var history = History(path: nil)
  /// What went wrong when the history was read, to be said once.
  var problem: String?

  /// The history of a book, which is read when it is asked for first.
  func of(_ book: String) -> History {
    guard self.book != book else { return history }
    self.book = book
    history = History(path: folder.map { "\($0)/entries/\(TypedEntries.fileName(book))" })
    problem = history.load()
    return history
  }

  /// `rapport-8c2f….jsonl`: two books of one name in two folders have two histories.
  private static func fileName(_ path: String) -> String {
    let whole = Paths.canonical(path)
    // FNV-1a, 64 bits.
    let hash = whole.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    let name = (whole.split(separator: "/").last ?? "book").prefix(40).map {
      $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." ? $0 : "_"
    }
    return "\(String(name))-\(String(hash, radix: 16)).jsonl"
  }
}

extension Session {
  var history: History { typed.of(book.path) }

  /// Everything that can be asked beside the kinds.
  var tables: [TableSource] {
    let typed = typed
    let path = book.path
    if commonTables?.path != path {
      // They are wanted with every line of a script.
      commonTables = (
        path,
        TableSource.all.map { table in
          table.name == TableSource.entries.name ? .entries { typed.of(path).entries } : table
        }
      )
    }
    let common = commonTables?.tables ?? []
    let own = ownViews
    return own.isEmpty ? common : common + own
  }
}
