/// Candidates as rows that fit a window.
enum CandidateList {
  /// Few candidates stand one a row with their notes, many in columns, read downwards. Rows
  /// beyond the window's (less two for the prompt) are replaced by "… and 37 more".
  static func rows(
    _ candidates: [Completion.Candidate], columns: Int, rows: Int
  ) -> [String] {
    let height = max(2, rows - 2)
    let width = max(1, columns - 1)
    let hasNotes = candidates.contains { !$0.note.isEmpty }
    if hasNotes, candidates.count <= height { return noted(candidates, width: width) }
    return inColumns(candidates.map { DisplayText.inert($0.text) }, width, height)
  }

  private static func noted(_ candidates: [Completion.Candidate], width: Int) -> [String] {
    let texts = candidates.map { DisplayText.inert($0.text) }
    let widest = min(texts.map { DisplayText.width($0) }.max() ?? 0, width / 2)
    return zip(texts, candidates).map { text, candidate in
      let note = DisplayText.inert(candidate.note)
      if note.isEmpty { return DisplayText.fitted(text, to: width) }
      return DisplayText.fitted(padded(text, to: widest) + "  " + note, to: width)
    }
  }

  private static func inColumns(_ texts: [String], _ width: Int, _ height: Int) -> [String] {
    let cell = min((texts.map { DisplayText.width($0) }.max() ?? 0) + 2, width)
    let perRow = max(1, (width + 2) / cell)
    var shown = texts
    var last: String?
    if texts.count > perRow * height {
      shown = Array(texts.prefix(perRow * (height - 1)))
      last = "… and \(texts.count - shown.count) more"
    }
    let count = (shown.count + perRow - 1) / perRow
    let rows = (0..<count).map { row in
      let members = stride(from: row, to: shown.count, by: count).map { shown[$0] }
      let padded = members.dropLast().map { self.padded($0, to: cell) } + members.suffix(1)
      return DisplayText.fitted(padded.joined(), to: width)
    }
    return rows + (last.map { [DisplayText.fitted($0, to: width)] } ?? [])
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - DisplayText.width(text)))
  }
}
