import Query

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Book {
  /// Copies the book as it is on the disk to an empty file, whole; steps that others finish
  /// meanwhile are not in it.
  ///
  /// Confidential answers that are not locked stay closed in the copy for good: locked there without
  /// those that still come, or with others, it would tell single ones beside the book.
  ///
  /// - Returns: the newest step it holds, and the workshops that stay closed in it.
  package func backUp(to target: String) throws -> (step: Int64, closed: [String]) {
    do {
      try Connection.copy(connection.file, to: target, isInterrupted: connection.isInterrupted)
      let copy = try Connection(
        path: target, isReadOnly: false, isInterrupted: connection.isInterrupted)
      var closed: [String] = []
      let open = try copy.prepare(WorkshopStatements.openToAnswers)
      while try open.step() { closed.append(open.text(at: 0)) }
      open.reset()
      if !closed.isEmpty {
        try copy.execute(Control.begin)
        try copy.run(WorkshopStatements.sealInCopy)
        try copy.execute(Control.commit)
        try copy.run(Control.foldJournal)
      }
      return (try copy.integer(Bookkeeping.newestStep) ?? 0, closed)
    } catch let error as BookError where error.reason == .diskFull {
      throw BookError(
        .diskFull, "the disk is full, so no copy was made", help: ["make room, then repeat it"])
    }
  }

  /// Whether a path leads to this book's own file, by whatever name.
  package func isAt(_ other: String) -> Bool {
    var (mine, theirs) = (stat(), stat())
    guard stat(path, &mine) == 0, stat(other, &theirs) == 0 else { return path == other }
    return mine.st_dev == theirs.st_dev && mine.st_ino == theirs.st_ino
  }
}
