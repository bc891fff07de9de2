import Book
import Domain
import Output
import Query

/// Rows of an answer on their way into delimited text, each value from where the database has it.
struct DelimitedRows {
  private let forms: [Answer.Form]
  /// By column: what stands where there is no value.
  private let absent: [Cell]
  private let handles: Handles?

  /// - Parameter handles: Where ids stand for the records' handles.
  init(_ types: [ValueType], absent: [Cell], handles: Handles?) {
    forms = types.map { Answer.Form($0) }
    self.absent = absent
    self.handles = handles
  }

  func append(_ row: any RowReader, to fields: inout CSVWriter.Fields) throws {
    for index in forms.indices {
      if case .text = forms[index] {
        let isThere = row.withText(at: index) { fields.append(text: $0) }
        if !isThere { fields.append(absent[index]) }
      } else if row.isNull(at: index) {
        fields.append(absent[index])
      } else {
        try append(row, index, to: &fields)
      }
    }
  }

  private func append(
    _ row: any RowReader, _ index: Int, to fields: inout CSVWriter.Fields
  ) throws {
    switch forms[index] {
    case .text: fields.append(.text(row.text(at: index)))
    case .number: fields.append(.number(row.real(at: index)))
    case .day: fields.append(Day(number: Int(row.integer(at: index))))
    case .time: fields.append(.text(Clock.spelling(row.integer(at: index))))
    case .boolean: fields.append(.boolean(row.integer(at: index) != 0))
    case .id:
      let id = RecordID(raw: row.integer(at: index))
      guard let handles else { return fields.append(.integer(Int(id.raw))) }
      var handle = try handles.handle(of: id)
      handle.withUTF8 { fields.append(text: $0) }
    case .list(let element):
      fields.append(.list(JSONList.cells(row.text(at: index), element)))
    }
  }
}
