import TextLayout

extension Diagnostic {
  /// The diagnostic as people read it, over several lines, without a line break at the end:
  ///
  ///     plan.rap:3:8: error: there is no goal `grwth`
  ///       3 | brief grwth
  ///         |       ^^^^^
  ///     help: did you mean `growth`?
  ///
  /// - Parameter width: The columns of the window: lines are broken between words there.
  package func rendered(color: Bool, width: Int? = nil) -> String {
    let style = Style(isOn: color)
    var lines: [String] = []
    let title = severity == .error ? "error" : "note"
    var place = ""
    if let source {
      let start = source.location(of: span.lower)
      place =
        "\(DisplayText.plain(source.name)):\(start.line + source.firstLine - 1):\(start.column): "
    }
    let text = broken(message, behind: DisplayWidth.of(place) + title.count + 2, indent: 2, width)
    let head = style.bold(
      style.paint(title + ":", severity == .error ? .error : .note) + " " + text)
    lines.append(place.isEmpty ? head : style.bold(String(place.dropLast())) + " " + head)
    if let source { lines += excerpts(in: source, style, width) }
    for advice in help {
      var prefix = style.paint("help:", .help) + " "
      for line in advice.split(separator: "\n", omittingEmptySubsequences: false) {
        lines.append(prefix + broken(String(line), behind: 6, indent: 6, width))
        prefix = "      "
      }
    }
    return lines.joined(separator: "\n")
  }

  private func broken(_ text: String, behind start: Int, indent: Int, _ width: Int?) -> String {
    let text = DisplayText.plain(DisplayText.shortened(text))
    return text.broken(to: width ?? .max, behind: start, indent: indent).joined(separator: "\n")
  }

  /// The line of the span, then those of labels, each with its marks below it.
  private func excerpts(in source: SourceText, _ style: Style, _ width: Int?) -> [String] {
    // Beside the number of the line and its rule.
    let room = width.map { max(20, $0 - 8) }
    let main = Excerpt(source, around: span, room: room)
    let others = labels.map { ($0, Excerpt(source, around: $0.span, room: room)) }
    let before = source.firstLine - 1
    let widest = others.reduce(main.line) { max($0, $1.1.line) } + before
    let gutterWidth = max(3, String(widest).utf8.count + 2)

    func row(_ number: String, _ text: String) -> String {
      let padding = String(repeating: " ", count: max(0, gutterWidth - number.utf8.count))
      let gutter = style.paint(padding + number + " |", .gutter)
      return text.isEmpty ? gutter : gutter + " " + text
    }

    let color = severity == .error ? Style.Color.error : .note
    let (indent, marks) = main.underline(span, with: "^")
    var rows = [
      row("\(main.line + before)", main.text), row("", indent + style.paint(marks, color)),
    ]
    for (label, excerpt) in others {
      let isBeside = excerpt.line == main.line && excerpt.text == main.text
      if !isBeside { rows.append(row("\(excerpt.line + before)", excerpt.text)) }
      let (indent, marks) = excerpt.underline(label.span, with: "-")
      let text = marks + " " + DisplayText.plain(label.text)
      rows.append(row("", indent + style.paint(text, .note)))
    }
    return rows
  }
}

/// Colour by ANSI escape sequences, or none.
private struct Style {
  enum Color: String {
    case error = "31"
    case note = "36"
    case help = "32"
    case gutter = "34"
  }

  let isOn: Bool

  func paint(_ text: String, _ color: Color) -> String {
    isOn ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[39m" : text
  }

  func bold(_ text: String) -> String {
    isOn ? "\u{1B}[1m\(text)\u{1B}[22m" : text
  }
}
