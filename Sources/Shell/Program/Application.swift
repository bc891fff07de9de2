import ArgumentParser
import Language
import Output

/// The program as a function of its arguments and surroundings.
package enum Application {
  /// Runs with the arguments of the process.
  package static func run(_ surroundings: Surroundings) -> Int32 {
    var arguments: [String] = []
    for (index, argument) in CommandLine.unsafeArguments.enumerated() {
      guard let text = String(validatingCString: argument) else {
        try? surroundings.streams.remark("argument \(index + 1) is not UTF-8 text")
        return ExitCode.usage.rawValue
      }
      arguments.append(text)
    }
    return run(arguments, surroundings)
  }

  /// - Returns: the exit status.
  package static func run(_ arguments: [String], _ surroundings: Surroundings) -> Int32 {
    do {
      return try perform(arguments, surroundings)
    } catch let failure as Failure {
      try? surroundings.streams.show(failure.diagnostics)
      return failure.code.rawValue
    } catch let ending as Ending {
      guard ending == .interrupted else { return ExitCode.done.rawValue }
      try? surroundings.streams.remark("interrupted; what was not finished was taken back")
      return ExitCode.interrupted.rawValue
    } catch {
      return usage(error, surroundings)
    }
  }

  /// Throws a `Failure`, an `Ending`, or what the argument parser has to say.
  private static func perform(_ arguments: [String], _ surroundings: Surroundings) throws -> Int32 {
    do {
      if let script = CompletedRoot.script(for: arguments) {
        try surroundings.streams.output.write(script + "\n")
        try surroundings.streams.output.flush()
        return ExitCode.done.rawValue
      }
      var parsed = try ProgramArguments.Root.parseAsRoot(arguments)
      guard let command = parsed as? any RunnableCommand else {
        // `--help` and `help`: it throws what is to be shown.
        try parsed.run()
        return ExitCode.done.rawValue
      }
      return try command.run(surroundings).rawValue
    } catch {
      throw Failure.translated(error, .failed)
    }
  }

  /// Help that was asked for, or a mistake in the arguments.
  private static func usage(_ error: any Error, _ surroundings: Surroundings) -> Int32 {
    let text = ProgramArguments.Root.fullMessage(for: error)
    guard ProgramArguments.Root.exitCode(for: error) != .success else {
      do {
        try surroundings.streams.say(text)
      } catch {
        return ExitCode.failed.rawValue
      }
      return ExitCode.done.rawValue
    }
    try? surroundings.streams.remark(text)
    return ExitCode.usage.rawValue
  }
}

/// What the program finds around it.
package struct Surroundings {
  package var environment: [String: String]
  package var streams: Streams
  /// Reads standard input where it is no terminal, line by line; nil at its end.
  package var nextLine: () throws -> [UInt8]?
  /// The prompt; nil where input or output is no terminal.
  package var prompt: Prompting?

  package init(
    environment: [String: String], streams: Streams, nextLine: @escaping () throws -> [UInt8]?,
    prompt: Prompting? = nil
  ) {
    self.environment = environment
    self.streams = streams
    self.nextLine = nextLine
    self.prompt = prompt
  }
}

protocol RunnableCommand: ParsableCommand {
  func run(_ surroundings: Surroundings) throws -> ExitCode
}

extension CommandLine {
  /// What follows the program's name, as it was given; `arguments` mends what is not UTF-8.
  fileprivate static var unsafeArguments: [UnsafeMutablePointer<CChar>] {
    (1..<max(Int(argc), 1)).compactMap { unsafeArgv[$0] }
  }
}
