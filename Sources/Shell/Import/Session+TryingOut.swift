import Book
import Domain
import Language
import Output
import Query
import Tabular

/// What a person sees of a proposed import before it is done.
extension Session {
  func show(_ proposal: Proposal) throws {
    let presentation = Presentation(width: io.width(), color: io.usesColor)
    let writer = Format.table.writer(to: io.output, as: presentation)
    try writer.begin([
      Column("column", .text), Column("becomes", .text), Column("because", .text),
      Column("found in it", .text),
    ])
    for guess in proposal.guesses.guesses {
      try writer.row([
        .text(guess.column),
        .text(guess.target?.name(in: proposal.plan.kind) ?? "(left out)"),
        .text(guess.basis.words),
        guess.target == nil ? .missing : proposal.finding(in: guess).map { .text($0) } ?? .missing,
      ])
    }
    try writer.finish()
    try io.output.flush()
  }

  /// An import as it is written, and what it says.
  private func understood(_ text: String) throws -> (plan: ImportPlan, invocation: Invocation)? {
    let source = SourceText(name: "import", text)
    let (program, _) = Parser.parse(source, blocks: Command.blocks)
    guard let statement = program.statements.first else { return nil }
    let arguments = try SyntaxReader.read(
      .import, statement.pipeline, in: environment, isCheck: false)
    let invocation = Invocation(
      command: .import, arguments: arguments, statement: statement, source: source)
    return (try ImportPlan(invocation, in: environment), invocation)
  }

  /// So many rows are tried out before a person is asked: registers as a whole.
  private static let tried = 20_000

  /// Does the import, takes it back, and tells what it would do and every row that is bad.
  ///
  /// - Returns: how many rows are bad.
  func tryOut(_ text: String) throws -> Int {
    guard let (plan, invocation) = try understood(text) else { return 0 }
    let path = try readable(plan.file.name, at: invocation.arguments.span("file"))
    struct TakenBack: Error {}
    var told = ""
    var report = RowReport()
    do {
      _ = try step(note(invocation.words)) { change in
        let importer: Importer
        (told, importer) = try bringIn(plan, path: path, change, invocation, trial: Self.tried)
        if importer.counts.read == Self.tried { told += ", and more rows that were not tried" }
        report = importer.report
        throw TakenBack()
      }
    } catch is TakenBack {}
    try io.remark("tried out, and nothing kept yet: \(told)")
    for line in report.lines(file: plan.file.shown) + report.advice { try io.remark(line) }
    if report.rejected > RowReport.shownLimit { try io.remark("… and more like these") }
    return report.rejected
  }

  /// The first rows as they would be.
  func preview(_ proposal: Proposal, _ text: String) throws {
    guard let plan = try understood(text)?.plan else { return }
    let reader = CellReader(
      plan: plan, lookup: ReferenceLookup(self, nil, growing: []), isTyped: proposal.isTyped)
    let columns = proposal.guesses.guesses.filter { $0.target != nil }
    let fields = columns.compactMap { guess -> Int? in
      if case .field(let index)? = guess.target { index } else { nil }
    }.uniqued()
    let table = DraftTable(session: self, kind: plan.kind, fields: fields)
    var lines: [DraftTable.Line] = []
    for (number, row) in proposal.rows.prefix(5).enumerated() {
      var line = DraftTable.Line(number: number + 1, values: [:])
      for (guess, mapping) in zip(columns, plan.mappings) {
        guard case .field(let index) = mapping.target,
          let text = row.value(at: guess.place)?.trimmed, !text.isEmpty
        else { continue }
        do {
          guard let value = try reader.value(text, plan.kind.fields[index], mapping) else {
            continue
          }
          line.values[index] = try table.cell(value, text)
        } catch is CellProblem {
          line.values[index] = .text("✗ \(text)")
        }
      }
      lines.append(line)
    }
    guard !lines.isEmpty else { return }
    try io.remark("the first rows would be:")
    try table.write(lines)
  }
}
