import Domain
import Query

extension Command {
  static let room = Command(
    name: "room", summary: "withholds what is not for everybody's eyes while a room looks on",
    syntax: [.optional([.value("state", .choice(["on", "off"]))])],
    examples: ["room on", "room on; people | show title, role; room off", "room"],
    details: [
      "Withheld everywhere, completion, errors and the past included: "
        + "acumen, capacity and what follows from them, drivers only assumed, how reliable a person "
        + "is, notes of meetings, and what was typed before. `meet` turns it on."
    ]
  ) { invocation, session in
    if let state = invocation.arguments.text("state") { session.isRoomOn = state == "on" }
    guard session.options.reports else { return }
    try session.io.remark(
      session.isRoomOn
        ? "the room looks on: private fields are withheld" : "nobody looks on: everything is shown")
  }
}
