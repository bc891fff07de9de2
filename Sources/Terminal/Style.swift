/// How text looks: the parameters of an SGR sequence (ECMA-48), none for plain text.
package struct Style: Hashable, Sendable {
  let parameters: String

  init(_ parameters: String) { self.parameters = parameters }

  package static let plain = Style("")
  package static let bold = Style("1")
  package static let dim = Style("2")
  package static let underlined = Style("4")
  package static let reversed = Style("7")
  package static let red = Style("31")
  package static let green = Style("32")
  package static let yellow = Style("33")
  package static let blue = Style("34")
  package static let magenta = Style("35")
  package static let cyan = Style("36")

  package func with(_ other: Style) -> Style {
    parameters.isEmpty ? other : Style(parameters + ";" + other.parameters)
  }
}

/// A part of a line that has a look of its own.
package struct StyledRange: Equatable, Sendable {
  /// UTF-8 offsets into the line.
  package var range: Range<Int>
  package var style: Style

  package init(_ range: Range<Int>, _ style: Style) {
    self.range = range
    self.style = style
  }
}
