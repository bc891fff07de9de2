import Book
import Domain
import Query

/// Who takes part in a workshop, and from which unit.
struct Participant: Equatable {
  var id: RecordID
  var handle: String
  var title: String
  var unit: RecordID?
  var side: String
}

extension Session {
  /// The people of parties: a unit's and those of its sub-units, a person themselves. In the order
  /// of units, then of entry.
  func participants(_ parties: [RecordID]) throws -> [Participant] {
    guard let people = book.schema.kind("person"), let units = book.schema.kind("unit") else {
      return []
    }
    var ids: [RecordID] = []
    for party in parties {
      if party.kindCode == people.code {
        ids.append(party)
      } else if party.kindCode == units.code {
        ids += try records("people where in within \(try handle(party))", in: named)
      }
    }
    return try ids.uniqued().map { try participant($0) }
  }

  /// Questions of the program itself take no beginnings of names.
  private var named: Environment {
    var environment = environment
    environment.acceptsPrefixes = false
    environment.isRoomOn = false
    return environment
  }

  func participant(_ id: RecordID) throws -> Participant {
    let values = try book.values(of: id)
    var participant = Participant(
      id: id, handle: try handle(id), title: try handle(id), unit: nil, side: "business")
    if case .text(let title)? = values?["title"] { participant.title = title }
    if case .record(let unit)? = values?["in"] {
      participant.unit = unit
      if case .text(let side)? = try book.values(of: unit)?["side"] { participant.side = side }
    }
    return participant
  }

  func title(_ id: RecordID) throws -> String {
    if case .text(let title)? = try book.values(of: id)?["title"] { return title }
    return try handle(id)
  }
}
