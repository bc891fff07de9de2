/// A source line made ready to be shown with marks below it: cut round what matters where it is
/// too long, and measured in terminal columns.
struct Excerpt {
  /// Lines are cut to this many columns at most.
  private static let most = 100

  let line: Int
  private(set) var text = ""
  /// The byte offset of each shown scalar and the column it begins in, from 0.
  private var columns: [(offset: Int, column: Int)] = []
  private var width = 0

  /// The line in which `span` begins, in so many columns.
  init(_ source: SourceText, around span: Span, room: Int? = nil) {
    let widest = min(Self.most, room ?? Self.most)
    line = source.location(of: span.lower).line
    let whole = source.lineSpan(line)
    let focus = min(max(span.lower, whole.lower), whole.upper)
    let isShort = whole.upper - whole.lower <= widest
    var offset =
      isShort ? whole.lower : Self.start(in: source.bytes, before: focus, of: whole, widest * 2 / 5)
    if offset > whole.lower { show("…", 1, at: offset) }
    while offset < whole.upper {
      let scalar = source.bytes.scalar(at: offset)
      let cell = DisplayText.cell(scalar?.value ?? "\u{FFFD}")
      if width + cell.width >= widest, !isShort || cell.width > 1 {
        show("…", 1, at: offset)
        break
      }
      show(cell.text, cell.width, at: offset)
      offset += scalar?.length ?? 1
    }
    columns.append((max(offset, whole.upper), width))
  }

  private mutating func show(_ shown: String, _ shownWidth: Int, at offset: Int) {
    columns.append((offset, width))
    text += shown
    width += shownWidth
  }

  /// So many columns before `focus`, at the beginning of a scalar.
  private static func start(
    in bytes: [UInt8], before focus: Int, of line: Span, _ context: Int
  ) -> Int {
    var offset = focus
    var steps = 0
    while offset > line.lower, steps < context {
      offset -= 1
      while offset > line.lower, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      steps += 1
    }
    return offset
  }

  /// Spaces up to the span, and `mark` under all of it that is shown; at least one.
  func underline(_ span: Span, with mark: Character) -> (indent: String, marks: String) {
    let first = column(of: span.lower)
    let length = max(1, column(of: span.upper) - first)
    return (String(repeating: " ", count: first), String(repeating: mark, count: length))
  }

  private func column(of offset: Int) -> Int {
    columns.last { $0.offset <= offset }?.column ?? 0
  }
}
