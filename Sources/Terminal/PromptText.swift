import CLibedit

/// A prompt as libedit takes it: what the terminal only obeys stands between two marks.
struct PromptText {
  /// Ends with 0.
  let characters: [wchar_t]
  /// Columns it takes.
  let width: Int

  /// Not printable, so it cannot be part of a prompt.
  static let mark: wchar_t = 1

  /// Colour sequences (`ESC [ … m`) are kept where the terminal takes them; every other control
  /// character is dropped.
  init(_ prompt: String, keepsColour: Bool = true) {
    var visible: [(sequences: [wchar_t], character: wchar_t)] = []
    var pending: [wchar_t] = []
    var rest = prompt.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\u{1B}" {
        let sequence = PromptText.colour(&rest)
        if keepsColour { pending += sequence }
      } else {
        let character = wchar_t(scalar.value)
        guard cle_width(character) >= 0 else { continue }
        visible.append((pending, character))
        pending = []
      }
    }
    // libedit loses a sequence that nothing follows, so it goes before the last blank.
    if !pending.isEmpty {
      if visible.last?.character != 0x20 { visible.append(([], 0x20)) }
      visible[visible.count - 1].sequences += pending
    }
    var characters: [wchar_t] = []
    for (sequences, character) in visible {
      if !sequences.isEmpty { characters += [PromptText.mark] + sequences + [PromptText.mark] }
      characters.append(character)
    }
    self.characters = characters + [0]
    width = visible.reduce(0) { $0 + Int(cle_width($1.character)) }
  }

  /// Takes `[ … m` off the front and returns it with its ESC; nothing for another sequence.
  private static func colour(_ rest: inout Substring.UnicodeScalarView) -> [wchar_t] {
    guard rest.first == "[" else { return [] }
    rest.removeFirst()
    let parameters = rest.prefix { ("0"..."9").contains($0) || $0 == ";" || $0 == ":" }
    rest = rest.dropFirst(parameters.count)
    guard rest.popFirst() == "m" else { return [] }
    return [0x1B, 0x5B] + parameters.map { wchar_t($0.value) } + [0x6D]
  }
}
