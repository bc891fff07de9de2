import CLibedit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension LineEditor {
  /// The command behind Tab.
  func complete() -> UInt8 {
    guard let completer, let line = el_wline(editor)?.pointee, let start = line.buffer,
      let cursor = line.cursor, let end = line.lastchar
    else { return Answer.failed }
    let before = text(of: UnsafeBufferPointer(start: start, count: cursor - start))
    let whole = text(of: UnsafeBufferPointer(start: start, count: end - start))
    let completion = completer(whole, before.utf8.count)
    switch completion.step(in: whole) {
    case .nothing: return Answer.failed
    case .insert(let text, let range):
      replace(range, of: whole, by: text, cursor: before.unicodeScalars.count)
      return Answer.redraw
    case .list(let candidates):
      list(candidates)
      return Answer.none
    }
  }

  /// Changes only what differs: libedit keeps deleted text for Ctrl-Y.
  private func replace(_ range: Range<Int>, of line: String, by text: String, cursor: Int) {
    let old = Array(line.unicodeScalars.dropFirst(range.lowerBound).prefix(range.count))
    let new = Array(text.unicodeScalars)
    let same = zip(old, new).prefix { $0 == $1 }.count
    el_cursor(editor, Int32(clamping: range.upperBound - cursor))
    el_deletestr(editor, Int32(clamping: old.count - same))
    let added = LineEditor.insertable(String(String.UnicodeScalarView(new[same...])))
    if !added.isEmpty { el_winsertstr(editor, added + [0]) }
  }

  /// Below the line; then prompt and line are drawn again.
  private func list(_ candidates: [Completion.Candidate]) {
    let window = Screen.size(fileno(output))
    let rows = CandidateList.rows(candidates, columns: window.columns, rows: window.rows)
    let below = self.rows(upTo: .end) - self.rows(upTo: .cursor)
    write(String(repeating: "\n", count: below + 1) + rows.joined(separator: "\n") + "\n")
    cle_refresh(editor)
  }
}
