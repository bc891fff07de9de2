import CLibedit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The terminal as the editor uses it; tests put another in its place.
package struct Console {
  /// Sends text.
  var write: (String) -> Void
  /// Waits for a byte or a signal; below 0 without end.
  var wait: (_ milliseconds: Int) -> Interrupts.Wake
  /// Up to so many bytes; empty when there are none yet, nil at the end.
  var read: (_ most: Int) -> [UInt8]?
  /// Signals that came since it was asked last.
  var signals: () -> Set<Int32>
  /// The window.
  var size: () -> (columns: Int, rows: Int)
  /// Stops the program as Ctrl-Z does, until it is continued.
  var suspend: () -> Void

  /// A terminal by its descriptors.
  static func descriptors(_ input: Int32, _ output: Int32) -> Console {
    let keyboard = Keyboard(input)
    return Console(
      write: { _ = FileOutput.write(Array($0.utf8), to: output) },
      wait: { Interrupts.wait(for: keyboard.descriptor, milliseconds: $0) },
      read: { most in
        var space = [UInt8](repeating: 0, count: most)
        #if canImport(Glibc)
          let count = Glibc.read(keyboard.descriptor, &space, space.count)
        #elseif canImport(Musl)
          let count = Musl.read(keyboard.descriptor, &space, space.count)
        #else
          let count = Darwin.read(keyboard.descriptor, &space, space.count)
        #endif
        if count < 0 { return errno == EINTR || errno == EAGAIN ? [] : nil }
        return count > 0 ? Array(space.prefix(count)) : nil
      },
      signals: {
        var numbers = [UInt8](repeating: 0, count: 64)
        let descriptor = cle_wake_descriptor()
        #if canImport(Glibc)
          let count = Glibc.read(descriptor, &numbers, numbers.count)
        #elseif canImport(Musl)
          let count = Musl.read(descriptor, &numbers, numbers.count)
        #else
          let count = Darwin.read(descriptor, &numbers, numbers.count)
        #endif
        let came = Set(numbers.prefix(max(0, count)).map { Int32($0) })
        return Interrupts.isRaised ? came.union([SIGINT]) : came.subtracting([SIGINT])
      },
      size: { Screen.size(output) },
      suspend: { cle_suspend() })
  }
}

/// A terminal's input, read without waiting.
///
/// Ctrl-C throws away what is typed and not yet read. A key that was there when the terminal was
/// asked may be gone when it is read, and a read that waited would sit through every further Ctrl-C.
private final class Keyboard {
  /// Opened anew: whether it waits is a property that one terminal's descriptors share with the
  /// shell that started the program. Where that cannot be, the one given.
  let descriptor: Int32
  private let isOwn: Bool

  init(_ input: Int32) {
    var name = [CChar](repeating: 0, count: 1024)
    let opened =
      ttyname_r(input, &name, name.count) == 0
      ? open(name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC) : -1
    isOwn = opened >= 0
    descriptor = isOwn ? opened : input
  }

  deinit { if isOwn { close(descriptor) } }
}
