import CLibedit

/// A prompt, as cells for the window and as characters for libedit where that draws.
struct PromptText {
  let cells: [Frame.Cell]

  /// Colour sequences (`ESC [ … m`) are kept where the terminal takes them; every other control
  /// character is dropped.
  init(_ prompt: String, keepsColour: Bool = true) {
    var cells: [Frame.Cell] = []
    var style = Style.plain
    var rest = prompt[...]
    while let character = rest.popFirst() {
      if character == "\u{1B}" {
        let parameters = PromptText.colour(&rest)
        guard keepsColour, let parameters else { continue }
        style = parameters.isEmpty || parameters == "0" ? .plain : style.with(Style(parameters))
      } else if character.unicodeScalars.allSatisfy({ cle_width(wchar_t($0.value)) >= 0 }) {
        cells.append(Frame.Cell(character, style: style))
      }
    }
    self.cells = cells
  }

  /// For libedit, which then draws without colours; ends with 0.
  var characters: [wchar_t] {
    cells.flatMap { $0.text.unicodeScalars.map { wchar_t($0.value) } } + [0]
  }

  /// Takes `[ … m` off the front and returns what stands between; nil for another sequence.
  private static func colour(_ rest: inout Substring) -> String? {
    guard rest.first == "[" else { return nil }
    rest.removeFirst()
    let parameters = rest.prefix { $0.isASCII && $0.isNumber || $0 == ";" || $0 == ":" }
    rest = rest.dropFirst(parameters.count)
    return rest.popFirst() == "m" ? String(parameters) : nil
  }
}
