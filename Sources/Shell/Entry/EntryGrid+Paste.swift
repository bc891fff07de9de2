import Domain
import Query
import Tabular

extension EntryGrid {
  /// Rows as a spreadsheet copies them: cells with tabs between, a cell of several lines in quotes.
  /// They go on from the field at hand.
  func paste(_ text: String, into row: EntryRow, at place: Int) throws {
    var cells = try Self.cells(text)
    var columns: [Int?] = Array(form.fields[place...].map { $0 })
    if place == 0, let header = cells.first, let named = columnsNamed(by: header) {
      columns = named
      cells.removeFirst()
    }
    let before = rows.count
    for (offset, line) in cells.enumerated() {
      var new = offset == 0 ? row : EntryRow()
      for (index, cell) in zip(columns, line) {
        if let index { _ = take(cell.trimmed, index, &new) }
      }
      let said = Set(columns.prefix(line.count).compactMap { $0 })
      for index in form.fields where !said.contains(index) && new.texts[index] == nil {
        _ = take("", index, &new)
      }
      if line.count > columns.count {
        new.problems[nil] = "it has \(line.count) cells for \(columns.count) fields"
      } else if new.problems.isEmpty {
        new.problems[nil] = try judge(new)
      }
      rows.append(new)
    }
    let count = rows.count - before
    let bad = rows[before...].count { !$0.problems.isEmpty }
    try session.io.remark(
      "\(count) \(count == 1 ? "row" : "rows") pasted"
        + (bad > 0
          ? ", \(bad) to be mended: \(bad == 1 ? "it is" : "they are") shown at the end" : ""))
  }

  private static func cells(_ text: String) throws -> [[String]] {
    let reader = DelimitedReader(
      ByteSource(text, name: "what was pasted"),
      options: DelimitedReader.Options(delimiter: 0x09, hasHeader: false))
    var lines: [[String]] = []
    do {
      while let record = try reader.next() {
        switch record {
        case .row(let row): lines.append(row.map(\.text))
        // A quote that is no spreadsheet's stands for itself.
        case .bad: return plain(text)
        }
      }
    } catch {
      return plain(text)
    }
    return lines.filter { !$0.allSatisfy(\.isEmpty) }
  }

  private static func plain(_ text: String) -> [[String]] {
    text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// Fields by columns where the row names columns, and nothing else.
  private func columnsNamed(by header: [String]) -> [Int?]? {
    let guesses = ColumnGuesses(header.map(\.trimmed), [], kind, isHistory: false).guesses
    let named = guesses.map { guess -> Int? in
      switch guess.basis {
      case .name, .alias: if case .field(let index)? = guess.target { index } else { nil }
      default: nil
      }
    }
    let count = named.count { $0 != nil }
    return count > 1 || count == 1 && header.count == 1 ? named : nil
  }
}
