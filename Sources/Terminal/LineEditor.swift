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
/// libedit keeps the line and decides what a key does, by emacs' map unless `~/.editrc` (or
/// `$EDITRC`) says otherwise. What is seen is drawn here, whenever the next key is waited for;
/// libedit's own drawing knows one row of plain text and serves where a terminal can do no
/// more than print. The terminal is raw only while a line is read, and has its own modes again
/// once the editor is gone.
package final class LineEditor {
  package enum Outcome: Equatable {
    /// Without its last line break.
    case line(String)
    /// Ctrl-C: what was typed is dropped. The flag of `Interrupts` is down again.
    case interrupted
    /// Ctrl-D on an empty line, or the terminal is gone.
    case endOfFile
    /// `idle` gave the line up; what was typed so far.
    case givenUp(String)
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

  /// What is shown beside the typed text, each where the terminal can.
  package struct Look: Sendable {
    /// The line in colours.
    package var colours = true
    /// How it may go on, dim behind it.
    package var suggestions = true
    /// What is still missing, below it.
    package var hints = true

    package init(colours: Bool = true, suggestions: Bool = true, hints: Bool = true) {
      self.colours = colours
      self.suggestions = suggestions
      self.hints = hints
    }
  }

  /// Called again and again while a key is waited for, on the same thread. It may show things
  /// with `print` and `status`.
  package struct Idle {
    package enum Answer { case goOn, giveUp }
    package var milliseconds: Int
    package var action: () -> Answer

    package init(milliseconds: Int, action: @escaping () -> Answer) {
      self.milliseconds = milliseconds
      self.action = action
    }
  }

  package var assistant: (any LineAssistant)?
  /// What ↑, ↓ and Ctrl-R find. Entries are added by the owner of the history.
  package var history: History?
  package var look = Look()
  package var idle: Idle?
  /// A row at the bottom, such as a clock; plain text of one line.
  package var status: String? {
    didSet { if status != oldValue, isReading { draw() } }
  }
  package var statusStyle = Style.reversed

  let editor: OpaquePointer
  let console: Console
  let usesColour: Bool
  /// libedit draws: the terminal only prints, or the user wants no editing.
  private(set) var isPlain = false
  let isDumb: Bool

  // What is being read now.
  var prompt = PromptText("")
  var display = Display()
  var isReading = false
  /// Typed text is not shown and not remembered.
  var isHidden = false
  var decoder = KeyDecoder()
  /// Bytes that were read and not yet decoded.
  var bytes: ArraySlice<UInt8> = []
  /// Keys that were read and not yet used.
  var keys: [KeyDecoder.Key] = []
  /// Characters libedit gets next.
  var characters: ArraySlice<wchar_t> = []
  /// Text that `insertText` inserts.
  var insertion: [wchar_t] = []
  var ending: Outcome?
  var recall: Recall?
  var undoing = UndoList()
  var kills = KillRing()
  var overlay: Overlay?
  var wantsSignature = false
  var advice = Advice()
  /// Which key names a sequence; empty where it is swallowed.
  var knownSequences: [[UInt8]: [wchar_t]] = [:]

  private let promptSpace: UnsafeMutablePointer<UnsafeMutablePointer<wchar_t>?>
  private let streams: [UnsafeMutablePointer<FILE>]
  private let options: Options
  private let memory: OpaquePointer
  private var followed = (additions: 0, generation: -1, of: ObjectIdentifier?.none)

  /// Nil when input or output is no terminal, or libedit cannot start.
  package init?(
    program: String, input: Int32 = 0, output: Int32 = 1, error: Int32 = 2,
    options: Options = Options(), usesColour: Bool = true, console: Console? = nil
  ) {
    guard Screen.isTerminal(input), Screen.isTerminal(output) else { return nil }
    Interrupts.install()
    _ = cle_use_utf8()
    let opened = [
      cle_stream(input, "r"), cle_stream(output, "w"), cle_stream(error, "w"),
      fopen("/dev/null", "we"),
    ].compactMap { $0 }
    guard opened.count == 4, let memory = history_winit() else {
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
    self.options = options
    self.console = console ?? .descriptors(input, output)
    self.usesColour = usesColour && !isDumb
    streams = opened
    promptSpace = .allocate(capacity: 1)
    promptSpace.initialize(to: nil)
    // libedit is ended in `deinit`, so that it never outlives what it points to.
    cle_set_client_data(editor, Unmanaged.passUnretained(self).toOpaque())
    configure(readsEditrc: options.readsEditrc)
    isPlain = isDumb || cle_edits(editor) == 0
    if !isPlain { cle_set_output(editor, opened[3]) }
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

  /// Reads one entry, of several lines where the assistant says that it goes on.
  ///
  /// - Parameters:
  ///   - prompt: One line, which may have colour sequences.
  ///   - initial: Stands there to be edited.
  ///   - isHidden: Nothing that is typed is shown.
  package func readLine(prompt: String, initial: String = "", isHidden: Bool = false) -> Outcome {
    self.isHidden = isHidden
    defer { self.isHidden = false }
    guard isPlain else { return read(prompt, initial) }
    // What is typed cannot be drawn over several lines: each is read by itself.
    var text = ""
    while true {
      let shown = text.isEmpty ? prompt : assistant?.continuation(after: text) ?? "> "
      let outcome = read(shown, text.isEmpty ? initial : "")
      guard case .line(let line) = outcome else {
        return outcome == .endOfFile && !text.isEmpty ? .line(text) : outcome
      }
      text += (text.isEmpty ? "" : "\n") + line
      guard !isHidden, assistant?.isUnfinished(text) == true else { return .line(text) }
    }
  }

  private func read(_ prompt: String, _ initial: String) -> Outcome {
    let isSilent = isPlain && isHidden
    let edits = cle_edits(editor)
    if isSilent {
      cle_set_output(editor, streams[3])
      cle_set_edits(editor, 1)
      write(prompt)
    }
    defer {
      if isSilent {
        cle_set_edits(editor, edits)
        cle_set_output(editor, streams[1])
        write("\n")
      }
    }
    begin(prompt: prompt, initial: initial)
    var count: Int32 = 0
    let line = el_wgets(editor, &count)
    var text = text(of: UnsafeBufferPointer(start: line, count: line == nil ? 0 : Int(count)))
    end()
    if let ending {
      if ending == .interrupted { Interrupts.clear() }
      return ending
    }
    if text.isEmpty {
      finishDisplay()
      if isPlain { write("\n") }
      return .endOfFile
    }
    if text.unicodeScalars.last == "\n" { text.unicodeScalars.removeLast() }
    return .line(text)
  }

  private func begin(prompt: String, initial: String) {
    setPrompt(prompt)
    followHistory()
    Interrupts.clear()
    ending = nil
    decoder.reset()
    (characters, keys) = ([], [])
    (recall, overlay, wantsSignature) = (nil, nil, false)
    insertion = LineEditor.insertable(initial)
    undoing = UndoList(EditedLine(self.text(of: insertion)))
    advice = Advice()
    display.forget()
    cle_editing_signals(1)
    // libedit may show the prompt first: what is typed then, the terminal itself would take.
    cle_set_raw(editor, 1)
    setBracketedPaste(true)
    isReading = true
    if !insertion.isEmpty, let key = EditorCommand.insertText.key, cle_edits(editor) != 0 {
      characters = [key]
    }
  }

  private func end() {
    isReading = false
    setBracketedPaste(false)
    cle_editing_signals(0)
  }

  private func setPrompt(_ text: String) {
    prompt = PromptText(text, keepsColour: usesColour)
    promptSpace.pointee?.deallocate()
    let characters = prompt.characters
    let space = UnsafeMutablePointer<wchar_t>.allocate(capacity: characters.count)
    space.initialize(from: characters, count: characters.count)
    promptSpace.pointee = space
  }

  /// What libedit draws before the line.
  var promptCharacters: UnsafeMutablePointer<wchar_t>? { promptSpace.pointee }

  func setBracketedPaste(_ on: Bool) {
    guard options.bracketsPaste, !isPlain else { return }
    // The handler of a sudden end must know before the terminal does, and after.
    if on { cle_terminal_bracketed(1) }
    write(on ? "\u{1B}[?2004h" : "\u{1B}[?2004l")
    if !on { cle_terminal_bracketed(0) }
  }

  func write(_ text: String) {
    if !text.isEmpty { console.write(text) }
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

  /// Brings libedit's list, which vi's search commands walk, up to the history's.
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
