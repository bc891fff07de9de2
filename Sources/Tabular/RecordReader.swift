/// Reads the records of a file one after the other, in memory that does not grow with it.
package protocol RecordReader: AnyObject {
  /// The record that names the columns; nil when the file is empty.
  func header() throws(ReadError) -> Row?
  /// The next record, or nil at the end. Throws when reading cannot go on at all.
  func next() throws(ReadError) -> Record?
  /// Says which fields of a row will be looked at: what is wrong with another is no matter.
  func want(_ fields: Set<Int>)
  /// What was passed over, in sentences for a person, once `next` has returned nil.
  var notes: [String] { get }
  /// How much of the file was read, 0 to 1; nil where its length is not known.
  var progress: Double? { get }
  /// Dates and numbers are told apart from text by the file itself, and come as ISO 8601.
  var isTyped: Bool { get }
  /// There is no header for the file is a list, and the list has nothing in it.
  var isEmptyList: Bool { get }
  /// Where and what a file without a header is.
  var emptiness: Problem { get }
  /// What it lacks.
  var wanted: String { get }
}

extension RecordReader {
  package func want(_ fields: Set<Int>) {}
  package var notes: [String] { [] }
  package var isTyped: Bool { false }
  package var progress: Double? { nil }
  package var isEmptyList: Bool { false }
  package var emptiness: Problem { Problem(.syntax("it is empty"), line: 1) }
  package var wanted: String { "a first line with column names was expected" }
}

extension DelimitedReader: RecordReader {}

/// A cell of a record that no delimiters made.
enum CellText {
  case missing
  case text(String)
}

extension Row {
  /// A row of its own, with a block of its own.
  init(_ cells: [CellText], line: Int) {
    var bytes: [UInt8] = []
    var places: [Block.FieldPlace] = []
    places.reserveCapacity(cells.count)
    for cell in cells {
      var place = Block.FieldPlace(offset: UInt32(bytes.count), lineOffset: 0)
      if case .text(let text) = cell {
        place.wasQuoted = true
        bytes.append(contentsOf: text.utf8)
        place.length = UInt32(bytes.count) - place.offset
      }
      places.append(place)
    }
    self.init(
      block: Block(bytes: bytes, fields: places, quote: 0x22), firstField: 0, count: places.count,
      line: line)
  }
}
