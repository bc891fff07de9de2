import Domain
import Query

/// Something in a book that is not as it should be.
package struct Fault: Sendable, Equatable {
  package enum Sort: String, Sendable { case file, reference, rule, history }
  package var sort: Sort
  /// `p4`, `step 12`, or nil for the file itself.
  package var subject: String?
  /// Without a full stop.
  package var text: String
}

extension Book {
  /// Looks at all of a book, in one state of it: the file, references, every rule of the schema, and
  /// that the history hangs together.
  package func faults(_ report: (Fault) throws -> Void) throws {
    try reading {
      try checkFile(report)
      for kind in schema.kinds {
        for check in Check.rules(kind, in: schema) { try run(check, .rule, report) }
        try checkHandles(kind, report)
      }
      for check in Check.steps { try run(check, .history, report) }
      for kind in stored.kinds {
        for table in Table.tables(of: kind, in: stored) {
          for check in Check.history(table) { try run(check, .history, report) }
        }
        try run(Check.tallies(kind, in: stored), .history, report)
      }
    }
  }

  private func checkFile(_ report: (Fault) throws -> Void) throws {
    let rows = try connection.prepareFresh(Check.integrity)
    defer { rows.reset() }
    var places = 0
    while try rows.step() {
      let text = rows.text(at: 0)
      if let table = Check.brokenTable(text) {
        try report(Fault(sort: .file, subject: nil, text: "a row of \(table) breaks its rules"))
      } else if text != "ok" {
        places += 1
      }
    }
    if places > 0 {
      let text = "it is damaged in \(places) \(places == 1 ? "place" : "places")"
      try report(Fault(sort: .file, subject: nil, text: text))
    }
    let references = try connection.prepareFresh(Check.references)
    defer { references.reset() }
    while try references.step() {
      let (table, parent) = (references.text(at: 0), references.text(at: 2))
      let handle =
        references.isNull(at: 1) || schema.kind(table) == nil
        ? nil : try lastHandle(of: RecordID(raw: references.integer(at: 1)))
      try report(
        Fault(
          sort: .reference, subject: handle ?? "a row of \(table)",
          text: "refers to a \(parent) that is not there"))
    }
  }

  private func checkHandles(_ kind: Kind, _ report: (Fault) throws -> Void) throws {
    guard kind.isNamed else { return }
    try fieldValues(kind, ["handle"]) { _, values in
      guard case .text(let handle)? = values.first, !Slug.isValid(handle) else { return }
      try report(Fault(sort: .rule, subject: handle, text: "is no handle"))
    }
  }

  private func run(_ check: Check, _ sort: Fault.Sort, _ report: (Fault) throws -> Void) throws {
    let rows = try connection.prepareFresh(check.sql)
    defer { rows.reset() }
    while try rows.step() {
      let number = rows.integer(at: 0)
      let subject =
        switch check.subject {
        case .record: try lastHandle(of: RecordID(raw: number)) ?? "a record"
        case .step: "step \(number)"
        }
      try report(Fault(sort: sort, subject: subject, text: check.fault))
    }
  }
}
