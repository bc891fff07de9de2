import Book
import Domain
import Language
import Query

extension Command {
  static let workshop = Command(
    name: "workshop", summary: "leads a group through an exercise, block by block",
    syntax: [
      .optional([
        .value(
          "action", .choice(["list", "plan", "run", "rehearse", "resume", "recap"]))
      ]),
      .optional([.value("exercise", .name)]), .optional([.value("title", .text)]),
      .anyOrder([
        [.word("with"), .value("with", .records(Group.party))],
        [.word("privacy"), .value("privacy", .choice(["named", "grouped", "anonymous"]))],
        [.word("facilitator"), .value("facilitator", .record(["person"]))],
        [.word("answers"), .value("answers", .file)],
        [.word("to"), .value("file", .file)],
        [.word("seed"), .value("seed", .number)],
        [
          .word("given"),
          .list("given", [.value("name", .name), .symbol(.equal), .value("value", .anyText)]),
        ],
        [.word("purpose"), .value("purpose", .text)],
        [.word("group"), .value("group", .text)],
        [.word("minutes"), .value("minutes", .number)],
        [.word("materials"), .value("materials", .text)],
      ]),
    ],
    examples: [
      "workshop list", "workshop plan perspective-swap with marketing, it",
      "workshop rehearse perspective-swap",
    ],
    details: [
      "`workshop list` tells the exercises; `plan` what one takes, block by block; `rehearse` runs it "
        + "with invented people on a book of its own.",
      "`workshop run perspective-swap with marketing, it` begins; `workshop resume` goes on where the "
        + "last one was left, also after the program ended.",
      "`answers \"FILE.csv\"` takes every answer from a file: block, person, statement, answer.",
      "`workshop recap NAME to \"recap.md\"` writes what came of it.",
      "As the first line of a script it makes a session script: blocks, each with its time and mode. "
        + "`help block` tells them; `workshop list` names some to learn from.",
    ],
    check: { invocation, checker in try checker.willLead(invocation) }
  ) { invocation, session in try session.workshop(invocation) }

  static let statement = Command(
    name: "statement", summary: "in a session script: a sentence that everybody rates",
    syntax: [
      .value("title", .text),
      .anyOrder([
        [.word("least"), .value("least", .number)], [.word("most"), .value("most", .number)],
        [.word("about"), .value("about", .record([]))],
      ]),
    ],
    examples: ["statement \"IT knows what our customers wait for\" least 1 most 5"]
  ) { invocation, session in
    // A session script's statements are read by its workshop; anywhere else there is nobody to rate.
    try session.io.say(
      "would be rated in a session script: \(invocation.arguments.text("title") ?? "")")
  }

  static let block = Command(
    name: "block", summary: "in a session script: a part of the exercise, with its time and mode",
    syntax: [
      .value("title", .text),
      .anyOrder([
        [.word("minutes"), .value("minutes", .number)],
        [.word("mode"), .value("mode", .choice(["open", "blind", "pair", "rotate"]))],
        [.word("who"), .value("who", .choice(["all", "business", "it", "facilitator"]))],
        [.word("prompt"), .value("prompt", .text)],
        [
          .word("accept"),
          .value("accept", .choice(["score", "ranking", "text", "yes-no-try", "fist", "choice"])),
          .optional([.value("options", .text)]),
        ],
        [.word("view"), .value("view", .choice(["own", "guess"]))],
        [.word("confidence"), .value("confidence", .choice(["asked"]))],
        [.word("reveal"), .value("reveal", .choice(["facilitator", "time-out", "all-in"]))],
        [.word("show"), .value("show", .number)],
        [
          .word("into"),
          .value("into", .choice(["drivers", "promises", "objections", "offers", "needs"])),
        ],
        [.word("type"), .value("type", .choice(["motivation", "challenge", "need"]))],
        [.word("about"), .value("about", .record([]))],
      ]),
    ],
    examples: ["block \"Your own view\" minutes 8 mode blind accept score view own; end"],
    details: [
      "mode: open (aloud), blind (nobody sees an answer), pair (partners are drawn), rotate (the "
        + "next partner).",
      "accept: score (every statement on its scale), ranking (1 is first), text, yes-no-try, fist "
        + "(0 to 5 fingers), choice \"one, two, three\". Without it people only talk.",
      "view guess: answers are guesses of the partner's view, where answers are named, else of the "
        + "partner's unit; a second block of guesses is the second round.",
      "reveal: when it is shown: by the facilitator, when time is up, or when all are in. show N: "
        + "not with fewer answers. A block without answers reveals what was rated before it.",
      "into: what becomes of the answers in the book. `needs` are answered by a later block with "
        + "yes-no-try; a yes becomes a promise.",
      "The lines up to `end` are run when the block begins; `say` is what the facilitator reads out.",
    ],
    opensBlock: true,
    check: { invocation, checker in
      _ = try BlockPlan(invocation)
      checker.checkBody(invocation)
    }
  ) { invocation, session in
    // Likewise: what stands here alone is only shown.
    try session.io.say("would be a block of a session script: \(try BlockPlan(invocation).summary)")
  }

  static let timer = Command(
    name: "timer", summary: "in a workshop: counts some minutes down, or until Enter",
    syntax: [.value("minutes", .number), .optional([.value("title", .text)])],
    examples: ["timer 2 \"Think alone\""]
  ) { invocation, session in try session.wait(invocation) }

  static let pause = Command(
    name: "pause", summary: "in a workshop: waits until somebody presses Enter",
    syntax: [.optional([.value("title", .text)])],
    examples: ["pause \"Turn the projector on\""]
  ) { invocation, session in try session.wait(invocation) }

  static let sessionCommands: [Command] = [.workshop, .statement, .block, .timer, .pause]
}

extension Session {
  fileprivate func wait(_ invocation: Invocation) throws {
    let title = invocation.arguments.text("title")
    var words = title ?? "Pause"
    if case .number(let minutes)? = invocation.arguments.value("minutes") {
      guard minutes > 0, minutes <= 600 else {
        throw Problem(
          "a time from 1 to 600 minutes was expected", at: invocation.arguments.span("minutes"))
      }
      words = "\(title ?? "Timer"): \(NumberSpelling.of(minutes)) min"
    }
    try io.say(words)
    guard options.isInteractive, let ask = io.ask else { return }
    if case .number(let minutes)? = invocation.arguments.value("minutes") {
      io.countdown?(
        Countdown(ends: clock.now + Int64(minutes * 60_000), length: Int64(minutes * 60_000)), nil)
    }
    defer { io.countdown?(nil, nil) }
    _ = try ask("Enter goes on. ")
  }
}
