import Language
import Output
import TextLayout

/// What an import found wrong, row by row, grouped by reason.
struct RowReport {
  struct Complaint {
    var line: Int
    var column: String
    var value: String
    var reason: String
    var help: String?
    var advice: String?
  }

  /// Complaints kept for showing; the rest are counted.
  static let shownLimit = 50

  private(set) var complaints: [Complaint] = []
  private(set) var rejected = 0

  /// What the import could say to have such rows taken, each once.
  private(set) var advice: [String] = []

  mutating func reject(_ row: [Complaint]) {
    rejected += 1
    for words in row.compactMap(\.advice) where !advice.contains(words) { advice.append(words) }
    complaints += row.prefix(max(0, Self.shownLimit - complaints.count))
  }

  /// Values of the file that a table takes for nothing, with how often.
  private var nothings: [(column: String, text: String, count: Int)] = []
  private var otherNothings = 0
  private static let mostNothings = 5

  mutating func takeForNothing(_ text: String, in column: String) {
    if let index = nothings.firstIndex(where: { $0.text == text && $0.column == column }) {
      nothings[index].count += 1
    } else if nothings.count < Self.mostNothings {
      nothings.append((column, text, 1))
    } else {
      otherNothings += 1
    }
  }

  /// For the line that sums the import up: `; 3 values taken for nothing: Due "tbd" (3)`.
  var takenForNothing: String {
    let count = nothings.reduce(otherNothings) { $0 + $1.count }
    guard count > 0 else { return "" }
    let parts =
      nothings.map {
        "\($0.column) \"\(DisplayWidth.shorten(TerminalText.singleLine($0.text), to: 20))\" (\($0.count))"
      } + (otherNothings > 0 ? ["others (\(otherNothings))"] : [])
    return "; \(count) \(count == 1 ? "value" : "values") taken for nothing: "
      + parts.joined(separator: ", ")
  }

  /// A line for each complaint, those of the same reason together.
  func lines(file: String) -> [String] {
    var groups: [(reason: String, complaints: [Complaint])] = []
    for complaint in complaints {
      if let index = groups.firstIndex(where: { $0.reason == complaint.reason }) {
        groups[index].complaints.append(complaint)
      } else {
        groups.append((complaint.reason, [complaint]))
      }
    }
    var lines: [String] = []
    for (reason, complaints) in groups {
      lines.append(complaints.count > 1 ? "\(reason) (\(complaints.count) rows):" : "\(reason):")
      for complaint in complaints {
        var line = "  \(file):\(complaint.line)"
        if !complaint.column.isEmpty {
          line +=
            ", \(complaint.column) \"\(DisplayWidth.shorten(TerminalText.singleLine(complaint.value), to: 60))\""
        }
        if let help = complaint.help { line += "; \(help)" }
        lines.append(line)
      }
    }
    return lines
  }
}
