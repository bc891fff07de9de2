import Language
import Query

/// What the prompt does beside reading lines.
struct PromptSettings: Equatable {
  /// The line in colours as it is typed.
  var colours = true
  /// How the line may go on, in dim text behind it.
  var suggestions = true
  /// What is still missing, below the line, and a word now and then on what comes next.
  var hints = true
  /// What is typed is remembered.
  var history = true

  /// In tables on a terminal, what a number such as `d3` is called stands beside it.
  var titles = true

  static let words = ["colours", "suggestions", "hints", "titles", "history"]

  static func path(_ word: String) -> WritableKeyPath<PromptSettings, Bool>? {
    switch word {
    case "colours": \.colours
    case "suggestions": \.suggestions
    case "hints": \.hints
    case "titles": \.titles
    case "history": \.history
    default: nil
    }
  }
}

extension Command {
  static let prompt = Command(
    name: "prompt", summary: "switches what the prompt does, or tells it",
    syntax: [
      .optional([
        .value("what", .choice(PromptSettings.words)), .value("switch", .choice(["on", "off"])),
      ])
    ],
    examples: ["prompt", "prompt suggestions off", "prompt history off"],
    details: [
      "colours: the line as it is typed. suggestions: how it may go on, dim behind it; → takes "
        + "them. hints: what is still missing, below the line. titles: what `d3` is called, beside it in tables. history: `off` keeps what is typed "
        + "from now on out of it.",
      "In `startup.rap` it holds for every session.",
    ]
  ) { invocation, session in
    if let what = invocation.arguments.text("what"), let path = PromptSettings.path(what) {
      session.settings[keyPath: path] = invocation.arguments.text("switch") == "on"
      return
    }
    let told = PromptSettings.words.compactMap { word in
      PromptSettings.path(word).map { "\(word) \(session.settings[keyPath: $0] ? "on" : "off")" }
    }
    try session.io.say(told.joined(separator: ", "))
  }
}
