import Domain
import Foundation
import Output
import Query

/// Reads back the arrays in which the database gathers a list.
enum JSONList {
  static func cells(_ json: String, _ element: ValueType) -> [Cell] {
    guard json != "[]",
      let members = try? JSONDecoder().decode([Member?].self, from: Data(json.utf8))
    else { return [] }
    return members.map { member in
      switch (member, element) {
      case (nil, _): .missing
      case (.number(let number)?, .date): .date(Day(number: Int(number)).description)
      case (.number(let number)?, .boolean): .boolean(number != 0)
      case (.number(let number)?, .time): .text(Clock.spelling(Int64(number)))
      case (.number(let number)?, _): .number(number)
      case (.text(let text)?, _): .text(text)
      }
    }
  }

  private enum Member: Decodable {
    case number(Double)
    case text(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }
  }
}
