import Book
import Domain
import Language
import Query

extension Command {
  static let check = Command(
    name: "check", summary: "looks whether all of the book is as it should be",
    syntax: [.word("book")], examples: ["check book"],
    details: [
      "It looks at the file, at references, at every rule, and at the history; it changes nothing.",
      "`rapport check SCRIPT` looks at a script.",
    ]
  ) { invocation, session in
    var count = 0
    try session.paged {
      try session.book.faults { fault in
        count += 1
        guard count <= 100 else { return }
        let subject = fault.subject.map { "\($0) " } ?? ""
        try session.io.say("\(fault.sort.rawValue): \(subject)\(fault.text)")
      }
    }
    guard count == 0 else {
      throw Problem(
        "the book has \(count) \(count == 1 ? "fault" : "faults")",
        at: invocation.statement.pipeline.span,
        help: [
          "what a step did can be taken back: undo step NUMBER",
          "a book whose file is damaged is best replaced by its last backup",
        ])
    }
    if session.options.reports {
      try session.io.remark("the book is as it should be, up to step \(session.book.newestStep())")
    }
  }
}
