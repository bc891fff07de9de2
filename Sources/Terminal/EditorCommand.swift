import CLibedit

/// What the editor does by itself; everything else is libedit's. The names serve in `~/.editrc`.
enum EditorCommand: Int32, CaseIterable {
  // These have a key of their own, so that a terminal's sequences can stand for them.
  case insertText
  case completeWord
  case completePrevious
  case acceptLine
  case insertLine
  case previousCharacter
  case nextCharacter
  case previousWord
  case nextWord
  case beginningOfLine
  case endOfLine
  case previousLine
  case nextLine
  case previousEntry
  case nextEntry
  case firstEntry
  case lastEntry
  case deleteNext
  case killNextWord
  case killPreviousWord
  case showHelp
  case showSignature
  case editElsewhere
  // These are bound to characters only.
  case searchHistory
  case clearScreen
  case undo
  case deletePrevious
  case deleteOrEnd
  case killToEnd
  case killToBeginning
  case killPreviousBlank
  case yank
  case yankPrevious
  case questionMark

  /// What it is called in key bindings.
  var name: String {
    String(
      describing: self
    ).reduce(into: "") { name, letter in
      if letter.isUppercase { name += "-" }
      name += letter.lowercased()
    }
  }

  /// A C1 control character, which nobody can type. libedit then sees one character instead
  /// of a sequence, so that no part of it can be taken for text, in vi's modes either.
  var key: wchar_t? { rawValue < 32 ? 0x80 + wchar_t(rawValue) : nil }

  /// What libedit does in vi's command mode, where a cursor stands on characters.
  var viCommand: String? {
    switch self {
    case .previousCharacter: "ed-prev-char"
    case .nextCharacter: "ed-next-char"
    case .beginningOfLine: "ed-move-to-beg"
    case .endOfLine: "ed-move-to-end"
    case .deleteNext: "ed-delete-next-char"
    case .previousWord: "vi-prev-word"
    case .nextWord: "vi-next-word"
    default: nil
    }
  }

  /// Keys in emacs' map, in the notation of libedit's `bind`.
  static let emacsKeys: [(key: String, command: EditorCommand)] = [
    ("^I", .completeWord), ("^J", .acceptLine), ("^M", .acceptLine), ("^[^M", .insertLine),
    ("^[^J", .insertLine), ("^B", .previousCharacter), ("^F", .nextCharacter),
    ("^[b", .previousWord), ("^[f", .nextWord), ("^A", .beginningOfLine), ("^E", .endOfLine),
    ("^P", .previousLine), ("^N", .nextLine), ("^[<", .firstEntry), ("^[>", .lastEntry),
    ("^D", .deleteOrEnd), ("^H", .deletePrevious), ("^?", .deletePrevious),
    ("^[d", .killNextWord), ("^[^H", .killPreviousWord), ("^[^?", .killPreviousWord),
    ("^W", .killPreviousBlank), ("^K", .killToEnd), ("^U", .killToBeginning), ("^Y", .yank),
    ("^[y", .yankPrevious), ("^_", .undo), ("^X^U", .undo), ("^R", .searchHistory),
    ("^L", .clearScreen), ("^[h", .showSignature), ("^[e", .editElsewhere),
    ("^X^E", .editElsewhere), ("?", .questionMark),
  ]

  /// Keys in vi's map for inserting.
  static let insertingKeys: [(key: String, command: EditorCommand)] = [
    ("^I", .completeWord), ("^J", .acceptLine), ("^M", .acceptLine), ("^F", .nextCharacter),
    ("^H", .deletePrevious), ("^?", .deletePrevious), ("^P", .previousLine), ("^N", .nextLine),
    ("^R", .searchHistory), ("^L", .clearScreen), ("?", .questionMark),
  ]

  /// Keys in vi's map for commands.
  static let commandingKeys: [(key: String, command: EditorCommand)] = [
    ("^J", .acceptLine), ("^M", .acceptLine), ("k", .previousLine), ("j", .nextLine),
    ("^P", .previousLine), ("^N", .nextLine), ("^R", .searchHistory), ("^L", .clearScreen),
    ("v", .editElsewhere),
  ]

  /// The command a sequence without its ESC stands for, on xterm, tmux, screen, the Linux
  /// console, rxvt, PuTTY, macOS Terminal and VS Code.
  init?(sequence: String) {
    switch sequence {
    case "[A", "OA": self = .previousLine
    case "[B", "OB": self = .nextLine
    case "[C", "OC": self = .nextCharacter
    case "[D", "OD": self = .previousCharacter
    case "[H", "OH", "[1~", "[7~", "[1;2H": self = .beginningOfLine
    case "[F", "OF", "[4~", "[8~", "[1;2F": self = .endOfLine
    case "[3~": self = .deleteNext
    case "[1;5C", "[1;3C", "[1;9C", "[5C", "Oc", "[1;6C": self = .nextWord
    case "[1;5D", "[1;3D", "[1;9D", "[5D", "Od", "[1;6D": self = .previousWord
    case "[3;5~", "[3;3~", "[3^": self = .killNextWord
    case "[127;5u", "[27;5;127~", "[8;5u", "[27;5;8~": self = .killPreviousWord
    case "[5~", "[1;5A", "[1;3A", "Oa": self = .previousEntry
    case "[6~", "[1;5B", "[1;3B", "Ob": self = .nextEntry
    case "[1;5H", "[7^": self = .firstEntry
    case "[1;5F", "[8^": self = .lastEntry
    case "[Z", "[27;2;9~", "[9;2u": self = .completePrevious
    case "[13;3u", "[27;3;13~", "[13;2u", "[27;2;13~": self = .insertLine
    case "OM": self = .acceptLine
    case "[11~", "OP", "[[A": self = .showHelp
    case "[12~", "OQ", "[[B": self = .showSignature
    default: return nil
    }
  }
}
