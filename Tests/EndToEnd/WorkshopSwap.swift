import Samples
import Testing

/// Twelve people of two units, who answer a perspective swap.
enum Swap {
  static let people: [(handle: String, unit: String)] =
    (1...6).map { ("sales-\($0)", "sales") } + (1...6).map { ("it-\($0)", "it") }

  /// The last of IT comes late: the first block that is answered is locked by then.
  static let late = "it-6"
  /// A score that nobody else gives, of somebody in a unit that is shown.
  static let canary = "4.7319"

  static func scores(_ person: Int, block: Int) -> [String] {
    (0..<6).map { item in
      person == 0 && block == 2 && item == 0
        ? canary : String((person * 3 + item * 2 + block * (item + 1)) % 5 + 1)
    }
  }

  static func program() throws -> Program {
    let program = try Program()
    let add = people.map { "add person \"\($0.handle)\" in \($0.unit) handle \($0.handle)" }
    let made = try program.run(
      script: "add unit \"Sales\"\nadd unit \"IT\" side it\n" + add.joined(separator: "\n"))
    #expect(made.status == 0, "\(made.shown)")
    return program
  }

  static var file: String {
    var lines = ["block,person,statement,answer,confidence"]
    for block in [2, 3, 5] {
      for (index, person) in people.enumerated() where block != 2 || person.handle != late {
        for (item, score) in scores(index, block: block).enumerated() {
          lines.append("\(block),\(person.handle),\(item + 1),\(score),\(block == 2 ? "" : "70")")
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static let measures =
    "accuracy perspective-swap | show level, by, of, statement, round, n, own, guess, truth, agreement, congruency, accuracy, bias, r, gain"

  static func fromFile() throws -> Program {
    let program = try Swap.program()
    try program.folder.write("answers.csv", file)
    let run = program.run([
      "-c",
      "workshop run perspective-swap with sales, it seed 4711 answers \"\(program.folder.path("answers.csv"))\"",
    ])
    #expect(run.status == 0, "\(run.shown)")
    #expect(run.output.contains("Locked: 11 of 12 answered. Late answers stay out."))
    return program
  }
}
