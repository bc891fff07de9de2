import CLibedit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension LineEditor {
  /// Acts on the signals that came.
  func heedSignals() {
    let came = console.signals()
    if came.contains(SIGINT) {
      giveUp()
    } else if came.contains(SIGTSTP) {
      suspend()
    } else if came.contains(SIGCONT) {
      takeTerminal()
    } else if came.contains(SIGWINCH) {
      resize()
    }
  }

  private func giveUp() {
    ending = .interrupted
    decoder.reset()
    (bytes, characters, keys, overlay) = ([], [], [], nil)
    guard !isPlain else { return write("^C\n") }
    moveCursor(to: line.scalars.count)
    var final = frame(isFinal: true)
    if let row = final.rows.indices.last {
      final.rows[row] += Frame.cells("^C")
      final.cursor.column += 2
    }
    write(display.draw(final) + display.leave())
  }

  /// Ctrl-Z: the terminal is as it was until somebody continues the program.
  private func suspend() {
    leaveTerminal(isErased: false)
    console.suspend()
    _ = console.signals()
    takeTerminal()
  }

  /// Another program may use the terminal until `takeTerminal`.
  func leaveTerminal(isErased: Bool) {
    if isErased {
      write(display.erase())
    } else {
      finishDisplay()
    }
    setBracketedPaste(false)
    cle_set_raw(editor, 0)
  }

  /// Others have used the terminal meanwhile.
  func takeTerminal() {
    cle_set_raw(editor, 0)
    cle_set_raw(editor, 1)
    setBracketedPaste(true)
    display.forget()
    el_resize(editor)
    if isPlain { cle_refresh(editor) }
  }

  /// Drawn anew when the next key is waited for.
  private func resize() {
    if isPlain { write("\n") } else { write(display.erase(nowWide: console.size().columns)) }
    el_resize(editor)
    if isPlain { cle_refresh(editor) }
  }
}
