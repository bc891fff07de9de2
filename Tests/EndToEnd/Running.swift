import Foundation
import Samples

/// The built program as a process of its own, which may be killed.
final class Running {
  private let process = Process()
  private let errors: URL
  let program: Program

  /// - Parameter limit: The most bytes a file may have, in units of 1024, as `ulimit -f` takes them.
  init(
    _ program: Program, _ arguments: [String], input: String = "", limit: Int? = nil,
    environment: [String: String] = [:]
  ) throws {
    self.program = program
    let name = "run-\(UUID().uuidString)"
    try program.folder.write("\(name).in", input)
    errors = URL(fileURLWithPath: program.folder.path("\(name).err"))
    try program.folder.write("\(name).err", "")
    let path = try Terminal.executable()
    if let limit {
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = ["-c", "ulimit -f \(limit); exec \"$0\" \"$@\"", path] + arguments
    } else {
      process.executableURL = URL(fileURLWithPath: path)
      process.arguments = arguments
    }
    process.environment = program.environment.merging(environment) { _, new in new }
    process.standardInput = try FileHandle(
      forReadingFrom: URL(fileURLWithPath: program.folder.path("\(name).in")))
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
  }

  func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

  /// Waits for its end; what it said on standard error.
  func end() throws -> (status: Int32, wasKilled: Bool, said: String) {
    process.waitUntilExit()
    let said = try String(decoding: Data(contentsOf: errors), as: UTF8.self)
    return (process.terminationStatus, process.terminationReason == .uncaughtSignal, said)
  }
}

extension String {
  /// The numbers of steps that were reported as done: `(step 7)`, `step 7:`.
  var reportedSteps: [Int] { matches(of: /step (\d+)[:)]/).compactMap { Int($0.1) } }
}

/// How often something is tried: few times in a test run, often in `scripts/prove`.
func times(_ variable: String, _ usual: Int) -> Int {
  ProcessInfo.processInfo.environment[variable].flatMap { Int($0) } ?? usual
}
