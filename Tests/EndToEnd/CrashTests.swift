import Foundation
import Samples
import Testing

/// A process that is killed at any instant leaves the book at its last finished step; a file that
/// cannot grow any more costs the running step alone.
@Suite(.serialized) struct CrashTests {
  /// The book opens, is as it should be, and holds at least the steps that were reported.
  private func check(
    _ program: Program, _ said: String, _ what: String, _ options: [String] = []
  ) throws {
    let checked = program.run(options + ["-c", "check book"])
    #expect(checked.status == 0, "\(what): \(checked.shown)")
    let count = program.run(options + ["--format", "csv", "-c", "log | count"]).output
    let steps = Int(count.split(separator: "\n").last ?? "") ?? -1
    #expect(steps >= said.reportedSteps.max() ?? 0, "\(what): \(steps) steps, said: \(said)")
  }

  private func rows(_ program: Program, _ titled: String) -> Int {
    let text = program.ask("units where title ~ \"\(titled)\" | count")
    return Int(text.split(separator: "\n").last ?? "") ?? -1
  }

  @Test func killedAtAnyInstant() throws {
    let program = try Program()
    let lines = (0..<1500).map { "unit \($0),\($0 % 2 == 0 ? "it" : "business")" }
    try program.folder.write(
      "rows.csv", "title,side\n" + lines.joined(separator: "\n") + "\n")
    try program.folder.write(
      "script.rap",
      (0..<200).map { "add unit \"script \($0)\"" }.joined(separator: "\n")
        + "\nset (units where title ~ \"script\") mission \"m\"\n")
    let book = program.folder.path("test.book")
    #expect(program.run(["-c", "add unit \"First\""]).status == 0)
    // How long each takes undisturbed, so that a kill may hit any part of it.
    let spare = try Program()
    func duration(_ arguments: [String]) throws -> Double {
      let start = Date()
      _ = try Running(spare, arguments + ["--book", spare.folder.path("test.book")]).end()
      return Date().timeIntervalSince(start)
    }
    let importing = ["import", program.folder.path("rows.csv"), "--into", "units"]
    let scripting = ["run", program.folder.path("script.rap")]
    let (importTime, scriptTime) = try (duration(importing), duration(scripting))
    var (imported, scripted) = (0, 0)
    let wanted = times("RAPPORT_KILLS", 24)
    var (hits, round) = (0, 0)
    // Who ended before was not killed.
    while hits < wanted, round < 4 * wanted {
      defer { round += 1 }
      let part = Double.random(in: 0...1)
      switch round % 3 {
      case 0:
        let running = try Running(program, importing + ["--book", book])
        Thread.sleep(forTimeInterval: part * importTime)
        running.kill()
        let (_, wasKilled, said) = try running.end()
        if wasKilled { hits += 1 }
        if said.contains("1500 added") { imported += 1 }
        let found = rows(program, "unit ")
        #expect(found % 1500 == 0 && found / 1500 >= imported, "\(found) rows, \(imported) times")
        imported = found / 1500
        try check(program, said, "an import killed after \(part * importTime) s")
      case 1:
        let running = try Running(program, scripting + ["--book", book])
        Thread.sleep(forTimeInterval: part * scriptTime)
        running.kill()
        let (_, wasKilled, said) = try running.end()
        if wasKilled { hits += 1 }
        if !said.reportedSteps.isEmpty { scripted += 1 }
        let found = rows(program, "script ")
        #expect(found % 200 == 0 && found / 200 >= scripted, "\(found) rows, \(scripted) times")
        scripted = found / 200
        try check(program, said, "a script killed after \(part * scriptTime) s")
      default:
        let terminal = try Terminal(program, [book], columns: 200, rows: 50)
        for number in 0..<40 { terminal.type("add unit \"typed \(round) \(number)\"\r") }
        Thread.sleep(forTimeInterval: part * 0.5)
        let said = terminal.killed()
        hits += 1
        try check(program, said, "a prompt killed after \(part * 0.5) s")
      }
    }
    print("\(hits) of \(round) kills hit; \(imported) imports and \(scripted) scripts were done")
    #expect(hits > wanted / 3)
  }

