import Book
import Domain
import Language
import Query

extension Command {
  static let say = Command(
    name: "say", summary: "prints text", syntax: [.value("text", .text)],
    examples: ["let n = (units | count); say \"There are {$n} of them.\""]
  ) { invocation, session in
    try session.io.say(invocation.arguments.text("text") ?? "")
  }

  static let expect = Command(
    name: "expect", summary: "fails where a condition does not hold",
    syntax: [.value("condition", .expression)],
    examples: [
      "expect (units | count) = 3",
      "expect (promises where broken | count) < 10 and (goals where no owner | count) = 0",
    ],
    details: ["In a batch script a failure takes everything back."],
    check: { invocation, checker in
      guard let condition = invocation.arguments.expression("condition") else { return }
      _ = try Computation(condition: condition, in: checker.environment)
    }
  ) { invocation, session in
    guard let condition = invocation.arguments.expression("condition") else { return }
    let computation = try Computation(condition: condition, in: session.environment)
    guard try session.book.value(of: computation.statement, .boolean) != .boolean(true) else {
      return
    }
    var help: [String] = []
    if case .binary(let operation, let left, let right) = condition.kind, operation != .and,
      operation != .or
    {
      // A side that has no value of its own, such as a bare word, is read by the other.
      for (side, what) in [(left, "found"), (right, "expected \(operation.rawValue)")] {
        guard let found = try? session.value(side) else { continue }
        help.append("\(what) \(try session.book.text(of: found.value))")
      }
    }
    throw Problem("this does not hold", at: invocation.arguments.span("condition"), help: help)
  }

  static let explain = Command(
    name: "explain", summary: "shows a question in plain words and as SQL",
    syntax: [.value("question", .openQuestion)],
    examples: ["explain promises where to within marketing and overdue | sort due"],
    check: { invocation, checker in
      guard let pipeline = invocation.arguments.pipeline("question") else { return }
      _ = try Question(pipeline, in: checker.environment)
    }
  ) { invocation, session in
    guard let pipeline = invocation.arguments.pipeline("question") else { return }
    let question = try Question(pipeline, in: session.environment)
    try session.paged {
      try session.io.say(try Explanation(pipeline, in: session.environment).text)
      try session.io.say("\n" + question.statement.readable)
    }
  }

  static let quit = Command(
    name: "quit", summary: "leaves", syntax: [], examples: ["quit"]
  ) { _, _ in throw Ending.quit }
}
