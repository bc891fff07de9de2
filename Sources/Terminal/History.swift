/// What was typed, oldest first, in memory and, where a path is given, in a file of its own.
///
/// The file is a convenience: where it cannot be read or written, entries stay in memory and
/// the first problem is returned once, as a sentence for the user.
package final class History {
  /// Oldest first, at most `capacity`.
  package private(set) var entries: [String] = []
  /// While true, nothing that is added is remembered anywhere.
  package var isPrivate = false

  private let capacity: Int
  private let file: HistoryFile?
  private var hasReported = false
  /// Lines the file is thought to have.
  private var storedLines = 0

  /// Counts the entries ever added; with `generation`, what an editor needs to follow.
  private(set) var additions = 0
  /// Changes when entries other than the newest changed.
  private(set) var generation = 0

  /// `path` is the file itself; its folder is made where it is missing. Nil keeps everything
  /// in memory. A file grows to a quarter above `capacity` before it is compacted.
  package init(path: String?, capacity: Int = 10_000) {
    self.capacity = max(1, capacity)
    file = path.map { HistoryFile(path: $0) }
  }

  /// Reads the file. Lines that are no entries are passed over.
  package func load() -> String? {
    guard let file else { return nil }
    return report {
      let stored = try file.read()
      storedLines = stored.lines
      entries = Array(stored.entries.suffix(capacity))
      generation += 1
      try compactIfLong()
    }
  }

  /// Remembers `entry` unless it is blank, begins with a space, repeats the last one, or the
  /// history is private.
  package func add(_ entry: String) -> String? {
    guard !isPrivate, entry.first != " ", entry.contains(where: { !$0.isWhitespace }),
      entry != entries.last, !entry.unicodeScalars.contains("\0")
    else { return nil }
    entries.append(entry)
    additions += 1
    if entries.count > capacity { entries.removeFirst(entries.count - capacity) }
    guard let file else { return nil }
    return report {
      try file.append(entry)
      storedLines += 1
      try compactIfLong()
    }
  }

  /// Forgets every entry that `matches`, in the file too, whoever wrote it.
  package func remove(where matches: (String) -> Bool) -> String? {
    entries.removeAll(where: matches)
    generation += 1
    guard let file else { return nil }
    return report { storedLines = try file.rewrite { $0.filter { !matches($0) } } }
  }

  private func compactIfLong() throws {
    guard let file, storedLines > capacity + max(capacity / 4, 16) else { return }
    let capacity = capacity
    storedLines = try file.rewrite { Array($0.suffix(capacity)) }
  }

  private func report(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      defer { hasReported = true }
      return hasReported ? nil : (error as? HistoryFile.Problem)?.message ?? "\(error)"
    }
  }
}
