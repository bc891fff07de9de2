import Language
import Output
import Query
import Tabular

/// The rows that were refused, as they stood, with the reason in a further column: to be mended and
/// imported again.
final class RejectFile {
  /// A file of rejects that comes back has this column already; it is written anew.
  static let reason = "rejected because"

  private let writer: any RowWriter
  /// The columns that are kept, by their place in a row.
  private var places: [Int] = []
  private var width = 0

  init(_ format: Output.Format, to sink: ByteSink) { writer = format.writer(to: sink) }

  func begin(_ header: [String]) throws {
    width = header.count
    places = header.indices.filter { header[$0] != Self.reason }
    try writer.begin(places.map { Column(header[$0]) } + [Column(Self.reason)])
  }

  func add(_ row: Tabular.Row?, because complaints: [RowReport.Complaint]) throws {
    let reason = complaints.map { complaint in
      (complaint.column.isEmpty ? "" : "\(complaint.column): ") + complaint.reason
        + (complaint.help.map { "; \($0)" } ?? "")
    }
    let cells: [Cell] = places.map { place in
      row?.value(at: place).map { .text($0) } ?? .missing
    }
    // What is beyond the columns would else be lost.
    let beyond = row.map { $0.dropFirst(width).map(\.text) } ?? []
    let rest = beyond.isEmpty ? [] : ["further cells: \(beyond.joined(separator: ", "))"]
    try writer.row(cells + [.text((reason + rest).joined(separator: "; "))])
  }

  func finish() throws { try writer.finish() }
}
