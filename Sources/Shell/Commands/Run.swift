import Domain
import Language
import Query

extension Command {
  static let run = Command(
    name: "run", summary: "runs a script as one step",
    syntax: [
      .value("file", .file),
      .optional([
        .word("with"),
        .list("given", [.value("name", .name), .symbol(.equal), .value("value", .anyText)]),
      ]),
    ],
    examples: ["run \"import-people.rap\" with folder = \"people\""],
    details: ["Its variables are its own. A path counts from the script that names it."],
    check: { invocation, checker in
      guard let path = invocation.arguments.text("file") else { return }
      try checker.checkScript(
        path, given: invocation.given(), at: invocation.arguments.span("file"))
    }
  ) { invocation, session in
    guard let path = invocation.arguments.text("file") else { return }
    let outer = session.variables
    defer { session.variables = outer }
    session.variables = [:]
    try session.runScript(
      session.resolved(path, at: invocation.arguments.span("file")), given: invocation.given(),
      words: invocation.words, isChecked: session.isInScript)
  }
}

extension Invocation {
  func given() -> [String: String] {
    var given: [String: String] = [:]
    for round in arguments.rounds("given") {
      if let name = round.word("name") { given[name.text] = round.text("value") ?? "" }
    }
    return given
  }
}
