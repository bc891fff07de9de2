import Book
import Domain
import Language
import Query

extension Command {
  static let backup = Command(
    name: "backup", summary: "copies the whole book to a file, while others go on writing",
    syntax: [.value("file", .file)], examples: ["backup \"friday.book\""],
    details: [
      "The copy is a book itself: history, settings, everything. It is there whole or not at all.",
      "Confidential answers of a workshop that is not locked are in it, and nobody can lock them "
        + "there: two locks, with and without somebody's answers, would tell them.",
      "In a script, which is one step, it holds the book as it was before the script.",
    ]
  ) { invocation, session in
    guard let path = invocation.arguments.text("file") else { return }
    let span = invocation.arguments.span("file")
    let full = try session.resolved(path, at: span)
    guard !session.book.isAt(full) else {
      throw Problem("`\(path)` is the book itself", at: span, help: ["name another file"])
    }
    guard !Start.exists(full + "-wal") else {
      throw Problem(
        "`\(path)` is a book that somebody has open", at: span, help: ["name another file"])
    }
    guard !session.options.isDryRun else {
      return try session.io.remark("dry run: \(path) is not written")
    }
    var (step, closed): (Int64, [String]) = (0, [])
    try AtomicFile.replace(full, at: span) { temporary in
      (step, closed) = try session.book.backUp(to: temporary)
    }
    if session.options.reports {
      try session.io.remark("copied the book to \(path), up to step \(step)")
    }
    for name in closed {
      try session.io.remark(
        "note: `\(name)` is confidential and not locked; in the copy its answers stay closed for good"
      )
    }
  }
}
