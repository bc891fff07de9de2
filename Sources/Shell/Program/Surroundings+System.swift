import Language
import Output
import Terminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Surroundings {
  /// The process's own.
  package static func system() -> Surroundings {
    let environment = processEnvironment()
    StandardDescriptors.ensureOpen()
    Interrupts.install()
    let isTerminal = Screen.isTerminal(1)
    let streams = Streams(
      output: ByteSink(descriptor: 1), errors: ByteSink(descriptor: 2),
      width: { isTerminal ? Screen.size(1).columns : nil },
      usesColor: Screen.supportsColor(1, environment: environment),
      errorsUseColor: Screen.supportsColor(2, environment: environment),
      isInterrupted: { Interrupts.isRaised })
    if Screen.isTerminal(2) { streams.errorsWidth = { Screen.size(2).columns } }
    streams.whenWaiting = {
      let sink = ByteSink(descriptor: 2)
      try? sink.write(
        "another program is writing to this book; waiting for it (Ctrl-C ends the wait)\n")
      try? sink.flush()
    }
    streams.account = {
      environment["LOGNAME"] ?? environment["USER"]
        ?? getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "unknown"
    }
    if Screen.isTerminal(2) {
      streams.progress = { [streams] line in
        try? streams.errors.write("\r\u{1B}[K" + line)
        try? streams.errors.flush()
      }
    }
    let reader = LineReader(0)
    var surroundings = Surroundings(environment: environment, streams: streams) {
      switch reader.next() {
      case .line(let bytes): return bytes
      case .endOfFile: return nil
      case .interrupted: throw Ending.interrupted
      case .failed(let code):
        throw Failure(
          .init("standard input could not be read (code \(code))", at: .init(0, 0)), .failed)
      }
    }
    if Screen.isTerminal(0), isTerminal {
      surroundings.usePrompt(environment)
    }
    return surroundings
  }

  /// Only a program that talks to a person pays for the editor, and that when the first line is read.
  private mutating func usePrompt(_ environment: [String: String]) {
    let usesColour = Screen.supportsColor(1, environment: environment)
    guard let editor = LineEditor(program: "rapport", usesColour: usesColour) else { return }
    prompt = Prompting(editor: editor)
    streams.ask = { question in
      if case .line(let line) = editor.readLine(prompt: question) { return line }
      return nil
    }
    streams.askWith = { question, initial, assistant in
      let before = (editor.assistant, editor.history)
      (editor.assistant, editor.history) = (assistant, nil)
      defer { (editor.assistant, editor.history) = before }
      return editor.readLine(prompt: question, initial: initial)
    }
    streams.askBlind = { question in
      if case .line(let line) = editor.readLine(prompt: question, isHidden: true) { return line }
      return nil
    }
    streams.wipe = { [streams] in
      try streams.output.write("\u{1B}[H\u{1B}[2J\u{1B}[3J")
      try streams.output.flush()
    }
    streams.countdown = { editor.show($0, end: $1) }
    let pager = Pager.Choice(environment)
    streams.page = { [unowned streams] text, following in
      guard pager != .none, Screen.overflows(text, following: following, 1) else { return false }
      guard case .program(let command) = pager else {
        return editor.page(text, leadsBack: !streams.hasMoreToCome)
      }
      guard let started = Pager.open(command, environment: environment, output: 1) else {
        return false
      }
      _ = started.write(text)
      started.finish()
      return true
    }
  }

  private static func processEnvironment() -> [String: String] {
    var variables: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if let equal = text.firstIndex(of: "=") {
        variables[String(text[..<equal])] = String(text[text.index(after: equal)...])
      }
      next += 1
    }
    return variables
  }
}
