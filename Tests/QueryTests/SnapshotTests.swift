import Domain
import Query
import Testing

/// The statement each stage of the language comes to. `⟨…⟩` is a bound value.
@Suite struct SnapshotTests {
  @Test func everyStageOfTheLanguage() throws {
    let scratch = try ScratchBook()
    try scratch.step { change in
      let it = try scratch.add(change, "unit", ["title": .text("IT"), "side": .text("it")])
      let sales = try scratch.add(change, "unit", ["title": .text("Sales")])
      let dana = try scratch.add(change, "person", ["title": .text("Dana"), "in": .record(sales)])
      let growth = try scratch.add(
        change, "goal", ["title": .text("Growth"), "owner": .record(dana), "of": .records([sales])])
      try scratch.add(
        change, "promise",
        ["title": .text("x"), "by": .record(it), "to": .record(dana), "for": .record(growth)])
    }
    for (question, expected) in snapshots {
      let bound = try scratch.bind(question)
      #expect(bound.statement.spelled == expected, "\(question)")
      // It runs, and so does the statement of its ids.
      #expect(throws: Never.self) { try scratch.ask(question) }
    }
  }
}

extension SQL {
  fileprivate var spelled: String {
    let (text, values) = prepared
    var rest = values[...]
    var result = ""
    for character in text {
      if character == "?", let value = rest.popFirst() {
        switch value {
        case .null: result += "⟨⟩"
        case .integer(let number): result += "⟨\(number)⟩"
        case .real(let number): result += "⟨\(number)⟩"
        case .blob(let bytes): result += "⟨\(bytes.count) bytes⟩"
        case .text(let text): result += "⟨‘\(text)’⟩"
        }
      } else if character != "\"" {
        result.append(character)
      }
    }
    return result
  }
}
