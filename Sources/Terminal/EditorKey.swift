import CLibedit

/// The keys that the editor names itself, each by a C1 control character, which nobody can
/// type. libedit then sees one character instead of a sequence, so that no part of it can be
/// taken for text, in vi's modes and in a search either.
enum EditorKey: wchar_t, CaseIterable {
  case insertion = 0x80
  case up
  case down
  case left
  case right
  case home
  case end
  case delete
  case wordLeft
  case wordRight
  case deleteWord
  case searchUp
  case searchDown

  /// The function of libedit, or of the editor, that the key stands for.
  var command: String {
    switch self {
    case .insertion: "insert-text"
    case .up: "ed-prev-history"
    case .down: "ed-next-history"
    case .left: "ed-prev-char"
    case .right: "ed-next-char"
    case .home: "ed-move-to-beg"
    case .end: "ed-move-to-end"
    case .delete: "ed-delete-next-char"
    case .wordLeft: "ed-prev-word"
    case .wordRight: "em-next-word"
    case .deleteWord: "em-delete-next-word"
    case .searchUp: "ed-search-prev-history"
    case .searchDown: "ed-search-next-history"
    }
  }

  /// The key a sequence without its ESC is sent by, on xterm, the Linux console, rxvt, PuTTY
  /// and screen.
  init?(sequence: String) {
    switch sequence {
    case "[A", "OA": self = .up
    case "[B", "OB": self = .down
    case "[C", "OC": self = .right
    case "[D", "OD": self = .left
    case "[H", "OH", "[1~", "[7~", "[1;2H": self = .home
    case "[F", "OF", "[4~", "[8~", "[1;2F": self = .end
    case "[3~": self = .delete
    case "[1;5C", "[1;3C", "[1;9C", "[5C", "Oc", "[1;6C": self = .wordRight
    case "[1;5D", "[1;3D", "[1;9D", "[5D", "Od", "[1;6D": self = .wordLeft
    case "[3;5~", "[3;3~", "[3^": self = .deleteWord
    case "[5~": self = .searchUp
    case "[6~": self = .searchDown
    default: return nil
    }
  }
}
