import Foundation
import Samples
import Testing

/// All of a book as plain text, and back.
@Suite struct ExportAllTests {
  private func texts(_ folder: String) throws -> [String: String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try String(contentsOfFile: folder + "/" + $0, encoding: .utf8))
      })
  }

  @Test func anEmptyBookBecomesTheSame() throws {
    let program = try Program.onSampleBook()
    let changed = program.run(
      [],
      input: #"""
        define field budget of initiatives number help "what it \"may\" \{cost}, in all"
        define field risk of goals choice (low, high)
        define field sponsors of goals list of party
        define field origin of units record
        set lead-router budget 12.25
        set qualified-leads sponsors it, zoe-marsh, marketing risk low
        set marketing origin p3 mission ""
        add unit "Marketing" in marketing
        rename marketing-2 other
        add person "Marketing" in sales
        add driver "x, \"y\"
        and z " of person:marketing type need
        set other origin unit:marketing
        remove p1
        remove d1
        set other in none
        set unit:marketing in other
        define view waiting as promises where overdue
        add workshop "Named" privacy named with sam-osei
        add workshop "Grouped" privacy grouped
        add statement "We listen" of named about lead-router
        add statement "They listen" of grouped
        add rating statement s1 by sam-osei view own score 4
        """#)
    #expect(changed.status == 0, "\(changed.shown)")
    try program.folder.write("secret.csv", "statement,by,view,score\ns2,sam-osei,own,2\n")
    let secret = program.run(
      ["import", program.folder.path("secret.csv"), "--into", "ratings"])
    #expect(secret.status == 0, "\(secret.shown)")
    let first = program.folder.path("first")
    let exported = program.run(["-c", "export all to \"\(first)\""])
    #expect(exported.status == 0 && exported.shown.contains("left out: 1 rating of 1 grouped or"))
    var other = program
    other.environment["RAPPORT_BOOK"] = other.folder.path("other.book")
    let imported = other.run(["run", first + "/book.rap"])
    #expect(imported.status == 0, "\(imported.shown)")
    let second = program.folder.path("second")
    #expect(other.run(["-c", "check book; export all to \"\(second)\""]).status == 0)
    var one = try texts(first)
    let two = try texts(second)
    // The script tells of what was left out, once.
    one["book.rap"] = one["book.rap"]?.replacing(/# left out.*\n/, with: "")
    #expect(one == two)
    #expect(one.count > 15)
    for question in [
      "units | show handle, title, in, origin, mission",
      "promises | show handle, status, first-due",
      "goals | show handle, of, sponsors, risk", "initiatives | show handle, budget, for",
      "drivers | show handle, title, of", "units where no mission | count", "waiting | count",
      "promises where ungated > 1900-01-01 | count",
    ] {
      #expect(other.ask(question) == program.ask(question), "\(question)")
    }
    #expect(other.steps == "count\n1\n")
    // Again into the same folder, and never among somebody's files.
    #expect(program.run(["-c", "export all to \"\(first)\""]).status == 0)
    #expect(try texts(first).count == one.count)
    try program.folder.makeFolder("mine")
    try program.folder.write("mine/notes.txt", "x")
    let mine = program.folder.path("mine")
    #expect(program.run(["-c", "export all to \"\(mine)\""]).status == 1)
  }

  @Test func aFileThatWasTamperedWithBringsNothing() throws {
    let program = try Program.onSampleBook()
    let folder = program.folder.path("all")
    #expect(program.run(["-c", "export all to \"\(folder)\""]).status == 0)
    let people = try String(contentsOfFile: folder + "/people.csv", encoding: .utf8)
    for (old, new) in [
      ("in,role", "in,rule"), ("dana-reyes,Dana", "Dana Reyes,Dana"), (",marketing,", ",nowhere,"),
      (",4,", ",9,"), ("dana-reyes,Dana Reyes", "sam-osei,Sam"), ("handle,", "title,"),
      ("Dana Reyes", ""), (",100\n", ",100,1\n"),
    ] {
      try people.replacing(old, with: new).write(
        toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
      var other = program
      other.environment["RAPPORT_BOOK"] = other.folder.path("other.book")
      let run = other.run(["run", folder + "/book.rap"])
      #expect(run.status != 0 && run.shown.contains("people.csv"), "\(new): \(run.shown)")
      #expect(other.steps == "count\n0\n")
    }
  }
}
