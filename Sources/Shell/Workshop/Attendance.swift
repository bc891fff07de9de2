import Domain
import Insight
import Query

/// Who takes part, and what of them can be shown.
struct Attendance {
  var people: [Participant]
  /// Titles of units by record.
  var titles: [RecordID: String]

  init(_ people: [Participant], _ session: Session) throws {
    self.people = people
    titles = [:]
    for unit in people.compactMap(\.unit).uniqued() { titles[unit] = try session.title(unit) }
  }

  private var units: [(title: String, count: Int)] {
    people.map(\.unit).uniqued().map { unit in
      (unit.flatMap { titles[$0] } ?? "no unit", people.count { $0.unit == unit })
    }
  }

  /// `12 take part: Marketing 6, IT 6.`, where they are more or fewer than an exercise is for, and of
  /// which units nothing can be shown.
  func words(_ exercise: Exercise, _ privacy: String) -> String {
    let list = units.map { "\($0.title) \($0.count)" }.joined(separator: ", ")
    var lines = ["\(people.count) take part: \(list)."]
    let range = exercise.group.split(separator: "-").compactMap { Int($0) }
    if let least = range.first, let most = range.last, people.count < least || people.count > most {
      lines.append("It is made for \(exercise.group) people.")
    }
    let small = units.filter { $0.count < Disclosure.least }.map(\.title)
    if privacy != "named", !small.isEmpty {
      lines.append(
        "Fewer than \(Disclosure.least): nothing is shown of \(small.joined(separator: ", ")) alone."
      )
    }
    return lines.joined(separator: " ")
  }

  /// A line for each unit, with everybody's name: made-up people stand out in front of the room.
  var names: String {
    people.map(\.unit).uniqued().map { unit in
      let members = people.filter { $0.unit == unit }.map(\.title)
      return "\(unit.flatMap { titles[$0] } ?? "No unit"): \(members.joined(separator: ", "))"
    }.joined(separator: "\n")
  }
}
