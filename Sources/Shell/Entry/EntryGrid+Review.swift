import Book
import Domain
import Language
import Output
import Query

extension EntryGrid {
  /// Shows all rows and asks what becomes of them; true where more are to be typed.
  func review() throws -> Bool {
    while true {
      guard !rows.isEmpty else {
        try session.io.remark("nothing was entered")
        return false
      }
      try show()
      let bad = rows.indices.filter { !rows[$0].problems.isEmpty }.map { $0 + 1 }
      let keeping =
        bad.isEmpty
        ? "Keep \(Session.counted(rows.count, kind))? Enter yes"
        : "To be mended or dropped: \(bad.map(String.init).joined(separator: ", ")). NUMBER mends a row"
      let question =
        keeping + (bad.isEmpty ? ", NUMBER mends a row" : "") + ", drop NUMBER, more, no: "
      guard let answer = try session.io.ask?(question) else {
        if try dropsAll() { return false }
        continue
      }
      let words = answer.trimmed.lowercased().split { $0 == " " || $0 == "," }.map(String.init)
      switch words.first {
      case nil, "y", "yes":
        guard bad.isEmpty else { continue }
        if try keep() { return false }
      case "more", "m": return true
      case "no", "n": if try dropsAll() { return false }
      case "drop", "d":
        let numbers = words.dropFirst().compactMap { Int($0) }
        guard !numbers.isEmpty, numbers.allSatisfy({ rows.indices.contains($0 - 1) }) else {
          try session.io.remark("which row? example: drop 2")
          continue
        }
        for number in Set(numbers).sorted(by: >) { rows.remove(at: number - 1) }
      case let word?:
        guard let number = Int(word), rows.indices.contains(number - 1) else {
          try session.io.remark("Enter, a row's number, `drop 2`, `more` or `no` was expected")
          continue
        }
        if case .done(let row) = try fill(rows[number - 1], number: number, isNew: false) {
          rows[number - 1] = row
        }
      }
    }
  }

  /// Many rows are not lost by one slip.
  private func dropsAll() throws -> Bool {
    let answer = try session.io.ask?(
      "Drop \(rows.count == 1 ? "it" : "all \(rows.count) rows")? [y/N] ")
    guard answer == nil || ["y", "yes"].contains(answer?.trimmed.lowercased()) else { return false }
    try session.io.remark("nothing was kept")
    return true
  }

  private func show() throws {
    let table = DraftTable(session: session, kind: kind, fields: form.fields)
    var complaints: [String] = []
    let lines = try rows.enumerated().map { place, row in
      var line = DraftTable.Line(number: place + 1, values: [:])
      for index in form.fields {
        if let value = row.values[index] {
          line.values[index] = try table.cell(value, row.texts[index] ?? "")
        } else if row.problems[index] != nil {
          line.values[index] = .text("✗ \(row.texts[index] ?? "")")
        }
      }
      for index in form.fields {
        guard let problem = row.problems[index] else { continue }
        complaints.append("row \(place + 1), \(kind.fields[index].name): \(problem)")
      }
      if let problem = row.problems[nil] { complaints.append("row \(place + 1): \(problem)") }
      return line
    }
    try table.write(lines)
    for complaint in complaints { try session.io.remark(complaint) }
  }

  /// All rows as one step, or none; false where a rule refuses one, which is told.
  private func keep() throws -> Bool {
    let asked = session.asksBack
    session.asksBack = false
    defer { session.asksBack = asked }
    var at = 0
    do {
      try session.change(invocation) { change in
        var remarks: [String] = []
        for (place, row) in rows.enumerated() {
          at = place
          var draft = try completed(row)
          try session.uphold(draft, at: Span(0, 0))
          remarks.append(try session.begin(&draft))
          _ = try change.add(draft)
        }
        let told = remarks.filter { !$0.isEmpty }.uniqued().joined()
        return "added \(Session.counted(rows.count, kind))\(told)"
      }
      return true
    } catch let problem as Problem {
      rows[at].problems[nil] = problem.inWords
    } catch let error as BookError where error.reason == .rule {
      rows[at].problems[nil] = error.message
    }
    try session.io.remark("nothing was kept: row \(at + 1) is refused")
    return false
  }
}
