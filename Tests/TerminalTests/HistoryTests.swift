import Foundation
import Testing

@testable import Terminal

/// A folder that is gone with its owner.
final class TemporaryFolder: Sendable {
  let root: String

  init() throws {
    root = NSTemporaryDirectory() + "terminal-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func path(_ name: String) -> String { root + "/" + name }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
  }

  func mode(_ name: String) -> mode_t {
    var status = stat()
    return lstat(path(name), &status) == 0 ? status.st_mode & 0o777 : 0
  }
}

@Suite struct HistoryTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func entriesSurvive() throws {
    let path = folder.path("state/rapport/history")
    let first = History(path: path)
    #expect(first.load() == nil)
    for entry in ["goals", "two\nlines", "say \"Zoë\\\"\t\u{1}😀"] {
      #expect(first.add(entry) == nil)
    }
    let second = History(path: path)
    #expect(second.load() == nil)
    #expect(second.entries == ["goals", "two\nlines", "say \"Zoë\\\"\t\u{1}😀"])
    #expect(folder.mode("state/rapport") == 0o700)
    #expect(folder.mode("state") == 0o700)
    #expect(folder.mode("state/rapport/history") == 0o600)
    #expect(try folder.read("state/rapport/history").hasPrefix("\"goals\"\n\"two\\nlines\"\n"))
  }

  @Test func someThingsStayOut() throws {
    let history = History(path: folder.path("history"))
    for entry in ["a", "a", " secret", "", "  ", "b", "a"] { #expect(history.add(entry) == nil) }
    history.isPrivate = true
    #expect(history.add("private") == nil)
    history.isPrivate = false
    #expect(history.add("c") == nil)
    #expect(history.entries == ["a", "b", "a", "c"])
    #expect(try folder.read("history") == "\"a\"\n\"b\"\n\"a\"\n\"c\"\n")
  }

  @Test func aSymbolicLinkIsRefusedAndSaidOnce() throws {
    try folder.write("precious\n", to: "target")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("history"), withDestinationPath: folder.path("target"))
    let history = History(path: folder.path("history"))
    let message = history.load()
    #expect(message?.contains("symbolic link") == true)
    #expect(history.add("one") == nil)
    #expect(history.entries == ["one"])
    #expect(try folder.read("target") == "precious\n")
  }

  @Test func whatIsNoPlainFileIsRefused() throws {
    #expect(mkfifo(folder.path("fifo"), 0o600) == 0)
    #expect(History(path: folder.path("fifo")).load()?.contains("not a plain file") == true)
    #expect(History(path: folder.path("fifo")).add("x")?.contains("not a plain file") == true)
    #expect(History(path: folder.root).add("x") != nil)
    #expect(History(path: "/proc/no-such/history").add("x") != nil)
  }

  @Test func badLinesArePassedOver() throws {
    let lines = [
      "\"good\"", "_HiStOrY_V2_", "\"open", "\"bad \\x\"", "\"\\ud800\"", "\"a\"b\"", "{}", "",
      "  \"spaced\"\r", "\"\\u00eb\\ud83d\\ude00\"", "\"\"", "\"nul\\u0000\"", "\"torn",
    ]
    try folder.write(lines.joined(separator: "\n"), to: "history")
    let history = History(path: folder.path("history"))
    #expect(history.load() == nil)
    #expect(history.entries == ["good", "spaced", "ë😀"])
    #expect(history.add("next") == nil)
    let again = History(path: folder.path("history"))
    #expect(again.load() == nil)
    #expect(again.entries == ["good", "spaced", "ë😀", "next"])
    #expect(folder.mode("history") == 0o600)
  }

  @Test func twoWritersLoseNothing() throws {
    let path = folder.path("history")
    let threads = 4
    let each = 250
    DispatchQueue.concurrentPerform(iterations: threads) { number in
      let history = History(path: path)
      for index in 0..<each { _ = history.add("\(number) \(index)") }
    }
    let history = History(path: path)
    #expect(history.load() == nil)
    let wanted = Set((0..<threads).flatMap { n in (0..<each).map { "\(n) \($0)" } })
    #expect(Set(history.entries) == wanted)
    #expect(history.entries.count == threads * each)
  }

  @Test func writersAndCompactionLoseNothingRecent() throws {
    let path = folder.path("history")
    DispatchQueue.concurrentPerform(iterations: 4) { number in
      let history = History(path: path, capacity: 400)
      for index in 0..<250 { _ = history.add("\(number) \(index)") }
      _ = history.load()
    }
    let history = History(path: path, capacity: 400)
    #expect(history.load() == nil)
    #expect(history.entries.count == 400)
    #expect(Set(history.entries).count == 400)
    #expect(try folder.read("history").split(separator: "\n").count <= 500)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.root) == ["history"])
  }

  @Test func compactionKeepsTheNewest() throws {
    let lines = (1...1000).map { "\"entry \($0)\"\n" }.joined()
    try folder.write(lines, to: "history")
    let history = History(path: folder.path("history"), capacity: 100)
    #expect(history.load() == nil)
    #expect(history.entries.count == 100)
    #expect(history.entries.last == "entry 1000")
    #expect(try folder.read("history") == String(lines.suffix(try folder.read("history").count)))
    #expect(try folder.read("history").hasPrefix("\"entry 901\"\n"))
    #expect(folder.mode("history") == 0o600)
  }

  @Test func removalReachesTheFile() throws {
    let history = History(path: folder.path("history"))
    for entry in ["add person \"Ann\"", "goals", "lens ann"] { _ = history.add(entry) }
    #expect(history.remove { $0.lowercased().contains("ann") } == nil)
    #expect(history.entries == ["goals"])
    #expect(try folder.read("history") == "\"goals\"\n")
  }
}
