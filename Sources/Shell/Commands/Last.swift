import Language
import Output
import Query

extension Command {
  static let last = Command(
    name: "last", summary: "shows the last answer again, with nothing left out or shortened",
    syntax: [], examples: ["promises; last"],
    details: ["A long one goes through the pager; what does not fit the window stands row by row."]
  ) { invocation, session in
    guard let answer = session.lastAnswer else {
      throw Problem(
        "nothing was asked yet", at: invocation.statement.pipeline.span,
        help: ["example: promises where overdue"])
    }
    try session.pageOrWrite(
      answer(
        Presentation(width: session.io.width(), color: session.io.usesColor, isWhole: true)))
  }
}
