/// One thing found wrong (or worth knowing), where it stands, and how to mend it.
package struct Diagnostic: Error, Sendable {
  package enum Severity: Sendable { case error, note }

  /// A second place that belongs to the message ("the bracket opened here").
  package struct Label: Sendable {
    package var span: Span
    package var text: String

    package init(span: Span, text: String) {
      self.span = span
      self.text = text
    }
  }

  package var severity: Severity
  /// A sentence that begins in lower case and has no full stop: "there is no verb `ad`".
  package var message: String
  package var span: Span
  /// Where `span` points into; filled in by whoever knows it, at the latest when it is shown.
  package var source: SourceText?
  package var labels: [Label]
  /// Lines of advice: the nearest name, what was expected, an example.
  package var help: [String]
  /// More text after the end could mend it; at the prompt such an input is continued.
  package var isIncomplete: Bool

  package init(
    _ message: String, at span: Span, in source: SourceText? = nil, severity: Severity = .error,
    labels: [Label] = [], help: [String] = [], isIncomplete: Bool = false
  ) {
    self.severity = severity
    self.message = message
    self.span = span
    self.source = source
    self.labels = labels
    self.help = help
    self.isIncomplete = isIncomplete
  }
}
