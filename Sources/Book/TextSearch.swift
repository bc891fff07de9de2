import Domain
import GRDB

/// `~`: contains, without regard to case, in any alphabet.
enum TextSearch {
  static let function = DatabaseFunction("contains_text", argumentCount: 2, pure: true) { values in
    guard let text = String.fromDatabaseValue(values[0]),
      let wanted = String.fromDatabaseValue(values[1])
    else { return nil }
    return contains(text, wanted)
  }

  static func contains(_ text: String, _ wanted: String) -> Bool {
    var text = text
    var wanted = wanted
    let ascii = text.withUTF8 { text in wanted.withUTF8 { containsASCII(text, $0) } }
    if let ascii { return ascii }
    return Array(text.lowercased().composed.utf8)
      .containsSubsequence(Array(wanted.lowercased().composed.utf8))
  }

  /// Nil where either side goes beyond ASCII.
  private static func containsASCII(
    _ text: UnsafeBufferPointer<UInt8>, _ wanted: UnsafeBufferPointer<UInt8>
  ) -> Bool? {
    guard wanted.allSatisfy({ $0 < 0x80 }), text.allSatisfy({ $0 < 0x80 }) else { return nil }
    guard let head = wanted.first.map(lowered) else { return true }
    guard wanted.count <= text.count else { return false }
    for start in 0...(text.count - wanted.count) where lowered(text[start]) == head {
      var index = 1
      while index < wanted.count, lowered(text[start + index]) == lowered(wanted[index]) {
        index += 1
      }
      if index == wanted.count { return true }
    }
    return false
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}

extension Array where Element == UInt8 {
  fileprivate func containsSubsequence(_ wanted: [UInt8]) -> Bool {
    guard !wanted.isEmpty else { return true }
    guard wanted.count <= count else { return false }
    return (0...(count - wanted.count)).contains {
      self[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }
}
