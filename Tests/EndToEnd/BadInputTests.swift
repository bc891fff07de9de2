import Foundation
import Samples
import Testing

/// Input that is broken rather than mistaken: a clear error, the right exit status, the same book.
@Suite struct BadInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var message: String
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ message: String) {
      self.init(name, bytes: Array(text.utf8), message)
    }

    init(_ name: String, bytes: [UInt8], _ message: String) {
      (self.name, self.bytes, self.message) = (name, bytes, message)
    }
  }

  static let cases: [Case] = [
    Case(
      "bytes that are not UTF-8", bytes: Array("say \"Zo".utf8) + [0xEB, 0x22],
      "the byte 0xEB is not UTF-8 text"),
    Case("a NUL byte", "add unit \"A\0\"", "there is a control character here (NUL, U+0000)"),
    Case(
      "an escape sequence", "units \u{1B}2J", "there is a control character here (escape, U+001B)"),
    Case(
      "a lone carriage return", "units\r| count",
      "there is a control character here (carriage return without line feed, U+000D)"),
    Case(
      "10,000 open brackets", "promises where " + String(repeating: "(", count: 10_000),
      "brackets are nested deeper than 200"),
    Case(
      "10,000 brackets",
      "promises where " + String(repeating: "(", count: 10_000) + "overdue"
        + String(repeating: ")", count: 10_000), "brackets are nested deeper than 200"),
    Case(
      "many operators", "expect 1 = 1" + String(repeating: " and 1 = 1", count: 2000),
      "there are more than 500 operators in one condition"),
    Case(
      "many blocks",
      String(repeating: "if 1 = 1\n", count: 210)
        + String(repeating: "end\n", count: 210), "blocks are nested deeper than 200"),
    Case(
      "a line of 10 MB", "promises where " + String(repeating: "a", count: 10_000_000),
      "there is no field or condition of promises"),
  ]

  static let messages =
    cases.map(\.message) + [
      "RAPPORT_TODAY is `x`, which is no date", "the folder `x` cannot be made",
    ]

  @Test(arguments: cases)
  func isRefused(_ bad: Case) throws {
    let program = try Program.onSampleBook()
    let before = try program.folder.bytes("test.book")
    let typed = program.run([], bytes: Array("units | count\n".utf8) + bad.bytes + [0x0A])
    #expect(typed.output == "count\n─────\n    3\n")
    var outcomes = [typed]
    // What is far too long takes its time, and is the same in a file.
    if bad.bytes.count < 1_000_000 {
      let script = program.folder.path("bad.rap")
      try program.folder.write(
        "bad.rap", bytes: Data("add unit \"B\"\n".utf8) + Data(bad.bytes))
      outcomes += [program.run(["run", script]), program.run(["check", script])]
    }
    for outcome in outcomes {
      #expect(outcome.status == 3)
      #expect(outcome.errors.contains("error: \(bad.message)"))
      // What is far too long is shown around the mistake.
      #expect(outcome.errors.split(separator: "\n").allSatisfy { $0.count < 600 })
      #expect(!outcome.errors.utf8.contains { $0 < 0x20 && $0 != 0x0A })
    }
    #expect(try program.folder.bytes("test.book") == before)
  }

  @Test func windowsLineEndsAreLineEnds() throws {
    let program = try Program.onSampleBook()
    let text =
      "for each p in (promises where overdue)\r\nsay \"{$p}\"\r\nend\r\nunits |\r\n count\r\n"
    #expect(program.run([], input: text).output == "p2\ncount\n─────\n    3\n")
    #expect(try program.run(script: text).output == "p2\ncount\n─────\n    3\n")
    #expect(program.run(["-c", text]).output == "p2\ncount\n─────\n    3\n")
  }

  /// Longer and deeper than anybody writes, and answered all the same.
  @Test func longChainsAreAnswered() throws {
    let program = try Program.onSampleBook()
    let numbers = (1...999).map(String.init).joined(separator: ", ")
    #expect(program.ask("drivers where weight in (\(numbers)) | count") == "count\n3\n")
    for (sign, result) in [("+", "301"), ("-", "-299"), ("*", "1")] {
      let sum = "1" + String(repeating: " \(sign) 1", count: 300)
      #expect(program.ask("units | first 1 | show \(sum) as n") == "n\n\(result)\n")
    }
    for word in ["and", "or"] {
      let test = "side = it" + String(repeating: " \(word) side = it", count: 400)
      #expect(program.ask("units where \(test) | count") == "count\n1\n")
    }
    #expect(program.ask("units | first 1 | show 2 - 3 * 4 - 5 as n") == "n\n-15\n")
    #expect(program.ask("units | first 1 | show 2 * 3 - 4 * 5 as n") == "n\n-14\n")
    #expect(program.ask("units | first 1 | show (2 - 3) * 4 * (1 - (2 - 3)) as n") == "n\n-8\n")
    let nots = String(repeating: "not ", count: 101)
    #expect(program.ask("units where \(nots) side = it | count") == "count\n2\n")
  }

  @Test func aLongTextIsKeptWhole() throws {
    let program = try Program()
    let text = String(repeating: "Zoë, ", count: 500_000) + "."
    #expect(program.run([], input: "add unit \"A\" mission \"\(text)\"\n").status == 0)
    #expect(program.ask("units | show mission") == "mission\n\"\(text)\"\n")
  }

  @Test func aWrongTodayIsWrongUsage() throws {
    var program = try Program()
    program.environment["RAPPORT_TODAY"] = "soon"
    let run = program.run(["-c", "units"])
    #expect(run.status == 2)
    #expect(run.errors.contains("RAPPORT_TODAY is `soon`, which is no date"))
  }

  @Test func aFolderThatCannotBeMadeIsTold() throws {
    var program = try Program()
    program.environment["RAPPORT_BOOK"] = nil
    try program.folder.write("data", "no folder")
    program.environment["XDG_DATA_HOME"] = program.folder.path("data")
    let run = program.run(["-c", "units"])
    #expect(run.status == 1)
    #expect(
      run.errors.contains("the folder `\(program.folder.path("data"))/rapport` cannot be made"))
  }

  @Test(.enabled(if: geteuid() != 0))
  func withoutPermissionNothingIsRead() throws {
    let program = try Program.onSampleBook()
    let book = program.folder.path("test.book")
    chmod(book, 0o400)
    let locked = program.run(["-c", "units"])
    #expect(locked.status == 1 && locked.errors.contains("may only be read"))
    #expect(program.run(["--read-only", "-c", "units | count"]).status == 0)
    chmod(book, 0)
    let closed = program.run(["-c", "units"])
    #expect(closed.status == 1 && closed.errors.contains("there is no permission to read"))
  }

  @Test func interruptedEndsWith130AndKeepsNothing() throws {
    var program = try Program.onSampleBook()
    let before = program.steps
    program.isInterrupted = { true }
    #expect(program.run(["-c", "add unit \"A\""]).status == 130)
    #expect(try program.run(script: "add unit \"A\"\n").status == 130)
    program.isInterrupted = { false }
    #expect(program.steps == before)
  }
}
