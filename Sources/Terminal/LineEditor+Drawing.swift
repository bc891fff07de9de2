/// What was last asked about the line, so that it is asked once a change.
struct Advice {
  var line: EditedLine?
  var styles: [StyledRange] = []
  var continuations: [String] = []
  var suggestion = ""
  var signature: String?
}

/// What stands in the line's place or below it for a while.
enum Overlay {
  /// Rows of a window, made when they are drawn.
  typealias Rows = (_ columns: Int, _ room: Int) -> [[Frame.Cell]]

  /// Rows below the line.
  case below(Rows)
  /// A prompt and a text of its own, and rows below.
  case instead(prompt: String, text: String, below: Rows)
}

extension LineEditor {
  /// Shows prompt, line and what belongs to them as they are now.
  func draw() {
    guard !isPlain, isReading else { return }
    write(display.draw(frame(isFinal: false)))
  }

  /// Shows the line alone and goes below it.
  func finishDisplay() {
    guard !isPlain else { return }
    overlay = nil
    write(display.draw(frame(isFinal: true)) + display.leave())
  }

  /// Shows text above the line; what is being typed moves down.
  package func print(_ text: String) {
    let body = text.split(separator: "\n", omittingEmptySubsequences: false).joined(
      separator: "\r\n")
    guard isReading, !isPlain else { return write(body + "\r\n") }
    write(display.erase() + body + "\r\n")
    draw()
  }

  /// Rows that fit below the line.
  var roomBelow: Int {
    let window = console.size()
    let used = LineLayout.frame(layoutLine(isFinal: true), columns: window.columns).rows.count
    return max(window.rows - used - (status == nil ? 0 : 1), min(4, window.rows - 1), 1)
  }

  func frame(isFinal: Bool) -> Frame {
    let window = console.size()
    let columns = max(2, window.columns)
    var content = layoutLine(isFinal: isFinal)
    if !isFinal { content.below = below(columns) }
    let frame = LineLayout.frame(content, columns: columns)
    return frame.clipped(to: window.rows, keepingBelow: content.below.count)
  }

  private func layoutLine(isFinal: Bool) -> LineLayout.Line {
    if isHidden { return .init(prompt: prompt.cells, text: "", cursor: 0) }
    if case .instead(let prompt, let text, _)? = overlay, !isFinal {
      return .init(
        prompt: Frame.cells(prompt, style: usesColour ? .bold : .plain), text: text,
        cursor: text.unicodeScalars.count)
    }
    let line = line
    advise(line)
    var content = LineLayout.Line(
      prompt: prompt.cells,
      continuations: advice.continuations.map { PromptText($0, keepsColour: usesColour).cells },
      text: line.text, cursor: line.cursor)
    if usesColour, look.colours { content.styles = advice.styles }
    if !isFinal, overlay == nil, showsSuggestion(line) { content.ghost = advice.suggestion }
    return content
  }

  private func showsSuggestion(_ line: EditedLine) -> Bool {
    usesColour && look.suggestions && line.isAtEnd && !isHidden
  }

  /// What → would take now.
  var suggestion: String {
    let line = line
    advise(line)
    return showsSuggestion(line) ? advice.suggestion : ""
  }

  private func below(_ columns: Int) -> [[Frame.Cell]] {
    var rows: [[Frame.Cell]] = []
    switch overlay {
    case .below(let own), .instead(_, _, let own): rows = own(columns, roomBelow)
    case nil:
      if !isHidden, look.hints || wantsSignature, let hint = advice.signature, !hint.isEmpty {
        rows = hintRows(hint, columns)
      }
    }
    if let status {
      rows.append(Frame.cells(DisplayText.inert(status), style: statusStyle, columns: columns))
    }
    return rows
  }

  /// One row as a rule; what was asked for is shown whole.
  private func hintRows(_ hint: String, _ columns: Int) -> [[Frame.Cell]] {
    let style = usesColour ? Style.dim : .plain
    let lines = wantsSignature ? DisplayText.lines(hint, within: columns) : [hint]
    return lines.map { Frame.cells(DisplayText.inert($0), style: style, columns: columns) }
  }

  private func advise(_ line: EditedLine) {
    guard let assistant, advice.line != line else { return }
    let text = line.text
    if advice.line?.scalars != line.scalars {
      advice.styles = usesColour && look.colours ? assistant.styles(of: text) : []
      advice.continuations = continuations(text, assistant)
      advice.suggestion =
        usesColour && look.suggestions && !text.isEmpty
        ? assistant.suggestion(for: text, history: history) ?? "" : ""
    }
    advice.signature =
      look.hints || wantsSignature ? assistant.signature(of: text, at: line.offset) : nil
    advice.line = line
  }

  /// Asks again although the line is the same.
  func forgetAdvice() { advice = Advice() }

  private func continuations(_ text: String, _ assistant: any LineAssistant) -> [String] {
    guard text.unicodeScalars.contains("\n") else { return [] }
    var before = ""
    var prompts: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      before += (before.isEmpty && prompts.isEmpty ? "" : "\n") + line
      // A long paste is not looked at again and again.
      prompts.append(prompts.count < 100 ? assistant.continuation(after: before) : "> ")
    }
    return prompts
  }
}
