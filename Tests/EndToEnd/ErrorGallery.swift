import Foundation
import Samples

/// Every error with the input that causes it, each on a fresh copy of the sample book. An entry is
/// typed (`>`), a script in a file (`%`), or a command line (`$`). `exit N` ends what is shown where
/// the program does not end well.
struct ErrorGallery {
  struct Entry: Sendable {
    var subject: String
    var mark: Character
    var text: String
    var shown: String
    var lines: [String]
  }

  static let entries: [Entry] = Transcript.texts(in: "Errors").sorted { $0.key < $1.key }
    .flatMap { subject, text in
      Transcript(text, marks: [">", "%", "$"]).entries.map {
        Entry(subject: subject, mark: $0.mark, text: $0.text, shown: $0.shown, lines: $0.lines)
      }
    }

  /// The sample book with the files of the gallery beside it, and books that are wrong in some way.
  static func program() throws -> Program {
    let program = try Program.onSampleBook()
    for (name, text) in GalleryFiles.texts { try program.folder.write(name, text) }
    for (name, bytes) in GalleryFiles.bytes {
      try program.folder.write(name, bytes: Data(bytes))
    }
    let book = try program.folder.bytes("test.book")
    // Bytes of the header that SQLite leaves to programs: the layout's version, and whose file it is.
    try program.folder.write("newer.book", bytes: book.replacing(60, with: [0, 0, 0, 99]))
    try program.folder.write("foreign.book", bytes: book.replacing(68, with: [0, 0, 0, 0]))
    try program.folder.write("cut.book", bytes: book.prefix(3000))
    let noise = [UInt8](repeating: 0x55, count: book.count - 8192)
    try program.folder.write("damaged.book", bytes: book.replacing(8192, with: noise))
    try program.folder.write("empty.book", "")
    // A handle that there cannot be, written past the program.
    try program.folder.write(
      "faulty.book", bytes: book.replacing("lead-router", with: "lead_router"))
    try program.folder.write("open.book-wal", "")
    return program
  }

  static func run(_ entry: Entry, in program: Program) throws -> String {
    let folder = program.folder.path
    let text = entry.text.replacing("FOLDER", with: folder)
    let outcome =
      switch entry.mark {
      case "%": try program.run(script: text + "\n")
      case "$": program.run(arguments(text))
      default: program.run([], input: text + "\n")
      }
    let shown = outcome.shown.replacing(folder + "/", with: "").replacing(folder, with: "FOLDER")
    return Transcript.trimmed(shown) + (outcome.status == 0 ? "" : "exit \(outcome.status)\n")
  }

  /// Words as a shell would split them: double quotes, and a backslash before one.
  private static func arguments(_ text: String) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    var isEscaped = false
    for character in text {
      switch character {
      case "\\" where isQuoted && !isEscaped: isEscaped = true
      case "\"" where !isEscaped:
        isQuoted.toggle()
        word = word ?? ""
      case " " where !isQuoted:
        if let word { words.append(word) }
        word = nil
      default:
        isEscaped = false
        word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }
}

extension Data {
  fileprivate func replacing(_ text: String, with other: String) -> Data {
    var copy = self
    while let place = copy.range(of: Data(text.utf8)) {
      copy.replaceSubrange(place, with: Data(other.utf8))
    }
    return copy
  }

  fileprivate func replacing(_ start: Int, with bytes: [UInt8]) -> Data {
    var copy = self
    copy.replaceSubrange(start..<(start + bytes.count), with: bytes)
    return copy
  }
}
