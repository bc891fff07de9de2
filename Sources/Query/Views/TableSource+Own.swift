import Domain

/// Views that a book defines for itself.
extension TableSource {
  package init(name: String, help: String, parameters: [Parameter], question: String) {
    self.init(
      name: name, help: help, parameters: parameters, columns: [], examples: [],
      details: ["It is: \(question)"], body: .question(question))
  }

  /// The question of such a view.
  package var question: String? {
    if case .question(let text) = body { text } else { nil }
  }

  /// Parameters as a book keeps them: `unit unit; since date`.
  package var parameterText: String {
    parameters.map { parameter in
      if case .field(let type) = parameter.kind {
        "\(parameter.name) \(type.spelling)"
      } else {
        parameter.name
      }
    }.joined(separator: "; ")
  }

  package static func parameters(_ text: String) -> [Parameter] {
    text.split(separator: ";").compactMap { piece in
      let words = piece.split(separator: " ", maxSplits: 1).map(String.init)
      guard words.count == 2, let type = FieldType(spelling: words[1]) else { return nil }
      return Parameter(words[0], .field(type))
    }
  }
}
