import CLibedit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension LineEditor {
  /// Shows long text a window at a time, on the terminal's other screen: once it is left, what was
  /// there before is there again. What is typed meanwhile and is no key to move by ends it, and
  /// stands at the next prompt.
  ///
  /// - Parameter leadsBack: the prompt comes next, not another answer.
  /// - Returns: false where the text is to be printed instead: the terminal has no such screen, or
  ///   somebody has typed ahead and does not wait for it.
  package func page(_ text: String, leadsBack: Bool = true) -> Bool {
    guard !isPlain, bytes.isEmpty, console.wait(0) == .timeOut else { return false }
    var pages = Pages(text, keepsColour: usesColour)
    if !leadsBack { pages.next = "next answer" }
    Interrupts.clear()
    decoder.reset()
    cle_editing_signals(1)
    enterPages()
    defer {
      leavePages()
      cle_editing_signals(0)
      Interrupts.clear()
    }
    var display = Display()
    while true {
      let size = console.size()
      pages.fit(columns: size.columns, rows: size.rows)
      write(display.draw(pages.frame(style: usesColour ? .reversed : .plain)))
      switch pageAct(isAtEnd: pages.isAtEnd) {
      case .move(let movement): pages.move(movement)
      case .leave: return true
      case .drawAnew:
        display.forget()
        write("\u{1B}[H")
      }
    }
  }

  private enum PageAct { case move(Pages.Movement), leave, drawAnew }

  private func pageAct(isAtEnd: Bool) -> PageAct {
    while true {
      if let byte = bytes.popFirst() {
        if let key = decoder.feed(byte), let act = act(on: key, isAtEnd: isAtEnd) { return act }
        continue
      }
      switch console.wait(decoder.isAmbiguous ? 50 : -1) {
      case .timeOut: if decoder.timeOut() == .escape { return .leave }
      case .failed: return .leave
      case .signal:
        let came = console.signals()
        if came.contains(SIGINT) { return .leave }
        if came.contains(SIGTSTP) {
          leavePages()
          console.suspend()
          _ = console.signals()
          enterPages()
        }
        return .drawAnew
      case .input:
        guard let read = console.read(decoder.isInPaste ? 4096 : 1) else { return .leave }
        bytes = read[...]
      }
    }
  }

  /// Nil for a key that means nothing here.
  private func act(on key: KeyDecoder.Key, isAtEnd: Bool) -> PageAct? {
    switch key {
    case .character(" "): return isAtEnd ? .leave : .move(.pages(1))
    case .character("\r"), .character("\n"): return isAtEnd ? .leave : .move(.rows(1))
    case .character("\u{7F}"), .character("\u{8}"): return .move(.pages(-1))
    case .character("\u{C}"): return .drawAnew
    case .character("q"), .character("\u{3}"), .character("\u{4}"), .escape: return .leave
    case .character(let scalar):
      guard scalar.value >= 0x20 else { return nil }
      bytes = Array(String(Character(scalar)).utf8)[...]
      return .leave
    case .paste(let pasted):
      bytes = (Array("\u{1B}[200~".utf8) + pasted + Array("\u{1B}[201~".utf8))[...]
      return .leave
    case .alt: return nil
    case .sequence(let sequence):
      return LineEditor.movements[String(decoding: sequence.dropFirst(), as: UTF8.self)].map {
        .move($0)
      }
    }
  }

  /// Keys of the usual terminals, behind their ESC.
  private static let movements: [String: Pages.Movement] = [
    "[A": .rows(-1), "OA": .rows(-1), "[B": .rows(1), "OB": .rows(1), "[5~": .pages(-1),
    "[6~": .pages(1), "[D": .pages(-1), "OD": .pages(-1), "[C": .pages(1), "OC": .pages(1),
    "[H": .start, "OH": .start, "[1~": .start, "[7~": .start, "[F": .end, "OF": .end,
    "[4~": .end, "[8~": .end,
  ]

  private func enterPages() {
    cle_set_raw(editor, 1)
    cle_terminal_paged(1)
    write("\u{1B}[?1049h\u{1B}[H")
    setBracketedPaste(true)
  }

  private func leavePages() {
    setBracketedPaste(false)
    write("\u{1B}[?1049l")
    cle_terminal_paged(0)
    cle_set_raw(editor, 0)
  }
}
