import Book
import Language
import Output
package import Terminal

/// The line editor with what it remembers.
package final class Prompting {
  let editor: LineEditor
  let history: History
  /// The number of rows the window has; longer answers go to the pager.
  let rows: () -> Int

  package init(editor: LineEditor, history: History, rows: @escaping () -> Int) {
    self.editor = editor
    self.history = history
    self.rows = rows
  }
}

extension Session {
  /// Reads, checks, runs and prints until the person leaves.
  func converse(_ prompt: Prompting, _ surroundings: Surroundings) throws -> ExitCode {
    options.isInteractive = true
    if let message = prompt.history.load() { try io.remark(message) }
    prompt.editor.history = prompt.history
    let assistant = Assistant(self, environment: surroundings.environment)
    prompt.editor.assistant = assistant
    io.ask = { question in
      prompt.editor.history = nil
      prompt.editor.assistant = nil
      defer {
        prompt.editor.history = prompt.history
        prompt.editor.assistant = assistant
      }
      if case .line(let line) = prompt.editor.readLine(prompt: question) { return line }
      return nil
    }
    try startUp(surroundings)
    try io.remark("Rapport: book \(book.name). `help` tells what can be said; Ctrl-D leaves.")
    while let text = try readEntry(prompt) {
      do {
        try runEntry(SourceText(name: "prompt", text))
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
    while true {
      switch prompt.editor.readLine(prompt: "\(promptName)> ") {
      case .endOfFile: return nil
      case .interrupted, .givenUp: continue
      case .line(let text):
        guard text.contains(where: { !$0.isWhitespace }) else { continue }
        if let message = prompt.history.add(text) { try io.remark(message) }
        return text
      }
    }
  }
}
