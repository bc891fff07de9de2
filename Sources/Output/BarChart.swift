/// Horizontal bars, a line each, with the value beside its bar.
///
/// The longest bar fills the room; all start at zero. A negative value has a bar of its size
/// in `▒` and its sign beside it, a missing one has `n/a` and no bar.
package struct BarChart: Sendable {
  package var rows: [(label: String, value: Double?)]

  package init(_ rows: [(label: String, value: Double?)]) { self.rows = rows }

  /// Columns that bars may take where no window limits the chart.
  private static let plainBar = 40
  private static let leastBar = 4

  /// - Parameter width: columns of the window, in which labels are shortened to at most a
  ///   third; nil draws labels whole. A window too narrow for any bar shows values alone.
  package func write(to sink: ByteSink, width: Int?) throws(OutputError) {
    let lines = rows.map { row in
      let value = row.value.flatMap { $0.isNaN ? nil : $0 }
      return (Piece(row.label), value, value.map(NumberText.readable) ?? "n/a")
    }
    let labels = min(lines.map(\.0.width).max() ?? 0, width.map { max(8, $0 / 3) } ?? .max)
    let values = lines.map(\.2.utf8.count).max() ?? 0
    let room = width.map { $0 - labels - values - 3 } ?? Self.plainBar
    let largest = lines.compactMap(\.1?.magnitude).filter(\.isFinite).max() ?? 0

    for (label, value, text) in lines {
      let label = label.shortened(to: labels)
      let bar = room < Self.leastBar ? "" : Self.bar(value ?? 0, of: largest, room: room)
      try sink.emit { out in
        out.append(label.text)
        out.append(spaces: labels - label.width + 2)
        out.append(bar.isEmpty ? text : bar + " " + text)
        out.append("\n")
      }
    }
  }

  /// Blocks in eighths of a column; anything above zero shows at least one eighth.
  static func bar(_ value: Double, of largest: Double, room: Int) -> String {
    guard value != 0, largest > 0 else { return "" }
    let share = min(1, value.magnitude / largest)
    if value < 0 {
      return String(repeating: "▒", count: max(1, Int((share * Double(room)).rounded())))
    }
    let eighths = max(1, Int((share * Double(room) * 8).rounded()))
    let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return String(repeating: "█", count: eighths / 8) + rest
  }
}
