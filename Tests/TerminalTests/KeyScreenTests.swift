import Foundation
import Screens
import Testing

@testable import Terminal

/// Every key on every sort of line, as whole screens. `RAPPORT_RECORD=1` writes them anew, to be
/// looked at before they are kept.
@Suite(.serialized) struct KeyScreenTests {
  static let keys: [(name: String, bytes: String)] = [
    ("Left", "\u{1B}[D"), ("Left (application)", "\u{1B}OD"), ("Right", "\u{1B}[C"),
    ("Up", "\u{1B}[A"), ("Down", "\u{1B}[B"), ("Home", "\u{1B}[H"), ("Home (vt)", "\u{1B}[1~"),
    ("End", "\u{1B}[F"), ("End (rxvt)", "\u{1B}[8~"), ("Insert", "\u{1B}[2~"),
    ("Delete", "\u{1B}[3~"), ("Backspace", "\u{7F}"), ("Ctrl-H", "\u{8}"),
    ("Page Up", "\u{1B}[5~"), ("Page Down", "\u{1B}[6~"), ("Ctrl-Left", "\u{1B}[1;5D"),
    ("Ctrl-Right", "\u{1B}[1;5C"), ("Alt-Left", "\u{1B}[1;3D"), ("Alt-Right", "\u{1B}[1;3C"),
    ("Alt-Left (macOS)", "\u{1B}b"), ("Alt-Right (macOS)", "\u{1B}f"),
    ("Ctrl-Up", "\u{1B}[1;5A"), ("Ctrl-Down", "\u{1B}[1;5B"), ("Shift-Left", "\u{1B}[1;2D"),
    ("Shift-Right", "\u{1B}[1;2C"), ("Ctrl-Delete", "\u{1B}[3;5~"),
    ("Alt-Backspace", "\u{1B}\u{7F}"), ("Alt-D", "\u{1B}d"), ("Ctrl-A", "\u{1}"),
    ("Ctrl-B", "\u{2}"), ("Ctrl-D", "\u{4}"), ("Ctrl-E", "\u{5}"), ("Ctrl-F", "\u{6}"),
    ("Ctrl-G", "\u{7}"), ("Tab", "\t"), ("Shift-Tab", "\u{1B}[Z"), ("Ctrl-K", "\u{B}"),
    ("Ctrl-L", "\u{C}"), ("Ctrl-N", "\u{E}"), ("Ctrl-P", "\u{10}"), ("Ctrl-R", "\u{12}"),
    ("Ctrl-T", "\u{14}"), ("Ctrl-U", "\u{15}"), ("Ctrl-W", "\u{17}"), ("Ctrl-Y", "\u{19}"),
    ("Ctrl-_", "\u{1F}"), ("Alt-Enter", "\u{1B}\r"), ("Alt-C", "\u{1B}c"), ("Alt-U", "\u{1B}u"),
    ("Alt-L", "\u{1B}l"), ("Alt-H", "\u{1B}h"), ("Alt-Y", "\u{1B}y"), ("Alt-<", "\u{1B}<"),
    ("Alt->", "\u{1B}>"), ("F1", "\u{1B}OP"), ("F2", "\u{1B}OQ"), ("F5", "\u{1B}[15~"),
    ("F12", "\u{1B}[24~"), ("Shift-F5", "\u{1B}[15;2~"), ("F3", "\u{1B}OR"),
    ("Ctrl-Space", "\u{0}"), ("Ctrl-O", "\u{F}"), ("Ctrl-]", "\u{1D}"), ("Ctrl-^", "\u{1E}"),
    ("Ctrl-V", "\u{16}"), ("Alt-E", "\u{1B}e"), ("Alt-.", "\u{1B}."), ("Ctrl-Home", "\u{1B}[1;5H"),
    ("Ctrl-End", "\u{1B}[1;5F"), ("Shift-Home", "\u{1B}[1;2H"), ("Ctrl-Backspace", "\u{1B}[127;5u"),
    ("Shift-Enter", "\u{1B}[13;2u"), ("Menu", "\u{1B}[29~"), ("Focus", "\u{1B}[I"),
    ("Mouse", "\u{1B}[<0;3;3M"), ("a letter", "x"), ("a wide letter", "李"),
    ("a combining mark", "\u{301}"), ("an emoji", "👩‍💻"), ("a paste", "\u{1B}[200~p q\rr\u{1B}[201~"),
  ]

