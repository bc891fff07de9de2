extension Diagnostic {
  /// The diagnostic as people read it, over several lines, without a line break at the end:
  ///
  ///     plan.rap:3:8: error: there is no goal `grwth`
  ///       3 | brief grwth
  ///         |       ^^^^^
  ///     help: did you mean `growth`?
  package func rendered(color: Bool) -> String {
    let style = Style(isOn: color)
    var lines: [String] = []
    let title = severity == .error ? "error" : "note"
    let head = style.bold(
      style.paint(title + ":", severity == .error ? .error : .note) + " "
        + DisplayText.plain(DisplayText.shortened(message)))
    if let source {
      let place = source.location(of: span.lower)
      let name = DisplayText.plain(source.name)
      lines.append(
        style.bold("\(name):\(place.line + source.firstLine - 1):\(place.column):") + " " + head)
      lines += excerpts(in: source, style)
    } else {
      lines.append(head)
    }
    for advice in help {
      var prefix = style.paint("help:", .help) + " "
      for line in advice.split(separator: "\n", omittingEmptySubsequences: false) {
        lines.append(prefix + DisplayText.plain(DisplayText.shortened(String(line))))
        prefix = "      "
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The line of the span, then those of labels, each with its marks below it.
  private func excerpts(in source: SourceText, _ style: Style) -> [String] {
    let main = Excerpt(source, around: span)
    let others = labels.map { ($0, Excerpt(source, around: $0.span)) }
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
