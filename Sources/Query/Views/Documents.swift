/// A document: a fixed list of tables, each also a source of its own (`lens.promises dana-reyes`).
package struct Document: Sendable {
  package struct Section: Sendable {
    package var heading: String
    /// The source: the document's name and this.
    package var part: String
    /// Said where it is empty; a section without is left out then.
    package var empty: String?
  }

  package var name: String
  package var sections: [Section]

  package static let all: [Document] = [lens, brief, recap]
}

/// A part of a document as it is declared: a question with `$parameter`, or several one after the
/// other, each with what it says in some columns.
struct DocumentPart {
  var name: String
  var heading: String
  /// What is said where there is nothing; a part without is left out then.
  var empty: String?
  var questions: [TableSource.Part]
  var columns: [TableSource.Column]

  init(
    _ name: String, _ heading: String, empty: String? = nil, _ question: String,
    _ columns: [TableSource.Column]
  ) {
    self.init(name, heading, empty: empty, [([:], question)], columns)
  }

  init(
    _ name: String, _ heading: String, empty: String? = nil,
    _ questions: [(labels: [String: String], question: String)], _ columns: [TableSource.Column]
  ) {
    self.name = name
    self.heading = heading
    self.empty = empty
    self.questions = questions.map { TableSource.Part(labels: $0.labels, question: $0.question) }
    self.columns = columns
  }

  private func source(
    of document: String, _ parameter: TableSource.Parameter, example: String
  ) -> TableSource {
    TableSource(
      name: "\(document).\(name)", help: heading.prefix(1).lowercased() + heading.dropFirst(),
      parameters: [parameter], columns: columns,
      examples: ["\(document).\(name) \(example)", "\(document).\(name) \(example) | count"],
      details: ["A part of `\(document)`."], isPart: true,
      body: questions.count == 1 ? .question(questions[0].question) : .union(questions))
  }

  static func sources(
    _ parts: [DocumentPart], of document: String, _ parameter: TableSource.Parameter,
    example: String
  ) -> [TableSource] {
    parts.map { $0.source(of: document, parameter, example: example) }
  }
}

extension Document {
  init(_ name: String, _ parts: [DocumentPart]) {
    self.name = name
    sections = parts.map {
      Section(heading: $0.heading, part: "\(name).\($0.name)", empty: $0.empty)
    }
  }
}
