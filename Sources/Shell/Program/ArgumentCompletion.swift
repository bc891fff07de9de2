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