  static let sorts = ["plain", "wide", "wrapped", "lines"]

  static func line(_ sort: String, columns: Int) -> String {
    switch sort {
    case "plain": return "set dana role 5"
    case "wide": return "add 李明 Zoe\u{308} 👍 7"
    case "wrapped":
      let words = "promise number 12 to marketing, "
      return String(String(repeating: words, count: 20).prefix(columns * 2 + columns / 2))
    default: return "for each p in (people\nsay 3)\nend"
    }
  }

  static func desk(columns: Int) throws -> Desk {
    let desk = try Desk(columns: columns, rows: 12, usesColour: true)
    let helper = Helper()
    helper.words = ["number", "numbers", "role", "say"]
    helper.ghost = { $0.hasSuffix("5") ? "0 due today" : nil }
    helper.hint = { "\($0.split(separator: " ").first ?? ""): what is missing" }
    desk.editor.assistant = helper
    let history = History(path: nil)
    for entry in ["goals", "set dana role 4", "units"] { _ = history.add(entry) }
    desk.editor.history = history
    return desk
  }

  @Test(arguments: [20, 40, 80, 200])
  func everyKeyOnEveryLine(columns: Int) throws {
    var found = ""
    for sort in Self.sorts {
      for (name, bytes) in Self.keys {
        let desk = try Self.desk(columns: columns)
        var seen = ""
        var resized = ""
        var fresh = ""
        let outcome = desk.read(
          [.type("\u{1B}[D"), .type("\u{1B}[D"), .type("\u{1B}b")]
            + [.type(bytes), .look { seen = $0.shown }, .resize(columns * 3 / 4, 12)]
            + [.look { resized = Self.fromPrompt($0.shown) }],
          initial: Self.line(sort, columns: columns))
        #expect(outcome == .endOfFile)
        #expect(desk.emulator.unknown.isEmpty)
        found += "=== \(sort), \(name)\n\(seen)\n"
        // A window that always had that width shows the same.
        let other = try Self.desk(columns: columns * 3 / 4)
        _ = other.read(
          [.type("\u{1B}[D"), .type("\u{1B}[D"), .type("\u{1B}b")]
            + [.type(bytes), .look { fresh = Self.fromPrompt($0.shown) }],
          initial: Self.line(sort, columns: columns))
        #expect(resized == fresh, "\(sort), \(name)")
      }
    }
    try Golden.check(found, "\(columns).txt")
  }

  private static func fromPrompt(_ screen: String) -> String {
    let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
    return lines[(lines.firstIndex { $0.hasPrefix("> ") || $0.hasPrefix("search:") } ?? 0)...]
      .joined(separator: "\n")
  }
}

/// Screens that are kept as files.
enum Golden {
  static func check(_ found: String, _ name: String, _ file: String = #filePath) throws {
    let path = URL(fileURLWithPath: file).deletingLastPathComponent()
      .appendingPathComponent("Screens/\(name)")
    if ProcessInfo.processInfo.environment["RAPPORT_RECORD"] != nil {
      try found.write(to: path, atomically: true, encoding: .utf8)
      return
    }
    let wanted = try String(contentsOf: path, encoding: .utf8)
    guard found != wanted else { return }
    let parts = (found.components(separatedBy: "=== "), wanted.components(separatedBy: "=== "))
    for (found, wanted) in zip(parts.0, parts.1) where found != wanted {
      Issue.record("\(name): found\n\(found)\nwanted\n\(wanted)")
    }
    #expect(parts.0.count == parts.1.count)
  }
}
