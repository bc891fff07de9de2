import Book
import Language
import Output
package import Terminal

/// The line editor.
package final class Prompting {
  let editor: LineEditor

  package init(editor: LineEditor) { self.editor = editor }
}

extension Session {
  /// Reads, checks, runs and prints until the person leaves.
  func converse(_ prompt: Prompting, _ surroundings: Surroundings) throws -> ExitCode {
    options.isInteractive = true
    hints = Hints(path: typed.folder.map { $0 + "/hints" })
    let assistant = Assistant(self, environment: surroundings.environment)
    prompt.editor.assistant = assistant
    io.ask = { question in
      let history = prompt.editor.history
      prompt.editor.history = nil
      prompt.editor.assistant = nil
      defer {
        prompt.editor.history = history
        prompt.editor.assistant = assistant
      }
      if case .line(let line) = prompt.editor.readLine(prompt: question) { return line }
      return nil
    }
    try startUp(surroundings)
    try io.remark("Rapport: book \(book.name). `help` tells what can be said; Ctrl-D leaves.")
    if try book.newestStep() == 0 {
      try io.remark("It is empty. Begin with: add unit \"Marketing\" side business")
    }
    while let text = try readEntry(prompt) {
      do {
        hints?.hasSpoken = false
        try runEntry(SourceText(name: "prompt", text))
        if settings.hints, let hint = hint(after: text) { try io.remark(hint) }
      } catch {
        switch Failure.translated(error, .failed) {
        case Ending.interrupted: try io.remark("interrupted; nothing of it was kept")
        case let failure as Failure: try io.show(failure.diagnostics)
        case Ending.quit: return .done
        case let other: throw other
        }
      }
      Interrupts.clear()
    }
    return .done
  }

  /// `startup.rap` in the configuration folder: read before the first prompt.
  private func startUp(_ surroundings: Surroundings) throws {
    let path = Folders.configuration(surroundings.environment) + "/startup.rap"
    guard let source = try? SourceFile.read(path) else { return }
    do {
      options.reports = false
      defer { options.reports = true }
      _ = try runText(source)
    } catch let failure as Failure {
      try io.show(failure.diagnostics)
    }
  }

  /// What stands before the `>`: the book, the meeting that is open, and whether a room looks on.
  var promptName: String {
    let meeting = meeting.flatMap { try? handle($0.id) }
    let marks = [meeting, isRoomOn ? "room" : nil].compactMap { $0 }
    return marks.isEmpty ? book.name : "\(book.name) [\(marks.joined(separator: ", "))]"
  }

  /// A whole entry, over as many lines as it takes; nil at the end.
  private func readEntry(_ prompt: Prompting) throws -> String? {
    // Another book may have been opened.
    let history = history
    if let problem = typed.problem {
      try io.remark(problem)
      typed.problem = nil
    }
    history.isPrivate = !settings.history
    prompt.editor.history = history
    prompt.editor.look = .init(
      colours: settings.colours, suggestions: settings.suggestions, hints: settings.hints)
    while true {
      switch prompt.editor.readLine(prompt: "\(promptName)> ") {
      case .endOfFile: return nil
      case .interrupted, .givenUp: continue
      case .line(let text):
        guard text.contains(where: { !$0.isWhitespace }) else { continue }
        if let message = history.add(text) { try io.remark(message) }
        return text
      }
    }
  }
}
