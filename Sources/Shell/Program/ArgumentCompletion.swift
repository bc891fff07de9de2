import ArgumentParser
import Language

/// What bash, zsh and fish offer behind `rapport`.
extension CompletionKind {
  static var books: CompletionKind { .file(extensions: ["book"]) }
  static var scripts: CompletionKind { .file(extensions: ["rap"]) }

  /// `NAME=` for each parameter of the script that the line names.
  static var parameters: CompletionKind {
    .custom { words, _, _ in
      guard let script = words.last(where: { $0.hasSuffix(".rap") }),
        let source = try? SourceFile.read(script)
      else { return [] }
      let (program, _) = Parser.parse(source, blocks: Command.blocks)
      return program.statements.compactMap { statement in
        let elements = statement.pipeline.segments.first?.elements ?? []
        guard elements.first?.word == "param", let name = elements.dropFirst().first?.word else {
          return nil
        }
        return name + "="
      }
    }
  }
}

/// For completion alone: `rapport` with the options it takes itself, which are the default command's
/// and would be offered only behind that command's name. A file among them would hide the commands.
struct CompletedRoot: ParsableCommand {
  static let configuration: CommandConfiguration = {
    var configuration = ProgramArguments.Root.configuration
    configuration.defaultSubcommand = nil
    return configuration
  }()
  @OptionGroup var opening: ProgramArguments.Opening

  /// The script for `--generate-completion-script SHELL`; nil for any other arguments.
  static func script(for arguments: [String]) -> String? {
    guard arguments.count == 2, arguments[0] == "--generate-completion-script" else { return nil }
    return CompletionShell(rawValue: arguments[1]).map { completionScript(for: $0) }
  }
}
