import Foundation
import Shell
import Output

/// What the program said and how it ended.
package struct Outcome: Sendable, Equatable {
  package var status: Int32
  /// Answers and remarks as a terminal would show them, in the order they came.
  package var shown: String
  package var output: String
  package var errors: String
}

/// The program run in memory: its book stands in a folder of its own, and files it is given by
/// name stand there too.
package struct Program: Sendable {
  package let folder: Folder
  package var environment: [String: String]
  /// Asked again and again: whether Ctrl-C was pressed.
  package var isInterrupted: @Sendable () -> Bool = { false }

  /// An empty book.
  package init() throws {
    folder = try Folder()
    environment = [
      "RAPPORT_TODAY": SampleBook.today, "HOME": folder.path,
      "RAPPORT_BOOK": folder.path("test.book"), "NO_COLOR": "1",
    ]
  }

  /// A copy of the sample book, its files beside it.
  package static func onSampleBook() throws -> Program {
    let program = try Program()
    for (name, text) in SampleBook.files { try program.folder.write(name, text) }
    try program.folder.write("test.book", bytes: sampleBook.get())
    return program
  }

  /// The sample book's bytes, made once.
  private static let sampleBook = Result { () throws -> Data in
    let program = try Program()
    for (name, text) in SampleBook.files { try program.folder.write(name, text) }
    try program.folder.write("sample.rap", SampleBook.script)
    let made = program.run(["run", program.folder.path("sample.rap")])
    guard made.status == 0 else { throw SampleFailure(made: made.shown) }
    return try program.folder.bytes("test.book")
  }

  private struct SampleFailure: Error { var made: String }

  package func run(_ arguments: [String], input: String = "") -> Outcome {
    run(arguments, bytes: Array(input.utf8))
  }

  package func run(_ arguments: [String], bytes: [UInt8]) -> Outcome {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    if lines.last?.isEmpty == true { lines = lines.dropLast() }
    return run(arguments) {
      lines.popFirst().map { Array($0.last == 0x0D ? $0.dropLast() : $0) }
    }
  }

  /// - Parameter next: The next line that is typed, once it is wanted.
  package func run(_ arguments: [String], next: @escaping () -> String?) -> Outcome {
    run(arguments) { next().map { Array($0.utf8) } }
  }

  private func run(_ arguments: [String], _ next: @escaping () -> [UInt8]?) -> Outcome {
    let shown = ByteSink()
    let output = ByteSink()
    let errors = ByteSink()
    let streams = Streams(
      output: ByteSink { bytes throws(OutputError) in
        try output.write(bytes)
        try shown.write(bytes)
      },
      errors: ByteSink { bytes throws(OutputError) in
        try errors.write(bytes)
        try shown.write(bytes)
      },
      isInterrupted: isInterrupted)
    let surroundings = Surroundings(environment: environment, streams: streams) { next() }
    let status = Application.run(arguments, surroundings)
    return Outcome(status: status, shown: shown.text, output: output.text, errors: errors.text)
  }

  /// Runs a script that stands in the program's folder.
  package func run(script: String, _ arguments: [String] = []) throws -> Outcome {
    try folder.write("test.rap", script)
    return run(["run", folder.path("test.rap")] + arguments)
  }

  /// What a question yields, as CSV.
  package func ask(_ question: String) -> String {
    run(["--format", "csv", "-c", question]).output
  }

  /// The number of steps the book has.
  package var steps: String { ask("log | count") }
}