  /// Whatever the size at which a file may grow no more: the step is gone whole and told in words,
  /// the program lives, and the next step that fits is done.
  @Test func filesThatMayNotGrow() throws {
    let text = String(repeating: "long ", count: 400)
    let input = (0..<12).map { "add unit \"u\($0)\" mission \"\(text)\"" }.joined(separator: "\n")
    var hasFailed = false
    let most = times("RAPPORT_LIMITS", 40)
    for limit in stride(from: 8, through: 1600, by: 1600 / most) {
      let program = try Program()
      #expect(program.run(["-c", "add unit \"First\""]).status == 0)
      let running = try Running(
        program, ["--keep-going", program.folder.path("test.book")], input: input, limit: limit)
      let (status, wasKilled, said) = try running.end()
      #expect(!wasKilled, "\(limit): killed, said \(said)")
      #expect(status == (said.contains("error: ") ? 1 : 0), "\(limit): \(said)")
      if said.contains("error: ") {
        hasFailed = true
        #expect(
          said.contains("nothing of this step was kept") || said.contains("cannot be"), "\(said)")
      }
      try check(program, said, "files of at most \(limit) KB")
      #expect(program.run(["-c", "add unit \"Last\""]).status == 0)
    }
    #expect(hasFailed)
  }

  /// A real disk with any number of kilobytes left: what fits is done, the rest is told, and what
  /// was there can be read. The disk is a small one that `scripts/prove` mounts.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["RAPPORT_SMALL_DISK"] != nil))
  func aDiskThatIsFull() throws {
    let disk = ProcessInfo.processInfo.environment["RAPPORT_SMALL_DISK"] ?? ""
    let filler = URL(fileURLWithPath: "\(disk)/filler")
    let text = String(repeating: "long ", count: 400)
    let input = (0..<12).map { "add unit \"u\($0)\" mission \"\(text)\"" } + ["undo", "undo 3"]
    var failures = 0
    for left in stride(from: 0, through: 600, by: 4) {
      for name in try FileManager.default.contentsOfDirectory(atPath: disk) {
        try FileManager.default.removeItem(atPath: "\(disk)/\(name)")
      }
      var program = try Program()
      program.environment["RAPPORT_BOOK"] = "\(disk)/full.book"
      #expect(program.run(["-c", "add unit \"First\""]).status == 0)
      try Data().write(to: filler)
      let file = try FileHandle(forWritingTo: filler)
      var size: UInt64 = 0
      let block = Data(repeating: 0x2E, count: 4096)
      while (try? file.write(contentsOf: block)) != nil { size += 4096 }
      try file.truncate(atOffset: size - min(size, UInt64(left) * 1024))
      try file.close()
      let running = try Running(
        program, ["--keep-going"], input: input.joined(separator: "\n"))
      let (status, wasKilled, said) = try running.end()
      #expect(!wasKilled, "\(left) KB: killed, said \(said)")
      #expect(status == (said.contains("error: ") ? 1 : 0), "\(left) KB: \(said)")
      if said.contains("nothing of this step was kept") { failures += 1 }
      try check(program, said, "\(left) KB left, and still full", ["--read-only"])
      let whileFull = program.run(["-c", "units"])
      #expect(
        whileFull.status == 0 || whileFull.shown.contains("open it with --read-only"),
        "\(left) KB: \(whileFull.shown)")
      try FileManager.default.removeItem(at: filler)
      try check(program, said, "\(left) KB left")
      #expect(program.run(["-c", "add unit \"Last\""]).status == 0)
    }
    print("the disk was full \(failures) times")
    #expect(failures > 20)
  }

  /// Every write, sync and change of size that the program makes fails once, and from there on. The
  /// library that makes them fail is given by `scripts/prove`.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["RAPPORT_FAULTS"] != nil))
  func everyWriteFails() throws {
    let library = ProcessInfo.processInfo.environment["RAPPORT_FAULTS"] ?? ""
    for (isScript, mode) in [(false, "once"), (false, "on"), (true, "once"), (true, "on")] {
      var (number, failures) = (1, 0)
      while true {
        let program = try Program()
        #expect(program.run(["-c", "add unit \"First\""]).status == 0)
        let folder = program.folder
        let (book, copy) = (folder.path("test.book"), folder.path("copy.book"))
        try folder.write("rows.csv", "title\n" + (0..<30).map { "row \($0)\n" }.joined())
        try folder.write(
          "script.rap",
          (0..<10).map { "add unit \"line \($0)\"\n" }.joined()
            + "export units to \"\(folder.path("written.csv"))\"\n")
        let input =
          (0..<4).map { "add unit \"u\($0)\" mission \"m\"" } + [
            "undo", "import \"\(folder.path("rows.csv"))\" into units", "backup \"\(copy)\"",
            "check book",
          ]
        let running = try Running(
          program,
          isScript ? ["run", folder.path("script.rap"), "--book", book] : ["--keep-going", book],
          input: isScript ? "" : input.joined(separator: "\n"),
          environment: [
            "LD_PRELOAD": library, "FAIL_AT": "\(number)", "FAIL_MODE": mode,
            "FAIL_MARK": folder.path("failed"),
          ])
        let (status, wasKilled, said) = try running.end()
        let what = "\(isScript ? "a script" : "commands"), write \(number) fails, \(mode)"
        #expect(!wasKilled && [0, 1].contains(status), "\(what): \(status), \(said)")
        #expect(!said.contains("code "), "\(what): \(said)")
        try check(program, said, what)
        // An import, a script with the file it writes, and a backup are whole or not there.
        let (imported, scripted) = (rows(program, "row "), rows(program, "line "))
        #expect([0, 30].contains(imported) && [0, 10].contains(scripted), "\(what): \(said)")
        if let text = try? folder.text("written.csv") {
          #expect(scripted == 10 && text.contains("line 9"), "\(what): \(text)")
        }
        if FileManager.default.fileExists(atPath: copy) {
          let checked = program.run([copy, "--read-only", "-c", "check book"])
          #expect(checked.status == 0, "\(what): \(checked.shown)")
        }
        let after = program.run(["-c", "add unit \"Last\""])
        #expect(after.status == 0, "\(what): \(after.shown)")
        if !FileManager.default.fileExists(atPath: folder.path("failed")) { break }
        failures += 1
        number += 1
      }
      print("\(failures) writes failed, \(mode)")
      #expect(failures > 20)
    }
  }
}
