import Foundation
import Screens
import Testing

@testable import Terminal

/// Long text, a window at a time: what is seen, and what was there before.
@Suite(.serialized) struct PagesTests {
  private static func text(_ lines: Int) -> String {
    (1...lines).map { "line \($0)\n" }.joined()
  }

  /// Types keys at a text in a window of 6 rows; the screens after each.
  private func screens(
    _ text: String, _ acts: [Desk.Act], columns: Int = 40
  ) throws -> (seen: [String], after: String, next: LineEditor.Outcome) {
    let desk = try Desk(columns: columns, rows: 6)
    _ = desk.read([.type("before\r")])
    var seen: [String] = []
    let looking = acts.flatMap { act -> [Desk.Act] in
      [.look { seen.append($0.shown) }, act]
    }
    #expect(desk.page(text, looking))
    #expect(desk.emulator.unknown.isEmpty)
    let after = desk.shown
    return (seen, after, desk.go(on: [.type("\r")]))
  }

  @Test func spaceLeadsThroughToTheEndAndBack() throws {
    let (seen, after, next) = try screens(
      Self.text(12), [.type(" "), .type(" "), .type("\u{1B}[A"), .type("\u{1B}[H"), .type("q")])
    #expect(
      seen == [
        "line 1\nline 2\nline 3\nline 4\nline 5\n1–5 of 12 · Space: more · q: back▏",
        "line 6\nline 7\nline 8\nline 9\nline 10\n6–10 of 12 · Space: more · q: back▏",
        "line 11\nline 12\n\n\n\n11–12 of 12 · Space: back▏",
        "line 10\nline 11\nline 12\n\n\n10–12 of 12 · Space: back▏",
        "line 1\nline 2\nline 3\nline 4\nline 5\n1–5 of 12 · Space: more · q: back▏",
      ])
    #expect(after == "> before\n▏")
    #expect(next == .line(""))
  }

  @Test(arguments: [" ", "\r", "q", "\u{3}", "\u{1B}"])
  func leavesAtTheEnd(key: String) throws {
    let (_, after, next) = try screens(Self.text(12), [.type("\u{1B}[F"), .type(key), .wait])
    #expect(after == "> before\n▏")
    #expect(next == .line(""))
  }

  @Test(arguments: ["goals", "李明", "\u{1B}[200~pasted\u{1B}[201~"])
  func whatIsTypedNextIsNotLost(typed: String) throws {
    let (_, _, next) = try screens(Self.text(12), [.type(typed)])
    let wanted = typed.hasPrefix("\u{1B}") ? "pasted" : typed
    #expect(next == .line(wanted))
  }

  @Test func aNewSizeBreaksLinesAnew() throws {
    let long = "\u{1B}[1m" + String(repeating: "ab 李 ", count: 10) + "\u{1B}[0m\nlast\n"
    let text = Self.text(4) + long
    let (seen, _, _) = try screens(
      text, [.type("\u{1B}[F"), .resize(20, 6), .resize(80, 4), .type("q")])
    #expect(seen[1].hasPrefix("line 3\nline 4\nab 李 ab"))
    #expect(seen[2].split(separator: "\n").count == 6)
    #expect(seen[2].contains("\n李 ab"))
    #expect(seen[3].split(separator: "\n").count == 4)
  }

  @Test func stopsAndGoesOn() throws {
    let (seen, after, _) = try screens(
      Self.text(9), [.signal(SIGTSTP), .type(" "), .type(" "), .type(" ")])
    #expect(seen[1].hasPrefix("line 1\nline 2"))
    #expect(after == "> before\nelsewhere\n▏")
  }

  @Test func whoTypesAheadDoesNotWait() throws {
    let desk = try Desk(columns: 40, rows: 6)
    desk.prepare([.type("next")])
    #expect(!desk.page(Self.text(20), []))
  }

  @Test func rowsAreCountedAsTheyAreShown() {
    let rows = { Pages.rows(of: $0, columns: 10, most: 100) }
    #expect(rows("") == 1)
    #expect(rows("a\nb\n") == 2)
    #expect(rows("\u{1B}[1m0123456789\u{1B}[0m\n") == 1)
    #expect(rows("0123456789a\n\n") == 3)
    #expect(rows("李李李李李李\n") == 2)
    #expect(Pages.rows(of: Self.text(50), columns: 10, most: 24) == 24)
  }
}
