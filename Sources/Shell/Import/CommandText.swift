import Domain
import Query

/// Changes as the commands that a person would type for them.
struct CommandText {
  let names: any RecordNames

  /// `add promise "…" by dana-reyes to it due 2027-02-01`. Fields that only verbs change, as an
  /// import `as history` brings them, stand in a remark behind it.
  func adding(_ draft: Draft) throws -> String {
    var words = ["add", draft.kind.name]
    if case .text(let title)? = draft["title"] { words.append(Self.literal(title)) }
    if let handle = draft.handle { words += ["handle", handle] }
    var led: [String] = []
    for (index, field) in draft.kind.fields.enumerated() where field.name != "title" {
      guard let value = draft[at: index], let text = try text(value, field), text != "none"
      else { continue }
      if field.isByVerbOnly {
        if field.initial != .value(value) { led.append("\(field.name) \(text)") }
      } else {
        words += [field.name, text]
      }
    }
    return words.joined(separator: " ")
      + (led.isEmpty ? "" : "  # as history: \(led.joined(separator: " "))")
  }

  /// `set p17 due 2027-02-01`; nil where nothing would change.
  func setting(_ id: RecordID, _ draft: Draft, from before: Draft) throws -> String? {
    var words: [String] = []
    var led: [String] = []
    for (index, field) in draft.kind.fields.enumerated() {
      guard let value = draft[at: index], !Self.isSame(value, before[at: index]),
        let text = try text(value, field)
      else { continue }
      if field.isByVerbOnly {
        led.append("\(field.name) \(text)")
      } else {
        words += [field.name, text]
      }
    }
    guard !words.isEmpty || !led.isEmpty, let handle = try names.handle(of: id) else { return nil }
    return (words.isEmpty ? "#" : "set") + " " + ([handle] + words).joined(separator: " ")
      + (led.isEmpty ? "" : "  # as history: \(led.joined(separator: " "))")
  }

  private static func isSame(_ value: Value, _ before: Value?) -> Bool {
    if case .records(let ids) = value { return before == .records(ids.uniqued()) }
    return value == before ?? .missing
  }

  /// Nil where a record has no handle yet.
  private func text(_ value: Value, _ field: Domain.Field) throws -> String? {
    switch value {
    case .missing: return "none"
    case .text(let text):
      if case .choice = field.type { return text }
      return Self.literal(text)
    case .number(let number):
      return number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    case .day(let day): return day.description
    case .boolean(let flag): return flag ? "true" : "false"
    case .record(let id): return try names.handle(of: id)
    case .records(let ids):
      let handles = try ids.uniqued().compactMap { try names.handle(of: $0) }
      return handles.isEmpty ? "none" : handles.joined(separator: ", ")
    }
  }

  private static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\", "{": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
