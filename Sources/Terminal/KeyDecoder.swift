/// Bytes from a terminal → keys. It is fed byte by byte and never reads by itself.
struct KeyDecoder {
  enum Key: Equatable {
    case character(Unicode.Scalar)
    /// A whole escape sequence, with its ESC.
    case sequence([UInt8])
    /// ESC and one more byte: Alt with a key.
    case alt(UInt8)
    /// ESC, after which nothing came.
    case escape
    /// What was pasted between the brackets, as it was sent.
    case paste([UInt8])
  }

  private enum State {
    case ground
    /// Inside UTF-8: bytes so far, and how many there will be.
    case character([UInt8], Int)
    case escape
    /// `ESC [`, or `ESC O`, and what followed.
    case control([UInt8])
    case function([UInt8])
    /// `ESC [ [`: one more byte names a key of the Linux console.
    case console
    /// A string for or from the terminal, which ends with BEL or `ESC \`.
    case string([UInt8])
    case paste([UInt8])
  }

  private var state = State.ground

  private static let escape: UInt8 = 0x1B
  private static let pasteStart = Array("\u{1B}[200~".utf8)
  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  /// A longer string, or a longer sequence, is noise.
  private static let longest = 4096

  var isEscape: Bool { if case .escape = state { true } else { false } }

  /// Many bytes are to be expected at once.
  var isInPaste: Bool { if case .paste = state { true } else { false } }

  /// What stands here may be whole already, if nothing follows soon.
  var isAmbiguous: Bool {
    switch state {
    case .escape: true
    case .function(let bytes), .string(let bytes): bytes.count == 2
    default: false
    }
  }

  /// Nothing followed in time.
  mutating func timeOut() -> Key? {
    defer { state = .ground }
    return switch state {
    case .escape: .escape
    case .function(let bytes), .string(let bytes): .alt(bytes[1])
    default: nil
    }
  }

  mutating func reset() { state = .ground }

  mutating func feed(_ byte: UInt8) -> Key? {
    switch state {
    case .ground: return begin(byte)
    case .character(let bytes, let count): return character(bytes, count, byte)
    case .escape: return escaped(byte)
    case .console:
      state = .ground
      return .sequence(Array("\u{1B}[[".utf8) + [byte])
    case .control(let bytes): return control(bytes, byte)
    case .function(let bytes):
      if (0x30...0x3B).contains(byte), bytes.count < 16 {
        state = .function(bytes + [byte])
        return nil
      }
      state = .ground
      return byte > 0x20 && byte < 0x7F ? .sequence(bytes + [byte]) : begin(byte)
    case .string(let bytes): return string(bytes, byte)
    case .paste: return paste(byte)
    }
  }

  private mutating func begin(_ byte: UInt8) -> Key? {
    switch byte {
    case KeyDecoder.escape: state = .escape
    case 0..<0x80: return .character(Unicode.Scalar(byte))
    case 0xC2..<0xE0: state = .character([byte], 2)
    case 0xE0..<0xF0: state = .character([byte], 3)
    case 0xF0..<0xF5: state = .character([byte], 4)
    default: break
    }
    return nil
  }

  private mutating func character(_ bytes: [UInt8], _ count: Int, _ byte: UInt8) -> Key? {
    state = .ground
    guard byte & 0xC0 == 0x80 else { return begin(byte) }
    let bytes = bytes + [byte]
    guard bytes.count == count else {
      state = .character(bytes, count)
      return nil
    }
    // C1 control characters are the editor's own names for keys.
    guard let text = String(validating: bytes, as: UTF8.self),
      let scalar = text.unicodeScalars.first, scalar.value >= 0xA0
    else { return nil }
    return .character(scalar)
  }

  private mutating func escaped(_ byte: UInt8) -> Key? {
    let bytes = [KeyDecoder.escape, byte]
    state = .ground
    switch byte {
    case 0x5B: state = .control(bytes)
    case 0x4F: state = .function(bytes)
    case 0x50, 0x58, 0x5D...0x5F: state = .string(bytes)
    case KeyDecoder.escape: state = .escape
    case 0x80...:
      // Alt with a letter beyond ASCII: the letter itself.
      return begin(byte)
    default: return .alt(byte)
    }
    return nil
  }

  private mutating func control(_ bytes: [UInt8], _ byte: UInt8) -> Key? {
    switch byte {
    case 0x5B where bytes.count == 2: state = .console
    case 0x20..<0x40:
      state = bytes.count < KeyDecoder.longest ? .control(bytes + [byte]) : .ground
    case 0x40..<0x7F:
      let sequence = bytes + [byte]
      state = sequence == KeyDecoder.pasteStart ? .paste([]) : .ground
      return isInPaste ? nil : .sequence(sequence)
    default:
      state = .ground
      return begin(byte)
    }
    return nil
  }

  private mutating func string(_ bytes: [UInt8], _ byte: UInt8) -> Key? {
    let bytes = bytes + [byte]
    if byte == 0x07 || bytes.suffix(2) == [KeyDecoder.escape, 0x5C] {
      state = .ground
      return .sequence(bytes)
    }
    // A line break or Ctrl-C is a person's: there was no string.
    guard bytes.count < KeyDecoder.longest, byte >= 0x20 || byte == KeyDecoder.escape else {
      state = .ground
      return begin(byte)
    }
    state = .string(bytes)
    return nil
  }

  private mutating func paste(_ byte: UInt8) -> Key? {
    guard case .paste(var bytes) = state else { return nil }
    state = .ground  // so that the bytes are not copied
    bytes.append(byte)
    if byte == 0x7E, bytes.suffix(KeyDecoder.pasteEnd.count) == KeyDecoder.pasteEnd[...] {
      return .paste(Array(bytes.dropLast(KeyDecoder.pasteEnd.count)))
    }
    state = .paste(bytes)
    return nil
  }
}
