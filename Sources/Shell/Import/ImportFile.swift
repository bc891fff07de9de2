import Domain
import Language
import Query
import Tabular

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How the file of an import is read: as its ending says, or as the command does.
struct ImportFile {
  enum Format: String, CaseIterable { case csv, tsv, json, jsonl, xlsx }

  /// As it was said; `-` is standard input.
  var name: String
  var format: Format
  /// Nil is found out from the first records.
  var delimiter: UInt8?
  var quote = UInt8(ascii: "\"")
  var encoding: TextEncoding?
  /// The record that names the columns; 0 where none does, and they are called 1, 2, 3.
  var header = 1
  var sheet: String?

  var isStandardInput: Bool { name == "-" }
  /// For reports, and for messages.
  var shown: String { isStandardInput ? "standard input" : name }
  var quoted: String { isStandardInput ? "standard input" : "`\(name)`" }
  var isDelimited: Bool { format == .csv || format == .tsv }

  init(_ name: String, _ arguments: Arguments) throws {
    self.name = name
    let ending = name.split(separator: ".").last.flatMap { Format(rawValue: $0.lowercased()) }
    format =
      arguments.text("format").flatMap { Format(rawValue: $0) }
      ?? (ending == nil && name.lowercased().hasSuffix(".ndjson") ? .jsonl : ending) ?? .csv
    for clause in ["delimiter", "quote", "encoding"] where arguments.has(clause) && !isDelimited {
      throw Query.Problem(
        "`\(clause)` belongs to csv and tsv files, and this is \(format.rawValue)",
        at: arguments.span(clause))
    }
    if arguments.has("sheet"), format != .xlsx {
      throw Query.Problem(
        "`sheet` belongs to workbooks, and this is \(format.rawValue)", at: arguments.span("sheet"),
        help: ["a file that is not called .xlsx: format xlsx"])
    }
    if arguments.has("header"), format == .json || format == .jsonl {
      throw Query.Problem(
        "`header` does not go with \(format.rawValue): its objects name their columns",
        at: arguments.span("header"))
    }
    delimiter = try Self.sign("delimiter", arguments) ?? (format == .tsv ? 0x09 : nil)
    quote = try Self.sign("quote", arguments) ?? quote
    encoding = arguments.text("encoding").flatMap { TextEncoding(rawValue: $0) }
    sheet = arguments.text("sheet")
    if case .number(let number)? = arguments.value("header") {
      guard number >= 0, number == number.rounded(), number < 1e6 else {
        throw Query.Problem("a whole number was expected", at: arguments.span("header"))
      }
      header = Int(number)
    }
  }

  private static func sign(_ name: String, _ arguments: Arguments) throws -> UInt8? {
    guard let text = arguments.text(name) else { return nil }
    if text == "tab" || text == "\t" { return 0x09 }
    guard text.utf8.count == 1, let byte = text.utf8.first, byte > 0x20 else {
      throw Query.Problem(
        "`\(name)` takes one sign, or \"tab\"", at: arguments.span(name),
        help: ["example: \(name) \(name == "quote" ? "\"'\"" : "\";\"")"])
    }
    return byte
  }

  /// - Parameter path: where the file lies.
  func reader(path: String, listSign: Character) throws(ReadError) -> any RecordReader {
    switch format {
    case .csv, .tsv:
      var options = DelimitedReader.Options(delimiter: delimiter, hasHeader: header > 0)
      options.quote = quote
      options.encoding = encoding
      options.skipped = max(0, header - 1)
      let reader = DelimitedReader(try source(path), options: options)
      return header > 0 ? reader : NumberedColumns(reader)
    case .json, .jsonl:
      return JSONReader(
        try source(path),
        options: JSONReader.Options(isLines: format == .jsonl, listSign: listSign))
    case .xlsx:
      guard isStandardInput else {
        return try WorkbookReader(path: path, name: shown, sheet: sheet, headerRow: header)
      }
      let copy = try WorkbookReader.copy(of: try source(path))
      defer { unlink(copy) }
      return try WorkbookReader(path: copy, name: shown, sheet: sheet, headerRow: header)
    }
  }

  /// What is told of a file that names no columns.
  func emptiness(_ reader: any RecordReader, at span: Span) -> Query.Problem {
    Query.Problem("\(quoted): \(reader.emptiness.description)", at: span, help: [reader.wanted])
  }

  private func source(_ path: String) throws(ReadError) -> ByteSource {
    do throws(SourceError) {
      return isStandardInput ? .standardInput() : try ByteSource(path: path)
    } catch {
      throw .source(error)
    }
  }
}
