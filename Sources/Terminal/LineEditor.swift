import CLibedit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads lines from a terminal with editing, history and completion. One thread only.
///
/// Keys are emacs' unless `~/.editrc` (or `$EDITRC`) says otherwise. The terminal is raw only
/// while a line is read, and has its own modes again once the editor is gone.
package final class LineEditor {
  package enum Outcome: Equatable {
    /// Without its line break; a pasted block keeps the line breaks within.
    case line(String)
    /// Ctrl-C: what was typed is dropped. The flag of `Interrupts` is down again.
    case interrupted
    /// Ctrl-D on an empty line, or the terminal is gone.
    case endOfFile
  }

  package struct Options: Sendable {
    /// Reads the user's key bindings.
    package var readsEditrc: Bool
    /// Asks the terminal to mark pasted text, so that it is not taken for typed keys.
    package var bracketsPaste: Bool

    package init(readsEditrc: Bool = true, bracketsPaste: Bool = true) {
      self.readsEditrc = readsEditrc
      self.bracketsPaste = bracketsPaste
    }
  }

  /// Asked on Tab, with the line and the cursor as a UTF-8 offset into it.
  package var completer: ((_ line: String, _ cursor: Int) -> Completion)?
  /// What ↑, ↓ and Ctrl-R find. Entries are added by the owner of the history.
  package var history: History?

  let editor: OpaquePointer
  let output: UnsafeMutablePointer<FILE>
  let inputDescriptor: Int32
  /// A terminal that only prints: nothing but text is sent to it.
  let isDumb: Bool

  // What is being read now.
  var prompt = PromptText("")
  var decoder = KeyDecoder()
  /// Bytes that were read and not yet decoded.
  var bytes: ArraySlice<UInt8> = []
  /// Characters libedit gets next.
  var characters: ArraySlice<wchar_t> = []
  /// Text that the key `EditorKey.insertion` inserts.
  var insertion: [wchar_t] = []
  var wasInterrupted = false
  /// Which key names a sequence, or nil where it is swallowed.
  var knownSequences: [[UInt8]: [wchar_t]] = [:]

  private let promptSpace: UnsafeMutablePointer<UnsafeMutablePointer<wchar_t>?>
  private let streams: [UnsafeMutablePointer<FILE>]
  private let options: Options
  private let memory: OpaquePointer
  private var followed = (additions: 0, generation: -1, of: ObjectIdentifier?.none)

  /// Nil when input or output is no terminal, or libedit cannot start.
  package init?(
    program: String, input: Int32 = 0, output: Int32 = 1, error: Int32 = 2,
    options: Options = Options()
  ) {
    guard Screen.isTerminal(input), Screen.isTerminal(output) else { return nil }
    Interrupts.install()
    _ = cle_use_utf8()
    let opened = [cle_stream(input, "r"), cle_stream(output, "w"), cle_stream(error, "w")]
      .compactMap { $0 }
    guard opened.count == 3, let memory = history_winit() else {
      for stream in opened { fclose(stream) }
      return nil
    }
    cle_terminal_remember(input, output)
    var unknown: Int32 = 0
    guard let editor = cle_open(program, opened[0], opened[1], opened[2], &unknown) else {
      cle_terminal_forget()
      history_wend(memory)
      for stream in opened { fclose(stream) }
      return nil
    }
    let terminal = getenv("TERM").map { String(cString: $0) } ?? ""
    isDumb = unknown != 0 || terminal.isEmpty || terminal == "dumb"
    self.editor = editor
    self.memory = memory
    self.output = opened[1]
    self.options = options
    streams = opened
    inputDescriptor = input
    promptSpace = .allocate(capacity: 1)
    promptSpace.initialize(to: nil)
    setPrompt("")
    // libedit is ended in `deinit`, so that it never outlives what it points to.
    cle_set_client_data(editor, Unmanaged.passUnretained(self).toOpaque())
    configure(readsEditrc: options.readsEditrc)
    cle_history_set_size(memory, Int32.max)
    cle_set_history(editor, memory)
  }

  deinit {
    el_end(editor)
    cle_terminal_forget()
    history_wend(memory)
    for stream in streams { fclose(stream) }
    promptSpace.pointee?.deallocate()
    promptSpace.deallocate()
  }

  /// `prompt` may have colour sequences and is one line; `initial` is there to be edited.
  package func readLine(prompt: String, initial: String = "") -> Outcome {
    begin(prompt: prompt, initial: initial)
    var count: Int32 = 0
    let line = el_wgets(editor, &count)
    var text = text(of: UnsafeBufferPointer(start: line, count: line == nil ? 0 : Int(count)))
    end()
    if wasInterrupted {
      Interrupts.clear()
      return .interrupted
    }
    if text.isEmpty {
      write("\n")
      return .endOfFile
    }
    if text.unicodeScalars.last == "\n" { text.unicodeScalars.removeLast() }
    return .line(text)
  }

  private func begin(prompt: String, initial: String) {
    setPrompt(prompt)
    followHistory()
    Interrupts.clear()
    wasInterrupted = false
    decoder.reset()
    characters = []
    cle_editing_signals(1)
    // libedit may show the prompt first: what is typed then, the terminal itself would take.
    cle_set_raw(editor, 1)
    setBracketedPaste(true)
    insertion = LineEditor.insertable(initial)
    if !insertion.isEmpty, cle_edits(editor) != 0 { characters = [EditorKey.insertion.rawValue] }
  }

  private func end() {
    setBracketedPaste(false)
    cle_editing_signals(0)
  }

  private func setPrompt(_ text: String) {
    prompt = PromptText(text, keepsColour: !isDumb)
    promptSpace.pointee?.deallocate()
    let space = UnsafeMutablePointer<wchar_t>.allocate(capacity: prompt.characters.count)
    space.initialize(from: prompt.characters, count: prompt.characters.count)
    promptSpace.pointee = space
  }

  /// What libedit draws before the line.
  var promptCharacters: UnsafeMutablePointer<wchar_t>? { promptSpace.pointee }

  func setBracketedPaste(_ on: Bool) {
    guard options.bracketsPaste, !isDumb, cle_edits(editor) != 0 else { return }
    // The handler of a sudden end must know before the terminal does, and after.
    if on { cle_terminal_bracketed(1) }
    write(on ? "\u{1B}[?2004h" : "\u{1B}[?2004l")
    if !on { cle_terminal_bracketed(0) }
  }

  /// Everything goes through libedit's own stream, so that the order holds.
  func write(_ text: String) {
    fputs(text, output)
    fflush(output)
  }

  func text(of characters: some Sequence<wchar_t>) -> String {
    var scalars = String.UnicodeScalarView()
    for character in characters {
      guard let scalar = Unicode.Scalar(UInt32(bitPattern: character)),
        !(0x80..<0xA0).contains(scalar.value)
      else { continue }
      scalars.append(scalar)
    }
    return String(scalars)
  }

  /// Brings libedit's list, which its search commands walk, up to the history's.
  private func followHistory() {
    let identity = history.map { ObjectIdentifier($0) }
    let generation = history?.generation ?? 0
    var missing = (history?.additions ?? 0) - followed.additions
    if followed.of != identity || followed.generation != generation {
      cle_history_clear(memory)
      missing = Int.max
    }
    guard missing > 0 else { return }
    for entry in history?.entries.suffix(missing) ?? [] {
      cle_history_enter(memory, entry.unicodeScalars.map { wchar_t($0.value) } + [0])
    }
    followed = (history?.additions ?? 0, generation, identity)
  }
}
