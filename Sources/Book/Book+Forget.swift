package import Domain
import Query

/// What forgetting a person came to.
package struct Forgotten: Sendable {
  package var step: StepDone
  /// What the person is called from now on.
  package var handle: String
  /// Records whose texts still hold one of the words of the name.
  package var holdingParts: [RecordID]
  /// Whether an entry in a history of what was typed holds the name.
  package var isHeld: @Sendable (String) -> Bool
}

extension Book {
  /// Replaces a person by a pseudonym in every version of everything, and cleans the file of what was
  /// there before. It is a step, the only one that cannot be taken back.
  ///
  /// - Parameter words: Further words that stand for the person and are replaced too.
  package func forget(_ id: RecordID, also words: [String], _ note: StepNote) throws -> Forgotten {
    let (title, handle) = try pseudonym(for: id)
    let name = try ForgottenName(
      texts(Forgetting.names(of: id)).filter { $0 != title && $0 != handle } + words,
      title: title, handle: handle)
    try connection.define(Forgetting.function, 2) { values in
      values[0].flatMap { name.replaced(in: $0, isHandle: values[1] == "1") }
    }
    try connection.define(Forgetting.partFunction, 1) { values in
      values[0].map { name.isPartHeld(by: $0) ? "1" : "0" }
    }
    try connection.execute(Control.secureDelete)
    var note = note
    note.words = name.replaced(in: note.words, isHandle: false) ?? note.words
    note.author = name.replaced(in: note.author, isHandle: true) ?? note.author
    let (parts, done) = try step(note) { change in
      try requireWriting()
      for statement in Forgetting.rename(id, title: title, handle: handle) {
        try connection.run(statement)
      }
      for kind in stored.kinds {
        let table = Table.tables(of: kind, in: stored)[0]
        for statement in Forgetting.replace(in: kind, table) { try connection.run(statement) }
      }
      for statement in Forgetting.replaceInBookkeeping { try connection.run(statement) }
      try connection.run(Forgetting.markPending)
      change.forgets = true
      return try schema.kinds.flatMap { kind in
        try Forgetting.holdingPart(kind).map { try ids(of: $0) } ?? []
      }
    }
    guard let done else { throw BookError(.interrupted, "interrupted") }
    try clean()
    return Forgotten(
      step: done, handle: handle, holdingParts: parts, isHeld: { name.isHeld(by: $0) })
  }

  private func pseudonym(for id: RecordID) throws -> (title: String, handle: String) {
    guard let kind = schema.kind(of: id) else { return ("", "") }
    var suffix = 1
    while true {
      let number = suffix == 1 ? "\(id.number)" : "\(id.number)-\(suffix)"
      let handle = "\(kind.name)-\(number)"
      let holders = try records(handleEver: handle, kinds: [kind])
      if holders.allSatisfy({ $0 == id }) {
        return ("\(kind.name.prefix(1).uppercased())\(kind.name.dropFirst()) \(number)", handle)
      }
      suffix += 1
    }
  }

  private func texts(_ statement: SQL) throws -> [String] {
    let rows = try connection.prepareFresh(statement)
    defer { rows.reset() }
    var texts: [String] = []
    while try rows.step() { texts.append(rows.text(at: 0)) }
    return texts
  }

  /// Leaves nothing of what was forgotten in free pages or in the write-ahead log.
  func clean() throws {
    forgetStatements()
    try connection.execute(Control.secureDelete)
    try connection.execute(Control.vacuum)
    try emptyLog()
    try connection.execute(Forgetting.markClean)
    try emptyLog()
  }

  /// Others who read keep the log for as long as they do.
  private func emptyLog() throws {
    while try connection.integer(Control.truncateLog) != 0 {
      guard !connection.isInterrupted() else { throw BookError(.interrupted, "interrupted") }
    }
  }
}
