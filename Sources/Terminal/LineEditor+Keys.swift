import CLibedit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension LineEditor {
  /// libedit's names for what its commands answer (`CC_…`).
  enum Answer {
    static let none = UInt8(CC_NORM)
    static let redraw = UInt8(CC_REFRESH)
    static let failed = UInt8(CC_ERROR)
    static let newline = UInt8(CC_NEWLINE)
    static let endOfFile = UInt8(CC_EOF)
  }

  /// Binds keys and functions; before that, the editor knows no terminal events.
  func configure(readsEditrc: Bool) {
    cle_set_signal(editor, 0)
    cle_set_prompt(editor, { LineEditor.of($0)?.promptCharacters }, 1)
    cle_set_reader(editor) { editor, space in
      LineEditor.of(editor)?.nextCharacter(into: space) ?? 0
    }
    for command in EditorCommand.allCases {
      cle_add_command(editor, command.rawValue, wide(command.name)) { editor, number, key in
        guard let command = EditorCommand(rawValue: number) else { return Answer.failed }
        return LineEditor.of(editor)?.perform(command, key: key) ?? Answer.failed
      }
    }
    cle_set_editor(editor, wide("emacs"))
    let usual = EditorCommand.emacsKeys.map { binding($0.key) }
    if readsEditrc {
      el_source(editor, nil)
      // `edit on` makes the terminal raw at once.
      cle_set_raw(editor, 0)
    }
    if cle_is_vi(editor) != 0 {
      for (key, command) in EditorCommand.insertingKeys {
        cle_bind(editor, wide(key), wide(command.name))
      }
      for (key, command) in EditorCommand.commandingKeys {
        cle_bind_alternative(editor, wide(key), wide(command.name))
      }
    } else {
      // What the user bound otherwise stays so.
      for ((key, command), before) in zip(EditorCommand.emacsKeys, usual)
      where binding(key) == before { cle_bind(editor, wide(key), wide(command.name)) }
    }
    for command in EditorCommand.allCases {
      guard let key = command.key else { continue }
      cle_bind(editor, [key, 0], wide(command.name))
      if cle_is_vi(editor) != 0 {
        cle_bind_alternative(editor, [key, 0], wide(command.viCommand ?? command.name))
      }
    }
  }

  /// What a key in the notation of `bind` does; empty for nothing.
  func binding(_ key: String) -> String { binding(wide(key)) }

  private func binding(_ key: [wchar_t]) -> String {
    let size = 128
    return String(
      unsafeUninitializedCapacity: size,
      initializingUTF8With: { space in
        guard let start = space.baseAddress else { return 0 }
        return start.withMemoryRebound(to: CChar.self, capacity: size) {
          cle_binding(editor, key, $0, size)
          return strlen($0)
        }
      })
  }

  /// The editor a libedit callback is about.
  static func of(_ editor: OpaquePointer?) -> LineEditor? {
    guard let data = cle_client_data(editor) else { return nil }
    return Unmanaged<LineEditor>.fromOpaque(data).takeUnretainedValue()
  }

  /// 1 with a character, 0 at the end of input, −1 where the line is given up.
  func nextCharacter(into space: UnsafeMutablePointer<wchar_t>?) -> Int32 {
    while true {
      if let character = characters.popFirst() {
        space?.pointee = character
        return 1
      }
      undoing.note(line)
      if let key = nextKey() {
        take(key)
      } else if ending == .endOfFile {
        return 0
      } else {
        space?.pointee = 0
        errno = EINTR
        return -1
      }
    }
  }

  /// The next key; the line is drawn while it is waited for. Nil once `ending` says why there
  /// is none.
  ///
  /// - Parameter endsEscape: ESC acts at once instead of waiting for what it may begin.
  func nextKey(endsEscape: Bool = false) -> KeyDecoder.Key? {
    while ending == nil {
      if !keys.isEmpty { return heard(keys.removeFirst()) }
      if let byte = bytes.popFirst() {
        if let key = decoder.feed(byte) { return heard(key) }
        continue
      }
      // In emacs' map ESC only begins something, so that it may wait; vi's acts at once.
      let actsAtOnce = endsEscape || cle_is_vi(editor) != 0 || !decoder.isEscape
      switch wait(isInSequence: decoder.isAmbiguous && actsAtOnce) {
      case .timeOut: if let key = decoder.timeOut() { return heard(key) }
      case .signal: heedSignals()
      case .input:
        // One byte as a rule: what is typed ahead may be meant for a program that runs next.
        guard let read = console.read(decoder.isInPaste ? 4096 : 1) else {
          ending = .endOfFile
          return nil
        }
        bytes = read[...]
      case .failed: ending = .endOfFile
      }
    }
    return nil
  }

  private func heard(_ key: KeyDecoder.Key) -> KeyDecoder.Key {
    assistant?.heardKey()
    return key
  }

  private func wait(isInSequence: Bool) -> Interrupts.Wake {
    if isInSequence { return console.wait(50) }
    let now = console.wait(0)
    guard now == .timeOut else { return now }
    draw()
    guard let idle else { return console.wait(-1) }
    while true {
      let wake = console.wait(idle.milliseconds)
      guard wake == .timeOut else { return wake }
      if idle.action() == .giveUp {
        ending = .givenUp(line.text)
        finishDisplay()
        return .signal
      }
    }
  }

  private func take(_ key: KeyDecoder.Key) {
    switch key {
    case .character(let scalar): characters = [wchar_t(scalar.value)]
    case .escape: characters = [0x1B]
    case .alt(let byte): characters = [0x1B, wchar_t(byte)]
    case .sequence(let sequence):
      let known = knownSequences[sequence] ?? meaning(of: sequence)
      knownSequences[sequence] = known
      characters = known[...]
    case .paste(let bytes):
      insertion = LineEditor.insertable(String(decoding: bytes, as: UTF8.self))
      if let key = EditorCommand.insertText.key, !insertion.isEmpty { characters = [key] }
    }
    if cle_edits(editor) == 0 { characters.removeAll { $0 >= 0x80 && $0 < 0xA0 } }
  }

  /// What libedit gets for a sequence: a key of our own; the sequence as it is, where the user
  /// bound it; or nothing.
  private func meaning(of sequence: [UInt8]) -> [wchar_t] {
    guard sequence.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x1B }) else { return [] }
    let own = EditorCommand(sequence: String(decoding: sequence.dropFirst(), as: UTF8.self))
    let ownKey = own?.key.map { [$0] }
    if let ownKey, cle_is_vi(editor) != 0 { return ownKey }
    let escaped = sequence.flatMap { byte -> [wchar_t] in
      byte == 0x5C || byte == 0x5E ? [0x5C, wchar_t(byte)] : [wchar_t(byte)]
    }
    let name = binding(escaped + [0])
    // What libedit binds by the terminal's description is ours to do.
    if let ownKey, name.isEmpty || LineEditor.arrowCommands.contains(name) { return ownKey }
    return name.isEmpty ? [] : sequence.map { wchar_t($0) }
  }

  private static let arrowCommands: Set<String> = [
    "ed-prev-history", "ed-next-history", "ed-next-char", "ed-prev-char", "ed-move-to-beg",
    "ed-move-to-end", "ed-delete-next-char",
  ]
}

/// A C string of wide characters.
func wide(_ text: String) -> [wchar_t] { text.unicodeScalars.map { wchar_t($0.value) } + [0] }
