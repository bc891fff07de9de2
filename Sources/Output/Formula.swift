/// Texts that a spreadsheet would run as formulas when it opens a CSV file.
///
/// One that begins with `=`, `+`, `-`, `@`, a tab or a carriage return, also behind apostrophes of
/// its own, gets an apostrophe before it; reading takes one off such a text, so that it comes back
/// as it was.
package enum Formula {
  package static func guarded(_ text: String) -> String { isRun(text.utf8) ? "'" + text : text }

  package static func unguarded(_ text: String) -> String {
    text.utf8.first == UInt8(ascii: "'") && isRun(text.utf8) ? String(text.dropFirst()) : text
  }

  /// - Parameter text: UTF-8.
  static func isRun(_ text: some Sequence<UInt8>) -> Bool {
    switch text.first(where: { $0 != UInt8(ascii: "'") }) {
    case UInt8(ascii: "=")?, UInt8(ascii: "+")?, UInt8(ascii: "-")?, UInt8(ascii: "@")?, 0x09?,
      0x0D?:
      true
    default: false
    }
  }
}
