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
  }

  /// Binds keys and functions; before that, the editor knows no terminal events.
  func configure(readsEditrc: Bool) {
    cle_set_signal(editor, 0)
    cle_set_prompt(editor, { LineEditor.of($0)?.promptCharacters }, PromptText.mark)
    cle_set_reader(editor) { editor, space in
      LineEditor.of(editor)?.nextCharacter(into: space) ?? 0
    }
    cle_set_editor(editor, wide("emacs"))
    cle_add_insertion(editor) { editor, _ in
      LineEditor.of(editor)?.insertPrepared() ?? Answer.failed
    }
    cle_add_completion(editor) { editor, _ in
      LineEditor.of(editor)?.complete() ?? Answer.failed
    }
    cle_bind(editor, wide("^W"), wide("ed-delete-prev-word"))
    cle_bind(editor, wide("^R"), wide("em-inc-search-prev"))
    if readsEditrc {
      el_source(editor, nil)
      // `edit on` makes the terminal raw at once.
      cle_set_raw(editor, 0)
    }
    // Choosing another key map in the file has undone what was bound before.
    cle_bind(editor, wide("^I"), wide("complete-word"))
    for key in EditorKey.allCases {
      cle_bind(editor, [key.rawValue, 0], wide(key.command))
      if cle_is_vi(editor) != 0 {
        cle_bind_alternative(editor, [key.rawValue, 0], wide(key.command))
      }
    }
  }

  /// The editor a libedit callback is about.
  static func of(_ editor: OpaquePointer?) -> LineEditor? {
    guard let data = cle_client_data(editor) else { return nil }
    return Unmanaged<LineEditor>.fromOpaque(data).takeUnretainedValue()
  }

  /// Characters that may stand in a line: line breaks as `\n`, no other control characters
  /// but tabs.
  static func insertable(_ text: String) -> [wchar_t] {
    var result: [wchar_t] = []
    var wasReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0D: result.append(0x0A)
      case 0x0A: if !wasReturn { result.append(0x0A) }
      case 0x09, 0x20..<0x7F, 0xA0...: result.append(wchar_t(scalar.value))
      default: break
      }
      wasReturn = scalar == "\r"
    }
    return result
  }

  /// The command behind `EditorKey.insertion`.
  func insertPrepared() -> UInt8 {
    defer { insertion = [] }
    guard !insertion.isEmpty else { return Answer.none }
    return el_winsertstr(editor, insertion + [0]) == 0 ? Answer.redraw : Answer.failed
  }

  /// 1 with a character, 0 at the end of input, −1 after Ctrl-C.
  func nextCharacter(into space: UnsafeMutablePointer<wchar_t>?) -> Int32 {
    while true {
      if let character = characters.popFirst() {
        space?.pointee = character
        return 1
      }
      if let byte = bytes.popFirst() {
        if let key = decoder.feed(byte) { take(key) }
        continue
      }
      // In emacs' map ESC only begins something, so that it may wait; vi's acts at once.
      let mayEnd = decoder.isAmbiguous && (cle_is_vi(editor) != 0 || !decoder.isEscape)
      switch Interrupts.wait(for: inputDescriptor, milliseconds: mayEnd ? 50 : -1) {
      case .timeOut:
        if let key = decoder.timeOut() { take(key) }
      case .signal:
        if !heedSignals() {
          space?.pointee = 0
          errno = EINTR
          return -1
        }
      case .input:
        guard readBytes() else { return 0 }
      case .failed: return 0
      }
    }
  }

  /// One byte as a rule: what is typed ahead may be meant for a program that runs next.
  private func readBytes() -> Bool {
    var space = [UInt8](repeating: 0, count: decoder.isInPaste ? 4096 : 1)
    let count = read(inputDescriptor, &space, space.count)
    if count < 0 { return errno == EINTR || errno == EAGAIN }
    bytes = space.prefix(count)
    return count > 0
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
      if !insertion.isEmpty { characters = [EditorKey.insertion.rawValue] }
    }
    if cle_edits(editor) == 0 { characters.removeAll { $0 >= 0x80 && $0 < 0xA0 } }
  }

  /// What libedit gets for a sequence: a key of our own; the sequence as it is, where the user
  /// or the terminal's description bound it; or nothing.
  private func meaning(of sequence: [UInt8]) -> [wchar_t] {
    guard sequence.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x1B }) else { return [] }
    let own = EditorKey(sequence: String(decoding: sequence.dropFirst(), as: UTF8.self))
    if let own, cle_is_vi(editor) != 0 { return [own.rawValue] }
    let escaped = sequence.flatMap { byte -> [wchar_t] in
      byte == 0x5C || byte == 0x5E ? [0x5C, wchar_t(byte)] : [wchar_t(byte)]
    }
    let size = 128
    let name = String(
      unsafeUninitializedCapacity: size,
      initializingUTF8With: { space in
        guard let start = space.baseAddress else { return 0 }
        return start.withMemoryRebound(to: CChar.self, capacity: size) {
          cle_binding(editor, escaped + [0], $0, size)
          return strlen($0)
        }
      })
    if let own, name.isEmpty || name == own.command { return [own.rawValue] }
    return name.isEmpty ? [] : sequence.map { wchar_t($0) }
  }
}

/// A C string of wide characters.
func wide(_ text: String) -> [wchar_t] { text.unicodeScalars.map { wchar_t($0.value) } + [0] }
