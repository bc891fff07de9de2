import Foundation
import Output
import Shell

/// A book and files in a temporary folder that goes with it, and the program run on them.
final class ImportRun {
  struct Outcome {
    var code: Int32
    var answer: String
    var remarks: String
  }

  let folder: String

  init() throws {
    let base = FileManager.default.temporaryDirectory
    let url = base.appendingPathComponent("import-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func write(_ name: String, _ text: String) throws {
    try write(name, bytes: Array(text.utf8))
  }

  func write(_ name: String, bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
  }

  func run(_ arguments: [String]) -> Outcome {
    let output = ByteSink()
    let errors = ByteSink()
    let surroundings = Surroundings(
      environment: ["HOME": folder, "RAPPORT_TODAY": "2026-11-23"],
      streams: Streams(output: output, errors: errors), nextLine: { nil })
    let code = Application.run(arguments, surroundings)
    return Outcome(code: code, answer: output.text, remarks: errors.text)
  }

  /// Lines of a script beside the files, run as one.
  func script(_ lines: String, options: [String] = []) throws -> Outcome {
    try write("script.rap", lines)
    return run(["run", "\(folder)/script.rap", "--book", "\(folder)/test.book"] + options)
  }

  /// One import; its file is named in the folder.
  func bringIn(_ file: String, _ text: String, _ rest: String) throws -> Outcome {
    try write(file, text)
    return try script("import \"\(file)\" \(rest)\n")
  }

  /// A question's rows as CSV, without the header and without remarks.
  func ask(_ question: String) -> [String] {
    let outcome = run(["\(folder)/test.book", "--format", "csv", "-c", question])
    guard outcome.code == 0 else { return [outcome.remarks] }
    return outcome.answer.split(whereSeparator: \.isNewline).dropFirst().map(String.init)
  }
}
