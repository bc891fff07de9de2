import Output

/// The text that a format makes of columns and rows.
func rendered(
  _ format: Format, _ columns: [Column], _ rows: [[Cell]], width: Int? = nil, color: Bool = false
) throws -> String {
  let sink = ByteSink()
  let writer = format.writer(to: sink, as: Presentation(width: width, color: color))
  try writer.begin(columns)
  for row in rows { try writer.row(row) }
  try writer.finish()
  return sink.text
}

let promiseColumns = [
  Column("title"), Column("late", .number), Column("due", .date), Column("kept", .boolean),
  Column("with", .list),
]

let promiseRows: [[Cell]] = [
  [
    .text("Route leads"), .integer(12), .date("2027-02-01"), .boolean(true),
    .list([.text("sales"), .text("ops")]),
  ],
  [.text("見積もり"), .number(0.5), .missing, .boolean(false), .list([])],
  [.text(""), .missing, .date("2027-03-31"), .missing, .missing],
]
