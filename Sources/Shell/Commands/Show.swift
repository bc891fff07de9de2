import Book
import Domain
import Language
import Output
import Query
import TextLayout

extension Command {
  static let show = Command(
    name: "show", summary: "shows all about one record",
    syntax: [.value("record", .record([]))],
    examples: ["show dana-reyes", "show p1", "show qualified-leads"],
    details: [
      "Its fields, what is computed from them, and the records that refer to it. "
        + "As a stage, `| show` chooses the columns of an answer: `help show` tells both."
    ]
  ) { invocation, session in
    guard let id = invocation.arguments.record("record") else { return }
    try session.show(id)
  }
}

extension Session {
  /// All about one record, a line for each thing known.
  func show(_ id: RecordID) throws {
    guard let kind = book.schema.kind(of: id) else { return }
    let handle = try handle(id)
    let computed = kind.computed.map(\.name).filter { !kind.statuses.contains($0) }
    let names = (kind.fields.map(\.name) + computed).filter {
      !(isRoomOn && kind.isPrivate($0))
    }
    let rows = try cells(
      of: "\(kind.plural) where handle = \"\(handle)\" | show \(names.joined(separator: ", "))",
      titled: true)
    let lines = zip(names, rows.first ?? []).map { (name: $0, value: $1.readable) }.filter {
      // A condition that does not hold is worth no line.
      !$0.value.isEmpty && !($0.value == "no" && computed.contains($0.name))
    }
    try table("\(kind.name) \(handle)", lines + references(to: kind, handle))
  }

  /// The records that lead back, a line for each field that does.
  private func references(to kind: Kind, _ handle: String) -> [(String, String)] {
    book.schema.kinds.flatMap { other in
      other.fields.compactMap { field -> (String, String)? in
        let isTitled = !other.isNamed && other.hasTitle
        guard case .reference(let names) = field.type, names.isEmpty || names.contains(kind.name),
          let rows = try? cells(
            of: "\(other.plural) where \(field.name) = \(kind.name):\(handle) | show handle"
              + (isTitled ? ", title" : "")), !rows.isEmpty
        else { return nil }
        let most = isTitled ? 4 : 8
        let shown = rows.prefix(most).map { $0.map(\.readable).joined(separator: " ") }
          .joined(separator: isTitled ? "; " : ", ")
        let more = rows.count > most ? " and \(rows.count - most) more" : ""
        return ("\(other.plural) \(field.name)", "\(rows.count): \(shown)\(more)")
      }
    }
  }

  /// Columns in which a value is still readable beside its name.
  private static let leastRoom = 16

  private func table(_ title: String, _ lines: [(name: String, value: String)]) throws {
    if options.format != .table {
      let writer = options.format.writer(to: io.output, as: .plain)
      try writer.begin([Column("field"), Column("value")])
      try writer.row([.text("handle"), .text(String(title.split(separator: " ").last ?? ""))])
      for line in lines { try writer.row([.text(line.name), .text(line.value)]) }
      return try writer.finish()
    }
    let widest = lines.map { DisplayWidth.of($0.name) }.max() ?? 0
    let room = io.width().map { $0 - widest - 4 }
    var text = title + "\n"
    for line in lines {
      let name = line.name + String(repeating: " ", count: widest - DisplayWidth.of(line.name))
      let value = TerminalText.singleLine(line.value)
      guard let room, room < Self.leastRoom else {
        let parts = room.map { value.broken(to: $0) } ?? [value]
        let gap = "\n" + String(repeating: " ", count: widest + 4)
        text += "  \(name)  \(parts.joined(separator: gap))\n"
        continue
      }
      // In a narrow window a value stands below its name.
      let parts = value.broken(to: room + widest)
      text += "  \(line.name)\n" + parts.map { "    \($0)\n" }.joined()
    }
    try pageOrWrite(text)
  }
}
