import CLibedit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension LineEditor {
  /// Acts on the signals that came. False when the line is to be given up.
  func heedSignals() -> Bool {
    var numbers = [UInt8](repeating: 0, count: 64)
    let count = read(cle_wake_descriptor(), &numbers, numbers.count)
    let came = Set(numbers.prefix(max(0, count)).map { Int32($0) })
    if Interrupts.isRaised {
      giveUp()
      return false
    }
    if came.contains(SIGTSTP) {
      suspend()
    } else if came.contains(SIGCONT) {
      resume()
    } else if came.contains(SIGWINCH) {
      redraw(isOnOwnRows: true)
    }
    return true
  }

  private func giveUp() {
    wasInterrupted = true
    decoder.reset()
    bytes = []
    characters = []
    write(String(repeating: "\n", count: rows(upTo: .end) - rows(upTo: .cursor)) + "^C\n")
  }

  /// Ctrl-Z: the terminal is as it was until somebody continues the program.
  private func suspend() {
    write(String(repeating: "\n", count: rows(upTo: .end) - rows(upTo: .cursor)) + "\n")
    setBracketedPaste(false)
    cle_set_raw(editor, 0)
    cle_suspend()
    var numbers = [UInt8](repeating: 0, count: 64)
    _ = read(cle_wake_descriptor(), &numbers, numbers.count)
    resume()
  }

  /// Others have used the terminal meanwhile.
  private func resume() {
    cle_set_raw(editor, 0)
    cle_set_raw(editor, 1)
    setBracketedPaste(true)
    redraw(isOnOwnRows: false)
  }

  /// Draws prompt and line anew, over the old ones where they are still there.
  func redraw(isOnOwnRows: Bool) {
    if isDumb {
      write("\n")
    } else {
      let up = isOnOwnRows ? rows(upTo: .cursor) : 0
      write((up > 0 ? "\u{1B}[\(up)A" : "") + "\r\u{1B}[J")
    }
    el_resize(editor)
    cle_refresh(editor)
  }

  enum Place { case cursor, end }

  /// Rows between the one the prompt begins on and a place in the line, as they are in the
  /// window's present width.
  func rows(upTo place: Place) -> Int {
    guard let line = el_wline(editor)?.pointee, let start = line.buffer else { return 0 }
    let stop = place == .cursor ? line.cursor : line.lastchar
    let count = stop.map { $0 - start } ?? 0
    let text = UnsafeBufferPointer(start: start, count: max(0, count))
    let window = Screen.size(fileno(output))
    let row = DisplayText.row(after: text, from: prompt.width, columns: window.columns)
    return min(row, max(0, window.rows - 1))
  }
}
